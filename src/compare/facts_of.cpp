// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/unicode.hpp"
#include "compare/compare.hpp"

namespace qm::compare {
namespace {

using model::Level;

/// Codes of the subjects of a level, in the order of their indexes; the district has one without a code.
std::vector<std::string> codes_of(const model::District& district, Level level) {
    std::vector<std::string> codes;
    switch (level) {
        case Level::link:
            for (const auto& link : district.links) codes.push_back(link.id);
            break;
        case Level::park:
            for (const auto& park : district.parks) codes.push_back(park.id);
            break;
        case Level::town:
            for (const auto& town : district.towns) codes.push_back(town.code);
            break;
        case Level::chain:
            for (const auto& chain : district.chains) codes.push_back(chain.id);
            break;
        case Level::district:
            codes.emplace_back();
            break;
        case Level::enterprise:
            break;  // computed on demand, not kept
    }
    return codes;
}

std::string town_code(const model::District& district, model::Index town) {
    return town == model::none ? std::string{} : district.towns[town].code;
}

std::string park_id(const model::District& district, model::Index park) {
    return park == model::none ? std::string{} : district.parks[park].id;
}

std::vector<std::string> link_ids(const model::District& district, const std::vector<model::Index>& links) {
    std::vector<std::string> ids;
    for (const auto link : links) ids.push_back(district.links[link].id);
    std::sort(ids.begin(), ids.end());
    return ids;
}

void add_figures(const model::Snapshot& snapshot, model::Facts& facts) {
    for (std::size_t i = 0; i < snapshot.figures.indicators.size(); ++i) {
        const auto& indicator = snapshot.figures.indicators[i];
        facts.definition_texts[indicator.id] = definition_text(indicator);
        for (const auto& [level, figures] : snapshot.figures.values[i]) {
            const auto codes = codes_of(*snapshot.district, level);
            for (std::size_t s = 0; s < std::min(codes.size(), figures.size()); ++s) {
                const auto& figure = figures[s];
                if (figure.state == model::State::not_applicable) continue;
                facts.figures[indicator.id][model::subject_key(level, codes[s])] = {
                    figure.state, figure.num, figure.den, figure.rows, figure.words};
            }
        }
    }
}

void add_problems(const model::Snapshot& snapshot, model::Facts& facts) {
    const auto day = [](base::Date date) { return date.known() ? base::to_string(date) : std::string{}; };
    const auto& district = *snapshot.district;
    for (const auto& problem : snapshot.problems) {
        model::StoredProblem stored;
        stored.kind = name_of(problem.kind);
        stored.state = name_of(problem.state);
        stored.title = problem.title;
        stored.enterprise = problem.enterprise_name;
        stored.town = town_code(district, problem.town);
        stored.park = park_id(district, problem.park);
        stored.lead_unit = problem.lead_unit;
        stored.links = link_ids(district, problem.links);
        stored.open = problem.open;
        stored.overdue = problem.overdue;
        stored.found_on = day(problem.found_on);
        stored.closed_on = day(problem.closed_on);
        stored.due_on = day(problem.due_on);
        facts.problems.emplace(problem.id, std::move(stored));
    }
}

void add_enterprises(const model::Snapshot& snapshot, model::Facts& facts) {
    const auto table = snapshot.tables.find("enterprises");
    if (table == snapshot.tables.end()) return;
    const auto places = snapshot.places.tables.find("enterprises");
    const auto& district = *snapshot.district;
    std::vector<std::pair<std::string, model::StoredEnterprise>> without_code;
    for (std::size_t row = 0; row < table->second.rows(); ++row) {
        model::StoredEnterprise stored;
        stored.name = table->second.text(row, "name");
        stored.leader = !table->second.text(row, "leader_of").empty();
        if (places != snapshot.places.tables.end()) {
            const auto& found = places->second;
            if (!found.town.empty()) stored.town = town_code(district, found.town[row]);
            if (!found.park.empty()) stored.park = park_id(district, found.park[row]);
            if (!found.links.empty()) stored.links = link_ids(district, snapshot.places.link_sets[found.links[row]]);
        }
        const auto code = table->second.code(row, "uscc");
        if (code.known())
            facts.enterprises.emplace(to_string(code), std::move(stored));
        else
            without_code.emplace_back("name:" + base::name_key(stored.name) + "@" + stored.town, std::move(stored));
    }
    // Numbered by content, so that the order of the rows does not matter.
    std::sort(without_code.begin(), without_code.end(), [](const auto& a, const auto& b) {
        return std::tie(a.first, a.second.park, a.second.links, a.second.leader, a.second.name) <
               std::tie(b.first, b.second.park, b.second.links, b.second.leader, b.second.name);
    });
    for (auto& [key, stored] : without_code) {
        std::string numbered = key;
        for (int number = 2; facts.enterprises.contains(numbered); ++number)
            numbered = key + "#" + std::to_string(number);
        facts.enterprises.emplace(std::move(numbered), std::move(stored));
    }
}

void add_links(const model::Snapshot& snapshot, model::Facts& facts) {
    const auto& district = *snapshot.district;
    const auto enterprises = snapshot.tables.find("enterprises");
    for (std::size_t i = 0; i < std::min(snapshot.links.size(), district.links.size()); ++i) {
        const auto& state = snapshot.links[i];
        model::StoredLink stored;
        stored.enterprises = state.enterprises;
        if (enterprises != snapshot.tables.end())
            for (const auto row : state.leaders) stored.leaders.emplace_back(enterprises->second.text(row, "name"));
        std::sort(stored.leaders.begin(), stored.leaders.end());
        for (const auto support : state.supports) stored.supports.emplace_back(name_of(support));
        facts.links.emplace(district.links[i].id, std::move(stored));
    }
}

}  // namespace

std::string definition_text(const model::Indicator& indicator) {
    std::string text{name_of(indicator.aggregation)};
    const auto add = [&](const char* field, const std::string& value) {
        if (!value.empty()) text.append("; ").append(field).append("=").append(value);
    };
    add("table", indicator.table);
    add("key", indicator.key);
    add("value", indicator.value);
    add("weight", indicator.weight);
    add("where", indicator.where);
    add("numerator", indicator.numerator);
    add("denominator", indicator.denominator);
    add("date_field", indicator.date_field);
    add("period", std::string{name_of(indicator.period)});
    add("basis", indicator.basis);
    add("unit", indicator.unit);
    add("scale", indicator.scale);
    if (indicator.percent) add("percent", "yes");
    return text;
}

model::Facts facts_of(const model::Snapshot& snapshot, const std::string& program, const std::string& definitions,
                      const std::string& boundaries) {
    model::Facts facts;
    facts.month = snapshot.month;
    facts.date = snapshot.date;
    facts.program = program;
    facts.definitions = definitions;
    facts.boundaries = boundaries;
    for (const auto& source : snapshot.sources) {
        facts.inputs[source.file] = source.sha256;
        facts.rows[source.table] += source.rows;
    }
    for (const auto& shortfall : snapshot.shortfalls)
        if (shortfall.accepted) facts.accepted.push_back(shortfall.text());
    add_figures(snapshot, facts);
    add_problems(snapshot, facts);
    add_enterprises(snapshot, facts);
    add_links(snapshot, facts);
    return facts;
}

}  // namespace qm::compare
