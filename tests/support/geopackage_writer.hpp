// SPDX-License-Identifier: Apache-2.0
// GeoPackages for tests, by SQL: whole ones, and ones that no proper program writes.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <cstring>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace test {

class SqliteFile {
  public:
    explicit SqliteFile(const std::filesystem::path& file) {
        if (sqlite3_open(file.c_str(), &handle_) != SQLITE_OK) throw std::runtime_error{"sqlite3_open"};
    }
    ~SqliteFile() { sqlite3_close(handle_); }
    SqliteFile(const SqliteFile&) = delete;
    SqliteFile& operator=(const SqliteFile&) = delete;
    void run(const std::string& sql) const {
        char* message = nullptr;
        if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, &message) == SQLITE_OK) return;
        const std::string said = message == nullptr ? "?" : message;
        sqlite3_free(message);
        throw std::runtime_error{said + ": " + sql};
    }

  private:
    sqlite3* handle_ = nullptr;
};

inline const char* const gpkg_base = R"(
PRAGMA application_id = 1196444487; PRAGMA user_version = 10300;
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
INSERT INTO gpkg_spatial_ref_sys VALUES ('WGS 84', 4326, 'EPSG', 4326, '', ''), ('CGCS2000', 4490, 'EPSG', 4490, '', ''),
  ('CGCS2000 / 114E', 4547, 'epsg', 4547, '', ''), ('undefined', 0, 'NONE', 0, 'undefined', '');
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT '2024-01-01T00:00:00.000Z',
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER);
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL);
)";

/// Says that `table` is one of the package; `geometry` = its column, or nothing.
inline std::string gpkg_entry(const std::string& table, const std::string& geometry = "", int system = 4326) {
    std::string sql = "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('" + table +
                      "', '" + (geometry.empty() ? "attributes" : "features") + "', '" + table + "', " +
                      std::to_string(system) + ");";
    if (!geometry.empty())
        sql += "INSERT INTO gpkg_geometry_columns VALUES ('" + table + "', '" + geometry + "', 'GEOMETRY', " +
               std::to_string(system) + ", 0, 0);";
    return sql;
}

inline std::string hex_of(const void* bytes, std::size_t size) {
    std::string text;
    for (std::size_t i = 0; i < size; ++i) {
        const unsigned byte = static_cast<const unsigned char*>(bytes)[i];
        text += "0123456789ABCDEF"[byte >> 4U];
        text += "0123456789ABCDEF"[byte & 15U];
    }
    return text;
}

/// The head of a geometry in little-endian order, in hexadecimal digits, without a box.
inline std::string gpkg_head(std::int32_t system) {
    return "47500001" + hex_of(&system, sizeof(system));
}

/// X'…' of a point.
inline std::string gpkg_point(double x, double y, std::int32_t system = 4326) {
    return "X'" + gpkg_head(system) + "0101000000" + hex_of(&x, sizeof(x)) + hex_of(&y, sizeof(y)) + "'";
}

/// X'…' of a square with its south-western corner there.
inline std::string gpkg_square(double x, double y, double side, std::int32_t system = 4326) {
    std::string text = "X'" + gpkg_head(system) + "0103000000" + "01000000" + "05000000";
    for (const auto& [dx, dy] : {std::pair{0., 0.}, {side, 0.}, {side, side}, {0., side}, {0., 0.}}) {
        const double px = x + dx, py = y + dy;
        text += hex_of(&px, sizeof(px)) + hex_of(&py, sizeof(py));
    }
    return text + "'";
}

}  // namespace test
