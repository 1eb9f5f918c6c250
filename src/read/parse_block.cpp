// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <utility>

#include "base/text.hpp"
#include "read/block_rows.hpp"
#include "read/byte_census.hpp"
#include "read/cell_text.hpp"
#include "read/cells.hpp"
#include "read/coordinates.hpp"
#include "read/csv_fields.hpp"
#include "read/misread.hpp"
#include "read/number_format.hpp"
#include "read/quoting.hpp"
#include "read/refusal.hpp"
#include "read/row_text.hpp"

namespace qm::read {
namespace {

using base::Severity;
using model::Type;

constexpr std::int64_t degree = 10'000'000;
// Numbers are kept to millionths. What a spreadsheet has computed has more places, what people type has not.
constexpr std::size_t base_decimals = 6, base_digits = 8;
constexpr double no_metre = std::numeric_limits<double>::infinity();

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
          census_{census} {}

    BlockRows run() {
        strays_ = find_strays(text_, size_, plan_.header.separator, census_, plan_.origin, any_break_);
        rows_.clear();
        rows_.bytes = size_;
        rows_.columns.resize(schema_.columns.size());
        fields_.resize(plan_.header.column_of_field.size() + 1);
        lon_ = schema_.find("lon");
        lat_ = schema_.find("lat");
        has_points_ = lon_ != unused && lat_ != unused && plan_.header.feeds(lon_);
        for (std::size_t at = 0; at < size_;) {
            const auto* line_end = static_cast<const char*>(std::memchr(text_ + at, '\n', size_ - at));
            const std::size_t end = line_end ? static_cast<std::size_t>(line_end - text_) : size_;
            record(at, end, line_end == nullptr);
            at = end + 1;
        }
        if (plan_.transform != nullptr) transform_points();
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
        if (has_points_) finish_point();
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
                return coordinate(x_, x_text_, column, text, field.begin);
            case Type::lat:
                return coordinate(y_, y_text_, column, text, field.begin);
            default:
                return put_word(into, column, text, field.begin, reporter_);
        }
    }

    void coordinate(Decimal& into, const char*& place, const model::ColumnSchema& column, std::string_view text,
                    const char* cell) {
        into = parse_decimal(text);
        place = cell;
        if (into.kind == Decimal::Kind::unreadable) reporter_.warn("N001", cell, column, text);
    }

    void push_point(std::int32_t lon, std::int32_t lat) {
        rows_.columns[static_cast<std::size_t>(lon_)].small.push_back(lon);
        rows_.columns[static_cast<std::size_t>(lat_)].small.push_back(lat);
    }

    void finish_point() {
        constexpr std::int32_t missing = model::LonLat::none;
        const auto given = [](const Decimal& d) { return d.kind == Decimal::Kind::value; };
        if (plan_.swapped) {
            std::swap(x_, y_);
            std::swap(x_text_, y_text_);
        }
        if (!given(x_) || !given(y_)) {
            if (x_.kind != y_.kind && x_.kind != Decimal::Kind::unreadable && y_.kind != Decimal::Kind::unreadable)
                reporter_.say("P006", Severity::warning, given(x_) ? x_text_ : y_text_, {});
            if (plan_.transform != nullptr) push_raw(no_metre, no_metre);
            return push_point(missing, missing);
        }
        ++rows_.points;
        const std::int64_t x = x_.ten_millionths, y = y_.ten_millionths;
        const bool degrees = plan_.transform == nullptr || plan_.transform->degrees();
        if (const char* code = degrees ? wrong_degrees(x, y) : wrong_metres(x, y)) {
            tell_point(code, x, y);
            if (plan_.transform != nullptr) push_raw(no_metre, no_metre);
            return push_point(missing, missing);
        }
        if (plan_.transform == nullptr) return push_point(static_cast<std::int32_t>(x), static_cast<std::int32_t>(y));
        push_raw(static_cast<double>(x) / 1e7, static_cast<double>(y) / 1e7);
        push_point(missing, missing);
    }

    static const char* wrong_degrees(std::int64_t x, std::int64_t y) {
        if (x == 0 && y == 0) return "P002";
        if (std::abs(x) > 1000 * degree || std::abs(y) > 1000 * degree) return "P004";
        if (std::abs(x) <= 90 * degree && std::abs(y) > 90 * degree && std::abs(y) <= 180 * degree) return "P001";
        if (std::abs(x) > 180 * degree || std::abs(y) > 90 * degree) return "P003";
        return nullptr;
    }

    static const char* wrong_metres(std::int64_t x, std::int64_t y) {
        constexpr std::int64_t pole = 10'002'000;  // metres from the equator
        if (x == 0 && y == 0) return "P002";
        if (std::abs(x) <= 180 * degree && std::abs(y) <= 180 * degree) return "P010";
        // The number of a zone stands in front of eastings only.
        if (y > pole * degree && x > 0 && x <= pole * degree) return "P001";
        return nullptr;
    }

    void tell_point(std::string_view code, std::int64_t x, std::int64_t y) {
        base::Facts facts{{"point", shown_degrees(x) + ", " + shown_degrees(y)}};
        const auto count = [&](Counted& counted, const std::string& system) {
            counted.add(reporter_.line(), facts["point"]);
            if (counted.count == 1) rows_.projection = system;
            facts["crs"] = system;
        };
        if (code == "P004")
            count(rows_.projected, likely_projection(static_cast<double>(x) / 1e7, static_cast<double>(y) / 1e7));
        if (code == "P010") count(rows_.not_metres, plan_.transform->name());
        reporter_.say(code, Severity::warning, x_text_, std::move(facts));
    }

    static std::string shown_degrees(std::int64_t value) {
        return base::format({value, degree}, {7, false, false, true});
    }

    // As declared; converted for the whole block at once.
    void push_raw(double x, double y) {
        raw_x_.push_back(x);
        raw_y_.push_back(y);
    }

    void transform_points() {
        if (!has_points_ || raw_x_.empty()) return;
        auto x = raw_x_, y = raw_y_;
        PointTransform{*plan_.transform}.apply(x.size(), x.data(), y.data());
        auto& lon = rows_.columns[static_cast<std::size_t>(lon_)].small;
        auto& lat = rows_.columns[static_cast<std::size_t>(lat_)].small;
        for (std::size_t i = 0; i < x.size(); ++i) {
            if (raw_x_[i] == no_metre) continue;
            if (!(std::abs(x[i]) <= 180 && std::abs(y[i]) <= 90)) {
                rows_.findings.add("P003", Severity::warning, plan_.origin.spot(rows_.lines[i]),
                                   {{"point", shown_degrees(std::llround(raw_x_[i] * 1e7)) + ", " +
                                                  shown_degrees(std::llround(raw_y_[i] * 1e7))}});
                continue;
            }
            lon[i] = static_cast<std::int32_t>(std::llround(x[i] * model::degree_units));
            lat[i] = static_cast<std::int32_t>(std::llround(y[i] * model::degree_units));
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
    const Census& census_;
    std::vector<Stray> strays_;
    std::size_t next_stray_ = 0;
    bool any_break_ = false;
    std::vector<Field> fields_;
    std::string scratch_;
    int lon_ = unused, lat_ = unused;
    bool has_points_ = false;
    Decimal x_, y_;
    const char* x_text_ = nullptr;
    const char* y_text_ = nullptr;
    std::vector<double> raw_x_, raw_y_;
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
