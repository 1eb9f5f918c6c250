// SPDX-License-Identifier: Apache-2.0
// Briefing cards: of the district with the home map, of each chain with its enterprises.
#include <algorithm>
#include <string>

#include "base/number.hpp"
#include "draw/plan/words.hpp"
#include "model/addresses.hpp"

namespace qm::draw::planning {
namespace {

using model::Index;
using model::Level;

BriefingCard::Key key(const Words& words, const char* id, Level level, Index subject, const std::string& note) {
    const auto& figures = words.input.snapshot.figures;
    const auto at = figures.find(id);
    BriefingCard::Key result{"—", "", "", note};
    if (at == model::none) return result;
    const auto& indicator = figures.indicators[at];
    const auto& figure = figures.at(id, level, subject);
    result.label = words.indicator_name(indicator);
    result.value = model::printed(indicator, figure);
    if (figure.has_value()) result.unit = words.unit(indicator);
    if (figure.has_value() && indicator.percent) {
        // Sums of numbers come in millionths on both sides.
        const base::Wide unit = figure.num % base::micro == 0 && figure.den % base::micro == 0 ? base::micro : 1;
        result.note = base::format_count(static_cast<std::int64_t>(figure.num / unit)) + " / " +
                      base::format_count(static_cast<std::int64_t>(figure.den / unit));
    }
    return result;
}

std::string overdue(const Words& words, Level level, Index subject) {
    const auto& figure = words.input.snapshot.figures.at("SUP07", level, subject);
    return figure.has_value() ? words.say("card_overdue", {{"n", base::to_string(figure.num)}}) : std::string{};
}

PlannedFigure* find(std::vector<PlannedFigure>& figures, const std::string& name) {
    const auto found =
        std::find_if(figures.begin(), figures.end(), [&](const PlannedFigure& f) { return f.name == name; });
    return found == figures.end() ? nullptr : &*found;
}

BriefingCard card(const Words& words, const Sheet& sheet, std::string name, std::string title) {
    BriefingCard result;
    result.sheet = sheet;
    result.sheet.name = std::move(name);
    result.sheet.title = std::move(title);
    result.sheet.subtitle = words.say(
        "card_date", {{"date", base::to_string(words.input.snapshot.date)}, {"office", words.input.config.office}});
    result.stamp = sheet.stamp;
    return result;
}

}  // namespace

void plan_cards(const Words& words, std::vector<PlannedFigure>& figures) {
    const auto& snapshot = words.input.snapshot;
    const auto& district = *snapshot.district;
    const auto month = words.month(snapshot.month);
    if (PlannedFigure* home = find(figures, "map-home"); home != nullptr && home->narrow) {
        const auto& map = std::get<Choropleth>(*home->sheet);
        const std::string name =
            words.input.english ? words.input.config.district_name_en : words.input.config.district_name;
        BriefingCard made =
            card(words, map.sheet, "card-district", words.say("card_district", {{"name", name}, {"month", month}}));
        made.keys = {key(words, "PRB01", Level::district, 0, overdue(words, Level::district, 0)),
                     key(words, "SUP04", Level::district, 0, ""), key(words, "SUP03", Level::district, 0, "")};
        made.map = map;
        home->card = std::move(made);
    }
    for (Index chain = 0; chain < district.chains.size(); ++chain) {
        const std::string slug = model::slug(district.chains[chain].id);
        PlannedFigure* firms = find(figures, "map-chain-" + slug);
        if (firms == nullptr || !firms->sheet) continue;
        const auto& map = std::get<PointMap>(*firms->sheet);
        BriefingCard made = card(words, map.sheet, "card-" + slug,
                                 words.say("card_chain", {{"chain", words.chain_name(chain)}, {"month", month}}));
        made.keys = {key(words, "STR01", Level::chain, chain, ""),
                     key(words, "PRB01", Level::chain, chain, overdue(words, Level::chain, chain)),
                     key(words, "SUP03", Level::chain, chain, "")};
        made.map = map;
        firms->card = std::move(made);
    }
}

}  // namespace qm::draw::planning
