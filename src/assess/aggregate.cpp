// SPDX-License-Identifier: Apache-2.0
#include "assess/aggregate.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/failure.hpp"

namespace qm::assess {
namespace {

using model::Aggregation;
using model::Figure;
using model::Index;
using model::State;

struct Sums {
    base::Wide num = 0, den = 0;
    std::uint64_t rows = 0;
};

Figure undefined() {
    return {State::empty, 0, 1, 0, {}};
}

// A column part of a ratio is in millionths, a counted part in ones: bring both to one unit.
Figure ratio_of(const model::Indicator& indicator, const Sums& sums) {
    const auto counts = [](const std::string& part) { return part.ends_with(")"); };
    const bool counted_num = counts(indicator.numerator);
    const bool counted_den = counts(indicator.denominator);
    Figure figure{State::value, sums.num, sums.den, sums.rows, {}};
    if (counted_num && !counted_den) figure.num *= base::micro;
    if (!counted_num && counted_den) figure.den *= base::micro;
    if (sums.den == 0) return {State::empty, 0, 1, sums.rows, {}};
    return figure;
}

// The row at which it happened has not the fault; its table has.
[[noreturn]] void refuse_total(const model::Indicator& indicator, const base::Spot& spot) {
    throw base::Failure{base::Exit::input_refused, "N007", {{"id", indicator.id}}, {spot.file, spot.sheet, 0, 0}};
}

std::vector<Figure> summed(const model::Indicator& indicator, const Measurement& measurement,
                           const Subjects& subjects) {
    std::vector<Sums> sums(subjects.count());
    for (const auto& row : measurement.rows)
        subjects.visit(row.row, [&](Index subject) {
            auto& sum = sums[subject];
            ++sum.rows;
            // Sums of 64 bits cannot leave 128; sums of products can.
            base::Wide part = row.num;
            if (indicator.aggregation == Aggregation::wmean) part *= row.den;
            const bool over = __builtin_add_overflow(sum.num, part, &sum.num);
            if (over || __builtin_add_overflow(sum.den, base::Wide{row.den}, &sum.den))
                refuse_total(indicator, measurement.table->spot(row.row));
        });
    std::vector<Figure> figures;
    figures.reserve(sums.size());
    for (const auto& sum : sums) {
        switch (indicator.aggregation) {
            case Aggregation::ratio:
                figures.push_back(ratio_of(indicator, sum));
                break;
            case Aggregation::wmean:
                figures.push_back(sum.den == 0 ? undefined()
                                               : Figure{State::value, sum.num, sum.den * base::micro, sum.rows, {}});
                break;
            case Aggregation::sum:
                figures.push_back({State::value, sum.num, base::micro, sum.rows, {}});
                break;
            default:
                figures.push_back({State::value, sum.num, 1, sum.rows, {}});
                break;
        }
    }
    return figures;
}

/// Herfindahl-Hirschman index: the shares of a total, squared and added up; 10,000 is a single one that has it all.
/// Nothing when a value is negative or all are zero: there are no shares.
class Concentration {
  public:
    void add(std::int64_t value) {
        ++rows_;
        negative_ |= value < 0;
        over_ |= __builtin_add_overflow(squares_, base::Wide{value} * value, &squares_);
        total_ += value;
        const base::Wide whole = base::rounded({value, base::micro}, 0);
        over_whole_ |= __builtin_add_overflow(whole_squares_, whole * whole, &whole_squares_);
        whole_total_ += whole;
    }

    /// Exact in millionths; squares that leave 128 bits, of values that no enterprise has, are those of whole units.
    std::optional<Figure> figure() const {
        if (negative_ || total_ == 0) return Figure{State::empty, 0, 1, rows_, {}};
        for (const bool whole : {false, true}) {
            Figure figure{State::value, 0, 0, rows_, {}};
            const base::Wide total = whole ? whole_total_ : total_;
            if (!(whole ? over_whole_ : over_) &&
                !__builtin_mul_overflow(whole ? whole_squares_ : squares_, base::Wide{10'000}, &figure.num) &&
                !__builtin_mul_overflow(total, total, &figure.den) && figure.den != 0)
                return figure;
        }
        return std::nullopt;
    }

  private:
    base::Wide squares_ = 0, total_ = 0, whole_squares_ = 0, whole_total_ = 0;
    std::uint64_t rows_ = 0;
    bool negative_ = false, over_ = false, over_whole_ = false;
};

std::vector<Figure> concentration(const model::Indicator& indicator, const Measurement& measurement,
                                  const Subjects& subjects) {
    std::vector<Concentration> sums(subjects.count());
    for (const auto& row : measurement.rows)
        subjects.visit(row.row, [&](Index subject) { sums[subject].add(row.num); });
    std::vector<Figure> figures;
    figures.reserve(sums.size());
    for (const auto& sum : sums) {
        auto figure = sum.figure();
        if (!figure) refuse_total(indicator, measurement.table->spot(measurement.rows.front().row));
        figures.push_back(std::move(*figure));
    }
    return figures;
}

std::vector<Figure> distinct(const Measurement& measurement, const Subjects& subjects) {
    std::vector<std::pair<Index, Key>> pairs;
    std::vector<std::uint64_t> rows(subjects.count(), 0);
    for (const auto& row : measurement.rows)
        subjects.visit(row.row, [&](Index subject) {
            pairs.emplace_back(subject, row.key);
            ++rows[subject];
        });
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    std::vector<Figure> figures(subjects.count(), Figure{State::value, 0, 1, 0, {}});
    for (const auto& [subject, key] : pairs) ++figures[subject].num;
    for (std::size_t i = 0; i < figures.size(); ++i) figures[i].rows = rows[i];
    return figures;
}

std::vector<Figure> ranked(Aggregation aggregation, const Measurement& measurement, const Subjects& subjects) {
    std::vector<std::pair<Index, std::int64_t>> pairs;
    for (const auto& row : measurement.rows)
        subjects.visit(row.row, [&](Index subject) { pairs.emplace_back(subject, row.num); });
    std::sort(pairs.begin(), pairs.end());
    std::vector<Figure> figures(subjects.count(), undefined());
    for (std::size_t start = 0; start < pairs.size();) {
        std::size_t end = start;
        while (end < pairs.size() && pairs[end].first == pairs[start].first) ++end;
        const std::size_t n = end - start;
        Figure& figure = figures[pairs[start].first];
        figure = {State::value, pairs[end - 1].second, base::micro, n, {}};
        if (aggregation == Aggregation::median) {
            const base::Wide low = pairs[start + (n - 1) / 2].second;
            const base::Wide high = pairs[start + n / 2].second;
            figure.num = low + high;
            figure.den = base::Wide{2} * base::micro;
        }
        start = end;
    }
    return figures;
}

// The row with the greatest key (the newest year) of each subject; a word stays a word.
std::vector<Figure> given(const model::Indicator& indicator, const Measurement& measurement, const Subjects& subjects) {
    const model::Table& table = *measurement.table;
    std::vector<std::optional<std::pair<std::string, std::uint32_t>>> newest(subjects.count());
    const int key = table.schema->find(indicator.key);
    for (const auto& row : measurement.rows)
        subjects.visit(row.row, [&](Index subject) {
            const auto word =
                key < 0 ? std::string{} : model::shown_cell(table, row.row, static_cast<std::size_t>(key));
            auto& best = newest[subject];
            if (!best || std::pair{word.size(), word} > std::pair{best->first.size(), best->first})
                best = {word, row.row};
        });
    std::vector<Figure> figures(subjects.count(), undefined());
    for (std::size_t i = 0; i < figures.size(); ++i) {
        if (!newest[i]) continue;
        const auto row = newest[i]->second;
        if (const auto number = table.number(row, indicator.value)) {
            figures[i] = {State::value, *number, base::micro, 1, {}};
        } else if (const auto word = table.text(row, indicator.value); !word.empty()) {
            figures[i] = {State::text, 0, 1, 1, std::string{word}};
        }
    }
    return figures;
}

}  // namespace

std::vector<Figure> aggregate(const model::Indicator& indicator, const Measurement& measurement,
                              const Subjects& subjects) {
    switch (indicator.aggregation) {
        case Aggregation::distinct:
            return distinct(measurement, subjects);
        case Aggregation::max:
        case Aggregation::median:
            return ranked(indicator.aggregation, measurement, subjects);
        case Aggregation::hhi:
            return concentration(indicator, measurement, subjects);
        case Aggregation::given:
            return given(indicator, measurement, subjects);
        default:
            return summed(indicator, measurement, subjects);
    }
}

}  // namespace qm::assess
