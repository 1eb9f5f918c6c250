// SPDX-License-Identifier: Apache-2.0
#include "draw/land_cover.hpp"

#include <algorithm>
#include <cmath>

namespace qm::draw {

using scene::Box;

LandCover::LandCover(const std::vector<const Interior*>& areas, const Box& frame)
    : frame_{frame},
      columns_{static_cast<std::size_t>(std::ceil(std::max(frame.width(), 0.0) / cell))},
      rows_{static_cast<std::size_t>(std::ceil(std::max(frame.height(), 0.0) / cell))} {
    const std::size_t width = columns_ + 1;
    sums_.assign(width * (rows_ + 1), 0.0F);
    for (const Interior* area : areas) {
        double y = area->bounds().top - frame.top + cell / 2;
        for (const std::vector<Interior::Span>& row : area->rows()) {
            const double at = std::floor(y / cell);
            y += Interior::step;
            if (at < 0 || at >= static_cast<double>(rows_)) continue;
            float* const cells = &sums_[(static_cast<std::size_t>(at) + 1) * width + 1];
            for (const Interior::Span& span : row) {
                const double left = std::max(0.0, (span.left - frame.left) / cell);
                const double right = std::min(static_cast<double>(columns_), (span.right - frame.left) / cell);
                for (double x = std::floor(left); x < right; ++x) {
                    float& share = cells[static_cast<std::size_t>(x)];
                    share = std::min(1.0F, share + static_cast<float>(std::min(right, x + 1) - std::max(left, x)));
                }
            }
        }
    }
    for (std::size_t row = 1; row <= rows_; ++row) {
        float along = 0;
        for (std::size_t column = 1; column <= columns_; ++column) {
            along += sums_[row * width + column];
            sums_[row * width + column] = along + sums_[(row - 1) * width + column];
        }
    }
}

double LandCover::sum_to(double x, double y) const {
    x = std::clamp(x, 0.0, static_cast<double>(columns_));
    y = std::clamp(y, 0.0, static_cast<double>(rows_));
    const auto column = std::min(static_cast<std::size_t>(x), columns_ > 0 ? columns_ - 1 : 0);
    const auto row = std::min(static_cast<std::size_t>(y), rows_ > 0 ? rows_ - 1 : 0);
    const double across = x - static_cast<double>(column);
    const double down = y - static_cast<double>(row);
    const auto at = [&](std::size_t r, std::size_t c) {
        return static_cast<double>(sums_[std::min(r, rows_) * (columns_ + 1) + std::min(c, columns_)]);
    };
    const double above = at(row, column) + across * (at(row, column + 1) - at(row, column));
    const double below = at(row + 1, column) + across * (at(row + 1, column + 1) - at(row + 1, column));
    return above + down * (below - above);
}

double LandCover::share(const Box& box) const {
    const double left = (box.left - frame_.left) / cell;
    const double right = (box.right - frame_.left) / cell;
    const double top = (box.top - frame_.top) / cell;
    const double bottom = (box.bottom - frame_.top) / cell;
    const double all = (right - left) * (bottom - top);
    if (!(all > 0)) return 0;
    const double land = sum_to(right, bottom) - sum_to(left, bottom) - sum_to(right, top) + sum_to(left, top);
    // Sums of floats leave crumbs where there is nothing: a hundredth of a cell is none.
    return land < 0.01 ? 0 : std::min(1.0, land / all);
}

}  // namespace qm::draw
