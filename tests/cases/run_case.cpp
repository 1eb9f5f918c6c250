// SPDX-License-Identifier: Apache-2.0
// One case of the command line: a folder with run.txt, what it lays over a base project, and what must come out.
// The words of run.txt stand in README.md beside this file.
#include <sys/file.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <optional>
#include <sstream>
#include <stdexcept>

#include "cases/materials.hpp"
#include "cases/process.hpp"
#include "cases/site_check.hpp"
#include "cases/tree.hpp"

namespace qm::cases {
namespace {

namespace fs = std::filesystem;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_hex(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f');
}

// "2024-06-0f3c2a91b7d4" -> "2024-06-<hash>": the hash covers every page, the case does not.
std::string without_hashes(const std::string& text) {
    constexpr std::size_t month = 8, hash = 12;
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dashes = i + month + hash <= text.size() && text[i + 4] == '-' && text[i + 7] == '-' &&
                            text.compare(i, 2, "20") == 0;
        const auto from = text.begin() + static_cast<std::ptrdiff_t>(i);
        if (dashes && std::all_of(from + 2, from + 4, is_digit) &&
            std::all_of(from + month, from + month + hash, is_hex)) {
            result += text.substr(i, month) + "<hash>";
            i += month + hash - 1;
        } else {
            result += text[i];
        }
    }
    return result;
}

// "(74519 MB left)" -> "(<n> MB left)": the room on the disk is not the program's.
std::string without_sizes(const std::string& text) {
    std::string result;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        while (end < text.size() && is_digit(text[end])) ++end;
        if (end > i && text.compare(end, 3, " MB") == 0)
            result += "<n>";
        else
            result += text.substr(i, std::max<std::size_t>(end - i, 1));
        i = std::max(end, i + 1);
    }
    return result;
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
    return text;
}

// What no sentence may say: a fact that nobody gave, a phrase that is not there, a value that is empty.
std::string badly_worded(std::string said, const std::vector<std::string>& literals) {
    for (const auto& literal : literals) said = replaced(said, literal, "");
    for (const std::string mark : {"⟦", "“”", "''", "()", "（）"})
        if (said.find(mark) != std::string::npos) return mark;
    const auto is_name = [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; };
    for (std::size_t at = said.find('{'); at != std::string::npos; at = said.find('{', at + 1)) {
        std::size_t end = at + 1;
        while (end < said.size() && is_name(said[end])) ++end;
        if (end > at + 1 && end < said.size() && said[end] == '}') return said.substr(at, end + 1 - at);
    }
    return {};
}

class Case {
  public:
    Case(fs::path program, fs::path folder, fs::path work, fs::path data, bool accept)
        : program_{std::move(program)},
          folder_{std::move(folder)},
          work_{std::move(work)},
          data_{std::move(data)},
          accept_{accept} {}

    /// Every complaint; none = passed.
    std::vector<std::string> play() {
        fs::remove_all(work_);
        fs::create_directories(work_);
        const auto steps = read_steps();
        prepare(steps);
        for (const auto& [word, rest] : steps) step(word, rest);
        finish_run();
        if (runs_ == 0) complain("no run in run.txt");
        check_site();
        check_expectations();
        return complaints_;
    }

  private:
    using Step = std::pair<std::string, std::string>;

    void complain(const std::string& what) { complaints_.push_back(what); }

    std::vector<Step> read_steps() const {
        std::vector<Step> steps;
        std::istringstream in{bytes_of(folder_ / "run.txt")};
        for (std::string line; std::getline(in, line);) {
            if (line.empty() || line.starts_with("#")) continue;
            const auto colon = line.find(": ");
            if (colon == std::string::npos) throw std::runtime_error{"run.txt: no colon: " + line};
            steps.emplace_back(line.substr(0, colon), line.substr(colon + 2));
        }
        return steps;
    }

    void prepare(const std::vector<Step>& steps) {
        std::string base = "small";
        for (const auto& [word, rest] : steps)
            if (word == "base") base = rest;
        if (base != "none") overlay(folder_.parent_path().parent_path() / "bases" / base, work_ / "project");
        if (fs::exists(folder_ / "input")) overlay(folder_ / "input", work_ / "project");
    }

    void step(const std::string& word, const std::string& rest) {
        if (word == "base" || word == "row") return;  // rows are counted by bad_inputs.py
        if (word == "env") {
            const auto equals = rest.find('=');
            environment_.emplace_back(rest.substr(0, equals), rest.substr(equals + 1));
        } else if (word == "run")
            start_run(rest);
        else if (word == "exit")
            check_exit(std::stoi(rest));
        else if (word == "lay")
            overlay(folder_ / rest, work_ / "project");
        else if (word == "lay-program")
            overlay(folder_ / rest, work_ / "program");
        else if (word == "program")
            own_program(rest);
        else if (word == "delete")
            remove(rest);
        else if (word == "folder")
            fs::create_directories(work_ / rest);
        else if (word == "hold")
            hold(rest);
        else if (word == "release")
            held_.reset();
        else if (word == "keep")
            before_[rest] = tree_of(work_ / rest);
        else if (word == "same")
            compare(rest);
        else if (word == "exists") {
            if (!fs::exists(work_ / rest)) complain(rest + " is not there");
        } else if (word == "absent") {
            if (fs::exists(work_ / rest)) complain(rest + " is there");
        } else if (word == "kept")
            check_kept(rest);
        else if (word == "shown")
            shown_.push_back(rest);
        else if (word == "never")
            never_.push_back(replaced(rest, "\\e", "\x1b"));
        else if (word == "literal")
            literals_.push_back(rest);
        else if (word == "as")
            plain_ = rest == "user";
        else if (!make_material(word, rest, work_))
            throw std::runtime_error{"run.txt: unknown word: " + word};
    }

    // A copy of the program with its own templates, to spoil them.
    void own_program(const std::string& what) {
        if (what != "own") throw std::runtime_error{"run.txt: program: own"};
        fs::create_directories(work_ / "program");
        std::error_code error;
        fs::create_hard_link(program_, work_ / "program" / "qualitymap", error);
        if (error) fs::copy_file(program_, work_ / "program" / "qualitymap");
        overlay(data_ / "templates", work_ / "program" / "templates");
        overlay(data_ / "geodata", work_ / "program" / "geodata");
        program_ = work_ / "program" / "qualitymap";
    }

    // What another run does that is not done yet: the kernel's lock on the file, and its record in it.
    void hold(const std::string& path) {
        write_bytes(work_ / path, "4711 office-pc 2024-07-01T09:14:00Z build\n");
        held_ = std::shared_ptr<std::FILE>{std::fopen((work_ / path).c_str(), "r+b"),
                                           [](std::FILE* file) { file != nullptr ? std::fclose(file) : 0; }};
        if (!held_ || ::flock(::fileno(held_.get()), LOCK_EX | LOCK_NB) != 0)
            throw std::runtime_error{"hold: no lock on " + path};
    }

    void remove(const std::string& path) {
        if (fs::remove_all(work_ / path) == 0) throw std::runtime_error{"delete: no " + path};
    }

    void start_run(const std::string& line) {
        finish_run();
        ++runs_;
        const std::string n = std::to_string(runs_);
        const auto arguments = words_of(line);
        const Tree before = everything();
        exit_ = run({program_, arguments, work_, environment_, work_ / ("out." + n), work_ / ("err." + n), plain_});
        environment_.clear();
        plain_ = false;
        judged_ = false;
        check_disk(arguments.empty() ? "" : arguments[0], before);
    }

    // The disk, without what the runs said and the locks, whose record names the process.
    Tree everything() const {
        Tree tree = tree_of(work_);
        std::erase_if(tree, [](const auto& file) {
            return file.first.find('/') == std::string::npos || file.first.starts_with("program/") ||
                   file.first.ends_with(".lock");
        });
        return tree;
    }

    // Only a build, an init and a rollback that succeed may change anything; nothing that was there is lost by any run.
    // A build that fails leaves at most its mark on the output folder; one that fails at the disk (6, 7), what it had
    // stored whole: a month in the history, a release that is not live.
    void check_disk(const std::string& command, const Tree& before) {
        const bool writes = command == "build" || command == "init" || command == "rollback";
        const bool may_write = writes && (exit_ <= 1 || exit_ > 128);
        const bool may_store = writes && (exit_ == 6 || exit_ == 7);
        for (const auto& what : differences(before, everything(), true)) {
            const bool is_new = what.ends_with(" is new");
            const bool mark = is_new && writes && what.find("/.qualitymap ") != std::string::npos;
            const bool stored = is_new && may_store &&
                                (what.starts_with("project/history/") || what.find("/releases/") != std::string::npos);
            if (mark || stored || (may_write && !what.starts_with("project/months/"))) continue;
            complain("run " + std::to_string(runs_) + " changed the disk: " + what);
        }
    }

    void check_exit(int wanted) {
        judged_ = true;
        if (exit_ != wanted)
            complain("run " + std::to_string(runs_) + ": exit " + std::to_string(exit_) + ", expected " +
                     std::to_string(wanted));
    }

    void finish_run() {
        if (runs_ > 0 && !judged_) complain("run " + std::to_string(runs_) + ": run.txt says no exit code");
    }

    // "kept: PATH": everything that stood below it at "keep: PATH" still does.
    void check_kept(const std::string& path) {
        const auto found = before_.find(path);
        if (found == before_.end()) throw std::runtime_error{"kept without keep: " + path};
        for (const auto& what : differences(found->second, tree_of(work_ / path), false)) complain(path + "/" + what);
        if (found->second.empty()) complain("keep: nothing in " + path);
    }

    void compare(const std::string& rest) {
        const auto paths = words_of(rest);
        if (paths.size() != 2) throw std::runtime_error{"same: two paths"};
        const auto first = tree_of(work_ / paths[0]);
        if (first.empty()) complain("same: nothing in " + paths[0]);
        for (const auto& what : differences(first, tree_of(work_ / paths[1]), true)) complain(rest + ": " + what);
    }

    void check_site() {
        Tree site = tree_of(work_);
        std::erase_if(site, [](const auto& file) {
            return file.first.starts_with("project/") || file.first.starts_with("program/") ||
                   file.first.find('/') == std::string::npos;
        });
        for (const auto& what : defects(site, literals_)) complain(what);
        for (const auto& text : shown_)
            if (!shows(site, text)) complain("nowhere shown: " + text);
        for (const auto& text : never_) {
            const auto holds = [&](const auto& file) { return file.second.find(text) != std::string::npos; };
            const auto first = std::find_if(site.begin(), site.end(), holds);
            if (first == site.end()) continue;
            complain(first->first + " holds " + text + ", one of " +
                     std::to_string(std::count_if(first, site.end(), holds)) + " files");
        }
    }

    // expected/stderr, expected/stderr.2 …: what the runs said; no file = nothing.
    void check_expectations() {
        const fs::path expected = folder_ / "expected";
        if (accept_) fs::remove_all(expected);
        for (int n = 1; n <= runs_; ++n) {
            const std::string ending = n == 1 ? "" : "." + std::to_string(n);
            check_stream(expected / ("stderr" + ending), work_ / ("err." + std::to_string(n)));
            check_stream(expected / ("stdout" + ending), work_ / ("out." + std::to_string(n)));
        }
    }

    void check_stream(const fs::path& expected, const fs::path& actual) {
        std::string said = without_sizes(
            without_hashes(replaced(replaced(bytes_of(actual), work_.string(), "<work>"), data_.string(), "<data>")));
        if (expected.filename().string().starts_with("stderr"))
            if (const auto mark = badly_worded(said, literals_); !mark.empty())
                complain(expected.filename().string() + " says " + mark + "\n" + said);
        if (accept_) {
            if (!said.empty()) write_bytes(expected, said);
            return;
        }
        const std::string wanted = fs::exists(expected) ? bytes_of(expected) : "";
        if (said != wanted)
            complain(expected.filename().string() + " differs\n--- expected\n" + wanted + "+++ said\n" + said + "---");
    }

    fs::path program_, folder_, work_, data_;
    bool accept_;
    int runs_ = 0, exit_ = 0;
    bool judged_ = true, plain_ = false;
    Environment environment_;
    std::shared_ptr<std::FILE> held_;
    std::map<std::string, Tree> before_;
    std::vector<std::string> shown_, never_, literals_, complaints_;
};

}  // namespace

int main_of_case(const std::vector<std::string>& arguments) {
    const bool accept = !arguments.empty() && arguments.back() == "--accept";
    if (arguments.size() != (accept ? 5U : 4U)) throw std::runtime_error{"run_case PROGRAM CASE WORK DATA [--accept]"};
    const fs::path folder = fs::absolute(arguments[1]).lexically_normal();
    Case one{fs::absolute(arguments[0]), folder, fs::absolute(arguments[2]).lexically_normal(),
             fs::absolute(arguments[3]).lexically_normal(), accept};
    const auto complaints = one.play();
    for (const auto& complaint : complaints) std::printf("%s: %s\n", folder.filename().c_str(), complaint.c_str());
    return complaints.empty() ? 0 : 1;
}

}  // namespace qm::cases

int main(int argc, char** argv) {
    try {
        return qm::cases::main_of_case({argv + 1, argv + argc});
    } catch (const std::exception& error) {
        std::fprintf(stderr, "run_case: %s\n", error.what());
        return 2;
    }
}
