// SPDX-License-Identifier: Apache-2.0
// Many rows of a table as few words: "months/2024-06/企业名录.csv: 2, 5, 9–14", with what each row brings where that is
// wanted: "2: 35; 5–7: 0". Rows in the order of the table.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "model/table.hpp"
#include "publish/template/view_type.hpp"

namespace qm::publish {

struct PlacesView {
    std::string file, rows;
    QM_FIELDS(PlacesView, file, rows)
};

/// Lines that follow one another and bring the same.
struct Run {
    std::uint16_t source = 0;
    std::uint32_t first = 0, last = 0;
    std::string label;
};

struct Runs {
    std::vector<Run> list;   // at most `most`
    std::size_t rows = 0;    // of these
    std::size_t beyond = 0;  // rows that found no room
    void cut(std::size_t most);
};

using LabelOfRow = std::function<std::string(std::size_t at)>;  // `at` counts the rows given; null: no label
Runs runs_of(const model::Table& table, const std::vector<std::uint32_t>& rows, const LabelOfRow& label,
             std::size_t most);
/// By file. A table that the program makes has no file: its rows are told by their labels.
std::vector<PlacesView> places_of(const model::Table& table, const Runs& runs, bool labelled);

/// Has the table been made by the program (no file, no lines)?
bool is_computed(const model::Table& table);

}  // namespace qm::publish
