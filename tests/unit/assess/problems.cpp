// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "unit/assess/month.hpp"

using namespace qm;
using model::ProblemState;
using test::Month;

namespace {

constexpr const char* columns =
    "problem_id|kind|severity|status|town|found_on|ordered_on|rectified_on|recheck_on|recheck_result|announced_on|"
    "filed_on|transfer_on|feedback_on|closed_on|close_reason\n";

Month listed(
    const std::string& rows, void (*configure)(model::Config&) = [](model::Config&) {}) {
    Month month;
    configure(month.config);
    month.add("problems", columns + rows);
    month.assess({});
    return month;
}

}  // namespace

TEST_CASE(
    "legal clocks: 60 days to rectify, 75 to recheck, 90 after the announcement; the limit day itself is in time") {
    // Snapshot 2024-06-30. Ordered on 2024-05-01: day 60 is 2024-06-30.
    const auto month = listed(
        "A|监督|一般|整改中|440699001|2024-04-20|2024-05-01||||||||\n"
        "B|监督|一般|整改中|440699001|2024-04-20|2024-04-30||||||||\n"
        "C|监督|一般|待复查|440699001|2024-04-01|2024-04-16|2024-05-30|||||||\n"
        "D|监督|一般|待复查|440699001|2024-04-01|2024-04-15|2024-05-30|||||||\n"
        "E|监督|一般|已公告|440699001|2024-01-01|2024-01-10|2024-03-01|2024-03-20|不合格|2024-04-01|||||\n");
    const auto& problems = month.snapshot.problems;
    REQUIRE(problems.size() == 5);
    CHECK(base::to_string(problems[0].due_on) == "2024-06-30");
    CHECK(problems[0].days_left == 0);
    CHECK_FALSE(problems[0].overdue);
    CHECK(problems[0].due_soon);
    CHECK(problems[1].overdue);
    CHECK(problems[1].days_left == -1);
    CHECK(base::to_string(problems[2].due_on) == "2024-06-30");
    CHECK_FALSE(problems[2].overdue);
    CHECK(problems[3].overdue);
    CHECK(base::to_string(problems[4].due_on) == "2024-06-30");
    CHECK(problems[4].due_what == "second_recheck");
}

TEST_CASE("limits that the office did not set give no due date") {
    const auto rows =
        "A|监督|严重|登记|440699001|2024-01-01||||||||||\nB|监督|线索|已移交|440699001|2024-01-01|||||||2024-01-05|||"
        "\n";
    const auto unset = listed(rows);
    CHECK_FALSE(unset.snapshot.problems[0].due_on.known());
    CHECK_FALSE(unset.snapshot.problems[1].due_on.known());
    const auto set = listed(rows, [](model::Config& config) {
        config.clocks.file_case = 15;
        config.clocks.lead_feedback = 30;
    });
    CHECK(base::to_string(set.snapshot.problems[0].due_on) == "2024-01-16");
    CHECK(set.snapshot.problems[0].overdue);
    CHECK(base::to_string(set.snapshot.problems[1].due_on) == "2024-02-04");
}

TEST_CASE("an unknown state is taken from the dates and said; impossible dates and missing reasons are findings") {
    const auto month = listed(
        "A|监督|一般|办完了|440699001|2024-01-01|2024-01-05|2024-02-01|2024-03-01|合格||||||\n"
        "B|监督|一般|已销号|440699001|2024-01-01|2024-01-05|||||||||\n"
        "C|监督|一般|已责令|440699001|2024-03-01|2024-02-01||||||||\n"
        "D|监督|严重|已结案|440699001|2024-01-01||||||2024-01-09||||\n"
        "E|攻关|高|攻关中||2024-01-01||||||||||\n");
    const auto& problems = month.snapshot.problems;
    CHECK(problems[0].state == ProblemState::passed);
    CHECK_FALSE(problems[0].open);
    CHECK(month.findings.count("R001") == 1);
    CHECK(problems[1].state == ProblemState::struck_off);
    CHECK(month.findings.count("R003") == 1);
    CHECK(month.findings.count("R002") == 1);
    CHECK(month.findings.count("R004") == 3);  // A, B and D have no closing date
    CHECK(problems[4].kind == model::ProblemKind::bottleneck);
    CHECK(problems[4].open);
}

TEST_CASE("the three closed-loop rates over both denominators; struck-off rows leave both; 0 of 0 is a dash") {
    auto due = test::indicator("D", model::Aggregation::ratio, "problems");
    due.where = "kind = 监督 and severity = 一般 and not off_ramp()";
    due.numerator = "count(recheck_result = 合格 and due_basis(general))";
    due.denominator = "count(due_basis(general))";
    due.percent = true;
    due.decimals = 1;
    auto all = due;
    all.id = "E";
    all.numerator = "count(recheck_result = 合格)";
    all.denominator = "count(found_on <= @date)";
    auto serious = due;
    serious.id = "F";
    serious.where = "severity = 严重 and not off_ramp()";
    serious.numerator = "count(filed_on <= @date)";
    serious.denominator = "count(due_basis(serious))";
    Month month;
    month.add("problems",
              std::string{columns} +
                  "A|监督|一般|复查合格|440699001|2024-01-01|2024-01-05|2024-02-01|2024-03-01|合格|||||2024-03-01|\n"
                  "B|监督|一般|复查不合格|440699001|2024-01-01|2024-01-05|2024-02-01|2024-03-01|不合格||||||\n"
                  "C|监督|一般|整改中|440699001|2024-06-01|2024-06-05|||||||||\n"
                  "D|监督|一般|已销号|440699001|2024-01-01|2024-01-05|||||||2024-02-01|企业注销|\n"
                  "E|监督|一般|待复查|440699001|2024-03-01|2024-04-16|2024-06-01||||||||\n");
    month.assess({due, all, serious});
    CHECK(month.printed("D") == "33.3");  // A passed, B failed, E's recheck limit is the snapshot day
    CHECK(month.snapshot.figures.at("D", model::Level::district, 0).den == 3);
    CHECK(month.printed("E") == "25");
    CHECK(month.printed("D", model::Level::town, 1) == "—");
    const auto& unset = month.snapshot.figures.at("F", model::Level::district, 0);
    CHECK(unset.state == model::State::not_checked);
    CHECK(unset.words == "clock_file_case");
}
