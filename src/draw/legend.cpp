// SPDX-License-Identifier: Apache-2.0
#include "draw/legend.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "base/number.hpp"
#include "draw/pen.hpp"
#include "draw/roles.hpp"

namespace qm::draw {

using scene::Anchor;
using scene::Box;
using scene::Group;
using scene::Point;
using scene::TextMetrics;

namespace {

const pen::Type strong{13, 600, palette::ink, "t13 b6"};
const pen::Type plain{12.5, 400, palette::ink, role::small};
const pen::Type quiet{12.5, 400, palette::secondary, role::small_secondary};
constexpr double block = 24;  // height of a class in the column, width of its swatch below

struct Swatch {
    State state;
    const std::string& words;
};

std::vector<Swatch> swatches(const LegendPlan& plan, const MapWords& words) {
    std::vector<Swatch> result;
    const auto use = [&](State state, const std::string& text) {
        if (plan.states[static_cast<std::size_t>(state)] > 0) result.push_back({state, text});
    };
    use(State::zero, words.zero);
    use(State::small_sample, words.small_sample);
    use(State::no_data, words.no_data);
    use(State::not_applicable, words.not_applicable);
    return result;
}

double titles(Group& group, const MapWords& words, const TextMetrics& metrics, const Box& space, double y) {
    if (!words.legend.empty())
        y = pen::paragraph(group, metrics, words.legend, space.left, y, space.width(), strong, 20);
    if (!words.period.empty())
        y = pen::paragraph(group, metrics, words.period, space.left, y, space.width(), quiet, 18);
    return y;
}

std::size_t largest(const ScaleKey& scale) {
    return std::max<std::size_t>(1, *std::max_element(scale.counts.begin(), scale.counts.end()));
}

/// Word at an end of the scale, its baseline at `at`; for a change with the glyph of the map. Returns its width.
double end_word(Group* group, const std::string& words, Glyph glyph, Point at, const TextMetrics& metrics) {
    const double glyph_width = glyph == Glyph::none ? 0 : 13;
    if (group != nullptr) {
        draw_glyph(*group, glyph, {at.x, at.y - 9, at.x + 9, at.y}, palette::secondary, "t2");
        group->add(pen::text(metrics, words, {at.x + glyph_width, at.y}, quiet));
    }
    return glyph_width + metrics.width(words, 12.5);
}

double scale_column(Group& group, const ScaleKey& scale, const MapWords& words, const TextMetrics& metrics,
                    const Box& space, double y) {
    const std::size_t n = scale.shades.size();
    const double left = space.left;
    double limit_width = 0;
    for (const std::string& limit : scale.limits) limit_width = std::max(limit_width, metrics.width(limit, 12.5));
    const double word =
        words.high.empty() ? 0 : end_word(nullptr, words.high, scale.change ? Glyph::rise : Glyph::none, {}, metrics);
    const double bars = left + std::max({40 + limit_width + 16, word + 16, 88.0});
    const double longest = std::clamp(space.right - bars - 28, 20.0, 80.0);
    const Glyph rise = scale.change ? Glyph::rise : Glyph::none;
    const Glyph fall = scale.change ? Glyph::fall : Glyph::none;
    if (!words.high.empty()) end_word(&group, words.high, rise, {left, y + 14}, metrics);
    if (!words.counted.empty()) group.add(pen::text(metrics, words.counted, {bars, y + 14}, quiet));
    y += 20;
    for (std::size_t i = 0; i < n; ++i) {
        const palette::Shade& shade = scale.shades[n - 1 - i];
        const double top = y + static_cast<double>(i) * block;
        group.add(pen::rectangle({left, top, left + 30, top + block}, pen::fill(shade.fill, shade.role)));
        const double length =
            longest * static_cast<double>(scale.counts[n - 1 - i]) / static_cast<double>(largest(scale));
        if (length > 0)
            group.add(
                pen::rectangle({bars, top + 6, bars + length, top + 18}, pen::fill(palette::bar_pale, role::bar_pale)));
        group.add(pen::text(metrics, std::to_string(scale.counts[n - 1 - i]), {bars + length + 6, top + 16.5}, plain));
        if (i == 0) continue;
        group.add(pen::segment({left + 30, top}, {left + 36, top}, pen::line(palette::ink, 1, role::ink_line)));
        group.add(pen::text(metrics, scale.limits[n - 1 - i], {left + 40, top + 4.5}, plain));
    }
    const double bottom = y + static_cast<double>(n) * block;
    group.add(pen::rectangle({left, y, left + 30, bottom}, pen::line(palette::strong_line, 1, role::grey_line)));
    y = bottom;
    if (!words.low.empty()) {
        end_word(&group, words.low, fall, {left, y + 14}, metrics);
        y += 18;
    }
    return y + 4;
}

double scale_row(Group& group, const ScaleKey& scale, const MapWords& words, const TextMetrics& metrics,
                 const Box& space, double y) {
    const std::size_t n = scale.shades.size();
    double limit_width = 0;
    for (const std::string& limit : scale.limits) limit_width = std::max(limit_width, metrics.width(limit, 12.5));
    const Glyph rise = scale.change ? Glyph::rise : Glyph::none;
    const Glyph fall = scale.change ? Glyph::fall : Glyph::none;
    const double low = words.low.empty() ? 0 : end_word(nullptr, words.low, fall, {}, metrics) + 8;
    const double high = words.high.empty() ? 0 : end_word(nullptr, words.high, rise, {}, metrics) + 8;
    const double room = (space.width() - low - high) / static_cast<double>(n);
    const double width = std::clamp(limit_width + 10, 44.0, std::max(room, 20.0));
    const double left = space.left + low;
    constexpr double tallest = 22;
    if (!words.counted.empty()) {
        group.add(pen::text(metrics, words.counted, {space.left, y + 12}, quiet));
        y += 16;
    }
    const double base = y + 16 + tallest;
    for (std::size_t i = 0; i < n; ++i) {
        const double x = left + static_cast<double>(i) * width;
        const double height = tallest * static_cast<double>(scale.counts[i]) / static_cast<double>(largest(scale));
        if (height > 0)
            group.add(pen::rectangle({x + width / 2 - 9, base - height, x + width / 2 + 9, base},
                                     pen::fill(palette::bar_pale, role::bar_pale)));
        group.add(pen::text(metrics, std::to_string(scale.counts[i]), {x + width / 2, base - height - 3}, plain,
                            Anchor::middle));
        group.add(
            pen::rectangle({x, base + 2, x + width, base + 16}, pen::fill(scale.shades[i].fill, scale.shades[i].role)));
        if (i == 0) continue;
        group.add(pen::segment({x, base + 16}, {x, base + 20}, pen::line(palette::ink, 1, role::ink_line)));
        group.add(pen::text(metrics, scale.limits[i - 1], {x, base + 32}, plain, Anchor::middle));
    }
    const double right = left + static_cast<double>(n) * width;
    group.add(pen::rectangle({left, base + 2, right, base + 16}, pen::line(palette::strong_line, 1, role::grey_line)));
    if (!words.low.empty()) end_word(&group, words.low, fall, {left - low, base + 13.5}, metrics);
    if (!words.high.empty()) end_word(&group, words.high, rise, {right + 8, base + 13.5}, metrics);
    return base + 42;
}

/// A line of the key: a sample of given width, words, a count at the right.
class Lines {
  public:
    Lines(Group& group, const TextMetrics& metrics, const Box& space, double y, bool flow, double sample)
        : group_{group}, metrics_{metrics}, space_{space}, x_{space.left}, y_{y}, flow_{flow}, sample_{sample} {}

    /// Calls draw(centre of the sample) and sets the words beside it.
    template <class Draw>
    void add(const std::string& words, const std::string& count, Draw draw) {
        const double count_width = count.empty() ? 0 : metrics_.width(count, 12.5, 600) + 6;
        const std::vector<std::string> lines = pen::wrapped(
            metrics_, words, quiet, space_.right - space_.left - sample_ - 8 - (flow_ ? count_width + 4 : 26));
        if (flow_) {
            double width = sample_ + 8 + count_width + 18;
            if (!lines.empty()) width += metrics_.width(lines.front(), 12.5);
            if (x_ > space_.left && x_ + width - 18 > space_.right) next_line();
            put(lines, draw);
            if (!count.empty())
                group_.add(pen::text(metrics_, count, {x_ + width - 18 - count_width + 6, y_ + 15},
                                     {12.5, 600, palette::ink, "t12 b6"}));
            x_ += width;
            height_ = std::max(height_, 22.0 + 17.0 * (std::max<double>(1, static_cast<double>(lines.size())) - 1));
        } else {
            put(lines, draw);
            if (!count.empty())
                group_.add(pen::text(metrics_, count, {space_.right - 1, y_ + 15}, {12.5, 600, palette::ink, "t12 b6"},
                                     Anchor::end));
            y_ += 24 + 17 * (std::max<double>(1, static_cast<double>(lines.size())) - 1);
        }
    }
    double bottom() {
        if (flow_ && x_ > space_.left) next_line();
        return y_;
    }

  private:
    template <class Draw>
    void put(const std::vector<std::string>& lines, Draw draw) {
        draw(Point{x_ + sample_ / 2, y_ + 11});
        double baseline = y_ + 15;
        for (const std::string& line : lines) {
            group_.add(pen::text(metrics_, line, {x_ + sample_ + 8, baseline}, quiet));
            baseline += 17;
        }
    }
    void next_line() {
        y_ += height_;
        x_ = space_.left;
        height_ = 22;
    }
    Group& group_;
    const TextMetrics& metrics_;
    const Box& space_;
    double x_, y_;
    bool flow_;
    double sample_;
    double height_ = 22;
};

/// Circles within one another on a common foot, a line from the top of each to its amount.
double example_circles(Group& group, const LegendPlan& plan, const MapWords& words, const TextMetrics& metrics,
                       const Box& space, double y) {
    y = pen::paragraph(group, metrics, words.circled, space.left, y + 6, space.width(), strong, 20) + 4;
    const double largest = plan.circle_scale.radius(plan.circles.back());
    const double x = space.left + 2 + largest;
    const double foot = y + std::max(2 * largest, 12.0);
    double label = y + 4;
    for (std::size_t i = plan.circles.size(); i-- > 0;) {
        const double radius = plan.circle_scale.radius(plan.circles[i]);
        scene::Style style =
            plan.circles_filled ? pen::fill(palette::land, role::land) : pen::fill(palette::page, role::circle);
        style.stroke = palette::ink;
        style.stroke_width = plan.circles_filled ? 1 : 1.8;
        if (plan.circles_filled) style.role = "f-land symo";
        group.add(pen::symbol(scene::Shape::circle, {x, foot - radius}, radius, std::move(style)));
        const double top = foot - 2 * radius;
        label = i + 1 == plan.circles.size() ? std::max(top, y + 4) : std::max(top, label + 16);
        group.add(pen::polyline({{x, top}, {x + largest + 6, top}, {x + largest + 12, label}}, false,
                                pen::line(palette::secondary, 0.6, role::leader_line)));
        std::string text = base::format_count(static_cast<std::int64_t>(plan.circles[i]));
        if (i + 1 == plan.circles.size() && !words.circled_unit.empty()) text += " " + words.circled_unit;
        group.add(pen::text(metrics, text, {x + largest + 15, label + 4.5}, plain));
    }
    return std::max(foot, label + 6) + 10;
}

double four_fields(Group& group, const FieldsKey& key, const TextMetrics& metrics, const Box& space, double y) {
    constexpr double side = 44;
    const std::vector<palette::Shade> shades = palette::bivariate();
    y = pen::paragraph(group, metrics, "↑ " + key.second.words, space.left, y + 6, space.width(), strong, 19);
    y = pen::paragraph(group, metrics, key.second.dark_side, space.left, y, space.width(), quiet, 18) + 2;
    const double left = space.left + 1;
    for (std::size_t field = 0; field < 4; ++field) {
        const double x = left + (field % 2 == 1 ? side : 0);
        const double top = y + (field < 2 ? side : 0);
        group.add(pen::rectangle({x, top, x + side, top + side},
                                 pen::fill(shades[field].fill, "cell " + shades[field].role)));
        draw_glyph(group, static_cast<Glyph>(static_cast<std::size_t>(Glyph::field0) + field),
                   {x + 6, top + 16, x + 17, top + 27}, shades[field].text, shades[field].text_role);
        group.add(pen::text(metrics, std::to_string(key.counts[field]), {x + 29, top + 26},
                            {13, 600, shades[field].text, shades[field].text_role.c_str()}, Anchor::middle));
    }
    group.add(
        pen::rectangle({left, y, left + 2 * side, y + 2 * side}, pen::line(palette::strong_line, 1, role::grey_line)));
    group.add(pen::segment({left + side, y}, {left + side, y + 2 * side},
                           pen::line(palette::strong_line, 1, role::grey_line)));
    group.add(pen::segment({left, y + side}, {left + 2 * side, y + side},
                           pen::line(palette::strong_line, 1, role::grey_line)));
    y += 2 * side + 2;
    y = pen::paragraph(group, metrics, "→ " + key.first.words, space.left, y, space.width(), strong, 19);
    return pen::paragraph(group, metrics, key.first.dark_side, space.left, y, space.width(), quiet, 18) + 6;
}

double samples(Group& group, const LegendPlan& plan, const MapWords& words, const TextMetrics& metrics,
               const Box& space, double y, bool flow) {
    if (plan.crowded > 0 && !words.lopsided.empty()) {
        std::string told = words.lopsided;
        for (const auto& [mark, n] : {std::pair{"{n}", plan.crowded}, std::pair{"{of}", plan.crowded_of}})
            if (const auto at = told.find(mark); at != std::string::npos)
                told.replace(at, std::string_view{mark}.size(), std::to_string(n));
        y = pen::paragraph(group, metrics, told, space.left, y, space.width(), quiet, 17) + 4;
    }
    Lines lines{group, metrics, space, y, flow, 26};
    for (const Swatch& swatch : swatches(plan, words))
        lines.add(swatch.words, std::to_string(plan.states[static_cast<std::size_t>(swatch.state)]), [&](Point c) {
            const Box box{c.x - 13, c.y - 7, c.x + 13, c.y + 7};
            group.add(pen::rectangle(box, state_style(swatch.state)));
            group.add(pen::rectangle(box, pen::line(palette::strong_line, 0.8, role::grey_line)));
        });
    if (plan.near > 0 && !words.near_break.empty())
        lines.add(words.near_break, std::to_string(plan.near), [&](Point c) {
            group.add(pen::rectangle({c.x - 13, c.y - 6, c.x + 13, c.y + 6},
                                     pen::line(palette::ink, 1.2, role::near_break, {4, 3})));
        });
    if (plan.overdue > 0)
        lines.add(words.overdue, std::to_string(plan.overdue), [&](Point c) { draw_clock(group, c, 6); });
    y = lines.bottom();
    if (!plan.circles.empty()) y = example_circles(group, plan, words, metrics, space, y);
    if (!plan.lines.empty()) {
        y = pen::paragraph(group, metrics, plan.lines_title, space.left, y + 6, space.width(), strong, 20) + 2;
        Lines keys{group, metrics, space, y, flow, 40};
        for (const LineKey& key : plan.lines)
            keys.add(key.words, "", [&](Point c) {
                scene::Path line =
                    pen::segment({c.x - 20, c.y}, {c.x + 20, c.y}, pen::line(palette::bar, key.width, "s-flow"));
                line.style.opacity = 0.6;
                group.add(std::move(line));
            });
        y = keys.bottom();
    }
    if (!plan.note.empty()) y = pen::paragraph(group, metrics, plan.note, space.left, y, space.width(), quiet, 17) + 4;
    if (!plan.symbols.empty()) {
        if (!plan.symbols_title.empty())
            y = pen::paragraph(group, metrics, plan.symbols_title, space.left, y, space.width(), strong, 22) + 2;
        Lines keys{group, metrics, space, y, flow, 16};
        for (const SymbolKey& key : plan.symbols)
            keys.add(key.words, key.count,
                     [&](Point c) { group.add(pen::symbol(key.shape, c, key.radius, key.style)); });
        y = keys.bottom();
    }
    return y;
}

}  // namespace

double draw_legend_column(Group& root, const LegendPlan& plan, const MapWords& words, const TextMetrics& metrics,
                          const Box& space) {
    Group& group = root.group("legend");
    double y = titles(group, words, metrics, space, space.top);
    if (!plan.scale.shades.empty()) y = scale_column(group, plan.scale, words, metrics, space, y);
    if (plan.fields) y = four_fields(group, *plan.fields, metrics, space, y);
    return samples(group, plan, words, metrics, space, y + 4, false);
}

double draw_legend_row(Group& root, const LegendPlan& plan, const MapWords& words, const TextMetrics& metrics,
                       const Box& space) {
    Group& group = root.group("legend");
    double y = titles(group, words, metrics, space, space.top);
    if (!plan.scale.shades.empty()) y = scale_row(group, plan.scale, words, metrics, space, y);
    if (plan.fields) y = four_fields(group, *plan.fields, metrics, space, y);
    return samples(group, plan, words, metrics, space, y, true);
}

}  // namespace qm::draw
