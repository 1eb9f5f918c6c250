// SPDX-License-Identifier: Apache-2.0
#include "read/block_pipeline.hpp"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <limits>
#include <map>
#include <mutex>
#include <string_view>
#include <thread>
#include <utility>

#include "read/byte_census.hpp"

namespace qm::read {
namespace {

constexpr std::size_t none_failed = std::numeric_limits<std::size_t>::max();

std::uint32_t line_at(const char* bytes, std::size_t at, std::uint32_t first_line) {
    return first_line + static_cast<std::uint32_t>(std::count(bytes, bytes + at, '\n'));
}

class Pipeline {
  public:
    Pipeline(const BlockPlan& plan, BlockFeed feed, Encoding encoding, std::size_t threads, TableBuilder& builder,
             base::Diagnostics& findings)
        : plan_{plan},
          feed_{std::move(feed)},
          encoding_{encoding},
          builder_{builder},
          findings_{findings},
          threads_{threads} {
        totals_.columns.resize(plan.schema->columns.size());
    }

    FileTotals run() {
        if (threads_ <= 1) {
            work();
        } else {
            std::vector<std::jthread> pool;
            for (std::size_t i = 0; i < threads_; ++i) pool.emplace_back([this] { work(); });
        }
        if (failure_) std::rethrow_exception(failure_);
        return std::move(totals_);
    }

  private:
    void work() {
        Buffer buffer;
        for (;;) {
            Block block;
            {
                const std::scoped_lock reading{reading_};
                wait_for_room();
                try {
                    if (!feed_.next(block, buffer)) return;
                } catch (...) {
                    fail(feed_.issued());
                    return;
                }
            }
            try {
                deliver(block.number, parse(block, buffer));
            } catch (...) {
                fail(block.number);
                return;
            }
        }
    }

    BlockRows parse(const Block& block, Buffer& buffer) {
        if (encoding_ == Encoding::utf8) {
            const Census census = take_census({buffer.data(), block.size});
            if (census.bad_utf8 != std::string_view::npos)
                throw NotThisEncoding{line_at(buffer.data(), census.bad_utf8, block.first_line),
                                      block.offset + census.bad_utf8};
            return parse_block(plan_, buffer.data(), block.size, census, block.first_line, block.last, take_spare());
        }
        std::size_t bad = 0;
        const std::string_view bytes{buffer.data(), block.size};
        auto text = decoded(bytes, encoding_, &bad);
        if (!text) throw NotThisEncoding{line_at(buffer.data(), bad, block.first_line), block.offset + bad};
        BlockRows rows = parse_block(plan_, text->data(), text->size(), take_census(*text), block.first_line,
                                     block.last, take_spare());
        if (encoding_ == Encoding::gb18030) rows.shares.add(bytes);
        return rows;
    }

    BlockRows take_spare() {
        const std::scoped_lock lock{state_};
        if (spare_.empty()) return {};
        BlockRows rows = std::move(spare_.back());
        spare_.pop_back();
        return rows;
    }

    // Blocks that are parsed but wait for an earlier one cost memory: no more than a few.
    void wait_for_room() {
        std::unique_lock lock{state_};
        merged_one_.wait(lock, [&] { return failed_ != none_failed || feed_.issued() < merged_ + 2 * threads_ + 1; });
    }

    void fail(std::size_t number) {
        const std::scoped_lock lock{state_};
        if (number < failed_) {  // of several failures the first in the file is told, whatever the threads did
            failed_ = number;
            failure_ = std::current_exception();
        }
        merged_one_.notify_all();
    }

    void deliver(std::size_t number, BlockRows rows) {
        std::unique_lock lock{state_};
        waiting_.emplace(number, std::move(rows));
        if (merging_) return;
        merging_ = true;
        for (auto at = waiting_.find(merged_); at != waiting_.end(); at = waiting_.find(merged_)) {
            BlockRows next = std::move(at->second);
            waiting_.erase(at);
            lock.unlock();
            merge(next);
            lock.lock();
            spare_.push_back(std::move(next));
            ++merged_;
            merged_one_.notify_all();
        }
        merging_ = false;
    }

    void merge(const BlockRows& rows) {
        builder_.add(rows);
        findings_.merge(rows.findings);
        totals_.rows += rows.rows;
        totals_.quarantined += rows.quarantined;
        totals_.points += rows.points;
        if (totals_.projection.empty()) totals_.projection = rows.projection;
        totals_.projected.merge(rows.projected);
        totals_.not_metres.merge(rows.not_metres);
        totals_.blank.merge(rows.blank);
        totals_.totals.merge(rows.totals);
        totals_.shares.merge(rows.shares);
        for (std::size_t i = 0; i < rows.columns.size(); ++i) {
            const BlockColumn& column = rows.columns[i];
            auto& totals = totals_.columns[i];
            totals.null_words.merge(column.null_words);
            totals.none_words.merge(column.none_words);
            totals.converted.merge(column.converted);
            totals.serials.merge(column.serials);
            totals.shares += column.shares;
            totals.shares_over_one += column.shares_over_one;
        }
    }

    const BlockPlan& plan_;
    BlockFeed feed_;
    Encoding encoding_;
    TableBuilder& builder_;
    base::Diagnostics& findings_;
    std::size_t threads_;
    FileTotals totals_;

    std::mutex reading_;
    std::mutex state_;  // guards what follows
    std::condition_variable merged_one_;
    std::map<std::size_t, BlockRows> waiting_;
    std::vector<BlockRows> spare_;
    std::size_t merged_ = 0;
    bool merging_ = false;
    std::size_t failed_ = none_failed;
    std::exception_ptr failure_;
};

}  // namespace

FileTotals parse_blocks(const BlockPlan& plan, BlockFeed feed, Encoding encoding, std::size_t threads,
                        std::size_t expected_blocks, TableBuilder& builder, base::Diagnostics& findings) {
    const std::size_t useful = std::clamp<std::size_t>(threads, 1, std::max<std::size_t>(expected_blocks, 1));
    return Pipeline{plan, std::move(feed), encoding, useful, builder, findings}.run();
}

}  // namespace qm::read
