// SPDX-License-Identifier: Apache-2.0
#include "join/duplicate_enterprises.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include "base/parallel.hpp"
#include "base/repeats.hpp"
#include "base/text.hpp"
#include "model/credit_code.hpp"
#include "model/enterprise_name.hpp"
#include "model/paste_rows.hpp"

namespace qm::join {
namespace {

using base::Severity;
using model::DuplicateGroup;
using model::Index;
using Reason = DuplicateGroup::Reason;

constexpr std::size_t block_rows = 16'384;

bool valid(model::CreditCode code) {
    return code.known() && model::check_credit_code(model::to_string(code)) == model::CodeCheck::valid;
}

/// Calls visit(rows) for rows of the same key, two or more; `key` is asked by many threads. An empty key meets none.
template <class Key, class Visit>
void meet(std::size_t rows, int jobs, Key key, Visit visit) {
    std::vector<std::uint64_t> hashes(rows);
    base::for_each_index((rows + block_rows - 1) / block_rows, jobs, [&](std::size_t block) {
        for (std::size_t row = block * block_rows; row < std::min(rows, (block + 1) * block_rows); ++row) {
            const std::string text = key(static_cast<Index>(row));
            hashes[row] = text.empty() ? 0 : std::max<std::uint64_t>(1, std::hash<std::string_view>{}(text));
        }
    });
    const auto found = base::met_again(hashes);
    for (std::size_t from = 0, to = 0; from < found.size(); from = to) {
        while (to < found.size() && found[to].first == found[from].first) ++to;
        if (to - from < 2) continue;
        std::map<std::string, std::vector<Index>> same;
        for (std::size_t i = from; i < to; ++i) same[key(found[i].second)].push_back(found[i].second);
        for (auto& [text, group] : same)
            if (group.size() > 1) visit(std::move(group));
    }
}

class Finder {
  public:
    Finder(const Context& context, const model::Table& table, model::Places& places, base::Feedback& feedback)
        : context_{context}, table_{table}, groups_{places.duplicates}, feedback_{feedback} {}

    void find() {
        const int jobs = context_.options.jobs;
        const auto* column = table_.column("uscc");
        if (const auto* codes = column == nullptr ? nullptr : std::get_if<model::Codes>(&column->cells))
            meet(
                table_.rows(), jobs,
                [&](Index row) {
                    const auto code = (*codes)[row];
                    return code.known() ? std::string{model::organisation_code(model::to_string(code))} : std::string{};
                },
                [&](std::vector<Index> rows) { add(std::move(rows), Reason::organisation, Reason::registered); });
        const model::BlockingKey block{context_.district.name};
        if (const auto* names = table_.column("name"))
            meet(
                table_.rows(), jobs, [&](Index row) { return block.of(model::text_of(*names, row)); },
                [&](std::vector<Index> rows) { add(std::move(rows), Reason::no_code, Reason::other_codes); });
        std::vector<std::pair<std::vector<std::string>, DuplicateGroup>> ordered;
        for (auto& group : groups_) {
            std::vector<std::string> key{std::string{name_of(group.reason)}};
            for (const Index row : group.rows) key.push_back(text_of(row));
            ordered.emplace_back(std::move(key), std::move(group));
        }
        std::stable_sort(ordered.begin(), ordered.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        groups_.clear();
        for (auto& [key, group] : ordered) groups_.push_back(std::move(group));
        for (const auto& group : groups_) tell(group);
    }

  private:
    std::string text_of(Index row) const {
        const auto code = table_.code(row, "uscc");
        return (valid(code)    ? "0"
                : code.known() ? "1"
                               : "2") +
               (code.known() ? model::to_string(code) : std::string{}) + "|" + std::string{table_.text(row, "name")} +
               "|" + std::string{table_.text(row, "town")} + "|" + std::string{table_.text(row, "address")};
    }

    void add(std::vector<Index> rows, Reason proposed, Reason different) {
        std::set<model::CreditCode> codes;
        for (const Index row : rows)
            if (const auto code = table_.code(row, "uscc"); valid(code)) codes.insert(code);
        std::sort(rows.begin(), rows.end(), [&](Index a, Index b) {
            return std::pair{text_of(a), a} < std::pair{text_of(b), b};
        });
        // Rows that meet by organisation code need not meet by name once more.
        if (!known_.insert({rows.begin(), rows.end()}).second) return;
        groups_.push_back({codes.size() > 1 ? different : proposed, std::move(rows)});
    }

    void tell(const DuplicateGroup& group) {
        const Index keep = group.rows.front();
        for (std::size_t i = 1; i < group.rows.size(); ++i) {
            const Index row = group.rows[i];
            const auto code = [&](Index at) { return base::shown(model::to_string(table_.code(at, "uscc"))); };
            base::Facts facts{{"rule", std::string{name_of(group.reason)}},
                              {"enterprise", base::shown(table_.text(row, "name"))},
                              {"other", base::to_string(table_.spot(keep))}};
            if (group.proposed()) {
                facts.emplace("row", base::shown(model::merge_row(table_, row, keep), 300));
                feedback_.findings.add("I014", Severity::warning, table_.spot(row, "name"), std::move(facts));
            } else {
                facts.emplace("value", table_.code(row, "uscc").known() ? code(row) : "—");
                facts.emplace("other_value", code(keep));
                feedback_.findings.add("I017", Severity::info, table_.spot(row, "name"), std::move(facts));
            }
        }
    }

    const Context& context_;
    const model::Table& table_;
    std::vector<DuplicateGroup>& groups_;
    base::Feedback& feedback_;
    std::set<std::set<Index>> known_;
};

}  // namespace

void find_duplicates(const Context& context, const model::Table& table, model::Places& places,
                     base::Feedback& feedback) {
    Finder{context, table, places, feedback}.find();
}

}  // namespace qm::join
