// SPDX-License-Identifier: Apache-2.0
#include "read/records.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>
#include <utility>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "read/coordinates.hpp"
#include "read/refusal.hpp"
#include "read/row_text.hpp"

namespace qm::read {
namespace {

double double_at(std::string_view bytes, bool little) {
    std::array<char, sizeof(double)> raw{};
    std::memcpy(raw.data(), bytes.data(), raw.size());
    if (little != (std::endian::native == std::endian::little)) std::reverse(raw.begin(), raw.end());
    double value = 0;
    std::memcpy(&value, raw.data(), raw.size());
    return value;
}

std::uint32_t whole_at(std::string_view bytes, bool little) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < sizeof(value); ++i) {
        const auto byte = static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i]));
        value |= byte << (8 * (little ? i : sizeof(value) - 1 - i));
    }
    return value;
}

std::string decimal(double value) {
    std::array<char, 400> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed).ptr;
    return {digits.data(), static_cast<std::size_t>(end - digits.data())};
}

// Which fields of the text are longitude and latitude out of the geometry, and the text itself as it is asked for.
class RecordText {
  public:
    RecordText(Records& records, const model::TableSchema& schema, const model::Limits& limits)
        : records_{records}, text_{records.spot(), records.relation, limits} {
        std::vector<std::string> header = records.columns;
        const auto named = [&](const char* name) {
            const auto& wanted = schema.columns[static_cast<std::size_t>(schema.find(name))];
            std::vector<std::string> words = wanted.aliases;
            words.insert(words.end(), {wanted.name, wanted.zh, wanted.en});
            return std::any_of(header.begin(), header.end(), [&](const std::string& column) {
                const std::string key = base::name_key(column);
                return std::any_of(words.begin(), words.end(),
                                   [&](const std::string& word) { return base::name_key(word) == key; });
            });
        };
        if (records.has_geometry && schema.find("lon") >= 0 && schema.find("lat") >= 0 && !named("lon") &&
            !named("lat")) {
            points_ = true;
            header.insert(header.end(), {"lon", "lat"});
        }
        for (std::size_t i = 0; i < header.size(); ++i) put(1, i, header[i]);
    }

    std::size_t read_at(std::uint64_t offset, char* into, std::size_t size) {
        return text_.read_at(offset, into, size, [this] { return pump(); });
    }
    /// How a row of the text is called; 0 for the header.
    std::uint32_t name_of(std::uint32_t line) const {
        if (line < 2) return 0;
        return line - 2 < numbers_.size() ? numbers_[line - 2] : line - 1;
    }

  private:
    void put(std::uint32_t row, std::size_t column, std::string_view value) {
        text_.put(row, static_cast<std::uint32_t>(column) + 1, checked_field(value));
    }

    bool pump() {
        if (done_) return false;
        Record record;
        done_ = !records_.next(record);
        if (done_) {
            text_.end(row_);
            return true;
        }
        ++row_;
        numbers_.push_back(record.number);
        for (std::size_t i = 0; i < record.values.size(); ++i) put(row_, i, record.values[i]);
        if (const auto point = points_ ? point_of(record.geometry) : std::nullopt) {
            put(row_, records_.columns.size(), point->x);
            put(row_, records_.columns.size() + 1, point->y);
        }
        return true;
    }

    Records& records_;
    RowText text_;
    std::vector<std::uint32_t> numbers_;
    std::uint32_t row_ = 1;
    bool points_ = false, done_ = false;
};

}  // namespace

std::string sql_name(std::string_view name) {
    return "\"" + base::replaced(name, "\"", "\"\"") + "\"";
}

std::optional<Point> point_of(std::string_view wkb) {
    constexpr std::size_t head = 5;
    if (wkb.size() < head + 2 * sizeof(double) || (wkb[0] != 0 && wkb[0] != 1)) return std::nullopt;
    const bool little = wkb[0] == 1;
    constexpr std::uint32_t has_system = 0x20000000, has_z = 0x80000000, has_m = 0x40000000;
    const std::uint32_t type = whole_at(wkb.substr(1), little);
    constexpr std::uint32_t dimension = 1000;  // 1001 = point with height
    if ((type & ~(has_system | has_z | has_m)) % dimension != 1) return std::nullopt;
    const std::size_t at = head + ((type & has_system) != 0 ? sizeof(std::uint32_t) : 0);
    if (wkb.size() < at + 2 * sizeof(double)) return std::nullopt;
    const double x = double_at(wkb.substr(at), little), y = double_at(wkb.substr(at + sizeof(double)), little);
    if (std::isnan(x) && std::isnan(y)) return std::nullopt;  // the empty point
    return Point{decimal(x), decimal(y)};
}

void check_system(const Records& records, const std::string& crs) {
    if (!records.has_geometry) return;
    if (!records.system.empty() && same_system(crs, records.system)) return;
    refuse("G010", records.spot(), {{"found", base::shown(records.system_name)}, {"expected", crs}});
}

void parse_records(Records& records, const TableOptions& options, std::uint16_t number, TableBuilder& builder,
                   model::Source& source, base::Diagnostics& findings) {
    RecordText rows{records, builder.schema(), options.limits};
    TableText text;
    text.origin.file = records.file;
    text.origin.sheet = records.relation;
    text.read_at = [&](std::uint64_t at, char* into, std::size_t size) { return rows.read_at(at, into, size); };
    const std::size_t before = builder.rows();
    base::Diagnostics own;
    const auto rename = [&](base::Spot& spot) {
        if (spot.line > 0) spot.line = rows.name_of(spot.line);
        if (spot.line == 0) spot.column = 0;
    };
    try {
        if (builder.schema().find("lon") >= 0) check_system(records, options.crs);
        text.head.resize(std::max<std::size_t>(options.block_bytes, 64U << 10));
        const std::size_t asked = text.head.size();
        text.head.resize(rows.read_at(0, text.head.data(), asked));
        text.end = text.head.size() < asked ? text.head.size() : std::numeric_limits<std::uint64_t>::max();
        parse_text(text, options, number, builder, source, own);
    } catch (const NotThisEncoding&) {
        builder.truncate(before);
        refuse("E005", records.spot(), {{"encoding", "UTF-8"}, {"switches", ""}});
    } catch (const base::Failure& failure) {
        builder.truncate(before);
        auto told = failure.diagnostic();
        rename(told.spot);
        throw base::Failure{failure.exit(), told.code, told.facts, told.spot};
    }
    builder.rename_lines(before, [&](std::uint32_t line) { return rows.name_of(line); });
    own.relocate(rename);
    findings.merge(own);
}

}  // namespace qm::read
