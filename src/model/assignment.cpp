// SPDX-License-Identifier: Apache-2.0
#include "model/assignment.hpp"

#include <array>

namespace qm::model {

std::string_view name_of(LinkBasis basis) {
    constexpr std::array<std::string_view, 7> names{"code",      "chosen",  "leader", "no_code",
                                                    "malformed", "outside", "choice"};
    return names[static_cast<std::size_t>(basis)];
}

std::string_view name_of(LinkOverride::State state) {
    constexpr std::array<std::string_view, 6> names{"used", "same", "later", "replaced", "gone", "several"};
    return names[static_cast<std::size_t>(state)];
}

std::string_view name_of(DuplicateGroup::Reason reason) {
    constexpr std::array<std::string_view, 4> names{"no_code", "organisation", "other_codes", "registered"};
    return names[static_cast<std::size_t>(reason)];
}

}  // namespace qm::model
