// SPDX-License-Identifier: Apache-2.0
// How a file is refused inside read/: as a base::Failure of exit 4 or 5. For a required source it ends the run, for an
// optional one read_month turns it into a finding.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/failure.hpp"
#include "base/feedback.hpp"

namespace qm::read {

[[noreturn]] inline void refuse(std::string code, base::Spot spot, base::Facts facts = {}) {
    throw base::Failure{base::Exit::input_refused, std::move(code), std::move(facts), std::move(spot)};
}

/// A mistake in qualitymap.toml, a schema or a catalogue: exit 3.
[[noreturn]] inline void refuse_configuration(std::string code, base::Spot spot, base::Facts facts = {}) {
    throw base::Failure{base::Exit::configuration, std::move(code), std::move(facts), std::move(spot)};
}

/// K008: a word of a catalogue that nothing knows; `known` are those that could stand there.
[[noreturn]] void refuse_word(base::Spot spot, const std::string& what, const std::string& value,
                              const std::vector<std::string>& known);

}  // namespace qm::read
