// SPDX-License-Identifier: Apache-2.0
// Faults named in the environment, as tests of the command line use them: each in a process of its own.
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>

#include "faults/harness.hpp"

namespace qm::faults {
namespace {

namespace fs = std::filesystem;

struct Case {
    const char* fault;
    int exit;     // 128 + n: ended by signal n
    int version;  // that is live afterwards; 0: either
};

constexpr Case cases[] = {
    {"", 0, 2},
    {"rename:1:ENOSPC", 6, 1},
    {"write:2+:EIO", 6, 1},
    {"any:30:EDQUOT", 6, 1},
    {"flock:1:EIO", 6, 1},
    {"read:1:EIO", 6, 1},
    {"any:40:kill", 128 + SIGKILL, 1},
    {"rename:3:kill", 128 + SIGKILL, 1},
    {"fsync:1:EINTR", 0, 2},
    {"write:1+:short", 0, 2},
    {"rename:3:EBUSY", 0, 2},
    {"write:1000:EIO", 0, 2},
    {"write:1", 70, 1},
    {"write:0:EIO", 70, 1},
    {"write:x:EIO", 70, 1},
    {"write:1:EWHAT", 70, 1},
};

}  // namespace

int environment(Publisher publisher, bool /*deep*/) {
    const auto folder = fresh_folder("environment");
    const auto old = folder / "old", output = folder / "site";
    publisher(old, 1);
    Report report;
    for (const auto& row : cases) {
        copy_folder(old, output);
        std::fflush(nullptr);
        const pid_t child = ::fork();
        if (child == 0) {
            ::setenv("QUALITYMAP_FAULT", row.fault, 1);
            const char* which = publisher == publish_rightly ? "rightly" : "planted";
            ::execl("/proc/self/exe", "publish_driver", "once", output.c_str(), which, nullptr);
            ::_exit(99);
        }
        int status = 0;
        while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
        }
        const int exit = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
        const auto found = read_as_visitor(output);
        if (exit != row.exit) report.wrong(std::string{row.fault} + ": exit " + std::to_string(exit));
        if (found.version != row.version)
            report.wrong(std::string{row.fault} + ": live is " + std::to_string(found.version) + " " + found.wrong);
    }
    std::printf("environment: %zu cases, %d wrong\n", std::size(cases), report.count());
    fs::remove_all(folder);
    return report.count();
}

int publish_once(Publisher publisher, const fs::path& output) {
    try {
        publisher(output, 2);
        return 0;
    } catch (const base::Failure& failure) {
        return static_cast<int>(failure.exit());
    } catch (const std::exception&) {
        return 70;
    }
}

}  // namespace qm::faults
