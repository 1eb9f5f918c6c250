// SPDX-License-Identifier: Apache-2.0
// Inside of base/file: system calls with the fault seam before them, EINTR behind them, and errno as base::Failure.
#pragma once

#include <cerrno>
#include <filesystem>
#include <string>
#include <string_view>

namespace qm::base {

/// What the fault injection says to this call: errno, -n for "at most n bytes", or 0.
int injected(std::string_view call, const std::filesystem::path& path);

/// Runs a call that returns -1 with errno, again after EINTR.
template <class Call>
auto run_call(std::string_view name, const std::filesystem::path& path, Call call) -> decltype(call()) {
    for (;;) {
        const int fault = injected(name, path);
        if (fault > 0) errno = fault;
        const auto result = fault > 0 ? static_cast<decltype(call())>(-1) : call();
        if (result != -1 || errno != EINTR) return result;
    }
}

/// The text of errno, which does not follow the locale as strerror does.
std::string reason(int error);
[[noreturn]] void fail_input(const std::filesystem::path& path, int error);
[[noreturn]] void fail_output(std::string_view call, const std::filesystem::path& path, int error);

/// The file system cannot do this at all, as opposed to: it failed.
bool is_unsupported(int error);

/// An open file. close() is checked; the destructor only cleans up after a failure.
class Descriptor {
  public:
    Descriptor() = default;
    explicit Descriptor(int number) : number_{number} {}
    ~Descriptor() { drop(); }
    Descriptor(Descriptor&& other) noexcept : number_{other.release()} {}
    Descriptor& operator=(Descriptor&& other) noexcept;
    int number() const { return number_; }
    int release();
    void drop();
    void close(const std::filesystem::path& path);

  private:
    int number_ = -1;
};

/// mode is set on creation, whatever the umask; file systems without modes are left alone.
Descriptor open_output(const std::filesystem::path& path, int flags);
Descriptor open_folder(const std::filesystem::path& path);
void set_mode(int descriptor, const std::filesystem::path& path, unsigned mode);
void write_all(const Descriptor& file, const std::filesystem::path& path, std::string_view bytes);
/// False: unsupported. A failed fsync is final, never tried again: the kernel may have dropped the bytes.
bool sync(const Descriptor& file, const std::filesystem::path& path);
void remove_file(const std::filesystem::path& path);  // no file, nothing to do

}  // namespace qm::base
