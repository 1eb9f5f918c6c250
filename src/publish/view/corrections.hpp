// SPDX-License-Identifier: Apache-2.0
// What each town is to correct: the rows of its deliveries that a warning or error speaks about.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/finding_subject.hpp"
#include "publish/publish.hpp"
#include "publish/template/view_type.hpp"
#include "publish/view/words.hpp"

namespace qm::publish {

struct CorrectionRow {
    std::string file, place, of, field, value, code, wrong, remedy;  // place: line, or sheet and cell
};
struct Corrections {
    model::Index town = model::none;  // none: rows of no town
    std::string name;
    std::vector<CorrectionRow> rows;  // by file, then by place in it
    std::uint64_t all = 0;            // more than rows when a sheet would be too long to work with
};

/// One for each town in their order, and a last one for rows of no town. A town's rows are those of the file that it
/// delivered; in files of all towns those that name it or that the join puts there.
std::vector<Corrections> corrections_of(const MonthPages& input, const Words& words);

/// A sheet as pages link it; empty addresses when the town has nothing to correct.
struct CorrectionLinks {
    std::string town, town_href, rows, csv, xlsx;
    QM_FIELDS(CorrectionLinks, town, town_href, rows, csv, xlsx)
};
CorrectionLinks correction_links(const model::District& district, const Words& words, const Corrections& corrections);

/// The sheets as CSV and XLSX, marked internal, with an empty column for the answer; in the month folder. Text stays
/// text in every spreadsheet: see text_cell and workbook.
std::vector<File> correction_files(const MonthPages& input, const Words& words,
                                   const std::vector<Corrections>& corrections);

}  // namespace qm::publish
