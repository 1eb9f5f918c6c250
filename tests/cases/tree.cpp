// SPDX-License-Identifier: Apache-2.0
#include "cases/tree.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace qm::cases {

namespace fs = std::filesystem;

constexpr std::uintmax_t whole = 256U << 20;  // sparse files of tests are compared by size

std::string bytes_of(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    if (!in) throw std::runtime_error{"cannot read " + file.string()};
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
}

void write_bytes(const fs::path& file, const std::string& bytes) {
    fs::create_directories(file.parent_path());
    std::ofstream out{file, std::ios::binary};
    out << bytes;
    if (!out.flush()) throw std::runtime_error{"cannot write " + file.string()};
}

Tree tree_of(const fs::path& folder) {
    Tree tree;
    if (fs::is_regular_file(folder)) tree[folder.filename().string()] = bytes_of(folder);
    if (!fs::is_directory(folder)) return tree;
    for (const auto& entry : fs::recursive_directory_iterator{folder}) {
        const std::string name = entry.path().lexically_relative(folder).generic_string();
        if (entry.is_symlink())
            tree[name] = "-> " + fs::read_symlink(entry.path()).string();
        else if (entry.is_regular_file())
            tree[name] = entry.file_size() > whole ? "of " + std::to_string(entry.file_size()) + " bytes"
                                                   : bytes_of(entry.path());
    }
    return tree;
}

std::vector<std::string> differences(const Tree& before, const Tree& after, bool both) {
    std::vector<std::string> result;
    for (const auto& [name, bytes] : before) {
        const auto found = after.find(name);
        if (found == after.end())
            result.push_back(name + " is gone");
        else if (found->second != bytes)
            result.push_back(name + " has other bytes");
    }
    if (both)
        for (const auto& [name, bytes] : after)
            if (!before.contains(name)) result.push_back(name + " is new");
    return result;
}

void overlay(const fs::path& from, const fs::path& to) {
    if (!fs::is_directory(from)) throw std::runtime_error{"no folder " + from.string()};
    fs::create_directories(to);
    fs::copy(from, to,
             fs::copy_options::recursive | fs::copy_options::overwrite_existing | fs::copy_options::copy_symlinks);
}

}  // namespace qm::cases
