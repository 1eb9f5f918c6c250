// SPDX-License-Identifier: Apache-2.0
// Workbooks for tests, made byte by byte: whole ones, and ones that no proper program writes. Same parts, same bytes.
#pragma once

#include <zlib.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace test {

struct ZipEntry {
    std::string name;
    std::string bytes;
    bool deflate = false;
    std::uint32_t wrong_crc = 0;  // flips these bits of the sum
    std::uint16_t flags = 0;      // 1 = encrypted
    std::uint32_t mode = 0;       // of Unix: 0120777 is a link
};

inline std::string deflated(std::string_view bytes) {
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
    std::string packed(deflateBound(&stream, bytes.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    ::deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

inline std::string zip(const std::vector<ZipEntry>& entries) {
    std::string file, directory;
    const auto put = [](std::string& to, std::uint64_t value, int bytes) {
        for (int i = 0; i < bytes; ++i) to += static_cast<char>(value >> (8 * i) & 0xFF);
    };
    for (const auto& entry : entries) {
        const std::string packed = entry.deflate ? deflated(entry.bytes) : entry.bytes;
        const auto crc = static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(entry.bytes.data()),
                                                          static_cast<uInt>(entry.bytes.size()))) ^
                         entry.wrong_crc;
        std::string common;
        put(common, 20, 2);
        put(common, entry.flags, 2);
        put(common, entry.deflate ? 8 : 0, 2);
        put(common, 0x58210000, 4);  // 2024-01-01
        put(common, crc, 4);
        put(common, packed.size(), 4);
        put(common, entry.bytes.size(), 4);
        put(common, entry.name.size(), 2);
        put(common, 0, 2);
        const std::size_t at = file.size();
        file += "PK\x03\x04" + common + entry.name + packed;
        directory += "PK\x01\x02";
        put(directory, entry.mode != 0 ? 0x0314 : 20, 2);
        directory += common;
        put(directory, 0, 6);
        put(directory, static_cast<std::uint64_t>(entry.mode) << 16, 4);
        put(directory, at, 4);
        directory += entry.name;
    }
    const std::size_t at = file.size();
    file += directory;
    file += "PK\x05\x06";
    put(file, 0, 4);
    put(file, entries.size() & 0xFFFF, 2);
    put(file, entries.size() & 0xFFFF, 2);
    put(file, directory.size(), 4);
    put(file, at, 4);
    put(file, 0, 2);
    return file;
}

inline constexpr const char* xml_head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
inline constexpr const char* main_space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

struct Sheet {
    std::string name = "Sheet1";
    std::string rows;    // what stands in <sheetData>
    std::string before;  // <cols> …
    std::string after;   // <mergeCells> …
    std::string state;   // "hidden"
};

/// A workbook in parts; tests change a part before they zip it.
struct WorkbookParts {
    std::vector<Sheet> sheets;
    std::vector<std::string> shared;  // the inside of each <si>
    std::string formats;              // the inside of <styleSheet>; empty = no styles part
    std::string properties;           // attributes of <workbookPr>
    std::string space = main_space;
    bool deflate = true;
};

inline std::vector<ZipEntry> entries_of(const WorkbookParts& parts) {
    const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const std::string head = xml_head;
    const std::string relations =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    std::string sheets, links;
    std::vector<ZipEntry> entries;
    const auto add = [&](const std::string& name, const std::string& bytes) {
        entries.push_back({name, bytes, parts.deflate});
    };
    for (std::size_t i = 0; i < parts.sheets.size(); ++i) {
        const auto& sheet = parts.sheets[i];
        const std::string number = std::to_string(i + 1);
        sheets += "<sheet name=\"" + sheet.name + "\" sheetId=\"" + number + "\"" +
                  (sheet.state.empty() ? "" : " state=\"" + sheet.state + "\"") + " r:id=\"rId" + number + "\"/>";
        links += "<Relationship Id=\"rId" + number + "\" Type=\"" + office + "/worksheet\" Target=\"worksheets/sheet" +
                 number + ".xml\"/>";
    }
    links += "<Relationship Id=\"rIdS\" Type=\"" + office + "/sharedStrings\" Target=\"sharedStrings.xml\"/>";
    if (!parts.formats.empty())
        links += "<Relationship Id=\"rIdF\" Type=\"" + office + "/styles\" Target=\"/xl/styles.xml\"/>";
    add("[Content_Types].xml",
        head + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
    add("_rels/.rels", head + relations + "<Relationship Id=\"rId1\" Type=\"" + office +
                           "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
    add("xl/workbook.xml", head + "<workbook xmlns=\"" + parts.space + "\" xmlns:r=\"" + office + "\"><workbookPr" +
                               (parts.properties.empty() ? "" : " " + parts.properties) + "/><sheets>" + sheets +
                               "</sheets></workbook>");
    add("xl/_rels/workbook.xml.rels", head + relations + links + "</Relationships>");
    std::string shared;
    for (const auto& text : parts.shared) shared += "<si>" + text + "</si>";
    add("xl/sharedStrings.xml", head + "<sst xmlns=\"" + parts.space + "\">" + shared + "</sst>");
    if (!parts.formats.empty())
        add("xl/styles.xml", head + "<styleSheet xmlns=\"" + parts.space + "\">" + parts.formats + "</styleSheet>");
    for (std::size_t i = 0; i < parts.sheets.size(); ++i) {
        const auto& sheet = parts.sheets[i];
        add("xl/worksheets/sheet" + std::to_string(i + 1) + ".xml", head + "<worksheet xmlns=\"" + parts.space + "\">" +
                                                                        sheet.before + "<sheetData>" + sheet.rows +
                                                                        "</sheetData>" + sheet.after + "</worksheet>");
    }
    return entries;
}

inline std::string workbook(const WorkbookParts& parts) {
    return zip(entries_of(parts));
}

/// A cell of text where it stands: inline("A1", "编号").
inline std::string inline_cell(const std::string& at, const std::string& text) {
    return "<c r=\"" + at + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}

/// Rows of texts from row `first` on, as inline strings; empty cells are left out.
inline std::string rows_of(const std::vector<std::vector<std::string>>& rows, int first = 1) {
    std::string xml;
    for (const auto& row : rows) {
        const std::string number = std::to_string(first++);
        xml += "<row r=\"" + number + "\">";
        for (std::size_t i = 0; i < row.size(); ++i)
            if (!row[i].empty()) xml += inline_cell(static_cast<char>('A' + i) + number, row[i]);
        xml += "</row>";
    }
    return xml;
}

/// One sheet of rows given as XML.
inline std::string one_sheet(const std::string& rows) {
    WorkbookParts parts;
    parts.sheets = {{"企业", rows, "", "", ""}};
    parts.formats = "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>";
    return workbook(parts);
}

}  // namespace test
