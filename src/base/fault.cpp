// SPDX-License-Identifier: Apache-2.0
#include <signal.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <charconv>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <utility>

#include "base/file.hpp"
#include "base/system_call.hpp"
#include "base/text.hpp"

namespace qm::base {
namespace {

constexpr std::pair<std::string_view, int> errors[] = {
    {"EACCES", EACCES},   {"EBUSY", EBUSY},   {"EDQUOT", EDQUOT}, {"EEXIST", EEXIST},   {"EFBIG", EFBIG},
    {"EINTR", EINTR},     {"EINVAL", EINVAL}, {"EIO", EIO},       {"EMFILE", EMFILE},   {"ENAMETOOLONG", ENAMETOOLONG},
    {"ENFILE", ENFILE},   {"ENOENT", ENOENT}, {"ENOLCK", ENOLCK}, {"ENOSPC", ENOSPC},   {"ENOSYS", ENOSYS},
    {"ENOTSUP", ENOTSUP}, {"EPERM", EPERM},   {"EROFS", EROFS},   {"ETXTBSY", ETXTBSY}, {"EXDEV", EXDEV},
};

[[noreturn]] void refuse(std::string_view text) {
    // A test whose fault is not understood would pass without testing anything.
    throw std::invalid_argument{"QUALITYMAP_FAULT is not understood: " + shown(text)};
}

Fault parse_fault(std::string_view text) {
    const auto parts = split(text, ':');
    if (parts.size() != 3) refuse(text);
    std::string_view count = parts[1];
    const bool sticky = count.ends_with('+');
    if (sticky) count.remove_suffix(1);
    std::uint64_t at = 0;
    const auto [end, error] = std::from_chars(count.data(), count.data() + count.size(), at);
    if (error != std::errc{} || end != count.data() + count.size() || at == 0) refuse(text);

    const auto* row =
        std::find_if(std::begin(errors), std::end(errors), [&](const auto& e) { return e.first == parts[2]; });
    const bool kill = parts[2] == "kill", brief = parts[2] == "short";
    if (row == std::end(errors) && !kill && !brief) refuse(text);
    const int result = brief ? -1 : kill ? 0 : row->second;
    return [name = std::string{parts[0]}, at, sticky, kill, result, seen = std::uint64_t{0}](
               std::string_view call, const std::filesystem::path&) mutable {
        if (name != "any" && name != call) return 0;
        ++seen;
        if (seen != at && !(sticky && seen > at)) return 0;
        if (kill) ::raise(SIGKILL);
        return result;
    };
}

struct Seam {
    std::mutex mutex;
    Fault fault;
    std::atomic<bool> armed{false};
    Seam() {
        if (const char* text = std::getenv("QUALITYMAP_FAULT"); text && *text) set(parse_fault(text));
    }
    void set(Fault next) {
        const std::lock_guard guard{mutex};
        fault = std::move(next);
        armed = static_cast<bool>(fault);
    }
};

Seam& seam() {
    static Seam one;
    return one;
}

}  // namespace

void set_fault(Fault fault) {
    seam().set(std::move(fault));
}

int injected(std::string_view call, const std::filesystem::path& path) {
    Seam& here = seam();
    if (!here.armed) return 0;
    const std::lock_guard guard{here.mutex};
    return here.fault ? here.fault(call, path) : 0;
}

}  // namespace qm::base
