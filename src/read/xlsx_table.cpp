// SPDX-License-Identifier: Apache-2.0
#include "read/xlsx_table.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "base/text.hpp"
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
        std::vector<SheetCandidate> candidates;
        for (const auto& sheet : workbook_.sheets)
            candidates.push_back(
                {sheet.name, sheet.hidden, [this, &sheet] { return text_of(checked(sheet)).has_cells(); }});
        return checked(workbook_.sheets[choose_sheet(candidates, options_.sheet, input_.name())]);
    }

    const SheetPart& checked(const SheetPart& sheet) const {
        if (sheet.part.empty()) refuse("X006", {input_.name(), sheet.name, 0, 0}, {{"part", base::shown(sheet.name)}});
        return sheet;
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
        tell_sheet({input_.name(), sheet.name, sheet.hidden, header, package_.strange_names(), workbook_.unusual},
                   rows.notes(), findings);
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
