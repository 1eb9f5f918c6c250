// SPDX-License-Identifier: Apache-2.0
#include "read/sqlite_guard.hpp"

#include <sqlite3.h>

#include <array>
#include <system_error>
#include <utility>

#include "base/failure.hpp"
#include "base/text.hpp"
#include "read/refusal.hpp"

namespace qm::read {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t header_bytes = 100;
constexpr std::size_t application_at = 68;
constexpr int steps_between_looks = 1000;

std::string uri_of(const fs::path& file) {
    std::string uri = "file:";
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (const char c : file.string()) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' ||
                           c == '-' || c == '_' || c == '.';
        if (plain)
            uri += c;
        else
            (uri += '%').append(1, digits[byte >> 4U]).append(1, digits[byte & 15U]);
    }
    // As bytes that nobody changes: no lock, no -shm, no -wal, no journal is opened or made.
    return uri + "?mode=ro&immutable=1";
}

// What another program has written and not yet put into the file itself.
void look_beside(const fs::path& file, const std::string& name) {
    for (const char* ending : {"-wal", "-journal"}) {
        std::error_code error;
        const fs::path beside = file.string() + ending;
        if (const auto size = fs::file_size(beside, error); error || size == 0) continue;
        char first = 1;  // a journal whose head was wiped is done with
        if (ending == std::string_view{"-journal"}) InputFile{beside, name + ending, ~0ULL}.read_at(0, &first, 1);
        if (first != 0)
            throw base::Failure{
                base::Exit::busy, "G012", {{"beside", file.filename().string() + ending}}, {name, "", 0, 0}};
    }
}

void look_at_head(const InputFile& input) {
    std::array<char, header_bytes> head{};
    const std::size_t got = input.read_at(0, head.data(), head.size());
    const std::string_view bytes{head.data(), got};
    if (!bytes.starts_with(sqlite_magic) || got < head.size())
        refuse("G011", {input.name(), "", 0, 0}, {{"reason", ""}});
    const auto application = bytes.substr(application_at, 4);
    if (application != "GPKG" && application != "GP10" && application != "GP11")
        refuse("G011", {input.name(), "", 0, 0},
               {{"reason", application == std::string_view{"\0\0\0\0", 4}
                               ? "SQLite"
                               : "application_id " + base::shown(application)}});
}

}  // namespace

struct GuardedDatabase::State {
    sqlite3* handle = nullptr;
    std::string name;
    std::uint64_t steps = 0, most_steps = 0;

    ~State() { sqlite3_close(handle); }

    void check(int result) const {
        if (result == SQLITE_OK || result == SQLITE_ROW || result == SQLITE_DONE) return;
        const int kind = result & 0xFF;
        if (kind == SQLITE_INTERRUPT) refuse("G014", {name, "", 0, 0}, {{"limit", std::to_string(most_steps)}});
        if (kind == SQLITE_NOMEM) throw std::bad_alloc{};
        refuse("G011", {name, "", 0, 0}, {{"reason", base::shown(sqlite3_errmsg(handle), 200)}});
    }
};

struct GuardedDatabase::Rows::State {
    const GuardedDatabase::State& database;
    sqlite3_stmt* statement = nullptr;
    ~State() { sqlite3_finalize(statement); }
};

GuardedDatabase::GuardedDatabase(const fs::path& file, const InputFile& input, DatabaseLimits limits)
    : state_{std::make_unique<State>()} {
    state_->name = input.name();
    state_->most_steps = limits.steps_for_all + limits.steps_a_byte * input.size();
    look_at_head(input);
    look_beside(file, input.name());
    const int opened = sqlite3_open_v2(uri_of(file).c_str(), &state_->handle,
                                       SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nullptr);
    state_->check(opened);
    sqlite3* handle = state_->handle;
    sqlite3_extended_result_codes(handle, 1);
    for (const auto& [option, value] : {std::pair{SQLITE_DBCONFIG_DEFENSIVE, 1},
                                        {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
                                        {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
                                        {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
                                        {SQLITE_DBCONFIG_ENABLE_FKEY, 0},
                                        {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0}})
        state_->check(sqlite3_db_config(handle, option, value, nullptr));
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, static_cast<int>(limits.value_bytes));
    sqlite3_limit(handle, SQLITE_LIMIT_SQL_LENGTH, 1 << 20);
    sqlite3_limit(handle, SQLITE_LIMIT_COLUMN, static_cast<int>(limits.columns));
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(handle, SQLITE_LIMIT_WORKER_THREADS, 0);
    sqlite3_progress_handler(
        handle, steps_between_looks,
        [](void* self) {
            auto& state = *static_cast<State*>(self);
            state.steps += steps_between_looks;
            return state.steps > state.most_steps ? 1 : 0;
        },
        state_.get());
    for (const char* setting :
         {"PRAGMA trusted_schema=OFF", "PRAGMA query_only=ON", "PRAGMA cell_size_check=ON", "PRAGMA mmap_size=0",
          "PRAGMA temp_store=MEMORY", "PRAGMA cache_size=-16384", "PRAGMA ignore_check_constraints=ON"})
        state_->check(sqlite3_exec(handle, setting, nullptr, nullptr, nullptr));
    // A column that is computed when it is read is a program of whoever made the file; the check would run it, too.
    auto computed = query(
        "SELECT m.name FROM sqlite_schema AS m JOIN pragma_table_xinfo(m.name) AS x "
        "WHERE m.type = 'table' AND m.sql NOT LIKE 'create virtual%' AND x.hidden IN (2, 3) LIMIT 1");
    if (computed.next()) refuse("G014", {state_->name, base::shown(computed.bytes(0)), 0, 0}, {{"limit", ""}});
    auto check = query("PRAGMA quick_check(1)");
    while (check.next())
        if (check.bytes(0) != "ok")
            refuse("G011", {state_->name, "", 0, 0}, {{"reason", sqlite3_errstr(SQLITE_CORRUPT)}});
}

GuardedDatabase::~GuardedDatabase() = default;

bool GuardedDatabase::has_table(std::string_view name) const {
    auto found = query(
        "SELECT type, sql LIKE 'create virtual%' FROM sqlite_schema "
        "WHERE name = ?1 COLLATE NOCASE AND type IN ('table', 'view')",
        {std::string{name}});
    if (!found.next()) return false;
    if (found.bytes(0) != "table" || found.whole(1) != 0)
        refuse("G014", {state_->name, base::shown(name), 0, 0}, {{"limit", ""}});
    return true;
}

std::vector<GuardedDatabase::ColumnInfo> GuardedDatabase::columns_of(std::string_view table) const {
    std::vector<ColumnInfo> columns;
    int keys = 0;
    auto found = query("SELECT name, type, pk FROM pragma_table_info(?1)", {std::string{table}});
    while (found.next()) {
        ColumnInfo column{std::string{found.bytes(0)}, base::upper(found.bytes(1)), found.whole(2) != 0};
        keys += column.key ? 1 : 0;
        column.key = column.key && column.type.find("INT") != std::string::npos;
        columns.push_back(std::move(column));
    }
    if (keys != 1)
        for (auto& column : columns) column.key = false;
    return columns;
}

GuardedDatabase::Rows GuardedDatabase::query(const std::string& sql, const std::vector<std::string>& texts) const {
    auto state = std::make_unique<Rows::State>(Rows::State{*state_, nullptr});
    state_->check(
        sqlite3_prepare_v2(state_->handle, sql.data(), static_cast<int>(sql.size()), &state->statement, nullptr));
    for (std::size_t i = 0; i < texts.size(); ++i)
        state_->check(sqlite3_bind_text(state->statement, static_cast<int>(i) + 1, texts[i].data(),
                                        static_cast<int>(texts[i].size()), SQLITE_TRANSIENT));
    return Rows{std::move(state)};
}

GuardedDatabase::Rows::Rows(std::unique_ptr<State> state) : state_{std::move(state)} {}
GuardedDatabase::Rows::~Rows() = default;
GuardedDatabase::Rows::Rows(Rows&&) noexcept = default;

bool GuardedDatabase::Rows::next() {
    const int result = sqlite3_step(state_->statement);
    state_->database.check(result);
    return result == SQLITE_ROW;
}

GuardedDatabase::Rows::Kind GuardedDatabase::Rows::kind(int column) const {
    switch (sqlite3_column_type(state_->statement, column)) {
        case SQLITE_INTEGER:
            return Kind::whole;
        case SQLITE_FLOAT:
            return Kind::real;
        case SQLITE_TEXT:
            return Kind::text;
        case SQLITE_BLOB:
            return Kind::bytes;
        default:
            return Kind::nothing;
    }
}

std::int64_t GuardedDatabase::Rows::whole(int column) const {
    return sqlite3_column_int64(state_->statement, column);
}

double GuardedDatabase::Rows::real(int column) const {
    return sqlite3_column_double(state_->statement, column);
}

std::string_view GuardedDatabase::Rows::bytes(int column) const {
    // Asked for as text a text is UTF-8, also in a database that keeps UTF-16.
    const void* data = sqlite3_column_type(state_->statement, column) == SQLITE_TEXT
                           ? sqlite3_column_text(state_->statement, column)
                           : sqlite3_column_blob(state_->statement, column);
    const int size = sqlite3_column_bytes(state_->statement, column);
    return data == nullptr ? std::string_view{}
                           : std::string_view{static_cast<const char*>(data), static_cast<std::size_t>(size)};
}

}  // namespace qm::read
