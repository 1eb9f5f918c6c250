// SPDX-License-Identifier: Apache-2.0
#include "draw/furniture.hpp"

#include <algorithm>

#include "draw/pen.hpp"
#include "draw/roles.hpp"

namespace qm::draw {

using scene::Box;
using scene::Point;

scene::Figure begin_figure(const Sheet& sheet, const char* root_role) {
    scene::Figure figure;
    figure.name = sheet.name;
    figure.title = sheet.title;
    figure.description = sheet.description;
    figure.width = sheet.width;
    figure.paper = sheet.paper;
    figure.root.role = root_role;
    return figure;
}

double draw_heading(scene::Group& root, const Sheet& sheet, const scene::TextMetrics& metrics) {
    if (!sheet.heading) return 0;
    scene::Group& group = root.group("heading");
    double y = 0;
    if (!sheet.title.empty())
        y = pen::paragraph(group, metrics, sheet.title, 0, y, sheet.width, {16, 600, palette::ink, role::title}, 24);
    if (!sheet.subtitle.empty())
        y = pen::paragraph(group, metrics, sheet.subtitle, 0, y, sheet.width,
                           {13, 400, palette::secondary, role::text13_secondary}, 20);
    return y > 0 ? y + 8 : 0;
}

double draw_unplaced(scene::Group& root, const std::vector<std::string>& labels, const scene::TextMetrics& metrics,
                     const Box& space) {
    constexpr double line = 17;
    const pen::Type type{12, 400, palette::secondary, "t12 t2 key-entry"};
    scene::Group& group = root.group("unplaced");
    double x = space.left;
    double y = space.top + 13;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        std::string words = std::to_string(i + 1) + " " + labels[i];
        if (i + 1 < labels.size()) words += " ·";
        words = metrics.fitted(words, type.size, type.weight, space.width());
        const double width = metrics.width(words, type.size, type.weight);
        if (x > space.left && x + width > space.right) {
            x = space.left;
            y += line;
        }
        group.add(pen::text(metrics, std::move(words), {x, y}, type));
        x += width + 14;  // the dot is wider in the faces of many readers
    }
    return y + 8;
}

double draw_footer(scene::Group& root, const Sheet& sheet, const scene::TextMetrics& metrics, double top) {
    if (!sheet.footer || (sheet.source.empty() && sheet.review.empty() && sheet.stamp.empty())) return top;
    scene::Group& group = root.group("source");
    double y = top + 10;
    const auto lines = [&](const std::string& words, int weight, const char* role) {
        if (!words.empty())
            y = pen::paragraph(group, metrics, words, 0, y, sheet.width, {12, weight, palette::secondary, role}, 18);
    };
    lines(sheet.review, 400, role::small_secondary);
    lines(sheet.source, 400, role::small_secondary);
    lines(sheet.stamp, 600, "t12 t2 b6");
    return y + 2;
}

Compass compass_for(double px_per_metre, double frame_width, const MapWords& words, const scene::TextMetrics& metrics) {
    Compass c;
    const double most = std::clamp(frame_width * 0.22, 56.0, 120.0);
    constexpr double steps[] = {1, 2, 5};
    for (double power = 1; power < 1e7; power *= 10)
        for (const double step : steps)
            if (step * power * px_per_metre <= most) c.metres = step * power;
    c.bar = c.metres * px_per_metre;
    const bool far = c.metres >= 1000;
    c.length_text = std::to_string(static_cast<long>(far ? c.metres / 1000 : c.metres)) + " " +
                    (far ? words.kilometres : words.metres);
    c.width = 4 + c.bar + metrics.width(c.length_text, 12.5) / 2 + 2;
    c.height = 22 + (words.north.empty() ? 0 : 44);
    return c;
}

void draw_compass(scene::Group& root, const Compass& compass, Point at, const MapWords& words,
                  const scene::TextMetrics& metrics) {
    if (compass.bar <= 0) return;
    scene::Group& group = root.group("furniture");
    const pen::Type type{12.5, 400, palette::secondary, role::small_secondary};
    const double left = at.x + 4;
    double y = at.y;
    if (!words.north.empty()) {
        const double x = left + 8;
        group.add(pen::text(metrics, words.north, {x, y + 11}, {12.5, 400, palette::ink, role::small},
                            scene::Anchor::middle));
        group.add(pen::polyline({{x, y + 16}, {x + 6, y + 36}, {x, y + 32}, {x - 6, y + 36}}, true,
                                pen::fill(palette::ink, role::ink)));
        y += 44;
    }
    const double bottom = y + 20;
    group.add(pen::text(metrics, "0", {left, bottom - 8}, type, scene::Anchor::middle));
    group.add(pen::text(metrics, compass.length_text, {left + compass.bar, bottom - 8}, type, scene::Anchor::middle));
    group.add(pen::polyline(
        {{left, bottom - 4}, {left, bottom}, {left + compass.bar, bottom}, {left + compass.bar, bottom - 4}}, false,
        pen::line(palette::ink, 1.2, role::ink_line)));
}

}  // namespace qm::draw
