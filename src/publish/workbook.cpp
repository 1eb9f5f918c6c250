// SPDX-License-Identifier: Apache-2.0
#include "publish/workbook.hpp"

#include <array>

#include "base/formula_text.hpp"
#include "base/text.hpp"
#include "publish/html.hpp"
#include "publish/zip_store.hpp"

namespace qm::publish {
namespace {

constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view package = "http://schemas.openxmlformats.org/package/2006/";
constexpr std::string_view office = "http://schemas.openxmlformats.org/officeDocument/2006/";
constexpr std::string_view main_space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::size_t longest_cell = 32'000;  // bytes; Excel takes 32 767 characters

// Positions in cellXfs.
enum Style { plain_text = 0, title_style, header_style, text_style, guarded_style, answer_style };

constexpr std::string_view styles =
    R"(<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>)"
    R"(<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>)"
    R"(<fill><patternFill patternType="solid"><fgColor rgb="FFE9ECEA"/></patternFill></fill>)"
    R"(<fill><patternFill patternType="solid"><fgColor rgb="FFFFF4D6"/></patternFill></fill></fills>)"
    R"(<borders count="2"><border/><border><left/><right/><top/><bottom style="thin"><color rgb="FFD0D4D9"/></bottom></border></borders>)"
    R"(<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="6"><xf/>)"
    R"(<xf fontId="1" applyFont="1"/>)"
    R"(<xf fontId="1" fillId="2" borderId="1" applyFont="1" applyFill="1" applyBorder="1"><alignment vertical="center" wrapText="1"/></xf>)"
    R"(<xf numFmtId="49" borderId="1" applyNumberFormat="1" applyBorder="1"><alignment vertical="top" wrapText="1"/></xf>)"
    R"(<xf numFmtId="49" borderId="1" applyNumberFormat="1" applyBorder="1" quotePrefix="1"><alignment vertical="top" wrapText="1"/></xf>)"
    R"(<xf numFmtId="49" fillId="3" borderId="1" applyNumberFormat="1" applyFill="1" applyBorder="1"><alignment vertical="top" wrapText="1"/></xf>)"
    R"(</cellXfs>)";

std::string letters(std::size_t column) {
    std::string name;
    for (std::size_t n = column + 1; n > 0; n = (n - 1) / 26)
        name.insert(name.begin(), static_cast<char>('A' + (n - 1) % 26));
    return name;
}

std::string at(std::size_t column, std::size_t row) {
    return letters(column) + std::to_string(row);
}

// One line of at most what a cell takes, cut between characters.
std::string one_line(std::string_view text) {
    std::string line{text};
    for (char& c : line)
        if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    if (line.size() <= longest_cell) return line;
    std::size_t end = longest_cell;
    while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xc0U) == 0x80U) --end;
    return line.substr(0, end) + "…";
}

// Old browsers look into a file and take it for a page when they find a tag: its bracket becomes a full-width one.
std::string without_tags(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char next = i + 1 < text.size() ? text[i + 1] : ' ';
        const bool tag = text[i] == '<' && ((next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') ||
                                            next == '/' || next == '!' || next == '?');
        out += tag ? std::string{"＜"} : std::string(1, text[i]);
    }
    return out;
}

std::string cell(std::size_t column, std::size_t row, std::string_view text, Style style) {
    std::string out = "<c r=\"" + at(column, row) + "\" s=\"" + std::to_string(style) + "\"";
    if (text.empty()) return out + "/>";
    return out + " t=\"inlineStr\"><is><t xml:space=\"preserve\">" + escaped(one_line(text)) + "</t></is></c>";
}

// "&" begins a code in headers of a page.
std::string page_text(const std::string& text) {
    return escaped(base::replaced(text, "&", "&&"));
}

std::string worksheet(const Sheet& sheet) {
    const std::size_t columns = sheet.columns.size();
    const std::string last = at(columns - 1, sheet.rows.size() + 2);
    std::string xml{declaration};
    xml += "<worksheet xmlns=\"" + std::string{main_space} + "\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>";
    xml += "<dimension ref=\"A1:" + last + "\"/><sheetViews><sheetView workbookViewId=\"0\">";
    xml +=
        "<pane ySplit=\"2\" topLeftCell=\"A3\" activePane=\"bottomLeft\" "
        "state=\"frozen\"/></sheetView></sheetViews><cols>";
    for (std::size_t i = 0; i < columns; ++i) {
        const std::string number = std::to_string(i + 1);
        xml += "<col min=\"" + number + "\" max=\"" + number + "\" width=\"" + std::to_string(sheet.columns[i].second) +
               "\" customWidth=\"1\"/>";
    }
    xml += "</cols><sheetData><row r=\"1\">" + cell(0, 1, sheet.mark + "  " + sheet.title, title_style) +
           "</row><row r=\"2\">";
    for (std::size_t i = 0; i < columns; ++i) xml += cell(i, 2, sheet.columns[i].first, header_style);
    xml += "</row>";
    for (std::size_t r = 0; r < sheet.rows.size(); ++r) {
        xml += "<row r=\"" + std::to_string(r + 3) + "\">";
        for (std::size_t i = 0; i < columns; ++i) {
            const std::string& text = sheet.rows[r][i];
            const Style style = i + 1 == columns                 ? answer_style
                                : base::looks_like_formula(text) ? guarded_style
                                                                 : text_style;
            xml += cell(i, r + 3, text, style);
        }
        xml += "</row>";
    }
    xml += "</sheetData><autoFilter ref=\"A2:" + last + "\"/>";
    xml += "<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>";
    xml += "<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/><headerFooter><oddHeader>&amp;R" +
           page_text(sheet.mark) +
           "</oddHeader><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter></worksheet>";
    return xml;
}

std::string relations(const std::vector<std::pair<std::string, std::string>>& list) {
    std::string xml = std::string{declaration} + "<Relationships xmlns=\"" + std::string{package} + "relationships\">";
    for (std::size_t i = 0; i < list.size(); ++i)
        xml += "<Relationship Id=\"rId" + std::to_string(i + 1) + "\" Type=\"" + list[i].first + "\" Target=\"" +
               list[i].second + "\"/>";
    return xml + "</Relationships>";
}

std::string content_types() {
    const std::string sheets = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    std::string xml = std::string{declaration} + "<Types xmlns=\"" + std::string{package} + "content-types\">";
    xml += "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>";
    xml += "<Default Extension=\"xml\" ContentType=\"application/xml\"/>";
    for (const auto& [part, type] : std::array<std::pair<std::string, std::string>, 4>{
             {{"/xl/workbook.xml", sheets + "sheet.main+xml"},
              {"/xl/worksheets/sheet1.xml", sheets + "worksheet+xml"},
              {"/xl/styles.xml", sheets + "styles+xml"},
              {"/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"}}})
        xml += "<Override PartName=\"" + part + "\" ContentType=\"" + type + "\"/>";
    return xml + "</Types>";
}

std::string core_properties(const Sheet& sheet) {
    constexpr std::string_view created =
        "<dcterms:created xsi:type=\"dcterms:W3CDTF\">2000-01-01T00:00:00Z</dcterms:created>";
    return std::string{declaration} + "<cp:coreProperties xmlns:cp=\"" + std::string{package} +
           "metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
           "xmlns:dcterms=\"http://purl.org/dc/terms/\" "
           "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>" +
           escaped(one_line(sheet.title)) + "</dc:title><dc:creator>qualitymap</dc:creator>" + std::string{created} +
           "<cp:category>" + escaped(sheet.mark) + "</cp:category></cp:coreProperties>";
}

std::string book(const Sheet& sheet) {
    const std::string quoted = "'" + sheet.name + "'";
    return std::string{declaration} + "<workbook xmlns=\"" + std::string{main_space} + "\" xmlns:r=\"" +
           std::string{office} + "relationships\"><sheets><sheet name=\"" + escaped(sheet.name) +
           "\" sheetId=\"1\" r:id=\"rId1\"/></sheets><definedNames><definedName name=\"_xlnm.Print_Titles\" "
           "localSheetId=\"0\">" +
           escaped(quoted) + "!$2:$2</definedName></definedNames></workbook>";
}

}  // namespace

std::string text_cell(std::string_view text) {
    const std::string line = without_tags(one_line(text));
    return "\"" + std::string{base::looks_like_formula(line) ? "'" : ""} + base::replaced(line, "\"", "\"\"") + "\"";
}

std::string csv_text(const Sheet& sheet) {
    std::string out = "\xEF\xBB\xBF" + text_cell(sheet.mark + "  " + sheet.title) + "\r\n";
    const auto line = [&](const auto& cells, const auto& text_of) {
        const char* separator = "";
        for (const auto& each : cells) {
            out += separator + text_cell(text_of(each));
            separator = ",";
        }
        out += "\r\n";
    };
    line(sheet.columns, [](const auto& column) { return column.first; });
    for (const auto& row : sheet.rows) line(row, [](const std::string& text) { return text; });
    return out;
}

std::string workbook(const Sheet& sheet) {
    const std::string of_office = std::string{office} + "relationships/";
    return zip_of(
        {{"[Content_Types].xml", content_types()},
         {"_rels/.rels",
          relations({{of_office + "officeDocument", "xl/workbook.xml"},
                     {std::string{package} + "relationships/metadata/core-properties", "docProps/core.xml"}})},
         {"docProps/core.xml", core_properties(sheet)},
         {"xl/workbook.xml", book(sheet)},
         {"xl/_rels/workbook.xml.rels",
          relations({{of_office + "worksheet", "worksheets/sheet1.xml"}, {of_office + "styles", "styles.xml"}})},
         {"xl/styles.xml", std::string{declaration} + "<styleSheet xmlns=\"" + std::string{main_space} + "\">" +
                               std::string{styles} + "</styleSheet>"},
         {"xl/worksheets/sheet1.xml", worksheet(sheet)}});
}

}  // namespace qm::publish
