// SPDX-License-Identifier: Apache-2.0
#include "read/units.hpp"

#include <array>
#include <limits>
#include <utility>

#include "base/unicode.hpp"

namespace qm::read {
namespace {

struct Atom {
    std::string_view name, dimension;
    std::int64_t num, den;
};
// Names as base::name_key makes them: ㎡ and m² are m2.
constexpr std::array<Atom, 33> atoms{{{"元", "money", 1, 1},
                                      {"人民币元", "money", 1, 1},
                                      {"m2", "area", 1, 1},
                                      {"平方米", "area", 1, 1},
                                      {"平米", "area", 1, 1},
                                      {"亩", "area", 2000, 3},
                                      {"公顷", "area", 10'000, 1},
                                      {"hm2", "area", 10'000, 1},
                                      {"ha", "area", 10'000, 1},
                                      {"km2", "area", 1'000'000, 1},
                                      {"平方公里", "area", 1'000'000, 1},
                                      {"平方千米", "area", 1'000'000, 1},
                                      {"%", "share", 1, 100},
                                      {"百分比", "share", 1, 100},
                                      {"‰", "share", 1, 1000},
                                      {"千分比", "share", 1, 1000},
                                      {"小数", "share", 1, 1},
                                      {"比值", "share", 1, 1},
                                      {"小时", "time", 60, 1},
                                      {"h", "time", 60, 1},
                                      {"分钟", "time", 1, 1},
                                      {"min", "time", 1, 1},
                                      {"吨", "mass", 1000, 1},
                                      {"t", "mass", 1000, 1},
                                      {"千克", "mass", 1, 1},
                                      {"公斤", "mass", 1, 1},
                                      {"kg", "mass", 1, 1},
                                      {"克", "mass", 1, 1000},
                                      {"米", "length", 1, 1},
                                      {"m", "length", 1, 1},
                                      {"公里", "length", 1000, 1},
                                      {"千米", "length", 1000, 1},
                                      {"km", "length", 1000, 1}}};

// Longest first.
constexpr std::array<std::pair<std::string_view, std::int64_t>, 8> multipliers{{{"万亿", 1'000'000'000'000},
                                                                                {"千万", 10'000'000},
                                                                                {"百万", 1'000'000},
                                                                                {"十万", 100'000},
                                                                                {"亿", 100'000'000},
                                                                                {"万", 10'000},
                                                                                {"千", 1000},
                                                                                {"百", 100}}};

bool find_atom(std::string_view name, Unit& unit) {
    for (const auto& atom : atoms)
        if (atom.name == name) {
            unit = {std::string{name}, std::string{atom.dimension}, atom.num, atom.den, true};
            return true;
        }
    return false;
}

}  // namespace

Unit unit_named(std::string_view text) {
    const std::string key = base::name_key(text);
    std::string_view name = key;
    if (name.starts_with("单位")) name.remove_prefix(std::string_view{"单位"}.size());
    if (name.starts_with(':')) name.remove_prefix(1);
    Unit unit;
    if (find_atom(name, unit)) return unit;
    for (const auto& [word, factor] : multipliers) {
        if (!name.starts_with(word)) continue;
        const auto rest = name.substr(word.size());
        if (!find_atom(rest, unit)) unit = {std::string{rest}, std::string{rest}, 1, 1, false};
        unit.num *= factor;
        return unit;
    }
    return {std::string{name}, std::string{name}, 1, 1, false};
}

std::optional<base::Ratio> factor_between(const Unit& from, const Unit& to) {
    const bool bare = from.atom.empty() && from.num > 1;
    if (!bare) {
        if (from.dimension != to.dimension) return std::nullopt;
        return base::Ratio{from.num * to.den, from.den * to.num};
    }
    // 3万 in a column of 万元 is 3 万元: the multiplier stands for that of the column.
    Unit atom;
    if (!find_atom(to.atom, atom)) atom = {to.atom, to.dimension, 1, 1, false};
    // 3千 in it is not: 3 千元 or 3 千万元?
    const base::Ratio factor{from.num * atom.num * to.den, atom.den * to.num};
    return factor.num < factor.den ? std::nullopt : std::optional{factor};
}

std::optional<std::int64_t> converted(std::int64_t millionths, const base::Ratio& factor) {
    if (factor.num == factor.den) return millionths;
    // 9.2e18 × 1e12 × 1e6 stays within 128 bits.
    const base::Wide value = base::rounded({base::Wide{millionths} * factor.num, factor.den}, 0);
    constexpr base::Wide most = std::numeric_limits<std::int64_t>::max();
    if (value > most || value < -most) return std::nullopt;
    return static_cast<std::int64_t>(value);
}

}  // namespace qm::read
