// SPDX-License-Identifier: Apache-2.0
#include "draw/plan/scales.hpp"

#include "support/catch.hpp"

using namespace qm;
using draw::Method;
using draw::planning::kept_scale;

namespace {

model::Facts told(int number, const std::vector<int>& towns, const std::string& definition = "count") {
    model::Facts facts;
    facts.month = base::Month{2024 * 12 + number - 1};
    facts.definition_texts["X01"] = definition;
    for (std::size_t town = 0; town < towns.size(); ++town) {
        model::StoredFigure& figure = facts.figures["X01"]["town:" + std::to_string(town)];
        figure.state = model::State::value;
        figure.num = towns[town];
        figure.den = 1;
    }
    facts.figures["X01"]["district"] = facts.figures["X01"]["park:P1"] = {model::State::value, 1'000, 1, 0, {}};
    return facts;
}

draw::ScaleSpec in(int number, const std::vector<model::Facts>& history, model::Indicator indicator = {},
                   Method method = Method::jenks) {
    indicator.id = "X01";
    draw::ScaleSpec wanted;
    wanted.method = method;
    wanted.classes = 3;
    return kept_scale(wanted, history, base::Month{2024 * 12 + number - 1}, indicator);
}

}  // namespace

TEST_CASE("limits come from the first month and stay") {
    const std::vector<model::Facts> history{told(4, {1, 1, 5, 5, 20, 21}), told(5, {100, 200, 300}),
                                            told(6, {7, 8, 9})};
    const auto april = in(4, history);
    CHECK(april.method == Method::given);
    CHECK(april.breaks == std::vector<double>{3, 10});
    CHECK(in(5, history).breaks == april.breaks);
    CHECK(in(6, history).breaks == april.breaks);
    // The figures of a park or of the district are on no town's scale.
    CHECK(in(5, {told(5, {1, 2, 3})}).breaks.back() <= 3);
}

TEST_CASE("months without figures that part, or with another definition, set no limits") {
    const std::vector<model::Facts> history{told(3, {}), told(4, {2, 2, 2}), told(5, {1, 5, 9}, "sum"),
                                            told(6, {10, 20, 30}), told(7, {1, 2, 3})};
    CHECK(in(7, history).breaks == in(6, history).breaks);
    CHECK(in(6, history).breaks.front() > 9);
    CHECK(in(5, history).breaks.back() <= 9);
    CHECK(in(4, history).method == Method::jenks);  // nothing known yet: its own
}

TEST_CASE("given limits and figures that add up through the year are left alone") {
    const std::vector<model::Facts> history{told(4, {1, 5, 9})};
    CHECK(in(4, history, {}, Method::given).breaks.empty());
    model::Indicator through_the_year;
    through_the_year.period = model::Period::ytd;
    through_the_year.time_kind = model::TimeKind::flow;
    CHECK(in(4, history, through_the_year).method == Method::jenks);
    through_the_year.time_kind = model::TimeKind::ratio;  // a rate of the year so far does not grow by itself
    CHECK(in(4, history, through_the_year).method == Method::given);
}
