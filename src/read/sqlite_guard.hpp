// SPDX-License-Identifier: Apache-2.0
// An SQLite file that somebody else made, behind a guard: opened as bytes that nobody changes (nothing is locked and
// nothing is written beside it), checked page by page before a row is believed, every work bounded. Views, triggers,
// virtual tables and computed columns are never run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "read/input_file.hpp"

namespace qm::read {

inline constexpr std::string_view sqlite_magic{"SQLite format 3\0", 16};

struct DatabaseLimits {
    std::uint64_t steps_for_all = 20'000'000;  // of the virtual machine, and for each byte of the file
    std::uint64_t steps_a_byte = 20;
    std::uint64_t value_bytes = 64ULL << 20;  // of one row
    std::uint32_t columns = 4096;
};

class GuardedDatabase {
  public:
    /// `file` is what `input` has open. Refusals: G012 (exit 7) changes of another program that are not in the file yet
    /// lie beside it; (exit 5) G011 not a GeoPackage, damaged; G014 the check takes too many steps, computed columns.
    GuardedDatabase(const std::filesystem::path& file, const InputFile& input, DatabaseLimits limits = {});
    ~GuardedDatabase();
    GuardedDatabase(const GuardedDatabase&) = delete;
    GuardedDatabase& operator=(const GuardedDatabase&) = delete;

    /// Is there a stored table of this name? Refusal (exit 5): G014 it is a view or a virtual table.
    bool has_table(std::string_view name) const;

    struct ColumnInfo {
        std::string name, type;  // as they were declared
        bool key = false;        // the only column of the primary key, a whole number
    };
    std::vector<ColumnInfo> columns_of(std::string_view table) const;

    class Rows {
      public:
        ~Rows();
        Rows(Rows&&) noexcept;
        /// False at the end. Refusals (exit 5): G011 damaged, G014 too many steps.
        bool next();
        enum class Kind : std::uint8_t { nothing, whole, real, text, bytes };
        Kind kind(int column) const;
        std::int64_t whole(int column) const;
        double real(int column) const;
        std::string_view bytes(int column) const;  // of a text as well; until the next row

      private:
        friend class GuardedDatabase;
        struct State;
        explicit Rows(std::unique_ptr<State> state);
        std::unique_ptr<State> state_;
    };
    /// The text comes from here, names in it from sql_name() of records.hpp; `texts` are bound in order.
    Rows query(const std::string& sql, const std::vector<std::string>& texts = {}) const;

    struct State;

  private:
    std::unique_ptr<State> state_;
};

}  // namespace qm::read
