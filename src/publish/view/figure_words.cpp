// SPDX-License-Identifier: Apache-2.0
#include "publish/view/figure_words.hpp"

#include <algorithm>
#include <cmath>
#include "publish/addresses.hpp"
#include "publish/view/comparable.hpp"

namespace qm::publish {
namespace {

base::Wide gcd(base::Wide a, base::Wide b) {
    if (a < 0) a = -a;
    if (b < 0) b = -b;
    while (b != 0) {
        const base::Wide rest = a % b;
        a = b;
        b = rest;
    }
    return a == 0 ? 1 : a;
}

base::Ratio reduced(base::Ratio ratio) {
    const base::Wide common = gcd(ratio.num, ratio.den);
    return {ratio.num / common, ratio.den / common};
}

std::string tone_of(int sign, model::Better better) {
    if (sign == 0 || better == model::Better::neutral) return "z";
    return sign == static_cast<int>(better) ? "dg" : "db";
}

std::string arrow(int sign) {
    return sign > 0 ? "▲ " : sign < 0 ? "▼ " : "";
}

std::string plain_number(const base::Ratio& value, int decimals) {
    std::string text = base::format(value, {decimals, false, false, true});
    if (text.starts_with("\u2212")) text.replace(0, 3, "-");
    return text;
}

std::string one_decimal(double value) {
    const auto tenths = static_cast<std::int64_t>(std::llround(value * 10));
    return plain_number({tenths, 10}, 1);
}

bool is_fraction(const model::Indicator& indicator) {
    return indicator.aggregation == model::Aggregation::ratio;
}

/// A side of a rate is a count ("count(…)") or the sum of a column, in millionths.
std::string side_text(base::Wide value, const std::string& definition) {
    if (definition.find('(') != std::string::npos) return base::format({value, 1}, {});
    return base::format({value, base::micro}, {2, true, false, true});
}

}  // namespace

model::Figure figure_of(const model::StoredFigure& stored) {
    return {stored.state, stored.num, stored.den, stored.rows, stored.words};
}

base::Ratio difference(const base::Ratio& first, const base::Ratio& second) {
    const base::Ratio a = reduced(first), b = reduced(second);
    if (a.den == b.den) return reduced({a.num - b.num, a.den});
    const base::Wide common = gcd(a.den, b.den);
    return reduced({a.num * (b.den / common) - b.num * (a.den / common), a.den * (b.den / common)});
}

std::optional<base::Ratio> change_of(const model::Indicator& indicator, const model::Figure& before,
                                     const model::Figure& after) {
    if (!before.has_value() || !after.has_value() || before.den == 0 || after.den == 0) return std::nullopt;
    return difference(model::printed_ratio(indicator, after), model::printed_ratio(indicator, before));
}

std::optional<DeltaView> delta(const MonthFacts& m, const model::Indicator& indicator, const model::Figure& before,
                               const model::Figure& after) {
    const auto change = change_of(indicator, before, after);
    if (!change) return std::nullopt;
    const auto shown = base::rounded(*change, indicator.decimals);
    const int sign = shown > 0 ? 1 : shown < 0 ? -1 : 0;
    DeltaView view;
    view.tone = tone_of(sign, indicator.better);
    view.sort = plain_number(*change, indicator.decimals);
    if (sign == 0) {
        view.text = m.words.say("delta.same");
        return view;
    }
    const std::string number = base::format(*change, {indicator.decimals, true, true, false});
    view.text = arrow(sign) + (indicator.percent ? m.words.say("delta.points", {{"n", number}}) : number);
    return view;
}

std::optional<DeltaView> delta(const MonthFacts& m, const model::Indicator& indicator, const std::string& subject) {
    if (m.changes == nullptr) return std::nullopt;
    const model::FigureChange* change = m.changes->find(indicator.id, subject);
    if (change == nullptr || !change->before || !change->after) return std::nullopt;
    const bool of_towns = subject == "district" || subject.starts_with("chain:") || subject.starts_with("link:");
    if (of_towns && !not_comparable(m, indicator).empty())
        return DeltaView{m.words.say("delta.not_comparable"), "", ""};
    return delta(m, indicator, figure_of(*change->before), figure_of(*change->after));
}

DeltaView count_delta(const MonthFacts& m, int before, int after, model::Better better) {
    const int change = after - before;
    const int sign = change > 0 ? 1 : change < 0 ? -1 : 0;
    DeltaView view;
    view.tone = tone_of(sign, better);
    view.sort = std::to_string(change);
    view.text = sign == 0 ? m.words.say("delta.same") : arrow(sign) + base::format({change, 1}, {0, true, true, false});
    return view;
}

std::string fraction(const model::Indicator& indicator, const model::Figure& figure) {
    if (!is_fraction(indicator) || !figure.has_value()) return {};
    base::Wide num = figure.num, den = figure.den;
    // A quotient of two figures, one of which is a sum in millionths, carries that factor on both sides.
    if (indicator.denominator.starts_with("indicator(") && num != 0 && num % base::micro == 0 && den >= base::micro) {
        return side_text(num / base::micro, "()") + "/" + side_text(den, "");
    }
    return side_text(num, indicator.numerator) + "/" + side_text(den, indicator.denominator);
}

std::string denominator(const model::Indicator& indicator, const model::Figure& figure) {
    const std::string text = fraction(indicator, figure);
    const auto slash = text.find('/');
    return slash == std::string::npos ? std::string{} : text.substr(slash + 1);
}

std::string why_no_value(const MonthFacts& m, const model::Figure& figure) {
    switch (figure.state) {
        case model::State::value:
        case model::State::text:
            return {};
        case model::State::not_applicable:
            return m.words.say("figure_words.not_applicable");
        case model::State::empty:
            return m.words.say("figure_words.empty");
        case model::State::not_checked:
            break;
    }
    const std::string key = "reason." + figure.words;
    return m.words.say(m.words.has(key) ? key : "figure_words.not_checked");
}

std::string indicator_name(const MonthFacts& m, const model::Indicator& indicator) {
    return m.words.pick(indicator.name, indicator.name_en);
}

std::string indicator_unit(const MonthFacts& m, const model::Indicator& indicator) {
    return indicator.percent ? "%" : m.words.pick(indicator.unit, indicator.unit_en);
}

std::string with_unit(const MonthFacts& m, const model::Indicator& indicator, const model::Figure& figure) {
    return model::printed_with_unit(indicator, figure, m.words.english());
}

std::string family_name(const MonthFacts& m, const std::string& family) {
    return m.words.word("family", family);
}

std::string bar_width(const base::Ratio& part_of_whole) {
    if (!part_of_whole.defined()) return "0";
    base::Ratio percent{part_of_whole.num * 100, part_of_whole.den};
    if (percent.num < 0) percent.num = 0;
    if (percent.num > percent.den * 100) percent = {100, 1};
    return plain_number(percent, 1);
}

std::string bar_width(std::int64_t part, std::int64_t whole) {
    return bar_width(base::Ratio{part, whole});
}

std::optional<Spark> spark(const std::vector<std::optional<base::Ratio>>& values, int width, int height) {
    double low = 0, high = 0;
    std::size_t known = 0;
    for (const auto& value : values) {
        if (!value) continue;
        const double v = model::approximate(*value);
        low = known == 0 ? v : std::min(low, v);
        high = known == 0 ? v : std::max(high, v);
        ++known;
    }
    if (known < 2) return std::nullopt;
    constexpr double margin = 5;
    const double step = (width - 2 * margin) / static_cast<double>(values.size() - 1);
    Spark view;
    bool pen_down = false;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!values[i]) {
            pen_down = false;
            continue;
        }
        const double share = high > low ? (model::approximate(*values[i]) - low) / (high - low) : 0.5;
        view.end_x = one_decimal(margin + step * static_cast<double>(i));
        view.end_y = one_decimal(height - margin - share * (height - 2 * margin));
        view.path += (pen_down ? "L" : "M") + view.end_x + " " + view.end_y;
        pen_down = true;
    }
    return view;
}

std::vector<std::optional<base::Ratio>> history_of(const MonthFacts& m, const model::Indicator& indicator,
                                                   const std::string& subject, std::size_t months) {
    std::vector<std::optional<base::Ratio>> values;
    const std::size_t count = m.in.history.size();
    if (count == 0) return values;
    // One place for each calendar month, so that a month that was never stored shows as a gap.
    const base::Month last = m.in.history.back().month;
    const int first = std::max(m.in.history.front().month.index, last.index - static_cast<int>(months) + 1);
    values.resize(static_cast<std::size_t>(last.index - first + 1));
    for (const model::Facts& facts : m.in.history) {
        if (facts.month.index < first) continue;
        const auto rows = facts.figures.find(indicator.id);
        if (rows == facts.figures.end()) continue;
        const auto figure = rows->second.find(subject);
        if (figure == rows->second.end() || figure->second.state != model::State::value || figure->second.den == 0)
            continue;
        values[static_cast<std::size_t>(facts.month.index - first)] =
            model::printed_ratio(indicator, figure_of(figure->second));
    }
    return values;
}

}  // namespace qm::publish
