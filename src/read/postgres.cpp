// SPDX-License-Identifier: Apache-2.0
#include "read/postgres.hpp"

#include <libpq-fe.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <memory>
#include <utility>
#include <vector>

#include "base/failure.hpp"
#include "base/text.hpp"
#include "read/number_format.hpp"
#include "read/refusal.hpp"

namespace qm::read {
namespace {

// Moments with a zone are days of China, whatever zone server and user are in.
constexpr const char* zone = "Asia/Shanghai";

struct Options {
    PQconninfoOption* list = nullptr;
    explicit Options(const std::string& text) : list{PQconninfoParse(text.c_str(), nullptr)} {}
    ~Options() { PQconninfoFree(list); }
    Options(const Options&) = delete;
    Options& operator=(const Options&) = delete;
    std::string value(std::string_view keyword) const {
        for (const auto* at = list; at != nullptr && at->keyword != nullptr; ++at)
            if (at->keyword == keyword && at->val != nullptr) return at->val;
        return {};
    }
};

std::string info_of(const std::string& connection) {
    return connection.substr(std::min(database_prefix.size(), connection.size()));
}

struct Finish {
    void operator()(PGconn* connection) const { PQfinish(connection); }
};
struct Clear {
    void operator()(PGresult* result) const { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, Clear>;

enum class Treatment : std::uint8_t { as_it_is, flag, moment, real, nothing };

struct Column {
    std::string name, expression;
    Treatment treatment = Treatment::as_it_is;
};

class Database {
  public:
    explicit Database(const DatabaseQuery& query) : query_{query} { log_in(); }

    Records open() {
        begin();
        find_relation();
        find_columns();
        start();
        return records_;
    }

    bool next(Record& record) {
        const Result row{PQgetResult(connection_.get())};
        if (!row) return false;
        const auto status = PQresultStatus(row.get());
        if (status == PGRES_TUPLES_OK) return false;  // the end of the rows
        if (status != PGRES_SINGLE_TUPLE) refuse_statement(row.get());
        if (++position_ > query_.most_rows)
            refuse("F031", records_.spot(), {{"limit", std::to_string(query_.most_rows)}});
        record.number = key_of(text(row.get(), 0));
        record.values.clear();
        for (std::size_t i = 0; i < columns_.size(); ++i)
            record.values.push_back(value(text(row.get(), static_cast<int>(i) + 1), columns_[i].treatment));
        record.geometry.clear();
        if (records_.has_geometry) record.geometry = bytes_of(text(row.get(), static_cast<int>(columns_.size()) + 1));
        return true;
    }

  private:
    void log_in() {
        const std::string info = info_of(query_.connection);
        std::vector<const char*> names{"dbname", "client_encoding", "fallback_application_name"};
        std::vector<const char*> values{info.c_str(), "UTF8", "qualitymap"};
        if (Options{info}.value("connect_timeout").empty()) {
            names.push_back("connect_timeout");
            values.push_back("10");
        }
        names.push_back(nullptr);
        values.push_back(nullptr);
        records_.file = std::string{database_prefix} + base::shown(Options{info}.value("dbname"));
        records_.relation = base::shown(query_.relation);
        connection_.reset(PQconnectdbParams(names.data(), values.data(), 1));
        if (!connection_) throw std::bad_alloc{};
        if (PQstatus(connection_.get()) != CONNECTION_OK)
            throw base::Failure{base::Exit::input_missing, "F028", {{"reason", reason(nullptr)}}, records_.spot()};
        records_.file = std::string{database_prefix} + base::shown(PQdb(connection_.get()));
        // A database that knows no encoding gives its bytes as they are; a row that is no UTF-8 is found here.
        const char* encoding = PQparameterStatus(connection_.get(), "server_encoding");
        if (encoding != nullptr && encoding == std::string_view{"SQL_ASCII"})
            PQsetClientEncoding(connection_.get(), "SQL_ASCII");
    }

    // The first line of what the server said, without where it stands and without a password, should it say one.
    std::string reason(const PGresult* result) const {
        const char* said = result != nullptr ? PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY) : nullptr;
        std::string text = said != nullptr ? said : PQerrorMessage(connection_.get());
        const char* password = PQpass(connection_.get());
        if (password != nullptr && *password != '\0') text = base::replaced(text, password, "***");
        while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
        text = text.substr(text.rfind('\n') == std::string::npos ? 0 : text.rfind('\n') + 1);
        constexpr std::string_view failed = " failed: ";
        if (const auto at = text.find(failed); at != std::string::npos) text = text.substr(at + failed.size());
        return base::shown(base::trim(text), 200);
    }

    [[noreturn]] void refuse_statement(const PGresult* result) const {
        refuse("F029", records_.spot(), {{"reason", reason(result)}});
    }

    Result run(const std::string& sql, const std::vector<std::string>& parameters = {}) const {
        std::vector<const char*> values;
        for (const auto& parameter : parameters) values.push_back(parameter.c_str());
        Result result{PQexecParams(connection_.get(), sql.c_str(), static_cast<int>(values.size()), nullptr,
                                   values.data(), nullptr, nullptr, 0)};
        const auto status = PQresultStatus(result.get());
        if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) refuse_statement(result.get());
        return result;
    }

    void begin() {
        run("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
        const std::string time = std::to_string(query_.seconds * 1000);
        // An empty search path: names mean what this program says, not what the database has been taught.
        for (const std::string& setting :
             {"statement_timeout = " + time, "lock_timeout = " + time, std::string{"search_path = pg_catalog"},
              std::string{"datestyle = 'ISO, YMD'"}, "timezone = '" + std::string{zone} + "'",
              std::string{"bytea_output = 'hex'"}, std::string{"extra_float_digits = 1"}})
            run("SET LOCAL " + setting);
    }

    void find_relation() {
        const auto dot = query_.relation.find('.');
        const std::string schema = dot == std::string::npos ? "public" : query_.relation.substr(0, dot);
        const std::string name = dot == std::string::npos ? query_.relation : query_.relation.substr(dot + 1);
        const auto found =
            run("SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
                "WHERE n.nspname = $1 AND c.relname = $2 AND c.relkind IN ('r', 'v', 'm', 'p', 'f')",
                {schema, name});
        if (PQntuples(found.get()) != 1)
            throw base::Failure{base::Exit::input_missing, "F030", {{"relation", records_.relation}}, records_.spot()};
        oid_ = text(found.get(), 0);
        from_ = sql_name(schema) + "." + sql_name(name);
    }

    void find_columns() {
        const auto key =
            run("SELECT a.attname FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = "
                "i.indkey[0] "
                "WHERE i.indrelid = $1::oid AND i.indisprimary AND i.indnkeyatts = 1 "
                "AND a.atttypid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype)",
                {oid_});
        if (PQntuples(key.get()) == 1) key_ = sql_name(text(key.get(), 0));
        const auto found =
            run("SELECT a.attname, t.typname, t.typtype FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid "
                "WHERE a.attrelid = $1::oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum",
                {oid_});
        bool month = query_.month_column.empty();
        std::vector<std::string> names;
        for (int row = 0; row < PQntuples(found.get()); ++row) {
            const std::string name = text(found.get(), 0, row), type = text(found.get(), 1, row);
            names.push_back(name);
            month = month || name == query_.month_column;
            add_column(name, type);
        }
        if (!month)
            refuse("G009", records_.spot(),
                   {{"reason", "missing_column"},
                    {"value", base::shown(query_.month_column)},
                    {"nearest", base::shown(base::nearest(query_.month_column, names))},
                    {"known", base::shown(base::join(names, ", "), 200)}});
    }

    void add_column(const std::string& name, const std::string& type) {
        const std::string column = sql_name(name);
        if (type == "geometry" || type == "geography") {
            if (geometry_.empty()) find_system(name, type);
            return;
        }
        Column added{name, column + "::text", Treatment::as_it_is};
        if (type == "bool") added.treatment = Treatment::flag;
        if (type == "timestamp") added.treatment = Treatment::moment;
        if (type == "timestamptz")
            added = {name, "(" + column + " AT TIME ZONE '" + zone + "')::text", Treatment::moment};
        if (type == "float4" || type == "float8") added.treatment = Treatment::real;
        if (type == "bytea") added = {name, "NULL::text", Treatment::nothing};
        columns_.push_back(added);
        records_.columns.push_back(name);
    }

    // PostGIS may have been installed into any schema.
    void find_system(const std::string& name, const std::string& type) {
        const auto home =
            run("SELECT n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace "
                "WHERE e.extname = 'postgis'");
        if (PQntuples(home.get()) != 1) return;
        const std::string schema = sql_name(text(home.get(), 0));
        const std::string shape = sql_name(name) + (type == "geography" ? "::" + schema + ".geometry" : "");
        geometry_ = schema + ".ST_AsBinary(" + shape + ")::text";
        records_.has_geometry = true;
        const auto numbers = run("SELECT DISTINCT " + schema + ".ST_SRID(" + shape + ") FROM " + from_ + " WHERE " +
                                 shape + " IS NOT NULL ORDER BY 1 LIMIT 2");
        records_.system_name = "SRID";
        for (int row = 0; row < PQntuples(numbers.get()); ++row)
            records_.system_name += (row == 0 ? " " : ", ") + text(numbers.get(), 0, row);
        if (PQntuples(numbers.get()) == 0) records_.system = "EPSG:4326";  // no geometry, no system
        if (PQntuples(numbers.get()) != 1) return;
        const auto system =
            run("SELECT auth_name || ':' || auth_srid, srtext FROM " + schema + ".spatial_ref_sys WHERE srid = $1::int",
                {text(numbers.get(), 0)});
        if (PQntuples(system.get()) != 1) return;
        records_.system = text(system.get(), 0);
        if (!base::upper(records_.system).starts_with("EPSG:")) records_.system = text(system.get(), 1);
        records_.system_name = text(system.get(), 0).empty() ? records_.system_name : text(system.get(), 0);
    }

    void start() {
        std::string list = key_.empty() ? "NULL::text" : key_ + "::text", order;
        for (const auto& column : columns_) {
            list += ", " + column.expression;
            order += (order.empty() ? "" : ", ") + ("(" + column.expression + ") COLLATE \"C\"");
        }
        if (!geometry_.empty()) {
            list += ", " + geometry_;
            order += (order.empty() ? "" : ", ") + ("(" + geometry_ + ") COLLATE \"C\"");
        }
        if (!key_.empty()) order = key_;
        std::string sql = "SELECT " + list + " FROM " + from_;
        std::vector<const char*> values;
        const std::string month = query_.month_column.empty() ? "" : base::to_string(query_.month);
        if (!query_.month_column.empty()) {
            sql += " WHERE left(" + sql_name(query_.month_column) + "::text, 7) = $1";
            values.push_back(month.c_str());
        }
        if (!order.empty()) sql += " ORDER BY " + order;
        if (PQsendQueryParams(connection_.get(), sql.c_str(), static_cast<int>(values.size()), nullptr, values.data(),
                              nullptr, nullptr, 0) != 1 ||
            PQsetSingleRowMode(connection_.get()) != 1)
            refuse_statement(nullptr);
    }

    static std::string text(const PGresult* result, int column, int row = 0) {
        return {PQgetvalue(result, row, column), static_cast<std::size_t>(PQgetlength(result, row, column))};
    }

    std::uint32_t key_of(const std::string& key) const {
        std::uint32_t number = 0;
        const auto end = std::from_chars(key.data(), key.data() + key.size(), number).ptr;
        const bool whole = !key.empty() && end == key.data() + key.size() && number > 0;
        return whole ? number : static_cast<std::uint32_t>(position_);
    }

    static std::string value(std::string text, Treatment treatment) {
        switch (treatment) {
            case Treatment::flag:
                return text.empty() ? text : text == "true" ? "TRUE" : "FALSE";
            case Treatment::moment:
                return iso_text(base::replaced(text, " ", "T"));
            case Treatment::real:
                return number_text(text, {}, false);
            case Treatment::nothing:
                return {};
            case Treatment::as_it_is:
                break;
        }
        return text;
    }

    // \x0101… as the server writes bytes.
    static std::string bytes_of(const std::string& hex) {
        std::string bytes;
        if (!hex.starts_with("\\x")) return bytes;
        for (std::size_t i = 2; i + 1 < hex.size(); i += 2) {
            unsigned byte = 0;
            std::from_chars(hex.data() + i, hex.data() + i + 2, byte, 16);
            bytes += static_cast<char>(byte);
        }
        return bytes;
    }

    DatabaseQuery query_;
    std::unique_ptr<PGconn, Finish> connection_;
    Records records_;
    std::string oid_, from_, key_, geometry_;
    std::vector<Column> columns_;
    std::uint64_t position_ = 0;
};

void add_counted(base::Sha256& hash, std::string_view bytes) {
    hash.add(std::to_string(bytes.size()) + ":");
    hash.add(bytes);
}

}  // namespace

std::string connection_fault(const std::string& connection) {
    if (!connection.starts_with(database_prefix)) return "PG:host=… dbname=…";
    const Options options{info_of(connection)};
    if (options.list == nullptr) return "PG:host=… dbname=…";
    if (!options.value("password").empty() || !options.value("sslpassword").empty()) return "PGPASSWORD, ~/.pgpass";
    return {};
}

std::string shown_connection(const std::string& connection) {
    const Options options{info_of(connection)};
    std::string text{database_prefix};
    for (const char* keyword : {"host", "port", "dbname", "user"})
        if (const auto value = options.value(keyword); !value.empty())
            text += (text.size() > database_prefix.size() ? " " : "") + std::string{keyword} + "=" + value;
    if (text.size() == database_prefix.size()) text += "…";
    if (!options.value("password").empty()) text += " password=***";
    return base::shown(text, 200);
}

Records open_database(const DatabaseQuery& query) {
    auto database = std::make_shared<Database>(query);
    Records records = database->open();
    records.next = [database](Record& record) { return database->next(record); };
    return records;
}

Records hashed(Records records, base::Sha256& hash) {
    for (const auto& column : records.columns) add_counted(hash, column);
    add_counted(hash, records.system);
    records.next = [next = std::move(records.next), &hash](Record& record) {
        if (!next(record)) return false;
        hash.add("\n");
        for (const auto& value : record.values) add_counted(hash, value);
        add_counted(hash, record.geometry);
        return true;
    };
    return records;
}

model::Source read_database_table(const DatabaseQuery& query, std::uint16_t number, TableBuilder& builder,
                                  const TableOptions& options, base::Diagnostics& findings) {
    base::Sha256 hash;
    Records records = hashed(open_database(query), hash);
    model::Source source;
    source.file = records.file;
    source.sheet = records.relation;
    source.table = builder.schema().name;
    source.encoding = "PostgreSQL";
    parse_records(records, options, number, builder, source, findings);
    source.sha256 = hash.hex();
    return source;
}

}  // namespace qm::read
