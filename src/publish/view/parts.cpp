// SPDX-License-Identifier: Apache-2.0
#include "publish/view/parts.hpp"

#include <array>

#include "publish/addresses.hpp"
#include "publish/view/frame.hpp"

namespace qm::publish {
namespace {

/// The three closed-loop rates (domain: Order 18, arts 45–48): due basis, all basis, name of the block.
struct ClosedLoop {
    const char *due, *all, *anchor;
};
constexpr std::array<ClosedLoop, 3> closed_loops{
    {{"SUP04", "SUP04A", "rate-general"}, {"SUP05", "SUP05A", "rate-serious"}, {"SUP06", "SUP06A", "rate-lead"}}};

bool reached(const model::Figure& figure) {
    return figure.has_value() && figure.num >= figure.den;
}

RateView rate_view(const MonthFacts& m, const ClosedLoop& loop, const model::Indicator& due, model::Level level,
                   model::Index subject, const std::string& code, const std::string& base_path) {
    const model::Figure& figure = m.now.figures.at(due.id, level, subject);
    RateView view;
    view.id = loop.anchor;
    view.name = m.words.say(std::string{"rate."} + loop.due);
    view.href = base_path + model::indicator_page(due.id);
    view.value = model::printed(due, figure);
    view.percent = figure.has_value();
    view.drawn = figure.has_value();
    view.reached = reached(figure);
    view.due_fraction =
        figure.has_value() ? m.words.say("rate.cases", {{"n", fraction(due, figure)}}) : std::string{no_value};
    view.why = why_address(m, due.id, level, subject, base_path);
    view.due_rate = {figure.has_value() ? view.value + "%" : std::string{no_value}, view.why};
    if (figure.has_value()) {
        view.due_bar = bar_width(figure.ratio());
        const auto gap = static_cast<std::int64_t>(figure.den - figure.num);
        view.status = view.reached ? m.words.say("rate.reached") : m.words.amount("rate.missed", gap);
        view.status_class = view.reached ? "ok" : "no";
    } else {
        view.note = why_no_value(m, figure);
        view.status_class = "none";
    }
    view.change = delta(m, due, model::subject_key(level, code));
    const model::Indicator* all = m.indicator(loop.all);
    if (all == nullptr && !due.pair.empty()) all = m.indicator(due.pair);
    view.all_fraction = view.all_rate.text = std::string{no_value};
    if (all == nullptr) return view;
    const model::Figure& whole = m.now.figures.at(all->id, level, subject);
    view.has_all = whole.has_value();
    view.all_rate.why = why_address(m, all->id, level, subject, base_path);
    if (!whole.has_value()) return view;
    view.all_fraction = m.words.say("rate.cases", {{"n", fraction(*all, whole)}});
    view.all_rate.text = model::printed(*all, whole) + "%";
    view.all_bar = bar_width(whole.ratio());
    view.drawn = true;
    if (figure.has_value() && whole.den > figure.den)
        view.note = m.words.amount("rate.not_due", static_cast<std::int64_t>(whole.den - figure.den));
    return view;
}

}  // namespace

std::vector<RateView> rate_views(const MonthFacts& m, model::Level level, model::Index subject, const std::string& code,
                                 const std::string& base_path) {
    std::vector<RateView> views;
    for (const ClosedLoop& loop : closed_loops)
        if (const model::Indicator* due = m.indicator(loop.due))
            views.push_back(rate_view(m, loop, *due, level, subject, code, base_path));
    return views;
}

std::string map_note(const MonthFacts& m, bool with_parks) {
    const auto line = [&](const model::LayerNote& note) {
        std::string text = note.schematic           ? m.words.say("map.schematic")
                           : note.review_no.empty() ? m.words.say("map.unreviewed")
                                                    : m.words.say("map.review", {{"no", note.review_no}});
        if (!note.source.empty()) text += m.words.say("map.source", {{"source", note.source}});
        return text;
    };
    const std::string towns = line(m.district.towns_note);
    if (m.district.parks.empty() || !with_parks) return towns;
    const std::string parks = line(m.district.parks_note);
    return parks == towns ? towns : m.words.say("map.two_layers", {{"towns", towns}, {"parks", parks}});
}

std::optional<PictureView> picture_view(const MonthFacts& m, const std::string& name, const std::string& base_path) {
    const Picture* picture = m.picture(name);
    if (picture == nullptr || picture->inline_wide.empty()) return std::nullopt;
    PictureView view;
    view.name = name;
    view.title = picture->title;
    view.description = picture->description;
    if (name.starts_with("map-"))
        view.note = name == "map-tiles" || name == "map-circles"
                        ? m.words.say("map.no_borders")
                        : map_note(m, name.starts_with("map-town-") || name.starts_with("map-park-"));
    view.wide = {picture->inline_wide};
    view.narrow = {picture->inline_narrow};
    view.has_narrow = !picture->inline_narrow.empty();
    int number = 0;
    for (const std::string& label : picture->unplaced) view.unplaced.push_back({++number, label});
    for (const std::string& path : picture->downloads) {
        const auto dot = path.rfind('.');
        std::string format = dot == std::string::npos ? path : path.substr(dot + 1);
        for (char& c : format) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
        view.downloads.push_back({format, base_path + path, "", false});
    }
    if (!picture->card.empty())
        view.downloads.push_back({m.words.say("picture.card"), base_path + picture->card, "", false});
    return view;
}

}  // namespace qm::publish
