// SPDX-License-Identifier: Apache-2.0
// list: what the program knows, one line each, tab-separated so that scripts can read it.
#include <array>
#include <functional>

#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/pipeline.hpp"
#include "compare/compare.hpp"

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

constexpr std::array<std::pair<std::string_view, Lister>, 8> lists{{{"indicators", list_indicators},
                                                                    {"tables", list_tables},
                                                                    {"towns", list_towns},
                                                                    {"parks", list_parks},
                                                                    {"chains", list_chains},
                                                                    {"links", list_links},
                                                                    {"months", list_months},
                                                                    {"releases", list_releases}}};

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
