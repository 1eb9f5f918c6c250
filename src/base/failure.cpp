// SPDX-License-Identifier: Apache-2.0
#include "base/failure.hpp"

#include <utility>

namespace qm::base {
namespace {

std::string describe(const std::string& code, const Facts& facts) {
    std::string text = code;
    for (const auto& [name, value] : facts) text += " " + name + "=" + value;
    return text;
}

}  // namespace

Failure::Failure(Exit exit, std::string code, Facts facts, Spot spot)
    : std::runtime_error{describe(code, facts)},
      exit_{exit},
      diagnostic_{std::move(code), Severity::error, std::move(spot), std::move(facts)} {}

}  // namespace qm::base
