// SPDX-License-Identifier: Apache-2.0
#include "read/small_csv.hpp"

#include <algorithm>
#include <utility>

#include "base/hash.hpp"
#include "base/text.hpp"
#include "read/byte_census.hpp"
#include "read/cell_text.hpp"
#include "read/csv_fields.hpp"
#include "read/input_file.hpp"
#include "read/quoting.hpp"
#include "read/refusal.hpp"
#include "read/text_encoding.hpp"

namespace qm::read {
namespace {

constexpr std::size_t most_columns = 256;
// libfccp's lines end at 16 MiB; no catalogue comes near.
constexpr std::uint64_t most_bytes = 15ULL << 20;

}  // namespace

SmallCsv::SmallCsv(const std::filesystem::path& file, std::string name, const std::vector<std::string>& known,
                   std::size_t required, base::Diagnostics& findings)
    : name_{std::move(name)} {
    std::string bytes = read_small(file, name_, most_bytes);
    hash_ = base::sha256(bytes);
    std::string text = to_utf8(std::move(bytes), std::nullopt, name_);
    if (text.empty() || text.back() != '\n') text += '\n';
    const auto line_of = [&](std::size_t at) {
        return 1 + static_cast<std::uint32_t>(
                       std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
    };
    if (const auto nul = text.find('\0'); nul != std::string::npos)
        refuse_configuration("E008", {name_, "", line_of(nul), 0});
    if (const auto open = last_record_end(text, ',').open_quote; open != std::string::npos)
        refuse_configuration("C003", {name_, "", line_of(open), 0});
    const std::string original = text;
    bool any_break = false;
    if (const auto strays = prepare_quotes(text.data(), text.size(), ',', any_break); !strays.empty()) {
        const auto line =
            1 + static_cast<std::uint32_t>(std::count(
                    original.begin(), original.begin() + static_cast<std::ptrdiff_t>(strays.front().at), '\n'));
        refuse_configuration("C004", {name_, "", line, 0}, {{"value", ""}});
    }
    std::vector<Field> fields(most_columns);
    Lines lines{text.data(), text.data() + text.size()};
    std::uint32_t line = 1;
    while (char* record = lines.next()) {
        const std::uint32_t at = line;
        ++line;
        line += static_cast<std::uint32_t>(
            std::count(record, record + std::char_traits<char>::length(record), quoted_break));
        const std::size_t count = split_record(record, ',', true, fields.data(), fields.size());
        if (count > most_columns)
            refuse_configuration("C012", {name_, "", at, 0},
                                 {{"count", std::to_string(count)}, {"limit", std::to_string(most_columns)}});
        Row row{at, {}};
        for (std::size_t i = 0; i < count; ++i) {
            std::string cell{trimmed(fields[i].text())};
            std::replace(cell.begin(), cell.end(), quoted_break, '\n');
            row.cells.push_back(std::move(cell));
        }
        if (std::all_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) { return cell.empty(); }))
            continue;
        if (header_.empty()) {
            header_ = std::move(row.cells);
            continue;
        }
        while (row.cells.size() > header_.size() && row.cells.back().empty()) row.cells.pop_back();
        if (row.cells.size() != header_.size())
            refuse_configuration(
                "C006", {name_, "", at, 0},
                {{"found", std::to_string(row.cells.size())}, {"expected", std::to_string(header_.size())}});
        rows_.push_back(std::move(row));
    }
    if (header_.empty()) refuse_configuration("F003", {name_, "", 0, 0});
    for (std::size_t i = 0; i < required; ++i)
        if (find(known[i]) < 0) {
            const std::string nearest = base::nearest(known[i], header_);
            refuse_configuration(nearest.empty() ? "C010" : "C008", {name_, "", 1, 0},
                                 {{"column", known[i]},
                                  {"table", name_},
                                  {"nearest", base::shown(nearest)},
                                  {"found", base::shown(base::join(header_, ", "), 200)}});
        }
    std::vector<std::string> ignored;
    for (std::size_t i = 0; i < header_.size(); ++i) {
        if (std::find(known.begin(), known.end(), header_[i]) == known.end())
            ignored.push_back(base::shown(header_[i], 30));
        const auto again = std::find(header_.begin() + static_cast<std::ptrdiff_t>(i) + 1, header_.end(), header_[i]);
        if (again != header_.end() && !header_[i].empty())
            refuse_configuration("C007", {name_, "", 1, 0},
                                 {{"column", header_[i]},
                                  {"first", header_[i]},
                                  {"second", header_[i]},
                                  {"first_at", std::to_string(i + 1)},
                                  {"second_at", std::to_string(again - header_.begin() + 1)}});
    }
    if (!ignored.empty())
        findings.add("C009", base::Severity::info, {name_, "", 1, 0}, {{"columns", base::join(ignored, ", ")}});
}

int SmallCsv::find(std::string_view column) const {
    const auto at = std::find(header_.begin(), header_.end(), column);
    return at == header_.end() ? -1 : static_cast<int>(at - header_.begin());
}

const std::string& SmallCsv::cell(const Row& row, std::string_view column) const {
    static const std::string empty;
    const int at = find(column);
    return at < 0 ? empty : row.cells[static_cast<std::size_t>(at)];
}

}  // namespace qm::read
