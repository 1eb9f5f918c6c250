// SPDX-License-Identifier: Apache-2.0
#include "assess/links.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace qm::assess {
namespace {

constexpr std::array<int, 4> default_thresholds{3, 2, 2, 5};

}  // namespace

int support_threshold(const model::Config& config, model::Support support) {
    const auto found = config.thresholds.find("support_" + std::string{name_of(support)});
    return found == config.thresholds.end() ? default_thresholds[static_cast<std::size_t>(support)] : found->second;
}

void count_links(model::Snapshot& snapshot) {
    snapshot.links.assign(snapshot.district->links.size(), {});
    const auto found = snapshot.tables.find("enterprises");
    const auto places = snapshot.places.tables.find("enterprises");
    if (found == snapshot.tables.end() || places == snapshot.places.tables.end()) return;
    const model::Table& table = found->second;
    const auto living = [&](std::size_t row) {  // as STR01 has it
        const auto status = table.text(row, "status");
        return status != "注销" && status != "吊销" && status != "迁出";
    };
    struct Member {
        model::Index link;
        model::CreditCode code;
        std::size_t row;
    };
    std::vector<Member> members;
    for (std::size_t row = 0; row < places->second.links.size(); ++row) {
        const auto led = snapshot.places.led_chains.find(static_cast<model::Index>(row));
        for (const auto link : snapshot.places.link_sets[places->second.links[row]]) {
            if (living(row)) members.push_back({link, table.code(row, "uscc"), row});
            const auto chain = snapshot.district->links[link].chain;
            if (led != snapshot.places.led_chains.end() &&
                std::binary_search(led->second.begin(), led->second.end(), chain))
                snapshot.links[link].leaders.push_back(static_cast<model::Index>(row));
        }
    }
    // Two rows with one code are one enterprise; a row without a code counts for itself.
    std::sort(members.begin(), members.end(), [](const Member& a, const Member& b) {
        return std::tuple{a.link, a.code, a.code.known() ? 0 : a.row} <
               std::tuple{b.link, b.code, b.code.known() ? 0 : b.row};
    });
    for (std::size_t i = 0; i < members.size(); ++i) {
        const bool again = i > 0 && members[i].link == members[i - 1].link && members[i].code.known() &&
                           members[i].code == members[i - 1].code;
        if (!again) ++snapshot.links[members[i].link].enterprises;
    }
    for (auto& link : snapshot.links)
        std::sort(link.leaders.begin(), link.leaders.end(), [&](model::Index a, model::Index b) {
            return std::pair{table.text(a, "name"), table.code(a, "uscc")} <
                   std::pair{table.text(b, "name"), table.code(b, "uscc")};
        });
}

void rate_supports(model::Snapshot& snapshot, const model::Config& config) {
    for (std::size_t link = 0; link < snapshot.links.size(); ++link) {
        for (std::size_t s = 0; s < default_thresholds.size(); ++s) {
            const auto& figure = snapshot.figures.at(model::indicator_of(static_cast<model::Support>(s)),
                                                     model::Level::link, static_cast<model::Index>(link));
            auto& state = snapshot.links[link];
            const auto& place = snapshot.district->links[link];
            const bool serves = snapshot.district->chains[place.chain].stages[place.stage].position == "支撑";
            if (serves || !figure.has_value()) {
                state.supports[s] = model::SupportLevel::not_applicable;
                continue;
            }
            const auto count = base::rounded(figure.ratio(), 0);
            state.support_counts[s] = static_cast<std::uint32_t>(count);
            state.supports[s] = count >= support_threshold(config, static_cast<model::Support>(s))
                                    ? model::SupportLevel::present
                                : count > 0 ? model::SupportLevel::weak
                                            : model::SupportLevel::absent;
        }
    }
}

}  // namespace qm::assess
