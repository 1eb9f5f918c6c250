// SPDX-License-Identifier: Apache-2.0
// Builds the grid of AreaIndex from the top: one cell around everything is divided, level by level, wherever more than
// a few edges meet. The side of each new reference point is known from that of the parent by counting crossings.
#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "join/area_cells.hpp"
#include "join/area_index.hpp"

namespace qm::join {
namespace {

using base::Wide;

constexpr std::size_t enough_edges = 8;     // a leaf with no more is not divided
constexpr int smallest_shift = 4;           // nor is a cell of 16 units (16 cm)
constexpr std::size_t words_per_edge = 40;  // bound on the arena: what ten copies of each edge need
constexpr std::size_t most_root_cells = 1U << 20;

struct Edge {
    std::int64_t ax, ay, bx, by;  // offsets from the low corner of the layer
};

struct Point {
    std::int64_t x, y;
};

// Edges of one area that touch a cell, and whether the cell's reference point lies inside that area.
struct Run {
    model::Index area;
    bool inside;
    std::size_t begin, end;  // in Cell::edges
};

struct Cell {
    std::size_t slot;  // word in blocks_ that stands for this cell
    std::int64_t x, y;
    int shift;
    Point reference;
    model::Index cover = model::none;  // best area that has no edge here and holds it all
    std::vector<Run> runs;             // best rank first
    std::vector<std::uint32_t> edges;
};

Wide turn(const Edge& e, Point p) {
    return cell::turn<Wide>(e.ax, e.ay, e.bx, e.by, p.x, p.y);
}

bool on_edge(const Edge& e, Point p) {
    return cell::in_box(e.ax, e.ay, e.bx, e.by, p.x, p.y) && turn(e, p) == 0;
}

// Whether the segment between two points that lie on no edge crosses this one; see AreaIndex::locate_in_leaf.
bool crosses(const Edge& e, Point from, Point to) {
    if (std::max(e.ax, e.bx) < std::min(from.x, to.x) || std::min(e.ax, e.bx) > std::max(from.x, to.x) ||
        std::max(e.ay, e.by) < std::min(from.y, to.y) || std::min(e.ay, e.by) > std::max(from.y, to.y))
        return false;
    const bool a_left = cell::turn<Wide>(from.x, from.y, to.x, to.y, e.ax, e.ay) > 0;
    const bool b_left = cell::turn<Wide>(from.x, from.y, to.x, to.y, e.bx, e.by) > 0;
    if (a_left == b_left) return false;
    const Wide s = turn(e, from), t = turn(e, to);
    return (s > 0 && t < 0) || (s < 0 && t > 0);
}

// Whether the edge has a point within the square that begins at (x, y). The far sides count, so that squares side by
// side leave no gap that an edge could pass between integer points.
bool touches(const Edge& e, std::int64_t x, std::int64_t y, std::int64_t size) {
    const std::int64_t X = x + size, Y = y + size;
    if (std::max(e.ax, e.bx) < x || std::min(e.ax, e.bx) > X || std::max(e.ay, e.by) < y || std::min(e.ay, e.by) > Y)
        return false;
    const std::array<Wide, 4> sides{turn(e, {x, y}), turn(e, {X, y}), turn(e, {x, Y}), turn(e, {X, Y})};
    return !(std::all_of(sides.begin(), sides.end(), [](Wide s) { return s > 0; }) ||
             std::all_of(sides.begin(), sides.end(), [](Wide s) { return s < 0; }));
}

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
        index_.blocks_.assign(cell::block_cells, cell::empty);
        std::vector<Cell> level;
        level.push_back(whole(shapes));
        const int top = level.front().shift;
        while (!level.empty()) {
            std::vector<Cell> next;
            for (auto& c : level) {
                if (!divide(c, next)) store_leaf(c);
                c = Cell{};  // frees its edges
            }
            level = std::move(next);
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

    Cell whole(const std::vector<const model::MultiPolygon*>& shapes) {
        int shift = smallest_shift;
        while ((std::max(index_.width_, index_.height_) >> shift) != 0) shift += cell::level_bits;
        Cell c{0, 0, 0, shift, {-1, -1}, model::none, {}, {}};
        for (const model::Index area : order_) {
            const std::size_t begin = edges_.size();
            const auto add_ring = [&](const model::Ring& ring) {
                for (std::size_t i = 0; i < ring.size(); ++i) {
                    const model::LonLat a = ring[i], b = ring[(i + 1) % ring.size()];
                    edges_.push_back({a.lon - index_.low_lon_, a.lat - index_.low_lat_, b.lon - index_.low_lon_,
                                      b.lat - index_.low_lat_});
                    longest_ = std::max({longest_, std::abs(edges_.back().bx - edges_.back().ax),
                                         std::abs(edges_.back().by - edges_.back().ay)});
                }
            };
            for (const auto& polygon : *shapes[area]) {
                add_ring(polygon.shell);
                for (const auto& hole : polygon.holes) add_ring(hole);
            }
            if (edges_.size() > begin) c.runs.push_back({area, false, begin, edges_.size()});
        }
        c.edges.resize(edges_.size());
        std::iota(c.edges.begin(), c.edges.end(), 0U);
        return c;
    }

    // The crowd that meets in one vertex cannot be parted, and a bundle of long edges is copied at each level: hence
    // the smallest cell and the bound on memory. Cells are divided level by level, so the bound is felt evenly.
    bool divide(const Cell& parent, std::vector<Cell>& next) {
        if (parent.edges.size() <= enough_edges || parent.shift <= smallest_shift) return false;
        if ((copies_ + parent.edges.size()) * cell::edge_words > edges_.size() * words_per_edge) return false;
        std::vector<Cell> children(cell::block_cells);
        const int shift = parent.shift - cell::level_bits;
        for (int i = 0; i < cell::block_cells; ++i) {
            auto& child = children[static_cast<std::size_t>(i)];
            child.shift = shift;
            child.x = parent.x + (std::int64_t{i % cell::block_side} << shift);
            child.y = parent.y + (std::int64_t{i / cell::block_side} << shift);
            child.cover = parent.cover;
        }
        hand_down(parent, children);
        for (auto& child : children)
            if (!choose_reference(child)) return false;
        settle_sides(parent, children);

        const std::size_t block = index_.blocks_.size() / cell::block_cells;
        index_.blocks_.resize(index_.blocks_.size() + cell::block_cells, cell::empty);
        index_.blocks_[parent.slot] = cell::block | static_cast<std::uint32_t>(block);
        for (std::size_t i = 0; i < children.size(); ++i) {
            auto& child = children[i];
            child.slot = block * cell::block_cells + i;
            if (child.edges.empty()) {
                index_.blocks_[child.slot] = child.cover;  // none is the word for empty
                continue;
            }
            copies_ += child.edges.size();
            next.push_back(std::move(child));
        }
        return true;
    }

    // Every edge of the parent to the children that it touches; runs are opened for all, empty ones closed later.
    void hand_down(const Cell& parent, std::vector<Cell>& children) const {
        const int shift = parent.shift - cell::level_bits;
        const auto column = [&](std::int64_t x) {
            return std::clamp<std::int64_t>((x - parent.x) >> shift, 0, cell::block_side - 1);
        };
        const auto row = [&](std::int64_t y) {
            return std::clamp<std::int64_t>((y - parent.y) >> shift, 0, cell::block_side - 1);
        };
        for (const Run& run : parent.runs) {
            for (auto& child : children) child.runs.push_back({run.area, run.inside, child.edges.size(), 0});
            for (std::size_t i = run.begin; i < run.end; ++i) {
                const Edge& e = edges_[parent.edges[i]];
                const auto left = column(std::min(e.ax, e.bx) - 1), right = column(std::max(e.ax, e.bx));
                const auto below = row(std::min(e.ay, e.by) - 1), above = row(std::max(e.ay, e.by));
                for (auto r = below; r <= above; ++r)
                    for (auto c = left; c <= right; ++c) {
                        auto& child = children[static_cast<std::size_t>(r * cell::block_side + c)];
                        if ((left == right && below == above) || touches(e, child.x, child.y, std::int64_t{1} << shift))
                            child.edges.push_back(parent.edges[i]);
                    }
            }
            for (auto& child : children) child.runs.back().end = child.edges.size();
        }
    }

    // A point of the cell on none of its edges: the middle, else others in a fixed scatter.
    bool choose_reference(Cell& c) const {
        const std::uint64_t size = std::uint64_t{1} << c.shift;
        std::uint64_t scatter = 0x9e3779b97f4a7c15;
        Point p{c.x + static_cast<std::int64_t>(size / 2), c.y + static_cast<std::int64_t>(size / 2)};
        for (int tries = 0; tries < 64; ++tries) {
            if (std::none_of(c.edges.begin(), c.edges.end(), [&](std::uint32_t e) { return on_edge(edges_[e], p); })) {
                c.reference = p;
                return true;
            }
            scatter = scatter * 6364136223846793005U + 1442695040888963407U;
            p = {c.x + static_cast<std::int64_t>((scatter >> 40) % size),
                 c.y + static_cast<std::int64_t>((scatter >> 12) % size)};
        }
        return false;
    }

    // From the parent's reference point to that of the first child, then from neighbour to neighbour: a step within
    // two cells can cross only edges that touch one of them.
    void settle_sides(const Cell& parent, std::vector<Cell>& children) const {
        constexpr std::array<std::size_t, cell::block_cells> walk{0, 1, 2, 3, 7, 6, 5, 4, 8, 9, 10, 11, 15, 14, 13, 12};
        for (std::size_t i = 0; i < parent.runs.size(); ++i) {
            const Run& all = parent.runs[i];
            bool inside = all.inside;
            for (std::size_t k = all.begin; k < all.end; ++k)
                inside ^= crosses(edges_[parent.edges[k]], parent.reference, children[0].reference);
            children[0].runs[i].inside = inside;
            for (std::size_t step = 1; step < walk.size(); ++step) {
                const Cell &from = children[walk[step - 1]], &to = children[walk[step]];
                inside ^= crossed(from, from.runs[i], to, to.runs[i]);
                children[walk[step]].runs[i].inside = inside;
            }
        }
        for (auto& child : children) {
            for (const Run& run : child.runs)
                if (run.begin == run.end && run.inside &&
                    (child.cover == model::none || rank_[run.area] < rank_[child.cover]))
                    child.cover = run.area;
            std::erase_if(child.runs, [](const Run& run) { return run.begin == run.end; });
        }
    }

    // Whether the step from one reference point to the other crosses an odd number of edges; one that touches both
    // cells counts once. Edges stand in rising order in either list.
    bool crossed(const Cell& from, const Run& run, const Cell& to, const Run& next) const {
        bool odd = false;
        for (std::size_t i = run.begin, k = next.begin; i < run.end || k < next.end;) {
            const std::uint32_t a = i < run.end ? from.edges[i] : ~0U, b = k < next.end ? to.edges[k] : ~0U;
            odd ^= crosses(edges_[std::min(a, b)], from.reference, to.reference);
            i += a <= b;
            k += b <= a;
        }
        return odd;
    }

    void store_leaf(const Cell& c) {
        auto& arena = index_.arena_;
        index_.blocks_[c.slot] = cell::leaf | static_cast<std::uint32_t>(arena.size());
        const auto lon = [&](std::int64_t x) { return static_cast<std::int32_t>(x + index_.low_lon_); };
        const auto lat = [&](std::int64_t y) { return static_cast<std::int32_t>(y + index_.low_lat_); };
        const auto rivals = std::count_if(c.runs.begin(), c.runs.end(), [&](const Run& run) {
            return c.cover == model::none || rank_[run.area] < rank_[c.cover];
        });
        for (const std::int32_t word : {lon(c.reference.x), lat(c.reference.y), static_cast<std::int32_t>(c.cover),
                                        static_cast<std::int32_t>(rivals), static_cast<std::int32_t>(c.runs.size())})
            arena.push_back(word);
        for (const Run& run : c.runs) {
            arena.push_back(static_cast<std::int32_t>(run.area));
            arena.push_back(static_cast<std::int32_t>((run.end - run.begin) << 1 | (run.inside ? 1 : 0)));
            for (std::size_t i = run.begin; i < run.end; ++i) {
                Edge e = edges_[c.edges[i]];
                if (turn(e, c.reference) < 0) e = {e.bx, e.by, e.ax, e.ay};
                for (const std::int32_t word : {lon(e.ax), lat(e.ay), lon(e.bx), lat(e.by)}) arena.push_back(word);
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
            for (std::size_t column = 0; column < index.columns_; ++column) {
                std::uint32_t word = index.blocks_[0];
                for (int shift = top - cell::level_bits; shift >= index.shift_ && cell::is_block(word);
                     shift -= cell::level_bits) {
                    const int left = shift - index.shift_;
                    const std::size_t r = (row >> left) % cell::block_side, c = (column >> left) % cell::block_side;
                    word =
                        index.blocks_[std::size_t{word & cell::payload} * cell::block_cells + r * cell::block_side + c];
                }
                index.root_[row * index.columns_ + column] = word;
            }
    }

    AreaIndex& index_;
    std::vector<model::Index> order_;  // areas, smallest first
    std::vector<std::uint32_t> rank_;  // the reverse
    std::vector<Edge> edges_;
    std::size_t copies_ = 0;
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
