// SPDX-License-Identifier: Apache-2.0
// verify, releases, live_release and rollback.
#include <cerrno>
#include <fstream>

#include "base/file.hpp"
#include "publish/publish.hpp"
#include "support/catch.hpp"
#include "support/said.hpp"
#include "support/temporary_folder.hpp"

namespace {

using namespace qm;
namespace fs = std::filesystem;

const std::string entry = "index.html";

struct Voice {
    base::Diagnostics findings;
    base::Progress progress;
    base::Feedback feedback{findings, progress};
};

publish::Published put(const fs::path& output, const std::string& word) {
    Voice voice;
    return publish::release(output,
                            {{entry, word, false}, {"a/b/page.html", "page " + word, false}, {"a/empty", "", false}},
                            *base::parse_month("2024-05"), entry, voice.feedback);
}

/// "CODE file" of each finding, in order of place.
std::vector<std::string> damage(const fs::path& output, const std::optional<std::string>& id = std::nullopt) {
    Voice voice;
    const auto count = publish::verify(output, id, voice.feedback);
    std::vector<std::string> list;
    for (const auto& finding : voice.findings.sorted()) CHECK(test::unsaid(finding, "storage").empty());
    for (const auto& finding : voice.findings.sorted())
        list.push_back(finding.code + (finding.facts.count("file") ? " " + finding.facts.at("file") : ""));
    CHECK(list.size() == count);
    return list;
}

std::string roll_back(const fs::path& output, const std::optional<std::string>& id = std::nullopt) {
    Voice voice;
    return publish::rollback(output, id, voice.feedback);
}

std::string failure_of(const fs::path& output, const std::optional<std::string>& id, base::Exit exit) {
    try {
        roll_back(output, id);
    } catch (const base::Failure& failure) {
        CHECK(failure.exit() == exit);
        CHECK(test::unsaid(failure.diagnostic(), "storage").empty());
        return failure.diagnostic().code;
    }
    return "";
}

void write(const fs::path& path, const std::string& bytes) {
    std::ofstream{path, std::ios::binary} << bytes;
}

using List = std::vector<std::string>;

}  // namespace

TEST_CASE("A whole release has nothing to tell") {
    const test::TemporaryFolder folder;
    const auto first = put(folder.path(), "one");
    put(folder.path(), "two");
    CHECK(damage(folder.path()).empty());
    CHECK(damage(folder.path(), first.release).empty());
}

TEST_CASE("Each kind of damage is found and named") {
    const test::TemporaryFolder folder;
    const auto live = put(folder.path(), "one").folder;
    SECTION("same size, other bytes") {
        write(live / "a/b/page.html", "page onf");
        CHECK(damage(folder.path()) == List{"S007 a/b/page.html"});
    }
    SECTION("longer") {
        write(live / "a/empty", "x");
        CHECK(damage(folder.path()) == List{"S007 a/empty"});
    }
    SECTION("gone") {
        fs::remove(live / "a/b/page.html");
        CHECK(damage(folder.path()) == List{"S016 a/b/page.html"});
    }
    SECTION("a whole folder gone") {
        fs::remove_all(live / "a");
        CHECK(damage(folder.path()) == List{"S016 a/b/page.html", "S016 a/empty"});
    }
    SECTION("extra files, folders and links") {
        write(live / "x.exe", "x");
        fs::create_directory(live / "a/new");
        write(live / "a/new/file", "x");
        fs::create_symlink("page.html", live / "a/b/link.html");
        CHECK(damage(folder.path()) == List{"S008 a/b/link.html", "S008 a/new", "S008 x.exe"});
    }
    SECTION("a link instead of the file, with the right bytes behind it") {
        fs::rename(live / "a/b/page.html", folder / "elsewhere");
        fs::create_symlink(folder / "elsewhere", live / "a/b/page.html");
        CHECK(damage(folder.path()) == List{"S007 a/b/page.html"});
    }
    SECTION("names swapped") {
        fs::rename(live / "index.html", live / "t");
        fs::rename(live / "a/empty", live / "index.html");
        fs::rename(live / "t", live / "a/empty");
        CHECK(damage(folder.path()) == List{"S007 a/empty", "S007 index.html"});
    }
    SECTION("manifest changed so that it agrees with a changed file") {
        auto text = base::read_file(live / "manifest.json");
        text.replace(text.find("\"size\": 0"), 9, "\"size\": 1");
        write(live / "manifest.json", text);
        CHECK(damage(folder.path()) == List{"S007 manifest.json"});
    }
    SECTION("manifest gone or no JSON") {
        write(live / "manifest.json", "{");
        CHECK(damage(folder.path()) == List{"S007 manifest.json"});
        fs::remove(live / "manifest.json");
        CHECK(damage(folder.path()) == List{"S016 manifest.json"});
    }
    SECTION("list of checksums changed") {
        write(live / "SHA256SUMS", "");
        CHECK(damage(folder.path()) == List{"S007 SHA256SUMS"});
    }
    SECTION("a file that cannot be read") {
        base::set_fault([](std::string_view call, const fs::path& path) {
            return call == "read" && path.filename() == "page.html" ? EIO : 0;
        });
        const auto found = damage(folder.path());
        base::set_fault({});
        CHECK(found == List{"S007 a/b/page.html"});
    }
    CHECK(fs::exists(live));
}

TEST_CASE("A pointer to nothing names the newest whole release") {
    const test::TemporaryFolder folder;
    const auto first = put(folder.path(), "one");
    const auto second = put(folder.path(), "two");
    fs::remove_all(second.folder);
    Voice voice;
    CHECK(publish::verify(folder.path(), std::nullopt, voice.feedback) == 1);
    const auto finding = voice.findings.sorted().at(0);
    CHECK(finding.code == "S009");
    CHECK(finding.facts.at("release") == second.release);
    CHECK(finding.facts.at("newest") == first.release);
    CHECK(roll_back(folder.path()) == first.release);
    CHECK(damage(folder.path()).empty());
    CHECK(damage(folder.path(), "2024-05-ffffffffffff") == List{"S009"});
    CHECK(damage(folder.path(), "../../etc") == List{"S009"});
}

TEST_CASE("Where there is no site") {
    const test::TemporaryFolder folder;
    Voice voice;
    CHECK_THROWS_AS(publish::verify(folder.path(), std::nullopt, voice.feedback), base::Failure);
    CHECK(failure_of(folder.path(), std::nullopt, base::Exit::input_missing) == "S015");
    CHECK(failure_of(folder / "none", std::nullopt, base::Exit::input_missing) == "S015");
    CHECK(publish::releases(folder / "none").empty());
    CHECK(publish::live_release(folder / "none").empty());
    CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("Releases stand in the order in which they last went live") {
    const test::TemporaryFolder folder;
    List ids;
    for (const char* word : {"one", "two", "three", "four"}) ids.push_back(put(folder.path(), word).release);
    CHECK(publish::releases(folder.path()) == ids);
    put(folder.path(), "one");
    CHECK(publish::releases(folder.path()) == List{ids[1], ids[2], ids[3], ids[0]});

    // Damaged ones are not whole; strangers are not releases.
    fs::resize_file(folder.path() / "releases" / ids[2] / "a/b/page.html", 3);
    fs::create_directory(folder / "releases/2024-05-ffffffffffff");
    fs::create_directory(folder / "releases/old");
    CHECK(publish::releases(folder.path()) == List{ids[1], ids[3], ids[0]});
    // Without the list (the folder was copied without hidden files) the order is that of the ids.
    write(folder / ".qualitymap", "");
    auto sorted = List{ids[1], ids[3], ids[0]};
    std::sort(sorted.begin(), sorted.end());
    CHECK(publish::releases(folder.path()) == sorted);
}

TEST_CASE("Rolling back is one rename, step by step or to a named release") {
    const test::TemporaryFolder folder;
    const auto first = put(folder.path(), "one"), second = put(folder.path(), "two"),
               third = put(folder.path(), "three");
    int renames = 0;
    base::set_fault([&](std::string_view call, const fs::path&) { return call == "rename" && ++renames < 0; });
    CHECK(roll_back(folder.path()) == second.release);
    base::set_fault({});
    CHECK(renames == 1);
    CHECK(publish::live_release(folder.path()) == second.release);
    CHECK(roll_back(folder.path()) == first.release);
    CHECK(failure_of(folder.path(), std::nullopt, base::Exit::usage) == "S017");
    CHECK(failure_of(folder.path(), "2024-05-ffffffffffff", base::Exit::usage) == "S013");
    CHECK(publish::live_release(folder.path()) == first.release);
    CHECK(roll_back(folder.path(), third.release) == third.release);
    CHECK(roll_back(folder.path(), third.release) == third.release);

    const auto pointer = base::read_file(folder / "index.html");
    CHECK(pointer.find("url=releases/" + third.release + "/index.html\"") != std::string::npos);
    // A new release after a rollback goes live as always.
    roll_back(folder.path(), first.release);
    const auto fourth = put(folder.path(), "four");
    CHECK(publish::live_release(folder.path()) == fourth.release);
}

TEST_CASE("A damaged release is never pointed at") {
    const test::TemporaryFolder folder;
    const auto first = put(folder.path(), "one");
    const auto second = put(folder.path(), "two");
    write(first.folder / "a/b/page.html", "page onf");  // same size: only reading tells
    CHECK(failure_of(folder.path(), std::nullopt, base::Exit::own_state) == "S007");
    CHECK(publish::live_release(folder.path()) == second.release);
}

TEST_CASE("Every flipped bit in a release is found") {
    const test::TemporaryFolder folder;
    const auto live = put(folder.path(), "one").folder;
    for (const char* name : {"index.html", "a/b/page.html", "manifest.json", "SHA256SUMS"}) {
        const auto bytes = base::read_file(live / name);
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            auto damaged = bytes;
            damaged[i] = static_cast<char>(damaged[i] ^ (1 << (i % 8)));
            write(live / name, damaged);
            if (damage(folder.path()) != List{std::string{"S007 "} + name}) FAIL(name << " byte " << i);
        }
        write(live / name, bytes);
    }
    CHECK(damage(folder.path()).empty());
}
