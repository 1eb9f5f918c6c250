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

model::StoredEnterprise stored_enterprise(const model::Snapshot& snapshot, const model::Table& table, std::size_t row) {
    const auto& district = *snapshot.district;
    const auto places = snapshot.places.tables.find("enterprises");
    model::StoredEnterprise stored;
    stored.name = table.text(row, "name");
    stored.leader = !table.text(row, "leader_of").empty();
    if (places != snapshot.places.tables.end()) {
        const auto& found = places->second;
        if (!found.town.empty()) stored.town = town_code(district, found.town[row]);
        if (!found.park.empty()) stored.park = park_id(district, found.park[row]);
        if (!found.links.empty()) stored.links = link_ids(district, snapshot.places.link_sets[found.links[row]]);
    }
    return stored;
}

void add_enterprises(const model::Snapshot& snapshot, model::Facts& facts) {
    const auto table = snapshot.tables.find("enterprises");
    if (table == snapshot.tables.end()) return;
    const auto ids = enterprise_ids(snapshot);
    for (std::size_t row = 0; row < ids.size(); ++row)
        facts.enterprises.emplace(ids[row], stored_enterprise(snapshot, table->second, row));
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

std::vector<std::string> enterprise_ids(const model::Snapshot& snapshot) {
    const auto table = snapshot.tables.find("enterprises");
    if (table == snapshot.tables.end()) return {};
    std::vector<std::string> ids(table->second.rows());
    struct Bare {
        std::string key;
        model::StoredEnterprise stored;
        std::size_t row;
    };
    std::vector<Bare> without_code;
    for (std::size_t row = 0; row < ids.size(); ++row) {
        if (const auto code = table->second.code(row, "uscc"); code.known()) {
            ids[row] = to_string(code);
            continue;
        }
        auto stored = stored_enterprise(snapshot, table->second, row);
        std::string key = "name:" + base::name_key(stored.name) + "@" + stored.town;
        without_code.push_back({std::move(key), std::move(stored), row});
    }
    // Numbered by content, so that the order of the rows does not matter.
    std::sort(without_code.begin(), without_code.end(), [](const Bare& a, const Bare& b) {
        return std::tie(a.key, a.stored.park, a.stored.links, a.stored.leader, a.stored.name, a.row) <
               std::tie(b.key, b.stored.park, b.stored.links, b.stored.leader, b.stored.name, b.row);
    });
    int number = 1;
    for (std::size_t i = 0; i < without_code.size(); ++i) {
        number = i > 0 && without_code[i].key == without_code[i - 1].key ? number + 1 : 1;
        ids[without_code[i].row] = without_code[i].key + (number == 1 ? "" : "#" + std::to_string(number));
    }
    return ids;
}

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
