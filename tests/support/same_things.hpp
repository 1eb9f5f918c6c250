// SPDX-License-Identifier: Apache-2.0
// The same rows in every format that a source may have.
#pragma once

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "support/geopackage_writer.hpp"
#include "support/ods_writer.hpp"
#include "support/zip_writer.hpp"
#include "unit/read/fixture.hpp"

namespace test {

/// A number cell is marked by its column: 4 and 5 here; 6 is a date.
inline const std::vector<std::vector<std::string>>& same_rows() {
    static const std::vector<std::vector<std::string>> rows{
        {"编号", "企业名称", "统一社会信用代码", "工业总产值", "经度", "纬度", "日期", "类别", "是否", "行业代码"},
        {"0012", "佛山市顺德区甲机器人有限公司", "91440699MA0000015Y", "1234.56", "113.25", "22.8", "2024-03-01",
         "监督", "是", "3491"},
        {"0013", "乙,“乙”\"丙\"", "", "0.1", "113.2500001", "22.8000001", "2024-02-29", "攻关", "否", "3453"},
        {"0014", "丁\n戊", "91440606722473344C", "98765432101.5", "", "", "", "", "", ""},
        {"0015", "己  庚", "", "-3", "-0.0000001", "89.9", "1999-12-31", "监督", "", ""},
    };
    return rows;
}
inline bool is_number_column(std::size_t i) {
    return i == 3 || i == 4 || i == 5;
}
inline constexpr std::size_t date_column = 6;

inline std::string same_csv() {
    std::string text;
    for (const auto& row : same_rows())
        for (std::size_t i = 0; i < row.size(); ++i)
            text +=
                (i ? ",\"" : "\"") + qm::base::replaced(row[i], "\"", "\"\"") + (i + 1 == row.size() ? "\"\n" : "\"");
    return text;
}

inline std::string xml_text(const std::string& text) {
    using qm::base::replaced;
    return replaced(replaced(replaced(text, "&", "&amp;"), "<", "&lt;"), "\"", "&quot;");
}

inline std::string same_xlsx() {
    std::string rows;
    for (std::size_t r = 0; r < same_rows().size(); ++r) {
        const std::string number = std::to_string(r + 1);
        rows += "<row r=\"" + number + "\">";
        for (std::size_t i = 0; i < same_rows()[r].size(); ++i) {
            const std::string& value = same_rows()[r][i];
            const std::string at = static_cast<char>('A' + i) + number;
            if (value.empty()) continue;
            if (r > 0 && is_number_column(i))
                rows += "<c r=\"" + at + "\"><v>" + value + "</v></c>";
            else
                rows += "<c r=\"" + at + "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" + xml_text(value) +
                        "</t></is></c>";
        }
        rows += "</row>";
    }
    return one_sheet(rows);
}

inline std::string same_ods() {
    using qm::base::replaced;
    std::string rows;
    for (std::size_t r = 0; r < same_rows().size(); ++r) {
        std::vector<std::string> cells;
        for (std::size_t i = 0; i < same_rows()[r].size(); ++i) {
            const std::string& value = same_rows()[r][i];
            if (value.empty())
                cells.emplace_back();
            else if (r > 0 && is_number_column(i))
                cells.push_back("<table:table-cell office:value-type=\"float\" office:value=\"" + value +
                                "\"><text:p>≈</text:p></table:table-cell>");
            else if (r > 0 && i == date_column)
                cells.push_back("<table:table-cell office:value-type=\"date\" office:date-value=\"" + value +
                                "\"><text:p>≈</text:p></table:table-cell>");
            else
                cells.push_back("<table:table-cell office:value-type=\"string\"><text:p>" +
                                replaced(replaced(xml_text(value), "\n", "</text:p><text:p>"), "  ", " <text:s/>") +
                                "</text:p></table:table-cell>");
        }
        rows += ods_row(cells);
    }
    return ods_sheet(rows);
}

inline std::string sql_text(const std::string& text) {
    return "'" + qm::base::replaced(text, "'", "''") + "'";
}

/// CREATE TABLE and INSERT for SQLite and PostgreSQL. `place` makes a point of x and y; empty = columns 经度 and 纬度.
inline std::string same_sql(const std::string& table, std::string (*place)(double, double) = nullptr) {
    const auto& head = same_rows().front();
    std::string sql = "CREATE TABLE " + table + " (fid INTEGER PRIMARY KEY", rows;
    for (std::size_t i = 0; i < head.size(); ++i) {
        if (place != nullptr && (i == 4 || i == 5)) continue;
        sql += ", \"" + head[i] + "\" " +
               (is_number_column(i) ? "DOUBLE PRECISION"
                : i == date_column  ? "DATE"
                                    : "TEXT");
    }
    sql += place != nullptr ? ", geom BLOB);" : ");";
    for (std::size_t r = 1; r < same_rows().size(); ++r) {
        const auto& row = same_rows()[r];
        rows += "INSERT INTO " + table + " VALUES (" + std::to_string(r + 1);
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (place != nullptr && (i == 4 || i == 5)) continue;
            rows += ", " + (row[i].empty() ? "NULL" : is_number_column(i) ? row[i] : sql_text(row[i]));
        }
        if (place != nullptr) rows += ", " + (row[4].empty() ? "NULL" : place(std::stod(row[4]), std::stod(row[5])));
        rows += ");\n";
    }
    return sql + rows;
}

inline std::string same_gpkg(bool points) {
    const fixture::Folder folder;
    const auto file = folder.path() / "a.gpkg";
    SqliteFile{file}.run(gpkg_base +
                         same_sql("things", points ? [](double x, double y) { return gpkg_point(x, y); }
                                                   : static_cast<std::string (*)(double, double)>(nullptr)) +
                         gpkg_entry("things", points ? "geom" : ""));
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

/// A table cell by cell, without the names of its rows.
inline std::string cells_of(const qm::model::Table& table) {
    std::string text;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        for (std::size_t i = 0; i < table.columns.size(); ++i) text += "|" + qm::model::shown_cell(table, row, i);
        text += "\n";
    }
    return text;
}

}  // namespace test
