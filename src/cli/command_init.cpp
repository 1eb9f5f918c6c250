// SPDX-License-Identifier: Apache-2.0
// init: a starter project for another district, copied from templates/starter with its name and code filled in.
#include <algorithm>

#include "base/file.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"

namespace qm::cli {
namespace {

namespace fs = std::filesystem;

// A region that no authority uses, so that what is invented can be mistaken for nobody.
constexpr const char* unassigned_code = "440699";
constexpr const char* example_name = "示例区";

struct StarterFile {
    fs::path path;  // relative to the project
    std::string bytes;
};

void collect(const fs::path& starter, const fs::path& inner, std::vector<StarterFile>& files) {
    for (const auto& name : base::list_folder(starter / inner)) {
        if (fs::is_directory(starter / inner / name))
            collect(starter, inner / name, files);
        else
            files.push_back({inner / name, base::read_file(starter / inner / name)});
    }
}

// For a text between quotes in TOML.
std::string in_toml(std::string_view text) {
    return base::replaced(base::replaced(text, "\\", "\\\\"), "\"", "\\\"");
}

std::string filled(const StarterFile& file, const std::string& name, const std::string& code) {
    const bool toml = file.path.extension() == ".toml";
    return base::replaced(base::replaced(file.bytes, "@CODE@", code), "@NAME@", toml ? in_toml(name) : name);
}

void check_name(const std::string& name) {
    const bool control = std::any_of(name.begin(), name.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; });
    if (name.empty() || control || !base::is_utf8(name))
        throw base::Failure{
            base::Exit::usage, "U002", {{"option", "--name"}, {"value", base::shown(name)}, {"expected", "示例区"}}};
}

void check_code(const std::string& code) {
    const bool digits = std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (code.size() != 6 || !digits)
        throw base::Failure{base::Exit::usage,
                            "U002",
                            {{"option", "--code"}, {"value", base::shown(code)}, {"expected", "NNNNNN (440606)"}}};
}

}  // namespace

base::Exit run_init(const Options& options, Console& console) {
    if (options.arguments.empty()) throw base::Failure{base::Exit::usage, "U006", {{"command", "init"}}};
    if (options.arguments.size() > 1)
        throw base::Failure{
            base::Exit::usage, "U005", {{"value", base::shown(options.arguments[1])}, {"command", "init"}}};
    const std::string name = options.name.empty() ? example_name : options.name;
    const std::string code = options.code.empty() ? unassigned_code : options.code;
    check_name(name);
    check_code(code);

    const fs::path folder = options.arguments.front();
    std::error_code ignored;
    const bool existed = fs::exists(folder, ignored);
    if (existed && (!fs::is_directory(folder, ignored) || !base::list_folder(folder).empty()))
        throw base::Failure{base::Exit::usage, "U008", {{"path", base::shown(folder.string(), 400)}}};

    std::vector<StarterFile> files;
    collect(data_folder() / "templates" / "starter", {}, files);
    try {
        for (const auto& file : files) {
            base::make_folder((folder / file.path).parent_path());
            base::write_file(folder / file.path, filled(file, name, code), false);
        }
    } catch (const base::Failure&) {
        // The folder was empty or new: what stands in it now is ours, and half a project would only refuse the next
        // try.
        for (const auto& file : files) base::remove_tree(folder / *file.path.begin());
        if (!existed) base::remove_tree(folder);
        throw;
    }
    console.note(console.say("cli.starter_written", {{"path", folder.string()}}));
    console.note(console.say("cli.starter_next", {{"path", folder.string()}}));
    console.result((folder / "qualitymap.toml").string());
    return base::Exit::clean;
}

}  // namespace qm::cli
