// SPDX-License-Identifier: Apache-2.0
#include "read/workbook.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

#include "base/text.hpp"
#include "read/refusal.hpp"
#include "read/row_text.hpp"
#include "read/xml_events.hpp"

namespace qm::read {
namespace {

constexpr std::string_view package_relations = "_rels/.rels";

struct Relation {
    std::string type, part;  // the last word of the type
};

std::map<std::string, Relation> relations_of(const Package& package, const std::string& part, Workbook& workbook) {
    const auto slash = part.rfind('/');
    const std::string folder = slash == std::string::npos ? "" : part.substr(0, slash + 1);
    const std::string name =
        part.empty() ? std::string{package_relations} : folder + "_rels/" + part.substr(folder.size()) + ".rels";
    std::map<std::string, Relation> relations;
    const bool wide =
        read_xml(package.open(name), workbook.file,
                 {[&](std::string_view element, const Attributes& attributes) {
                      if (element != "Relationship" || attributes["TargetMode"] == "External") return;
                      const auto type = attributes["Type"];
                      relations.emplace(attributes["Id"], Relation{std::string{type.substr(type.rfind('/') + 1)},
                                                                   part_at(part, attributes["Target"])});
                  },
                  {},
                  {}});
    if (wide) workbook.unusual.emplace_back("UTF-16");
    return relations;
}

[[noreturn]] void not_xlsx(const std::string& file, const char* format) {
    refuse("X019", {file, "", 0, 0}, {{"format", format}});
}

std::string workbook_part(const Package& package, Workbook& workbook) {
    if (!package.has(package_relations)) {
        if (package.has("META-INF/manifest.xml") && package.has("content.xml")) not_xlsx(workbook.file, "ODS");
        not_xlsx(workbook.file, "ZIP");
    }
    for (const auto& [id, relation] : relations_of(package, "", workbook)) {
        if (relation.type != "officeDocument") continue;
        if (relation.part.empty()) refuse("X006", {workbook.file, "", 0, 0}, {{"part", "xl/workbook.xml"}});
        if (relation.part.ends_with(".bin")) not_xlsx(workbook.file, "XLSB");
        if (!relation.part.starts_with("xl/") &&
            (package.has("word/document.xml") || package.has("ppt/presentation.xml")))
            not_xlsx(workbook.file, package.has("word/document.xml") ? "DOCX" : "PPTX");
        return relation.part;
    }
    not_xlsx(workbook.file, "ZIP");
}

void append_escaped(std::string& text, std::uint32_t unit, std::uint32_t& high) {
    if (high != 0 && unit >= 0xDC00 && unit <= 0xDFFF) {
        base::append_utf8(text, 0x10000 + ((high - 0xD800) << 10U) + (unit - 0xDC00));
        high = 0;
        return;
    }
    if (high != 0) base::append_utf8(text, 0xFFFD);
    high = 0;
    if (unit >= 0xD800 && unit <= 0xDBFF)
        high = unit;
    else
        base::append_utf8(text, unit >= 0xDC00 && unit <= 0xDFFF ? 0xFFFD : unit);
}

// _x000D_ as Excel writes what XML cannot hold.
std::string without_escapes(std::string_view cell) {
    constexpr std::size_t length = 7;
    std::string text;
    std::uint32_t high = 0;
    for (std::size_t at = 0; at < cell.size();) {
        std::uint32_t unit = 0;
        const auto code = cell.substr(at, length);
        if (code.size() == length && code[0] == '_' && code[1] == 'x' && code[6] == '_' &&
            std::from_chars(code.data() + 2, code.data() + 6, unit, 16).ptr == code.data() + 6) {
            append_escaped(text, unit, high);
            at += length;
            continue;
        }
        if (std::exchange(high, 0U) != 0) base::append_utf8(text, 0xFFFD);
        text += cell[at++];
    }
    if (high != 0) base::append_utf8(text, 0xFFFD);
    return text;
}

}  // namespace

Workbook read_workbook(const Package& package, const std::string& file) {
    Workbook workbook;
    workbook.file = file;
    const std::string part = workbook_part(package, workbook);
    const auto relations = relations_of(package, part, workbook);
    for (const auto& [id, relation] : relations) {
        if (relation.type == "sharedStrings") workbook.shared_strings = relation.part;
        if (relation.type == "styles") workbook.styles = relation.part;
    }
    bool strict = false;
    const bool wide =
        read_xml(package.open(part), file,
                 {[&](std::string_view element, const Attributes& attributes) {
                      if (element == "workbook") {
                          strict = attributes["conformance"] == "strict" ||
                                   attributes["xmlns"].starts_with("http://purl.oclc.org/");
                      } else if (element == "workbookPr") {
                          workbook.days_from_1904 = attributes.flag("date1904");
                      } else if (element == "sheet") {
                          const auto relation = relations.find(std::string{attributes["id"]});
                          // Charts and macros have sheets too; no table can stand there.
                          if (relation != relations.end() && relation->second.type != "worksheet") return;
                          workbook.sheets.push_back({std::string{attributes["name"]},
                                                     relation == relations.end() ? "" : relation->second.part,
                                                     !attributes["state"].empty() && attributes["state"] != "visible"});
                      }
                  },
                  {},
                  {}});
    if (wide) workbook.unusual.emplace_back("UTF-16");
    if (strict) workbook.unusual.emplace_back("Strict OOXML");
    if (workbook.days_from_1904) workbook.unusual.emplace_back("1904");
    if (workbook.styles.empty() || !package.has(workbook.styles)) {
        workbook.unusual.emplace_back("styles.xml ∅");
        workbook.styles.clear();
    }
    return workbook;
}

void SharedStrings::add(std::string_view text) {
    bytes_ += field_text(text);
    ends_.push_back(bytes_.size());
}

SharedStrings read_shared_strings(const Package& package, Workbook& workbook, const model::Limits& limits) {
    SharedStrings strings;
    if (workbook.shared_strings.empty()) return strings;
    std::string text;
    bool inside = false;
    int phonetic = 0;
    const bool wide =
        read_xml(package.open(workbook.shared_strings), workbook.file,
                 {[&](std::string_view element, const Attributes&) {
                      if (element == "si") text.clear();
                      phonetic += element == "rPh";
                      inside = element == "t" && phonetic == 0;
                  },
                  [&](std::string_view element) {
                      if (element == "si") strings.add(text);
                      phonetic -= element == "rPh";
                      inside = false;
                  },
                  [&](std::string_view piece) {
                      if (inside) text += piece;
                      if (text.size() > limits.field_bytes)
                          refuse("C011", {workbook.file, "", 0, 0}, {{"limit", std::to_string(limits.field_bytes)}});
                  }});
    if (wide) workbook.unusual.emplace_back("UTF-16");
    return strings;
}

std::vector<NumberFormat> read_formats(const Package& package, Workbook& workbook) {
    std::vector<NumberFormat> formats;
    if (workbook.styles.empty()) return formats;
    const auto number = [](std::string_view text) {
        std::uint32_t value = 0;
        std::from_chars(text.data(), text.data() + text.size(), value);
        return value;
    };
    std::map<std::uint32_t, NumberFormat> own;
    bool in_cells = false;
    const bool wide = read_xml(package.open(workbook.styles), workbook.file,
                               {[&](std::string_view element, const Attributes& attributes) {
                                    if (element == "cellXfs") in_cells = true;
                                    if (element == "numFmt")
                                        own[number(attributes["numFmtId"])] = format_of_code(attributes["formatCode"]);
                                    if (element != "xf" || !in_cells) return;
                                    const auto id = number(attributes["numFmtId"]);
                                    const auto at = own.find(id);
                                    formats.push_back(at == own.end() ? built_in_format(id) : at->second);
                                },
                                [&](std::string_view element) {
                                    if (element == "cellXfs") in_cells = false;
                                },
                                {}});
    if (wide) workbook.unusual.emplace_back("UTF-16");
    return formats;
}

std::string field_text(std::string_view cell) {
    return plain_field(cell.find("_x") == std::string_view::npos ? std::string{cell} : without_escapes(cell));
}

}  // namespace qm::read
