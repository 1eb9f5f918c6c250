// SPDX-License-Identifier: Apache-2.0
#include "read/sheet_text.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/text.hpp"
#include "read/refusal.hpp"
#include "read/row_text.hpp"
#include "read/xml_events.hpp"

namespace qm::read {
namespace {

constexpr std::uint32_t last_row = 1'048'576;
constexpr std::size_t most_merges = 100'000;

std::uint32_t whole(std::string_view text) {
    std::uint32_t value = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), value).ptr;
    return end == text.data() + text.size() ? value : 0;
}

struct Reference {
    std::uint32_t column = 0, row = 0;  // 0 = unreadable
};
Reference reference(std::string_view text) {
    Reference at;
    std::size_t i = 0;
    for (; i < text.size() && i < 4 && text[i] >= 'A' && text[i] <= 'Z'; ++i)
        at.column = at.column * 26 + static_cast<std::uint32_t>(text[i] - 'A' + 1);
    at.row = whole(text.substr(i));
    return at;
}

}  // namespace

struct SheetText::State {
    State(const Package& package, const Workbook& book, const SheetPart& sheet_part, const SharedStrings& shared,
          const std::vector<NumberFormat>& cell_formats, const model::Limits& wanted)
        : workbook{book},
          sheet{sheet_part},
          strings{shared},
          formats{cell_formats},
          limits{wanted},
          text{{book.file, sheet_part.name, 0, 0}, sheet_part.part, wanted},
          xml{package.open(sheet.part),
              workbook.file,
              {[this](std::string_view name, const Attributes& attributes) { start(name, attributes); },
               [this](std::string_view name) { end(name); }, [this](std::string_view piece) { add(piece); }}} {}

    void start(std::string_view name, const Attributes& attributes) {
        if (name == "sheetData") {
            in_data = true;
        } else if (name == "col") {
            const std::uint32_t from = whole(attributes["min"]), to = whole(attributes["max"]);
            if (attributes.flag("hidden") && from > 0 && to >= from) hidden_columns.emplace_back(from, to);
        } else if (name == "mergeCell") {
            const auto ref = attributes["ref"];
            const auto from = reference(ref.substr(0, ref.find(':')));
            const auto to = reference(ref.substr(ref.find(':') + 1));
            if (to.row > from.row && from.row > 0 && notes.merges.size() < most_merges)
                notes.merges.push_back({from.row, to.row, from.column});
        } else if (!in_data) {
            return;
        } else if (name == "row") {
            start_row(attributes);
        } else if (name == "c") {
            start_cell(attributes);
        } else if (name == "v") {
            in_value = in_cell;
        } else if (name == "f") {
            formula = true;
        } else if (name == "rPh") {
            ++phonetic;
        } else if (name == "t") {
            in_value = in_cell && phonetic == 0;
        }
    }

    void end(std::string_view name) {
        if (!in_data) return;
        if (name == "v" || name == "t") in_value = false;
        if (name == "rPh") --phonetic;
        if (name == "c") end_cell();
        if (name == "row" && row_hidden && text.holds(row_seen)) ++notes.hidden_rows;
        if (name == "sheetData") in_data = false;
    }

    void add(std::string_view piece) {
        if (!in_value) return;
        value += piece;
        if (value.size() > limits.field_bytes)
            refuse("C011", {workbook.file, sheet.name, row_seen, column},
                   {{"limit", std::to_string(limits.field_bytes)}});
    }

    void start_row(const Attributes& attributes) {
        const auto written = attributes["r"];
        const std::uint32_t row = written.empty() ? row_seen + 1 : whole(written);
        if (row <= row_seen || row > last_row) xml.damaged("row " + std::string{written});
        row_seen = row;
        row_hidden = attributes.flag("hidden");
        column = 0;
    }

    void start_cell(const Attributes& attributes) {
        const auto written = attributes["r"];
        const std::uint32_t next = written.empty() ? column + 1 : reference(written).column;
        if (next <= column || row_seen == 0) xml.damaged("cell " + std::string{written});
        column = next;
        in_cell = true;
        in_value = formula = false;
        phonetic = 0;
        value.clear();
        type = attributes["t"];
        style = whole(attributes["s"]);
    }

    void end_cell() {
        if (!std::exchange(in_cell, false)) return;
        in_value = false;
        if (type == "s") return put_shared();
        if (value.empty()) {
            if (formula && type != "str") put(std::string{no_stored_value});
            return;
        }
        if (type == "str" || type == "inlineStr") return put(field_text(value));
        if (type == "e") return put(field_text(value));
        if (type == "b") return put(value == "1" || value == "true" ? "TRUE" : "FALSE");
        if (type == "d") return put(field_text(iso_text(value)));
        const NumberFormat format = style < formats.size() ? formats[style] : NumberFormat{};
        put(field_text(number_text(value, format, workbook.days_from_1904)));
    }

    void put_shared() {
        if (value.empty()) return;
        std::uint64_t index = 0;
        const auto read = std::from_chars(value.data(), value.data() + value.size(), index);
        if (read.ec == std::errc{} && read.ptr == value.data() + value.size() && index < strings.size())
            return put(strings[index]);
        put(no_such_string + base::replaced(base::shown(value, 20), ",", ".") + "/" + std::to_string(strings.size()));
    }

    void put(std::string_view field) { text.put(row_seen, column, field); }

    bool pump() {
        if (done) return false;
        done = !xml.step();
        if (!done) return true;
        text.end(row_seen);
        notes.utf16 = xml.utf16();
        for (const auto& [from, to] : hidden_columns)
            if (from <= text.last_column()) notes.hidden_columns += std::min(to, text.last_column()) - from + 1;
        return true;
    }

    const Workbook& workbook;
    const SheetPart& sheet;
    const SharedStrings& strings;
    const std::vector<NumberFormat>& formats;
    const model::Limits limits;
    SheetNotes notes;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> hidden_columns;

    RowText text;
    bool done = false;

    std::uint32_t row_seen = 0, column = 0, style = 0;
    bool in_data = false, row_hidden = false, in_cell = false, in_value = false, formula = false;
    int phonetic = 0;
    std::string type, value;
    XmlStream xml;  // last: what it says goes into the members above
};

SheetText::SheetText(const Package& package, const Workbook& workbook, const SheetPart& sheet,
                     const SharedStrings& strings, const std::vector<NumberFormat>& formats,
                     const model::Limits& limits)
    : state_{std::make_unique<State>(package, workbook, sheet, strings, formats, limits)} {}
SheetText::~SheetText() = default;

std::size_t SheetText::read_at(std::uint64_t offset, char* into, std::size_t size) {
    return state_->text.read_at(offset, into, size, [this] { return state_->pump(); });
}

bool SheetText::has_cells() {
    while (!state_->text.any() && state_->pump()) {
    }
    return state_->text.any();
}

const SheetNotes& SheetText::notes() const {
    return state_->notes;
}

}  // namespace qm::read
