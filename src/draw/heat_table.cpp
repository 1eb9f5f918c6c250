// SPDX-License-Identifier: Apache-2.0
// Supports of all links as a table of badges. Wide and Chinese: links as columns with upright headings. Narrow, or
// with Latin headings, which nobody reads upright: links as rows.
#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "draw/chain_card.hpp"
#include "draw/charts.hpp"
#include "draw/figures.hpp"
#include "draw/furniture.hpp"
#include "draw/pen.hpp"
#include "draw/roles.hpp"

namespace qm::draw {

std::vector<std::string> upright(const std::string& heading) {
    std::vector<std::string> lines;
    std::size_t run = 0;  // Latin letters in the last line
    for (const char32_t c : base::code_points(heading)) {
        const bool latin = c < 0x2e80;
        if (c == U' ') {
            run = 0;
            continue;
        }
        if (!latin || run == 0 || run >= 3) {
            lines.emplace_back();
            run = 0;
        }
        base::append_utf8(lines.back(), c);
        run = latin ? run + 1 : 0;
    }
    return lines;
}

bool can_stand_upright(const std::string& heading) {
    std::size_t latin = 0, all = 0;
    for (const char32_t c : base::code_points(heading)) {
        ++all;
        if (c < 0x2e80) ++latin;
    }
    return latin * 2 <= all;
}

namespace {

using scene::Anchor;
using scene::Box;
using scene::Group;
using scene::Point;
using scene::TextMetrics;

constexpr double badge = 19;
constexpr double pitch = 15.5;  // of upright characters
constexpr double group_gap = 10;
const pen::Type group_type{13, 600, palette::ink, "t13 b6"};
const pen::Type heading_type{13, 400, palette::ink, role::text13};
const pen::Type total_type{13, 400, palette::secondary, role::text13_secondary};

struct Span {
    std::size_t first, last;
};

std::vector<Span> groups_of(const std::vector<HeatColumn>& columns) {
    std::vector<Span> spans;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (i == 0 || columns[i].group != columns[i - 1].group) spans.push_back({i, i});
        spans.back().last = i;
    }
    return spans;
}

void draw_cell(Group& group, const HeatCell& cell, Point centre, const Box& frame, const TextMetrics& metrics) {
    Group& one = group.group("cellm");
    one.title = cell.title;
    if (cell.changed) one.add(pen::rectangle(frame, pen::line(palette::ink, 1.5, role::ink_line)));
    draw_support(one, cell.support, cell.letter, {centre.x - badge / 2, centre.y - badge / 2}, metrics);
}

double wide_table(Group& root, const HeatTable& request, const TextMetrics& metrics, double top, double row_heading,
                  double total, double cell) {
    const std::vector<Span> spans = groups_of(request.columns);
    std::vector<double> left(request.columns.size());
    double x = row_heading;
    std::size_t tallest = 0;
    for (const Span& span : spans) {
        Group& head = root.group("mxg");
        const double start = x;
        for (std::size_t c = span.first; c <= span.last; ++c, x += cell) {
            left[c] = x;
            tallest = std::max(tallest, upright(request.columns[c].heading).size());
        }
        const std::string& name = request.columns[span.first].group;
        head.add(pen::segment({start + 1, top + 26}, {x - 1, top + 26}, pen::line(palette::ink, 2, "stgl")));
        head.add(pen::text(metrics, metrics.fitted(name, 13, 600, x - start + group_gap - 2),
                           {(start + x) / 2, top + 18}, group_type, Anchor::middle));
        x += group_gap;
    }
    const double base = top + 38 + pitch * static_cast<double>(tallest);
    for (std::size_t c = 0; c < request.columns.size(); ++c) {
        Group& head = root.group("mxh");
        head.key = request.columns[c].key;
        head.href = request.columns[c].href;
        head.title = request.columns[c].heading;
        const std::vector<std::string> lines = upright(request.columns[c].heading);
        double y = base - pitch * static_cast<double>(lines.size());
        for (const std::string& line : lines) {
            head.add(pen::text(metrics, line, {left[c] + cell / 2, y + 11}, heading_type, Anchor::middle));
            y += pitch;
        }
    }
    if (!request.total_heading.empty())
        root.add(pen::text(metrics, request.total_heading, {request.sheet.width, base - 4}, total_type, Anchor::end));
    double y = base + 6;
    constexpr double height = 34;
    for (const HeatRow& row : request.rows) {
        Group& group = root.group("mxr");
        group.add(pen::text(metrics, row.heading, {0, y + height / 2 + 4.5}, group_type));
        for (std::size_t c = 0; c < std::min(row.cells.size(), left.size()); ++c)
            draw_cell(group, row.cells[c], {left[c] + cell / 2, y + height / 2},
                      {left[c] + 1, y + 1, left[c] + cell - 1, y + height - 1}, metrics);
        if (total > 0)
            group.add(
                pen::text(metrics, row.total, {request.sheet.width, y + height / 2 + 4.5}, total_type, Anchor::end));
        y += height;
        for (const Span& span : spans)
            group.add(pen::segment({left[span.first], y}, {left[span.last] + cell, y},
                                   pen::line(palette::line, 1, role::pale_line)));
    }
    return y + 1;
}

double tall_table(Group& root, const HeatTable& request, const TextMetrics& metrics, double top) {
    double widest = 36;
    for (const HeatRow& row : request.rows) widest = std::max(widest, metrics.width(row.heading, 13, 600) + 10);
    const double n = static_cast<double>(request.rows.size());
    widest = std::min(widest, (request.sheet.width * 0.6) / std::max(n, 1.0));
    const double first = request.sheet.width - n * widest;
    double y = top;
    for (std::size_t r = 0; r < request.rows.size(); ++r)
        root.add(pen::text(metrics, metrics.fitted(request.rows[r].heading, 13, 600, widest - 4),
                           {first + widest * (static_cast<double>(r) + 0.5), y + 16}, group_type, Anchor::middle));
    y += 24;
    for (const Span& span : groups_of(request.columns)) {
        root.add(pen::text(metrics, request.columns[span.first].group, {0, y + 16}, group_type));
        y += 23;
        root.add(pen::segment({0, y}, {request.sheet.width, y}, pen::line(palette::ink, 2, "stgl")));
        for (std::size_t c = span.first; c <= span.last; ++c) {
            Group& group = root.group("mxr");
            group.key = request.columns[c].key;
            group.href = request.columns[c].href;
            const std::vector<std::string> lines =
                pen::wrapped(metrics, request.columns[c].heading, heading_type, first - 8);
            const double height = std::max(27.0, 17.0 * static_cast<double>(lines.size()) + 8);
            double baseline = y + height / 2 - 8.5 * static_cast<double>(lines.size()) + 13;
            for (const std::string& line : lines) {
                group.add(pen::text(metrics, line, {0, baseline}, heading_type));
                baseline += 17;
            }
            for (std::size_t r = 0; r < request.rows.size(); ++r) {
                if (c >= request.rows[r].cells.size()) continue;
                const double x = first + widest * static_cast<double>(r);
                draw_cell(group, request.rows[r].cells[c], {x + widest / 2, y + height / 2},
                          {x + widest / 2 - 13, y + 1, x + widest / 2 + 13, y + height - 1}, metrics);
            }
            y += height;
            root.add(pen::segment({0, y}, {request.sheet.width, y}, pen::line(palette::line, 1, role::pale_line)));
        }
        y += 8;
    }
    if (!request.total_heading.empty()) {
        root.add(pen::text(metrics, request.total_heading, {0, y + 14}, total_type));
        for (std::size_t r = 0; r < request.rows.size(); ++r)
            root.add(pen::text(metrics, request.rows[r].total,
                               {first + widest * (static_cast<double>(r) + 0.5), y + 14}, total_type, Anchor::middle));
        y += 22;
    }
    return y;
}

}  // namespace

scene::Figure draw_heat_table(const HeatTable& request, const TextMetrics& metrics) {
    scene::Figure figure = begin_figure(request.sheet, "mx");
    const double top = draw_heading(figure.root, request.sheet, metrics);
    double row_heading = 0;
    for (const HeatRow& row : request.rows)
        row_heading = std::max(row_heading, metrics.width(row.heading, 13, 600) + 16);
    const double total =
        request.total_heading.empty() ? 0 : std::max(36.0, metrics.width(request.total_heading, 13) + 12);
    const double gaps = group_gap * static_cast<double>(groups_of(request.columns).size());
    const double cell = std::min(48.0, (request.sheet.width - row_heading - total - gaps) /
                                           static_cast<double>(std::max<std::size_t>(request.columns.size(), 1)));
    const bool upright_headings = std::all_of(request.columns.begin(), request.columns.end(),
                                              [](const HeatColumn& c) { return can_stand_upright(c.heading); });
    Group& group = figure.root.group("matrix");
    const double bottom = upright_headings && cell >= 23
                              ? wide_table(group, request, metrics, top, row_heading, total, cell)
                              : tall_table(group, request, metrics, top);
    figure.height = std::ceil(draw_footer(figure.root, request.sheet, metrics, bottom));
    return figure;
}

}  // namespace qm::draw
