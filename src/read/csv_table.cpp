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
        const TextKind kind = open();
        FileHash hash{input_};
        const std::size_t before = builder_.rows();
        base::Diagnostics own;
        try {
            parse(kind, number, source, own);
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
    // What is no UTF-8 far behind the head is read a second time as GB18030.
    void parse(const TextKind& kind, std::uint16_t number, model::Source& source, base::Diagnostics& own) {
        const std::size_t before = builder_.rows();
        HanShares shares;
        Encoding used = kind.encoding;
        std::uint64_t bad_byte = kind.bad_utf8 == std::string_view::npos ? 0 : kind.bad_utf8 + 1;
        std::uint32_t bad_line = 0;
        for (;;) {
            try {
                text_.origin.encoding = used;
                parse_text(text_, options_, number, builder_, source, own, &shares);
                break;
            } catch (const NotThisEncoding& wrong) {
                builder_.truncate(before);
                own = base::Diagnostics{};
                source.reading.clear();
                if (kind.certain) refuse_mixture(used, wrong.line);
                // Where the encoding changes, the one that held so far ends: the later of the two places.
                if (used != Encoding::utf8)
                    refuse_mixture(bad_line > wrong.line ? Encoding::utf8 : used, std::max(bad_line, wrong.line));
                bad_line = wrong.line;
                bad_byte = wrong.byte + 1;
                used = Encoding::gb18030;
            } catch (const base::Failure& failure) {
                // A header of UTF-8 in a file that is read as GB18030.
                if (failure.diagnostic().code != "E005") throw;
                refuse_mixture(Encoding::utf8, bad_line > 0 ? bad_line : failure.diagnostic().spot.line);
            }
        }
        source.encoding = TextKind{used, kind.mark, true}.name();
        if (used == Encoding::gb18030 && !kind.certain) {
            if (shares.looks_big5()) refuse_big5(shares, name_);
            if (!kind.two_readings)
                own.add("E001", base::Severity::info, {name_, "", bad_line, 0},
                        {{"encoding", "GB18030"}, {"byte", std::to_string(bad_byte)}});
            if (shares.unlikely_gb())
                own.add("E015", base::Severity::warning, {name_, "", 0, 0},
                        {{"percent", std::to_string(shares.gb_percent())}});
        }
        remark(kind, used, shares, bad_byte, source, own);
    }

    void remark(const TextKind& kind, Encoding used, const HanShares& shares, std::uint64_t bad_byte,
                model::Source& source, base::Diagnostics& own) const {
        model::Remark remark{"utf8", {{"encoding", source.encoding}}};
        const base::Spot spot{name_, "", 0, 0};
        if (used == Encoding::per_line) {
            remark.what = "per_line";
            remark.facts = {{"utf8", std::to_string(lines_.utf8)},
                            {"gb18030", std::to_string(lines_.gb18030)},
                            {"neither", std::to_string(lines_.neither)}};
            if (const auto switches = lines_.switches(); !switches.empty()) {
                auto facts = remark.facts;
                facts["switches"] = switches;
                own.add("E016", base::Severity::warning, spot, std::move(facts));
            }
        } else if (kind.mark > 0) {
            remark.what = "mark";
            if (used != Encoding::utf8) own.add("E003", base::Severity::info, spot, {{"encoding", source.encoding}});
        } else if (kind.certain) {
            remark.what = "declared";
        } else if (kind.two_readings) {
            remark.what = "two_readings";
            own.add("E002", base::Severity::warning, spot,
                    {{"encoding", source.encoding}, {"text", base::shown(other_reading_)}});
        } else if (used == Encoding::gb18030) {
            remark.what = "not_utf8";
            remark.facts["byte"] = std::to_string(bad_byte);
            remark.facts["percent"] = std::to_string(shares.gb_percent());
            remark.facts["big5"] = std::to_string(shares.big5_percent());
        }
        source.reading.insert(source.reading.begin(), std::move(remark));
    }

    // Line by line, to say where the encoding changes.
    [[noreturn]] void refuse_mixture(Encoding used, std::uint32_t line) const {
        LineEncodings lines;
        std::string piece(1U << 20, '\0'), rest;
        std::uint32_t number = 0;
        for (std::uint64_t at = 0; at < input_.size();) {
            const std::size_t got = input_.read_at(at, piece.data(), piece.size());
            if (got == 0) break;
            at += got;
            std::string_view text{piece.data(), got};
            for (auto end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
                rest += text.substr(0, end);
                lines.add(rest, ++number);
                rest.clear();
                text.remove_prefix(end + 1);
            }
            rest += text;
            if (rest.size() > options_.limits.line_bytes) break;
        }
        lines.add(rest, number + 1);
        refuse("E005", {name_, "", line, 0},
               {{"encoding", std::string{name_of(used)}}, {"switches", lines.switches()}});
    }

    // Finds the encoding and makes text_ readable: the file itself, or memory when it had to be decoded as a whole.
    TextKind open() {
        std::optional<Encoding> declared;
        if (!options_.encoding.empty()) {
            declared = encoding_named(options_.encoding);
            if (!declared)
                refuse_configuration("K003", options_.crs_spot,
                                     {{"key", "encoding"},
                                      {"section", "sources"},
                                      {"expected", known_encodings},
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
        const bool by_line = kind.encoding == Encoding::per_line;
        if (kind.two_readings) other_reading_ = unlike_ascii(head);
        const bool old_mac = !two_bytes && head.find('\n') == std::string::npos && head.find('\r') != std::string::npos;
        if (two_bytes || old_mac || by_line) {
            memory_ = two_bytes ? to_utf8(input_.read_all(), declared, name_) : input_.read_all();
            if (by_line) decode_lines();
            if (memory_.find('\n') == std::string::npos) std::replace(memory_.begin(), memory_.end(), '\r', '\n');
            text_.begin = two_bytes || by_line ? 0 : kind.mark;
            text_.end = memory_.size();
            in_memory_ = true;
            head = memory_.substr(0, std::max<std::size_t>(options_.block_bytes, 64U << 10));
        }
        head.erase(0, static_cast<std::size_t>(text_.begin));
        return kind;
    }

    void decode_lines() {
        if (memory_.starts_with("\xEF\xBB\xBF")) memory_.erase(0, 3);
        std::uint32_t number = 0;
        for (std::string_view rest = memory_; !rest.empty();) {
            const auto end = rest.find('\n');
            lines_.add(rest.substr(0, end), ++number);
            rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        }
        memory_ = *decoded(memory_, Encoding::per_line);
    }

    // The first characters that are not ASCII, as the encoding that was not taken has them.
    static std::string unlike_ascii(std::string_view text) {
        const auto high = [](char c) { return (c & 0x80) != 0; };
        const auto* const from = std::find_if(text.begin(), text.end(), high);
        return std::string{from, std::find_if_not(from, text.end(), high)};
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
    std::string memory_, other_reading_;
    LineEncodings lines_;
    bool in_memory_ = false;
};

}  // namespace

model::Source read_csv(const InputFile& input, std::uint16_t source, TableBuilder& builder, const TableOptions& options,
                       base::Diagnostics& findings) {
    return CsvFile{input, options, builder}.read(source, findings);
}

}  // namespace qm::read
