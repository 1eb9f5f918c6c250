// SPDX-License-Identifier: Apache-2.0
// What the planned figures have in common: words, sheets, printed months. Private to plan/.
#pragma once

#include <string>
#include <string_view>

#include "draw/plan/plan.hpp"

namespace qm::draw::planning {

inline constexpr double narrow_width = 358;  // a phone of 390 px with its margins

struct Words {
    explicit Words(const PlanInput& input);
    std::string say(const char* key, const base::Facts& facts = {}) const;  // "figure.<key>"
    std::string town_name(model::Index town) const;                         // short map label
    std::string town_full(model::Index town) const;
    /// The town as a faint area that leads to its page.
    GroundArea town_ground(model::Index town) const;
    std::string link_name(model::Index link) const;
    std::string chain_name(model::Index chain) const;
    std::string indicator_name(const model::Indicator& indicator) const;
    std::string unit(const model::Indicator& indicator) const;
    std::string month(base::Month month) const;
    /// A firm on a map or a card: without the place at the front and the legal form at the end.
    std::string short_firm(std::string_view name) const;

    /// Title and lines that every figure of the month carries.
    Sheet sheet(std::string name, std::string title, std::string subtitle, std::string description) const;
    MapWords map_words() const;

    const PlanInput& input;
};

/// The same request inside a page: narrow or wide, without heading and footer.
template <class Request>
Request inline_form(Request request, double width) {
    request.sheet.width = width;
    request.sheet.heading = false;
    request.sheet.footer = false;
    return request;
}

/// Wide, narrow and stand-alone form of one request.
template <class Request>
PlannedFigure forms(const Request& request, double wide, bool with_narrow, bool with_sheet, bool paper) {
    PlannedFigure figure;
    figure.name = request.sheet.name;
    figure.wide = inline_form(request, wide);
    if (with_narrow) figure.narrow = inline_form(request, narrow_width);
    if (with_sheet) figure.sheet = request;
    figure.paper = paper;
    return figure;
}

void plan_district(const Words& words, std::vector<PlannedFigure>& figures);  // home, difference, indicators, trends
void plan_chains(const Words& words, std::vector<PlannedFigure>& figures);    // graph, supports, firms on the map
void plan_flows(const Words& words, model::Index chain, std::vector<PlannedFigure>& figures);  // suppliers of leaders
void plan_towns(const Words& words,
                std::vector<PlannedFigure>& figures);  // schematic maps and others of the towns page
void plan_cards(const Words& words, std::vector<PlannedFigure>& figures);    // onto the figures that are there
void plan_ground(const Words& words, std::vector<PlannedFigure>& figures);   // what is wrong with the ground
void plan_places(const Words& words, std::vector<PlannedFigure>& figures);   // towns and parks
void plan_network(const Words& words, std::vector<PlannedFigure>& figures);  // the service network

}  // namespace qm::draw::planning
