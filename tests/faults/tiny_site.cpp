// SPDX-License-Identifier: Apache-2.0
#include "faults/tiny_site.hpp"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "base/file.hpp"
#include "base/hash.hpp"

namespace qm::faults {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view entry = "2024-05/index.html";

/// Without base/file: a reader must not stumble over the faults that are meant for the writer.
std::string slurp(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, std::istreambuf_iterator<char>{}};
}

std::string wrong_id(int version) {
    return "2024-05-" + base::sha256(std::to_string(version)).substr(0, 12);
}

std::string wrong_pointer(const std::string& id) {
    return "<meta http-equiv=\"refresh\" content=\"0; url=releases/" + id + "/" + std::string{entry} + "\">\n";
}

void put(const fs::path& path, const std::string& bytes) {
    base::make_folder(path.parent_path());
    fs::remove(path);
    base::write_file(path, bytes, true);
}

}  // namespace

std::vector<publish::File> tiny_site(int version) {
    const std::string word = "version " + std::to_string(version) + "\n";
    std::vector<publish::File> files{{std::string{entry}, "entry of " + word, false},
                                     {"assets/site.css", "/* " + word, false}};
    for (int i = 0; i < 10; ++i) {
        const std::string number = std::to_string(i);
        files.push_back({"2024-05/town-" + number + ".html", std::string(100, 'x') + number + " " + word, false});
        files.push_back({"2024-05/en/town-" + number + ".html", number + " en " + word, i % 2 == 0});
    }
    return files;
}

void publish_rightly(const fs::path& output, int version) {
    base::Diagnostics findings;
    base::Progress progress;
    base::Feedback feedback{findings, progress};
    publish::release(output, tiny_site(version), *base::parse_month("2024-05"), std::string{entry}, feedback, 1);
}

void publish_pointer_first(const fs::path& output, int version) {
    base::make_folder(output);
    base::replace_file(output / "index.html", wrong_pointer(wrong_id(version)));
    for (const auto& file : tiny_site(version)) put(output / "releases" / wrong_id(version) / file.path, file.bytes);
}

void publish_ignoring_errors(const fs::path& output, int version) {
    const auto ignoring = [](auto call) {
        try {
            call();
        } catch (const base::Failure&) {
        }
    };
    ignoring([&] { base::make_folder(output); });
    for (const auto& file : tiny_site(version))
        ignoring([&] { put(output / "releases" / wrong_id(version) / file.path, file.bytes); });
    ignoring([&] { base::replace_file(output / "index.html", wrong_pointer(wrong_id(version))); });
}

void publish_in_place(const fs::path& output, int version) {
    for (const auto& file : tiny_site(version)) put(output / "releases" / wrong_id(0) / file.path, file.bytes);
    base::replace_file(output / "index.html", wrong_pointer(wrong_id(0)));
}

void publish_unflushed(const fs::path& output, int version) {
    const auto release = output / "releases" / wrong_id(version);
    for (const auto& file : tiny_site(version)) {
        fs::create_directories((release / file.path).parent_path());
        std::ofstream{release / file.path} << file.bytes;
    }
    std::ofstream{output / "index.new"} << wrong_pointer(wrong_id(version));
    fs::rename(output / "index.new", output / "index.html");
}

void publish_unlocked(const fs::path& output, int version) {
    for (const auto& file : tiny_site(version)) put(output / "releases" / wrong_id(version) / file.path, file.bytes);
    base::replace_file(output / "index.html", wrong_pointer(wrong_id(version)));
}

Found read_as_visitor(const fs::path& output) {
    constexpr std::string_view mark = "content=\"0; url=";
    const std::string pointer = slurp(output / "index.html");
    const auto at = pointer.find(mark);
    if (at == std::string::npos)
        return {0, "index.html is missing or cut: " + std::to_string(pointer.size()) + " bytes"};
    const auto start = at + mark.size();
    const fs::path target = output / pointer.substr(start, pointer.find('"', start) - start);
    const auto release = target.parent_path().parent_path();

    const std::string first = slurp(target);
    const auto number = first.rfind(' ');
    if (number == std::string::npos) return {0, target.string() + " is missing or cut"};
    const int version = std::atoi(first.c_str() + number);
    for (const auto& file : tiny_site(version))
        if (slurp(release / file.path) != file.bytes)
            return {0, (release / file.path).string() + " is not of version " + std::to_string(version)};
    return {version, ""};
}

fs::path fresh_folder(const std::string& name) {
    std::error_code error;
    const bool in_memory = fs::is_directory("/dev/shm", error) && ::access("/dev/shm", W_OK) == 0;
    const auto folder = (in_memory ? fs::path{"/dev/shm"} : fs::temp_directory_path()) /
                        ("qualitymap-faults-" + name + "-" + std::to_string(::getpid()));
    fs::remove_all(folder);
    fs::create_directories(folder);
    return folder;
}

void copy_folder(const fs::path& from, const fs::path& to) {
    fs::remove_all(to);
    fs::copy(from, to, fs::copy_options::recursive | fs::copy_options::copy_symlinks);
}

std::size_t open_descriptors() {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator{"/proc/self/fd"}, fs::directory_iterator{}));
}

void Report::wrong(const std::string& text) {
    if (++count_ <= 10) std::fprintf(stderr, "wrong: %s\n", text.c_str());
}

}  // namespace qm::faults
