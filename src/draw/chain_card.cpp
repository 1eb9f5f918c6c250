// SPDX-License-Identifier: Apache-2.0
#include "draw/chain_card.hpp"

#include <algorithm>

#include "draw/palettes.hpp"
#include "draw/pen.hpp"

namespace qm::draw {
namespace {

using scene::Anchor;
using scene::Box;
using scene::Group;
using scene::Point;
using scene::TextMetrics;

constexpr double margin = 10;        // inside a card
constexpr double badge_step = 20.5;  // from support badge to support badge
constexpr double mark = 12;          // size of a problem mark
const pen::Type id_type{12.5, 400, palette::secondary, "cd"};
const pen::Type strong_id_type{12.5, 600, palette::secondary, "cd b6"};
const pen::Type mark_type{13, 600, palette::ink, "mt"};
const pen::Type badge_type{12.5, 600, palette::page, "odt"};

}  // namespace

void draw_support(Group& group, Support support, const std::string& letter, Point at, const TextMetrics& metrics) {
    const Point centre{at.x + 9.5, at.y + 9.5};
    const auto letter_in = [&](scene::Colour colour, const char* role) {
        group.add(pen::text(metrics, letter, {centre.x, centre.y + 4.5}, {12.5, 400, colour, role}, Anchor::middle));
    };
    switch (support) {
        case Support::present:
            group.add(pen::symbol(scene::Shape::circle, centre, 9.1, pen::fill(palette::good, "bd1")));
            letter_in(palette::page, "bt y");
            break;
        case Support::weak:
            group.add(pen::card({at.x + 1, at.y + 1, at.x + 18, at.y + 18}, 4, pen::fill(palette::weak, "bd2")));
            letter_in(palette::ink, "bt w2");
            break;
        case Support::absent: {
            scene::Style style = pen::line(palette::gap, 1.4, "bd0", {3, 2});
            style.fill = palette::page;
            group.add(pen::rectangle({at.x + 1, at.y + 1, at.x + 18, at.y + 18}, std::move(style)));
            letter_in(palette::gap, "bt gp");
            break;
        }
        case Support::not_applicable:
            group.add(pen::text(metrics, "/", {centre.x, centre.y + 4.5}, {12.5, 400, palette::secondary, "bt na"},
                                Anchor::middle));
            break;
    }
}

Card::Card(const ChainNode& node, const ChainWords& words, double width, const TextMetrics& metrics)
    : node_{node}, words_{words}, metrics_{metrics}, width_{width} {
    const double inner = width - 2 * margin;
    for (const double size : {14.5, 13.5, 12.5}) {
        name_size_ = size;
        if (metrics.width(node.name, size, 600) <= inner) break;
    }
    name_ = pen::wrapped(metrics, node.name, {name_size_, 600, palette::ink, "nm"}, inner);
    if (name_.empty()) name_.emplace_back();
    if (name_.size() > 2) {
        std::string rest;
        for (std::size_t i = 1; i < name_.size(); ++i) rest += (i > 1 ? " " : "") + name_[i];
        name_ = {name_[0], rest};
    }
    for (std::string& line : name_)
        if (metrics.width(line, name_size_, 600) > inner) line = metrics.fitted(line, name_size_, 600, inner);

    if (!node.overdue.empty()) badge_width_ = metrics.width(node.overdue, 12.5, 600) + 12;
    const double id = metrics.width(node.id, 12.5);
    const double count = metrics.width(node.count, 12.5, 600);
    badge_below_ = badge_width_ > 0 && id + 8 + badge_width_ + 8 + count > inner;
    marks_below_ = 4 * badge_step + 2 + marks_width() > inner;
    height_ = 84 + 18 * static_cast<double>(name_.size() - 1);
    if (marks_below_ || badge_below_) height_ += 22;
    marks_last_ = badge_below_ && badge_width_ + 8 + marks_width() > inner;
    if (marks_last_) {
        marks_below_ = true;
        height_ += 20;
    }
    if (!node.leaders.empty()) height_ += 20;
}

double Card::marks_width() const {
    double width = 0;
    for (const int count : node_.problems)
        if (count > 0) width += mark + 1 + metrics_.width(std::to_string(count), 13, 600) + 2;
    return width;
}

void Card::draw_marks(Group& group, double right, double top) const {
    for (std::size_t rank = node_.problems.size(); rank-- > 0;) {
        if (node_.problems[rank] <= 0) continue;
        const std::string count = std::to_string(node_.problems[rank]);
        group.add(pen::text(metrics_, count, {right, top + 13.5}, mark_type, Anchor::end));
        right -= metrics_.width(count, 13, 600) + 1;
        group.add(pen::symbol(palette::severity_shape(rank), {right - mark / 2, top + 9.5}, mark / 2,
                              pen::fill(palette::severity(rank), "f-sev" + std::to_string(rank))));
        right -= mark + 2;
    }
}

void Card::draw(Group& root, const Box& box) const {
    static constexpr const char* roles[] = {"node", "node sev", "node lead", "node void"};
    Group& group = root.group(roles[static_cast<std::size_t>(node_.state)]);
    group.key = node_.key;
    group.href = node_.href;
    group.title = node_.title;

    scene::Style style = pen::line(palette::strong_line, 1, "box");
    style.fill = palette::page;
    switch (node_.state) {
        case NodeState::normal:
            break;
        case NodeState::alert:
            style.stroke = palette::severity(1);
            style.stroke_width = 1.6;
            break;
        case NodeState::leading:
            style.stroke = palette::ink;
            style.stroke_width = 1.6;
            break;
        case NodeState::empty:
            style.fill = palette::wash;
            style.dash = {5, 4};
            break;
    }
    group.add(pen::card(box, 3, std::move(style)));
    const double left = box.left + margin;
    const double right = box.right - margin;
    const auto overdue = [&](double x, double top) {
        group.add(pen::card({x, top, x + badge_width_, top + 16}, 2, pen::fill(palette::gap, "f-gap")));
        group.add(pen::text(metrics_, node_.overdue, {x + badge_width_ / 2, top + 12.3}, badge_type, Anchor::middle));
    };
    group.add(pen::text(metrics_, node_.id, {left, box.top + 20}, id_type));
    group.add(pen::text(metrics_, node_.count, {right, box.top + 20},
                        node_.state == NodeState::empty ? strong_id_type : id_type, Anchor::end));
    if (badge_width_ > 0 && !badge_below_) overdue(left + metrics_.width(node_.id, 12.5) + 8, box.top + 8);
    double y = box.top + 43;
    for (const std::string& line : name_) {
        group.add(pen::text(metrics_, line, {left, y}, {name_size_, 600, palette::ink, "nm"}));
        y += 18;
    }
    double top = y - 6;  // of the row of badges
    for (std::size_t i = 0; i < node_.supports.size(); ++i)
        draw_support(group, node_.supports[i], words_.letters[i], {left - 1 + badge_step * static_cast<double>(i), top},
                     metrics_);
    if (!marks_below_) draw_marks(group, right, top);
    if (marks_below_ || badge_below_) {
        top += 22;
        if (badge_below_) overdue(left, top + 2);
        if (marks_last_) top += 20;
        if (marks_below_) draw_marks(group, right, top);
    }
    if (!node_.leaders.empty()) {
        group.add(pen::symbol(scene::Shape::star, {left + 6.5, top + 31.5}, 6.5, pen::fill(palette::ink, "star")));
        group.add(pen::text(metrics_, metrics_.fitted(node_.leaders, 12.5, 400, right - left - 18),
                            {left + 18, top + 36}, id_type));
    }
}

}  // namespace qm::draw
