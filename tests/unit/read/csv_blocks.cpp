// SPDX-License-Identifier: Apache-2.0
// Neither the size of blocks nor the number of threads may be seen in a table or its findings.
#include "base/hash.hpp"
#include "base/unicode.hpp"
#include "support/catch.hpp"
#include "unit/read/fixture.hpp"

namespace {

std::string many_rows(int count) {
    std::string text = "编号,企业名称,工业总产值,日期,经度,纬度,类别,环节\r\n";
    for (int i = 0; i < count; ++i) {
        const std::string n = std::to_string(i);
        text += "A" + n + ",";
        text += i % 7 == 0 ? "\"第" + n + "家\r\n,\"\"甲\"\"\"" : "第" + n + "家";
        text += "," + (i % 11 == 0 ? std::string{"坏"} : i % 13 == 0 ? std::string{"—"} : n + ".5");
        text += i % 17 == 0 ? ",2024年2月30日" : ",2024-02-2" + std::to_string(i % 10);
        text +=
            ",113." + n + ",22." + n + "," + (i % 5 == 0 ? "检查" : "监督") + ",R" + std::to_string(i % 40) + "\r\n";
        if (i % 19 == 0) text += "\r\n";
        if (i % 23 == 0) text += "坏行,5\"\r\n";
        if (i % 29 == 0) text += "少,一格\r\n";
    }
    return text;
}

std::string all_of(const fixture::Reading& reading) {
    std::string text = fixture::dump(reading.table);
    for (const auto& found : reading.findings.sorted()) {
        text += found.code + to_string(found.spot);
        for (const auto& [key, value] : found.facts) text += key + "=" + value + ";";
        text += "\n";
    }
    const auto& source = reading.sources[0];
    return text + std::to_string(source.rows) + " " + std::to_string(source.quarantined) + " " + source.sha256;
}

}  // namespace

TEST_CASE("threads and block sizes change nothing") {
    for (const bool gb18030 : {false, true}) {
        const std::string text = gb18030 ? qm::base::to_gb18030(many_rows(700)) : many_rows(700);
        qm::read::TableOptions options;
        options.jobs = 1;
        const auto whole = fixture::read(text, options);
        CHECK(whole.table.rows() == 700);
        CHECK(whole.sources[0].sha256 == qm::base::sha256(text));
        const std::string expected = all_of(whole);
        for (const int jobs : {1, 2, 8})
            for (const std::size_t block : {std::size_t{1}, std::size_t{50}, std::size_t{333}, std::size_t{4096}}) {
                options.jobs = jobs;
                options.block_bytes = block;
                INFO(jobs << " " << block);
                CHECK(all_of(fixture::read(text, options)) == expected);
            }
    }
}

TEST_CASE("word numbers follow the first occurrence in the file") {
    qm::read::TableOptions options;
    options.block_bytes = 40;
    options.jobs = 8;
    const auto reading = fixture::read("编号,企业名称,环节\n1,a,乙\n2,a,甲\n3,a,乙\n4,a,丙\n5,a,甲\n", options);
    const auto& words = std::get<qm::model::Words>(reading.table.column("links")->cells);
    CHECK(words.cells == std::vector<std::uint32_t>{1, 2, 1, 3, 2});
}

TEST_CASE("of several failures the first in the file is told") {
    std::string text = "编号,企业名称\n";
    for (int i = 0; i < 300; ++i)
        text += std::to_string(i) + "," + (i == 40 || i == 200 ? std::string(120, 'x') : "甲") + "\n";
    qm::read::TableOptions options;
    options.limits.field_bytes = 100;
    options.block_bytes = 30;
    for (const int jobs : {1, 2, 8}) {
        options.jobs = jobs;
        try {
            fixture::read(text, options);
            FAIL("not refused");
        } catch (const qm::base::Failure& failure) {
            CHECK(failure.diagnostic().code == "C011");
            CHECK(failure.diagnostic().spot.line == 42);
        }
    }
}

TEST_CASE("a file cut anywhere is read or refused, never worse") {
    const std::string text = many_rows(6);
    for (std::size_t length = 1; length < text.size(); ++length) {
        try {
            const auto reading = fixture::read(std::string_view{text}.substr(0, length));
            for (const auto& source : reading.sources)
                CHECK(source.rows == source.used + source.quarantined + source.merged);
        } catch (const qm::base::Failure& failure) {
            CHECK(failure.exit() == qm::base::Exit::input_refused);
        }
    }
}
