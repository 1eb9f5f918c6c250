// SPDX-License-Identifier: Apache-2.0
#include "model/yearly.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace qm::model {
namespace {

int whole(const Table& table, std::size_t row, std::string_view column) {
    const auto number = table.number(row, column);
    return number ? static_cast<int>(*number / base::micro) : 0;
}

constexpr std::array<std::string_view, 4> levels{"国家级", "省级", "市级", "区级"};

std::size_t order_of(std::string_view level) {
    return static_cast<std::size_t>(std::find(levels.begin(), levels.end(), level) - levels.begin());
}

/// How many of the last years are consecutive and satisfy `same`.
template <class Years, class YearOf, class Same>
int run(const Years& years, const YearOf& year_of, const Same& same) {
    int length = 0;
    for (std::size_t i = years.size(); i-- > 0;) {
        if (i + 1 < years.size() && year_of(years[i]) + 1 != year_of(years[i + 1])) break;
        if (!same(years[i])) break;
        ++length;
    }
    return length;
}

}  // namespace

Assessments assessments_of(const Table& table) {
    Assessments result;
    std::map<int, AssessedYear> years;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        AssessedYear one{whole(table, row, "year"), std::string{table.text(row, "grade")}, table.number(row, "score"),
                         whole(table, row, "rank"), whole(table, row, "districts"),        row};
        if (one.year > 0) years.try_emplace(one.year, std::move(one));
    }
    for (auto& [year, one] : years) {
        if (!result.years.empty())
            for (int gap = result.years.back().year + 1; gap < year; ++gap) result.missing.push_back(gap);
        result.years.push_back(std::move(one));
    }
    if (result.years.empty()) return result;
    const AssessedYear& last = result.years.back();
    const auto year_of = [](const AssessedYear& one) { return one.year; };
    if (!last.grade.empty())
        result.same_grade = run(result.years, year_of, [&](const auto& one) { return one.grade == last.grade; });
    if (last.rank > 0)
        result.same_rank = run(result.years, year_of, [&](const auto& one) { return one.rank == last.rank; });
    return result;
}

std::vector<Honour> honours_of(const Table& table) {
    struct Won {
        int year, rank;
        std::size_t row;
    };
    std::map<std::tuple<std::string, CreditCode, std::string, std::string>, std::vector<Won>> groups;
    for (std::size_t row = 0; row < table.rows(); ++row)
        groups[{std::string{table.text(row, "title")}, table.code(row, "uscc"),
                std::string{table.text(row, "enterprise")}, std::string{table.text(row, "town")}}]
            .push_back({whole(table, row, "year"), whole(table, row, "rank"), row});
    std::vector<Honour> honours;
    for (auto& [key, won] : groups) {
        // Of one year the better rank counts.
        std::sort(won.begin(), won.end(), [](const Won& a, const Won& b) {
            return std::tuple{a.year, a.rank == 0, a.rank, a.row} < std::tuple{b.year, b.rank == 0, b.rank, b.row};
        });
        won.erase(std::unique(won.begin(), won.end(), [](const Won& a, const Won& b) { return a.year == b.year; }),
                  won.end());
        Honour honour;
        honour.row = won.back().row;
        for (const Won& one : won) honour.years.push_back(one.year);
        honour.streak = run(
            won, [](const Won& one) { return one.year; }, [&](const Won& one) { return one.rank == won.back().rank; });
        honour.stated = whole(table, honour.row, "streak");
        honour.broken = static_cast<std::size_t>(honour.streak) < won.size();
        honours.push_back(std::move(honour));
    }
    std::stable_sort(honours.begin(), honours.end(), [&](const Honour& a, const Honour& b) {
        return std::tuple{order_of(table.text(a.row, "level")), -a.years.back()} <
               std::tuple{order_of(table.text(b.row, "level")), -b.years.back()};
    });
    return honours;
}

}  // namespace qm::model
