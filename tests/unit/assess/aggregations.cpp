// SPDX-License-Identifier: Apache-2.0
#include "base/failure.hpp"
#include "support/catch.hpp"
#include "unit/assess/month.hpp"

using namespace qm;
using model::Aggregation;
using model::Level;
using test::indicator;
using test::Month;

namespace {

constexpr const char* firms = R"(
uscc|name|town|park|status|leader_of|output|loss|first_pass|links
91440699MA0000015Y|甲一|440699001|P1|存续|robot|100.5|1|98|R1;R2
91440699MA0000023R|甲二|440699001|P1|存续||200|3|90|R1
91440699MA0000023R|甲二（重复）|440699001|P2|存续||50|||R2
|无码|440699002|P3|存续||0.000001|0.5|70|R2
91440699MA0000031L|乙一|440699002||注销||7||80|
)";

model::Indicator with(model::Indicator base, void (*change)(model::Indicator&)) {
    change(base);
    return base;
}

}  // namespace

TEST_CASE("a sum is exact, leaves missing values out and counts an enterprise on two links once in the chain") {
    Month month;
    month.add("enterprises", firms);
    month.assess({with(indicator("S", Aggregation::sum, "enterprises"), [](auto& i) {
        i.value = "output";
        i.decimals = 6;
    })});
    CHECK(month.printed("S") == "357.500001");
    CHECK(month.printed("S", Level::town, 0) == "350.500000");
    CHECK(month.printed("S", Level::park, 2) == "0.000001");
    CHECK(month.printed("S", Level::link, 0) == "300.500000");
    CHECK(month.printed("S", Level::link, 1) == "150.500001");
    CHECK(month.printed("S", Level::link, 2) == "0.000000");
    CHECK(month.printed("S", Level::chain, 0) == "350.500001");
}

TEST_CASE("distinct counts a key once, never a missing one, and is not the sum over links") {
    Month month;
    month.add("enterprises", firms);
    month.assess({with(indicator("D", Aggregation::distinct, "enterprises"), [](auto& i) {
        i.key = "uscc";
        i.where = "in_link()";
    })});
    CHECK(month.printed("D") == "2");
    CHECK(month.printed("D", Level::link, 0) == "2");
    CHECK(month.printed("D", Level::link, 1) == "2");
    CHECK(month.printed("D", Level::chain, 0) == "2");
    CHECK(month.printed("D", Level::town, 1) == "0");
    CHECK(month.snapshot.figures.at("D", Level::district, 0).rows == 3);
}

TEST_CASE("a leader counts for the chain that it leads and on its links of that chain, nowhere else") {
    Month month;
    auto district = std::make_shared<model::District>(*month.snapshot.district);
    district->chains.push_back(
        {"screen", "风扇产业链", "Fans", "风扇链", "Fans", {{"U", "上游", "Up", "上游", 0}}, {3}, {}});
    district->links.push_back({"S1", 1, 0, "S1", "S1", {}, {}, {}, {}, {}});
    month.snapshot.district = district;
    month.add("enterprises", R"(
uscc|name|town|park|status|leader_of|output|loss|first_pass|links
91440699MA0000015Y|leads robot|440699001|P1|存续|robot||||R1;S1
91440699MA0000023R|leads both|440699001|P1|存续|robot;screen||||R2;S1
91440699MA0000031L|leads none|440699002||存续|||||R1;S1
)");
    month.snapshot.places.led_chains = {{0, {0}}, {1, {0, 1}}};
    month.assess({with(indicator("L", Aggregation::distinct, "enterprises"),
                       [](auto& i) {
                           i.key = "uscc";
                           i.where = "leads()";
                       }),
                  with(indicator("N", Aggregation::count, "enterprises"), [](auto& i) { i.where = "not leads()"; })});
    CHECK(month.printed("L") == "2");
    CHECK(month.printed("L", Level::park, 0) == "2");
    CHECK(month.printed("L", Level::chain, 0) == "2");
    CHECK(month.printed("L", Level::chain, 1) == "1");
    CHECK(month.printed("L", Level::link, 0) == "1");
    CHECK(month.printed("L", Level::link, 1) == "1");
    CHECK(month.printed("L", Level::link, 3) == "1");  // the first firm stands there too but leads another chain
    CHECK(month.printed("N", Level::link, 3) == "1");

    const auto why = assess::explain(month.snapshot, month.config, "L", Level::link, 3);
    REQUIRE(why.rows.size() == 1);
    REQUIRE(why.left_out.size() == 2);
    CHECK(why.reasons[why.left_out[0].reason].text() == "leads_elsewhere");

    CHECK_THROWS_AS(month.assess({with(indicator("P", Aggregation::ratio, "enterprises"),
                                       [](auto& i) {
                                           i.numerator = "count(leads())";  // would count everywhere
                                           i.denominator = "count(name is set)";
                                       })}),
                    base::Failure);
}

TEST_CASE("a ratio divides sums, never averages rates; 0 of 0 prints a dash") {
    Month month;
    month.add("enterprises", firms);
    month.assess({with(indicator("Q", Aggregation::ratio, "enterprises"),
                       [](auto& i) {
                           i.numerator = "loss";
                           i.denominator = "output";
                           i.where = "loss is set";
                           i.percent = true;
                           i.decimals = 4;
                       }),
                  with(indicator("R", Aggregation::ratio, "enterprises"), [](auto& i) {
                      i.numerator = "count(status = 注销)";
                      i.denominator = "count(name is set)";
                      i.percent = true;
                      i.decimals = 1;
                  })});
    // 4.5 / 300.500001
    CHECK(month.printed("Q") == "1.4975");
    CHECK(month.printed("R") == "20");
    CHECK(month.printed("R", Level::town, 1) == "50");
    CHECK(month.printed("R", Level::park, 1) == "0");
    CHECK(month.printed("R", Level::link, 2) == "—");
}

TEST_CASE("weighted mean, maximum, median of an even number, count") {
    Month month;
    month.add("enterprises", firms);
    month.assess({with(indicator("C", Aggregation::count, "enterprises"),
                       [](auto& i) { i.where = "not status in (注销|吊销)"; }),
                  with(indicator("M", Aggregation::max, "enterprises"),
                       [](auto& i) {
                           i.value = "output";
                           i.decimals = 1;
                       }),
                  with(indicator("N", Aggregation::median, "enterprises"),
                       [](auto& i) {
                           i.value = "first_pass";
                           i.decimals = 1;
                       }),
                  with(indicator("W", Aggregation::wmean, "enterprises"), [](auto& i) {
                      i.value = "first_pass";
                      i.weight = "output";
                      i.decimals = 3;
                      i.where = "status = 存续";
                  })});
    CHECK(month.printed("C") == "4");
    CHECK(month.printed("M") == "200.0");
    CHECK(month.printed("N") == "85.0");  // 70 80 90 98
    CHECK(month.printed("N", Level::park, 1) == "—");
    // (98·100.5 + 90·200 + 70·0.000001) / 300.500001
    CHECK(month.printed("W") == "92.676");
}

TEST_CASE("concentration is the sum of squared shares; one that has it all is 10,000; no total prints a dash") {
    Month month;
    month.add("enterprises", R"(
uscc|name|town|park|status|output|links
91440699MA0000015Y|甲|440699001|P1|存续|50|R1;R2
91440699MA0000023R|乙|440699001|P1|存续|30|R1
91440699MA0000031L|丙|440699002||存续|20|R1
91440699MA000004XC|丁|440699002||存续|0|R3
)");
    month.assess({with(indicator("H", Aggregation::hhi, "enterprises"), [](auto& i) {
        i.value = "output";
        i.decimals = 0;
    })});
    CHECK(month.printed("H", Level::link, 0) == "3,800");  // 0.25 + 0.09 + 0.04
    CHECK(month.printed("H", Level::link, 1) == "10,000");
    CHECK(month.printed("H", Level::link, 2) == "—");
    CHECK(month.printed("H", Level::chain, 0) == "3,800");  // once, though on two links

    Month large;  // squares of millionths would leave 128 bits
    large.add("enterprises",
              "uscc|name|output\n91440699MA0000015Y|甲|9000000000000\n91440699MA0000023R|乙|9000000000000\n");
    const auto hhi = with(indicator("H", Aggregation::hhi, "enterprises"), [](auto& i) { i.value = "output"; });
    large.assess({hhi});
    CHECK(large.printed("H") == "5,000");
    Month negative;
    negative.add("enterprises", "uscc|name|output\n91440699MA0000015Y|甲|9\n91440699MA0000023R|乙|-1\n");
    negative.assess({hhi});
    CHECK(negative.printed("H") == "—");
}

TEST_CASE("a link holds the enterprises that are there: struck off or moved away is gone, as in STR01") {
    Month month;
    month.add("enterprises", R"(
uscc|name|status|links
91440699MA0000015Y|甲|存续|R1;R2
91440699MA0000023R|乙|迁出|R1
91440699MA0000031L|丙|注销|R3
91440699MA000004XC|丁|吊销|R3
)");
    month.assess({});
    CHECK(month.snapshot.links[0].enterprises == 1);
    CHECK(month.snapshot.links[1].enterprises == 1);
    CHECK(month.snapshot.links[2].empty());
}

TEST_CASE("a weighted mean whose products leave 128 bits is refused, not wrong") {
    const auto mean = with(indicator("W", Aggregation::wmean, "enterprises"), [](auto& i) {
        i.value = "first_pass";
        i.weight = "output";
    });
    const std::string head = "uscc|name|first_pass|output\n", row = "|9000000000000|9000000000000\n";
    Month one;
    one.add("enterprises", head + "91440699MA50000060|甲" + row);
    one.assess({mean});
    CHECK(one.printed("W") == "9,000,000,000,000");
    Month many;
    many.add("enterprises",
             head + "91440699MA50000060|甲" + row + "91440699MA5011119Y|乙" + row + "91440699MA5022221U|丙" + row);
    try {
        many.assess({mean});
        FAIL("nothing was refused");
    } catch (const base::Failure& failure) {
        CHECK(failure.diagnostic().code == "N007");
        CHECK(failure.exit() == base::Exit::input_refused);
    }
}

TEST_CASE("given takes the newest year, a word stays a word") {
    Month month;
    month.add("assessments", "year|grade|score\n2022|A|91.5\n2023|B|92.25\n2021|C|95\n");
    auto grade = indicator("G", Aggregation::given, "assessments");
    grade.key = "year";
    grade.value = "grade";
    auto score = grade;
    score.id = "H";
    score.value = "score";
    score.decimals = 2;
    month.assess({grade, score});
    CHECK(month.printed("G") == "B");
    CHECK(month.printed("H") == "92.25");
}

TEST_CASE("an indicator may divide two others; circles and unknown columns are refused with the catalogue row") {
    Month month;
    month.add("enterprises", firms);
    auto all = indicator("A", Aggregation::count, "enterprises");
    auto gone = indicator("B", Aggregation::count, "enterprises");
    gone.where = "status = 注销";
    auto share = indicator("C", Aggregation::ratio, "");
    share.numerator = "indicator(B)";
    share.denominator = "indicator(A)";
    share.scale = "0.01";
    share.decimals = 1;
    month.assess({all, gone, share});
    CHECK(month.printed("C") == "20.0");
    CHECK(month.printed("C", Level::park, 2) == "0.0");

    auto circle = share;
    circle.id = "B";
    circle.numerator = "indicator(C)";
    REQUIRE_THROWS_AS(month.assess({all, circle, share}), base::Failure);
    auto slip = all;
    slip.where = "statsu = 存续";
    slip.spot = {"indicators.csv", "", 7, 0};
    try {
        month.assess({slip});
        FAIL("an unknown column was accepted");
    } catch (const base::Failure& failure) {
        CHECK(failure.exit() == base::Exit::configuration);
        CHECK(failure.diagnostic().code == "K008");
        CHECK(failure.diagnostic().spot.line == 7);
        CHECK(failure.diagnostic().facts.at("nearest") == "status");
    }
}

TEST_CASE("a table that did not come is not checked, never zero; a town whose file is missing neither") {
    Month month;
    month.add("enterprises", firms);
    month.snapshot.expected = {{"enterprises", "甲镇", true}, {"enterprises", "乙镇", false}};
    auto count = indicator("A", Aggregation::count, "enterprises");
    auto absent = indicator("B", Aggregation::count, "problems");
    month.assess({count, absent});
    CHECK(month.snapshot.figures.at("B", Level::district, 0).state == model::State::not_checked);
    CHECK(month.printed("B") == "—");
    CHECK(month.printed("A", Level::town, 0) == "3");
    CHECK(month.printed("A", Level::town, 1) == "—");
    CHECK(month.printed("A", Level::park, 2) == "—");
}

TEST_CASE("the parts of an explanation add up to the figure and every other row has its reason") {
    Month month;
    month.add("enterprises", firms);
    auto rate = indicator("R", Aggregation::ratio, "enterprises");
    rate.numerator = "loss";
    rate.denominator = "output";
    rate.where = "status = 存续 and loss is set";
    month.assess({rate});
    const auto explanation = assess::explain(month.snapshot, month.config, "R", Level::district, 0);
    base::Wide num = 0, den = 0;
    for (const auto& row : explanation.rows) {
        num += row.num;
        den += row.den;
    }
    CHECK(base::Ratio{num, den} == base::Ratio{explanation.figure.num, explanation.figure.den});
    REQUIRE(explanation.rows.size() == 3);
    CHECK(explanation.rows[0].spot.file == "enterprises.csv");
    CHECK(explanation.rows[0].spot.line == 3);
    REQUIRE(explanation.left_out.size() == 2);
    CHECK(explanation.reasons[explanation.left_out[0].reason].text() == "loss is set");
    CHECK(explanation.reasons[explanation.left_out[1].reason].text() == "status = 存续");
    // Enterprise level is computed on demand.
    const auto one = assess::explain(month.snapshot, month.config, "R", Level::enterprise, 1);
    CHECK(one.figure.num == 3 * base::micro);
    CHECK(one.rows.size() == 1);
}
