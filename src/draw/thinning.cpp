// SPDX-License-Identifier: Apache-2.0
#include "draw/thinning.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <tuple>
#include <unordered_map>

namespace qm::draw {
namespace {

using model::LonLat;
using model::Ring;

struct HashLonLat {
    std::size_t operator()(LonLat p) const {
        const auto bits =
            static_cast<std::uint64_t>(static_cast<std::uint32_t>(p.lon)) << 32 | static_cast<std::uint32_t>(p.lat);
        return static_cast<std::size_t>(bits * 0x9e3779b97f4a7c15ULL >> 16);
    }
};

/// The first two neighbours of a vertex; a third makes it a junction.
struct Neighbours {
    LonLat first, second;
    bool junction = false;
    void add(LonLat p) {
        if (!first.known())
            first = p;
        else if (p == first)
            return;
        else if (!second.known())
            second = p;
        else if (p != second)
            junction = true;
    }
};

Ring without_repeats(const Ring& ring) {
    Ring result;
    for (const LonLat p : ring)
        if (result.empty() || result.back() != p) result.push_back(p);
    while (result.size() > 1 && result.front() == result.back()) result.pop_back();
    return result;
}

class Cutter {
  public:
    explicit Cutter(const Projection& projection) : projection_{projection} {}

    void count(const Ring& ring) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            Neighbours& n = neighbours_[ring[i]];
            n.add(ring[(i + ring.size() - 1) % ring.size()]);
            n.add(ring[(i + 1) % ring.size()]);
        }
    }

    ArcRing cut(const Ring& ring, Borders& borders) {
        std::size_t start = ring.size();
        for (std::size_t i = 0; i < ring.size() && start == ring.size(); ++i)
            if (neighbours_.at(ring[i]).junction) start = i;
        if (start == ring.size())  // an island: begins at its least vertex, whoever owns it
            start = static_cast<std::size_t>(std::min_element(ring.begin(), ring.end()) - ring.begin());
        ArcRing uses;
        Ring stretch{ring[start]};
        for (std::size_t k = 1; k <= ring.size(); ++k) {
            const LonLat p = ring[(start + k) % ring.size()];
            stretch.push_back(p);
            if (k < ring.size() && !neighbours_.at(p).junction) continue;
            uses.push_back(stored(stretch, borders));
            stretch.assign(1, p);
        }
        if (uses.size() <= 2)
            for (const ArcUse& use : uses) borders.arcs[use.arc].keep_middle = true;
        return uses;
    }

  private:
    ArcUse stored(const Ring& stretch, Borders& borders) {
        const std::size_t n = stretch.size();
        // Inner vertices have two neighbours, so a stretch is known by its first two vertices.
        const auto ahead = std::pair{stretch[0], stretch[1]};
        const auto back = std::pair{stretch[n - 1], stretch[n - 2]};
        const bool reversed = back < ahead;
        const auto key = reversed ? std::tuple{back.first, back.second, stretch[0]}
                                  : std::tuple{ahead.first, ahead.second, stretch[n - 1]};
        const auto [place, fresh] = known_.try_emplace(key, borders.arcs.size());
        if (fresh) {
            Arc arc;
            arc.points.reserve(n);
            for (const LonLat p : stretch) arc.points.push_back(projection_(p));
            if (reversed) std::reverse(arc.points.begin(), arc.points.end());
            borders.arcs.push_back(std::move(arc));
        }
        return {place->second, reversed};
    }

    const Projection& projection_;
    std::unordered_map<LonLat, Neighbours, HashLonLat> neighbours_;
    std::map<std::tuple<LonLat, LonLat, LonLat>, std::size_t> known_;
};

double squared_distance(Metres p, Metres a, Metres b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length2 = dx * dx + dy * dy;
    const double t = length2 > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length2, 0.0, 1.0) : 0.0;
    const double ex = p.x - (a.x + t * dx);
    const double ey = p.y - (a.y + t * dy);
    return ex * ex + ey * ey;
}

/// Marks what must stay between two kept points; the farthest always when `at_least_one`.
void mark(const std::vector<Metres>& points, std::size_t from, std::size_t to, double tolerance2, bool at_least_one,
          std::vector<char>& keep) {
    struct Span {
        std::size_t from, to;
        bool force;
    };
    std::vector<Span> spans{{from, to, at_least_one}};
    while (!spans.empty()) {
        const Span span = spans.back();
        spans.pop_back();
        std::size_t farthest = span.from;
        double most = -1;
        for (std::size_t i = span.from + 1; i < span.to; ++i) {
            const double d = squared_distance(points[i], points[span.from], points[span.to]);
            if (d > most) {
                most = d;
                farthest = i;
            }
        }
        if (farthest == span.from || (most <= tolerance2 && !span.force)) continue;
        keep[farthest] = 1;
        spans.push_back({span.from, farthest, false});
        spans.push_back({farthest, span.to, false});
    }
}

}  // namespace

Borders cut_into_arcs(const std::vector<const model::MultiPolygon*>& shapes, const Projection& projection) {
    std::vector<std::vector<Ring>> cleaned;
    Cutter cutter{projection};
    for (const model::MultiPolygon* shape : shapes) {
        std::vector<Ring>& rings = cleaned.emplace_back();
        const auto take = [&](const Ring& given) {
            Ring ring = without_repeats(given);
            if (ring.size() < 3) return;
            cutter.count(ring);
            rings.push_back(std::move(ring));
        };
        for (const model::Polygon& polygon : *shape) {
            take(polygon.shell);
            for (const Ring& hole : polygon.holes) take(hole);
        }
    }
    Borders borders;
    for (const std::vector<Ring>& rings : cleaned) {
        std::vector<ArcRing>& result = borders.rings.emplace_back();
        for (const Ring& ring : rings) result.push_back(cutter.cut(ring, borders));
    }
    return borders;
}

std::vector<Metres> thinned(const Arc& arc, double tolerance) {
    const std::vector<Metres>& points = arc.points;
    const std::size_t last = points.size() - 1;
    std::vector<char> keep(points.size(), 0);
    keep[0] = keep[last] = 1;
    const double tolerance2 = tolerance * tolerance;
    if (points.front() == points.back() && last >= 3) {
        // Two anchors far apart, or the whole ring would be measured against a single point.
        std::size_t far = 1;
        for (std::size_t i = 2; i < last; ++i)
            if (std::hypot(points[i].x - points[0].x, points[i].y - points[0].y) >
                std::hypot(points[far].x - points[0].x, points[far].y - points[0].y))
                far = i;
        keep[far] = 1;
        mark(points, 0, far, tolerance2, true, keep);
        mark(points, far, last, tolerance2, true, keep);
    } else {
        mark(points, 0, last, tolerance2, arc.keep_middle, keep);
    }
    std::vector<Metres> result;
    for (std::size_t i = 0; i <= last; ++i)
        if (keep[i]) result.push_back(points[i]);
    return result;
}

}  // namespace qm::draw
