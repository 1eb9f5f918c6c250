// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "base/number.hpp"
#include "base/text.hpp"
#include "read/catalogues.hpp"
#include "read/input_file.hpp"
#include "read/refusal.hpp"
#include "read/small_csv.hpp"

namespace qm::read {
namespace {

const std::vector<std::string> columns{
    "indicator_id", "name_zh", "aggregation", "levels", "table",    "name_en", "unit_zh",   "unit_en",   "family",
    "time_kind",    "period",  "better",      "key",    "value",    "weight",  "where",     "numerator", "denominator",
    "date_field",   "basis",   "pair",        "scale",  "decimals", "percent", "source_zh", "note_zh",   "note_en"};
constexpr std::size_t required = 5;
// Tables that assess makes itself; their columns are its own affair.
const std::vector<std::string> built_tables{"links", "reporting", "coverage"};

class Row {
  public:
    Row(const SmallCsv& csv, const SmallCsv::Row& row, const model::Schemas& schemas)
        : csv_{csv}, row_{row}, schemas_{schemas} {}

    model::Indicator indicator() {
        model::Indicator made;
        made.spot = csv_.spot(row_);
        made.id = text("indicator_id");
        if (made.id.empty()) wrong("indicator_id", {});
        made.name = text("name_zh");
        made.name_en = text("name_en");
        made.unit = text("unit_zh");
        made.unit_en = text("unit_en");
        made.family = text("family");
        made.aggregation =
            word<model::Aggregation>("aggregation", model::aggregation_named,
                                     {"sum", "distinct", "ratio", "wmean", "max", "median", "count", "given"});
        made.time_kind = optional_word<model::TimeKind>("time_kind", model::time_kind_named, {"stock", "flow", "ratio"},
                                                        model::TimeKind::stock);
        made.period = optional_word<model::Period>("period", model::period_named, {"always", "month", "ytd", "year"},
                                                   model::Period::always);
        for (const auto part : base::split(text("levels"), '|')) {
            const auto level = model::level_named(base::trim(part));
            if (!level) wrong("levels", {"enterprise", "link", "park", "town", "chain", "district"}, std::string{part});
            made.levels.push_back(*level);
        }
        made.better = better();
        made.table = table();
        made.key = column(made, "key");
        made.value = column(made, "value");
        made.weight = column(made, "weight");
        made.where = text("where");
        made.numerator = column(made, "numerator");
        made.denominator = column(made, "denominator");
        made.date_field = column(made, "date_field");
        made.basis = text("basis");
        if (!made.basis.empty() && made.basis != "due" && made.basis != "all") wrong("basis", {"due", "all"});
        made.pair = text("pair");
        made.scale = text("scale");
        if (!made.scale.empty() && base::parse_number(made.scale).value_or(0) <= 0) wrong("scale", {});
        made.decimals = decimals();
        const std::string& percent = text("percent");
        if (!percent.empty() && percent != "yes" && percent != "no") wrong("percent", {"yes", "no"});
        made.percent = percent == "yes";
        made.source = text("source_zh");
        made.note = text("note_zh");
        made.note_en = text("note_en");
        return made;
    }

  private:
    const std::string& text(std::string_view column) const { return csv_.cell(row_, column); }

    [[noreturn]] void wrong(const std::string& what, std::vector<std::string> known, std::string value = {}) const {
        if (value.empty()) value = text(what);
        refuse_word(csv_.spot(row_), what, value, known);
    }

    template <class Enum, class Named>
    Enum word(const char* column, Named named, std::vector<std::string> known) const {
        const auto found = named(text(column));
        if (!found) wrong(column, std::move(known));
        return *found;
    }
    template <class Enum, class Named>
    Enum optional_word(const char* column, Named named, std::vector<std::string> known, Enum usual) const {
        return text(column).empty() ? usual : word<Enum>(column, named, std::move(known));
    }

    model::Better better() const {
        const std::string& cell = text("better");
        if (cell.empty() || cell == "neutral") return model::Better::neutral;
        if (cell == "up") return model::Better::up;
        if (cell != "down") wrong("better", {"up", "down", "neutral"});
        return model::Better::down;
    }

    std::string table() const {
        const std::string& name = text("table");
        // A rate of two other indicators looks at no table of its own.
        if (name.empty() && text("numerator").starts_with("indicator(")) return name;
        std::vector<std::string> known = built_tables;
        for (const auto& [table, schema] : schemas_) known.push_back(table);
        if (std::find(known.begin(), known.end(), name) == known.end()) wrong("table", known);
        return name;
    }

    // A plain name must be a column; anything else is an expression, which assess understands.
    std::string column(const model::Indicator& made, const char* field) const {
        const std::string& name = text(field);
        const auto schema = schemas_.find(made.table);
        const bool plain = std::all_of(name.begin(), name.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
        });
        if (name.empty() || !plain || schema == schemas_.end() || schema->second.find(name) >= 0) return name;
        std::vector<std::string> known;
        for (const auto& candidate : schema->second.columns) known.push_back(candidate.name);
        wrong(field, known);
    }

    int decimals() const {
        const std::string& cell = text("decimals");
        if (cell.empty()) return 0;
        if (cell.size() != 1 || cell[0] < '0' || cell[0] > '6') wrong("decimals", {"0", "1", "2", "3", "4", "5", "6"});
        return cell[0] - '0';
    }

    const SmallCsv& csv_;
    const SmallCsv::Row& row_;
    const model::Schemas& schemas_;
};

}  // namespace

std::vector<model::Indicator> read_indicators(const std::vector<std::filesystem::path>& files,
                                              const model::Schemas& schemas, const model::Config& config,
                                              base::Diagnostics& findings) {
    std::map<std::string, model::Indicator> by_id;
    for (const auto& file : files) {
        const SmallCsv csv{file, name_in(config.project, file), columns, required, findings};
        std::set<std::string> seen;
        for (const auto& row : csv.rows()) {
            model::Indicator indicator = Row{csv, row, schemas}.indicator();
            if (!seen.insert(indicator.id).second)
                refuse_configuration("K012", indicator.spot, {{"key", base::shown(indicator.id)}});
            const std::string id = indicator.id;
            by_id.insert_or_assign(id, std::move(indicator));
        }
    }
    std::vector<model::Indicator> indicators;
    std::vector<std::string> ids;
    for (const auto& [id, indicator] : by_id) ids.push_back(id);
    for (auto& [id, indicator] : by_id) {
        if (!indicator.pair.empty() && !by_id.contains(indicator.pair))
            refuse_word(indicator.spot, "pair", indicator.pair, ids);
        indicators.push_back(std::move(indicator));
    }
    return indicators;
}

}  // namespace qm::read
