// SPDX-License-Identifier: Apache-2.0
#include "read/csv_table.hpp"

#include <algorithm>
#include <cstring>
#include <optional>
#include <utility>

#include "base/text.hpp"
#include "read/file_hash.hpp"
#include "read/refusal.hpp"
#include "read/text_encoding.hpp"

namespace qm::read {
namespace {

class CsvFile {
  public:
    CsvFile(const InputFile& input, const TableOptions& options, TableBuilder& builder)
        : input_{input}, name_{input.name()}, options_{options}, builder_{builder} {}

    model::Source read(std::uint16_t number, base::Diagnostics& findings) {
        model::Source source;
        source.file = name_;
        source.table = builder_.schema().name;
        FileHash hash{input_};
        const TextKind kind = open();
        const std::size_t before = builder_.rows();
        base::Diagnostics own;
        std::uint32_t not_utf8_line = 0;
        Encoding used = kind.encoding;
        try {
            for (;;) {
                try {
                    text_.origin.gb18030 = used == Encoding::gb18030;
                    parse_text(text_, options_, number, builder_, source, own);
                    break;
                } catch (const NotThisEncoding& wrong) {
                    builder_.truncate(before);
                    own = base::Diagnostics{};
                    if (kind.certain || used == Encoding::gb18030)
                        refuse("E005", {name_, "", wrong.line, 0}, {{"encoding", TextKind{used, 0, true}.name()}});
                    not_utf8_line = wrong.line;
                    used = Encoding::gb18030;
                }
            }
        } catch (...) {
            builder_.truncate(before);
            throw;
        }
        source.encoding = TextKind{used, kind.mark, true}.name();
        if (used == Encoding::gb18030 && !kind.certain)
            findings.add("E001", base::Severity::info, {name_, "", not_utf8_line, 0}, {{"encoding", "GB18030"}});
        source.sha256 = hash.hex();
        input_.check_unchanged();
        findings.merge(own);
        return source;
    }

  private:
    // Finds the encoding and makes text_ readable: the file itself, or memory when it had to be decoded as a whole.
    TextKind open() {
        std::optional<Encoding> declared;
        if (!options_.encoding.empty()) {
            declared = encoding_named(options_.encoding);
            if (!declared)
                refuse_configuration("K003", options_.crs_spot,
                                     {{"key", "encoding"},
                                      {"section", "sources"},
                                      {"expected", "UTF-8, GB18030, UTF-16LE, UTF-16BE"},
                                      {"value", base::shown(options_.encoding)}});
        }
        std::string& head = text_.head;
        const std::size_t size = static_cast<std::size_t>(
            std::min<std::uint64_t>(input_.size(), std::max<std::size_t>(options_.block_bytes, 64U << 10)));
        head.resize(size);
        head.resize(input_.read_at(0, head.data(), size));
        const bool whole = head.size() == input_.size();
        const TextKind kind = detect(head, whole, declared, name_);
        text_.origin.file = name_;
        text_.begin = kind.mark;
        text_.end = input_.size();
        text_.read_at = [this](std::uint64_t at, char* into, std::size_t count) { return read_at(at, into, count); };
        const bool two_bytes = kind.encoding == Encoding::utf16_little || kind.encoding == Encoding::utf16_big;
        const bool old_mac = !two_bytes && head.find('\n') == std::string::npos && head.find('\r') != std::string::npos;
        if (two_bytes || old_mac) {
            memory_ = two_bytes ? to_utf8(input_.read_all(), declared, name_) : input_.read_all();
            if (memory_.find('\n') == std::string::npos) std::replace(memory_.begin(), memory_.end(), '\r', '\n');
            text_.begin = two_bytes ? 0 : kind.mark;
            text_.end = memory_.size();
            in_memory_ = true;
            head = memory_.substr(0, std::max<std::size_t>(options_.block_bytes, 64U << 10));
        }
        head.erase(0, static_cast<std::size_t>(text_.begin));
        return kind;
    }

    std::size_t read_at(std::uint64_t offset, char* into, std::size_t size) const {
        if (!in_memory_) return input_.read_at(offset, into, size);
        const std::size_t got =
            std::min(size, memory_.size() - static_cast<std::size_t>(std::min<std::uint64_t>(offset, memory_.size())));
        std::memcpy(into, memory_.data() + offset, got);
        return got;
    }

    const InputFile& input_;
    const std::string& name_;
    const TableOptions& options_;
    TableBuilder& builder_;
    TableText text_;
    std::string memory_;
    bool in_memory_ = false;
};

}  // namespace

model::Source read_csv(const InputFile& input, std::uint16_t source, TableBuilder& builder, const TableOptions& options,
                       base::Diagnostics& findings) {
    return CsvFile{input, options, builder}.read(source, findings);
}

}  // namespace qm::read
