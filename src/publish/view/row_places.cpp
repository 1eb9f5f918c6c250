// SPDX-License-Identifier: Apache-2.0
#include "publish/view/row_places.hpp"

namespace qm::publish {

bool is_computed(const model::Table& table) {
    return table.sources != nullptr && table.sources->size() == 1 && table.sources->front().file == "(computed)";
}

void Runs::cut(std::size_t most) {
    while (list.size() > most) {
        const std::size_t dropped = list.back().last - list.back().first + 1;
        list.pop_back();
        rows -= dropped;
        beyond += dropped;
    }
}

Runs runs_of(const model::Table& table, const std::vector<std::uint32_t>& rows, const LabelOfRow& label,
             std::size_t most) {
    Runs runs;
    const bool computed = is_computed(table);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto source = table.source[rows[i]];
        const auto line = table.line[rows[i]];
        std::string words = label ? label(i) : std::string{};
        if (!runs.list.empty() && !computed) {
            Run& last = runs.list.back();
            if (last.source == source && last.last + 1 == line && last.label == words) {
                last.last = line;
                ++runs.rows;
                continue;
            }
        }
        if (runs.list.size() == most) {
            runs.beyond += rows.size() - i;
            break;
        }
        runs.list.push_back({source, line, line, std::move(words)});
        ++runs.rows;
    }
    return runs;
}

std::vector<PlacesView> places_of(const model::Table& table, const Runs& runs, bool labelled) {
    std::vector<PlacesView> places;
    const bool computed = is_computed(table);
    const Run* before = nullptr;
    for (const Run& run : runs.list) {
        if (before == nullptr || before->source != run.source) {
            const model::Source& source = (*table.sources)[run.source];
            places.push_back({computed ? "" : source.file + (source.sheet.empty() ? "" : "!" + source.sheet), ""});
        } else {
            places.back().rows += labelled && !computed ? "; " : ", ";
        }
        std::string& text = places.back().rows;
        if (!computed) {
            text += std::to_string(run.first);
            if (run.last > run.first) text += "–" + std::to_string(run.last);
            if (labelled) text += ": ";
        }
        text += run.label;
        before = &run;
    }
    return places;
}

}  // namespace qm::publish
