// SPDX-License-Identifier: Apache-2.0
#include "read/csv_table.hpp"

#include <algorithm>
#include <cstring>
#include <exception>
#include <optional>
#include <thread>
#include <utility>

#include "base/parallel.hpp"
#include "base/text.hpp"
#include "read/block_feed.hpp"
#include "read/block_pipeline.hpp"
#include "read/block_rows.hpp"
#include "read/coordinates.hpp"
#include "read/input_file.hpp"
#include "read/refusal.hpp"
#include "read/text_encoding.hpp"

namespace qm::read {
namespace {

// SHA-256 of the file as it lies on the disk, worked out beside the parsing.
class FileHash {
  public:
    explicit FileHash(const InputFile& input) {
        if (input.size() <= worth_a_thread)
            hex_ = sha256_of(input);
        else
            thread_ = std::jthread{[this, &input] {
                try {
                    hex_ = sha256_of(input);
                } catch (...) {
                    failure_ = std::current_exception();
                }
            }};
    }
    std::string hex() {
        if (thread_.joinable()) thread_.join();
        if (failure_) std::rethrow_exception(failure_);
        return hex_;
    }

  private:
    static constexpr std::uint64_t worth_a_thread = 1U << 20;
    std::string hex_;
    std::exception_ptr failure_;
    std::jthread thread_;  // last: its work uses the members above
};

class CsvFile {
  public:
    CsvFile(const std::filesystem::path& file, const std::string& name, const CsvOptions& options,
            TableBuilder& builder)
        : input_{file, name, options.limits.csv_bytes}, name_{name}, options_{options}, builder_{builder} {}

    model::Source read(std::uint16_t number, base::Diagnostics& findings) {
        model::Source source;
        source.file = name_;
        source.table = builder_.schema().name;
        FileHash hash{input_};
        const TextKind kind = open();
        const std::size_t before = builder_.rows();
        base::Diagnostics own;
        FileTotals totals;
        std::uint32_t not_utf8_line = 0;
        Encoding used = kind.encoding;
        try {
            for (;;) {
                try {
                    totals = parse(number, used == Encoding::gb18030, own, source);
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
            tell(totals, own);
        } catch (...) {
            builder_.truncate(before);
            throw;
        }
        source.encoding = TextKind{used, kind.mark, true}.name();
        if (used == Encoding::gb18030 && !kind.certain)
            findings.add("E001", base::Severity::info, {name_, "", not_utf8_line, 0}, {{"encoding", "GB18030"}});
        source.sha256 = hash.hex();
        input_.check_unchanged();
        source.rows = totals.rows;
        source.quarantined = totals.quarantined;
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
        const std::size_t size = static_cast<std::size_t>(
            std::min<std::uint64_t>(input_.size(), std::max<std::size_t>(options_.block_bytes, 64U << 10)));
        head_.resize(size);
        head_.resize(input_.read_at(0, head_.data(), size));
        const bool whole = head_.size() == input_.size();
        const TextKind kind = detect(head_, whole, declared, name_);
        begin_ = kind.mark;
        end_ = input_.size();
        const bool two_bytes = kind.encoding == Encoding::utf16_little || kind.encoding == Encoding::utf16_big;
        const bool old_mac =
            !two_bytes && head_.find('\n') == std::string::npos && head_.find('\r') != std::string::npos;
        if (two_bytes || old_mac) {
            memory_ = two_bytes ? to_utf8(input_.read_all(), declared, name_) : input_.read_all();
            if (memory_.find('\n') == std::string::npos) std::replace(memory_.begin(), memory_.end(), '\r', '\n');
            begin_ = two_bytes ? 0 : kind.mark;
            end_ = memory_.size();
            in_memory_ = true;
            head_ = memory_.substr(0, std::max<std::size_t>(options_.block_bytes, 64U << 10));
        }
        head_.erase(0, static_cast<std::size_t>(begin_));
        return kind;
    }

    std::size_t read_at(std::uint64_t offset, char* into, std::size_t size) const {
        if (!in_memory_) return input_.read_at(offset, into, size);
        const std::size_t got =
            std::min(size, memory_.size() - static_cast<std::size_t>(std::min<std::uint64_t>(offset, memory_.size())));
        std::memcpy(into, memory_.data() + offset, got);
        return got;
    }

    FileTotals parse(std::uint16_t number, bool gb18030, base::Diagnostics& findings, model::Source& source) {
        BlockPlan plan;
        plan.schema = &builder_.schema();
        plan.limits = options_.limits;
        plan.file = name_;
        plan.header = read_header(head_, gb18030, *plan.schema, options_.limits, name_, findings);
        source.ignored_columns = plan.header.ignored;
        for (const auto& column : plan.schema->columns)
            plan.quarantine_without.push_back(column.key && column.type != model::Type::uscc);
        std::optional<PointTransform> transform;
        if (plan.schema->find("lon") >= 0) {
            transform.emplace(options_.crs, options_.crs_spot);
            if (!transform->identity()) plan.transform = &*transform;
        }
        builder_.begin_file(number, plan.header);
        const std::uint64_t begin = begin_ + plan.header.data_at;
        BlockFeed feed{
            [this](std::uint64_t offset, char* into, std::size_t size) { return read_at(offset, into, size); },
            begin,
            end_,
            plan.header.data_line,
            plan.header.separator,
            options_.block_bytes,
            options_.limits,
            name_};
        const auto blocks =
            static_cast<std::size_t>((end_ - std::min(begin, end_)) / std::max<std::size_t>(options_.block_bytes, 1)) +
            1;
        return parse_blocks(plan, std::move(feed), gb18030, base::thread_count(options_.jobs), blocks, builder_,
                            findings);
    }

    void tell(const FileTotals& totals, base::Diagnostics& findings) const {
        const auto spot = [&](const Counted& counted) { return base::Spot{name_, "", counted.line, 0}; };
        const auto say = [&](const char* code, const Counted& counted, base::Facts facts) {
            facts["count"] = std::to_string(counted.count);
            if (counted.count > 0) findings.add(code, base::Severity::info, spot(counted), std::move(facts));
        };
        const auto said = [](const std::string& column, const Counted& counted) {
            return base::Facts{{"column", column}, {"value", base::shown(counted.example)}};
        };
        say("C013", totals.blank, {});
        say("C014", totals.totals, {});
        for (std::size_t i = 0; i < totals.null_words.size(); ++i) {
            const std::string& column = builder_.schema().columns[i].zh;
            say("N003", totals.null_words[i], said(column, totals.null_words[i]));
            say("N002", totals.none_words[i], said(column, totals.none_words[i]));
        }
        // A few such points are slips; most of them mean that the source is in another system.
        if (totals.projected.count * 2 > totals.points)
            refuse("P004", spot(totals.projected),
                   {{"count", std::to_string(totals.projected.count)},
                    {"points", std::to_string(totals.points)},
                    {"point", totals.projected.example}});
    }

    InputFile input_;
    std::string name_;
    const CsvOptions& options_;
    TableBuilder& builder_;
    std::string head_, memory_;
    bool in_memory_ = false;
    std::uint64_t begin_ = 0, end_ = 0;
};

}  // namespace

model::Source read_csv(const std::filesystem::path& file, const std::string& name, std::uint16_t source,
                       TableBuilder& builder, const CsvOptions& options, base::Diagnostics& findings) {
    return CsvFile{file, name, options, builder}.read(source, findings);
}

}  // namespace qm::read
