// SPDX-License-Identifier: Apache-2.0
#include "model/facts.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace qm::model {

std::string_view name_of(Lifecycle lifecycle) {
    constexpr std::array<std::string_view, 5> names{"new", "persisting", "closed", "reopened", "gone"};
    return names[static_cast<std::size_t>(lifecycle)];
}

std::string subject_key(Level level, std::string_view code) {
    std::string key{name_of(level)};
    if (level != Level::district) key.append(":").append(code);
    return key;
}

bool Changes::any() const {
    const auto differs = [](const FigureChange& change) { return change.before != change.after; };
    const auto moved = [](const ProblemChange& change) { return change.before != change.after; };
    return !links.empty() || !enterprises.empty() || std::any_of(figures.begin(), figures.end(), differs) ||
           std::any_of(problems.begin(), problems.end(), moved);
}

const FigureChange* Changes::find(std::string_view indicator, std::string_view subject) const {
    const auto at = std::lower_bound(
        figures.begin(), figures.end(), std::tie(indicator, subject),
        [](const FigureChange& change, const auto& wanted) {
            return std::tuple<std::string_view, std::string_view>{change.indicator, change.subject} < wanted;
        });
    return at != figures.end() && at->indicator == indicator && at->subject == subject ? &*at : nullptr;
}

}  // namespace qm::model
