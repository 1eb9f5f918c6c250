// SPDX-License-Identifier: Apache-2.0
#include "read/merges.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "model/credit_code.hpp"
#include "model/enterprise_name.hpp"
#include "read/cell_text.hpp"
#include "read/input_file.hpp"
#include "read/small_csv.hpp"
#include "read/table_builder.hpp"

namespace qm::read {
namespace {

using base::Severity;
using model::Index;

bool valid(model::CreditCode code) {
    return code.known() && model::check_credit_code(to_string(code)) == model::CodeCheck::valid;
}

class Merger {
  public:
    Merger(model::Table& table, std::vector<model::Source>& sources, const std::vector<Project::Merge>& merges,
           base::Diagnostics& findings)
        : table_{table}, sources_{sources}, findings_{findings}, kept_(table.rows(), true) {
        for (const auto& merge : merges)
            for (const auto* word : {&merge.drop, &merge.keep}) {
                if (const auto code = model::pack(cleaned_code(*word)))
                    by_code_[to_string(*code)];
                else
                    by_name_[model::enterprise_key(*word)];
            }
        for (Index row = 0; row < table.rows(); ++row) {
            if (const auto code = table.code(row, "uscc"); code.known())
                if (const auto at = by_code_.find(to_string(code)); at != by_code_.end()) at->second.push_back(row);
            if (by_name_.empty()) continue;
            const auto at = by_name_.find(model::enterprise_key(table.text(row, "name")));
            if (at != by_name_.end()) at->second.push_back(row);
        }
        for (const auto& merge : merges) settle(merge);
        if (std::find(kept_.begin(), kept_.end(), false) != kept_.end()) keep_rows(table_, kept_);
    }

  private:
    std::vector<Index> rows_of(const std::string& word) const {
        const auto code = model::pack(cleaned_code(word));
        auto rows = code ? by_code_.at(to_string(*code)) : by_name_.at(model::enterprise_key(word));
        std::erase_if(rows, [&](Index row) { return !kept_[row]; });
        return rows;
    }

    void settle(const Project::Merge& merge) {
        auto drop = rows_of(merge.drop);
        const bool by_name = !model::pack(cleaned_code(merge.drop));
        if (by_name) {
            // A name stands for rows that have no valid code of their own.
            std::erase_if(drop, [&](Index row) { return valid(table_.code(row, "uscc")); });
            if (!merge.drop_town.empty())
                std::erase_if(drop, [&](Index row) {
                    return base::name_key(table_.text(row, "town")) != base::name_key(merge.drop_town);
                });
        }
        auto keep = rows_of(merge.keep);
        if (keep.size() > 1) std::erase_if(keep, [&](Index row) { return !valid(table_.code(row, "uscc")); });
        if (keep.size() == 1) std::erase(drop, keep.front());
        if (drop.empty()) return say("I016", Severity::info, merge, "", merge.spot);
        if (keep.size() != 1) return say("I015", Severity::warning, merge, "keep", spot(drop.front()));
        if (drop.size() > 1) return say("I015", Severity::warning, merge, "several", spot(drop.front()));
        const auto a = table_.code(drop.front(), "uscc"), b = table_.code(keep.front(), "uscc");
        if (a != b && valid(a) && valid(b)) return say("I015", Severity::warning, merge, "codes", spot(drop.front()));
        kept_[drop.front()] = false;
        ++sources_[table_.source[drop.front()]].merged;
        findings_.add("I013", Severity::info, spot(drop.front()),
                      {{"value", base::shown(merge.drop)},
                       {"other", base::to_string(spot(keep.front()))},
                       {"place", base::to_string(merge.spot)}});
    }

    void say(const char* code, Severity severity, const Project::Merge& merge, const char* rule, base::Spot at) {
        findings_.add(code, severity, std::move(at),
                      {{"value", base::shown(merge.drop)},
                       {"other", base::shown(merge.keep)},
                       {"place", base::to_string(merge.spot)},
                       {"rule", rule}});
    }

    base::Spot spot(Index row) const {
        const auto& source = sources_[table_.source[row]];
        return {source.file, source.sheet, table_.line[row], 0};
    }

    model::Table& table_;
    std::vector<model::Source>& sources_;
    base::Diagnostics& findings_;
    std::unordered_map<std::string, std::vector<Index>> by_code_, by_name_;
    std::vector<bool> kept_;
};

}  // namespace

std::vector<Project::Merge> read_merges(const model::Config& config, base::Diagnostics& findings) {
    std::vector<Project::Merge> merges;
    if (config.merges.empty()) return merges;
    const SmallCsv csv{
        config.merges, name_in(config.project, config.merges), {"drop", "keep", "drop_town", "note"}, 2, findings};
    for (const auto& row : csv.rows()) {
        Project::Merge merge{csv.cell(row, "drop"), csv.cell(row, "drop_town"), csv.cell(row, "keep"), csv.spot(row)};
        if (merge.drop.empty() || merge.keep.empty()) {
            findings.add("K010", Severity::warning, csv.spot(row),
                         {{"column", merge.drop.empty() ? "drop" : "keep"}, {"value", ""}, {"nearest", ""}});
            continue;
        }
        merges.push_back(std::move(merge));
    }
    return merges;
}

void apply_merges(model::Table& table, std::vector<model::Source>& sources, const std::vector<Project::Merge>& merges,
                  base::Diagnostics& findings) {
    if (!merges.empty()) Merger{table, sources, merges, findings};
}

}  // namespace qm::read
