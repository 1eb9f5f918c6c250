// SPDX-License-Identifier: Apache-2.0
#include "publish/view/resilience.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "model/addresses.hpp"
#include "publish/view/why_links.hpp"

namespace qm::publish {
namespace {

using model::Index;
using Links = std::vector<ResilienceLink>;

ResilienceRow row(const MonthFacts& m, const std::string& key, Links links) {
    ResilienceRow made;
    made.key = key;
    made.name = m.words.say("resilience." + key);
    made.meaning = m.words.say("resilience." + key + "_means", {{"from", base::format_count(concentrated_from)}});
    made.count = base::format_count(static_cast<std::int64_t>(links.size()));
    made.links = std::move(links);
    return made;
}

ResilienceLink named(const MonthFacts& m, Index link, std::string note = {}) {
    return {m.link_name(link), "#" + model::link_key(m.district, link), std::move(note)};
}

Links concentrated(const MonthFacts& m, const std::vector<Index>& links) {
    std::vector<std::pair<base::Wide, ResilienceLink>> found;
    const auto* indicator = m.indicator("STR07");
    if (indicator == nullptr) return {};
    for (const Index link : links) {
        const auto& figure = m.now.figures.at("STR07", model::Level::link, link);
        // A single enterprise is concentrated by nature and told as such.
        if (!figure.has_value() || m.now.links[link].enterprises < 2) continue;
        const auto value = base::rounded(figure.ratio(), 0);
        if (value < concentrated_from) continue;
        found.emplace_back(value,
                           ResilienceLink{m.link_name(link), why_address(m, "STR07", model::Level::link, link, ""),
                                          model::printed(*indicator, figure)});
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    Links result;
    for (auto& [value, link] : found) result.push_back(std::move(link));
    return result;
}

}  // namespace

std::vector<ResilienceRow> resilience_rows(const MonthFacts& m, const std::vector<Index>& links,
                                           const ChainShape& shape) {
    const auto those = [&](const std::function<bool(Index)>& test) {
        Links found;
        for (const Index link : links)
            if (test(link)) found.push_back(named(m, link));
        return found;
    };
    std::vector<ResilienceRow> rows;
    rows.push_back(row(m, "empty", those([&](Index link) { return m.now.links[link].empty(); })));
    rows.push_back(row(m, "single", those([&](Index link) { return m.now.links[link].enterprises == 1; })));
    Links imported;
    for (const Index link : links)
        if (const auto& products = m.district.links[link].imported_only; !products.empty())
            imported.push_back(named(m, link, products));
    rows.push_back(row(m, "imported", std::move(imported)));
    rows.push_back(row(m, "cut", those([&](Index link) {
                           return std::find(shape.cut_links.begin(), shape.cut_links.end(), link) !=
                                  shape.cut_links.end();
                       })));
    rows.push_back(row(m, "concentrated", concentrated(m, links)));
    Links path;
    for (const Index link : shape.longest_path) path.push_back(named(m, link));
    rows.push_back(row(m, "path", std::move(path)));
    rows.back().path = !shape.longest_path.empty();
    return rows;
}

}  // namespace qm::publish
