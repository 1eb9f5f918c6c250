// SPDX-License-Identifier: Apache-2.0
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdio>

#include "base/file.hpp"
#include "faults/harness.hpp"

namespace qm::faults {
namespace {

namespace fs = std::filesystem;

constexpr int runners = 8;
constexpr int patience_s = 3;  // only a broken lock makes anybody wait so long

/// The first one that gets as far as writing waits until all others have ended, so each of them met a held lock: what
/// happens does not depend on the scheduler.
[[noreturn]] void run_child(Publisher publisher, const fs::path& output, int version, int start, int ended_read,
                            int ended_write) {
    char byte = 0;
    if (::read(start, &byte, 1) < 0) ::_exit(99);  // the gate opens when the parent closes its end
    bool waited = false;
    base::set_fault([&](std::string_view call, const fs::path& path) {
        if (waited || call != "write" || path.string().find("/releases/") == std::string::npos) return 0;
        waited = true;
        const auto until = std::chrono::steady_clock::now() + std::chrono::seconds{patience_s};
        for (int others = 1; others < runners; ++others) {
            const auto left =
                std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
            pollfd ready{ended_read, POLLIN, 0};
            if (left.count() <= 0 || ::poll(&ready, 1, static_cast<int>(left.count())) <= 0) break;
            if (::read(ended_read, &byte, 1) != 1) break;
        }
        return 0;
    });
    int exit = 70;
    try {
        publisher(output, version);
        exit = 0;
    } catch (const base::Failure& failure) {
        exit = static_cast<int>(failure.exit());
    } catch (...) {
    }
    if (::write(ended_write, "x", 1) != 1) exit = 99;
    ::_exit(exit);
}

}  // namespace

int race(Publisher publisher, bool deep) {
    const auto folder = fresh_folder("race");
    const auto output = folder / "site";
    Report report;
    const int rounds = deep ? 200 : 12;
    for (int round = 0; round < rounds && report.count() == 0; ++round) {
        // Every fourth round begins with no folder at all: the marker is contended as well.
        if (round % 4 == 0) fs::remove_all(output);
        std::array<int, 2> start{}, ended{};
        if (::pipe(start.data()) != 0 || ::pipe(ended.data()) != 0) return 1;
        std::fflush(nullptr);
        std::array<pid_t, runners> children{};
        const int first = 1 + round * runners;
        for (int i = 0; i < runners; ++i) {
            children[static_cast<std::size_t>(i)] = ::fork();
            if (children[static_cast<std::size_t>(i)] == 0) {
                ::close(start[1]);
                run_child(publisher, output, first + i, start[0], ended[0], ended[1]);
            }
        }
        ::close(start[1]);
        int winner = -1, busy = 0;
        const std::string name = "round " + std::to_string(round) + ": ";
        for (int i = 0; i < runners; ++i) {
            int status = 0;
            while (::waitpid(children[static_cast<std::size_t>(i)], &status, 0) < 0 && errno == EINTR) {
            }
            if (WIFEXITED(status) && WEXITSTATUS(status) == 0) {
                if (winner >= 0) report.wrong(name + "two winners");
                winner = i;
            } else if (WIFEXITED(status) && WEXITSTATUS(status) == 7) {
                ++busy;
            } else {
                report.wrong(name + "exit " +
                             std::to_string(WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status)));
            }
        }
        for (const int end : {start[0], ended[0], ended[1]}) ::close(end);
        if (winner < 0 || busy != runners - 1) report.wrong(name + std::to_string(busy) + " busy");
        const auto found = read_as_visitor(output);
        if (found.version != first + winner)
            report.wrong(name + "live is version " + std::to_string(found.version) + " " + found.wrong);
    }
    std::printf("race: %d rounds of %d, %d wrong\n", rounds, runners, report.count());
    fs::remove_all(folder);
    return report.count();
}

}  // namespace qm::faults
