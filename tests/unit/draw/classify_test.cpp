// SPDX-License-Identifier: Apache-2.0
#include "draw/classify.hpp"

#include <algorithm>
#include <cmath>

#include "drawing.hpp"

using namespace qm::draw;

namespace {

ScaleSpec spec(Method method, int classes, std::vector<double> breaks = {}) {
    ScaleSpec s;
    s.method = method;
    s.classes = classes;
    s.breaks = std::move(breaks);
    return s;
}

double deviation(const std::vector<double>& values, std::size_t from, std::size_t to) {
    double mean = 0;
    for (std::size_t i = from; i < to; ++i) mean += values[i] / static_cast<double>(to - from);
    double sum = 0;
    for (std::size_t i = from; i < to; ++i) sum += (values[i] - mean) * (values[i] - mean);
    return sum;
}

/// Every way to cut the sorted values into classes; the least deviation.
double least(const std::vector<double>& values, std::size_t from, std::size_t classes) {
    if (classes == 1) return deviation(values, from, values.size());
    double best = 1e300;
    for (std::size_t cut = from + 1; cut + classes - 1 <= values.size(); ++cut)
        best = std::min(best, deviation(values, from, cut) + least(values, cut, classes - 1));
    return best;
}

}  // namespace

TEST_CASE("given limits are kept, a value on a limit belongs above it") {
    const Classes c = classify({}, spec(Method::given, 0, {1, 2, 3.5}));
    CHECK(c.count() == 4);
    CHECK(c.of(0.99) == 0);
    CHECK(c.of(1) == 1);
    CHECK(c.of(3.5) == 3);
    CHECK(c.decimals == 1);
    CHECK(printed(c) == std::vector<std::string>{"1.0", "2.0", "3.5"});
    CHECK(printed(classify({}, spec(Method::given, 0, {-0.75, 0.25})), true) ==
          std::vector<std::string>{"−0.75", "+0.25"});
}

TEST_CASE("limits that do not ascend or are too many are the caller's mistake") {
    CHECK_THROWS_AS(classify({}, spec(Method::given, 0, {1, 1})), std::invalid_argument);
    CHECK_THROWS_AS(classify({}, spec(Method::given, 0, {2, 1})), std::invalid_argument);
    CHECK_THROWS_AS(classify({}, spec(Method::given, 0, {1, 2, 3, 4, 5, 6, 7})), std::invalid_argument);
    CHECK_THROWS_AS(classify({1, 2}, spec(Method::quantile, 8)), std::invalid_argument);
}

TEST_CASE("quantiles share the units evenly and print round limits") {
    std::vector<double> values;
    for (int i = 1; i <= 20; ++i) values.push_back(i * 1.37);
    const Classes c = classify(values, spec(Method::quantile, 4));
    CHECK(c.counts(values) == std::vector<std::size_t>{5, 5, 5, 5});
    for (const double limit : c.limits) CHECK(limit * 10 == Approx(std::round(limit * 10)));
}

TEST_CASE("ties never straddle a quantile limit") {
    const std::vector<double> values = {1, 2, 2, 2, 2, 2, 2, 3};
    const Classes c = classify(values, spec(Method::quantile, 4));
    std::size_t total = 0;
    for (const std::size_t n : c.counts(values)) {
        CHECK(n > 0);
        total += n;
    }
    CHECK(total == values.size());
    CHECK(c.count() <= 3);
}

TEST_CASE("equal intervals") {
    const Classes c = classify({0, 3, 10}, spec(Method::equal, 5));
    CHECK(c.limits == std::vector<double>{2, 4, 6, 8});
    const Classes fine = classify({0.001, 0.0017, 0.0031, 0.004, 0.0062}, spec(Method::equal, 3));
    CHECK(fine.count() == 3);  // more decimals than asked for, rather than equal limits
}

TEST_CASE("fewer distinct values than classes, all equal, none") {
    for (const Method m : {Method::quantile, Method::equal, Method::jenks}) {
        CHECK(classify({}, spec(m, 5)).count() == 1);
        CHECK(classify({4}, spec(m, 5)).count() == 1);
        CHECK(classify({4, 4, 4, 4}, spec(m, 5)).count() == 1);
        CHECK(classify({4, 9, 4, 9}, spec(m, 5)).count() == (m == Method::equal ? 5 : 2));
        CHECK(classify({1, 5, 9}, spec(m, 3)).counts({1, 5, 9}) == std::vector<std::size_t>{1, 1, 1});
    }
}

TEST_CASE("Jenks finds the least deviation: against every possible cut") {
    drawing::Dice dice{11};
    for (int round = 0; round < 60; ++round) {
        std::vector<double> values;
        const int n = 3 + dice.below(9);
        for (int i = 0; i < n; ++i) values.push_back(std::floor(dice() * 40) / 4);
        std::sort(values.begin(), values.end());
        values.erase(std::unique(values.begin(), values.end()), values.end());
        for (std::size_t classes = 2; classes <= std::min<std::size_t>(5, values.size()); ++classes) {
            const auto splits = jenks_splits(values, std::vector<std::size_t>(values.size(), 1), classes);
            REQUIRE(splits.size() == classes - 1);
            double sum = 0;
            std::size_t from = 0;
            for (std::size_t k = 0; k <= splits.size(); ++k) {
                const std::size_t to = k < splits.size() ? splits[k] : values.size();
                REQUIRE(to > from);
                sum += deviation(values, from, to);
                from = to;
            }
            CHECK(sum == Approx(least(values, 0, classes)).margin(1e-9));
        }
    }
}

TEST_CASE("Jenks weighs repeated values") {
    // Nine times 0 hold 2.4 away from them.
    CHECK(jenks_splits({0, 2.4, 5}, {1, 1, 1}, 2) == std::vector<std::size_t>{2});
    CHECK(jenks_splits({0, 2.4, 5}, {9, 1, 1}, 2) == std::vector<std::size_t>{1});
}

TEST_CASE("order of values does not matter") {
    std::vector<double> values = {0.6, 4.3, 3.8, 3.5, 1.9, 2.5, 2.1, 2.4, 1.0};
    for (const Method m : {Method::quantile, Method::equal, Method::jenks}) {
        const Classes a = classify(values, spec(m, 4));
        std::vector<double> turned = values;
        std::reverse(turned.begin(), turned.end());
        CHECK(classify(turned, spec(m, 4)).limits == a.limits);
    }
}

TEST_CASE("the roundest limit that separates the same values") {
    CHECK(roundest_between(1.93, 2.08, 3) == 2);
    CHECK(roundest_between(1.93, 1.98, 3) == 1.96);
    CHECK(roundest_between(2, 3, 3) == 3);  // (2, 3]: the upper value belongs above the limit
    CHECK(roundest_between(-0.4, 0.3, 3) == 0);
    CHECK(roundest_between(880, 1400, 0) == 1000);
    CHECK(roundest_between(0.1234567, 0.1234568, 4) == 0.1234568);
}

TEST_CASE("near a limit: within a tenth of a class") {
    const Classes c = classify({}, spec(Method::given, 0, {1, 2, 3, 4}));
    CHECK(c.near_limit(1.9));
    CHECK(c.near_limit(2.1));
    CHECK(c.near_limit(1.0));
    CHECK_FALSE(c.near_limit(2.11));
    CHECK_FALSE(c.near_limit(0.6));
    CHECK(c.near_limit(4.1));
    CHECK_FALSE(c.near_limit(9));
    CHECK_FALSE(classify({}, spec(Method::given, 0, {1})).near_limit(1));  // a single limit has no width
}
