// SPDX-License-Identifier: Apache-2.0
// list: what the program knows, one line each, tab-separated so that scripts can read it.
#include <algorithm>
#include <array>
#include <functional>

#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/list_figures.hpp"
#include "cli/pipeline.hpp"
#include "compare/compare.hpp"
#include "model/paste_rows.hpp"

namespace qm::cli {
namespace {

using Lister = void (*)(const Options&, const read::Project&, Console&);

void list_indicators(const Options&, const read::Project& project, Console& console) {
    const bool english = console.phrases().language() == "en";
    for (const auto& indicator : project.indicators) {
        std::vector<std::string> levels;
        for (const auto level : indicator.levels) levels.emplace_back(name_of(level));
        console.result(indicator.id + "\t" + (english ? indicator.name_en : indicator.name) + "\t" +
                       (english ? indicator.unit_en : indicator.unit) + "\t" + base::join(levels, ","));
    }
}

void list_tables(const Options&, const read::Project& project, Console& console) {
    for (const auto& [name, table] : *project.schemas)
        for (const auto& column : table.columns)
            console.result(name + "\t" + column.name + "\t" + column.zh + "\t" + std::string{name_of(column.type)} +
                           (column.unit.empty() ? "" : " " + column.unit) + (column.required ? "\trequired" : ""));
}

void list_towns(const Options&, const read::Project& project, Console& console) {
    for (const auto& town : project.district->towns) console.result(town.code + "\t" + town.name + "\t" + town.name_en);
}

void list_parks(const Options&, const read::Project& project, Console& console) {
    for (const auto& park : project.district->parks)
        console.result(park.id + "\t" + park.name + "\t" +
                       (park.town == model::none ? "" : project.district->towns[park.town].name));
}

void list_chains(const Options&, const read::Project& project, Console& console) {
    for (const auto& chain : project.district->chains)
        console.result(chain.id + "\t" + chain.name + "\t" + std::to_string(chain.links.size()) + "\t" +
                       std::to_string(chain.edges.size()));
}

void list_links(const Options&, const read::Project& project, Console& console) {
    for (const auto& link : project.district->links)
        console.result(link.id + "\t" + project.district->chains[link.chain].id + "\t" + link.name + "\t" +
                       base::join(link.primary, ","));
}

void list_months(const Options&, const read::Project& project, Console& console) {
    for (const auto month : project.months) console.result(base::to_string(month));
}

void list_releases(const Options& options, const read::Project& project, Console& console) {
    const auto output = output_folder(options, project.config.project);
    const auto live = publish::live_release(output);
    for (const auto& release : publish::releases(output)) console.result(release + (release == live ? "\tlive" : ""));
}

// Of the month, against the months that history keeps.
template <class Show>
void of_month(const Options& options, const read::Project& project, Console& console, Show show) {
    base::Diagnostics unheard;
    base::Feedback feedback{unheard, console};
    const auto judged = judge_with_history(project, project.months.back(), options, feedback);
    console.finish();
    const auto& snapshot = judged.snapshot;
    if (const auto table = snapshot.tables.find("enterprises"); table != snapshot.tables.end())
        show(snapshot, table->second);
}

// Credit code, name, town: shown as in messages, so that no cell breaks the line or the terminal.
std::string firm_columns(const model::Snapshot& snapshot, const model::Table& table, model::Index row) {
    const auto code = table.code(row, "uscc");
    const auto town = snapshot.places.tables.at("enterprises").town[row];
    return (code.known() ? model::to_string(code) : "") + "\t" + base::shown(table.text(row, "name")) + "\t" +
           (town == model::none ? "" : snapshot.district->towns[town].name);
}

std::string link_ids(const model::Snapshot& snapshot, const std::vector<model::Index>& links) {
    std::vector<std::string> ids;
    for (const auto link : links) ids.push_back(snapshot.district->links[link].id);
    return base::join(ids, ",");
}

std::string link_ids_of(const model::Snapshot& snapshot, model::Index row) {
    return link_ids(snapshot, snapshot.places.link_sets[snapshot.places.tables.at("enterprises").links[row]]);
}

void list_new(const Options& options, const read::Project& project, Console& console) {
    of_month(options, project, console, [&](const model::Snapshot& snapshot, const model::Table& table) {
        for (const auto& arrival : snapshot.arrivals)
            console.result(
                firm_columns(snapshot, table, arrival.enterprise) + "\t" + link_ids_of(snapshot, arrival.enterprise) +
                "\t" + std::string{name_of(snapshot.places.link_basis[arrival.enterprise])} + "\t" +
                base::shown(arrival.other) + (arrival.seen == base::Month{} ? "" : base::to_string(arrival.seen)));
    });
}

void list_unassigned(const Options& options, const read::Project& project, Console& console) {
    of_month(options, project, console, [&](const model::Snapshot& snapshot, const model::Table& table) {
        std::vector<std::string> lines;
        for (model::Index row = 0; row < table.rows(); ++row)
            if (link_ids_of(snapshot, row).empty())
                lines.push_back(firm_columns(snapshot, table, row) + "\t" +
                                base::shown(table.text(row, "industry_code")) + "\t" +
                                std::string{name_of(snapshot.places.link_basis[row])});
        std::sort(lines.begin(), lines.end());
        for (const auto& line : lines) console.result(line);
    });
}

void list_choices(const Options& options, const read::Project& project, Console& console) {
    of_month(options, project, console, [&](const model::Snapshot& snapshot, const model::Table& table) {
        std::vector<std::string> lines;
        for (const auto& [row, number] : snapshot.places.to_choose) {
            const auto& choice = snapshot.places.choices[number];
            const std::string start = firm_columns(snapshot, table, row) + "\t" + base::shown(choice.code) + "\t" +
                                      choice.edition + "\t" + base::join(choice.classes, ",") + "\t";
            if (choice.links.empty()) lines.push_back(start);
            for (const auto link : choice.links)
                lines.push_back(start + base::shown(model::override_row(snapshot.places.override_columns, table, row,
                                                                        snapshot.district->links[link].id),
                                                    400));
        }
        std::sort(lines.begin(), lines.end());
        for (const auto& line : lines) console.result(line);
    });
}

void list_duplicates(const Options& options, const read::Project& project, Console& console) {
    of_month(options, project, console, [&](const model::Snapshot& snapshot, const model::Table& table) {
        std::size_t number = 0;
        for (const auto& group : snapshot.places.duplicates) {
            ++number;
            for (const auto row : group.rows) {
                const bool drop = group.proposed() && row != group.rows.front();
                console.result(std::to_string(number) + "\t" + std::string{name_of(group.reason)} + "\t" +
                               firm_columns(snapshot, table, row) + "\t" + base::to_string(table.spot(row)) + "\t" +
                               (drop ? base::shown(model::merge_row(table, row, group.rows.front()), 400) : ""));
            }
        }
    });
}

constexpr std::array<std::pair<std::string_view, Lister>, 13> lists{{{"indicators", list_indicators},
                                                                     {"figures", list_figures},
                                                                     {"tables", list_tables},
                                                                     {"towns", list_towns},
                                                                     {"parks", list_parks},
                                                                     {"chains", list_chains},
                                                                     {"links", list_links},
                                                                     {"months", list_months},
                                                                     {"releases", list_releases},
                                                                     {"new", list_new},
                                                                     {"unassigned", list_unassigned},
                                                                     {"choices", list_choices},
                                                                     {"duplicates", list_duplicates}}};

void list_codes(Console& console) {
    for (const auto& code : console.phrases().codes())
        console.result(code + "\t" + console.phrases().meaning(code).sentence);
}

}  // namespace

base::Exit run_list(const Options& options, Console& console) {
    if (options.arguments.empty() || options.arguments.size() > 2)
        throw base::Failure{base::Exit::usage, "U006", {{"command", "list"}}};
    const std::string what = options.arguments.back();
    if (what == "codes") {
        list_codes(console);
        return base::Exit::clean;
    }
    for (const auto& [name, lister] : lists) {
        if (name != what) continue;
        Options opened = options;
        opened.arguments.pop_back();
        base::Diagnostics findings;
        base::Feedback feedback{findings, console};
        const auto project = open_project(opened, feedback);
        console.finish();
        lister(opened, project, console);
        return base::Exit::clean;
    }
    std::vector<std::string> names{"codes"};
    for (const auto& [name, lister] : lists) names.emplace_back(name);
    throw base::Failure{
        base::Exit::usage, "U001", {{"value", base::shown(what)}, {"nearest", base::nearest(what, names)}}};
}

}  // namespace qm::cli
