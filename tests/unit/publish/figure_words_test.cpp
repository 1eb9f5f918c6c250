// SPDX-License-Identifier: Apache-2.0
#include "publish/view/figure_words.hpp"

#include "fixture.hpp"
#include "support/catch.hpp"

using namespace qm;
using namespace qm::publish;
using base::Ratio;

namespace {

model::Figure value(std::int64_t num, std::int64_t den = 1) {
    return {model::State::value, num, den, 0, {}};
}

model::Indicator rate() {
    model::Indicator i;
    i.percent = true;
    i.decimals = 1;
    i.better = model::Better::up;
    i.aggregation = model::Aggregation::ratio;
    i.numerator = "count(a)";
    i.denominator = "count(b)";
    return i;
}

struct Fixture {
    testing::Month month;
    MonthPages input;
    MonthFacts facts;
    explicit Fixture(const char* language) : month{testing::month(language)}, input{month.input()}, facts{input} {}
};

}  // namespace

TEST_CASE("differences are exact, and do not overflow with large denominators") {
    CHECK(difference({1, 2}, {1, 3}) == Ratio{1, 6});
    CHECK(difference({5, 5}, {3, 3}) == Ratio{0, 1});
    const base::Wide big = base::Wide{1'000'000'000'000'000'000};
    CHECK(difference({big, base::micro}, {big - base::micro, base::micro}) == Ratio{1, 1});
    model::Indicator money;
    money.scale = "10000";
    money.decimals = 2;
    const auto change =
        change_of(money, value(999'999'999'999'000'000, base::micro), value(999'999'999'999'990'000, base::micro));
    REQUIRE(change);
    CHECK(base::format(*change, {6, false, false, false}) == "0.000099");
}

TEST_CASE("a rate changes in percentage points; the arrow says the direction, the tone the judgement") {
    const Fixture zh{"zh"}, en{"en"};
    const auto up = delta(zh.facts, rate(), value(112, 119), value(131, 137));
    REQUIRE(up);
    CHECK(up->text == "▲ +1.5 个百分点");
    CHECK(up->tone == "dg");
    CHECK(up->sort == "1.5");
    const auto down = delta(en.facts, rate(), value(131, 137), value(112, 119));
    CHECK(down->text == "▼ \u22121.5 percentage points");
    CHECK(down->tone == "db");
    const auto same = delta(zh.facts, rate(), value(1000, 10001), value(1000, 10002));
    CHECK(same->text == "与上月持平");  // less than what is printed is no change
    CHECK(same->tone == "z");
    CHECK(!delta(zh.facts, rate(), {model::State::empty, 0, 0, 0, {}}, value(1)));
}

TEST_CASE("where fewer is better a fall is good news") {
    const Fixture zh{"zh"};
    model::Indicator overdue;
    overdue.better = model::Better::down;
    CHECK(delta(zh.facts, overdue, value(14), value(11))->tone == "dg");
    CHECK(delta(zh.facts, overdue, value(14), value(11))->text == "▼ \u22123");
    CHECK(count_delta(zh.facts, 3, 5, model::Better::down).tone == "db");
}

TEST_CASE("a fraction prints what was counted or summed") {
    auto i = rate();
    CHECK(fraction(i, value(131, 137)) == "131/137");
    CHECK(denominator(i, value(131, 137)) == "137");
    i.numerator = "verified";
    i.denominator = "required";
    CHECK(fraction(i, value(2'500'000, 10'000'000)) == "2.5/10");
    i.numerator = "indicator(IP06)";
    i.denominator = "indicator(POP01)";
    CHECK(fraction(i, value(12'000'000, 3'200'000)) == "12/3.2");
    CHECK(fraction(i, value(21, 486)) == "21/486");
    CHECK(fraction(i, {model::State::empty, 0, 0, 0, {}}).empty());
    i.aggregation = model::Aggregation::count;
    CHECK(fraction(i, value(5)).empty());
}

TEST_CASE("a missing value says why") {
    const Fixture zh{"zh"};
    CHECK(why_no_value(zh.facts, {model::State::not_checked, 0, 1, 0, "clock_file_case"}).find("file_case") !=
          std::string::npos);
    CHECK(why_no_value(zh.facts, {model::State::not_checked, 0, 1, 0, "never heard of"}) == "未检查：缺少输入");
    CHECK(why_no_value(zh.facts, {model::State::empty, 0, 0, 0, {}}) == "分母为 0，不计算");
    CHECK(why_no_value(zh.facts, value(1)).empty());
}

TEST_CASE("bars stay inside their cell") {
    CHECK(bar_width(131, 137) == "95.6");
    CHECK(bar_width(5, 4) == "100");
    CHECK(bar_width(-1, 4) == "0");
    CHECK(bar_width(1, 0) == "0");
}

TEST_CASE("a line breaks where a month is missing") {
    const auto line = spark({Ratio{1, 1}, std::nullopt, Ratio{2, 1}, Ratio{3, 1}}, 72, 22);
    REQUIRE(line);
    CHECK(line->path == "M5 17M46.3 11L67 5");
    CHECK(line->end_x == "67");
    CHECK(!spark({Ratio{1, 1}, std::nullopt}, 72, 22));
    const auto flat = spark({Ratio{1, 1}, Ratio{1, 1}}, 72, 22);
    CHECK(flat->path == "M5 11L67 11");
}
