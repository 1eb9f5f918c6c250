// SPDX-License-Identifier: Apache-2.0
// The quality graph of a chain: key, headings, edges below, cards on top.
#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "draw/chain_card.hpp"
#include "draw/figures.hpp"
#include "draw/furniture.hpp"
#include "draw/graph_layout.hpp"
#include "draw/pen.hpp"
#include "draw/roles.hpp"

namespace qm::draw {
namespace {

using scene::Anchor;
using scene::Box;
using scene::Group;
using scene::Point;
using scene::TextMetrics;

constexpr double side = 3;  // px left and right of the columns, for outlines
const pen::Type title_type{13, 600, palette::ink, "t13 b6"};
const pen::Type key_type{12.5, 400, palette::secondary, role::small_secondary};
const pen::Type stage_type{14, 600, palette::ink, "stg"};

/// Width of a card: five columns of 168 px on 1152 px; wider where there are fewer, so that names have room.
double card_width(double width, std::size_t columns) {
    const double n = static_cast<double>(std::max<std::size_t>(columns, 1));
    return std::floor(std::clamp((width - (n - 1) * 78) / n, 136.0, 190.0));
}

/// Ids go into class names: letters, digits, - and _ only.
std::string class_safe(const std::string& id) {
    std::string result;
    for (const char c : id) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
        result += plain ? c : '-';
    }
    return result;
}

/// Blocks of samples in lines, as many beside each other as fit.
class Key {
  public:
    Key(Group& group, const TextMetrics& metrics, double width, double top)
        : group_{group}, metrics_{metrics}, width_{width}, top_{top} {}

    struct Sample {
        double width;
        std::string words;
    };
    template <class Draw>
    void block(const std::string& title, const std::vector<Sample>& samples, Draw draw) {
        if (title.empty() || samples.empty()) return;
        double wide = 0;
        for (const Sample& s : samples) wide += advance(s);
        wide = std::min(std::max(wide - 14, metrics_.width(title, 13, 600)), width_);
        if (x_ > 0 && x_ + wide > width_) {
            top_ = bottom_ + 4;
            x_ = 0;
        }
        group_.add(pen::text(metrics_, title, {x_, top_ + 14}, title_type));
        double x = x_;
        double y = top_ + 22;
        for (std::size_t i = 0; i < samples.size(); ++i) {
            if (x > x_ && x - x_ + advance(samples[i]) - 14 > wide + 0.5) {
                x = x_;
                y += 23;
            }
            draw(i, Point{x, y});
            group_.add(pen::text(metrics_, samples[i].words, {x + samples[i].width + 6, y + 14}, key_type));
            x += advance(samples[i]);
        }
        bottom_ = std::max(bottom_, y + 24);
        x_ += wide + 40;
    }
    double bottom() const { return std::max(bottom_, top_); }

  private:
    double advance(const Sample& s) const { return s.width + 6 + metrics_.width(s.words, 12.5) + 14; }
    Group& group_;
    const TextMetrics& metrics_;
    double width_, top_;
    double x_ = 0;
    double bottom_ = 0;
};

scene::Style edge_style(EdgeKind kind) {
    const palette::EdgeStyle& known = palette::edge(kind);
    scene::Style style = pen::line(known.colour, known.width, std::string{"edge k-"} + known.name, known.dash);
    style.arrow = true;
    return style;
}

double draw_key(Group& root, const ChainGraph& request, const TextMetrics& metrics, double top) {
    const ChainWords& words = request.words;
    Key key{root.group("key"), metrics, request.sheet.width, top};
    Group& group = *std::get<std::unique_ptr<Group>>(root.items.back());

    std::vector<Key::Sample> samples;
    std::vector<EdgeKind> kinds;
    for (std::size_t k = 0; k < edge_kinds; ++k)
        if (!words.edges[k].empty()) {
            samples.push_back({26, words.edges[k]});
            kinds.push_back(static_cast<EdgeKind>(k));
        }
    key.block(words.edges_title, samples, [&](std::size_t i, Point at) {
        group.add(pen::segment({at.x, at.y + 9.5}, {at.x + 26, at.y + 9.5}, edge_style(kinds[i])));
    });

    samples.clear();
    for (const std::string& w : words.supports)
        if (!w.empty()) samples.push_back({19, w});
    key.block(words.supports_title, samples, [&](std::size_t i, Point at) {
        draw_support(group, static_cast<Support>(i), words.letters[0], at, metrics);
    });

    samples.clear();
    std::vector<int> marks;  // severity, then leader, then empty
    for (std::size_t i = 0; i < words.severities.size(); ++i)
        if (!words.severities[i].empty()) {
            samples.push_back({13, words.severities[i]});
            marks.push_back(static_cast<int>(i));
        }
    if (!words.leader.empty()) {
        samples.push_back({13, words.leader});
        marks.push_back(4);
    }
    if (!words.empty.empty()) {
        samples.push_back({13, words.empty});
        marks.push_back(5);
    }
    key.block(words.problems_title, samples, [&](std::size_t i, Point at) {
        const Point c{at.x + 6.5, at.y + 9.5};
        if (marks[i] < 4) {
            const auto rank = static_cast<std::size_t>(marks[i]);
            group.add(pen::symbol(palette::severity_shape(rank), c, 6.2,
                                  pen::fill(palette::severity(rank), "f-sev" + std::to_string(rank))));
        } else if (marks[i] == 4) {
            group.add(pen::symbol(scene::Shape::star, c, 6.5, pen::fill(palette::ink, role::star)));
        } else {
            group.add(pen::rectangle({c.x - 5.5, c.y - 5.5, c.x + 5.5, c.y + 5.5},
                                     pen::line(palette::strong_line, 1.4, role::grey_line, {2.4, 1.8})));
        }
    });
    return key.bottom() > top ? key.bottom() + 10 : top;
}

/// Headings and notes stand beside each other where every column has room for both.
bool notes_beside(const ChainGraph& request, const GraphPlan& plan, double card_width, const TextMetrics& metrics) {
    return std::all_of(plan.headings.begin(), plan.headings.end(), [&](const GraphPlan::Heading& h) {
        const ChainStage& stage = request.stages[h.stage];
        return metrics.width(stage.heading, 14, 600) + 8 + metrics.width(stage.note, 12.5, 400) <=
               card_width * static_cast<double>(h.last - h.first + 1);
    });
}

void draw_headings(Group& root, const ChainGraph& request, const GraphPlan& plan, const GraphLayout& layout,
                   const TextMetrics& metrics, double top, bool beside) {
    Group& group = root.group("stages");
    const double line = top + (beside ? 24 : 43);
    for (const GraphPlan::Heading& h : plan.headings) {
        const ChainStage& stage = request.stages[h.stage];
        const double left = layout.column_left[h.first];
        const double right = layout.column_left[h.last] + layout.card_width;
        const std::string heading = metrics.fitted(stage.heading, 14, 600, right - left);
        const std::string note = metrics.fitted(stage.note, 12.5, 400, right - left);
        group.add(pen::segment({left, line}, {right, line}, pen::line(palette::ink, 2, "stgl")));
        group.add(pen::text(metrics, heading, {left, top + 15}, stage_type));
        if (beside)
            group.add(pen::text(metrics, note, {right, top + 15}, key_type, Anchor::end));
        else
            group.add(pen::text(metrics, note, {left, top + 34}, key_type));
    }
    if (plan.support.empty() || plan.columns.size() < 2) return;
    const ChainStage& stage = request.stages[request.nodes[plan.support.front()].stage];
    const double left = layout.column_left[0];
    group.add(
        pen::segment({left, layout.foot}, {left + layout.card_width, layout.foot}, pen::line(palette::ink, 2, "stgl")));
    group.add(pen::text(metrics, stage.heading, {left, layout.foot + 23}, stage_type));
    pen::paragraph(group, metrics, stage.note, left, layout.foot + 29, layout.card_width, key_type, 18);
}

void draw_edges(Group& root, const ChainGraph& request, const GraphLayout& layout) {
    Group& group = root.group("edges");
    // Plain supply first, so that nothing of it is hidden by the thin dotted services.
    std::vector<std::size_t> order(request.edges.size());
    for (std::size_t e = 0; e < order.size(); ++e) order[e] = e;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return request.edges[a].kind < request.edges[b].kind; });
    for (const std::size_t e : order) {
        if (layout.routes[e].segments.empty()) continue;
        const ChainEdge& edge = request.edges[e];
        Group& one = group.group("e e-" + std::string{palette::edge(edge.kind).name} + " from-" +
                                 class_safe(edge.from) + " to-" + class_safe(edge.to));
        one.key = "edge-" + edge.from + "-" + edge.to;
        scene::Path path;
        path.segments = layout.routes[e].segments;
        path.style = edge_style(edge.kind);
        path.style.opacity = 0.62;
        one.add(std::move(path));
    }
}

}  // namespace

scene::Figure draw_chain(const ChainGraph& request, const TextMetrics& metrics) {
    scene::Figure figure = begin_figure(request.sheet, "graph");
    double top = draw_heading(figure.root, request.sheet, metrics);
    top = draw_key(figure.root, request, metrics, top);

    GraphPlan plan = plan_columns(request);
    order_columns(plan);
    GraphMeasures measures;
    measures.width = request.sheet.width - 2 * side;
    measures.card_width = card_width(measures.width, plan.columns.size());
    const bool beside = notes_beside(request, plan, measures.card_width, metrics);
    measures.top = top + (beside ? 46 : 65);
    std::vector<Card> cards;
    cards.reserve(request.nodes.size());
    for (const ChainNode& node : request.nodes) {
        cards.emplace_back(node, request.words, measures.card_width, metrics);
        measures.heights.push_back(cards.back().height());
    }
    GraphLayout layout = lay_out(request, plan, measures);
    shift(layout, side);

    draw_headings(figure.root, request, plan, layout, metrics, top, beside);
    draw_edges(figure.root, request, layout);
    Group& group = figure.root.group("nodes");
    for (std::size_t i = 0; i < cards.size(); ++i) cards[i].draw(group, layout.cards[i]);

    if (!request.words.crossings.empty())
        figure.description += base::replaced(request.words.crossings, "{n}", std::to_string(layout.crossings));
    figure.height = std::ceil(draw_footer(figure.root, request.sheet, metrics, layout.bottom + 4));
    return figure;
}

}  // namespace qm::draw
