// SPDX-License-Identifier: Apache-2.0
#include "draw/labels.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace qm::draw {

using scene::Box;
using scene::Point;

bool meets(const Box& box, const Leader& leader) {
    // Liang–Barsky: is any part of the segment within the box?
    double from = 0, to = 1;
    const double dx = leader.to.x - leader.from.x;
    const double dy = leader.to.y - leader.from.y;
    const double p[] = {-dx, dx, -dy, dy};
    const double q[] = {leader.from.x - box.left, box.right - leader.from.x, leader.from.y - box.top,
                        box.bottom - leader.from.y};
    for (int i = 0; i < 4; ++i) {
        if (p[i] == 0) {
            if (q[i] <= 0) return false;
            continue;
        }
        const double t = q[i] / p[i];
        if (p[i] < 0)
            from = std::max(from, t);
        else
            to = std::min(to, t);
    }
    return from < to;
}

bool cross(const Leader& a, const Leader& b) {
    const auto side = [](Point p, Point q, Point r) { return (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x); };
    return side(a.from, a.to, b.from) * side(a.from, a.to, b.to) < 0 &&
           side(b.from, b.to, a.from) * side(b.from, b.to, a.to) < 0;
}

namespace {

bool clash(const Candidate& a, const Candidate& b, double gap) {
    for (const Box& x : a.boxes)
        for (const Box& y : b.boxes)
            if (x.grown(gap).overlaps(y)) return true;
    if (a.leader)
        for (const Box& y : b.boxes)
            if (meets(y.grown(gap), *a.leader)) return true;
    if (b.leader)
        for (const Box& x : a.boxes)
            if (meets(x.grown(gap), *b.leader)) return true;
    return a.leader && b.leader && cross(*a.leader, *b.leader);
}

bool allowed(const Candidate& c, const std::vector<Box>& obstacles, const Box& frame, double gap) {
    for (const Box& box : c.boxes) {
        if (!box.inside(frame)) return false;
        for (const Box& o : obstacles)
            if (box.grown(gap).overlaps(o)) return false;
    }
    if (c.leader)
        for (const Box& o : obstacles)
            if (meets(o, *c.leader)) return false;
    return true;
}

}  // namespace

std::vector<int> place_labels(const std::vector<Label>& labels, const std::vector<Box>& obstacles, const Box& frame,
                              double gap) {
    std::vector<std::vector<int>> open(labels.size());
    for (std::size_t i = 0; i < labels.size(); ++i)
        for (std::size_t c = 0; c < labels[i].candidates.size(); ++c)
            if (allowed(labels[i].candidates[c], obstacles, frame, gap)) open[i].push_back(static_cast<int>(c));

    std::vector<int> chosen(labels.size(), -1);
    const auto at = [&](std::size_t i, int c) -> const Candidate& {
        return labels[i].candidates[static_cast<std::size_t>(c)];
    };
    // The placed labels that stand in the way of a candidate; stops at two.
    const auto blockers = [&](std::size_t label, const Candidate& candidate) {
        std::vector<std::size_t> found;
        for (std::size_t other = 0; other < labels.size() && found.size() < 2; ++other)
            if (other != label && chosen[other] >= 0 && clash(candidate, at(other, chosen[other]), gap))
                found.push_back(other);
        return found;
    };

    std::vector<std::size_t> order(labels.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return labels[a].priority > labels[b].priority; });
    for (const std::size_t label : order) {
        for (const int c : open[label])
            if (blockers(label, at(label, c)).empty()) {
                chosen[label] = c;
                break;
            }
        for (std::size_t k = 0; chosen[label] < 0 && k < open[label].size(); ++k) {
            const std::vector<std::size_t> in_the_way = blockers(label, at(label, open[label][k]));
            if (in_the_way.size() != 1) continue;
            const std::size_t other = in_the_way.front();
            const int before = chosen[other];
            chosen[label] = open[label][k];
            chosen[other] = -1;
            const bool may_demote = labels[label].priority >= labels[other].priority;
            for (const int c : open[other])
                if (c != before && (may_demote || at(other, before).leader || !at(other, c).leader) &&
                    blockers(other, at(other, c)).empty()) {
                    chosen[other] = c;
                    break;
                }
            if (chosen[other] < 0) {
                chosen[label] = -1;
                chosen[other] = before;
            }
        }
    }
    return chosen;
}

std::vector<Candidate> outside_candidates(Point anchor, double width, double height, const Box& frame,
                                          const std::vector<const Interior*>& covered, int form) {
    struct Scored {
        double cost;
        Box box;
        Point tip;
    };
    constexpr int directions = 24;
    constexpr double full_turn = 6.283185307179586;
    std::vector<Scored> scored;
    for (double reach = 10; reach <= 230; reach += reach < 60 ? 6 : 14) {
        for (int d = 0; d < directions; ++d) {
            const double angle = full_turn * (d + 0.5) / directions;
            const Point tip{anchor.x + reach * std::cos(angle), anchor.y + reach * std::sin(angle)};
            // The label hangs beyond the tip of the leader, on the side it points to.
            const bool right = std::cos(angle) >= 0;
            const double left = right ? tip.x + 2 : tip.x - 2 - width;
            const Box box{left, tip.y - height / 2, left + width, tip.y + height / 2};
            if (!box.inside(frame)) continue;
            double cover = 0;
            for (const Interior* area : covered) cover += area->cover(box);
            scored.push_back({reach + (cover > 0 ? 40 : 0) + 140 * std::min(cover, 1.0), box, tip});
        }
    }
    std::stable_sort(scored.begin(), scored.end(), [](const Scored& a, const Scored& b) { return a.cost < b.cost; });
    std::vector<Candidate> result;
    result.reserve(scored.size());
    for (const Scored& s : scored) result.push_back({{s.box}, Leader{anchor, s.tip}, form});
    return result;
}

}  // namespace qm::draw
