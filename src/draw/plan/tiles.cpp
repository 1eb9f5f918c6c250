// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <sstream>

#include "draw/plan/plan.hpp"

namespace qm::draw {

GivenTiles given_tiles(const model::District& district, const std::vector<std::string>& rows) {
    GivenTiles result;
    std::vector<bool> placed(district.towns.size());
    for (std::size_t row = 0; row < rows.size() && result.wrong.empty(); ++row) {
        std::istringstream cells{rows[row]};
        std::string cell;
        for (int column = 0; cells >> cell; ++column) {
            if (cell == "." || cell == "·") continue;
            const auto found = std::find_if(district.towns.begin(), district.towns.end(), [&](const model::Town& town) {
                return cell == town.code || cell == town.short_name || cell == town.name;
            });
            const auto town = static_cast<std::size_t>(found - district.towns.begin());
            if (found == district.towns.end() || placed[town]) {
                result.wrong = cell;
                break;
            }
            placed[town] = true;
            result.tiles.push_back({"town:" + found->code, static_cast<int>(row), column});
        }
    }
    if (!rows.empty() && result.wrong.empty())
        for (std::size_t town = 0; town < placed.size() && result.wrong.empty(); ++town)
            if (!placed[town]) result.wrong = district.towns[town].short_name;
    if (!result.wrong.empty()) result.tiles.clear();
    return result;
}

}  // namespace qm::draw
