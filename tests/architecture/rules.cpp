// SPDX-License-Identifier: Apache-2.0
#include "architecture/rules.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string_view>

namespace qm::architecture {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_lines = 600;
constexpr std::string_view spdx = "// SPDX-License-Identifier: Apache-2.0";
constexpr std::string_view nameless[] = {"util", "utils", "helper", "helpers", "common", "misc", "manager"};

// What only some folders may do. `allowed` are path beginnings below src/; each exception has its reason here.
struct Ban {
    std::vector<std::string_view> words;
    std::vector<std::string_view> allowed;
    std::string_view what;
};
const std::vector<Ban>& bans() {
    static const std::vector<Ban> list{
        {{"cout", "cerr", "printf", "fprintf", "vprintf", "vfprintf", "puts", "fputs", "putchar", "fputc", "fwrite",
          "stdout", "stderr", "fmt::print", "fmt::println"},
         {"cli/"},
         "speaks to the terminal outside cli/"},
        // fault.cpp: the fault seam is set from the environment, so that tests of the command line reach it.
        {{"getenv", "secure_getenv", "environ"}, {"cli/", "base/fault.cpp"}, "reads the environment outside cli/"},
        // lock.cpp: a lock says since when it is held; nothing of it reaches a release.
        {{"system_clock", "steady_clock", "high_resolution_clock", "std::time", "clock_gettime", "gettimeofday",
          "localtime", "gmtime", "strftime", "std::clock"},
         {"cli/", "base/lock.cpp"},
         "reads the clock outside cli/"},
        {{"random_device", "rand", "srand", "mt19937", "getrandom", "arc4random"}, {"cli/"}, "uses chance"},
        {{"setlocale"}, {}, "depends on the locale"},
        {{"ofstream",
          "fstream",
          "fopen",
          "freopen",
          "fdopen",
          "O_CREAT",
          "O_WRONLY",
          "O_RDWR",
          "creat",
          "mkstemp",
          "std::filesystem::remove",
          "std::filesystem::remove_all",
          "std::filesystem::rename",
          "std::filesystem::copy",
          "std::filesystem::copy_file",
          "std::filesystem::create_directory",
          "std::filesystem::create_directories",
          "std::filesystem::create_symlink",
          "std::filesystem::resize_file",
          "std::filesystem::permissions",
          "fs::remove",
          "fs::remove_all",
          "fs::rename",
          "fs::copy",
          "fs::copy_file",
          "fs::create_directory",
          "fs::create_directories",
          "unlink",
          "unlinkat",
          "mkdir",
          "mkdirat",
          "rmdir",
          "renameat",
          "renameat2",
          "symlink",
          "chmod",
          "ftruncate",
          "cairo_surface_write_to_png",
          "cairo_pdf_surface_create",
          "cairo_svg_surface_create"},
         {"base/"},
         "writes files past base/file"},
        {{"std::system", "popen", "execve", "execvp", "fork", "posix_spawn", "dlopen"}, {}, "starts another program"},
        {{"socket", "connect", "getaddrinfo"}, {}, "opens a connection"},
        // postgres.cpp: a database that the configuration declares.
        {{"PQconnectdb", "PQconnectdbParams", "PQsetdbLogin", "PQconnectStart", "PQconnectStartParams"},
         {"read/postgres.cpp"},
         "opens a connection to a database"},
        {{"sqlite3_open", "sqlite3_open_v2"}, {"read/sqlite_guard.cpp"}, "opens SQLite past its guard"},
    };
    return list;
}

const std::set<std::string>& standard_headers() {
    static const std::set<std::string> names{"algorithm",
                                             "any",
                                             "array",
                                             "atomic",
                                             "barrier",
                                             "bit",
                                             "bitset",
                                             "charconv",
                                             "chrono",
                                             "compare",
                                             "complex",
                                             "concepts",
                                             "condition_variable",
                                             "coroutine",
                                             "deque",
                                             "exception",
                                             "execution",
                                             "filesystem",
                                             "forward_list",
                                             "fstream",
                                             "functional",
                                             "future",
                                             "iomanip",
                                             "ios",
                                             "iosfwd",
                                             "iostream",
                                             "istream",
                                             "iterator",
                                             "latch",
                                             "limits",
                                             "list",
                                             "locale",
                                             "map",
                                             "memory",
                                             "memory_resource",
                                             "mutex",
                                             "new",
                                             "numbers",
                                             "numeric",
                                             "optional",
                                             "ostream",
                                             "queue",
                                             "random",
                                             "ranges",
                                             "ratio",
                                             "regex",
                                             "scoped_allocator",
                                             "semaphore",
                                             "set",
                                             "shared_mutex",
                                             "source_location",
                                             "span",
                                             "sstream",
                                             "stack",
                                             "stdexcept",
                                             "stop_token",
                                             "streambuf",
                                             "string",
                                             "string_view",
                                             "syncstream",
                                             "system_error",
                                             "thread",
                                             "tuple",
                                             "type_traits",
                                             "typeindex",
                                             "typeinfo",
                                             "unordered_map",
                                             "unordered_set",
                                             "utility",
                                             "valarray",
                                             "variant",
                                             "vector",
                                             "version",
                                             "cassert",
                                             "cctype",
                                             "cerrno",
                                             "cfloat",
                                             "climits",
                                             "cmath",
                                             "csignal",
                                             "cstdarg",
                                             "cstddef",
                                             "cstdint",
                                             "cstdio",
                                             "cstdlib",
                                             "cstring",
                                             "ctime",
                                             "cuchar",
                                             "cwchar",
                                             "cwctype"};
    return names;
}

std::string whole(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    if (!in) throw std::runtime_error{"cannot read " + file.string()};
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

std::vector<std::string> words(const std::string& line) {
    std::istringstream in{line};
    std::vector<std::string> found;
    for (std::string word; in >> word;) found.push_back(word);
    return found;
}

bool is_word(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

// `word` as a whole word; a qualified word ("std::time") is also met behind further qualification.
bool says(std::string_view line, std::string_view word) {
    for (std::size_t at = line.find(word); at != std::string_view::npos; at = line.find(word, at + 1)) {
        const bool begins = at == 0 || !is_word(line[at - 1]);
        const bool member = at > 0 && (line[at - 1] == '.' || (at > 1 && line.substr(at - 2, 2) == "->"));
        const std::size_t end = at + word.size();
        if (begins && !member && (end == line.size() || !is_word(line[end]))) return true;
    }
    return false;
}

class Checker {
  public:
    Checker(fs::path root, Stages stages) : root_{std::move(root)}, stages_{std::move(stages)} {}

    void check(const fs::path& file) {
        path_ = fs::relative(file, root_).generic_string();
        const std::size_t slash = path_.find('/');
        stage_ = slash == std::string::npos ? "" : path_.substr(0, slash);
        header_ = file.extension() == ".hpp";
        const std::string text = whole(file);
        if (!stage_.empty() && !stages_.uses.contains(stage_)) say(0, "folder " + stage_ + " is not in stages.cmake");
        for (const auto name : nameless)
            if (file.stem() == name) say(0, "a file is named for what it is");
        check_lines(text);
        check_namespace(code_only(text));
    }

    std::vector<std::string> found;

  private:
    void say(std::size_t line, const std::string& what) {
        found.push_back(path_ + (line == 0 ? "" : ":" + std::to_string(line)) + ": " + what);
    }

    void check_lines(const std::string& text) {
        std::istringstream raw{text};
        std::istringstream bare{code_only(text)};
        std::size_t number = 0;
        bool once = false;
        for (std::string line, code; std::getline(raw, line) && std::getline(bare, code);) {
            ++number;
            if (number == 1 && line != spdx && code_only(text).find_first_not_of(" \n") != std::string::npos)
                say(1, "the first line is not the SPDX line");
            once = once || line == "#pragma once";
            for (const std::string_view mark : {"TO"
                                                "DO",
                                                "FIX"
                                                "ME",
                                                "X"
                                                "XX"})
                if (says(line, mark)) say(number, std::string{mark} + " left in the text");
            if (line.starts_with("#include"))
                check_include(line, number);
            else
                check_words(code, number);
        }
        if (header_ && !once) say(0, "a header without #pragma once");
        if (number > most_lines) say(0, std::to_string(number) + " lines, more than " + std::to_string(most_lines));
    }

    void check_words(const std::string& code, std::size_t number) {
        for (const auto& ban : bans()) {
            const bool allowed = std::any_of(ban.allowed.begin(), ban.allowed.end(),
                                             [&](std::string_view begin) { return path_.starts_with(begin); });
            if (allowed) continue;
            for (const auto word : ban.words)
                if (says(code, word)) say(number, std::string{word} + ": " + std::string{ban.what});
        }
    }

    void check_include(const std::string& line, std::size_t number) {
        const std::size_t open = line.find_first_of("\"<");
        const std::size_t close = open == std::string::npos ? open : line.find_first_of("\">", open + 1);
        // FreeType names its headers by macros.
        if (close == std::string::npos && !header_ && line.starts_with("#include FT_")) return;
        if (close == std::string::npos) return say(number, "an #include that cannot be read");
        const std::string name = line.substr(open + 1, close - open - 1);
        if (line[open] == '<') return check_foreign(name, number);
        const std::size_t slash = name.find('/');
        const std::string target = slash == std::string::npos ? "" : name.substr(0, slash);
        if (!stages_.uses.contains(target) || !fs::exists(root_ / name))
            return say(number, "#include \"" + name + "\" is not written as <stage>/<file>");
        if (target == stage_) return;
        const bool arrow = stage_.empty() ? target == "cli" : stages_.uses.at(stage_).contains(target);
        if (!arrow) say(number, (stage_.empty() ? "main" : stage_) + " may not use " + target + " (" + name + ")");
        if (stages_.doors.contains(target) && name != target + "/" + target + ".hpp")
            say(number, name + " is private: " + target + " is entered by " + target + "/" + target + ".hpp");
    }

    // A header that others may include must not pull in a library: they would compile and link against it too.
    void check_foreign(const std::string& name, std::size_t number) {
        if (!header_ || standard_headers().contains(name)) return;
        const bool shelf = stage_ == "base" || stage_ == "model" || stage_ == "scene";
        if (shelf || path_ == stage_ + "/" + stage_ + ".hpp")
            say(number, "<" + name + "> in a header that other stages include");
    }

    void check_namespace(const std::string& code) {
        if (stage_.empty()) return;
        const std::string wanted = "namespace qm::" + stage_;
        const std::size_t at = code.find(wanted);
        const char after =
            at == std::string::npos || at + wanted.size() >= code.size() ? 'x' : code[at + wanted.size()];
        if (is_word(after)) say(0, "nothing in " + wanted);
    }

    fs::path root_;
    Stages stages_;
    std::string path_, stage_;
    bool header_ = false;
};

}  // namespace

Stages read_stages(const fs::path& file) {
    Stages stages;
    std::vector<std::string> names;
    std::istringstream in{whole(file)};
    for (std::string line; std::getline(in, line);) {
        line = line.substr(0, line.find('#'));
        std::replace_if(
            line.begin(), line.end(), [](char c) { return c == '(' || c == ')' || c == '"'; }, ' ');
        const auto parts = words(line);
        if (parts.empty()) continue;
        if (parts.size() < 2 || parts[0] != "set")
            throw std::runtime_error{file.string() + ": not understood: " + line};
        const std::vector<std::string> values{parts.begin() + 2, parts.end()};
        if (parts[1] == "stages")
            names = values;
        else if (parts[1] == "doors")
            stages.doors = {values.begin(), values.end()};
        else if (parts[1].ends_with("_uses"))
            stages.uses[parts[1].substr(0, parts[1].size() - 5)] = {values.begin(), values.end()};
        else
            throw std::runtime_error{file.string() + ": not understood: " + line};
    }
    for (const auto& name : names)
        if (!stages.uses.contains(name)) throw std::runtime_error{file.string() + ": no " + name + "_uses"};
    if (names.size() != stages.uses.size() || names.empty())
        throw std::runtime_error{file.string() + ": stages and uses differ"};
    return stages;
}

std::vector<std::string> breaches(const fs::path& source_folder) {
    Checker checker{source_folder, read_stages(source_folder / "stages.cmake")};
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator{source_folder}) {
        const auto ending = entry.path().extension();
        if (ending == ".hpp" || ending == ".cpp")
            files.push_back(entry.path());
        else if (ending == ".h" || ending == ".cc" || ending == ".cxx" || ending == ".hxx" || ending == ".inl")
            checker.found.push_back(fs::relative(entry.path(), source_folder).generic_string() +
                                    ": sources end in .hpp or .cpp");
    }
    if (files.empty()) throw std::runtime_error{"no sources in " + source_folder.string()};
    std::sort(files.begin(), files.end());
    for (const auto& file : files) checker.check(file);
    return checker.found;
}

}  // namespace qm::architecture
