// SPDX-License-Identifier: Apache-2.0
#include "draw/plan/words.hpp"

#include <array>
#include <utility>

#include "model/addresses.hpp"

namespace qm::draw::planning {

Words::Words(const PlanInput& plan_input) : input{plan_input} {}

std::string Words::say(const char* key, const base::Facts& facts) const {
    return input.phrases.say(std::string{"figure."} + key, facts);
}

std::string Words::town_name(model::Index town) const {
    const auto& found = input.snapshot.district->towns[town];
    return input.english && !found.name_en.empty() ? found.name_en : found.short_name;
}

std::string Words::town_full(model::Index town) const {
    const auto& found = input.snapshot.district->towns[town];
    return input.english && !found.name_en.empty() ? found.name_en : found.name;
}

GroundArea Words::town_ground(model::Index town) const {
    const auto& district = *input.snapshot.district;
    return {"town:" + district.towns[town].code, town_name(town), false, model::town_key(district, town),
            model::town_page(district, town),    town_full(town)};
}

std::string Words::link_name(model::Index link) const {
    const auto& found = input.snapshot.district->links[link];
    return input.english && !found.name_en.empty() ? found.name_en : found.name;
}

std::string Words::chain_name(model::Index chain) const {
    const auto& found = input.snapshot.district->chains[chain];
    return input.english && !found.name_en.empty() ? found.name_en : found.name;
}

std::string Words::indicator_name(const model::Indicator& indicator) const {
    return input.english && !indicator.name_en.empty() ? indicator.name_en : indicator.name;
}

std::string Words::unit(const model::Indicator& indicator) const {
    if (indicator.percent) return "%";
    return input.english ? indicator.unit_en : indicator.unit;
}

std::string Words::month(base::Month month) const {
    return input.phrases.say("figure.month", {{"year", std::to_string(month.year())},
                                              {"month", std::to_string(month.number())},
                                              {"iso", base::to_string(month)}});
}

std::string Words::short_firm(std::string_view name) const {
    // 佛山市顺德区示例云岫电器有限公司 -> 示例云岫电器; a name that is nothing but place and form stays whole.
    std::string_view rest = name;
    const auto place = rest.find(input.config.district_name);
    if (!input.config.district_name.empty() && place != std::string_view::npos && place <= 24)
        rest.remove_prefix(place + input.config.district_name.size());
    for (const std::string_view form : {"股份有限公司", "有限责任公司", "集团有限公司", "有限公司"})
        if (rest.ends_with(form)) {
            rest.remove_suffix(form.size());
            break;
        }
    return std::string{rest.empty() ? name : rest};
}

Sheet Words::sheet(std::string name, std::string title, std::string subtitle, std::string description) const {
    const auto& note = input.snapshot.district->towns_note;
    Sheet sheet;
    sheet.name = std::move(name);
    sheet.title = std::move(title);
    sheet.subtitle = std::move(subtitle);
    sheet.description = std::move(description);
    sheet.source = say("source", {{"office", input.config.office},
                                  {"date", base::to_string(input.snapshot.date)},
                                  {"layer", note.source.empty() ? note.file : note.source}});
    sheet.review = note.schematic           ? say("schematic")
                   : note.review_no.empty() ? say("no_review")
                                            : say("review", {{"number", note.review_no}});
    sheet.stamp = input.config.demo ? say("stamp_demo") : say("stamp");
    sheet.width = 1000;
    sheet.paper = scene::Paper::a4;
    return sheet;
}

MapWords Words::map_words() const {
    MapWords words;
    const std::array<std::pair<std::string MapWords::*, const char*>, 8> same{
        {{&MapWords::north, "north"},
         {&MapWords::kilometres, "kilometres"},
         {&MapWords::metres, "metres"},
         {&MapWords::high, "high"},
         {&MapWords::low, "low"},
         {&MapWords::counted, "towns_counted"},
         {&MapWords::no_data, "no_data"},
         {&MapWords::not_applicable, "not_applicable"}}};
    for (const auto& [member, key] : same) words.*member = say(key);
    words.near_break = say("near_break", {{"percent", std::to_string(input.config.map.near_break)}});
    words.period = month(input.snapshot.month);
    return words;
}

}  // namespace qm::draw::planning
