// SPDX-License-Identifier: Apache-2.0
#include "cases/materials.hpp"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <fstream>
#include <stdexcept>
#include <vector>

#include "cases/process.hpp"

namespace qm::cases {
namespace {

namespace fs = std::filesystem;

void require(bool done, const std::string& what) {
    if (!done) throw std::runtime_error{what + ": cannot be done"};
}

// The path of a socket is short; it is bound from inside its folder.
void make_socket(const fs::path& path) {
    const fs::path before = fs::current_path();
    fs::current_path(path.parent_path());
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.filename().string().copy(address.sun_path, sizeof address.sun_path - 1);
    const bool bound = ::bind(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    ::close(descriptor);
    fs::current_path(before);
    require(bound, "socket: " + path.string());
}

void repeat(const fs::path& path, const std::string& times, const std::string& text) {
    std::ofstream out{path, std::ios::binary | std::ios::app};
    for (long n = std::stol(times); n > 0; --n) out << text;
    require(static_cast<bool>(out.flush()), "repeat: " + path.string());
}

}  // namespace

std::string unescaped(const std::string& text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size() && text[i + 1] == 'n') {
            result += '\n';
            ++i;
        } else if (text[i] == '\\' && i + 3 < text.size() && text[i + 1] == 'x') {
            result += static_cast<char>(std::stoi(text.substr(i + 2, 2), nullptr, 16));
            i += 3;
        } else {
            result += text[i];
        }
    }
    return result;
}

bool make_material(const std::string& word, const std::string& rest, const fs::path& work) {
    const std::vector<std::string> words = words_of(rest);
    const auto with = [&](std::size_t count) {
        if (words.size() != count) throw std::runtime_error{word + ": " + std::to_string(count) + " words"};
        fs::create_directories((work / words[0]).parent_path());
        return work / words[0];
    };
    if (word == "fifo")
        require(::mkfifo(with(1).c_str(), 0644) == 0, rest);
    else if (word == "socket")
        make_socket(with(1));
    else if (word == "link") {
        const fs::path path = with(2);  // first, so that it is checked
        fs::create_symlink(words[1], path);
    } else if (word == "zeros") {
        const fs::path path = with(2);
        std::ofstream{path, std::ios::binary};
        fs::resize_file(path, std::stoull(words[1]));
    } else if (word == "cut")
        fs::resize_file(with(2), std::stoull(words[1]));
    else if (word == "mode")
        require(::chmod(with(2).c_str(), static_cast<mode_t>(std::stoi(words[1], nullptr, 8))) == 0, rest);
    else if (word == "rename") {
        const fs::path path = with(2);
        fs::rename(path, path.parent_path() / unescaped(words[1]));
    } else if (word == "repeat")
        repeat(with(3), words[1], unescaped(words[2]));
    else
        return false;
    return true;
}

}  // namespace qm::cases
