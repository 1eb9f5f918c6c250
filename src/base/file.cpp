// SPDX-License-Identifier: Apache-2.0
#include "base/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <thread>

#include "base/failure.hpp"
#include "base/system_call.hpp"
#include "base/text.hpp"

namespace qm::base {
namespace {

constexpr std::string_view leftover_mark = ".new-";

std::filesystem::path folder_of(const std::filesystem::path& path) {
    const auto folder = path.parent_path();
    return folder.empty() ? std::filesystem::path{"."} : folder;
}

bool is_leftover(std::string_view name) {
    const auto at = name.rfind(leftover_mark);
    if (!name.starts_with('.') || at == std::string_view::npos || at < 2) return false;
    const auto process = name.substr(at + leftover_mark.size());
    return !process.empty() && process.find_first_not_of("0123456789") == std::string_view::npos;
}

/// On shares of Windows a file that somebody holds open (a reader, a virus scanner) can for that moment neither be
/// replaced nor moved, nor can a folder above it.
void rename_patiently(const std::filesystem::path& from, const std::filesystem::path& to) {
    for (int wait_ms = 50;; wait_ms *= 2) {
        if (run_call("rename", to, [&] { return ::rename(from.c_str(), to.c_str()); }) == 0) return;
        const int error = errno;
        if (error != EACCES && error != EBUSY && error != ETXTBSY) fail_output("rename", to, error);
        // Something could just be created in the same folder, so permission is not what is missing.
        if (wait_ms > 800)
            throw Failure{Exit::busy,
                          "V014",
                          {{"path", shown(to.string(), 400)}, {"reason", reason(error)}},
                          {to.string(), "", 0, 0}};
        std::this_thread::sleep_for(std::chrono::milliseconds{wait_ms});
    }
}

/// A failure at the temporary file is one of the file that was to be: the name beside it changes with every run.
[[noreturn]] void fail_as(const Failure& failure, const std::filesystem::path& path) {
    Diagnostic diagnostic = failure.diagnostic();
    diagnostic.facts["path"] = shown(path.string(), 400);
    diagnostic.spot.file = path.string();
    throw Failure{failure.exit(), std::move(diagnostic.code), std::move(diagnostic.facts), std::move(diagnostic.spot)};
}

void remove_quietly(const std::filesystem::path& path) {
    try {
        remove_file(path);
    } catch (const Failure&) {
        // The failure that led here is the one to report.
    }
}

}  // namespace

std::string read_file(const std::filesystem::path& path, std::uint64_t max_bytes) {
    struct stat status {};
    const auto check = [&] {
        if (S_ISDIR(status.st_mode)) fail_input(path, EISDIR);
        if (!S_ISREG(status.st_mode))
            throw Failure{
                Exit::input_missing, "F006", {{"path", shown(path.string(), 400)}}, {path.string(), "", 0, 0}};
    };
    const auto too_large = [&](std::uint64_t size) {
        throw Failure{
            Exit::input_refused,
            "F009",
            {{"path", shown(path.string(), 400)}, {"size", std::to_string(size)}, {"limit", std::to_string(max_bytes)}},
            {path.string(), "", 0, 0}};
    };
    // Before it is opened: opening a device or a pipe can hang or do something.
    if (::stat(path.c_str(), &status) != 0) fail_input(path, errno);
    check();
    Descriptor file{run_call("open", path, [&] { return ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK); })};
    if (file.number() < 0 || ::fstat(file.number(), &status) != 0) fail_input(path, errno);
    check();
    if (static_cast<std::uint64_t>(status.st_size) > max_bytes) too_large(static_cast<std::uint64_t>(status.st_size));

    std::string bytes;
    bytes.resize(static_cast<std::size_t>(status.st_size) + 1);  // one more, so that growth is noticed
    std::size_t size = 0;
    for (;;) {
        if (size == bytes.size()) bytes.resize(bytes.size() * 2 + 4096);
        const int fault = injected("read", path);
        const std::size_t most = bytes.size() - size;
        if (fault > 0) errno = fault;
        const ssize_t done = fault > 0 ? -1
                                       : ::read(file.number(), bytes.data() + size,
                                                fault < 0 ? std::min(most, static_cast<std::size_t>(-fault)) : most);
        if (done < 0 && errno == EINTR) continue;
        if (done < 0) fail_input(path, errno);
        if (done == 0) break;
        size += static_cast<std::size_t>(done);
        if (size > max_bytes) too_large(size);
    }
    bytes.resize(size);
    return bytes;
}

bool write_file(const std::filesystem::path& path, std::string_view bytes, bool durable) {
    Descriptor file = open_output(path, O_WRONLY | O_EXCL);
    try {
        set_mode(file.number(), path, 0644);
        write_all(file, path, bytes);
        const bool safe = !durable || sync(file, path);
        file.close(path);
        return safe;
    } catch (...) {
        file.drop();
        remove_quietly(path);
        throw;
    }
}

bool replace_file(const std::filesystem::path& path, std::string_view bytes) {
    const auto folder = folder_of(path);
    const auto beside =
        folder / ("." + path.filename().string() + std::string{leftover_mark} + std::to_string(::getpid()));
    bool safe = false;
    try {
        remove_file(beside);
        safe = write_file(beside, bytes, true);
    } catch (const Failure& failure) {
        fail_as(failure, path);
    }
    try {
        rename_patiently(beside, path);
    } catch (...) {
        remove_quietly(beside);
        throw;
    }
    try {
        safe = sync_folder(folder) && safe;
    } catch (const Failure& failure) {
        auto facts = failure.diagnostic().facts;
        facts["path"] = shown(path.string(), 400);
        throw Failure{Exit::storage, "V015", std::move(facts), {path.string(), "", 0, 0}};
    }
    return safe;
}

void remove_leftovers(const std::filesystem::path& folder) {
    for (const auto& name : list_folder(folder))
        if (is_leftover(name)) remove_file(folder / name);
}

void rename_path(const std::filesystem::path& from, const std::filesystem::path& to) {
    rename_patiently(from, to);
}

}  // namespace qm::base
