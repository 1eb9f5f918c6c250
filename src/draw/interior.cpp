// SPDX-License-Identifier: Apache-2.0
#include "draw/interior.hpp"

#include <algorithm>
#include <cmath>

namespace qm::draw {

using scene::Box;
using scene::Point;

Interior::Interior(const scene::Outline& outline) {
    const Box& bounds = bounds_ = outline.bounds();
    top_ = bounds.top;
    rows_.resize(static_cast<std::size_t>(std::ceil(bounds.height() / step)));
    std::vector<std::vector<double>> cuts(rows_.size());
    for (const scene::Outline::Contour& contour : outline.contours()) {
        if (!contour.closed) continue;
        for (std::size_t i = 0; i < contour.points.size(); ++i) {
            Point a = contour.points[i];
            Point b = contour.points[(i + 1) % contour.points.size()];
            if (a.y > b.y) std::swap(a, b);
            const auto index = [&](double y) { return (y - top_) / step - 0.5; };
            const auto first = static_cast<std::ptrdiff_t>(std::max(0.0, std::ceil(index(a.y))));
            for (auto r = first; r < static_cast<std::ptrdiff_t>(rows_.size()); ++r) {
                const double y = top_ + (static_cast<double>(r) + 0.5) * step;
                if (y >= b.y) break;  // half open: a vertex on a row counts once
                cuts[static_cast<std::size_t>(r)].push_back(a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y));
            }
        }
    }
    double sum = 0, sum_x = 0, sum_y = 0;
    for (std::size_t r = 0; r < rows_.size(); ++r) {
        std::sort(cuts[r].begin(), cuts[r].end());
        for (std::size_t i = 0; i + 1 < cuts[r].size(); i += 2) {
            const Span span{cuts[r][i], cuts[r][i + 1]};
            rows_[r].push_back(span);
            const double length = span.right - span.left;
            sum += length;
            sum_x += length * (span.left + span.right) / 2;
            sum_y += length * (top_ + (static_cast<double>(r) + 0.5) * step);
        }
    }
    area_ = sum * step;
    centroid_ = sum > 0 ? Point{sum_x / sum, sum_y / sum}
                        : Point{(bounds.left + bounds.right) / 2, (bounds.top + bounds.bottom) / 2};
}

const std::vector<Interior::Span>& Interior::row(double y) const {
    static const std::vector<Span> none;
    const double index = std::floor((y - top_) / step);
    if (index < 0 || index >= static_cast<double>(rows_.size())) return none;
    return rows_[static_cast<std::size_t>(index)];
}

bool Interior::contains(Point point) const {
    const std::vector<Span>& spans = row(point.y);
    return std::any_of(spans.begin(), spans.end(),
                       [&](const Span& s) { return s.left <= point.x && point.x <= s.right; });
}

bool Interior::contains(const Box& box) const {
    const double first = std::floor((box.top - top_) / step);
    const double last = std::floor((box.bottom - top_) / step);
    if (first < 0 || last >= static_cast<double>(rows_.size())) return false;
    std::vector<Span> spans, scratch;
    common(static_cast<std::size_t>(first), static_cast<std::size_t>(last), box.width(), spans, scratch);
    return std::any_of(spans.begin(), spans.end(),
                       [&](const Span& s) { return s.left <= box.left && box.right <= s.right; });
}

double Interior::cover(const Box& box) const {
    if (!box.overlaps(bounds_)) return 0;
    double inside = 0;
    double all = 0;
    for (double y = box.top + step / 2; y < box.bottom; y += step) {
        all += box.width();
        for (const Span& s : row(y)) inside += std::max(0.0, std::min(s.right, box.right) - std::max(s.left, box.left));
    }
    return all > 0 ? inside / all : 0;
}

void Interior::common(std::size_t first, std::size_t last, double width, std::vector<Span>& spans,
                      std::vector<Span>& scratch) const {
    spans.clear();
    for (const Span& s : rows_[first])
        if (s.right - s.left >= width) spans.push_back(s);
    for (std::size_t r = first + 1; r <= last && !spans.empty(); ++r) {
        scratch.clear();
        for (const Span& a : spans)
            for (const Span& b : rows_[r]) {
                const Span both{std::max(a.left, b.left), std::min(a.right, b.right)};
                if (both.right - both.left >= width && both.right > both.left) scratch.push_back(both);
            }
        spans.swap(scratch);
    }
}

std::vector<Point> Interior::places(double width, double height, Point wish) const {
    const auto needed = static_cast<std::size_t>(std::ceil(height / step)) + 1;
    struct Place {
        double distance;
        Point centre;
    };
    std::vector<Place> found;
    std::vector<Span> spans, scratch;
    for (std::size_t r = 0; r + needed <= rows_.size(); ++r) {
        const double y = top_ + (static_cast<double>(r) + static_cast<double>(needed) / 2) * step;
        double best = -1;
        Point at;
        common(r, r + needed - 1, width, spans, scratch);
        for (const Span& s : spans) {
            const double x = std::clamp(wish.x, s.left + width / 2, s.right - width / 2);
            const double distance = std::hypot(x - wish.x, y - wish.y);
            if (best < 0 || distance < best) {
                best = distance;
                at = {x, y};
            }
        }
        if (best >= 0) found.push_back({best, at});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Place& a, const Place& b) { return a.distance < b.distance; });
    std::vector<Point> result;
    for (const Place& place : found) result.push_back(place.centre);
    return result;
}

}  // namespace qm::draw
