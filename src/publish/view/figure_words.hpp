// SPDX-License-Identifier: Apache-2.0
// Figures in words: value, fraction, change. All arithmetic is exact; a change of a rate is in percentage points.
#pragma once

#include <optional>
#include <string>

#include "publish/template/view_type.hpp"
#include "publish/view/month_facts.hpp"

namespace qm::publish {

/// "▲ +1.5 个百分点". tone: "dg" better, "db" worse, "z" neither; the arrow says the direction, the colour the
/// judgement.
struct DeltaView {
    std::string text, tone;
    std::string sort;  // the bare difference, for sorting
    QM_FIELDS(DeltaView, text, tone, sort)
};

model::Figure figure_of(const model::StoredFigure& stored);

/// a − b; both defined.
base::Ratio difference(const base::Ratio& a, const base::Ratio& b);
/// In printed units (percent and scale applied); nullopt unless both have values.
std::optional<base::Ratio> change_of(const model::Indicator& indicator, const model::Figure& before,
                                     const model::Figure& after);
std::optional<DeltaView> delta(const MonthFacts& m, const model::Indicator& indicator, const model::Figure& before,
                               const model::Figure& after);
/// Against the month before; nullopt when there is none or it had no value.
std::optional<DeltaView> delta(const MonthFacts& m, const model::Indicator& indicator, const std::string& subject);
DeltaView count_delta(const MonthFacts& m, int before, int after, model::Better better);

/// "131/137" for rates of counts and sums; empty for everything that is no fraction.
std::string fraction(const model::Indicator& indicator, const model::Figure& figure);
/// The denominator of a rate as a number; empty otherwise.
std::string denominator(const model::Indicator& indicator, const model::Figure& figure);
/// Why there is no value: the sentence of a not_checked figure, or of an empty one; empty when there is a value.
std::string why_no_value(const MonthFacts& m, const model::Figure& figure);

std::string indicator_name(const MonthFacts& m, const model::Indicator& indicator);
std::string indicator_unit(const MonthFacts& m, const model::Indicator& indicator);
std::string with_unit(const MonthFacts& m, const model::Indicator& indicator, const model::Figure& figure);
std::string family_name(const MonthFacts& m, const std::string& family);

/// A share of the width of a bar in per cent with one decimal, "0" to "100", for SVG path data.
std::string bar_width(const base::Ratio& part_of_whole);
std::string bar_width(std::int64_t part, std::int64_t whole);

/// Polyline of a small line chart through the values of the months (nullopt = gap) in a box of width × height px;
/// empty when fewer than two values exist. end_x, end_y: the last value.
struct Spark {
    std::string path, end_x, end_y;
    QM_FIELDS(Spark, path, end_x, end_y)
};
std::optional<Spark> spark(const std::vector<std::optional<base::Ratio>>& values, int width, int height);
/// Values of an indicator in the stored months, oldest first.
std::vector<std::optional<base::Ratio>> history_of(const MonthFacts& m, const model::Indicator& indicator,
                                                   const std::string& subject, std::size_t months);

}  // namespace qm::publish
