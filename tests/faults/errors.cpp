// SPDX-License-Identifier: Apache-2.0
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>

#include "base/file.hpp"
#include "faults/harness.hpp"
#include "support/said.hpp"

namespace qm::faults {
namespace {

namespace fs = std::filesystem;

struct Case {
    int error;
    bool sticky;
    int at;
};

/// The call that was failed first; empty when the run ended before.
std::string run(Publisher publisher, const fs::path& output, const Case& which, base::Exit& exit, std::string& told) {
    std::string hit;
    int seen = 0;
    base::set_fault([&](std::string_view call, const fs::path& path) {
        ++seen;
        if (seen != which.at && !(which.sticky && seen > which.at)) return 0;
        if (hit.empty()) hit = std::string{call} + " " + path.lexically_relative(output).string();
        return which.error;
    });
    exit = base::Exit::clean;
    try {
        publisher(output, 2);
    } catch (const base::Failure& failure) {
        exit = failure.exit();
        const auto& facts = failure.diagnostic().facts;
        if (const auto missing = test::unsaid(failure.diagnostic(), "storage"); !missing.empty())
            std::fprintf(stderr, "unsaid: %s\n", missing.c_str());
        else if (facts.count("path") && facts.count("reason"))
            told = facts.at("path") + facts.at("reason");
    }
    base::set_fault({});
    return hit;
}

bool has_staging(const fs::path& output) {
    for (const auto& item : fs::directory_iterator{output / "releases"})
        if (item.path().filename().string().starts_with(".staging")) return true;
    return false;
}

void check(Publisher publisher, const fs::path& output, const Case& which, const std::string& hit, base::Exit exit,
           const std::string& told, Report& report) {
    const std::string name = std::string{::strerrorname_np(which.error)} +
                             (which.sticky ? " for ever from " : " once at ") + std::to_string(which.at) + " (" + hit +
                             "), exit " + std::to_string(static_cast<int>(exit)) + ": ";
    const auto found = read_as_visitor(output);
    if (found.version == 0) report.wrong(name + found.wrong);
    if (exit == base::Exit::clean) {
        // A pointer that is held open for a moment is tried again: the only error that may pass unnoticed.
        if (!(hit.starts_with("rename ") && which.error == EACCES && !which.sticky))
            report.wrong(name + "nobody was told");
        if (found.version != 2) report.wrong(name + "says published, but is not");
    } else {
        if (exit != base::Exit::storage && exit != base::Exit::busy) report.wrong(name + "wrong exit");
        if (told.empty()) report.wrong(name + "no path or no reason told");
        if (!which.sticky && has_staging(output)) report.wrong(name + "space was not given back");
    }
    try {
        publisher(output, 2);
    } catch (const base::Failure& failure) {
        report.wrong(name + "the next run fails: " + failure.what());
    }
    if (const auto after = read_as_visitor(output); after.version != 2)
        report.wrong(name + "after the next run: " + after.wrong);
    if (has_staging(output)) report.wrong(name + "leftovers after the next run");
    if (!fs::exists(output / "notes.txt")) report.wrong(name + "a file of the user is gone");
}

}  // namespace

int errors(Publisher publisher, bool deep) {
    const auto folder = fresh_folder("errors");
    const auto old = folder / "old", output = folder / "site";
    publisher(old, 1);
    std::ofstream{old / "notes.txt"} << "mine";
    Report report;
    int cases = 0;
    const auto descriptors = open_descriptors();
    std::vector<int> codes{ENOSPC, EIO, EACCES, EDQUOT};
    if (deep) codes.insert(codes.end(), {EROFS, EMFILE, ENOENT, EPERM, EFBIG});
    for (const int error : codes)
        for (const bool sticky : {false, true})
            for (int at = 1; !report.enough(); ++at) {
                copy_folder(old, output);
                base::Exit exit{};
                std::string told;
                const Case which{error, sticky, at};
                const auto hit = run(publisher, output, which, exit, told);
                if (hit.empty()) break;
                // Some errors of some calls are no failures: modes on file systems that know none, files already gone.
                const bool harmless =
                    (error == EPERM && hit.starts_with("fchmod")) || (error == ENOENT && hit.starts_with("unlink"));
                if (!harmless || sticky) ++cases, check(publisher, output, which, hit, exit, told, report);
            }
    // Interrupted and short calls are no errors at all.
    copy_folder(old, output);
    int seen = 0;
    base::set_fault([&](std::string_view call, const fs::path&) {
        if (++seen % 2 == 0) return EINTR;
        return call == "write" || call == "read" ? -3 : 0;
    });
    publisher(output, 2);
    base::set_fault({});
    if (const auto found = read_as_visitor(output); found.version != 2) report.wrong("interrupted: " + found.wrong);
    if (open_descriptors() != descriptors) report.wrong("descriptors stayed open");
    std::printf("errors: %d cases, %d wrong\n", cases, report.count());
    fs::remove_all(folder);
    return report.count();
}

}  // namespace qm::faults
