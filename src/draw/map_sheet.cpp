// SPDX-License-Identifier: Apache-2.0
#include "draw/map_sheet.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "draw/furniture.hpp"
#include "draw/pen.hpp"
#include "draw/roles.hpp"

namespace qm::draw {

using scene::Box;
using scene::Group;
using scene::Point;

namespace {

constexpr double column_width = 196;  // of the legend beside a map
constexpr double column_gap = 24;
constexpr double tallest = 760;  // px: a map is seen at a glance, not scrolled
constexpr double margin = 90;    // px beside a map that is not as wide as its frame, for labels outside
constexpr double padding = 3;    // px between land and frame, room for line widths

}  // namespace

MapSheet::MapSheet(const Sheet& sheet, const MapGround& ground, const MapWords& words,
                   const std::vector<std::size_t>& shown, const Atlas& atlas, const scene::TextMetrics& metrics)
    : sheet_{sheet},
      ground_{ground},
      words_{words},
      atlas_{atlas.ground()},
      metrics_{metrics},
      figure_{begin_figure(sheet, "map")},
      wide_{sheet.legend_beside || sheet.width >= narrow_below} {
    top_ = draw_heading(figure_.root, sheet, metrics);
    Extent extent;
    for (const GroundArea& area : ground.areas)
        if (const auto index = atlas_.find(area.area)) faint_.emplace_back(&area, *index);
    const auto focus = atlas_.find(ground.focus);
    if (focus) {
        extent = atlas_.areas[*focus].extent;
        extent = extent.grown(0.07 * std::max(extent.width(), extent.height()));
    } else {
        for (const std::size_t area : shown) extent.add(atlas_.areas[area].extent);
        for (const auto& [area, index] : faint_) extent.add(atlas_.areas[index].extent);
    }
    if (extent.empty()) extent = {0, 0, 1, 1};
    const double width = sheet.width - (wide_ ? column_width + column_gap : 0);
    const double aspect = extent.height() / std::max(extent.width(), 1.0);
    const double height = std::min(std::clamp(width * aspect, 0.55 * width, (wide_ ? 1.1 : 1.25) * width),
                                   sheet.map_height > 0 ? sheet.map_height : tallest);
    // A map that the height limits does not need the whole width; its legend stays near it.
    const double used = focus ? width : std::min(width, height / aspect + 2 * margin);
    frame_ = {0, top_, used, top_ + height};
    column_ = {used + column_gap, top_, used + column_gap + column_width, top_ + height};
    const double pad = focus ? 0 : padding;
    view_ = atlas_.view(extent, frame_.grown(-pad));
    bottom_ = frame_.bottom;
}

void MapSheet::draw_ground() {
    if (faint_.empty()) return;
    Group& group = figure_.root.group("ground");
    std::vector<std::size_t> indices;
    for (const auto& [area, index] : faint_) {
        indices.push_back(index);
        if (area->here) continue;
        const AreaShape& shape = view_->shape(index);
        if (shape.outline->contours().empty()) continue;
        Group& one = group.group("faint");
        one.key = area->key;
        one.href = area->href;
        one.title = area->title;
        one.add(pen::outline(shape.outline, pen::fill(palette::land, role::land)));
    }
    std::sort(indices.begin(), indices.end());
    indices.erase(std::unique(indices.begin(), indices.end()), indices.end());
    group.add(pen::outline(view_->lines(indices, false), pen::line(palette::page, 2, role::border)));
    group.add(pen::outline(view_->lines(indices, true), pen::line(palette::strong_line, 0.8, role::outer_line)));
    for (const auto& [area, index] : faint_) {
        if (!area->here) continue;
        const AreaShape& shape = view_->shape(index);
        group.add(pen::outline(shape.outline, pen::fill(palette::page, role::page)));
        group.add(pen::outline(view_->lines({index}, true), pen::line(palette::ink, 1.6, "here-line")));
    }
}

void MapSheet::draw_furniture(const std::vector<std::size_t>& land) {
    land_ = land;
    const Compass compass = compass_for(view_->px_per_metre(), frame_.width(), words_, metrics_);
    const double w = compass.width;
    const double h = compass.height;
    const Box inner = frame_.grown(-6);
    const Point corners[] = {{inner.left, inner.bottom - h},
                             {inner.right - w, inner.bottom - h},
                             {inner.left, inner.top},
                             {inner.right - w, inner.top}};
    double least = 1e9;
    Point best{};
    for (const Point corner : corners) {
        double cover = 0;
        for (const std::size_t area : land_)
            cover += view_->shape(area).interior.cover(Box{corner.x, corner.y, corner.x + w, corner.y + h}.grown(4));
        if (cover < least - 1e-9) {
            least = cover;
            best = corner;
        }
    }
    if (least > 0.001) {
        best = {inner.left, frame_.bottom + 4};
        bottom_ = frame_.bottom + h + 8;
    }
    draw_compass(figure_.root, compass, best, words_, metrics_);
    furniture_.push_back(Box{best.x, best.y, best.x + w, best.y + h}.grown(3));
}

MapSheet::Wanted MapSheet::area_label(std::size_t area, const LabelWords& words, const BlockInk& inside, double margin,
                                      bool outside) {
    Wanted wanted;
    wanted.area = static_cast<std::ptrdiff_t>(area);
    wanted.key = "area:" + atlas_.areas[area].code;
    wanted.number_ink = inside;
    wanted.unplaced = words.figure.empty() ? words.name : words.name + " " + words.figure;
    const Interior& interior = view_->shape(area).interior;
    const Point wish = interior.centroid();
    wanted.blocks = blocks_of(words, metrics_);
    for (std::size_t form = 0; form < wanted.blocks.size(); ++form) {
        const Block& block = wanted.blocks[form];
        wanted.inks.push_back(inside);
        for (const double room : {6.0, 3.0, 1.0}) {
            const double around = 2 * (room + margin);
            const std::vector<Point>& places =
                view_->places(area, block.core.width() + around, block.core.height() + around);
            for (std::size_t i = 0, taken = 0; i < places.size() && taken < 4; i += 4, ++taken)
                wanted.candidates.push_back({block.boxes_at(places[i]), std::nullopt, static_cast<int>(form)});
            if (!places.empty()) break;
        }
    }
    wanted.inside_forms = static_cast<int>(wanted.blocks.size());
    if (outside) {
        const int form = static_cast<int>(wanted.blocks.size());
        wanted.blocks.push_back(line_block(words, metrics_));
        wanted.inks.push_back({palette::ink, "", palette::page});
        const Block& block = wanted.blocks.back();
        // A small area needs no leader line to a label that touches it.
        const Box& own = interior.bounds();
        const double w = block.core.width() / 2 + 2;
        const double h = block.core.height() / 2;
        const Point middle{(own.left + own.right) / 2, (own.top + own.bottom) / 2};
        if (own.width() < 48 && own.height() < 48)
            for (const Point at :
                 {Point{own.right + w, middle.y}, Point{own.left - w, middle.y}, Point{middle.x, own.top - h},
                  Point{middle.x, own.bottom + h}, Point{own.right + w, own.top}, Point{own.right + w, own.bottom},
                  Point{own.left - w, own.top}, Point{own.left - w, own.bottom}})
                wanted.candidates.push_back({block.boxes_at(at), std::nullopt, form});
        wanted.more = [this, &interior, block, wish, form, around = std::optional<OutsideCandidates>{}]() mutable {
            if (!around) {
                const std::vector<Point> places = interior.places(2, 2, wish);
                around.emplace(places.empty() ? wish : places.front(), block.core.width(), block.core.height(),
                               frame_.grown(-2), view_->cover(land_), form);
            }
            Candidates further = around->next();
            for (Candidate& c : further) {
                const Box& whole = c.boxes.front();
                c.boxes = block.boxes_at({(whole.left + whole.right) / 2, (whole.top + whole.bottom) / 2});
            }
            return further;
        };
    }
    return wanted;
}

std::vector<MapSheet::Wanted> MapSheet::ground_labels(const BlockInk& ink) {
    std::vector<Wanted> result;
    for (const auto& [area, index] : faint_) {
        if (area->label.empty() || area->here) continue;
        LabelWords words;
        words.name = area->label;
        words.size = wide_ ? 14 : 12.5;
        Wanted wanted;
        wanted.priority = -10;
        wanted.key = "ground:" + atlas_.areas[index].code;
        wanted.ground_area = static_cast<std::ptrdiff_t>(index);
        wanted.blocks = blocks_of(words, metrics_);
        const AreaShape& shape = view_->shape(index);
        const Box& bounds = shape.interior.bounds();
        const Point middle = shape.interior.centroid();
        for (std::size_t form = 0; form < wanted.blocks.size(); ++form) {
            wanted.inks.push_back(ink);
            const Block& block = wanted.blocks[form];
            for (const double across : {0.0, -0.22, 0.22, -0.38, 0.38}) {
                const Point wish{middle.x + across * bounds.width(), middle.y};
                const std::vector<Point> places =
                    shape.interior.places(block.core.width() + 8, block.core.height() + 8, wish);
                for (std::size_t i = 0; i < places.size(); i += 3)
                    wanted.candidates.push_back({block.boxes_at(places[i]), std::nullopt, static_cast<int>(form)});
            }
        }
        result.push_back(std::move(wanted));
    }
    return result;
}

void MapSheet::begin_where_it_stood(Wanted& wanted) const {
    if (!sheet_.before || wanted.key.empty()) return;
    const auto found = std::find_if(sheet_.before->begin(), sheet_.before->end(),
                                    [&](const scene::PlacedLabel& p) { return p.key == wanted.key; });
    if (found == sheet_.before->end()) return;
    Candidates stay;
    // From where the name stood to the middle of a block that holds it.
    const auto middle_of = [&](const Block& block) {
        const Box& name = block.boxes.front();
        return Point{found->at.x - (name.left + name.right) / 2, found->at.y - block.texts.front().at.y};
    };
    const auto add = [&](std::size_t form, Point at) {
        Candidate candidate{wanted.blocks[form].boxes_at(at), std::nullopt, static_cast<int>(form)};
        if (found->leader) candidate.leader = Leader{found->leader->first, found->leader->second};
        if (!wanted.still_good || wanted.still_good(candidate)) stay.push_back(std::move(candidate));
    };
    const std::ptrdiff_t within = wanted.area >= 0 ? wanted.area : wanted.ground_area;
    const auto forms = wanted.area >= 0 ? static_cast<std::size_t>(wanted.inside_forms) : wanted.blocks.size();
    if (!found->outside && within >= 0) {
        // The place stays, the layout is the best that still lies within the area.
        const Interior& interior = view_->shape(static_cast<std::size_t>(within)).interior;
        for (std::size_t form = 0; form < forms; ++form) {
            const Box& core = wanted.blocks[form].core;
            const Point at = middle_of(wanted.blocks[form]);
            if (interior.contains(
                    Box{core.left + at.x, core.top + at.y, core.right + at.x, core.bottom + at.y}.grown(-0.5)))
                add(form, at);
        }
    } else {
        // Words that have grown keep the side on which the thing is.
        const std::size_t form = wanted.blocks.size() - 1;
        const Block& block = wanted.blocks[form];
        const double grown = block.core.width() - found->width;
        double thing = found->leader ? found->leader->first.x : found->at.x;
        if (!found->leader && wanted.area >= 0)
            thing = view_->shape(static_cast<std::size_t>(wanted.area)).interior.centroid().x;
        const Point at = middle_of(block);
        add(form, {found->at.x < thing ? at.x - grown : at.x, at.y});
    }
    wanted.candidates.insert(wanted.candidates.begin(), std::make_move_iterator(stay.begin()),
                             std::make_move_iterator(stay.end()));
}

std::function<Candidates()> MapSheet::away_from(Point at, double reach, Block block,
                                                const std::vector<std::size_t>& land) const {
    return [this, &land, block = std::move(block), at, reach, around = std::optional<OutsideCandidates>{}]() mutable {
        if (!around)
            around.emplace(at, block.core.width(), block.core.height(), frame().grown(-2), view().cover(land), 0,
                           reach + 3);
        Candidates further = around->next();
        for (Candidate& c : further) {
            const Box& whole = c.boxes.front();
            c.boxes = block.boxes_at({(whole.left + whole.right) / 2, (whole.top + whole.bottom) / 2});
            const double length = std::hypot(c.leader->to.x - at.x, c.leader->to.y - at.y);
            c.leader->from = {at.x + (c.leader->to.x - at.x) * reach / length,
                              at.y + (c.leader->to.y - at.y) * reach / length};
        }
        return further;
    };
}

void MapSheet::draw_labels(std::vector<Wanted> wanted, std::vector<Box> obstacles) {
    obstacles.insert(obstacles.end(), furniture_.begin(), furniture_.end());
    for (Wanted& w : wanted) begin_where_it_stood(w);
    std::vector<Label> labels;
    for (Wanted& w : wanted) labels.push_back({w.priority, std::move(w.candidates), std::move(w.more)});
    const std::vector<Placement> placed = place_labels(std::move(labels), obstacles, frame_, 1.5);
    Group& leaders = figure_.root.group("leaders");
    Group& group = figure_.root.group("lbg");
    std::vector<std::size_t> lacking;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (placed[i].index < 0) {
            if (!wanted[i].unplaced.empty()) lacking.push_back(i);
            continue;
        }
        const Candidate& c = placed[i].candidate;
        const auto form = static_cast<std::size_t>(c.form);
        const Block& block = wanted[i].blocks[form];
        const Point at{c.boxes.front().left - block.boxes.front().left, c.boxes.front().top - block.boxes.front().top};
        if (c.leader) {
            leaders.add(
                pen::segment(c.leader->from, c.leader->to, pen::line(palette::secondary, 0.8, role::leader_line)));
            leaders.add(
                pen::symbol(scene::Shape::circle, c.leader->from, 1.8, pen::fill(palette::secondary, role::ink)));
        }
        draw_block(group, block, at, wanted[i].inks[form], metrics_);
        if (!wanted[i].key.empty()) {
            scene::PlacedLabel& placed_label = figure_.placed_labels.emplace_back();
            const bool outside = wanted[i].ground_area < 0 && (wanted[i].area < 0 || c.form >= wanted[i].inside_forms);
            const Box& name = c.boxes.front();
            placed_label = {wanted[i].key,
                            {(name.left + name.right) / 2, at.y + block.texts.front().at.y},
                            block.core.width(),
                            outside,
                            std::nullopt};
            if (c.leader) placed_label.leader = {c.leader->from, c.leader->to};
        }
        for (const Box& box : c.boxes) obstacles.push_back(box);
    }
    // What found no place gets a number where it belongs, and the page prints the key.
    std::vector<Label> numbers;
    std::vector<Block> blocks;
    for (const std::size_t i : lacking) {
        figure_.unplaced_labels.push_back(wanted[i].unplaced);
        LabelWords words;
        words.name = std::to_string(figure_.unplaced_labels.size());
        words.size = smallest_text;
        blocks.push_back(blocks_of(words, metrics_).front());
        Label& label = numbers.emplace_back();
        if (wanted[i].area < 0) continue;
        const Interior& interior = view_->shape(static_cast<std::size_t>(wanted[i].area)).interior;
        const Block& block = blocks.back();
        for (const Point at : interior.places(block.core.width(), block.core.height(), interior.centroid()))
            label.candidates.push_back({block.boxes_at(at), std::nullopt, 0});
    }
    const std::vector<Placement> numbered = place_labels(std::move(numbers), obstacles, frame_, 1);
    for (std::size_t k = 0; k < numbered.size(); ++k) {
        if (numbered[k].index < 0) continue;
        const Box& box = numbered[k].candidate.boxes.front();
        const Point at{box.left - blocks[k].boxes.front().left, box.top - blocks[k].boxes.front().top};
        draw_block(group, blocks[k], at, wanted[lacking[k]].number_ink, metrics_);
    }
}

scene::Figure MapSheet::finish(const LegendPlan& plan) {
    // A page prints the key of its wide figure itself; a sheet of its own and a narrow figure carry theirs.
    if (!figure_.unplaced_labels.empty() && (sheet_.footer || !wide_))
        bottom_ = draw_unplaced(figure_.root, figure_.unplaced_labels, metrics_,
                                {1, bottom_ + 6, wide_ ? frame_.right : sheet_.width, 1e9});
    double bottom = bottom_;
    if (wide_)
        bottom = std::max(bottom, draw_legend_column(figure_.root, plan, words_, metrics_, column_));
    else
        bottom = draw_legend_row(figure_.root, plan, words_, metrics_, {1, bottom_ + 10, sheet_.width, 1e9});
    figure_.height = std::ceil(draw_footer(figure_.root, sheet_, metrics_, bottom));
    return std::move(figure_);
}

}  // namespace qm::draw
