// SPDX-License-Identifier: Apache-2.0
// OpenDocument spreadsheets for tests, made byte by byte. Same parts, same bytes.
#pragma once

#include <string>
#include <vector>

#include "support/zip_writer.hpp"

namespace test {

inline constexpr const char* ods_type = "application/vnd.oasis.opendocument.spreadsheet";

struct OdsParts {
    std::string styles;           // what stands in <office:automatic-styles>
    std::string body;             // what stands in <office:spreadsheet>
    std::string manifest;         // more entries of the manifest
    std::string type = ods_type;  // "mimetype"
    std::string common;           // styles.xml: the inside of <office:styles>; empty = no part
};

inline std::vector<ZipEntry> entries_of(const OdsParts& parts) {
    const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    const std::string spaces =
        " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
        " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
        " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
        " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
        " xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\""
        " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
        " xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\"";
    std::vector<ZipEntry> entries{{"mimetype", parts.type}};
    if (!parts.common.empty())
        entries.push_back({"styles.xml",
                           head + "<office:document-styles" + spaces + "><office:styles>" + parts.common +
                               "</office:styles></office:document-styles>",
                           true});
    entries.push_back({"content.xml",
                       head + "<office:document-content" + spaces + "><office:automatic-styles>" + parts.styles +
                           "</office:automatic-styles><office:body><office:spreadsheet>" + parts.body +
                           "</office:spreadsheet></office:body></office:document-content>",
                       true});
    entries.push_back({"META-INF/manifest.xml",
                       head +
                           "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">"
                           "<manifest:file-entry manifest:full-path=\"/\"/>" +
                           parts.manifest + "</manifest:manifest>"});
    return entries;
}

inline std::string ods(const OdsParts& parts) {
    return zip(entries_of(parts));
}

inline std::string ods_text(const std::string& text, const std::string& attributes = "") {
    return "<table:table-cell office:value-type=\"string\"" + attributes + "><text:p>" + text +
           "</text:p></table:table-cell>";
}

inline std::string ods_row(const std::vector<std::string>& texts, const std::string& attributes = "") {
    std::string row = "<table:table-row" + attributes + ">";
    for (const auto& text : texts)
        row += text.starts_with("<") ? text : text.empty() ? "<table:table-cell/>" : ods_text(text);
    return row + "</table:table-row>";
}

inline std::string ods_table(const std::string& name, const std::string& inside, const std::string& attributes = "") {
    return "<table:table table:name=\"" + name + "\"" + attributes + ">" + inside + "</table:table>";
}

/// One sheet "企业" of rows given as XML.
inline std::string ods_sheet(const std::string& rows, const std::string& styles = "") {
    OdsParts parts;
    parts.styles = styles;
    parts.body = ods_table("企业", rows);
    return ods(parts);
}

}  // namespace test
