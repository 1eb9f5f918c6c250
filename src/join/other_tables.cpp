// SPDX-License-Identifier: Apache-2.0
#include "join/other_tables.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "join/blocks.hpp"
#include "join/resolved_column.hpp"

namespace qm::join {
namespace {

using base::Severity;
using model::Index;
using model::none;

// The column that names the enterprise in words: "enterprise", else the text column right after the code.
int name_column(const model::Table& table, int code_column) {
    const auto is_text = [&](int at) {
        return at >= 0 && at < static_cast<int>(table.columns.size()) &&
               table.schema->columns[static_cast<std::size_t>(at)].type == model::Type::text;
    };
    int at = table.schema->find("enterprise");
    if (!is_text(at)) at = code_column >= 0 ? code_column + 1 : -1;
    return is_text(at) && table.columns[static_cast<std::size_t>(at)].present ? at : -1;
}

int code_column(const model::Table& table) {
    for (std::size_t i = 0; i < table.schema->columns.size(); ++i)
        if (table.schema->columns[i].type == model::Type::uscc_ref) return static_cast<int>(i);
    return -1;
}

template <class Value>
using Uses = std::map<Value, WordUse>;

template <class Value>
void note(Uses<Value>& uses, const Value& value, std::size_t row) {
    auto& use = uses[value];
    if (use.count == 0 || row < use.first_row) use.first_row = row;
    ++use.count;
}

void report(const char* code, Severity severity, const model::Table& table, std::string_view column,
            const std::string& value, const WordUse& use, base::Feedback& feedback) {
    feedback.findings.add(
        code, severity, table.spot(use.first_row, column),
        {{"value", base::shown(value)}, {"table", table.schema->name}, {"count", std::to_string(use.count)}});
}

std::vector<Index> enterprises_of(Context& context, const model::Table& table, base::Feedback& feedback) {
    const int code_at = code_column(table), name_at = name_column(table, code_at);
    const bool has_code = code_at >= 0 && table.columns[static_cast<std::size_t>(code_at)].present;
    if (!has_code && name_at < 0) return {};
    const auto* codes =
        has_code ? std::get_if<model::Codes>(&table.columns[static_cast<std::size_t>(code_at)].cells) : nullptr;
    context.enterprises.index_codes();
    std::vector<Index> found(table.rows(), none);
    if (codes != nullptr)
        for_each_block(table.rows(), context.options.jobs, feedback,
                       [&](std::size_t begin, std::size_t end, base::Diagnostics&) {
                           for (std::size_t row = begin; row < end; ++row)
                               found[row] = context.enterprises.by_code((*codes)[row]);
                       });

    Uses<model::CreditCode> unknown_codes;
    Uses<std::string> unknown_names, shared_names;
    for (std::size_t row = 0; row < found.size(); ++row) {
        if (found[row] != none) continue;
        const model::CreditCode code = codes == nullptr ? model::CreditCode{} : (*codes)[row];
        const auto name =
            name_at < 0 ? std::string_view{} : model::text_of(table.columns[static_cast<std::size_t>(name_at)], row);
        if (!name.empty()) {
            context.enterprises.index_names(context.options.jobs);
            const auto named = context.enterprises.by_name(name);
            // Two different codes are two enterprises whatever their names say.
            if (named.row != none && (!code.known() || !context.enterprises.code_of(named.row).known())) {
                found[row] = named.row;
                continue;
            }
            if (!code.known()) note(named.shared ? shared_names : unknown_names, std::string{name}, row);
        }
        if (code.known()) note(unknown_codes, code, row);
    }
    const auto& columns = table.schema->columns;
    for (const auto& [code, use] : unknown_codes)
        report("J001", Severity::warning, table, columns[static_cast<std::size_t>(code_at)].name,
               model::to_string(code), use, feedback);
    for (const auto& [name, use] : unknown_names)
        report("J008", Severity::info, table, columns[static_cast<std::size_t>(name_at)].name, name, use, feedback);
    for (const auto& [name, use] : shared_names)
        report("J009", Severity::warning, table, columns[static_cast<std::size_t>(name_at)].name, name, use, feedback);
    return found;
}

}  // namespace

model::RowPlaces follow(Context& context, const model::Table& table, const model::Places& places,
                        base::Feedback& feedback) {
    model::RowPlaces rows;
    rows.enterprise = enterprises_of(context, table, feedback);
    const auto town =
        resolve_places(table, find_column(table, model::Type::town), context.town_words, "town", feedback);
    const int park_column =
        table.schema->name == "parks" ? table.schema->find("park_id") : find_column(table, model::Type::park);
    const auto park = resolve_places(table, park_column, context.park_words, "park", feedback);
    const auto links =
        resolve_links(table, find_column(table, model::Type::links), context.link_words, context.link_sets, feedback);
    const bool has_points = table.column("lon") != nullptr && table.column("lat") != nullptr;
    const bool has_enterprise = !rows.enterprise.empty();
    const auto own = places.tables.find("enterprises");
    const bool follows = has_enterprise && own != places.tables.end();

    const std::size_t count = table.rows();
    if (park || has_points || has_enterprise) rows.park.resize(count, none);
    if (town || park || has_points || has_enterprise) rows.town.resize(count, none);
    if (links || has_enterprise) rows.links.resize(count, 0);
    for_each_block(count, context.options.jobs, feedback, [&](std::size_t begin, std::size_t end, base::Diagnostics&) {
        for (std::size_t row = begin; row < end; ++row) {
            const Index enterprise = follows ? rows.enterprise[row] : none;
            Index in_town = town.at(row), in_park = park.at(row);
            if (has_points && (in_town == none || in_park == none)) {
                const auto point = table.point(row);
                if (in_park == none) in_park = context.park_at(point);
                if (in_town == none) in_town = context.town_at(point);
            }
            if (in_park == none && enterprise != none) in_park = own->second.park[enterprise];
            if (in_town == none && in_park != none && park.at(row) != none) in_town = context.town_of(in_park);
            if (in_town == none && enterprise != none) in_town = own->second.town[enterprise];
            if (in_town == none && in_park != none) in_town = context.town_of(in_park);
            if (!rows.park.empty()) rows.park[row] = in_park;
            if (!rows.town.empty()) rows.town[row] = in_town;
            if (rows.links.empty()) continue;
            if (links) rows.links[row] = links.at(row);
            if (rows.links[row] == 0 && enterprise != none && !own->second.links.empty())
                rows.links[row] = own->second.links[enterprise];
        }
    });
    return rows;
}

}  // namespace qm::join
