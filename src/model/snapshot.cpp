// SPDX-License-Identifier: Apache-2.0
#include "model/snapshot.hpp"

#include <array>

namespace qm::model {

std::string_view name_of(Support support) {
    constexpr std::array<std::string_view, 4> names{"standards", "metrology", "testing", "certification"};
    return names[static_cast<std::size_t>(support)];
}

std::string_view indicator_of(Support support) {
    constexpr std::array<std::string_view, 4> ids{"LNK01", "LNK02", "LNK03", "LNK04"};
    return ids[static_cast<std::size_t>(support)];
}

std::string_view name_of(SupportLevel level) {
    constexpr std::array<std::string_view, 4> names{"present", "weak", "absent", "not_applicable"};
    return names[static_cast<std::size_t>(level)];
}

}  // namespace qm::model
