// SPDX-License-Identifier: Apache-2.0
#include "read/refusal.hpp"

#include "base/text.hpp"

namespace qm::read {

void refuse_word(base::Spot spot, const std::string& what, const std::string& value,
                 const std::vector<std::string>& known) {
    constexpr std::size_t most = 400;
    const std::string nearest = base::nearest(value, known);
    std::string about = "catalogue_word " + what;
    if (!nearest.empty()) about += " ≈ " + nearest;
    if (!known.empty()) about += "; " + base::join(known, ", ");
    refuse_configuration("K008", std::move(spot),
                         {{"term", base::shown(value)}, {"reason", base::shown(about, most)}, {"nearest", nearest}});
}

}  // namespace qm::read
