// SPDX-License-Identifier: Apache-2.0
#include "read/table_text.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/parallel.hpp"
#include "base/text.hpp"
#include "read/coordinates.hpp"
#include "read/refusal.hpp"

namespace qm::read {
namespace {

using base::Severity;

void tell(const FileTotals& totals, const TextOrigin& origin, const model::TableSchema& schema,
          base::Diagnostics& findings) {
    const auto spot = [&](const Counted& counted) { return origin.spot(counted.line); };
    const auto say = [&](const char* code, const Counted& counted, base::Facts facts) {
        facts["count"] = std::to_string(counted.count);
        if (counted.count > 0) findings.add(code, Severity::info, spot(counted), std::move(facts));
    };
    const auto said = [](const std::string& column, const Counted& counted) {
        return base::Facts{{"column", column}, {"value", base::shown(counted.example)}};
    };
    say("C013", totals.blank, {});
    say("C014", totals.totals, {});
    for (std::size_t i = 0; i < totals.columns.size(); ++i) {
        const std::string& column = schema.columns[i].zh;
        const auto& of = totals.columns[i];
        say("N003", of.null_words, said(column, of.null_words));
        say("N002", of.none_words, said(column, of.none_words));
        say("N012", of.converted, said(column, of.converted));
        say("N014", of.serials, said(column, of.serials));
        // A share of one written as 1 is possible; a whole column without anything above is not in percent.
        constexpr std::uint64_t enough = 3;
        if (of.shares >= enough && of.shares_over_one == 0)
            findings.add("N006", Severity::warning, origin.spot(0),
                         {{"column", column}, {"count", std::to_string(of.shares)}});
    }
    if (totals.not_metres.count * 2 > totals.points)
        refuse("P010", spot(totals.not_metres),
               {{"count", std::to_string(totals.not_metres.count)},
                {"points", std::to_string(totals.points)},
                {"crs", totals.projection},
                {"point", totals.not_metres.example}});
    // A few such points are slips; most of them mean that the source is in another system.
    if (totals.projected.count * 2 > totals.points)
        refuse("P004", spot(totals.projected),
               {{"count", std::to_string(totals.projected.count)},
                {"points", std::to_string(totals.points)},
                {"point", totals.projected.example},
                {"crs", totals.projection}});
}

// Plain numbers are in the unit of their header, where it names one; cells may still name their own.
std::vector<ColumnUnit> units_of(const model::TableSchema& schema, const Header& header, const TextOrigin& origin,
                                 base::Diagnostics& findings) {
    std::vector<ColumnUnit> units(schema.columns.size());
    for (std::size_t i = 0; i < units.size(); ++i) {
        const auto& column = schema.columns[i];
        if (column.type != model::Type::number) continue;
        units[i].own = units[i].written = unit_named(column.unit);
        const auto written = header.units.find(static_cast<int>(i));
        if (written == header.units.end()) continue;
        units[i].written = unit_named(written->second);
        const auto factor = factor_between(units[i].written, units[i].own);
        if (!factor) continue;  // refused with the header
        units[i].factor = *factor;
        if (!units[i].same())
            findings.add("N015", Severity::info, origin.spot(header.line),
                         {{"column", column.zh}, {"from", base::shown(written->second)}, {"unit", column.unit}});
    }
    return units;
}

// What was decided about the form of the file, for whoever wonders.
void remark(const Header& header, const FileTotals& totals, const TextOrigin& origin, model::Source& source) {
    const auto say = [&](const char* what, base::Facts facts) { source.reading.push_back({what, std::move(facts)}); };
    if (origin.sheet.empty())
        say("separator", {{"separator", header.separator == '\t' ? "TAB" : std::string(1, header.separator)}});
    say(header.rows == 2 ? "header_of_two" : "header", {{"line", std::to_string(header.line)}});
    if (header.above > 0) say("above", {{"count", std::to_string(header.above)}});
    if (totals.totals.count > 0)
        say("totals", {{"count", std::to_string(totals.totals.count)}, {"line", std::to_string(totals.totals.line)}});
    if (totals.blank.count > 0) say("blank", {{"count", std::to_string(totals.blank.count)}});
}

}  // namespace

std::uint32_t parse_text(const TableText& text, const TableOptions& options, std::uint16_t number,
                         TableBuilder& builder, model::Source& source, base::Diagnostics& findings, HanShares* shares) {
    BlockPlan plan;
    plan.schema = &builder.schema();
    plan.limits = options.limits;
    plan.origin = text.origin;
    plan.days_from_1904 = text.days_from_1904;
    // A header that does not end within the head is none.
    if (text.begin + text.head.size() < text.end && text.head.find('\n') == std::string::npos)
        refuse("C011", text.origin.spot(1), {{"limit", std::to_string(text.head.size())}});
    plan.header = read_header(text.head, text.origin, *plan.schema, options.limits, findings);
    source.ignored_columns = plan.header.ignored;
    plan.units = units_of(*plan.schema, plan.header, text.origin, findings);
    for (const auto& column : plan.schema->columns)
        plan.quarantine_without.push_back(column.key && column.type != model::Type::uscc);
    std::optional<PointTransform> transform;
    if (plan.schema->find("lon") >= 0) {
        transform.emplace(options.crs, options.datum, options.crs_spot);
        source.datum = datum_of(options.crs);
        source.metres = !transform->degrees();
        if (!transform->identity()) plan.transform = &*transform;
    }
    plan.swapped = options.swapped;
    builder.begin_file(number, plan.header);
    const std::uint64_t begin = text.begin + plan.header.data_at;
    BlockFeed feed{
        text.read_at,        begin,          text.end,           plan.header.data_line, plan.header.separator,
        options.block_bytes, options.limits, text.origin.spot(0)};
    const auto blocks = static_cast<std::size_t>(
        (text.end - std::min(begin, text.end)) / std::max<std::size_t>(options.block_bytes, 1) + 1);
    // Two-byte text and text by lines has been decoded as a whole.
    const bool encoded = text.origin.encoding == Encoding::gb18030 || text.origin.encoding == Encoding::big5;
    const FileTotals totals = parse_blocks(plan, std::move(feed), encoded ? text.origin.encoding : Encoding::utf8,
                                           base::thread_count(options.jobs), blocks, builder, findings);
    if (shares != nullptr) *shares = totals.shares;
    tell(totals, text.origin, *plan.schema, findings);
    remark(plan.header, totals, text.origin, source);
    source.rows = totals.rows;
    source.quarantined = totals.quarantined;
    return plan.header.line;
}

}  // namespace qm::read
