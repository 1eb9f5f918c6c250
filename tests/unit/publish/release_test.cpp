// SPDX-License-Identifier: Apache-2.0
#include <sys/stat.h>

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <map>

#include "base/file.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "publish/publish.hpp"
#include "support/catch.hpp"
#include "support/said.hpp"
#include "support/temporary_folder.hpp"

namespace {

using namespace qm;
namespace fs = std::filesystem;

const base::Month may = *base::parse_month("2024-05"), june = *base::parse_month("2024-06");
const std::string entry = "2024-05/index.html";

struct Voice {
    base::Diagnostics findings;
    base::Progress progress;
    base::Feedback feedback{findings, progress};
};

std::vector<publish::File> site(const std::string& word) {
    return {{"assets/site.css", "body{}", false},
            {entry, "<p>" + word + "</p>", false},
            {"2024-05/en/index.html", "<p>en " + word + "</p>", false},
            {"2024-05/rows.csv", "a,b\n" + word, true}};
}

publish::Published put(const fs::path& output, const std::string& word, base::Month month = may) {
    Voice voice;
    return publish::release(output, site(word), month, entry, voice.feedback);
}

template <class Call>
base::Diagnostic failure_of(Call call, base::Exit exit) {
    try {
        call();
    } catch (const base::Failure& failure) {
        CHECK(failure.exit() == exit);
        CHECK(test::unsaid(failure.diagnostic(), "storage").empty());
        return failure.diagnostic();
    }
    return {};
}

/// Every file with its bytes, mode and time of change; the lock is written by each run.
std::map<std::string, std::string> state_of(const fs::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& item : fs::recursive_directory_iterator{folder}) {
        if (item.path().filename() == ".lock") continue;
        struct stat status {};
        REQUIRE(::lstat(item.path().c_str(), &status) == 0);
        const auto bytes = item.is_regular_file() ? base::read_file(item.path()) : std::string{};
        files[item.path().lexically_relative(folder).string()] =
            bytes + "|" + std::to_string(status.st_mode) + "|" + std::to_string(status.st_ino) + "|" +
            (item.is_regular_file()
                 ? std::to_string(status.st_mtim.tv_sec) + "." + std::to_string(status.st_mtim.tv_nsec)
                 : "");
    }
    return files;
}

void write(const fs::path& path, const std::string& bytes) {
    std::ofstream{path, std::ios::binary} << bytes;
}

}  // namespace

TEST_CASE("A first release: whole, checkable without us, opened by index.html") {
    const test::TemporaryFolder folder;
    const auto output = folder / "deep/site";
    const auto published = put(output, "one");
    CHECK(published.changed);
    CHECK(published.folder == output / "releases" / published.release);
    CHECK(base::list_folder(output) == std::vector<std::string>{".lock", ".qualitymap", "index.html", "releases"});
    CHECK(base::list_folder(output / "releases") == std::vector<std::string>{published.release});
    CHECK(base::read_file(published.folder / "2024-05/rows.csv") == "a,b\none");

    const auto manifest = base::read_file(published.folder / "manifest.json");
    CHECK(published.release == "2024-05-" + base::sha256(manifest).substr(0, 12));
    CHECK(manifest.find("\"2024-05/rows.csv\": {\"provenance\": true, \"sha256\": \"") != std::string::npos);
    CHECK(manifest.find(base::sha256("body{}")) != std::string::npos);
    const std::string check = "cd '" + published.folder.string() + "' && sha256sum --status --strict -c SHA256SUMS";
    CHECK(std::system(check.c_str()) == 0);

    const auto pointer = base::read_file(published.entry);
    const auto target = "releases/" + published.release + "/" + entry;
    CHECK(pointer.find("content=\"0; url=" + target + "\"") != std::string::npos);
    CHECK(pointer.find("<a href=\"" + target + "\"") != std::string::npos);
    CHECK(pointer.find("Content-Security-Policy") < pointer.find("refresh"));
    CHECK(pointer.find("://") == std::string::npos);
    CHECK(fs::exists(output / target));
    CHECK(publish::live_release(output) == published.release);
}

TEST_CASE("The same input again changes nothing on the disk") {
    const test::TemporaryFolder folder;
    const auto first = put(folder.path(), "one");
    const auto before = state_of(folder.path());
    const auto second = put(folder.path(), "one");
    CHECK_FALSE(second.changed);
    CHECK(second.release == first.release);
    CHECK(state_of(folder.path()) == before);
}

TEST_CASE("Order of the files, threads, umask and folder leave no trace") {
    std::map<std::string, std::string> expected;
    int round = 0;
    for (const int jobs : {1, 2, 8}) {
        const test::TemporaryFolder folder;
        const auto mask = ::umask(round % 2 == 0 ? 022 : 077);
        Voice voice;
        auto files = site("one");
        std::rotate(files.begin(), files.begin() + round++, files.end());
        const publish::Claim claim{folder / "site", voice.feedback};
        publish::release(claim, files, may, entry, voice.feedback, jobs);
        ::umask(mask);
        std::map<std::string, std::string> found;
        for (const auto& item : fs::recursive_directory_iterator{folder.path()}) {
            if (item.path().filename() == ".lock") continue;
            struct stat status {};
            REQUIRE(::lstat(item.path().c_str(), &status) == 0);
            found[item.path().lexically_relative(folder.path()).string()] =
                std::to_string(status.st_mode) + (item.is_regular_file() ? base::read_file(item.path()) : "");
        }
        if (expected.empty()) expected = found;
        CHECK(found == expected);
    }
}

TEST_CASE("Other content is another release; the old one stays as it was") {
    const test::TemporaryFolder folder;
    const auto first = put(folder.path(), "one");
    const auto before = state_of(first.folder);
    const auto second = put(folder.path(), "two");
    const auto third = put(folder.path(), "two", june);
    CHECK(second.release != first.release);
    CHECK(third.release.substr(0, 8) == "2024-06-");
    CHECK(state_of(first.folder) == before);
    CHECK(publish::live_release(folder.path()) == third.release);
    CHECK(publish::releases(folder.path()) == std::vector<std::string>{first.release, second.release, third.release});

    // The entry page and the provenance marks are part of what a release is.
    Voice voice;
    const auto other = publish::release(folder.path(), site("two"), may, "2024-05/en/index.html", voice.feedback);
    CHECK(other.release != second.release);
}

TEST_CASE("A folder of somebody else is never touched") {
    const test::TemporaryFolder folder;
    write(folder / "thesis.docx", "x");
    const auto before = state_of(folder.path());
    const auto failure = failure_of([&] { put(folder.path(), "one"); }, base::Exit::configuration);
    CHECK(failure.code == "K004");
    CHECK(failure.facts.at("entry") == "thesis.docx");
    CHECK(state_of(folder.path()) == before);
    CHECK(failure_of([&] { put(folder / "thesis.docx", "one"); }, base::Exit::configuration).code == "K004");
    CHECK(failure_of([&] { put("/", "one"); }, base::Exit::configuration).code == "K004");
    CHECK(state_of(folder.path()) == before);
}

TEST_CASE("Files of the user beside ours stay, also an index.html") {
    const test::TemporaryFolder folder;
    put(folder.path(), "one");
    write(folder / "notes.txt", "mine");
    fs::create_directory(folder / "releases/notes");
    write(folder / "index.html", "<p>my own page</p>");
    Voice voice;
    publish::release(folder.path(), site("two"), may, entry, voice.feedback);
    CHECK(voice.findings.count("S018") == 1);
    CHECK(test::unsaid(voice.findings.sorted().at(0), "storage").empty());
    CHECK(base::read_file(folder / "notes.txt") == "mine");
    CHECK(fs::exists(folder / "releases/notes"));
    CHECK(base::read_file(folder / "index-kept-1.html") == "<p>my own page</p>");

    write(folder / "index.html", "<p>another page</p>");
    put(folder.path(), "three");
    CHECK(base::read_file(folder / "index-kept-1.html") == "<p>my own page</p>");
    CHECK(base::read_file(folder / "index-kept-2.html") == "<p>another page</p>");
    write(folder / "index.html", "<p>another page</p>");
    put(folder.path(), "three");
    CHECK_FALSE(fs::exists(folder / "index-kept-3.html"));
}

TEST_CASE("What killed runs left is removed, and only that") {
    const test::TemporaryFolder folder;
    put(folder.path(), "one");
    fs::create_directories(folder / "releases/.staging-2024-05-0123456789ab/deep");
    write(folder / "releases/.staging-2024-05-0123456789ab/deep/file", "x");
    write(folder / ".index.html.new-4711", "x");
    write(folder / ".index.html.mine", "x");
    Voice voice;
    publish::release(folder.path(), site("one"), may, entry, voice.feedback);
    CHECK(voice.findings.count("S014") == 1);
    CHECK(test::unsaid(voice.findings.sorted().at(0), "storage").empty());
    CHECK(base::list_folder(folder / "releases").size() == 1);
    CHECK_FALSE(fs::exists(folder / ".index.html.new-4711"));
    CHECK(fs::exists(folder / ".index.html.mine"));
}

TEST_CASE("A damaged release of the same id stops the run") {
    const test::TemporaryFolder folder;
    const auto first = put(folder.path(), "one");
    put(folder.path(), "two");
    const auto pointer = base::read_file(folder / "index.html");
    write(first.folder / "assets/site.css", "body{ }");
    const auto failure = failure_of([&] { put(folder.path(), "one"); }, base::Exit::own_state);
    CHECK(failure.code == "S007");
    CHECK(failure.facts.at("file") == "assets/site.css");
    CHECK(base::read_file(folder / "index.html") == pointer);
}

TEST_CASE("A damaged pointer heals") {
    const test::TemporaryFolder folder;
    const auto first = put(folder.path(), "one");
    fs::remove(folder / "index.html");
    CHECK(publish::live_release(folder.path()).empty());
    CHECK(put(folder.path(), "one").changed);
    CHECK(publish::live_release(folder.path()) == first.release);
    write(folder / "index.html", "");
    CHECK(put(folder.path(), "one").changed);
    CHECK(publish::live_release(folder.path()) == first.release);
    CHECK_FALSE(fs::exists(folder / "index-kept-1.html"));
}

TEST_CASE("Paths that leave the release or that some file system cannot hold are refused before anything is written") {
    const test::TemporaryFolder folder;
    for (const std::string path :
         {"", "/etc/passwd", "../x", "a/../../x", "a//b", "a/./b", "a\\b", "a:b", "a?b", "a\nb", "dot.", "blank ",
          "assets/SITE.css", "manifest.json", "sha256sums", "a/\xff"}) {
        auto files = site("one");
        files.push_back({path, "x", false});
        Voice voice;
        INFO(base::shown(path));
        const auto failure = failure_of([&] { publish::release(folder.path(), files, may, entry, voice.feedback); },
                                        base::Exit::internal);
        CHECK(failure.code == "V021");
        CHECK_FALSE(fs::exists(folder / "releases"));
    }
    Voice voice;
    CHECK(failure_of([&] { publish::release(folder.path(), site("one"), may, "2024-05/none.html", voice.feedback); },
                     base::Exit::internal)
              .code == "V021");
    auto files = site("one");
    std::string longest = "x";
    while (longest.size() < 4100) longest += "/" + std::string(200, 'y');
    files.push_back({longest, "x", false});
    CHECK(failure_of([&] { publish::release(folder.path(), files, may, entry, voice.feedback); },
                     base::Exit::configuration)
              .code == "V016");
    CHECK_FALSE(fs::exists(folder / "releases"));
}

TEST_CASE("A second run at the same time is turned away, a pointer moved by others is not overwritten") {
    const test::TemporaryFolder folder;
    Voice voice;
    const auto first = put(folder.path(), "one");
    {
        const publish::Claim claim{folder.path(), voice.feedback};
        CHECK(failure_of([&] { put(folder.path(), "two"); }, base::Exit::busy).code == "V010");
        CHECK(failure_of([&] { publish::rollback(folder.path(), std::nullopt, voice.feedback); }, base::Exit::busy)
                  .code == "V010");
    }
    const auto old = base::read_file(folder / "index.html");
    const auto second = put(folder.path(), "two");
    const auto now = base::read_file(folder / "index.html");
    const publish::Claim claim{folder.path(), voice.feedback};
    write(folder / "index.html", old);  // as if another machine, to which our lock means nothing, had rolled back
    const auto failure =
        failure_of([&] { publish::release(claim, site("three"), may, entry, voice.feedback); }, base::Exit::busy);
    CHECK(failure.code == "V011");
    CHECK(failure.facts.at("before") == second.release);
    CHECK(failure.facts.at("now") == first.release);
    CHECK(base::read_file(folder / "index.html") == old);
}

TEST_CASE("The lock of a killed run is taken over and told") {
    const test::TemporaryFolder folder;
    put(folder.path(), "one");
    write(folder / ".lock", "4711 pc2 2024-06-30T09:14:00Z build\n");
    Voice voice;
    publish::release(folder.path(), site("two"), may, entry, voice.feedback);
    CHECK(voice.findings.count("S011") == 1);
    CHECK(test::unsaid(voice.findings.sorted().at(0), "storage").empty());
    CHECK(base::read_file(folder / ".lock").empty());
}

TEST_CASE("Nothing is referred to before it is safe on the medium") {
    const test::TemporaryFolder folder;
    put(folder.path(), "one");
    std::vector<std::string> calls;
    base::set_fault([&](std::string_view call, const fs::path& path) {
        calls.push_back(std::string{call} + " " + path.lexically_relative(folder.path()).string());
        return 0;
    });
    const auto published = put(folder.path(), "two");
    base::set_fault({});
    const auto at = [&](const std::string& call) {
        const auto found = std::find(calls.begin(), calls.end(), call);
        INFO(call);
        REQUIRE(found != calls.end());
        return found - calls.begin();
    };
    std::ptrdiff_t last_write = 0;
    for (std::size_t i = 0; i < calls.size(); ++i)
        if (calls[i].find("write releases/") == 0 || calls[i].find("mkdir releases/") == 0)
            last_write = static_cast<std::ptrdiff_t>(i);
    const auto flush =
        std::find_if(calls.begin(), calls.end(), [](const auto& call) { return call.find("syncfs ") == 0; }) -
        calls.begin();
    if (flush == static_cast<std::ptrdiff_t>(calls.size())) {
        for (const auto& file : site("two"))
            CHECK(at("fsync releases/.staging-" + published.release + "/" + file.path) <
                  at("rename releases/" + published.release));
    } else {
        CHECK(last_write < flush);
        CHECK(flush < at("rename releases/" + published.release));
    }
    CHECK(at("rename releases/" + published.release) < at("fsync releases"));
    CHECK(at("fsync releases") < at("rename .qualitymap"));
    CHECK(at("rename .qualitymap") < at("rename index.html"));
    CHECK(calls.back() == "close .");
    CHECK(at("rename index.html") < static_cast<std::ptrdiff_t>(calls.size()) - 2);
    CHECK(calls[calls.size() - 2] == "fsync .");
}

TEST_CASE("A file system without fsync is a warning, not a failure") {
    const test::TemporaryFolder folder;
    base::set_fault([](std::string_view call, const fs::path&) { return call == "fsync" ? EINVAL : 0; });
    Voice voice;
    const auto published = publish::release(folder.path(), site("one"), may, entry, voice.feedback);
    base::set_fault({});
    CHECK(voice.findings.count("V004") == 1);
    CHECK(test::unsaid(voice.findings.sorted().at(0), "storage").empty());
    CHECK(publish::live_release(folder.path()) == published.release);
}
