// SPDX-License-Identifier: Apache-2.0
#include "read/input_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "base/failure.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "read/refusal.hpp"

namespace qm::read {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void missing(std::string code, const std::string& name, base::Facts facts = {}) {
    facts["path"] = name;
    throw base::Failure{base::Exit::input_missing, std::move(code), std::move(facts), {name, "", 0, 0}};
}

[[noreturn]] void refuse_errno(const std::string& name, int error) {
    const std::string reason = std::generic_category().message(error);
    if (error == EACCES || error == EPERM)
        missing("F018", name, {{"reason", reason}, {"uid", std::to_string(::getuid())}});
    if (error == ELOOP) missing("F007", name, {{"reason", reason}});
    missing("F001", name, {{"reason", reason}});
}

std::int64_t modified_ns(const struct stat& status) {
    return static_cast<std::int64_t>(status.st_mtim.tv_sec) * 1'000'000'000 + status.st_mtim.tv_nsec;
}

}  // namespace

InputFile::InputFile(const fs::path& path, std::string name, std::uint64_t max_bytes) : name_{std::move(name)} {
    struct stat status {};
    // Looked at before it is opened: opening a named pipe would wait for a writer.
    if (::stat(path.c_str(), &status) != 0) refuse_errno(name_, errno);
    if (S_ISDIR(status.st_mode)) missing("F005", name_);
    if (!S_ISREG(status.st_mode)) missing("F006", name_);
    descriptor_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor_ < 0) refuse_errno(name_, errno);
    if (::fstat(descriptor_, &status) != 0 || !S_ISREG(status.st_mode)) {
        ::close(descriptor_);
        missing("F006", name_);
    }
    size_ = static_cast<std::uint64_t>(status.st_size);
    modified_ns_ = modified_ns(status);
    if (size_ > max_bytes) {
        ::close(descriptor_);
        refuse("F009", {name_, "", 0, 0},
               {{"path", name_}, {"size", std::to_string(size_)}, {"limit", std::to_string(max_bytes)}});
    }
}

InputFile::~InputFile() {
    ::close(descriptor_);
}

std::size_t InputFile::read_at(std::uint64_t offset, char* into, std::size_t size) const {
    std::size_t done = 0;
    while (done < size) {
        const ssize_t got = ::pread(descriptor_, into + done, size - done, static_cast<off_t>(offset + done));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) refuse_errno(name_, errno);
        if (got == 0) break;
        done += static_cast<std::size_t>(got);
    }
    return done;
}

std::string InputFile::read_all() const {
    std::string bytes(static_cast<std::size_t>(size_), '\0');
    bytes.resize(read_at(0, bytes.data(), bytes.size()));
    return bytes;
}

void InputFile::check_unchanged() const {
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0 || static_cast<std::uint64_t>(status.st_size) != size_ ||
        modified_ns(status) != modified_ns_)
        throw base::Failure{base::Exit::busy, "F019", {{"path", name_}}, {name_, "", 0, 0}};
}

bool is_inside(const fs::path& path, const std::vector<fs::path>& folders) {
    const fs::path whole = path.lexically_normal();
    return std::any_of(folders.begin(), folders.end(), [&](const fs::path& folder) {
        fs::path base = folder.lexically_normal();
        if (!base.has_filename()) base = base.parent_path();
        return std::mismatch(base.begin(), base.end(), whole.begin(), whole.end()).first == base.end();
    });
}

void require_inside(const fs::path& file, const std::string& name, const std::vector<fs::path>& roots) {
    std::error_code error;
    const fs::path real = fs::canonical(file, error);
    if (error) refuse_errno(name, error.value());
    std::vector<fs::path> folders;
    for (const auto& root : roots) {
        const fs::path resolved = fs::weakly_canonical(root, error);
        if (!error) folders.push_back(resolved);
    }
    if (!is_inside(real, folders)) missing("F007", name, {{"reason", base::shown(real.string())}});
}

std::string sha256_of(const InputFile& file, const std::stop_token& stop) {
    base::Sha256 hash;
    std::vector<char> piece(256U << 10);
    for (std::uint64_t at = 0; at < file.size() && !stop.stop_requested();) {
        const std::size_t got = file.read_at(at, piece.data(), piece.size());
        if (got == 0) break;
        hash.add({piece.data(), got});
        at += got;
    }
    return hash.hex();
}

std::string read_small(const fs::path& file, const std::string& name, std::uint64_t max_bytes) {
    const InputFile input{file, name, max_bytes};
    std::string bytes = input.read_all();
    input.check_unchanged();
    return bytes;
}

std::string name_in(const fs::path& project, const fs::path& file) {
    const fs::path relative = file.lexically_normal().lexically_relative(project.lexically_normal());
    if (relative.empty() || *relative.begin() == "..") return file.lexically_normal().generic_string();
    return relative.generic_string();
}

}  // namespace qm::read
