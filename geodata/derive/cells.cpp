// SPDX-License-Identifier: Apache-2.0
#include "cells.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>

namespace derive {

using plane::Point;
using plane::Ring;

namespace {

// Three octaves of a fixed wave. The sum of amplitude × 2π / length stays below 1, so the bend can never fold a
// border over itself.
struct Octave {
    double length, amplitude, direction, phase;
};
constexpr Octave octaves[] = {
    {15.0, 0.55, 0.35, 0.9}, {13.0, 0.50, 1.95, 4.1}, {6.4, 0.19, 0.95, 2.2},
    {5.6, 0.17, 2.60, 5.3},  {2.7, 0.055, 0.20, 1.1}, {2.3, 0.045, 1.70, 3.6},
};

Point bend(Point p) {
    Point moved = p;
    for (const Octave& o : octaves) {
        // The shift runs across the wave, so that it bends borders instead of stretching cells.
        const double along = p.x * std::cos(o.direction) + p.y * std::sin(o.direction);
        const double shift = o.amplitude * std::sin(along * 2 * std::numbers::pi / o.length + o.phase);
        moved.x -= shift * std::sin(o.direction);
        moved.y += shift * std::cos(o.direction);
    }
    return moved;
}

// The part of the ring where (nx, ny)·p <= limit.
Ring clip(const Ring& ring, double nx, double ny, double limit) {
    Ring kept;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point a = ring[i], b = ring[(i + 1) % ring.size()];
        const double da = nx * a.x + ny * a.y - limit, db = nx * b.x + ny * b.y - limit;
        if (da <= 0) kept.push_back(a);
        if ((da < 0 && db > 0) || (da > 0 && db < 0)) kept.push_back(plane::between(a, b, da / (da - db)));
    }
    return kept;
}

std::vector<Ring> power_cells(const Ring& outline, const std::vector<Point>& sites,
                              const std::vector<double>& weights) {
    std::vector<Ring> cells;
    for (std::size_t i = 0; i < sites.size(); ++i) {
        Ring cell = outline;
        for (std::size_t j = 0; j < sites.size() && !cell.empty(); ++j) {
            if (j == i) continue;
            const Point a = sites[i], b = sites[j];
            const double limit = (b.x * b.x + b.y * b.y - a.x * a.x - a.y * a.y + weights[i] - weights[j]) / 2;
            cell = clip(cell, b.x - a.x, b.y - a.y, limit);
        }
        if (cell.size() < 3) throw std::runtime_error("a cell is empty: site " + std::to_string(i));
        cells.push_back(std::move(cell));
    }
    return cells;
}

// Gives corners that differ only by rounding one number, then cuts every edge into short pieces: an edge between two
// cells is cut once and used by both.
class SharedEdges {
  public:
    Ring densify(const Ring& ring) {
        std::vector<int> corners;
        for (const Point& p : ring) {
            const int id = corner(p);
            if (corners.empty() || corners.back() != id) corners.push_back(id);
        }
        while (corners.size() > 1 && corners.front() == corners.back()) corners.pop_back();
        Ring dense;
        for (std::size_t i = 0; i < corners.size(); ++i) {
            const int from = corners[i], to = corners[(i + 1) % corners.size()];
            const std::vector<Point>& inner = edge(std::min(from, to), std::max(from, to));
            dense.push_back(bend(points_[static_cast<std::size_t>(from)]));
            if (from < to)
                dense.insert(dense.end(), inner.begin(), inner.end());
            else
                dense.insert(dense.end(), inner.rbegin(), inner.rend());
        }
        return dense;
    }

  private:
    int corner(Point p) {
        for (std::size_t i = 0; i < points_.size(); ++i)
            if (plane::distance(points_[i], p) < 1e-6) return static_cast<int>(i);
        points_.push_back(p);
        return static_cast<int>(points_.size()) - 1;
    }
    const std::vector<Point>& edge(int low, int high) {
        const auto [place, fresh] = edges_.try_emplace({low, high});
        if (fresh) {
            const Point a = points_[static_cast<std::size_t>(low)], b = points_[static_cast<std::size_t>(high)];
            const int pieces = std::max(1, static_cast<int>(std::lround(plane::distance(a, b) / 0.22)));
            for (int i = 1; i < pieces; ++i) place->second.push_back(bend(plane::between(a, b, double(i) / pieces)));
        }
        return place->second;
    }
    std::vector<Point> points_;
    std::map<std::pair<int, int>, std::vector<Point>> edges_;
};

std::vector<Ring> bent_cells(const std::vector<Ring>& cells) {
    SharedEdges shared;
    std::vector<Ring> bent;
    for (const Ring& cell : cells) bent.push_back(shared.densify(cell));
    return bent;
}

void scale_about_centre(Ring& outline, double factor) {
    const Point centre = plane::centroid(outline);
    for (Point& p : outline) p = {centre.x + (p.x - centre.x) * factor, centre.y + (p.y - centre.y) * factor};
}

double bent_area(const Ring& outline) {
    return std::abs(plane::signed_area(bent_cells({outline}).front()));
}

}  // namespace

Ring smooth_outline(const std::vector<Point>& drawn) {
    Ring curve;
    const std::size_t n = drawn.size();
    for (std::size_t i = 0; i < n; ++i) {
        const Point a = drawn[(i + n - 1) % n], b = drawn[i], c = drawn[(i + 1) % n], d = drawn[(i + 2) % n];
        constexpr int pieces = 12;
        for (int k = 0; k < pieces; ++k) {
            const double t = double(k) / pieces, t2 = t * t, t3 = t2 * t;
            const auto mix = [&](double p, double q, double r, double s) {
                return 0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t2 + (3 * q - p - 3 * r + s) * t3);
            };
            curve.push_back({mix(a.x, b.x, c.x, d.x), mix(a.y, b.y, c.y, d.y)});
        }
    }
    return curve;
}

std::vector<Ring> area_matched_cells(const Ring& drawn, const std::vector<Site>& sites) {
    double total = 0;
    for (const Site& s : sites) total += s.area_km2;
    Ring outline = drawn;
    if (plane::signed_area(outline) < 0) std::reverse(outline.begin(), outline.end());
    for (int i = 0; i < 20; ++i) scale_about_centre(outline, std::sqrt(total / bent_area(outline)));

    // Sites drift a little from the seat towards the middle of the cell, which rounds the shapes.
    std::vector<Point> centres;
    for (const Site& s : sites) centres.push_back(s.seat);
    std::vector<double> weights(sites.size(), 0.0);
    std::vector<Ring> bent;
    for (int round = 0; round < 1200; ++round) {
        const std::vector<Ring> straight = power_cells(outline, centres, weights);
        bent = bent_cells(straight);
        for (std::size_t i = 0; i < sites.size(); ++i) {
            weights[i] += 0.25 * (sites[i].area_km2 - plane::signed_area(bent[i]));
            if (round % 10 == 0 && round < 600)
                centres[i] = plane::between(sites[i].seat, plane::centroid(straight[i]), 0.55);
        }
    }

    for (std::size_t i = 0; i < sites.size(); ++i) {
        const std::string which = "site " + std::to_string(i);
        if (std::abs(plane::signed_area(bent[i]) / sites[i].area_km2 - 1) > 1e-3)
            throw std::runtime_error("area missed: " + which);
        if (!plane::is_simple(bent[i])) throw std::runtime_error("cell is not simple: " + which);
        if (!plane::contains(bent[i], sites[i].seat)) throw std::runtime_error("seat outside its cell: " + which);
    }
    return bent;
}

}  // namespace derive
