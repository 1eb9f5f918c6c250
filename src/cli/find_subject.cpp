// SPDX-License-Identifier: Apache-2.0
#include "cli/find_subject.hpp"

#include "base/failure.hpp"
#include "base/text.hpp"

namespace qm::cli {

model::Index find_subject(const model::Snapshot& snapshot, model::Level level, const std::string& wanted) {
    const auto& district = *snapshot.district;
    std::vector<std::string> known;
    const auto pick = [&](const auto& items, auto code) {
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (code(items[i]) == wanted || items[i].name == wanted) return static_cast<model::Index>(i);
            known.push_back(code(items[i]));
        }
        return model::none;
    };
    model::Index found = model::none;
    switch (level) {
        case model::Level::town:
            found = pick(district.towns, [](const model::Town& town) { return town.code; });
            break;
        case model::Level::park:
            found = pick(district.parks, [](const model::Park& park) { return park.id; });
            break;
        case model::Level::link:
            found = pick(district.links, [](const model::Link& link) { return link.id; });
            break;
        case model::Level::chain:
            found = pick(district.chains, [](const model::Chain& chain) { return chain.id; });
            break;
        case model::Level::enterprise: {
            const auto& table = snapshot.tables.at("enterprises");
            for (std::size_t row = 0; row < table.rows() && found == model::none; ++row)
                if (model::to_string(table.code(row, "uscc")) == wanted || table.text(row, "name") == wanted)
                    found = static_cast<model::Index>(row);
            break;
        }
        case model::Level::district:
            return 0;
    }
    if (found == model::none)
        throw base::Failure{base::Exit::usage,
                            "U007",
                            {{"value", base::shown(wanted)},
                             {"reason", "level_" + std::string{name_of(level)}},
                             {"nearest", base::nearest(wanted, known)}}};
    return found;
}

}  // namespace qm::cli
