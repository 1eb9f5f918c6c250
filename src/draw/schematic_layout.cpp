// SPDX-License-Identifier: Apache-2.0
#include "draw/schematic_layout.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace qm::draw {

using scene::Point;

namespace {

/// Kuhn–Munkres with potentials: the column of each row at the least sum of costs. costs[row][column], rows ≤ columns.
std::vector<std::size_t> assign(const std::vector<std::vector<std::int64_t>>& costs) {
    const std::size_t rows = costs.size(), columns = costs.front().size();
    constexpr std::int64_t far = std::numeric_limits<std::int64_t>::max();
    std::vector<std::int64_t> u(rows + 1), v(columns + 1);
    std::vector<std::size_t> row_of(columns + 1), from(columns + 1);
    for (std::size_t row = 1; row <= rows; ++row) {
        row_of[0] = row;
        std::size_t at = 0;
        std::vector<std::int64_t> least(columns + 1, far);
        std::vector<bool> used(columns + 1);
        do {
            used[at] = true;
            const std::size_t here = row_of[at];
            std::int64_t step = far;
            std::size_t next = 0;
            for (std::size_t c = 1; c <= columns; ++c) {
                if (used[c]) continue;
                const std::int64_t cost = costs[here - 1][c - 1] - u[here] - v[c];
                if (cost < least[c]) {
                    least[c] = cost;
                    from[c] = at;
                }
                if (least[c] < step) {
                    step = least[c];
                    next = c;
                }
            }
            for (std::size_t c = 0; c <= columns; ++c) {
                if (used[c]) {
                    u[row_of[c]] += step;
                    v[c] -= step;
                } else if (c > 0) {
                    least[c] -= step;
                }
            }
            at = next;
        } while (row_of[at] != 0);
        while (at != 0) {
            row_of[at] = row_of[from[at]];
            at = from[at];
        }
    }
    std::vector<std::size_t> column_of(rows);
    for (std::size_t c = 1; c <= columns; ++c)
        if (row_of[c] != 0) column_of[row_of[c] - 1] = c - 1;
    return column_of;
}

}  // namespace

std::vector<std::pair<int, int>> tile_grid(const std::vector<Point>& centres, double tile) {
    if (centres.empty()) return {};
    double left = centres.front().x, top = centres.front().y, right = left, bottom = top;
    for (const Point p : centres) {
        left = std::min(left, p.x);
        right = std::max(right, p.x);
        top = std::min(top, p.y);
        bottom = std::max(bottom, p.y);
    }
    const auto cells = [&](double length) { return static_cast<int>(std::lround(length / tile)) + 1; };
    int columns = cells(right - left), rows = cells(bottom - top);
    while (static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows) < centres.size())
        ++(columns <= rows ? columns : rows);
    // The centres spread over the middles of the outermost tiles.
    const auto place = [](double value, double low, double high, int count) {
        return high > low ? (value - low) / (high - low) * (count - 1) : (count - 1) / 2.0;
    };
    std::vector<std::vector<std::int64_t>> costs;
    for (const Point p : centres) {
        const double x = place(p.x, left, right, columns), y = place(p.y, top, bottom, rows);
        auto& row = costs.emplace_back();
        for (int r = 0; r < rows; ++r)
            for (int c = 0; c < columns; ++c)
                row.push_back(std::llround(((x - c) * (x - c) + (y - r) * (y - r)) * 1e6));
    }
    const std::vector<std::size_t> cell = assign(costs);
    std::vector<std::pair<int, int>> result;
    int first_row = rows, first_column = columns;
    for (const std::size_t at : cell) {
        result.emplace_back(static_cast<int>(at) / columns, static_cast<int>(at) % columns);
        first_row = std::min(first_row, result.back().first);
        first_column = std::min(first_column, result.back().second);
    }
    for (auto& [row, column] : result) {
        row -= first_row;
        column -= first_column;
    }
    return result;
}

std::vector<Point> moved_apart(const std::vector<Point>& centres, const std::vector<double>& radii, double gap) {
    std::vector<Point> at = centres;
    constexpr int drawing_back = 240, most = 4000;
    for (int step = 0; step < most; ++step) {
        // At first circles also pull back towards where they belong, less and less.
        const double pull = step < drawing_back ? 0.06 * (1 - static_cast<double>(step) / drawing_back) : 0;
        if (pull > 0)
            for (std::size_t i = 0; i < at.size(); ++i)
                at[i] = {at[i].x + pull * (centres[i].x - at[i].x), at[i].y + pull * (centres[i].y - at[i].y)};
        bool moved = false;
        for (std::size_t i = 0; i < at.size(); ++i)
            for (std::size_t k = i + 1; k < at.size(); ++k) {
                double dx = at[k].x - at[i].x, dy = at[k].y - at[i].y;
                const double wanted = radii[i] + radii[k] + gap;
                double apart = std::hypot(dx, dy);
                if (apart >= wanted - 1e-6) continue;
                if (apart < 1e-9) {  // on one place: the later one goes to the right
                    dx = apart = 1e-9;
                    dy = 0;
                }
                // The smaller circle gives way more.
                const double way = (wanted - apart) * 1.02;
                const double share = radii[k] * radii[k] / (radii[i] * radii[i] + radii[k] * radii[k] + 1e-9);
                at[i] = {at[i].x - dx / apart * way * share, at[i].y - dy / apart * way * share};
                at[k] = {at[k].x + dx / apart * way * (1 - share), at[k].y + dy / apart * way * (1 - share)};
                moved = true;
            }
        if (!moved && pull == 0) break;
    }
    return at;
}

}  // namespace qm::draw
