// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstring>
#include <utility>

#include "base/text.hpp"
#include "read/block_rows.hpp"
#include "read/byte_census.hpp"
#include "read/cell_text.hpp"
#include "read/cells.hpp"
#include "read/csv_fields.hpp"
#include "read/misread.hpp"
#include "read/number_format.hpp"
#include "read/point_cells.hpp"
#include "read/quoting.hpp"
#include "read/refusal.hpp"
#include "read/row_text.hpp"

namespace qm::read {
namespace {

using base::Severity;
using model::Type;

// Numbers are kept to millionths. What a spreadsheet has computed has more places, what people type has not.
constexpr std::size_t base_decimals = 6, base_digits = 8;

std::vector<Stray> find_strays(char* text, std::size_t size, char separator, const Census& census,
                               const TextOrigin& origin, bool& any_break) {
    const bool sheet = !origin.sheet.empty();
    std::vector<Stray> strays;
    // A sheet has its line breaks replaced already, and its quotes are ours.
    if (sheet) any_break = census.control && std::memchr(text, quoted_break, size) != nullptr;
    if (census.quote && !sheet) {
        // The stand-in for quoted line breaks must not occur by itself; as another control character it is told of
        // below.
        if (census.control) std::replace(text, text + size, quoted_break, '\x1F');
        strays = prepare_quotes(text, size, separator, any_break);
    }
    const bool lines = origin.encoding == Encoding::per_line && census.control;
    if (census.nul || lines) {
        for (std::size_t at = 0; at < size; ++at) {
            if (text[at] == '\0') strays.push_back({at, "E008"});
            if (lines && text[at] == unreadable_line && (at == 0 || text[at - 1] == '\n'))
                strays.push_back({at, "E013"});
        }
        std::stable_sort(strays.begin(), strays.end(), [](const Stray& a, const Stray& b) { return a.at < b.at; });
    }
    return strays;
}

class BlockParser {
  public:
    BlockParser(const BlockPlan& plan, char* text, std::size_t size, const Census& census, std::uint32_t first_line,
                bool last, BlockRows used)
        : plan_{plan},
          schema_{*plan.schema},
          text_{text},
          size_{size},
          line_{first_line},
          last_{last},
          sheet_{!plan.origin.sheet.empty()},
          rows_{std::move(used)},
          reporter_{plan.origin, fields_, rows_.findings},
          points_{plan, reporter_, rows_},
          census_{census} {}

    BlockRows run() {
        strays_ = find_strays(text_, size_, plan_.header.separator, census_, plan_.origin, any_break_);
        rows_.clear();
        rows_.bytes = size_;
        rows_.columns.resize(schema_.columns.size());
        fields_.resize(plan_.header.column_of_field.size() + 1);
        for (std::size_t at = 0; at < size_;) {
            const auto* line_end = static_cast<const char*>(std::memchr(text_ + at, '\n', size_ - at));
            const std::size_t end = line_end ? static_cast<std::size_t>(line_end - text_) : size_;
            record(at, end, line_end == nullptr);
            at = end + 1;
        }
        points_.transform();
        return std::move(rows_);
    }

  private:
    void record(std::size_t at, std::size_t end, bool unfinished) {
        char* const begin = text_ + at;
        reporter_.start_record(begin, line_);
        ++line_;
        if (any_break_ && !sheet_) line_ += static_cast<std::uint32_t>(std::count(begin, text_ + end, quoted_break));
        if (next_stray_ < strays_.size() && strays_[next_stray_].at < end) {
            const Stray stray = strays_[next_stray_];
            while (next_stray_ < strays_.size() && strays_[next_stray_].at < end) ++next_stray_;
            quarantine(stray.code, sheet_ ? nullptr : text_ + stray.at, {{"value", base::shown({begin, end - at})}});
            return;
        }
        std::size_t length = end - at;
        if (length > 0 && begin[length - 1] == '\r') --length;
        begin[length] = '\0';
        if (length > plan_.limits.line_bytes)
            refuse("C011", plan_.origin.spot(reporter_.line()), {{"limit", std::to_string(plan_.limits.line_bytes)}});
        if (is_blank({begin, length})) {
            if (length > 0 || !unfinished) rows_.blank.add(reporter_.line(), "");
            return;
        }
        const std::size_t wanted = plan_.header.column_of_field.size();
        std::size_t found = split_record(begin, plan_.header.separator, census_.quote, fields_.data(), fields_.size());
        // A row of a sheet ends with its last cell.
        for (; sheet_ && found < wanted; ++found) fields_[found] = {begin + length, begin + length};
        if (is_note(found)) {
            rows_.totals.add(reporter_.line(), "");
            return;
        }
        if (found != wanted && !only_blanks_behind(begin + length, found, wanted)) {
            const bool cut = last_ && unfinished && found < wanted;
            quarantine(cut ? "C005" : "C006", nullptr,
                       {{"found", std::to_string(found)}, {"expected", std::to_string(wanted)}});
            return;
        }
        if (length > plan_.limits.field_bytes) check_field_sizes(wanted);
        const auto first = first_text(wanted);
        if (first.empty()) {
            rows_.blank.add(reporter_.line(), "");
            return;
        }
        if (is_total_word(first)) {
            rows_.totals.add(reporter_.line(), "");
            return;
        }
        if (sheet_ && census_.control && !settle_marks(wanted)) return;
        for (std::size_t i = 0; i < wanted; ++i) {
            const int column = plan_.header.column_of_field[i];
            if (column == unused || plan_.quarantine_without[static_cast<std::size_t>(column)] == 0) continue;
            const auto text = trimmed(fields_[i].text());
            if (!text.empty() && !is_null_word(text)) continue;
            quarantine("I006", fields_[i].begin, {{"column", schema_.columns[static_cast<std::size_t>(column)].zh}});
            return;
        }
        ++rows_.rows;
        rows_.lines.push_back(reporter_.line());
        for (std::size_t i = 0; i < wanted; ++i)
            if (const int column = plan_.header.column_of_field[i]; column != unused)
                cell(static_cast<std::size_t>(column), fields_[i]);
        points_.finish();
    }

    bool is_blank(std::string_view text) const {
        for (const char c : text)
            if (c != plan_.header.separator && c != ' ' && c != '\t') return false;
        return true;
    }

    // More fields than the header has are harmless when nothing stands in them: Excel writes such rows.
    bool only_blanks_behind(const char* record_end, std::size_t found, std::size_t wanted) const {
        if (found <= wanted) return false;
        const char* const from = fields_[wanted - 1].end;
        return std::all_of(from, record_end,
                           [&](char c) { return c == plan_.header.separator || c == '\0' || c == ' ' || c == '"'; });
    }

    void check_field_sizes(std::size_t count) const {
        for (std::size_t i = 0; i < count; ++i)
            if (fields_[i].text().size() > plan_.limits.field_bytes)
                refuse("C011", plan_.origin.spot(reporter_.line()),
                       {{"limit", std::to_string(plan_.limits.field_bytes)}});
    }

    std::string_view first_text(std::size_t count) const {
        for (std::size_t i = 0; i < count; ++i)
            if (const auto text = trimmed(fields_[i].text()); !text.empty()) return text;
        return {};
    }

    // Remarks under a table, such as 注：… and 填表人：…, stand alone in their row.
    bool is_note(std::size_t found) const {
        std::string_view only;
        if (plan_.header.column_of_field.size() < 2) return false;
        for (std::size_t i = 0; i < std::min(found, fields_.size()); ++i) {
            const auto text = trimmed(fields_[i].text());
            if (text.empty()) continue;
            if (!only.empty()) return false;
            only = text;
        }
        return found <= fields_.size() && is_note_text(only);
    }

    // Cells of a sheet whose value is not there: a string that does not exist spoils the row (false), a formula that
    // was never computed is missing.
    bool settle_marks(std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
            const auto text = fields_[i].text();
            const int column = plan_.header.column_of_field[i];
            if (text.empty() || column == unused) continue;
            const auto& schema = schema_.columns[static_cast<std::size_t>(column)];
            if (text.front() == no_such_string) {
                quarantine("X009", fields_[i].begin, {{"column", schema.zh}, {"value", base::shown(text.substr(1))}});
                return false;
            }
            if (text.front() == no_utf8) {
                quarantine("E017", fields_[i].begin, {{"column", schema.zh}, {"value", base::shown(text.substr(1))}});
                return false;
            }
            if (text.front() != no_stored_value) continue;
            reporter_.say("X011", Severity::warning, fields_[i].begin, {{"column", schema.zh}});
            fields_[i].end = fields_[i].begin;
        }
        return true;
    }

    void quarantine(const char* code, const char* cell, base::Facts facts) {
        ++rows_.rows;
        ++rows_.quarantined;
        reporter_.say(code, Severity::warning, cell, std::move(facts));
    }

    void cell(std::size_t at, const Field& field) {
        const model::ColumnSchema& column = schema_.columns[at];
        BlockColumn& into = rows_.columns[at];
        std::string_view text = field.text();
        if (any_break_ && text.find(quoted_break) != std::string_view::npos) {
            scratch_.assign(text);
            std::replace(scratch_.begin(), scratch_.end(), quoted_break, '\n');
            text = scratch_;
        }
        if (text.size() > 1 && ((census_.damaged && looks_damaged(text)) ||
                                (text.front() == '?' && only_question_marks(text)) || misread_as_gbk(text)))
            reporter_.warn("E007", field.begin, column, text);
        if (census_.control && has_control(text)) {
            reporter_.warn("E009", field.begin, column, text);
            scratch_ = without_control(text);
            text = scratch_;
        }
        text = trimmed(text);
        if (sheet_ && column.type == Type::number && text.size() > base_digits) {
            scratch_ = with_decimals(text, base_decimals);
            text = scratch_;
        } else if (plan_.days_from_1904 && column.type == Type::date) {
            scratch_ = serial_of_1900(text);
            text = scratch_;
        }
        switch (column.type) {
            case Type::text:
                return put_text(into, column, text, field.begin, reporter_);
            case Type::number:
                return put_number(into, column, plan_.units[at], text, field.begin, reporter_);
            case Type::date:
                return put_day(into, column, text, field.begin, reporter_);
            case Type::month:
                return put_month(into, column, text, field.begin, reporter_);
            case Type::uscc:
            case Type::uscc_ref:
                return put_credit_code(into, column, text, field.begin, reporter_);
            case Type::lon:
                return points_.take_x(column, text, field.begin);
            case Type::lat:
                return points_.take_y(column, text, field.begin);
            default:
                return put_word(into, column, text, field.begin, reporter_);
        }
    }

    const BlockPlan& plan_;
    const model::TableSchema& schema_;
    char* text_;
    std::size_t size_;
    std::uint32_t line_;
    bool last_;
    bool sheet_;
    BlockRows rows_;
    CellReporter reporter_;
    PointCells points_;
    const Census& census_;
    std::vector<Stray> strays_;
    std::size_t next_stray_ = 0;
    bool any_break_ = false;
    std::vector<Field> fields_;
    std::string scratch_;
};

}  // namespace

void BlockRows::clear() {
    for (auto& column : columns) {
        column.texts.clear();
        column.words.clear();
        column.word_cells.clear();
        column.numbers.clear();
        column.small.clear();
        column.codes.clear();
        column.null_words = column.none_words = column.converted = column.serials = {};
        column.shares = column.shares_over_one = 0;
    }
    lines.clear();
    findings = base::Diagnostics{};
    rows = quarantined = points = 0;
    projected = not_metres = blank = totals = {};
    projection.clear();
    shares = {};
}

BlockRows parse_block(const BlockPlan& plan, char* text, std::size_t size, const Census& census,
                      std::uint32_t first_line, bool last, BlockRows used) {
    return BlockParser{plan, text, size, census, first_line, last, std::move(used)}.run();
}

}  // namespace qm::read
