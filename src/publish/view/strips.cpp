// SPDX-License-Identifier: Apache-2.0
#include "publish/view/strips.hpp"

#include "publish/addresses.hpp"

namespace qm::publish {

std::string chain_firms(const MonthFacts& m, model::Index chain) {
    const model::Figure& figure = m.now.figures.at("STR01", model::Level::chain, chain);
    if (figure.has_value()) return model::printed(*m.indicator("STR01"), figure);
    return base::format_count(static_cast<std::int64_t>(m.firms_of_chain[chain]));
}

std::vector<CountMark> problem_marks(const MonthFacts& m, const Tally& tally, bool with_overdue) {
    std::vector<CountMark> marks;
    const auto add = [&](const char* icon, const char* key, int count) {
        if (count > 0) marks.push_back({icon, m.words.say(key), count});
    };
    add("i-1", "kind.serious", tally.open_of[1]);
    add("i-2", "kind.general", tally.open_of[0]);
    add("i-3", "kind.lead", tally.open_of[2]);
    if (with_overdue) add("i-od", "problem.overdue", tally.overdue);
    return marks;
}

ChainStrip chain_strip(const MonthFacts& m, model::Index chain, const std::string& base_path) {
    const model::Chain& the = m.district.chains[chain];
    ChainStrip strip;
    strip.id = "strip-" + model::slug(the.id);
    strip.name = m.chain_name(chain);
    strip.href = base_path + model::chain_page(m.district, chain);
    const auto explained = [&](const char* id, const std::string& words) {
        const std::string address = why_address(m, id, model::Level::chain, chain, base_path);
        return address.empty() ? plain(words) : link(address, words);
    };
    strip.summary = m.words.rich(
        "strip.summary", {{"links", plain(m.words.amount("unit.links", static_cast<std::int64_t>(the.links.size())))},
                          {"firms", explained("STR01", m.words.say("unit.firms", {{"n", chain_firms(m, chain)}}))},
                          {"open", explained("PRB01", m.words.amount("unit.open", m.by_chain[chain].open))}});
    for (model::Index s = 0; s < the.stages.size(); ++s) {
        const model::Stage& stage = the.stages[s];
        StripStage row;
        row.name = m.words.pick(stage.name, stage.name_en);
        row.position = m.words.word("position", stage.position);
        int open = 0;
        for (const model::Index link : the.links) {
            if (m.district.links[link].stage != s) continue;
            const Tally& tally = m.by_link[link];
            open += tally.open;
            ChipView chip;
            chip.name = m.link_name(link);
            chip.href = base_path + model::link_address(m.district, link);
            chip.key = model::link_key(m.district, link);
            chip.marks = problem_marks(m, tally);
            chip.look = tally.open_of[1] > 0 ? "warn" : tally.open > 0 ? "some" : "";
            if (m.now.links[link].empty()) {
                chip.look = "void";
                chip.flag = m.words.say("link.empty");
                chip.flag_icon = "i-void";
            } else if (m.now.links[link].enterprises == 1) {
                chip.flag = m.words.say("link.single");
                chip.flag_icon = "i-one";
            }
            row.chips.push_back(std::move(chip));
        }
        if (row.chips.empty()) continue;
        row.summary = m.words.say("strip.stage",
                                  {{"links", m.words.amount("unit.links", static_cast<std::int64_t>(row.chips.size()))},
                                   {"open", m.words.amount("unit.open", open)}});
        strip.stages.push_back(std::move(row));
    }
    return strip;
}

}  // namespace qm::publish
