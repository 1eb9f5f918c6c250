// SPDX-License-Identifier: Apache-2.0
#include "read/xlsx_table.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "read/file_hash.hpp"
#include "read/refusal.hpp"
#include "read/sheet_text.hpp"

namespace qm::read {
namespace {

class XlsxFile {
  public:
    XlsxFile(const InputFile& input, const TableOptions& options, TableBuilder& builder)
        : input_{input}, options_{options}, builder_{builder}, package_{input} {}

    model::Source read(std::uint16_t number, base::Diagnostics& findings) {
        FileHash hash{input_};
        workbook_ = read_workbook(package_, input_.name());
        strings_ = read_shared_strings(package_, workbook_, options_.limits);
        formats_ = read_formats(package_, workbook_);
        const SheetPart& sheet = wanted_sheet();

        model::Source source;
        source.file = input_.name();
        source.sheet = sheet.name;
        source.table = builder_.schema().name;
        source.encoding = "XLSX";
        source.reading.push_back({"sheet", {{"sheet", base::shown(sheet.name)}}});
        const std::size_t before = builder_.rows();
        base::Diagnostics own;
        try {
            parse(sheet, number, source, own);
        } catch (const NotThisEncoding&) {
            builder_.truncate(before);
            refuse("X010", {input_.name(), sheet.name, 0, 0},
                   {{"part", sheet.part}, {"line", "1"}, {"reason", "UTF-8"}});
        } catch (...) {
            builder_.truncate(before);
            throw;
        }
        source.sha256 = hash.hex();
        input_.check_unchanged();
        findings.merge(own);
        return source;
    }

  private:
    SheetText text_of(const SheetPart& sheet) const {
        return {package_, workbook_, sheet, strings_, formats_, options_.limits};
    }

    const SheetPart& wanted_sheet() const {
        if (!options_.sheet.empty()) {
            for (const auto& sheet : workbook_.sheets)
                if (sheet.name == options_.sheet) return checked(sheet);
            const std::string key = base::name_key(options_.sheet);
            for (const auto& sheet : workbook_.sheets)
                if (base::name_key(sheet.name) == key) return checked(sheet);
            refuse_sheet(options_.sheet);
        }
        // What stands on hidden sheets are lists for choosing from; and Excel adds empty sheets by itself.
        std::vector<const SheetPart*> candidates;
        for (const auto& sheet : workbook_.sheets)
            if (!sheet.hidden) candidates.push_back(&sheet);
        if (candidates.size() > 1)
            candidates.erase(std::remove_if(candidates.begin(), candidates.end(),
                                            [&](const SheetPart* s) { return !text_of(checked(*s)).has_cells(); }),
                             candidates.end());
        if (candidates.size() != 1) refuse_sheet("");
        return checked(*candidates.front());
    }

    const SheetPart& checked(const SheetPart& sheet) const {
        if (sheet.part.empty()) refuse("X006", {input_.name(), sheet.name, 0, 0}, {{"part", base::shown(sheet.name)}});
        return sheet;
    }

    [[noreturn]] void refuse_sheet(const std::string& wanted) const {
        std::vector<std::string> names;
        constexpr std::size_t most = 20;
        for (const auto& sheet : workbook_.sheets)
            if (names.size() < most) names.push_back(base::shown(sheet.name, 40));
        refuse("X016", {input_.name(), "", 0, 0},
               {{"sheet", base::shown(wanted)}, {"known", names.empty() ? "—" : base::join(names, "、")}});
    }

    void parse(const SheetPart& sheet, std::uint16_t number, model::Source& source, base::Diagnostics& findings) {
        SheetText rows = text_of(sheet);
        TableText text;
        text.origin.file = input_.name();
        text.origin.sheet = sheet.name.empty() ? "—" : sheet.name;
        text.days_from_1904 = workbook_.days_from_1904;
        text.read_at = [&](std::uint64_t at, char* into, std::size_t size) { return rows.read_at(at, into, size); };
        text.head.resize(std::max<std::size_t>(options_.block_bytes, 64U << 10));
        const std::size_t asked = text.head.size();
        text.head.resize(rows.read_at(0, text.head.data(), asked));
        // How long the text will be is not known before its end.
        text.end = text.head.size() < asked ? text.head.size() : std::numeric_limits<std::uint64_t>::max();
        const std::uint32_t header = parse_text(text, options_, number, builder_, source, findings);
        tell(sheet, rows.notes(), header, findings);
    }

    void tell(const SheetPart& sheet, const SheetNotes& notes, std::uint32_t header, base::Diagnostics& findings) {
        const base::Spot spot{input_.name(), sheet.name, 0, 0};
        if (package_.strange_names() > 0)
            findings.add("X006", base::Severity::info, {input_.name(), "", 0, 0},
                         {{"part", "× " + std::to_string(package_.strange_names())}});
        if (notes.hidden_rows + notes.hidden_columns > 0 || sheet.hidden)
            findings.add("X015", base::Severity::warning, spot,
                         {{"rows", std::to_string(notes.hidden_rows)},
                          {"columns", std::to_string(notes.hidden_columns)},
                          {"sheets", sheet.hidden ? "1" : "0"}});
        std::uint64_t merged = 0;
        const SheetNotes::Merge* first = nullptr;
        for (const auto& merge : notes.merges) {
            if (merge.first_row <= header) continue;
            if (first == nullptr || merge.first_row < first->first_row) first = &merge;
            ++merged;
        }
        if (first != nullptr)
            findings.add("X014", base::Severity::warning,
                         {input_.name(), sheet.name, first->first_row, first->first_column},
                         {{"count", std::to_string(merged)}});
        auto unusual = workbook_.unusual;
        if (notes.utf16) unusual.emplace_back("UTF-16");
        std::sort(unusual.begin(), unusual.end());
        unusual.erase(std::unique(unusual.begin(), unusual.end()), unusual.end());
        if (!unusual.empty())
            findings.add("X018", base::Severity::info, {input_.name(), "", 0, 0},
                         {{"what", base::join(unusual, ", ")}});
    }

    const InputFile& input_;
    const TableOptions& options_;
    TableBuilder& builder_;
    Package package_;
    Workbook workbook_;
    SharedStrings strings_;
    std::vector<NumberFormat> formats_;
};

}  // namespace

model::Source read_xlsx(const InputFile& input, std::uint16_t source, TableBuilder& builder,
                        const TableOptions& options, base::Diagnostics& findings) {
    return XlsxFile{input, options, builder}.read(source, findings);
}

}  // namespace qm::read
