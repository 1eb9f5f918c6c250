// SPDX-License-Identifier: Apache-2.0
#include "read/csv_header.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "read/byte_census.hpp"
#include "read/cell_text.hpp"
#include "read/csv_fields.hpp"
#include "read/misread.hpp"
#include "read/quoting.hpp"
#include "read/refusal.hpp"
#include "read/row_text.hpp"
#include "read/units.hpp"
#include "read/workbook.hpp"

namespace qm::read {
namespace {

constexpr std::size_t searched_rows = 5;

// How a header can be meant: by the column's own names, or by an alias, which gives way to an own name.
enum Rank { own_name, alias, ranks };

class ColumnNames {
  public:
    explicit ColumnNames(const model::TableSchema& schema) : schema_{schema} {
        for (std::size_t i = 0; i < schema.columns.size(); ++i) {
            const auto& column = schema.columns[i];
            for (const auto& name : {column.name, column.zh, column.en}) enter(own_name, name, static_cast<int>(i));
            for (const auto& name : column.aliases) enter(alias, name, static_cast<int>(i));
        }
    }

    struct Match {
        int column = unused;
        Rank rank = ranks;
        std::string unit;  // in brackets behind the name; empty = none
    };
    Match find(std::string_view header) const {
        std::string key = base::name_key(header);
        while (!key.empty() && key.back() == '*') key.pop_back();
        if (auto match = by_key(key); match.column != unused) return match;
        // 工业总产值/亿元: only units that are one beyond doubt.
        if (const auto slash = key.rfind('/'); slash != std::string::npos && unit_named(key.substr(slash + 1)).known)
            if (auto match = by_key(key.substr(0, slash)); match.column != unused) {
                match.unit = key.substr(slash + 1);
                return match;
            }
        const auto open = key.rfind('(');
        if (key.empty() || key.back() != ')' || open == std::string::npos) return {};
        auto match = by_key(key.substr(0, open));
        match.unit = key.substr(open + 1, key.size() - open - 2);
        return match;
    }

  private:
    void enter(Rank rank, const std::string& name, int column) {
        if (!name.empty()) keys_[rank].try_emplace(base::name_key(name), column);
    }
    Match by_key(const std::string& key) const {
        for (const Rank rank : {own_name, alias})
            if (const auto at = keys_[rank].find(key); at != keys_[rank].end()) return {at->second, rank, ""};
        return {};
    }
    const model::TableSchema& schema_;
    std::map<std::string, int> keys_[ranks];
};

struct Record {
    std::size_t end = 0;
    std::uint32_t line = 1, next_line = 1;
    std::vector<std::string> cells;  // UTF-8, trimmed
};

std::string as_utf8(std::string_view bytes, Encoding encoding) {
    auto text = decoded(bytes, encoding);
    return text ? std::move(*text) : std::string{bytes};
}

// The separator that occurs most often outside quotes in the first lines; a comma when none does.
char find_separator(std::string_view head) {
    std::array<std::size_t, 3> counts{};
    constexpr std::array<char, 3> separators{',', ';', '\t'};
    std::size_t lines = 0;
    bool quoted = false;
    for (const char c : head) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '\n' && ++lines == searched_rows) break;
        for (std::size_t i = 0; i < separators.size(); ++i) counts[i] += c == separators[i];
    }
    return separators[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin())];
}

std::vector<Record> first_records(std::string_view head, std::size_t at, std::uint32_t line, char separator,
                                  const TextOrigin& origin, const model::Limits& limits) {
    std::vector<Record> records;
    std::vector<Field> fields(limits.columns);
    while (at < head.size() && records.size() < searched_rows) {
        const std::size_t length = first_record_end(head.substr(at), separator);
        const std::size_t end = length == std::string_view::npos ? head.size() : at + length;
        const std::string_view raw = head.substr(at, end - at);
        if (const auto open = last_record_end(raw, separator).open_quote; open != std::string_view::npos)
            refuse("C003",
                   origin.spot(line + static_cast<std::uint32_t>(std::count(
                                          raw.begin(), raw.begin() + static_cast<std::ptrdiff_t>(open), '\n'))));
        Record record;
        record.end = end;
        record.line = line;
        line += static_cast<std::uint32_t>(std::count(raw.begin(), raw.end(), '\n'));
        record.next_line = line;
        at = end;
        std::string text = as_utf8(raw, origin.encoding);
        while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
        bool any_break = false;
        const bool clean = prepare_quotes(text.data(), text.size(), separator, any_break).empty() &&
                           text.find('\0') == std::string::npos;
        if (!clean) continue;
        const std::size_t count = split_record(text.data(), separator, true, fields.data(), fields.size());
        if (count > fields.size())
            refuse("C012", origin.spot(record.line),
                   {{"count", std::to_string(count)}, {"limit", std::to_string(limits.columns)}});
        bool blank = true;
        for (std::size_t i = 0; i < count; ++i) {
            const auto cell = fields[i].text();
            const bool no_value =
                !origin.sheet.empty() && !cell.empty() &&
                (cell.front() == no_stored_value || cell.front() == no_such_string || cell.front() == no_utf8);
            record.cells.emplace_back(no_value ? std::string_view{} : trimmed(without_formula_quotes(cell)));
            std::replace(record.cells.back().begin(), record.cells.back().end(), quoted_break, ' ');
            blank = blank && record.cells.back().empty();
        }
        if (!blank) records.push_back(std::move(record));
    }
    return records;
}

std::size_t score(const Record& record, const ColumnNames& names) {
    return static_cast<std::size_t>(std::count_if(record.cells.begin(), record.cells.end(),
                                                  [&](const auto& cell) { return names.find(cell).column != unused; }));
}

// A header of two rows: names above that span several columns, names or units below. nullopt when the lower row may be
// data: where the upper row has named a column, the lower one must say nothing or complete the name.
std::optional<Record> joined(const Record& upper, const Record& lower, const ColumnNames& names) {
    if (upper.next_line != lower.line) return std::nullopt;
    Record both = lower;
    both.cells.resize(std::max(upper.cells.size(), lower.cells.size()));
    std::string group;
    for (std::size_t i = 0; i < both.cells.size(); ++i) {
        const std::string own = i < upper.cells.size() ? upper.cells[i] : "";
        std::string& cell = both.cells[i];
        if (!own.empty()) group = own;
        if (cell.empty()) {
            cell = own;
            continue;
        }
        if (group.empty()) continue;
        const auto known = [&](const std::string& name) { return names.find(name).column != unused; };
        const std::string below = cell;
        cell = group + "/" + below;
        if (!known(cell) && known(group + below)) cell = group + below;
        if (known(cell)) continue;
        if (known(below))
            cell = below;
        else if (known(own))
            return std::nullopt;
    }
    return both;
}

// UTF-8 that was once read as GBK or Latin-1 and saved again: 企业 became 浼佷笟 or ä¼ä¸.
bool decoded_twice(const Record& record, const ColumnNames& names) {
    const auto known = [&](const std::string& bytes, const std::string& cell) {
        return bytes != cell && base::is_utf8(bytes) && names.find(bytes).column != unused;
    };
    for (const auto& cell : record.cells) {
        if (cell.empty()) continue;
        if (misread_as_gbk(cell)) return true;
        if (const auto bytes = base::to_windows1252(cell); bytes && known(*bytes, cell)) return true;
        try {
            if (known(base::to_gb18030(cell), cell)) return true;
        } catch (const std::exception&) {
            continue;
        }
    }
    return false;
}

std::string listed(const std::vector<std::string>& names) {
    constexpr std::size_t most = 20;
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < std::min(most, names.size()); ++i) parts.push_back(base::shown(names[i], 30));
    if (names.size() > most) parts.emplace_back("…");
    return base::join(parts, ", ");
}

// "单位：亿元" above the header is the unit of all columns of that kind that name none themselves.
void apply_title_unit(const std::string& cell, const model::TableSchema& schema, Header& header) {
    const std::string key = base::name_key(cell);
    const auto at = key.find("单位:");
    if (at == std::string::npos) return;
    std::string unit = key.substr(at);
    if (const auto close = unit.find(')'); close != std::string::npos) unit.erase(close);
    const Unit written = unit_named(unit);
    if (!written.known) return;
    for (std::size_t i = 0; i < schema.columns.size(); ++i) {
        const auto& column = schema.columns[i];
        const int number = static_cast<int>(i);
        if (column.type != model::Type::number || column.unit.empty() || !header.feeds(number)) continue;
        if (factor_between(written, unit_named(column.unit)))
            header.units.try_emplace(number, unit.substr(std::string_view{"单位:"}.size()));
    }
}

class Mapper {
  public:
    Mapper(const model::TableSchema& schema, const ColumnNames& names, const TextOrigin& origin)
        : schema_{schema}, names_{names}, origin_{origin} {}

    Header map(const Record& record) {
        Header header;
        header.data_at = record.end;
        header.data_line = record.next_line;
        header.line = record.line;
        std::vector<ColumnNames::Match> matches;
        for (const auto& cell : record.cells) matches.push_back(names_.find(cell));
        for (std::size_t i = 0; i < matches.size(); ++i) settle(record, matches, i, header);
        only_whole_points(record, header);
        require_columns(record, header);
        return header;
    }

  private:
    base::Spot spot(const Record& record) const { return origin_.spot(record.line); }

    void settle(const Record& record, const std::vector<ColumnNames::Match>& matches, std::size_t i, Header& header) {
        const auto& match = matches[i];
        int column = match.column;
        for (std::size_t j = 0; j < matches.size() && column != unused; ++j) {
            if (j == i || matches[j].column != column) continue;
            if (matches[j].rank == match.rank)
                refuse("C007", spot(record),
                       {{"column", schema_.columns[static_cast<std::size_t>(column)].zh},
                        {"first", base::shown(record.cells[std::min(i, j)])},
                        {"second", base::shown(record.cells[std::max(i, j)])},
                        {"first_at", std::to_string(std::min(i, j) + 1)},
                        {"second_at", std::to_string(std::max(i, j) + 1)}});
            if (matches[j].rank < match.rank) column = unused;
        }
        if (column != unused) check_unit(record, match, header);
        header.column_of_field.push_back(column);
        if (column == unused && !record.cells[i].empty()) header.ignored.push_back(record.cells[i]);
    }

    void check_unit(const Record& record, const ColumnNames::Match& match, Header& header) {
        const auto& column = schema_.columns[static_cast<std::size_t>(match.column)];
        if (match.unit.empty() || column.unit.empty() || column.type != model::Type::number) return;
        if (!factor_between(unit_named(match.unit), unit_named(column.unit)))
            refuse("N004", spot(record),
                   {{"column", column.zh},
                    {"value", base::shown(match.unit)},
                    {"unit", column.unit},
                    {"lines", ""},  // of values that jumped: compare/unit_jumps
                    {"factor", ""},
                    {"count", ""}});
        header.units[match.column] = match.unit;
    }

    // A longitude without a latitude says nothing.
    void only_whole_points(const Record& record, Header& header) {
        const int lon = schema_.find("lon"), lat = schema_.find("lat");
        if (lon == unused || lat == unused || header.feeds(lon) == header.feeds(lat)) return;
        for (std::size_t i = 0; i < header.column_of_field.size(); ++i)
            if (header.column_of_field[i] == lon || header.column_of_field[i] == lat) {
                header.column_of_field[i] = unused;
                header.ignored.push_back(record.cells[i]);
            }
    }

    void require_columns(const Record& record, const Header& header) {
        for (std::size_t i = 0; i < schema_.columns.size(); ++i) {
            const auto& column = schema_.columns[i];
            if (!column.required || header.feeds(static_cast<int>(i))) continue;
            std::string nearest = base::nearest(column.zh, header.ignored);
            for (const auto& name : column.aliases)
                if (nearest.empty()) nearest = base::nearest(name, header.ignored);
            refuse(nearest.empty() ? "C010" : "C008", spot(record),
                   {{"column", column.zh},
                    {"table", schema_.name},
                    {"nearest", base::shown(nearest)},
                    {"found", listed(record.cells)}});
        }
    }

    const model::TableSchema& schema_;
    const ColumnNames& names_;
    const TextOrigin& origin_;
};

}  // namespace

bool Header::feeds(int column) const {
    return std::find(column_of_field.begin(), column_of_field.end(), column) != column_of_field.end();
}

Header read_header(std::string_view head, const TextOrigin& origin, const model::TableSchema& schema,
                   const model::Limits& limits, base::Diagnostics& findings) {
    std::size_t at = 0;
    std::uint32_t line = 1;
    char separator = origin.sheet.empty() ? '\0' : ',';
    // Excel's own note about the separator: a first line "sep=;".
    if (const auto first = trimmed(head.substr(0, head.find('\n')));
        separator == 0 && first.size() == 5 && base::upper(first.substr(0, 4)) == "SEP=") {
        separator = first[4];
        at = std::min(head.size(), head.find('\n') + 1);
        line = 2;
    }
    if (separator != ',' && separator != ';' && separator != '\t') separator = find_separator(head.substr(at));

    const ColumnNames names{schema};
    const auto records = first_records(head, at, line, separator, origin, limits);
    if (records.empty()) refuse("F003", origin.spot(0));
    std::size_t best = 0, best_score = 0;
    for (std::size_t i = 0; i < records.size(); ++i) {
        const std::size_t found = score(records[i], names);
        if (found > best_score) {
            best = i;
            best_score = found;
        }
    }
    if (best_score == 0) {
        for (const auto& record : records) {
            if (!decoded_twice(record, names)) continue;
            if (origin.encoding != Encoding::gb18030)
                refuse("E006", origin.spot(record.line), {{"value", base::shown(base::join(record.cells, ","))}});
            // A UTF-8 header in a file that is not UTF-8: two files pasted together.
            const auto bad = static_cast<std::ptrdiff_t>(std::min(take_census(head).bad_utf8, head.size()));
            const auto line_of_bad = 1 + static_cast<std::uint32_t>(std::count(head.begin(), head.begin() + bad, '\n'));
            refuse("E005", origin.spot(line_of_bad), {{"encoding", "UTF-8"}, {"switches", ""}});
        }
        const auto& cells = records.front().cells;
        if (cells.size() == 1 && cells.front().find("，") != std::string::npos)
            refuse("C002", origin.spot(records.front().line));
    }
    Record chosen = records[best];
    bool two_rows = false;
    for (const std::size_t upper : {best, best - 1}) {
        if (upper >= records.size() || upper + 1 >= records.size()) continue;  // there is no row before the first
        auto both = joined(records[upper], records[upper + 1], names);
        if (!both || score(*both, names) <= best_score) continue;
        best = upper;
        chosen = *std::move(both);
        two_rows = true;
        findings.add("X013", base::Severity::info, origin.spot(records[upper].line),
                     {{"columns", listed(chosen.cells)}});
        break;
    }
    Header header = Mapper{schema, names, origin}.map(chosen);
    header.separator = separator;
    header.above = best;
    header.rows = two_rows ? 2 : 1;
    for (std::size_t i = 0; i < best; ++i)
        for (const auto& cell : records[i].cells) apply_title_unit(cell, schema, header);
    if (best > 0)
        findings.add("C015", base::Severity::info, origin.spot(records.front().line),
                     {{"count", std::to_string(best)}, {"header_line", std::to_string(header.line)}});
    if (!header.ignored.empty())
        findings.add("C009", base::Severity::info, origin.spot(header.line), {{"columns", listed(header.ignored)}});
    return header;
}

}  // namespace qm::read
