// SPDX-License-Identifier: Apache-2.0
// Rules of schemas.csv among the columns of a row.
#include "read/row_rules.hpp"

#include "base/date.hpp"
#include "read/catalogues.hpp"
#include "support/catch.hpp"
#include "unit/read/fixture.hpp"

using namespace qm;

namespace {

fixture::Reading broken(const std::string& text) {
    static const model::TableSchema schema = [] {
        model::TableSchema made;
        made.name = "things";
        auto id = fixture::column("id", "编号", model::Type::code);
        id.key = true;
        auto whole = fixture::column("batches", "批次", model::Type::number);
        auto part = fixture::column("failed", "不合格", model::Type::number);
        part.rules = {{true, "batches"}, {false, "0"}};
        auto start = fixture::column("start", "开始", model::Type::date);
        auto end = fixture::column("finish", "结束", model::Type::date);
        end.rules = {{false, "start"}, {true, "today"}};
        made.columns = {id, whole, part, start, end};
        return made;
    }();
    auto reading = fixture::read(text, {}, schema);
    read::check_row_rules(reading.table, *base::make_date(2024, 6, 30), reading.findings);
    for (const auto& found : reading.findings.sorted()) fixture::check_said(found);
    return reading;
}

}  // namespace

TEST_CASE("a part is at most its whole, an end not before its start, an event not in the future") {
    CHECK(broken("编号,批次,不合格,开始,结束\nA,2,2,2024-06-01,2024-06-01\nB,,5,,2024-06-30\nC,5,,2024-07-01,\n")
              .findings.empty());
    const auto part = broken("编号,批次,不合格\nA,2,3\n");
    CHECK(part.first("N005").facts.at("rule") == "> 批次 2");
    CHECK(part.first("N005").facts.at("value") == "3");
    CHECK(part.first("N005").spot.line == 2);
    CHECK(part.table.number(0, "failed") == 3'000'000);  // it stays
    const auto below = broken("编号,不合格\nA,-1\n");
    CHECK(below.first("N005").facts.at("rule") == "< 0");
    const auto order = broken("编号,开始,结束\nA,2024-06-02,2024-06-01\n");
    CHECK(order.first("N009").facts.at("rule") == "< 开始 2024-06-02");
    const auto future = broken("编号,结束\nA,2024-07-01\n");
    CHECK(future.first("N009").facts.at("rule") == "> 2024-06-30");
}

TEST_CASE("rules and words of schemas.csv are checked when they are read") {
    const auto schemas = [](const std::string& row) -> std::string {
        const fixture::Folder folder;
        const auto file = folder.write(
            "schemas.csv",
            "table,column,zh,type,null_words,rules\nthings,whole,整,number,,\nthings,day,日,date,,\n" + row);
        model::Config config;
        config.project = folder.path();
        base::Diagnostics findings;
        try {
            const auto read = read::read_schemas({file}, config, findings);
            const auto& column = read.at("things").columns.back();
            std::string said;
            for (const auto& [word, zero] : column.null_words) said += word + (zero ? "=0 " : " ");
            for (const auto& rule : column.rules) said += (rule.at_most ? "<= " : ">= ") + rule.than + " ";
            return said;
        } catch (const base::Failure& failure) {
            fixture::check_said(failure.diagnostic());
            return failure.diagnostic().code;
        }
    };
    CHECK(schemas("things,part,部,number,无;n/a=0,<= whole; >= 0\n") == "无 N/A=0 <= whole >= 0 ");
    CHECK(schemas("things,other,他,date,,<= today\n") == "<= today ");
    CHECK(schemas("things,part,部,number,无=1,\n") == "K008");
    for (const std::string rule : {"< whole", "<= nothing", "<= day", "<= today", "<=", "whole"}) {
        INFO(rule);
        CHECK(schemas("things,part,部,number,," + rule + "\n") == "K008");
    }
    CHECK(schemas("things,other,他,date,,<= whole\n") == "K008");
    CHECK(schemas("things,other,他,text,,<= whole\n") == "K008");
}
