// SPDX-License-Identifier: Apache-2.0
// Power cuts: the site lies on an ext4 image, a copy of the image at a random moment is the disk after the cut, and
// mounting the copy replays the journal as a boot would. Needs root and loop devices.
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>
#include <thread>

#include "base/file.hpp"
#include "faults/harness.hpp"

namespace qm::faults {
namespace {

namespace fs = std::filesystem;

bool shell(const std::string& command) {
    return std::system((command + " >/dev/null 2>&1").c_str()) == 0;
}

/// Publishes version after version; says so in a file of its own on another disk, after release() has returned.
[[noreturn]] void write_on(Publisher publisher, const fs::path& output, const fs::path& said) {
    for (int version = 2;; ++version) {
        try {
            publisher(output, version);
        } catch (const base::Failure&) {
            // Full: room is made as a user would make it, the live release stays.
            for (const auto& item : fs::directory_iterator{output / "releases"})
                if (item.path().filename() != publish::live_release(output)) fs::remove_all(item.path());
            continue;
        }
        std::ofstream{said.string() + ".new"} << version;
        fs::rename(said.string() + ".new", said);
    }
}

int number_in(const fs::path& file) {
    int number = 0;
    std::ifstream{file} >> number;
    return number;
}

}  // namespace

int power(Publisher publisher, bool /*deep*/) {
    const auto folder = fresh_folder("power");
    const auto image = folder / "disk", copy = folder / "copy", mounted = folder / "mounted", after = folder / "after";
    fs::create_directories(mounted);
    fs::create_directories(after);
    Report report;
    int cuts = 0, newer = 0;
    std::mt19937 random{1};
    for (const char* options : {"loop,commit=1", "loop,commit=1,data=writeback,noauto_da_alloc"}) {
        if (!shell("truncate -s 64M " + image.string() + " && mkfs.ext4 -q -F " + image.string()) ||
            !shell("mount -o " + std::string{options} + " " + image.string() + " " + mounted.string())) {
            std::printf("power: SKIPPED, no root or no loop devices\n");
            fs::remove_all(folder);
            return skipped;
        }
        const auto said = folder / "said";
        publisher(mounted / "site", 1);
        shell("sync -f " + mounted.string());
        std::ofstream{said} << 1;
        std::fflush(nullptr);
        const pid_t writer = ::fork();
        if (writer == 0) write_on(publisher, mounted / "site", said);
        if (writer < 0) {  // kill(-1, …) would reach every process there is
            report.wrong("fork failed");
            shell("umount " + mounted.string());
            break;
        }
        for (int cut = 0; cut < 60 && !report.enough(); ++cut) {
            std::this_thread::sleep_for(std::chrono::microseconds{5000 + random() % 200000});
            ::kill(writer, SIGSTOP);
            const int promised = number_in(said);
            fs::copy_file(image, copy, fs::copy_options::overwrite_existing);
            ::kill(writer, SIGCONT);
            if (!shell("mount -o loop " + copy.string() + " " + after.string())) {
                report.wrong("the copy cannot be mounted");
                continue;
            }
            const auto found = read_as_visitor(after / "site");
            const std::string name = "cut " + std::to_string(cut) + " of " + options + ": ";
            if (found.version == 0) report.wrong(name + found.wrong);
            if (found.version > 0 && found.version < promised)
                report.wrong(name + "version " + std::to_string(promised) + " was said to be published, " +
                             std::to_string(found.version) + " is live");
            newer += found.version > 1;
            ++cuts;
            shell("umount " + after.string());
        }
        ::kill(writer, SIGKILL);
        int status = 0;
        while (::waitpid(writer, &status, 0) < 0 && errno == EINTR) {
        }
        shell("umount " + mounted.string());
    }
    std::printf("power: %d cuts (%d after the first publish), %d wrong\n", cuts, newer, report.count());
    fs::remove_all(folder);
    return report.count();
}

}  // namespace qm::faults
