// SPDX-License-Identifier: Apache-2.0
#include "draw/labels.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <numeric>
#include <utility>

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

/// The labels with those of their candidates that are allowed, found as far as they are needed.
class Search {
  public:
    Search(std::vector<Label> labels, const std::vector<Box>& obstacles, const Box& frame, double gap)
        : labels_{std::move(labels)}, obstacles_{obstacles}, frame_{frame}, gap_{gap} {
        open_.resize(labels_.size());
        chosen_.assign(labels_.size(), -1);
        for (std::size_t i = 0; i < labels_.size(); ++i) admit(i, 0);
    }

    void place(std::size_t label) {
        if (first_free(label)) return;
        if (look_further(label) && first_free(label)) return;
        for (const int c : open_[label])
            if (move_the_other(label, c)) return;
    }

    std::vector<Placement> result() && {
        std::vector<Placement> placed(labels_.size());
        for (std::size_t i = 0; i < labels_.size(); ++i)
            if (chosen_[i] >= 0)
                placed[i] = {chosen_[i], std::move(labels_[i].candidates[static_cast<std::size_t>(chosen_[i])])};
        return placed;
    }

    int priority(std::size_t label) const { return labels_[label].priority; }
    std::size_t size() const { return labels_.size(); }

  private:
    const Candidate& at(std::size_t label, int c) const {
        return labels_[label].candidates[static_cast<std::size_t>(c)];
    }

    void admit(std::size_t label, std::size_t from) {
        for (std::size_t c = from; c < labels_[label].candidates.size(); ++c)
            if (allowed(labels_[label].candidates[c], obstacles_, frame_, gap_))
                open_[label].push_back(static_cast<int>(c));
    }

    bool look_further(std::size_t label) {
        Label& the = labels_[label];
        if (!the.more) return false;
        const std::size_t before = the.candidates.size();
        Candidates further = std::exchange(the.more, nullptr)();
        the.candidates.insert(the.candidates.end(), std::make_move_iterator(further.begin()),
                              std::make_move_iterator(further.end()));
        admit(label, before);
        return true;
    }

    /// The placed labels that stand in the way of a candidate; stops at two.
    std::vector<std::size_t> blockers(std::size_t label, const Candidate& candidate) const {
        std::vector<std::size_t> found;
        for (std::size_t other = 0; other < labels_.size() && found.size() < 2; ++other)
            if (other != label && chosen_[other] >= 0 && clash(candidate, at(other, chosen_[other]), gap_))
                found.push_back(other);
        return found;
    }

    bool first_free(std::size_t label) {
        for (const int c : open_[label])
            if (blockers(label, at(label, c)).empty()) {
                chosen_[label] = c;
                return true;
            }
        return false;
    }

    bool move_the_other(std::size_t label, int c) {
        const std::vector<std::size_t> in_the_way = blockers(label, at(label, c));
        if (in_the_way.size() != 1) return false;
        const std::size_t other = in_the_way.front();
        look_further(other);
        const int before = chosen_[other];
        chosen_[label] = c;
        chosen_[other] = -1;
        const bool may_demote = labels_[label].priority >= labels_[other].priority;
        for (const int d : open_[other])
            if (d != before && (may_demote || at(other, before).leader || !at(other, d).leader) &&
                blockers(other, at(other, d)).empty()) {
                chosen_[other] = d;
                return true;
            }
        chosen_[label] = -1;
        chosen_[other] = before;
        return false;
    }

    std::vector<Label> labels_;
    const std::vector<Box>& obstacles_;
    const Box& frame_;
    double gap_;
    std::vector<std::vector<int>> open_;  // candidates that are allowed, by label
    std::vector<int> chosen_;
};

}  // namespace

std::vector<Placement> place_labels(std::vector<Label> labels, const std::vector<Box>& obstacles, const Box& frame,
                                    double gap) {
    Search search{std::move(labels), obstacles, frame, gap};
    std::vector<std::size_t> order(search.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return search.priority(a) > search.priority(b); });
    for (const std::size_t label : order) search.place(label);
    return std::move(search).result();
}

Candidates outside_candidates(Point anchor, double width, double height, const Box& frame,
                              const std::vector<const Interior*>& covered, int form) {
    struct Scored {
        double cost;
        Box box;
        Point tip;
    };
    constexpr std::size_t directions = 24;
    static const auto rays = [] {
        std::array<Point, directions> all;
        constexpr double full_turn = 6.283185307179586;
        for (std::size_t d = 0; d < directions; ++d) {
            const double angle = full_turn * (static_cast<double>(d) + 0.5) / directions;
            all[d] = {std::cos(angle), std::sin(angle)};
        }
        return all;
    }();
    std::vector<Scored> scored;
    for (double reach = 10; reach <= 230; reach += reach < 60 ? 6 : 14) {
        for (const Point ray : rays) {
            const Point tip{anchor.x + reach * ray.x, anchor.y + reach * ray.y};
            // The label hangs beyond the tip of the leader, on the side it points to.
            const bool right = ray.x >= 0;
            const double left = right ? tip.x + 2 : tip.x - 2 - width;
            const Box box{left, tip.y - height / 2, left + width, tip.y + height / 2};
            if (!box.inside(frame)) continue;
            double cover = 0;
            for (const Interior* area : covered) cover += area->cover(box);
            scored.push_back({reach + (cover > 0 ? 40 : 0) + 140 * std::min(cover, 1.0), box, tip});
        }
    }
    std::stable_sort(scored.begin(), scored.end(), [](const Scored& a, const Scored& b) { return a.cost < b.cost; });
    Candidates result;
    result.reserve(scored.size());
    for (const Scored& s : scored) result.push_back({{s.box}, Leader{anchor, s.tip}, form});
    return result;
}

}  // namespace qm::draw
