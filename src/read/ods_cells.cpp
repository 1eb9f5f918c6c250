// SPDX-License-Identifier: Apache-2.0
#include "read/ods_cells.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "read/cell_text.hpp"
#include "read/row_text.hpp"

namespace qm::read {
namespace {

constexpr std::uint64_t last_column = 1U << 20;

template <std::size_t N>
bool among(const std::array<std::string_view, N>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

// What only groups columns or rows; everything else beside them (shapes, forms, sources) holds no cells of the sheet.
constexpr std::array<std::string_view, 6> groups{"table-columns", "table-header-columns", "table-column-group",
                                                 "table-rows",    "table-header-rows",    "table-row-group"};
// Inside a paragraph, what is not part of what the cell shows.
constexpr std::array<std::string_view, 6> aside{"annotation", "annotation-end", "note",
                                                "ruby-text",  "frame",          "custom-shape"};

bool hidden_by(std::string_view visibility) {
    return visibility == "collapse" || visibility == "filter";
}

// PT08H30M00S, an ODF duration, as 08:30:00. nullopt when it is none, or longer than a day.
std::optional<std::string> clock_text(std::string_view duration) {
    if (!duration.starts_with("PT")) return std::nullopt;
    duration.remove_prefix(2);
    std::string text;
    for (const char unit : {'H', 'M', 'S'}) {
        std::uint32_t value = 0;
        const auto end = std::from_chars(duration.data(), duration.data() + duration.size(), value).ptr;
        auto used = static_cast<std::size_t>(end - duration.data());
        if (used < duration.size() && (duration[used] == '.' || duration[used] == ',') && unit == 'S')
            used = std::min(duration.find('S'), duration.size());
        if (used > 0 && used < duration.size() && duration[used] == unit)
            duration.remove_prefix(used + 1);
        else
            value = 0;
        if (value >= (unit == 'H' ? 24U : 60U)) return std::nullopt;
        text += (text.empty() ? "" : ":");
        text += static_cast<char>('0' + value / 10);
        text += static_cast<char>('0' + value % 10);
    }
    return duration.empty() ? std::optional{text} : std::nullopt;
}

}  // namespace

OdsCells::OdsCells(const OdsStyles& styles, std::size_t most_bytes, OdsEvents events,
                   std::function<void(std::string_view)> damaged, std::function<void(std::uint32_t)> too_long)
    : styles_{styles},
      most_bytes_{most_bytes},
      events_{std::move(events)},
      damaged_{std::move(damaged)},
      too_long_{std::move(too_long)} {}

void OdsCells::start(std::string_view name, const Attributes& attributes) {
    ++depth_;
    if (skip_ != 0) return;
    if (document_ == 0) {
        if (name == "spreadsheet") document_ = depth_;
    } else if (sheet_ == 0) {
        // Tables also stand in what was changed and what is linked: only those of the document itself are sheets.
        if (name != "table") {
            skip_ = depth_;
            return;
        }
        sheet_ = depth_;
        next_row_ = next_column_ = 1;
        column_styles_.clear();
        if (events_.sheet) events_.sheet(sheets_, attributes["name"], attributes["style-name"]);
        ++sheets_;
    } else if (row_at_ == 0) {
        if (name == "table-row")
            start_row(attributes);
        else if (name == "table-column") {
            const std::uint64_t from = next_column_;
            next_column_ = std::min<std::uint64_t>(from + times(attributes, "number-columns-repeated"), last_column);
            if (next_column_ > from)
                column_styles_.emplace_back(next_column_ - 1, attributes["default-cell-style-name"]);
            if (events_.columns)
                events_.columns(sheets_ - 1,
                                {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(next_column_ - 1),
                                 hidden_by(attributes["visibility"])});
        } else if (!among(groups, name))
            skip_ = depth_;
    } else if (cell_ == 0) {
        if (name == "table-cell" || name == "covered-table-cell")
            start_cell(attributes, name == "covered-table-cell");
        else
            skip_ = depth_;
    } else {
        start_inside(name, attributes);
    }
}

void OdsCells::start_inside(std::string_view name, const Attributes& attributes) {
    if (paragraph_ == 0) {
        if (covered_ || (name != "p" && name != "h")) {
            skip_ = depth_;
            return;
        }
        if (std::exchange(paragraphs_, true)) text_ += '\n';
        paragraph_ = depth_;
        blank_ = true;  // blanks at the start of a paragraph are not shown
    } else if (name == "s") {
        constexpr std::uint32_t most_blanks = 1000;
        const std::uint32_t count = std::min(times(attributes, "c"), most_blanks);
        add_text(std::string(count, ' '), true);
    } else if (name == "tab") {
        add_text("\t", true);
    } else if (name == "line-break") {
        add_text("\n", true);
    } else if (among(aside, name)) {
        skip_ = depth_;
    }
}

void OdsCells::end(std::string_view) {
    const int depth = depth_--;
    if (skip_ != 0) {
        if (skip_ == depth) skip_ = 0;
    } else if (paragraph_ == depth) {
        paragraph_ = 0;
    } else if (cell_ == depth) {
        end_cell();
        cell_ = 0;
    } else if (row_at_ == depth) {
        end_row();
        row_at_ = 0;
    } else if (sheet_ == depth) {
        sheet_ = 0;
    } else if (document_ == depth) {
        document_ = 0;
    }
}

void OdsCells::text(std::string_view piece) {
    if (paragraph_ != 0 && skip_ == 0) add_text(piece, false);
}

// Runs of blanks are one blank, as in HTML; more of them are elements of their own.
void OdsCells::add_text(std::string_view piece, bool as_it_is) {
    for (const char c : piece) {
        const bool blank = !as_it_is && (c == ' ' || c == '\t' || c == '\n' || c == '\r');
        if (!blank)
            text_ += c;
        else if (!blank_)
            text_ += ' ';
        blank_ = blank;
    }
    if (row_bytes_ + text_.size() > most_bytes_) too_long_(row_.row);
}

std::uint32_t OdsCells::times(const Attributes& attributes, std::string_view name) const {
    const auto written = attributes[name];
    if (written.empty()) return 1;
    std::uint32_t count = 0;
    const auto read = std::from_chars(written.data(), written.data() + written.size(), count);
    if (read.ec != std::errc{} || read.ptr != written.data() + written.size() || count == 0)
        damaged_(std::string{name} + " " + std::string{written});
    return count;
}

void OdsCells::start_row(const Attributes& attributes) {
    row_at_ = depth_;
    const std::uint32_t count = times(attributes, "number-rows-repeated");
    row_ = {};
    row_.row = static_cast<std::uint32_t>(std::min<std::uint64_t>(next_row_, last_row + 1));
    row_.times = count;
    row_.hidden = hidden_by(attributes["visibility"]);
    row_style_ = attributes["default-cell-style-name"];
    next_row_ = std::min<std::uint64_t>(next_row_ + count, last_row + 1);
    column_ = 1;
    row_bytes_ = 0;
}

void OdsCells::end_row() {
    if (row_.cells.empty()) return;
    if (row_.row + std::uint64_t{row_.times} - 1 > last_row) damaged_("row " + std::to_string(last_row + 1));
    if (events_.row) events_.row(sheets_ - 1, row_);
}

void OdsCells::start_cell(const Attributes& attributes, bool covered) {
    cell_ = depth_;
    covered_ = covered;
    cell_times_ = times(attributes, "number-columns-repeated");
    cell_rows_ = times(attributes, "number-rows-spanned");
    const auto first = [&](const char* exact, std::string_view local) {
        const char* value = attributes.exact(exact);
        return std::string{value != nullptr ? std::string_view{value} : attributes[local]};
    };
    type_ = first("office:value-type", "value-type");
    const char* calc_type = attributes.exact("calcext:value-type");
    error_ = calc_type != nullptr && std::string_view{calc_type} == "error";
    formula_ = !attributes["formula"].empty();
    const std::string_view holder = type_ == "date"      ? "date-value"
                                    : type_ == "time"    ? "time-value"
                                    : type_ == "boolean" ? "boolean-value"
                                    : type_ == "string"  ? "string-value"
                                                         : "value";
    const std::string exact = "office:" + std::string{holder};
    written_ = first(exact.c_str(), holder);
    has_written_ = attributes.exact(exact) != nullptr;
    style_ = attributes["style-name"];
    text_.clear();
    paragraphs_ = false;
}

void OdsCells::end_cell() {
    const std::uint64_t from = column_;
    column_ = std::min(column_ + cell_times_, last_column);
    if (covered_) return;
    OdsCell cell;
    if (style_.empty()) style_ = row_style_;
    if (style_.empty()) {
        const auto at =
            std::lower_bound(column_styles_.begin(), column_styles_.end(), from,
                             [](const auto& styled, std::uint64_t column) { return styled.first < column; });
        if (at != column_styles_.end()) style_ = at->second;
    }
    cell.field = value();
    if (cell.field.empty()) return;
    cell.column = static_cast<std::uint32_t>(from);
    cell.times = static_cast<std::uint32_t>(std::min(cell_times_, last_column));
    cell.rows = cell_rows_;
    row_bytes_ += cell.field.size() * cell.times;
    if (row_bytes_ > most_bytes_) too_long_(row_.row);
    row_.cells.push_back(std::move(cell));
}

std::string OdsCells::value() const {
    std::string_view shown = text_;
    while (!shown.empty() && (shown.back() == ' ' || shown.back() == '\n')) shown.remove_suffix(1);
    // Errors have a type and a value too, those of a number or of an empty text.
    if (error_ || (formula_ && is_formula_error(shown))) return plain_field(shown);
    if (type_ == "string" && has_written_) return plain_field(written_);
    if (!written_.empty()) {
        const NumberFormat format = styles_.format_of(style_);
        if (type_ == "float" || type_ == "currency")
            return plain_field(
                number_text(written_, format.kind == NumberFormat::Kind::zeros ? format : NumberFormat{}, false));
        if (type_ == "percentage") return plain_field(number_text(written_, {NumberFormat::Kind::percent, 0}, false));
        if (type_ == "date") {
            std::string day = iso_text(written_);
            constexpr std::size_t to_month = 7, to_day = 10;
            if (format.kind == NumberFormat::Kind::month && day.size() == to_day) day.resize(to_month);
            return plain_field(day);
        }
        if (type_ == "time")
            if (const auto clock = clock_text(written_)) return *clock;
        if (type_ == "boolean") return written_ == "true" ? "TRUE" : "FALSE";
    }
    if (shown.empty() && formula_ && type_ != "string") return std::string{no_stored_value};
    return plain_field(shown);
}

}  // namespace qm::read
