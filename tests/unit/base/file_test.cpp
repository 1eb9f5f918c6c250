// SPDX-License-Identifier: Apache-2.0
#include "base/file.hpp"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <map>

#include "base/failure.hpp"
#include "support/catch.hpp"
#include "support/said.hpp"
#include "support/temporary_folder.hpp"

namespace {

using namespace qm::base;
namespace fs = std::filesystem;
using qm::test::TemporaryFolder;

/// Code and exit of the failure, "" when there is none.
template <class Call>
std::string code_of(Call call, Exit exit) {
    try {
        call();
    } catch (const Failure& failure) {
        CHECK(failure.exit() == exit);
        // read/ raises most of the F codes as well and says them.
        const bool of_read = failure.diagnostic().code[0] == 'F' && failure.diagnostic().code != "F026";
        CHECK(qm::test::unsaid(failure.diagnostic(), of_read ? "read" : "storage") == "");
        CHECK_FALSE(failure.diagnostic().spot.file.empty());
        CHECK(failure.diagnostic().facts.count("path") == 1);
        return failure.diagnostic().code;
    }
    return "";
}

unsigned mode_of(const fs::path& path) {
    struct stat status {};
    REQUIRE(::lstat(path.c_str(), &status) == 0);
    return status.st_mode & 07777U;
}

std::size_t open_descriptors() {
    std::size_t n = 0;
    for ([[maybe_unused]] const auto& entry : fs::directory_iterator{"/proc/self/fd"}) ++n;
    return n;
}

/// Sets a fault for the life of a test.
struct Faulty {
    explicit Faulty(Fault fault) { set_fault(std::move(fault)); }
    ~Faulty() { set_fault({}); }
};

Fault fails(std::string name, int error, int times = 1) {
    return [name = std::move(name), error, times](std::string_view call, const fs::path&) mutable {
        return call == name && times-- > 0 ? error : 0;
    };
}

void put(const fs::path& path, const std::string& bytes) {
    std::ofstream{path, std::ios::binary} << bytes;
}

}  // namespace

TEST_CASE("A file comes back as it was written, also with NUL bytes and none at all") {
    const TemporaryFolder folder;
    for (const auto& bytes : {std::string{}, std::string{"a\0b\r\n", 5}, std::string(3 << 20, 'x')}) {
        const auto path = folder / std::to_string(bytes.size());
        CHECK(write_file(path, bytes, true));
        CHECK(read_file(path) == bytes);
    }
    CHECK(read_file("/proc/self/status").size() > 100);  // says size 0
}

TEST_CASE("Modes do not depend on the umask") {
    const TemporaryFolder folder;
    for (const unsigned mask : {0U, 077U, 0777U}) {
        const auto before = ::umask(mask);
        const auto base = folder / std::to_string(mask);
        make_folder(base / "inner");
        write_file(base / "inner" / "new", "1", false);
        replace_file(base / "replaced", "2");
        { const Lock lock{base / "lock", "test"}; }
        ::umask(before);
        CHECK(mode_of(base) == 0755);
        CHECK(mode_of(base / "inner") == 0755);
        CHECK(mode_of(base / "inner" / "new") == 0644);
        CHECK(mode_of(base / "replaced") == 0644);
        CHECK(mode_of(base / "lock") == 0644);
    }
}

TEST_CASE("What cannot be read says why") {
    const TemporaryFolder folder;
    put(folder / "plain", "12345");
    REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
    fs::create_symlink("loop", folder / "loop");

    CHECK(code_of([&] { read_file(folder / "none"); }, Exit::input_missing) == "F001");
    CHECK(code_of([&] { read_file(folder / "plain" / "below"); }, Exit::input_missing) == "F001");
    CHECK(code_of([&] { read_file(folder.path()); }, Exit::input_missing) == "F005");
    CHECK(code_of([&] { read_file(folder / "pipe"); }, Exit::input_missing) == "F006");
    CHECK(code_of([&] { read_file("/dev/zero"); }, Exit::input_missing) == "F006");
    CHECK(code_of([&] { read_file(folder / "loop"); }, Exit::input_missing) == "F007");
    CHECK(code_of([&] { read_file(folder / "plain", 4); }, Exit::input_refused) == "F009");
    CHECK(read_file(folder / "plain", 5) == "12345");
    CHECK(code_of([&] { list_folder(folder / "none"); }, Exit::input_missing) == "F001");
    CHECK(code_of([&] { list_folder(folder / "plain"); }, Exit::input_missing) == "F001");
    {
        const Faulty faulty{fails("open", EACCES)};
        CHECK(code_of([&] { read_file(folder / "plain"); }, Exit::input_missing) == "F018");
    }
    {
        const Faulty faulty{fails("read", EIO)};
        CHECK(code_of([&] { read_file(folder / "plain"); }, Exit::input_missing) == "F026");
    }
    const Faulty faulty{fails("open", EMFILE)};
    CHECK(code_of([&] { read_file(folder / "plain"); }, Exit::storage) == "V007");
}

TEST_CASE("A new file never replaces an existing one, and nothing is written through a link") {
    const TemporaryFolder folder;
    put(folder / "old", "old");
    fs::create_symlink(folder / "elsewhere", folder / "link");
    CHECK(code_of([&] { write_file(folder / "old", "new", false); }, Exit::storage) == "V006");
    CHECK(code_of([&] { write_file(folder / "link", "new", false); }, Exit::storage) == "V006");
    CHECK(read_file(folder / "old") == "old");
    CHECK_FALSE(fs::exists(folder / "elsewhere"));
}

TEST_CASE("Each call of a write may fail: the reason is told, the half file is gone, no descriptor stays open") {
    const std::map<int, std::string> codes{{ENOSPC, "V001"}, {EDQUOT, "V001"}, {EIO, "V003"},   {EACCES, "V005"},
                                           {EROFS, "V005"},  {EFBIG, "V006"},  {EMFILE, "V007"}};
    const TemporaryFolder folder;
    const auto before = open_descriptors();
    for (const char* call : {"open", "write", "fsync", "close"})
        for (const auto& [error, code] : codes) {
            const Faulty faulty{fails(call, error)};
            INFO(call << " " << code);
            CHECK(code_of([&] { write_file(folder / "new", "bytes", true); }, Exit::storage) == code);
            CHECK(fs::is_empty(folder.path()));
        }
    const Faulty faulty{fails("fchmod", EIO)};
    const auto mask = ::umask(077);
    CHECK(code_of([&] { write_file(folder / "new", "bytes", true); }, Exit::storage) == "V003");
    ::umask(mask);
    CHECK(open_descriptors() == before);
}

TEST_CASE("A failure names path and reason in words that do not follow the locale") {
    const TemporaryFolder folder;
    const Faulty faulty{fails("write", ENOSPC)};
    try {
        write_file(folder / "new", "bytes", false);
        FAIL("no failure");
    } catch (const Failure& failure) {
        const auto& facts = failure.diagnostic().facts;
        CHECK(facts.at("path") == (folder / "new").string());
        CHECK(facts.at("reason") == "No space left on device");
        CHECK(facts.at("call") == "write");
    }
}

TEST_CASE("Interrupted calls and short transfers change nothing") {
    const TemporaryFolder folder;
    const std::string bytes(5000, 'y');
    int turn = 0;
    const Faulty faulty{[&turn](std::string_view call, const fs::path&) {
        ++turn;
        if (turn % 3 == 0) return EINTR;
        return (call == "write" || call == "read") ? -7 : 0;
    }};
    CHECK(write_file(folder / "new", bytes, true));
    CHECK(replace_file(folder / "new", bytes + "z"));
    CHECK(read_file(folder / "new") == bytes + "z");
    CHECK(turn > 1000);
}

TEST_CASE("A file system without fsync is told apart from a failed fsync") {
    const TemporaryFolder folder;
    const Faulty faulty{fails("fsync", EINVAL, 100)};
    CHECK_FALSE(write_file(folder / "new", "1", true));
    CHECK_FALSE(replace_file(folder / "new", "2"));
    CHECK_FALSE(sync_folder(folder.path()));
    CHECK(read_file(folder / "new") == "2");
}

TEST_CASE("A failed fsync is not tried again") {
    const TemporaryFolder folder;
    int calls = 0;
    const Faulty faulty{
        [&calls](std::string_view call, const fs::path&) { return call == "fsync" && ++calls > 0 ? EIO : 0; }};
    CHECK(code_of([&] { write_file(folder / "new", "1", true); }, Exit::storage) == "V003");
    CHECK(calls == 1);
}

TEST_CASE("Replacing leaves the old file or the new one, whichever call fails") {
    const TemporaryFolder folder;
    put(folder / "file", "old");
    for (const char* call : {"open", "write", "fsync", "close", "rename"}) {
        INFO(call);
        const Faulty faulty{fails(call, EIO)};
        CHECK(code_of([&] { replace_file(folder / "file", "new"); }, Exit::storage) == "V003");
        CHECK(read_file(folder / "file") == "old");
        CHECK(list_folder(folder.path()) == std::vector<std::string>{"file"});
    }
    // The second fsync is that of the folder: the new file is in place, and the code says so.
    int calls = 0;
    const Faulty faulty{
        [&calls](std::string_view call, const fs::path&) { return call == "fsync" && ++calls == 2 ? EIO : 0; }};
    CHECK(code_of([&] { replace_file(folder / "file", "new"); }, Exit::storage) == "V015");
    set_fault({});
    CHECK(read_file(folder / "file") == "new");
}

TEST_CASE("A target that somebody holds open is tried again, then reported as busy") {
    const TemporaryFolder folder;
    put(folder / "file", "old");
    {
        const Faulty faulty{fails("rename", EACCES, 2)};
        CHECK(replace_file(folder / "file", "new"));
        CHECK(read_file(folder / "file") == "new");
    }
    const Faulty faulty{fails("rename", EBUSY, 100)};
    CHECK(code_of([&] { replace_file(folder / "file", "newer"); }, Exit::busy) == "V014");
    CHECK(read_file(folder / "file") == "new");
    CHECK(list_folder(folder.path()).size() == 1);
}

TEST_CASE("Leftovers of killed runs are removed, files of the user are not") {
    const TemporaryFolder folder;
    for (const char* name : {".index.html.new-4711", ".index.html.new-", ".index.html.new-4711x", "index.html.new-1",
                             ".new-1", "a.new-12"})
        put(folder / name, "x");
    remove_leftovers(folder.path());
    CHECK(list_folder(folder.path()) == std::vector<std::string>{".index.html.new-", ".index.html.new-4711x", ".new-1",
                                                                 "a.new-12", "index.html.new-1"});
}

TEST_CASE("Folders are made with their parents; a file or a dangling link in the way is a failure") {
    const TemporaryFolder folder;
    make_folder(folder / "a/b/c/");
    make_folder(folder / "a/b/c");
    CHECK(fs::is_directory(folder / "a/b/c"));
    put(folder / "file", "x");
    fs::create_symlink("nowhere", folder / "link");
    CHECK(code_of([&] { make_folder(folder / "file"); }, Exit::storage) == "V006");
    CHECK(code_of([&] { make_folder(folder / "file/below"); }, Exit::storage) == "V006");
    CHECK(code_of([&] { make_folder(folder / "link"); }, Exit::storage) == "V006");
    CHECK(code_of([&] { make_folder(folder / std::string(300, 'x')); }, Exit::configuration) == "V016");
    const Faulty faulty{fails("mkdir", EROFS)};
    CHECK(code_of([&] { make_folder(folder / "new"); }, Exit::storage) == "V005");
}

TEST_CASE("Removing a tree never follows a link") {
    const TemporaryFolder folder;
    fs::create_directories(folder / "mine/deep/deeper");
    fs::create_directories(folder / "yours");
    put(folder / "yours/precious", "x");
    put(folder / "mine/deep/file", "x");
    fs::create_directory_symlink(folder / "yours", folder / "mine/deep/link");
    fs::create_directory_symlink(folder / "yours", folder / "link");
    CHECK(code_of([&] { remove_tree(folder / "link"); }, Exit::storage) == "V006");
    {
        const Faulty faulty{fails("unlink", EIO)};
        CHECK(code_of([&] { remove_tree(folder / "mine"); }, Exit::storage) == "V003");
    }
    remove_tree(folder / "mine/");
    CHECK_FALSE(fs::exists(folder / "mine"));
    CHECK(fs::exists(folder / "yours/precious"));
    CHECK_NOTHROW(remove_tree(folder / "mine"));
}

TEST_CASE("Names of a folder are sorted by bytes, hidden ones included") {
    const TemporaryFolder folder;
    for (const char* name : {"b", "a", ".h", "B", "企业"}) put(folder / name, "");
    CHECK(list_folder(folder.path()) == std::vector<std::string>{".h", "B", "a", "b", "企业"});
}

TEST_CASE("One holder at a time; the other one learns who it is") {
    const TemporaryFolder folder;
    const auto path = folder / ".lock";
    {
        const Lock lock{path, "build"};
        CHECK(lock.left_by().empty());
        try {
            const Lock second{path, "build"};
            FAIL("two holders");
        } catch (const Failure& failure) {
            CHECK(failure.exit() == Exit::busy);
            CHECK(failure.diagnostic().code == "V010");
            CHECK(failure.diagnostic().facts.at("pid") == std::to_string(::getpid()));
            CHECK(failure.diagnostic().facts.at("what") == "build");
        }
    }
    CHECK(read_file(path).empty());
    CHECK_NOTHROW(Lock(path, "again"));
}

TEST_CASE("The lock of a killed process is taken over, and its record is reported") {
    const TemporaryFolder folder;
    const auto path = folder / ".lock";
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        const Lock lock{path, "build"};
        ::_exit(0);  // no destructor: like a kill
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    const Lock lock{path, "build"};
    CHECK(lock.left_by().find(std::to_string(child) + " ") == 0);
}

TEST_CASE("Where the kernel has no locks the record decides") {
    const TemporaryFolder folder;
    const auto path = folder / ".lock", held = folder / ".lock.held";
    const Faulty faulty{[](std::string_view call, const fs::path&) { return call == "flock" ? ENOLCK : 0; }};
    {
        const Lock lock{path, "build"};
        CHECK(fs::exists(held));
        CHECK(code_of([&] { Lock(path, "build"); }, Exit::busy) == "S012");
    }
    CHECK_FALSE(fs::exists(held));

    // A holder of another host is believed for half an hour.
    put(held, "1 elsewhere 2024-06-30T09:14:00Z build\n");
    CHECK(code_of([&] { Lock(path, "build"); }, Exit::busy) == "S012");
    fs::last_write_time(held, fs::file_time_type::clock::now() - std::chrono::minutes{31});
    {
        const Lock lock{path, "build"};
        CHECK(lock.left_by().find("1 elsewhere") == 0);
    }
    CHECK_FALSE(fs::exists(held));
}

TEST_CASE("A volume flushes, and a failing flush is a failure") {
    const TemporaryFolder folder;
    Volume volume{folder.path()};
    CHECK_NOTHROW(volume.flush());
    const Faulty faulty{fails("syncfs", EIO)};
    CHECK(code_of([&] { volume.flush(); }, Exit::storage) == "V003");
}
