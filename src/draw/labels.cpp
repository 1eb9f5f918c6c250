// SPDX-License-Identifier: Apache-2.0
#include "draw/labels.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <limits>
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

/// Around the boxes and the leader.
Box bounds_of(const Candidate& c, double gap) {
    Box all = c.boxes.front();
    const auto add = [&](const Box& b) {
        all = {std::min(all.left, b.left), std::min(all.top, b.top), std::max(all.right, b.right),
               std::max(all.bottom, b.bottom)};
    };
    for (const Box& b : c.boxes) add(b);
    if (c.leader)
        for (const Point p : {c.leader->from, c.leader->to}) add({p.x, p.y, p.x, p.y});
    return all.grown(gap);
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

constexpr double cell_size = 40;  // px
// Among very many labels each asks only some others to give way: most of them will stand in the key whatever is tried.
constexpr std::size_t many_labels = 400, tries_among_many = 12;

/// The labels with those of their candidates that are allowed, found as far as they are needed.
class Search {
  public:
    Search(std::vector<Label> labels, const std::vector<Box>& obstacles, const Box& frame, double gap)
        : labels_{std::move(labels)}, obstacles_{obstacles}, frame_{frame}, gap_{gap} {
        open_.resize(labels_.size());
        chosen_.assign(labels_.size(), -1);
        taken_.resize(labels_.size());
        const auto cells = [](double length) {
            return static_cast<std::size_t>(std::max(length, 0.0) / cell_size) + 1;
        };
        columns_ = cells(frame.width());
        rows_ = cells(frame.height());
        cells_.resize(columns_ * rows_);
        for (std::size_t i = 0; i < labels_.size(); ++i) admit(i, 0);
    }

    void place(std::size_t label) {
        std::size_t tried = 0;
        do {
            if (first_free(label, tried)) return;
            tried = open_[label].size();
        } while (look_further(label));
        std::size_t tries = labels_.size() > many_labels ? tries_among_many : open_[label].size();
        for (const int c : open_[label])
            if (tries-- == 0 || move_the_other(label, c)) return;
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
        Candidates further = the.more();
        if (further.empty()) the.more = nullptr;
        the.candidates.insert(the.candidates.end(), std::make_move_iterator(further.begin()),
                              std::make_move_iterator(further.end()));
        admit(label, before);
        return the.candidates.size() > before;
    }

    /// The placed labels that stand in the way of a candidate; stops at two.
    std::vector<std::size_t> blockers(std::size_t label, const Candidate& candidate) const {
        std::vector<std::size_t> near, found;
        const Box bounds = bounds_of(candidate, gap_);
        for_cells(bounds, [&](std::size_t cell) { near.insert(near.end(), cells_[cell].begin(), cells_[cell].end()); });
        std::sort(near.begin(), near.end());
        near.erase(std::unique(near.begin(), near.end()), near.end());
        for (const std::size_t other : near) {
            if (other != label && bounds.overlaps(taken_[other]) && clash(candidate, at(other, chosen_[other]), gap_))
                found.push_back(other);
            if (found.size() == 2) break;
        }
        return found;
    }

    void choose(std::size_t label, int c) {
        if (chosen_[label] >= 0) for_cells(taken_[label], [&](std::size_t cell) { std::erase(cells_[cell], label); });
        chosen_[label] = c;
        if (c < 0) return;
        taken_[label] = bounds_of(at(label, c), gap_);
        for_cells(taken_[label], [&](std::size_t cell) { cells_[cell].push_back(label); });
    }

    /// The cells of a grid over the frame that a box meets; what is beyond the frame counts to its edge.
    template <class Visit>
    void for_cells(const Box& box, Visit visit) const {
        const auto index = [](double v, double from, std::size_t count) {
            const double cell = std::floor((v - from) / cell_size);
            return cell <= 0 ? std::size_t{0} : std::min(static_cast<std::size_t>(cell), count - 1);
        };
        const std::size_t left = index(box.left, frame_.left, columns_),
                          right = index(box.right, frame_.left, columns_);
        const std::size_t top = index(box.top, frame_.top, rows_), bottom = index(box.bottom, frame_.top, rows_);
        for (std::size_t row = top; row <= bottom; ++row)
            for (std::size_t column = left; column <= right; ++column) visit(row * columns_ + column);
    }

    bool first_free(std::size_t label, std::size_t from) {
        for (std::size_t k = from; k < open_[label].size(); ++k)
            if (const int c = open_[label][k]; blockers(label, at(label, c)).empty()) {
                choose(label, c);
                return true;
            }
        return false;
    }

    bool move_the_other(std::size_t label, int c) {
        const std::vector<std::size_t> in_the_way = blockers(label, at(label, c));
        if (in_the_way.size() != 1) return false;
        const std::size_t other = in_the_way.front();
        while (look_further(other)) {
        }
        const int before = chosen_[other];
        choose(label, c);
        choose(other, -1);
        const bool may_demote = labels_[label].priority >= labels_[other].priority;
        for (const int d : open_[other])
            if (d != before && (may_demote || at(other, before).leader || !at(other, d).leader) &&
                blockers(other, at(other, d)).empty()) {
                choose(other, d);
                return true;
            }
        choose(label, -1);
        choose(other, before);
        return false;
    }

    std::vector<Label> labels_;
    const std::vector<Box>& obstacles_;
    const Box& frame_;
    double gap_;
    std::vector<std::vector<int>> open_;  // candidates that are allowed, by label
    std::vector<int> chosen_;
    std::vector<Box> taken_;  // around what is chosen
    std::size_t columns_ = 1, rows_ = 1;
    std::vector<std::vector<std::size_t>> cells_;  // labels that are chosen, by the cells they meet
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

namespace {

constexpr double first_ring = 10, last_ring = 230;  // px from the anchor
constexpr std::size_t directions = 24;
double next_ring(double reach) {
    return reach + (reach < 60 ? 6 : 14);
}

const std::array<Point, directions>& rays() {
    static const auto all = [] {
        std::array<Point, directions> made;
        constexpr double full_turn = 6.283185307179586;
        for (std::size_t d = 0; d < directions; ++d) {
            const double angle = full_turn * (static_cast<double>(d) + 0.5) / directions;
            made[d] = {std::cos(angle), std::sin(angle)};
        }
        return made;
    }();
    return all;
}

}  // namespace

OutsideCandidates::OutsideCandidates(Point anchor, double width, double height, const Box& frame, const LandCover& land,
                                     int form, double least)
    : anchor_{anchor},
      width_{width},
      height_{height},
      frame_{frame},
      land_{&land},
      form_{form},
      reach_{first_ring},
      limit_{first_ring} {
    while (reach_ < least) reach_ = next_ring(reach_);
}

void OutsideCandidates::look_round(double reach) {
    for (const Point ray : rays()) {
        const Point tip{anchor_.x + reach * ray.x, anchor_.y + reach * ray.y};
        // The label hangs beyond the tip of the leader, on the side it points to.
        const double left = ray.x >= 0 ? tip.x + 2 : tip.x - 2 - width_;
        const Box box{left, tip.y - height_ / 2, left + width_, tip.y + height_ / 2};
        if (!box.inside(frame_)) continue;
        const double cover = land_->share(box);
        known_.push_back({reach + (cover > 0 ? 40 : 0) + 140 * cover, box, tip});
    }
}

Candidates OutsideCandidates::next() {
    Candidates result;
    while (result.empty() && (reach_ <= last_ring || !known_.empty())) {
        limit_ = reach_ <= last_ring ? limit_ * 2 : std::numeric_limits<double>::infinity();
        for (; reach_ <= std::min(limit_, last_ring); reach_ = next_ring(reach_)) look_round(reach_);
        const auto rest =
            std::stable_partition(known_.begin(), known_.end(), [&](const Scored& s) { return s.cost <= limit_; });
        std::stable_sort(known_.begin(), rest, [](const Scored& a, const Scored& b) { return a.cost < b.cost; });
        for (auto s = known_.begin(); s != rest; ++s) result.push_back({{s->box}, Leader{anchor_, s->tip}, form_});
        known_.erase(known_.begin(), rest);
    }
    return result;
}

}  // namespace qm::draw
