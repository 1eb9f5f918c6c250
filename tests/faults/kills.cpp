// SPDX-License-Identifier: Apache-2.0
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <fstream>

#include "base/file.hpp"
#include "faults/harness.hpp"

namespace qm::faults {
namespace {

namespace fs = std::filesystem;

/// In a child: at call number `kill_at` it is killed, at call number `fail_at` the disk is full; 0 = never. Returns
/// the status of waitpid.
int run_child(Publisher publisher, const fs::path& output, int kill_at, int fail_at) {
    std::fflush(nullptr);
    const pid_t child = ::fork();
    if (child == 0) {
        int seen = 0;
        base::set_fault([&](std::string_view, const fs::path&) {
            ++seen;
            if (seen == kill_at) ::raise(SIGKILL);
            return seen == fail_at ? ENOSPC : 0;
        });
        try {
            publisher(output, 2);
        } catch (const base::Failure& failure) {
            ::_exit(static_cast<int>(failure.exit()));
        } catch (...) {
            ::_exit(70);
        }
        ::_exit(0);
    }
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

void check_recovery(Publisher publisher, const fs::path& output, const std::string& name, Report& report) {
    const int status = run_child(publisher, output, 0, 0);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) report.wrong(name + "the next run does not end well");
    if (const auto found = read_as_visitor(output); found.version != 2)
        report.wrong(name + "after the next run: " + found.wrong);
    for (const auto& item : fs::recursive_directory_iterator{output}) {
        const auto file = item.path().filename().string();
        if (file.find(".new-") != std::string::npos || file.starts_with(".staging"))
            report.wrong(name + "leftover " + file);
    }
    if (!fs::exists(output / "notes.txt")) report.wrong(name + "a file of the user is gone");
}

}  // namespace

int kills(Publisher publisher, bool deep) {
    const auto folder = fresh_folder("kills");
    const auto old = folder / "old", output = folder / "site";
    publisher(old, 1);
    std::ofstream{old / "notes.txt"} << "mine";
    Report report;
    // The files of others' umask get their mode by one more call: as many points as there can be.
    ::umask(077);
    int points = 0, pairs = 0, seen_old = 0, seen_new = 0;
    for (int at = 1; !report.enough(); ++at, ++points) {
        copy_folder(old, output);
        const std::string name = "killed at call " + std::to_string(at) + ": ";
        const int status = run_child(publisher, output, at, 0);
        if (WIFEXITED(status)) break;
        const auto found = read_as_visitor(output);
        if (found.version == 0) report.wrong(name + found.wrong);
        ++(found.version == 1 ? seen_old : seen_new);

        // The run that cleans up behind the killed one meets a full disk, then a third one must be clean.
        if (deep || at % 20 == 0) {
            const auto killed = folder / "killed";
            copy_folder(output, killed);
            for (int fail_at = 1;; fail_at += deep ? 3 : 10, ++pairs) {
                copy_folder(killed, output);
                const int second = run_child(publisher, output, 0, fail_at);
                const std::string pair = name + "then full at call " + std::to_string(fail_at) + ": ";
                if (const auto then = read_as_visitor(output); then.version == 0) report.wrong(pair + then.wrong);
                check_recovery(publisher, output, pair, report);
                if (!WIFEXITED(second)) report.wrong(pair + "crashed");
                if (WEXITSTATUS(second) == 0) break;
            }
            copy_folder(killed, output);
        }
        check_recovery(publisher, output, name, report);
    }
    if (points < 100 && !report.enough()) report.wrong("only " + std::to_string(points) + " points");
    if (publisher == publish_rightly && (seen_old == 0 || seen_new == 0))
        report.wrong("not all of the publish was met");
    std::printf("kills: %d points (%d left the old release, %d the new), %d pairs, %d wrong\n", points, seen_old,
                seen_new, pairs, report.count());
    fs::remove_all(folder);
    return report.count();
}

}  // namespace qm::faults
