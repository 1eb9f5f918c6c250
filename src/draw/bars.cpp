// SPDX-License-Identifier: Apache-2.0
// Horizontal bars, and the bar of a rate on both bases.
#include <algorithm>
#include <cmath>

#include "draw/figures.hpp"
#include "draw/furniture.hpp"
#include "draw/pen.hpp"
#include "draw/roles.hpp"

namespace qm::draw {

using scene::Anchor;
using scene::Box;
using scene::Group;

scene::Figure draw_bars(const Bars& request, const scene::TextMetrics& metrics) {
    scene::Figure figure = begin_figure(request.sheet, "bars");
    double y = draw_heading(figure.root, request.sheet, metrics);
    const double width = request.sheet.width;
    double most = request.maximum.value_or(0);
    if (!request.maximum)
        for (const BarRow& row : request.rows) most = std::max(most, row.value.value_or(0));
    double labels = 0, values = 0;
    if (!request.bars_only) {
        for (const BarRow& row : request.rows) {
            labels = std::max(labels, metrics.width(row.label, 13));
            values = std::max(values, metrics.width(row.printed, 13, 600));
        }
        labels = std::min(labels, 0.45 * width);
    }
    const double left = request.bars_only ? 0 : labels + 12 + values + 10;
    const double row_height = request.bars_only ? 16 : 26;
    for (const BarRow& row : request.rows) {
        Group& group = figure.root.group("row");
        group.key = row.key;
        group.href = row.href;
        group.title = row.title;
        const double middle = y + row_height / 2;
        if (!request.bars_only) {
            group.add(pen::text(metrics, metrics.fitted(row.label, 13, 400, labels), {0, middle + 4.5},
                                {13, 400, palette::ink, role::text13}));
            group.add(pen::text(metrics, row.printed, {labels + 12 + values, middle + 4.5},
                                {13, 600, palette::ink, "t13 b6"}, Anchor::end));
        }
        const double length = row.value && most > 0 ? std::clamp(*row.value / most, 0.0, 1.0) * (width - left) : 0;
        if (length > 0)
            group.add(pen::rectangle({left, middle - 5, left + std::max(length, 1.0), middle + 5},
                                     pen::fill(palette::tone(row.tone), palette::tone_role(row.tone))));
        y += row_height;
        if (!request.bars_only)
            figure.root.add(pen::segment({0, y}, {width, y}, pen::line(palette::line, 1, role::pale_line)));
    }
    figure.height = std::ceil(draw_footer(figure.root, request.sheet, metrics, y + (request.bars_only ? 0 : 1)));
    return figure;
}

scene::Figure draw_rate_bar(const RateBar& request, const scene::TextMetrics& metrics) {
    scene::Figure figure = begin_figure(request.sheet, "bul");
    const double top = draw_heading(figure.root, request.sheet, metrics);
    const double width = request.sheet.width;
    const double h = request.height;
    const auto bar = [&](double share, double from, double to, scene::Colour colour, const char* role) {
        const double length = std::clamp(share, 0.0, 1.0) * (width - 2);
        if (length > 0)
            figure.root.add(pen::rectangle({0, top + from * h, length, top + to * h}, pen::fill(colour, role)));
    };
    if (request.due || request.all) {
        bar(1, 0.14, 0.86, palette::land, role::land);
        if (request.all) bar(*request.all, 0.14, 0.86, palette::bar_pale, role::bar_pale);
        if (request.due)
            bar(*request.due, 0.36, 0.64, request.reached ? palette::good : palette::bar,
                request.reached ? role::good : role::bar);
    } else {  // 0 of 0: nothing to measure, so no bar that could be read as zero
        figure.root.add(pen::rectangle({0.5, top + 0.14 * h, width - 2, top + 0.86 * h},
                                       pen::line(palette::strong_line, 1, role::grey_line, {3, 3})));
    }
    figure.root.add(pen::rectangle({width - 2, top, width, top + h}, pen::fill(palette::ink, role::ink)));
    figure.height = std::ceil(draw_footer(figure.root, request.sheet, metrics, top + h));
    return figure;
}

}  // namespace qm::draw
