// SPDX-License-Identifier: Apache-2.0
#include "read/row_text.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "read/quoting.hpp"
#include "read/refusal.hpp"

namespace qm::read {
namespace {

constexpr std::uint64_t most_text = 512ULL << 20;

}  // namespace

std::string plain_field(std::string_view cell) {
    std::string text{cell};
    bool quotes = false;
    for (char& c : text) {
        if (c == no_utf8 || c == no_such_string || c == no_stored_value || c == quoted_break) c = '\x1F';
        if (c == '\n') c = quoted_break;
        quotes = quotes || c == ',' || c == '"' || c == '\r';
    }
    if (!quotes) return text;
    return "\"" + base::replaced(text, "\"", "\"\"") + "\"";
}

std::string checked_field(std::string_view cell) {
    if (base::is_utf8(cell)) return plain_field(cell);
    return no_utf8 + base::replaced(base::replaced(base::shown(cell, 40), ",", "."), "\"", "'");
}

RowText::RowText(base::Spot origin, std::string part, const model::Limits& limits)
    : origin_{std::move(origin)}, part_{std::move(part)}, most_columns_{limits.columns} {}

void RowText::put(std::uint32_t row, std::uint32_t column, std::string_view field) {
    if (field.empty()) return;
    if (column > most_columns_)
        refuse("C012", {origin_.file, origin_.sheet, row, 0},
               {{"count", std::to_string(column)}, {"limit", std::to_string(most_columns_)}});
    go_to(row);
    text_.append(column - std::max(fields_, 1U), ',');
    text_ += field;
    fields_ = column;
    last_column_ = std::max(last_column_, column);
    if (dropped_ + text_.size() > most_text)
        refuse("X003", {origin_.file, origin_.sheet, 0, 0},
               {{"part", part_}, {"limit", std::to_string(most_text >> 20)}, {"ratio", "200"}});
}

void RowText::end(std::uint32_t row) {
    if (row == 0) return;
    go_to(row);
    text_ += '\n';
}

void RowText::go_to(std::uint32_t row) {
    if (line_ >= row) return;
    text_.append(row - line_, '\n');
    line_ = row;
    fields_ = 0;
}

std::size_t RowText::read_at(std::uint64_t offset, char* into, std::size_t size, const std::function<bool()>& pump) {
    const std::size_t at = static_cast<std::size_t>(offset - dropped_);
    while (text_.size() < at + size && pump()) {
    }
    if (at >= text_.size()) return 0;
    const std::size_t got = std::min(size, text_.size() - at);
    std::memcpy(into, text_.data() + at, got);
    // Whoever reads cuts at line breaks and comes back for what stands behind the last one.
    const std::size_t kept = at == 0 ? 0 : text_.rfind('\n', at - 1) + 1;
    text_.erase(0, kept);
    dropped_ += kept;
    return got;
}

}  // namespace qm::read
