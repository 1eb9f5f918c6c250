// SPDX-License-Identifier: Apache-2.0
#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <ctime>

#include "base/date.hpp"
#include "base/failure.hpp"
#include "base/file.hpp"
#include "base/system_call.hpp"
#include "base/text.hpp"

namespace qm::base {
namespace {

constexpr std::time_t stale_seconds = 30 * 60;

std::string host() {
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "?";
}

std::string utc(std::time_t now) {
    const std::time_t day = 24 * 3600;
    const auto padded = [](std::time_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return to_string(Date{static_cast<std::int32_t>(now / day)}) + "T" + padded(now % day / 3600) + ":" +
           padded(now % 3600 / 60) + ":" + padded(now % 60) + "Z";
}

// One line: process, host, start, what it does. For people and for the next run; nothing of it reaches a release.
std::string record(std::string_view who) {
    return std::to_string(::getpid()) + " " + host() + " " + utc(std::time(nullptr)) + " " + std::string{who} + "\n";
}

struct Holder {
    std::string process = "?", host = "?", since = "?", what = "?";
};

Holder parse_record(std::string_view text) {
    Holder holder;
    std::string* const fields[] = {&holder.process, &holder.host, &holder.since, &holder.what};
    const auto parts = split(trim(text), ' ');
    for (std::size_t i = 0; i < parts.size() && i < 4; ++i)
        if (!parts[i].empty()) *fields[i] = shown(parts[i]);
    return holder;
}

std::string read_record(int descriptor) {
    std::array<char, 512> bytes{};
    const ssize_t size = ::pread(descriptor, bytes.data(), bytes.size(), 0);
    return size > 0 ? std::string{bytes.data(), static_cast<std::size_t>(size)} : std::string{};
}

[[noreturn]] void fail_busy(std::string_view code, const std::filesystem::path& path, std::string_view text) {
    const Holder holder = parse_record(text);
    throw Failure{Exit::busy,
                  std::string{code},
                  {{"path", shown(path.string(), 400)},
                   {"pid", holder.process},
                   {"host", holder.host},
                   {"since", holder.since},
                   {"what", holder.what}},
                  {path.string(), "", 0, 0}};
}

bool is_dead(const Holder& holder, const struct stat& status) {
    if (std::time(nullptr) - status.st_mtime > stale_seconds) return true;
    int process = 0;
    const char* end = holder.process.data() + holder.process.size();
    if (std::from_chars(holder.process.data(), end, process).ptr != end || process <= 0) return false;
    return holder.host == host() && ::kill(process, 0) != 0 && errno == ESRCH;
}

std::filesystem::path record_path(const std::filesystem::path& path) {
    auto beside = path;
    beside += ".held";
    return beside;
}

/// The record as the lock; returns the record of a dead holder that was taken over.
std::string hold_by_record(const std::filesystem::path& path, std::string_view who) {
    const auto held = record_path(path);
    std::string dead;
    for (int attempt = 0;; ++attempt) {
        try {
            write_file(held, record(who), false);
            return dead;
        } catch (const Failure&) {
            struct stat status {};
            if (::lstat(held.c_str(), &status) != 0) throw;
            const std::string text = read_file(held, 4096);
            if (attempt > 0 || !is_dead(parse_record(text), status)) fail_busy("S012", held, text);
            dead = text;
            remove_file(held);
        }
    }
}

}  // namespace

Lock::Lock(const std::filesystem::path& path, std::string_view who) : path_{path} {
    Descriptor file = open_output(path, O_RDWR);
    set_mode(file.number(), path, 0644);
    if (run_call("flock", path, [&] { return ::flock(file.number(), LOCK_EX | LOCK_NB); }) != 0) {
        if (errno == EWOULDBLOCK) fail_busy("V010", path, read_record(file.number()));
        if (errno != ENOLCK && !is_unsupported(errno)) fail_output("flock", path, errno);
        left_by_ = hold_by_record(path, who);
        by_record_ = true;
    } else {
        left_by_ = std::string{trim(read_record(file.number()))};
        if (::ftruncate(file.number(), 0) != 0) fail_output("write", path, errno);
        write_all(file, path, record(who));
    }
    descriptor_ = file.release();
}

Lock::~Lock() {
    if (by_record_) ::unlink(record_path(path_).c_str());
    // Emptied, not removed: another process may already wait on this very file.
    [[maybe_unused]] const int emptied = by_record_ ? 0 : ::ftruncate(descriptor_, 0);
    ::close(descriptor_);
}

}  // namespace qm::base
