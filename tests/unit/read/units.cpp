// SPDX-License-Identifier: Apache-2.0
// Units convert as exact fractions, within their dimension only.
#include "read/units.hpp"

#include "support/catch.hpp"

using namespace qm;
using read::converted;
using read::factor_between;
using read::unit_named;

namespace {

std::optional<std::int64_t> in(std::int64_t millionths, const char* from, const char* to) {
    const auto factor = factor_between(unit_named(from), unit_named(to));
    return factor ? converted(millionths, *factor) : std::nullopt;
}

}  // namespace

TEST_CASE("units of one dimension convert exactly") {
    CHECK(in(148'000'000, "亿元", "万元") == 1'480'000'000'000);
    CHECK(in(9000'000'000, "亩", "km²") == 6'000'000);
    CHECK(in(1'000'000, "亩", "㎡") == 666'666'667);
    CHECK(in(-1'000'000, "亩", "㎡") == -666'666'667);  // half away from zero, both ways
    CHECK(in(15'000'000, "亩", "公顷") == 1'000'000);
    CHECK(in(985'000, "小数", "%") == 98'500'000);
    CHECK(in(985'000'000, "‰", "％") == 98'500'000);
    CHECK(in(1'000'000, "万", "万元") == 1'000'000);
    CHECK(in(1'000'000, "亿", "万元") == 10'000'000'000);
    CHECK(in(1'000'000, "万", "亩") == 10'000'000'000);
    CHECK(in(1'000'000, "单位：亿元", "元") == 100'000'000'000'000);
    CHECK(in(2'000'000, "千台件", "台件") == 2'000'000'000);
    CHECK(in(7, "小时", "h") == 7);
}

TEST_CASE("units of another dimension do not convert, and nothing leaves 64 bits") {
    for (const auto& [from, to] : {std::pair{"元", "亩"},
                                   {"千", "万元"},
                                   {"万", "亿元"},
                                   {"人", "家"},
                                   {"%", "元"},
                                   {"", "元"},
                                   {"元", ""},
                                   {"m", "m2"}})
        CHECK(!in(1, from, to));
    CHECK(!in(9'000'000'000'000'000'000, "亿元", "元"));
    CHECK(!in(-9'000'000'000'000'000'000, "万亿元", "元"));
}
