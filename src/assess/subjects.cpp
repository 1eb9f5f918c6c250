// SPDX-License-Identifier: Apache-2.0
#include "assess/subjects.hpp"

#include <algorithm>

#include "assess/assess.hpp"

namespace qm::assess {

std::size_t subject_count(const model::Snapshot& snapshot, model::Level level) {
    const auto& district = *snapshot.district;
    switch (level) {
        case model::Level::enterprise: {
            const auto found = snapshot.tables.find("enterprises");
            return found == snapshot.tables.end() ? 0 : found->second.rows();
        }
        case model::Level::link:
            return district.links.size();
        case model::Level::park:
            return district.parks.size();
        case model::Level::town:
            return district.towns.size();
        case model::Level::chain:
            return district.chains.size();
        case model::Level::district:
            break;
    }
    return 1;
}

std::string subject_code(const model::Snapshot& snapshot, model::Level level, model::Index subject) {
    const auto& district = *snapshot.district;
    switch (level) {
        case model::Level::enterprise:
            return model::to_string(snapshot.tables.at("enterprises").code(subject, "uscc"));
        case model::Level::link:
            return district.links[subject].id;
        case model::Level::park:
            return district.parks[subject].id;
        case model::Level::town:
            return district.towns[subject].code;
        case model::Level::chain:
            return district.chains[subject].id;
        case model::Level::district:
            break;
    }
    return {};
}

bool Subjects::leads(std::size_t row, model::Index subject) const {
    const auto led = snapshot_->places.led_chains.find(static_cast<model::Index>(row));
    if (led == snapshot_->places.led_chains.end()) return false;
    const model::Index chain = level_ == model::Level::chain ? subject : snapshot_->district->links[subject].chain;
    return std::binary_search(led->second.begin(), led->second.end(), chain);
}

Subjects::Subjects(const model::Snapshot& snapshot, const model::RowPlaces& places, model::Level level, bool led_only)
    : snapshot_{&snapshot},
      places_{&places},
      level_{level},
      count_{subject_count(snapshot, level)},
      led_only_{led_only} {
    const auto own = snapshot.places.tables.find("enterprises");
    own_rows_ = own != snapshot.places.tables.end() && &own->second == &places;
    if (level != model::Level::chain) return;
    for (const auto& [name, table] : snapshot.tables) {
        const auto own_places = snapshot.places.tables.find(name);
        const auto* column = table.column("chain");
        if (own_places == snapshot.places.tables.end() || &own_places->second != &places || column == nullptr) continue;
        for (std::size_t row = 0; row < table.rows(); ++row)
            own_chain_.push_back(snapshot.district->chain_by_id(model::text_of(*column, row)));
    }
    for (const auto& set : snapshot.places.link_sets) {
        std::vector<model::Index> chains;
        for (const auto link : set) chains.push_back(snapshot.district->links[link].chain);
        std::sort(chains.begin(), chains.end());
        chains.erase(std::unique(chains.begin(), chains.end()), chains.end());
        chains_of_set_.push_back(std::move(chains));
    }
}

}  // namespace qm::assess
