// SPDX-License-Identifier: Apache-2.0
// Builds the grid of AreaIndex from the top: one cell around everything is divided, level by level, wherever more than
// a few edges meet.
#include <algorithm>
#include <numeric>
#include <utility>

#include "join/area_divide.hpp"
#include "join/area_index.hpp"

namespace qm::join {
namespace {

using base::Wide;

constexpr std::size_t enough_edges = 8;  // a leaf with no more is not divided
constexpr int smallest_shift = 4;        // nor is a cell of 16 units (16 cm)
constexpr std::size_t most_copies = 10;  // bound on memory: of each edge, on average
constexpr std::size_t most_root_cells = 1U << 20;

Wide planar_size(const model::MultiPolygon& shape) {
    const auto ring_size = [](const model::Ring& ring) {
        Wide sum = 0;
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const model::LonLat a = ring[i], b = ring[(i + 1) % ring.size()];
            sum += Wide{a.lon} * b.lat - Wide{b.lon} * a.lat;
        }
        return sum < 0 ? -sum : sum;
    };
    Wide size = 0;
    for (const auto& polygon : shape) {
        size += ring_size(polygon.shell);
        for (const auto& hole : polygon.holes) size -= ring_size(hole);
    }
    return size;
}

}  // namespace

class AreaIndexBuilder {
  public:
    explicit AreaIndexBuilder(AreaIndex& index) : index_{index} {}

    void build(const std::vector<const model::MultiPolygon*>& shapes) {
        rank_areas(shapes);
        if (!measure(shapes)) return;
        index_.blocks_.assign(cell::block_cells, cell::empty);  // the first word stands for everything
        std::vector<AreaCell> level;
        level.push_back(whole(shapes));
        const int top = level.front().shift;
        AreaDivider divider{edges_, rank_};
        for (std::vector<AreaCell> next; !level.empty(); level = std::exchange(next, {}))
            for (auto& cell : level) {
                if (may_divide(cell) && divider.divide(cell))
                    place_children(cell, divider, next);
                else
                    store_leaf(cell);
                cell = AreaCell{};  // frees its edges
            }
        make_root(top);
        index_.arena_.shrink_to_fit();
        index_.blocks_.shrink_to_fit();
    }

  private:
    void rank_areas(const std::vector<const model::MultiPolygon*>& shapes) {
        std::vector<Wide> sizes;
        for (const auto* shape : shapes) sizes.push_back(planar_size(*shape));
        order_.resize(shapes.size());
        std::iota(order_.begin(), order_.end(), model::Index{0});
        std::stable_sort(order_.begin(), order_.end(),
                         [&](model::Index a, model::Index b) { return sizes[a] < sizes[b]; });
        rank_.resize(order_.size());
        for (std::size_t i = 0; i < order_.size(); ++i) rank_[order_[i]] = static_cast<std::uint32_t>(i);
    }

    bool measure(const std::vector<const model::MultiPolygon*>& shapes) {
        model::GeoBox box;
        for (const auto* shape : shapes)
            for (const auto& polygon : *shape) {
                for (const auto p : polygon.shell) box.add(p);
                for (const auto& hole : polygon.holes)
                    for (const auto p : hole) box.add(p);
            }
        if (box.empty()) return false;
        index_.low_lon_ = box.low.lon;
        index_.low_lat_ = box.low.lat;
        index_.width_ = std::int64_t{box.high.lon} - box.low.lon;
        index_.height_ = std::int64_t{box.high.lat} - box.low.lat;
        return true;
    }

    AreaCell whole(const std::vector<const model::MultiPolygon*>& shapes) {
        int shift = smallest_shift;
        while ((std::max(index_.width_, index_.height_) >> shift) != 0) shift += cell::level_bits;
        AreaCell c{
            0, index_.low_lon_, index_.low_lat_, shift, {index_.low_lon_ - 1, index_.low_lat_ - 1}, model::none, {},
            {}};
        for (const model::Index area : order_) {
            const auto begin = static_cast<std::uint32_t>(edges_.size());
            const auto add_ring = [&](const model::Ring& ring) {
                for (std::size_t i = 0; i < ring.size(); ++i) {
                    const model::LonLat a = ring[i], b = ring[(i + 1) % ring.size()];
                    edges_.push_back({a.lon, a.lat, b.lon, b.lat});
                    longest_ = std::max(
                        {longest_, std::abs(std::int64_t{b.lon} - a.lon), std::abs(std::int64_t{b.lat} - a.lat)});
                }
            };
            for (const auto& polygon : *shapes[area]) {
                add_ring(polygon.shell);
                for (const auto& hole : polygon.holes) add_ring(hole);
            }
            if (edges_.size() > begin)
                c.runs.push_back({area, false, begin, static_cast<std::uint32_t>(edges_.size())});
        }
        c.edges.resize(edges_.size());
        std::iota(c.edges.begin(), c.edges.end(), 0U);
        return c;
    }

    // The crowd that meets in one vertex cannot be parted, and a bundle of long edges is copied at each level: hence
    // the smallest cell and the bound on memory. Cells are divided level by level, so the bound is felt evenly.
    bool may_divide(const AreaCell& cell) const {
        return cell.edges.size() > enough_edges && cell.shift > smallest_shift &&
               copies_ + cell.edges.size() <= edges_.size() * most_copies;
    }

    void place_children(const AreaCell& parent, AreaDivider& divider, std::vector<AreaCell>& next) {
        auto& blocks = index_.blocks_;
        const std::size_t first = blocks.size();
        blocks.resize(first + cell::block_cells, cell::empty);
        blocks[parent.slot] = cell::block | static_cast<std::uint32_t>(first / cell::block_cells);
        for (std::size_t i = 0; i < cell::block_cells; ++i) {
            auto& child = divider.children()[i];
            child.slot = first + i;
            copies_ += child.edges.size();
            if (child.edges.empty())
                blocks[child.slot] = child.cover;  // none is the word for empty
            else if (child.edges.size() <= enough_edges)
                store_leaf(child);
            else
                next.push_back(child);
        }
    }

    void store_leaf(const AreaCell& c) {
        auto& arena = index_.arena_;
        index_.blocks_[c.slot] = cell::leaf | static_cast<std::uint32_t>(arena.size());
        const auto rivals = std::count_if(c.runs.begin(), c.runs.end(), [&](const AreaRun& run) {
            return c.cover == model::none || rank_[run.area] < rank_[c.cover];
        });
        for (const std::int64_t word : {c.reference.x, c.reference.y, std::int64_t{c.cover}, std::int64_t{rivals},
                                        static_cast<std::int64_t>(c.runs.size())})
            arena.push_back(static_cast<std::int32_t>(word));
        for (const AreaRun& run : c.runs) {
            arena.push_back(static_cast<std::int32_t>(run.area));
            arena.push_back(static_cast<std::int32_t>((run.end - run.begin) << 1 | (run.inside ? 1 : 0)));
            for (std::uint32_t i = run.begin; i < run.end; ++i) {
                AreaEdge e = edges_[c.edges[i]];
                if (turn(e, c.reference) < 0) e = {e.bx, e.by, e.ax, e.ay};
                for (const std::int32_t word : {e.ax, e.ay, e.bx, e.by}) arena.push_back(word);
            }
        }
        largest_leaf_ = std::max(largest_leaf_, std::int64_t{1} << c.shift);
    }

    // The upper levels as one array, so that most answers cost one look: about as many cells as there are leaves.
    void make_root(int top) {
        auto& index = index_;
        index.narrow_ = longest_ + largest_leaf_ <= std::int64_t{1} << 30;
        index.shift_ = top;
        const auto cells_at = [&](int shift) { return ((index.width_ >> shift) + 1) * ((index.height_ >> shift) + 1); };
        const auto wanted = static_cast<std::int64_t>(std::min(most_root_cells, index.blocks_.size() + 64));
        while (index.shift_ - cell::level_bits >= smallest_shift && cells_at(index.shift_ - cell::level_bits) <= wanted)
            index.shift_ -= cell::level_bits;
        index.columns_ = static_cast<std::uint32_t>((index.width_ >> index.shift_) + 1);
        const auto rows = static_cast<std::size_t>((index.height_ >> index.shift_) + 1);
        index.root_.resize(rows * index.columns_);
        for (std::size_t row = 0; row < rows; ++row)
            for (std::size_t column = 0; column < index.columns_; ++column)
                index.root_[row * index.columns_ + column] = word_at(row, column, top);
    }

    std::uint32_t word_at(std::size_t row, std::size_t column, int top) const {
        std::uint32_t word = index_.blocks_[0];
        for (int shift = top - cell::level_bits; shift >= index_.shift_ && cell::is_block(word);
             shift -= cell::level_bits) {
            const int left = shift - index_.shift_;
            const std::size_t r = (row >> left) % cell::block_side, c = (column >> left) % cell::block_side;
            word = index_.blocks_[std::size_t{word & cell::payload} * cell::block_cells + r * cell::block_side + c];
        }
        return word;
    }

    AreaIndex& index_;
    std::vector<model::Index> order_;  // areas, smallest first
    std::vector<std::uint32_t> rank_;  // the reverse
    std::vector<AreaEdge> edges_;
    std::size_t copies_ = 0;  // edges handed to children
    std::int64_t longest_ = 0, largest_leaf_ = 0;
};

AreaIndex::AreaIndex(const std::vector<const model::MultiPolygon*>& shapes) {
    AreaIndexBuilder{*this}.build(shapes);
}

AreaIndex::AreaIndex(const std::vector<model::MultiPolygon>& shapes) {
    std::vector<const model::MultiPolygon*> pointers;
    for (const auto& shape : shapes) pointers.push_back(&shape);
    AreaIndexBuilder{*this}.build(pointers);
}

}  // namespace qm::join
