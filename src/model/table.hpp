// SPDX-License-Identifier: Apache-2.0
// A table by columns. Hot columns are packed (4 to 16 bytes a cell); repeated words stand once in a dictionary;
// free text lies in one arena. Row order is the order of the files, then of the lines in them.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "base/date.hpp"
#include "base/feedback.hpp"
#include "base/number.hpp"
#include "model/datum.hpp"
#include "model/geometry.hpp"
#include "model/schema.hpp"

namespace qm::model {

using Index = std::uint32_t;
inline constexpr Index none = 0xffffffff;

/// An 18-character credit code packed by base 36; zero = missing. Packing accepts any 18 ASCII letters or digits:
/// whether the check digits hold is another question (see credit_code.hpp).
struct CreditCode {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    bool known() const { return (high | low) != 0; }
    friend auto operator<=>(const CreditCode&, const CreditCode&) = default;
};
std::optional<CreditCode> pack(std::string_view code);  // 18 of 0-9A-Z, upper case
std::string to_string(CreditCode code);

/// Words by number; 0 is the empty word (missing). Numbers depend on the order of arrival: sort by word, not number.
class Dictionary {
  public:
    Dictionary();
    std::uint32_t add(std::string_view word);
    const std::string& word(std::uint32_t number) const { return *words_[number]; }
    std::uint32_t find(std::string_view word) const;  // 0 when absent
    std::size_t size() const { return words_.size(); }

  private:
    std::unordered_map<std::string, std::uint32_t> numbers_;
    std::vector<const std::string*> words_;  // keys of numbers_: stable addresses
    struct Copy;

  public:
    Dictionary(const Dictionary& other);
    Dictionary(Dictionary&&) noexcept = default;
    Dictionary& operator=(const Dictionary& other);
    Dictionary& operator=(Dictionary&&) noexcept = default;
    ~Dictionary() = default;
};

struct Words {
    Dictionary dictionary;
    std::vector<std::uint32_t> cells;
};
/// Texts in one arena. Their ends are kept as 32 bits each, counted from the start of their stretch of rows.
class Texts {
  public:
    std::size_t size() const { return ends_.size(); }
    std::size_t bytes() const { return bytes_.size(); }
    std::string_view operator[](std::size_t i) const {
        return std::string_view{bytes_}.substr(begin(i), end(i) - begin(i));
    }
    void add(std::string_view text);
    void add_empty(std::size_t count);
    void add(const Texts& others);
    void reserve(std::size_t texts, std::size_t bytes);
    /// Keeps those that are marked, in their order.
    void keep(const std::vector<bool>& kept);
    void clear();  // keeps its memory

  private:
    static constexpr std::size_t stretch = 4096;  // × the longest field that can be read (1 MiB) = 32 bits
    std::uint64_t end(std::size_t i) const { return starts_[i / stretch] + ends_[i]; }
    std::uint64_t begin(std::size_t i) const { return i % stretch == 0 ? starts_[i / stretch] : end(i - 1); }
    void close_text();
    std::string bytes_;
    std::vector<std::uint64_t> starts_;  // of each stretch
    std::vector<std::uint32_t> ends_;
};
using Numbers = std::vector<std::int64_t>;  // millionths; base::missing
using Days = std::vector<std::int32_t>;     // base::Date::days, or base::Month::index; base::Date::none
struct Degrees {
    std::vector<std::int32_t> cells;  // 1e-7 degree; LonLat::none
};
using Codes = std::vector<CreditCode>;

struct Column {
    std::variant<Texts, Words, Numbers, Days, Degrees, Codes> cells;
    bool present = false;  // some file has this column; otherwise cells are empty and every cell is missing
};

/// How a file was read and why: "reading.WHAT" of the phrases with its facts.
struct Remark {
    std::string what;
    base::Facts facts;
};

/// One input file as it was read. rows = used + quarantined + merged, checked at the end of every run.
struct Source {
    std::string file;  // relative to the project folder
    std::string table;
    std::string town;      // for sources that come one per town: the town's name in the file name; else empty
    std::string encoding;  // "UTF-8", "UTF-8 BOM", "GB18030" …
    std::string sha256;
    std::uint64_t rows = 0, used = 0, quarantined = 0, merged = 0;
    std::vector<std::string> ignored_columns;
    std::string sheet;             // of a workbook; else empty
    std::vector<Remark> reading;   // encoding, separator, header, rows that were skipped
    Datum datum = Datum::wgs84;    // of its coordinates, as declared
    bool metres = false;           // they are declared as projected
    std::string industry_edition;  // of rows that give none; empty: not configured
};

struct Table {
    const TableSchema* schema = nullptr;
    std::vector<Column> columns;  // one per schema column, same order
    std::vector<std::uint16_t> source;
    std::vector<std::uint32_t> line;  // physical line where the row begins
    std::shared_ptr<const std::vector<Source>> sources;

    std::size_t rows() const { return line.size(); }
    const Column* column(std::string_view name) const;  // nullptr when the schema has none or no file has it
    base::Spot spot(std::size_t row, std::string_view column_name = {}) const;

    // A cell by row and column name; missing values are empty / nullopt / unknown.
    std::string_view text(std::size_t row, std::string_view column_name) const;
    std::optional<std::int64_t> number(std::size_t row, std::string_view column_name) const;
    base::Date date(std::size_t row, std::string_view column_name) const;
    CreditCode code(std::size_t row, std::string_view column_name) const;
    LonLat point(std::size_t row) const;  // columns lon and lat
};

/// An empty column that fits the type.
Column make_column(Type type);
std::string_view text_of(const Column& column, std::size_t row);
/// The cell as the user would write it (dates ISO, numbers without grouping); empty when missing.
std::string shown_cell(const Table& table, std::size_t row, std::size_t column);

using Tables = std::map<std::string, Table, std::less<>>;

}  // namespace qm::model
