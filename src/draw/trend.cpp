// SPDX-License-Identifier: Apache-2.0
// A measure over the months: a line with gaps where a month is missing, its last value in words.
#include <algorithm>
#include <cmath>

#include "draw/figures.hpp"
#include "draw/furniture.hpp"
#include "draw/pen.hpp"
#include "draw/roles.hpp"

namespace qm::draw {
namespace {

using scene::Anchor;
using scene::Box;
using scene::Group;
using scene::Point;

constexpr double axis = 20;  // px below the lowest value, room for its label

struct Frame {
    Box plot;
    double low, high;  // values at the bottom and the top
    std::size_t months;
    Point at(std::size_t month, double value) const {
        const double x = months > 1 ? static_cast<double>(month) / static_cast<double>(months - 1) : 0.5;
        const double y = high > low ? (value - low) / (high - low) : 0.5;
        return {plot.left + x * plot.width(), plot.bottom - y * plot.height()};
    }
};

Frame frame_of(const Trend& request, const Box& plot) {
    Frame frame{plot, 1e300, -1e300, request.months.size()};
    const auto take = [&](double v) {
        frame.low = std::min(frame.low, v);
        frame.high = std::max(frame.high, v);
    };
    for (const TrendMonth& m : request.months)
        if (m.value) take(*m.value);
    if (request.target && !request.sparkline) take(*request.target);
    return frame;
}

/// One path for each run of months without a gap; a month between two gaps is a dot.
void draw_line(Group& group, const Trend& request, const Frame& frame, const scene::Style& style, double dot) {
    std::vector<Point> run;
    const auto flush = [&] {
        if (run.size() > 1) group.add(pen::polyline(run, false, style));
        if (run.size() == 1)
            group.add(pen::symbol(scene::Shape::circle, run.front(), dot, pen::fill(*style.stroke, role::bar)));
        run.clear();
    };
    for (std::size_t i = 0; i < request.months.size(); ++i) {
        if (request.months[i].value)
            run.push_back(frame.at(i, *request.months[i].value));
        else
            flush();
    }
    flush();
}

scene::Figure draw_sparkline(const Trend& request) {
    scene::Figure figure = begin_figure(request.sheet, "spk");
    figure.height = request.height;
    const Frame frame = frame_of(request, {6, 4, request.sheet.width - 6, request.height - 4});
    draw_line(figure.root, request, frame, pen::line(palette::strong_line, 1.5, role::grey_line), 1.8);
    for (std::size_t i = request.months.size(); i-- > 0;) {
        if (!request.months[i].value) continue;
        // A hollow dot: the newest value is older than the newest month.
        const bool newest = i + 1 == request.months.size();
        scene::Style style = pen::fill(newest ? palette::ink : palette::page, newest ? role::ink : role::circle);
        style.stroke = palette::ink;
        style.stroke_width = 1;
        figure.root.add(pen::symbol(scene::Shape::circle, frame.at(i, *request.months[i].value), 3, std::move(style)));
        break;
    }
    return figure;
}

void draw_months(Group& group, const Trend& request, const Frame& frame, const scene::TextMetrics& metrics) {
    const std::size_t n = request.months.size();
    double widest = 1;
    for (const TrendMonth& m : request.months) widest = std::max(widest, metrics.width(m.label, 12));
    const double pitch = n > 1 ? frame.plot.width() / static_cast<double>(n - 1) : frame.plot.width();
    const auto step = static_cast<std::size_t>(std::max(1.0, std::ceil((widest + 8) / pitch)));
    for (std::size_t i = 0; i < n; ++i) {
        const double x = frame.at(i, frame.low).x;
        const bool labelled = (n - 1 - i) % step == 0;  // counted from the newest month, which is always named
        group.add(pen::segment({x, frame.plot.bottom + axis}, {x, frame.plot.bottom + axis + (labelled ? 5 : 3)},
                               pen::line(palette::strong_line, 1, role::grey_line)));
        if (!labelled) continue;
        group.add(pen::text(metrics, request.months[i].label, {x, frame.plot.bottom + axis + 18},
                            {12, 400, palette::secondary, role::small_secondary}, Anchor::middle));
    }
}

}  // namespace

scene::Figure draw_trend(const Trend& request, const scene::TextMetrics& metrics) {
    if (request.sparkline) return draw_sparkline(request);
    scene::Figure figure = begin_figure(request.sheet, "trend");
    const double top = draw_heading(figure.root, request.sheet, metrics);
    double side = 24;  // room for half a month name and for the last value
    for (const TrendMonth& m : request.months) side = std::max(side, metrics.width(m.label, 12) / 2 + 2);
    double last_width = 0;
    std::size_t last = request.months.size();
    for (std::size_t i = 0; i < request.months.size(); ++i)
        if (request.months[i].value) last = i;
    if (last < request.months.size()) last_width = metrics.width(request.months[last].printed, 14, 600) + 12;
    const double target_width = request.target ? metrics.width(request.target_label, 12.5) + 10 : 0;
    const Box plot{side, top + 22, request.sheet.width - std::max({side, last_width, target_width}),
                   top + request.height - 44};
    const Frame frame = frame_of(request, plot);
    Group& group = figure.root.group("plot");
    group.add(pen::segment({plot.left, plot.bottom + axis}, {plot.right, plot.bottom + axis},
                           pen::line(palette::line, 1, role::pale_line)));
    draw_months(group, request, frame, metrics);
    std::vector<Box> taken;
    if (request.target && frame.low <= frame.high) {
        const double y = frame.at(0, *request.target).y;
        group.add(
            pen::segment({plot.left, y}, {plot.right, y}, pen::line(palette::secondary, 1, role::leader_line, {4, 3})));
        scene::Text label = pen::text(metrics, request.target_label, {plot.right + 8, y + 4.5},
                                      {12.5, 400, palette::secondary, role::small_secondary});
        taken.push_back(scene::box_of(label));
        group.add(std::move(label));
    }
    if (last < request.months.size()) {
        draw_line(group, request, frame, pen::line(palette::bar, 2, "s-bar"), 3);
        // Highest, lowest and first value in words where they do not collide; the last always.
        const auto value = [&](std::size_t i) { return *request.months[i].value; };
        std::size_t high = last, low = last, first = last;
        for (std::size_t i = request.months.size(); i-- > 0;) {
            if (!request.months[i].value) continue;
            if (value(i) > value(high)) high = i;
            if (value(i) < value(low)) low = i;
            first = i;
        }
        const Point end = frame.at(last, value(last));
        group.add(pen::symbol(scene::Shape::circle, end, 4, pen::fill(palette::bar, role::bar)));
        double baseline = end.y + 5;
        scene::Text text =
            pen::text(metrics, request.months[last].printed, {end.x + 8, baseline}, {14, 600, palette::ink, "t14 b6"});
        for (const Box& other : taken)
            if (scene::box_of(text).overlaps(other))
                text.at.y += text.at.y < (other.top + other.bottom) / 2 + 4 ? -15 : 15;
        taken.push_back(scene::box_of(text));
        group.add(std::move(text));
        for (const std::size_t i : {high, low, first}) {
            if (i == last) continue;
            const Point p = frame.at(i, value(i));
            const bool above = i != low;
            scene::Text note = pen::text(metrics, request.months[i].printed, {p.x, above ? p.y - 8 : p.y + 16},
                                         {12, 400, palette::secondary, role::small_secondary}, Anchor::middle);
            note.halo = palette::page;
            const Box box = scene::box_of(note);
            if (box.top < top || box.left < 0 || box.bottom > plot.bottom + axis ||
                std::any_of(taken.begin(), taken.end(), [&](const Box& b) { return b.grown(2).overlaps(box); }))
                continue;
            taken.push_back(box);
            group.add(pen::symbol(scene::Shape::circle, p, 2.5, pen::fill(palette::bar, role::bar)));
            group.add(std::move(note));
        }
    }
    figure.height = std::ceil(draw_footer(figure.root, request.sheet, metrics, top + request.height));
    return figure;
}

}  // namespace qm::draw
