// SPDX-License-Identifier: Apache-2.0
#include "read/ods_table.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "read/file_hash.hpp"
#include "read/ods_cells.hpp"
#include "read/refusal.hpp"
#include "read/row_text.hpp"
#include "read/sheets.hpp"

namespace qm::read {
namespace {

// A row that holds something may be said to stand a million times: what that adds to the text has a bound of its own.
constexpr std::uint64_t most_repeated = 64ULL << 20;
constexpr std::size_t most_merges = 100'000;

// The text of one sheet.
class OdsText {
  public:
    OdsText(const Package& package, const OdsDocument& document, std::size_t sheet, const model::Limits& limits)
        : origin_{document.file, document.sheets[sheet].name, 0, 0},
          wanted_{sheet},
          text_{origin_, std::string{ods_content}, limits},
          cells_{
              document.styles,
              limits.line_bytes,
              {{},
               [this](std::size_t in, const OdsColumns& columns) {
                   if (in == wanted_ && columns.hidden) hidden_.push_back(columns);
               },
               [this](std::size_t in, const OdsRow& row) {
                   if (in == wanted_) add(row);
               }},
              [this](std::string_view reason) { xml_.damaged(reason); },
              [this, limits](std::uint32_t row) {
                  refuse("C011", {origin_.file, origin_.sheet, row, 0}, {{"limit", std::to_string(limits.line_bytes)}});
              }},
          xml_{package.open(ods_content),
               document.file,
               {[this](std::string_view name, const Attributes& attributes) { cells_.start(name, attributes); },
                [this](std::string_view name) { cells_.end(name); },
                [this](std::string_view piece) { cells_.text(piece); }}} {}

    std::size_t read_at(std::uint64_t offset, char* into, std::size_t size) {
        return text_.read_at(offset, into, size, [this] { return pump(); });
    }
    const SheetNotes& notes() const { return notes_; }

  private:
    void add(const OdsRow& row) {
        std::uint64_t size = 0;
        for (const auto& cell : row.cells) {
            size += std::uint64_t{cell.times} * (cell.field.size() + 1);
            if (cell.rows > 1 && notes_.merges.size() < most_merges)
                notes_.merges.push_back({row.row, row.row + cell.rows - 1, cell.column});
        }
        repeated_ += size * (row.times - 1);
        if (repeated_ > most_repeated)
            refuse(
                "X003", {origin_.file, origin_.sheet, row.row, 0},
                {{"part", std::string{ods_content}}, {"limit", std::to_string(most_repeated >> 20)}, {"ratio", "200"}});
        if (row.hidden) notes_.hidden_rows += row.times;
        for (std::uint32_t time = 0; time < row.times; ++time)
            for (const auto& cell : row.cells)
                for (std::uint32_t i = 0; i < cell.times; ++i) text_.put(row.row + time, cell.column + i, cell.field);
        last_ = row.row + row.times - 1;
    }

    bool pump() {
        if (done_) return false;
        done_ = !xml_.step();
        if (!done_) return true;
        text_.end(last_);
        notes_.utf16 = xml_.utf16();
        for (const auto& columns : hidden_)
            if (columns.from <= text_.last_column())
                notes_.hidden_columns += std::min(columns.to, text_.last_column()) - columns.from + 1;
        return true;
    }

    base::Spot origin_;
    std::size_t wanted_;
    std::vector<OdsColumns> hidden_;
    SheetNotes notes_;
    std::uint64_t repeated_ = 0;
    std::uint32_t last_ = 0;
    bool done_ = false;
    RowText text_;
    OdsCells cells_;
    XmlStream xml_;  // last: what it says goes into the members above
};

std::uint32_t parse(const InputFile& input, OdsText& rows, std::uint16_t number, TableBuilder& builder,
                    const TableOptions& options, model::Source& source, base::Diagnostics& findings) {
    TableText text;
    text.origin.file = input.name();
    text.origin.sheet = source.sheet.empty() ? "—" : source.sheet;
    text.read_at = [&](std::uint64_t at, char* into, std::size_t size) { return rows.read_at(at, into, size); };
    text.head.resize(std::max<std::size_t>(options.block_bytes, 64U << 10));
    const std::size_t asked = text.head.size();
    text.head.resize(rows.read_at(0, text.head.data(), asked));
    // How long the text will be is not known before its end.
    text.end = text.head.size() < asked ? text.head.size() : std::numeric_limits<std::uint64_t>::max();
    return parse_text(text, options, number, builder, source, findings);
}

}  // namespace

model::Source read_ods(const InputFile& input, std::uint16_t number, TableBuilder& builder, const TableOptions& options,
                       base::Diagnostics& findings) {
    FileHash hash{input};
    const Package package{input};
    if (!is_open_document(package)) {
        if (package.has("[Content_Types].xml"))
            refuse("F032", {input.name(), "", 0, 0}, {{"declared", "ods"}, {"found", "XLSX"}});
        refuse("X019", {input.name(), "", 0, 0}, {{"format", "ZIP"}});
    }
    const OdsDocument document = read_ods_document(package, input.name());
    std::vector<SheetCandidate> candidates;
    for (const auto& sheet : document.sheets)
        candidates.push_back({sheet.name, sheet.hidden, [&sheet] { return sheet.cells; }});
    const std::size_t wanted = choose_sheet(candidates, options.sheet, input.name());

    model::Source source;
    source.file = input.name();
    source.sheet = document.sheets[wanted].name;
    source.table = builder.schema().name;
    source.encoding = "ODS";
    const std::size_t before = builder.rows();
    base::Diagnostics own;
    try {
        OdsText rows{package, document, wanted, options.limits};
        const std::uint32_t header = parse(input, rows, number, builder, options, source, own);
        tell_sheet({input.name(), source.sheet, document.sheets[wanted].hidden, header, package.strange_names(), {}},
                   rows.notes(), own);
    } catch (...) {
        builder.truncate(before);
        throw;
    }
    source.sha256 = hash.hex();
    input.check_unchanged();
    findings.merge(own);
    return source;
}

}  // namespace qm::read
