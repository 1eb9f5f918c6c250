// SPDX-License-Identifier: Apache-2.0
#include "read/sheets.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "read/refusal.hpp"

namespace qm::read {
namespace {

[[noreturn]] void refuse_sheet(const std::vector<SheetCandidate>& sheets, const std::string& wanted,
                               const std::string& file) {
    std::vector<std::string> names;
    constexpr std::size_t most = 20;
    for (const auto& sheet : sheets)
        if (names.size() < most) names.push_back(base::shown(sheet.name, 40));
    refuse("X016", {file, "", 0, 0},
           {{"sheet", base::shown(wanted)}, {"known", names.empty() ? "—" : base::join(names, "、")}});
}

}  // namespace

std::size_t choose_sheet(const std::vector<SheetCandidate>& sheets, const std::string& wanted,
                         const std::string& file) {
    if (!wanted.empty()) {
        for (std::size_t i = 0; i < sheets.size(); ++i)
            if (sheets[i].name == wanted) return i;
        const std::string key = base::name_key(wanted);
        for (std::size_t i = 0; i < sheets.size(); ++i)
            if (base::name_key(sheets[i].name) == key) return i;
        refuse_sheet(sheets, wanted, file);
    }
    // What stands on hidden sheets are lists for choosing from; and programs add empty sheets by themselves.
    std::vector<std::size_t> candidates;
    for (std::size_t i = 0; i < sheets.size(); ++i)
        if (!sheets[i].hidden) candidates.push_back(i);
    if (candidates.size() > 1)
        candidates.erase(
            std::remove_if(candidates.begin(), candidates.end(), [&](std::size_t i) { return !sheets[i].has_cells(); }),
            candidates.end());
    if (candidates.size() != 1) refuse_sheet(sheets, "", file);
    return candidates.front();
}

void tell_sheet(SheetTold told, const SheetNotes& notes, base::Diagnostics& findings) {
    const base::Spot file{told.file, "", 0, 0};
    if (told.strange_names > 0)
        findings.add("X006", base::Severity::info, file, {{"part", "× " + std::to_string(told.strange_names)}});
    if (notes.hidden_rows + notes.hidden_columns > 0 || told.hidden)
        findings.add("X015", base::Severity::warning, {told.file, told.sheet, 0, 0},
                     {{"rows", std::to_string(notes.hidden_rows)},
                      {"columns", std::to_string(notes.hidden_columns)},
                      {"sheets", told.hidden ? "1" : "0"}});
    std::uint64_t merged = 0;
    const SheetNotes::Merge* first = nullptr;
    for (const auto& merge : notes.merges) {
        if (merge.first_row <= told.header) continue;
        if (first == nullptr || merge.first_row < first->first_row) first = &merge;
        ++merged;
    }
    if (first != nullptr)
        findings.add("X014", base::Severity::warning, {told.file, told.sheet, first->first_row, first->first_column},
                     {{"count", std::to_string(merged)}});
    auto& unusual = told.unusual;
    if (notes.utf16) unusual.emplace_back("UTF-16");
    std::sort(unusual.begin(), unusual.end());
    unusual.erase(std::unique(unusual.begin(), unusual.end()), unusual.end());
    if (!unusual.empty()) findings.add("X018", base::Severity::info, file, {{"what", base::join(unusual, ", ")}});
}

}  // namespace qm::read
