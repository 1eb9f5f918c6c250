// SPDX-License-Identifier: Apache-2.0
#include "base/system_call.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <string>

#include "base/failure.hpp"
#include "base/text.hpp"

namespace qm::base {
namespace {

struct Row {
    int error;
    Exit exit;
    std::string_view code;
};

constexpr Row output_rows[] = {
    {ENOSPC, Exit::storage, "V001"}, {EDQUOT, Exit::storage, "V001"}, {EIO, Exit::storage, "V003"},
    {EACCES, Exit::storage, "V005"}, {EPERM, Exit::storage, "V005"},  {EROFS, Exit::storage, "V005"},
    {EMFILE, Exit::storage, "V007"}, {ENFILE, Exit::storage, "V007"}, {ENAMETOOLONG, Exit::configuration, "V016"},
};

constexpr Row input_rows[] = {
    {ENOENT, Exit::input_missing, "F001"},
    {ENOTDIR, Exit::input_missing, "F001"},
    {EISDIR, Exit::input_missing, "F005"},
    {ELOOP, Exit::input_missing, "F007"},
    {EACCES, Exit::input_missing, "F018"},
    {EPERM, Exit::input_missing, "F018"},
    {EMFILE, Exit::storage, "V007"},
    {ENFILE, Exit::storage, "V007"},
    {ENAMETOOLONG, Exit::configuration, "V016"},
};

template <std::size_t n>
Row row_of(const Row (&rows)[n], int error, Row otherwise) {
    const auto* found =
        std::find_if(std::begin(rows), std::end(rows), [&](const Row& row) { return row.error == error; });
    return found == std::end(rows) ? otherwise : *found;
}

std::string mode_of(const std::filesystem::path& path) {
    struct stat status {};
    const auto folder = path.parent_path();
    if (::stat(path.c_str(), &status) != 0 && ::stat(folder.empty() ? "." : folder.c_str(), &status) != 0) return "?";
    std::string digits;
    for (unsigned shift : {9U, 6U, 3U, 0U}) digits += static_cast<char>('0' + (status.st_mode >> shift & 7U));
    return digits;
}

/// "3 MB", or what else is used up when there is room for bytes.
std::string free_space(const std::filesystem::path& path) {
    struct statvfs status {};
    const auto folder = path.parent_path();
    if (::statvfs(folder.empty() ? "." : folder.c_str(), &status) != 0) return "?";
    if (status.f_files > 0 && status.f_favail == 0) return "0 inodes";
    return std::to_string(status.f_bavail * status.f_frsize >> 20) + " MB";
}

}  // namespace

std::string reason(int error) {
#ifdef __GLIBC__
    const char* text = strerrordesc_np(error);
    return text ? text : "error " + std::to_string(error);
#else
    return std::strerror(error);
#endif
}

void fail_input(const std::filesystem::path& path, int error) {
    const Row row = row_of(input_rows, error, {error, Exit::input_missing, "F026"});
    Facts facts{{"path", shown(path.string(), 400)}, {"reason", reason(error)}};
    if (row.code == "F018") facts["uid"] = std::to_string(::geteuid());
    throw Failure{row.exit, std::string{row.code}, std::move(facts), {path.string(), "", 0, 0}};
}

void fail_output(std::string_view call, const std::filesystem::path& path, int error) {
    const Row row = row_of(output_rows, error, {error, Exit::storage, "V006"});
    Facts facts{{"path", shown(path.string(), 400)}, {"call", std::string{call}}, {"reason", reason(error)}};
    if (row.code == "V005") {
        facts["uid"] = std::to_string(::geteuid());
        facts["mode"] = mode_of(path);
    }
    if (row.code == "V001") facts["free"] = free_space(path);
    throw Failure{row.exit, std::string{row.code}, std::move(facts), {path.string(), "", 0, 0}};
}

bool is_unsupported(int error) {
    return error == EINVAL || error == ENOSYS || error == ENOTSUP || error == EOPNOTSUPP;
}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
    if (this != &other) {
        drop();
        number_ = other.release();
    }
    return *this;
}

int Descriptor::release() {
    const int number = number_;
    number_ = -1;
    return number;
}

void Descriptor::drop() {
    if (number_ >= 0) ::close(release());
}

void Descriptor::close(const std::filesystem::path& path) {
    const int fault = injected("close", path);
    int error = ::close(release()) == 0 ? 0 : errno;
    if (fault > 0) error = fault;
    // After EINTR Linux has closed the descriptor: closing again could hit that of another thread.
    if (error != 0 && error != EINTR) fail_output("close", path, error);
}

void set_mode(int descriptor, const std::filesystem::path& path, unsigned mode) {
    struct stat status {};
    if (::fstat(descriptor, &status) == 0 && (status.st_mode & 07777U) == mode) return;
    if (run_call("fchmod", path, [&] { return ::fchmod(descriptor, mode); }) == 0) return;
    if (errno != EPERM && !is_unsupported(errno)) fail_output("fchmod", path, errno);
}

Descriptor open_output(const std::filesystem::path& path, int flags) {
    const int number =
        run_call("open", path, [&] { return ::open(path.c_str(), flags | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644); });
    if (number < 0) fail_output("open", path, errno);
    return Descriptor{number};
}

Descriptor open_folder(const std::filesystem::path& path) {
    const int number = run_call("open", path, [&] { return ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); });
    if (number < 0) fail_output("open", path, errno);
    return Descriptor{number};
}

void write_all(const Descriptor& file, const std::filesystem::path& path, std::string_view bytes) {
    constexpr std::size_t most = 1U << 30;
    while (!bytes.empty()) {
        const int fault = injected("write", path);
        const std::size_t size = std::min(fault < 0 ? static_cast<std::size_t>(-fault) : most, bytes.size());
        if (fault > 0) errno = fault;
        const ssize_t done = fault > 0 ? -1 : ::write(file.number(), bytes.data(), size);
        if (done < 0 && errno == EINTR) continue;
        if (done < 0) fail_output("write", path, errno);
        if (done == 0) fail_output("write", path, EIO);
        bytes.remove_prefix(static_cast<std::size_t>(done));
    }
}

bool sync(const Descriptor& file, const std::filesystem::path& path) {
    if (run_call("fsync", path, [&] { return ::fsync(file.number()); }) == 0) return true;
    if (!is_unsupported(errno)) fail_output("fsync", path, errno);
    return false;
}

void remove_file(const std::filesystem::path& path) {
    if (run_call("unlink", path, [&] { return ::unlink(path.c_str()); }) != 0 && errno != ENOENT)
        fail_output("unlink", path, errno);
}

}  // namespace qm::base
