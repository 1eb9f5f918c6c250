// SPDX-License-Identifier: Apache-2.0
// Two runs at the same time: the second says who holds the folder and ends with 7, the first publishes as if alone.
// The first is stopped while it holds the folder, so that no luck is needed.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <stdexcept>

#include "cases/process.hpp"
#include "cases/tree.hpp"

namespace qm::cases {
namespace {

namespace fs = std::filesystem;

constexpr int attempts = 20;

void expect(bool right, const std::string& what) {
    if (!right) throw std::runtime_error{what};
}

Command build(const fs::path& program, const fs::path& work, const std::string& site, const std::string& name) {
    return {program,
            {"build", "project", "--output", site, "--lang", "en"},
            work,
            {},
            work / (name + ".out"),
            work / (name + ".err")};
}

// The record of the holder, while there is one.
bool is_held(const fs::path& site) {
    for (const auto& [name, bytes] : tree_of(site))
        if (name.find("lock") != std::string::npos && !bytes.empty()) return true;
    return false;
}

// Stops the process while it holds the folder. False: it was done before we looked.
bool stop_while_holding(pid_t process, const fs::path& site) {
    for (;;) {
        if (is_held(site)) {
            ::kill(process, SIGSTOP);
            int status = 0;
            expect(::waitpid(process, &status, WUNTRACED) == process, "cannot wait for the first run");
            return WIFSTOPPED(status) && is_held(site);
        }
        siginfo_t info{};
        ::waitid(P_PID, static_cast<id_t>(process), &info, WEXITED | WNOHANG | WNOWAIT);
        if (info.si_pid == process) {
            wait_for(process);
            return false;
        }
        ::usleep(500);
    }
}

void second_is_refused(const fs::path& program, const fs::path& work) {
    for (int attempt = 0; attempt < attempts; ++attempt) {
        const std::string site = "site" + std::to_string(attempt);
        const pid_t first = start(build(program, work, site, "first"));
        if (!stop_while_holding(first, work / site)) continue;
        const int second = run(build(program, work, site, "second"));
        const std::string said = bytes_of(work / "second.err");
        ::kill(first, SIGCONT);
        const int code = wait_for(first);
        expect(second == 7, "the second run ended with " + std::to_string(second) + ", expected 7\n" + said);
        expect(said.find("error[V010]") != std::string::npos, "the second run does not say V010:\n" + said);
        expect(said.find(std::to_string(first)) != std::string::npos,
               "the second run does not name the process that holds the folder:\n" + said);
        expect(code <= 1, "the first run ended with " + std::to_string(code) + "\n" + bytes_of(work / "first.err"));

        expect(run(build(program, work, "alone", "alone")) <= 1, "a run alone failed");
        const auto changed = differences(tree_of(work / "alone" / "releases"), tree_of(work / site / "releases"), true);
        expect(changed.empty(),
               "the site differs from that of a run alone: " + (changed.empty() ? "" : changed.front()));
        return;
    }
    throw std::runtime_error{"the first run was never met while it held the folder"};
}

}  // namespace
}  // namespace qm::cases

int main(int argc, char** argv) {
    namespace fs = std::filesystem;
    try {
        qm::cases::expect(argc == 4, "concurrent_runs PROGRAM PROJECT WORK");
        const fs::path work = fs::absolute(argv[3]);
        fs::remove_all(work);
        qm::cases::overlay(argv[2], work / "project");
        qm::cases::second_is_refused(fs::absolute(argv[1]), work);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
