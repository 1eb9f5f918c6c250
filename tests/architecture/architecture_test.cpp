// SPDX-License-Identifier: Apache-2.0
// The tree keeps to its rules, and the rules are alive: each is broken once in a small tree and must be noticed.
#include <fstream>

#include "architecture/rules.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

namespace {

namespace fs = std::filesystem;
using qm::architecture::breaches;
using qm::architecture::code_only;

constexpr const char* first_line = "// SPDX-License-Identifier: Apache-2.0\n";

void write(const fs::path& file, const std::string& text) {
    fs::create_directories(file.parent_path());
    std::ofstream{file, std::ios::binary} << text;
}

// base <- model <- read, draw; read and draw have doors.
struct Tree {
    qm::test::TemporaryFolder folder;
    Tree() {
        write(folder / "stages.cmake",
              "# the list\nset(stages base model read draw cli)\nset(base_uses \"\")\nset(model_uses base)\n"
              "set(read_uses base model)\nset(draw_uses base model)\nset(cli_uses base model read draw)\nset(doors "
              "read draw)\n");
        for (const std::string stage : {"base", "model", "read", "draw", "cli"})
            put(stage + "/" + stage + ".hpp", "#pragma once\n#include <string>\nnamespace qm::" + stage + " {}\n");
        put("read/cells.hpp", "#pragma once\nnamespace qm::read {}\n");
        put("cli/pipeline.cpp", "#include \"read/read.hpp\"\n#include \"draw/draw.hpp\"\nnamespace qm::cli {}\n");
        put("main.cpp", "#include \"cli/cli.hpp\"\n");
    }
    void put(const std::string& path, const std::string& text) { write(folder.path() / path, first_line + text); }
    std::string only_breach() {
        const auto found = breaches(folder.path());
        REQUIRE(found.size() == 1);
        return found.front();
    }
};

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the tree keeps to its rules") {
    std::string all;
    for (const auto& breach : breaches(fs::path{QM_SOURCE_DIR} / "src")) all += "src/" + breach + "\n";
    INFO(all);
    CHECK(all.empty());
}

TEST_CASE("a small tree without a breach passes") {
    Tree tree;
    CHECK(breaches(tree.folder.path()).empty());
}

TEST_CASE("a stage that includes another verb is noticed, with the line") {
    Tree tree;
    tree.put("read/csv.cpp", "#include \"draw/draw.hpp\"\nnamespace qm::read {}\n");
    CHECK(tree.only_breach() == "read/csv.cpp:2: read may not use draw (draw/draw.hpp)");
}

TEST_CASE("a stage that is entered past its door is noticed") {
    Tree tree;
    tree.put("cli/peek.cpp", "#include \"read/cells.hpp\"\nnamespace qm::cli {}\n");
    CHECK(has(tree.only_breach(), "read/cells.hpp is private"));
}

TEST_CASE("a library in a header that others include is noticed; in a source or a private header it is not") {
    Tree tree;
    tree.put("read/csv.cpp", "#include <gdal.h>\nnamespace qm::read {}\n");
    tree.put("read/cells.hpp", "#pragma once\n#include <gdal.h>\nnamespace qm::read {}\n");
    CHECK(breaches(tree.folder.path()).empty());
    SECTION("door") {
        tree.put("read/read.hpp", "#pragma once\n#include <gdal.h>\nnamespace qm::read {}\n");
        CHECK(has(tree.only_breach(), "<gdal.h>"));
    }
    SECTION("shelf") {
        tree.put("model/shape.hpp", "#pragma once\n#include <ogr_geometry.h>\nnamespace qm::model {}\n");
        CHECK(has(tree.only_breach(), "<ogr_geometry.h>"));
    }
}

TEST_CASE("what only some folders may do is noticed elsewhere") {
    const auto [line, word] = GENERATE(table<std::string, std::string>({
        {"inline void f() { std::cerr << 1; }", "cerr"},
        {"inline void f() { std::printf(\"x\"); }", "printf"},
        {"inline void f() { fmt::print(\"x\"); }", "fmt::print"},
        {"inline auto f() { return std::chrono::system_clock::now(); }", "system_clock"},
        {"inline auto f() { return std::time(nullptr); }", "std::time"},
        {"inline auto f() { return ::getenv(\"HOME\"); }", "getenv"},
        {"inline auto f() { return std::random_device{}(); }", "random_device"},
        {"inline void f() { std::ofstream{\"x\"}; }", "ofstream"},
        {"inline void f() { ::unlink(\"x\"); }", "unlink"},
        {"inline void f() { std::filesystem::remove_all(\"x\"); }", "std::filesystem::remove_all"},
        {"inline void f() { ::open(\"x\", O_CREAT); }", "O_CREAT"},
        {"inline void f() { std::system(\"x\"); }", "std::system"},
        {"inline void f() { ::socket(1, 2, 3); }", "socket"},
    }));
    Tree tree;
    tree.put("draw/planted.cpp", "namespace qm::draw { " + line + " }\n");
    CHECK(tree.only_breach().starts_with("draw/planted.cpp:2: " + word + ": "));
}

TEST_CASE("words in comments and literals, and names that only contain them, are no breach") {
    Tree tree;
    tree.put("draw/quiet.cpp",
             "namespace qm::draw {\n// std::cerr and system\n/* fopen\n getenv */\nconst char* a = \"std::cout \\\" "
             "rand\";\n"
             "const char* b = R\"(unlink)\";\nchar c = '\"';\nint random_order = 10'000;\nint d = options.system;\nint "
             "fprintfs;\n}\n");
    CHECK(breaches(tree.folder.path()).empty());
}

TEST_CASE("form: SPDX line, once, length, name, namespace, place of includes, marks") {
    Tree tree;
    SECTION("SPDX") {
        write(tree.folder.path() / "draw" / "bare.cpp", "namespace qm::draw {}\n");
        CHECK(has(tree.only_breach(), "SPDX"));
    }
    SECTION("once") {
        tree.put("draw/twice.hpp", "namespace qm::draw {}\n");
        CHECK(has(tree.only_breach(), "#pragma once"));
    }
    SECTION("length") {
        tree.put("draw/long.cpp", "namespace qm::draw {\n" + std::string(700, '\n') + "}\n");
        CHECK(has(tree.only_breach(), "more than 600"));
    }
    SECTION("name") {
        tree.put("draw/utils.cpp", "namespace qm::draw {}\n");
        CHECK(has(tree.only_breach(), "named for what it is"));
    }
    SECTION("namespace") {
        tree.put("draw/alien.cpp", "namespace qm::drawing {}\n");
        CHECK(has(tree.only_breach(), "nothing in namespace qm::draw"));
    }
    SECTION("relative include") {
        tree.put("draw/near.cpp", "#include \"draw.hpp\"\nnamespace qm::draw {}\n");
        CHECK(has(tree.only_breach(), "not written as"));
    }
    SECTION("folder") {
        tree.put("extra/extra.cpp", "namespace qm::extra {}\n");
        CHECK(has(tree.only_breach(), "not in stages.cmake"));
    }
    SECTION("mark") {
        tree.put("draw/later.cpp", std::string{"namespace qm::draw {}  // TO"} + "DO\n");
        CHECK(has(tree.only_breach(), "left in the text"));
    }
}

TEST_CASE("a list that cannot be understood and a folder without sources are errors, not silence") {
    Tree tree;
    SECTION("unknown line") {
        write(tree.folder.path() / "stages.cmake",
              "set(stages base)\nset(base_uses \"\")\nlist(APPEND stages model)\n");
        CHECK_THROWS_AS(breaches(tree.folder.path()), std::runtime_error);
    }
    SECTION("arrows missing") {
        write(tree.folder.path() / "stages.cmake", "set(stages base model)\nset(base_uses \"\")\n");
        CHECK_THROWS_AS(breaches(tree.folder.path()), std::runtime_error);
    }
    SECTION("empty") {
        qm::test::TemporaryFolder empty;
        write(empty / "stages.cmake", "set(stages base)\nset(base_uses \"\")\n");
        CHECK_THROWS_AS(breaches(empty.path()), std::runtime_error);
    }
}

TEST_CASE("literals and comments are blanked, line breaks stay") {
    CHECK(code_only("a \"b\\\"c\" d") == "a        d");
    CHECK(code_only("x // y\nz") == "x     \nz");
    CHECK(code_only("R\"q(a\"b\n)q\" + 1'000") == "       \n    + 1'000");
    CHECK(code_only("'\"' + \"'\"") == "    +    ");
}
