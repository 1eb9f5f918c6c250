// SPDX-License-Identifier: Apache-2.0
#include "read/table_file.hpp"

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "base/text.hpp"
#include "read/csv_table.hpp"
#include "read/geopackage.hpp"
#include "read/ods_table.hpp"
#include "read/refusal.hpp"
#include "read/xlsx_table.hpp"

namespace qm::read {
namespace {

constexpr std::size_t looked_at = 64U << 10;

std::string ending_of(const std::string& name) {
    const auto dot = name.rfind('.');
    return dot == std::string::npos ? "" : base::upper(name.substr(dot + 1));
}

// An OLE container of Excel 97, or one in which an encrypted workbook lies; names in it are UTF-16.
[[noreturn]] void refuse_ole(const InputFile& input) {
    std::string wide;
    for (const char c : std::string_view{"EncryptedPackage"}) {
        wide += c;
        wide += '\0';
    }
    std::string piece(looked_at, '\0');
    for (std::uint64_t at = 0; at < input.size(); at += piece.size() - wide.size()) {
        const std::size_t got = input.read_at(at, piece.data(), piece.size());
        if (std::string_view{piece.data(), got}.find(wide) != std::string_view::npos)
            refuse("X001", {input.name(), "", 0, 0});
        if (got < piece.size()) break;
    }
    refuse("F010", {input.name(), "", 0, 0}, {{"format", "Excel 97-2003 (XLS)"}});
}

// Web pages and XML that call themselves spreadsheets.
const char* markup(std::string_view head) {
    const std::string start = base::upper(base::trim(head.substr(0, 1024)));
    if (start.starts_with("<HTML") || start.starts_with("<!DOCTYPE HTML") || start.starts_with("<TABLE") ||
        start.starts_with("<META") || start.find("XMLNS=\"HTTP://WWW.W3.ORG/TR/REC-HTML40\">") != std::string::npos)
        return "HTML";
    if (!start.starts_with("<?XML")) return nullptr;
    return start.find("EXCEL.SHEET") != std::string::npos || start.find("OFFICE:SPREADSHEET") != std::string::npos
               ? "XML 2003"
           : start.find("<HTML") != std::string::npos ? "HTML"
                                                      : "XML";
}

}  // namespace

model::Source read_table_file(const std::filesystem::path& file, const std::string& name, std::uint16_t source,
                              TableBuilder& builder, const TableOptions& options, base::Diagnostics& findings) {
    const InputFile input{file, name, options.limits.csv_bytes};
    std::string head(static_cast<std::size_t>(std::min<std::uint64_t>(input.size(), looked_at)), '\0');
    head.resize(input.read_at(0, head.data(), head.size()));
    const base::Spot spot{name, "", 0, 0};
    const std::string ending = ending_of(name);
    const bool workbook_name = ending == "XLSX" || ending == "XLSM" || ending == "XLTX";
    if (head.empty()) refuse("F003", spot);
    if (head.starts_with("\xD0\xCF\x11\xE0")) refuse_ole(input);
    if (const char* format = markup(head)) refuse("X019", spot, {{"format", format}});
    const std::string& declared = options.format;
    const auto declared_is = [&](std::initializer_list<std::string_view> formats, const char* found) {
        if (!declared.empty() && std::find(formats.begin(), formats.end(), declared) == formats.end())
            refuse("F032", spot, {{"declared", declared}, {"found", found}});
    };
    if (head.starts_with(sqlite_magic)) {
        declared_is({"gpkg"}, "GeoPackage (SQLite)");
        return read_geopackage_table(file, input, source, builder, options, findings);
    }
    if (head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06")) {
        // ODS, XLSB and the like have their own refusal, which says more.
        if (!workbook_name && (ending == "CSV" || ending == "TXT" || ending == "TSV"))
            refuse("F010", spot, {{"format", "XLSX (zip)"}});
        declared_is({"xlsx", "ods"}, "zip");
        if (declared != "ods") return read_xlsx(input, source, builder, options, findings);
        return read_ods(input, source, builder, options, findings);
    }
    if (workbook_name) refuse("F010", spot, {{"format", "text (CSV)"}});
    // What claims to be a database by its name and is none was cut or overwritten.
    if (ending == "GPKG") refuse("G011", spot, {{"reason", ""}});
    declared_is({"csv"}, "text (CSV)");
    return read_csv(input, source, builder, options, findings);
}

}  // namespace qm::read
