// SPDX-License-Identifier: Apache-2.0
// An indicator is a row of data (indicators.csv). The grammar of `where`, `numerator` and `denominator` stands in
// assess/condition.hpp.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/feedback.hpp"

namespace qm::model {

enum class Level : std::uint8_t { enterprise, link, park, town, chain, district };
inline constexpr std::array<Level, 6> all_levels{Level::enterprise, Level::link,  Level::park,
                                                 Level::town,       Level::chain, Level::district};
std::string_view name_of(Level level);
std::optional<Level> level_named(std::string_view name);

enum class Aggregation : std::uint8_t { sum, distinct, ratio, wmean, max, median, count, given, hhi };
std::string_view name_of(Aggregation aggregation);
std::optional<Aggregation> aggregation_named(std::string_view name);

/// Stock: at the end of the month. Flow: within a period. Ratio: of two sums. Their changes read differently:
/// a ratio changes by percentage points (个百分点), a flow is compared with an equal period only.
enum class TimeKind : std::uint8_t { stock, flow, ratio };
std::string_view name_of(TimeKind kind);
std::optional<TimeKind> time_kind_named(std::string_view name);

enum class Period : std::uint8_t { always, month, ytd, year };
std::string_view name_of(Period period);
std::optional<Period> period_named(std::string_view name);

enum class Better : std::int8_t { down = -1, neutral = 0, up = 1 };

struct Indicator {
    std::string id;
    std::string name, name_en;
    std::string unit, unit_en;
    std::string family;  // standards metrology accreditation infrastructure management certification supervision
                         // product property brand service assessment structure problems data: groups pages
    Aggregation aggregation = Aggregation::count;
    TimeKind time_kind = TimeKind::stock;
    Period period = Period::always;
    std::vector<Level> levels;
    Better better = Better::neutral;
    std::string table;        // input table, or one of the built tables "links", "reporting"
    std::string key;          // distinct: column
    std::string value;        // sum, wmean, max, median, given: column
    std::string weight;       // wmean: column
    std::string where;        // condition; empty = all rows
    std::string numerator;    // ratio: column to sum, or "count(condition)"
    std::string denominator;  // ratio
    std::string date_field;   // flow: the column that must lie in the period
    std::string basis;        // "due" | "all" for the two denominators of one rate; empty otherwise
    std::string pair;         // id of the other basis
    std::string scale;        // printed value = computed value / scale: "10000" for 亿元 from 万元
    int decimals = 0;
    bool percent = false;               // printed × 100 with %
    std::string source, note, note_en;  // where the data come from; method in words
    base::Spot spot;                    // row in the catalogue

    bool has(Level level) const;
};

/// Parts of a ratio: "count(condition)" -> condition; "indicator(ID)" -> ID; "days(from, to)" -> two date columns;
/// empty when the part is none of these. Anything else is a number column to sum.
std::string counted_condition(std::string_view part);
std::string referred_indicator(std::string_view part);
std::pair<std::string, std::string> day_columns(std::string_view part);

}  // namespace qm::model
