// SPDX-License-Identifier: Apache-2.0
#include "model/indicator.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"

namespace qm::model {
namespace {

template <class Enum, std::size_t N>
using Names = std::array<std::pair<Enum, std::string_view>, N>;

constexpr Names<Level, 6> levels{{{Level::enterprise, "enterprise"},
                                  {Level::link, "link"},
                                  {Level::park, "park"},
                                  {Level::town, "town"},
                                  {Level::chain, "chain"},
                                  {Level::district, "district"}}};
constexpr Names<Aggregation, 9> aggregations{{{Aggregation::sum, "sum"},
                                              {Aggregation::distinct, "distinct"},
                                              {Aggregation::ratio, "ratio"},
                                              {Aggregation::wmean, "wmean"},
                                              {Aggregation::max, "max"},
                                              {Aggregation::median, "median"},
                                              {Aggregation::count, "count"},
                                              {Aggregation::given, "given"},
                                              {Aggregation::hhi, "hhi"}}};
constexpr Names<TimeKind, 3> kinds{{{TimeKind::stock, "stock"}, {TimeKind::flow, "flow"}, {TimeKind::ratio, "ratio"}}};
constexpr Names<Period, 4> periods{
    {{Period::always, "always"}, {Period::month, "month"}, {Period::ytd, "ytd"}, {Period::year, "year"}}};

template <class Enum, std::size_t N>
std::string_view word(const Names<Enum, N>& names, Enum value) {
    for (const auto& [candidate, text] : names)
        if (candidate == value) return text;
    return {};
}

template <class Enum, std::size_t N>
std::optional<Enum> value(const Names<Enum, N>& names, std::string_view text) {
    for (const auto& [candidate, name] : names)
        if (name == text) return candidate;
    return std::nullopt;
}

// What stands in the brackets of "name(…)".
std::string inside(std::string_view part, std::string_view name) {
    if (!part.starts_with(name) || part.size() < name.size() + 2 || part[name.size()] != '(' || part.back() != ')')
        return {};
    return std::string{base::trim(part.substr(name.size() + 1, part.size() - name.size() - 2))};
}

}  // namespace

std::string_view name_of(Level level) {
    return word(levels, level);
}
std::optional<Level> level_named(std::string_view name) {
    return value(levels, name);
}
std::string_view name_of(Aggregation aggregation) {
    return word(aggregations, aggregation);
}
std::optional<Aggregation> aggregation_named(std::string_view name) {
    return value(aggregations, name);
}
std::string_view name_of(TimeKind kind) {
    return word(kinds, kind);
}
std::optional<TimeKind> time_kind_named(std::string_view name) {
    return value(kinds, name);
}
std::string_view name_of(Period period) {
    return word(periods, period);
}
std::optional<Period> period_named(std::string_view name) {
    return value(periods, name);
}

bool Indicator::has(Level level) const {
    return std::find(this->levels.begin(), this->levels.end(), level) != this->levels.end();
}

std::pair<std::string, std::string> day_columns(std::string_view part) {
    const auto columns = inside(part, "days");
    const auto comma = columns.find(',');
    if (comma == std::string::npos) return {};
    return {std::string{base::trim(std::string_view{columns}.substr(0, comma))},
            std::string{base::trim(std::string_view{columns}.substr(comma + 1))}};
}
std::string counted_condition(std::string_view part) {
    return inside(part, "count");
}
std::string referred_indicator(std::string_view part) {
    return inside(part, "indicator");
}

}  // namespace qm::model
