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

void tell(const FileTotals& totals, const TextOrigin& origin, const model::TableSchema& schema,
          base::Diagnostics& findings) {
    const auto spot = [&](const Counted& counted) { return origin.spot(counted.line); };
    const auto say = [&](const char* code, const Counted& counted, base::Facts facts) {
        facts["count"] = std::to_string(counted.count);
        if (counted.count > 0) findings.add(code, base::Severity::info, spot(counted), std::move(facts));
    };
    const auto said = [](const std::string& column, const Counted& counted) {
        return base::Facts{{"column", column}, {"value", base::shown(counted.example)}};
    };
    say("C013", totals.blank, {});
    say("C014", totals.totals, {});
    for (std::size_t i = 0; i < totals.null_words.size(); ++i) {
        const std::string& column = schema.columns[i].zh;
        say("N003", totals.null_words[i], said(column, totals.null_words[i]));
        say("N002", totals.none_words[i], said(column, totals.none_words[i]));
    }
    // A few such points are slips; most of them mean that the source is in another system.
    if (totals.projected.count * 2 > totals.points)
        refuse("P004", spot(totals.projected),
               {{"count", std::to_string(totals.projected.count)},
                {"points", std::to_string(totals.points)},
                {"point", totals.projected.example}});
}

}  // namespace

std::uint32_t parse_text(const TableText& text, const TableOptions& options, std::uint16_t number,
                         TableBuilder& builder, model::Source& source, base::Diagnostics& findings) {
    BlockPlan plan;
    plan.schema = &builder.schema();
    plan.limits = options.limits;
    plan.origin = text.origin;
    plan.days_from_1904 = text.days_from_1904;
    plan.header = read_header(text.head, text.origin, *plan.schema, options.limits, findings);
    source.ignored_columns = plan.header.ignored;
    for (const auto& column : plan.schema->columns)
        plan.quarantine_without.push_back(column.key && column.type != model::Type::uscc);
    std::optional<PointTransform> transform;
    if (plan.schema->find("lon") >= 0) {
        transform.emplace(options.crs, options.crs_spot);
        if (!transform->identity()) plan.transform = &*transform;
    }
    builder.begin_file(number, plan.header);
    const std::uint64_t begin = text.begin + plan.header.data_at;
    BlockFeed feed{
        text.read_at,        begin,          text.end,           plan.header.data_line, plan.header.separator,
        options.block_bytes, options.limits, text.origin.spot(0)};
    const auto blocks = static_cast<std::size_t>(
        (text.end - std::min(begin, text.end)) / std::max<std::size_t>(options.block_bytes, 1) + 1);
    const FileTotals totals = parse_blocks(plan, std::move(feed), text.origin.gb18030, base::thread_count(options.jobs),
                                           blocks, builder, findings);
    tell(totals, text.origin, *plan.schema, findings);
    source.rows = totals.rows;
    source.quarantined = totals.quarantined;
    return plan.header.line;
}

}  // namespace qm::read
