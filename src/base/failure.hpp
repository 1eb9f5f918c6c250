// SPDX-License-Identifier: Apache-2.0
// Why a run ends early. The exit codes are a contract (README, "Exit codes"): 0 and 1 mean that something new is
// published; at 2 and above nothing new is live and the previous release still is.
#pragma once

#include <map>
#include <stdexcept>
#include <string>

#include "base/feedback.hpp"

namespace qm::base {

enum class Exit : int {
    clean = 0,
    findings = 1,
    usage = 2,
    configuration = 3,
    input_missing = 4,
    input_refused = 5,
    storage = 6,
    busy = 7,
    disclosure = 8,
    own_state = 9,
    limit = 10,
    internal = 70,
};

/// Thrown when a run cannot go on. Carries a diagnostic (code, place, facts); the sentence is said by the phrases.
/// Bad data never throws: it becomes a finding. what() is the code and the facts, for logs and tests.
class Failure : public std::runtime_error {
  public:
    Failure(Exit exit, std::string code, Facts facts = {}, Spot spot = {});
    Exit exit() const { return exit_; }
    const Diagnostic& diagnostic() const { return diagnostic_; }

  private:
    Exit exit_;
    Diagnostic diagnostic_;
};

}  // namespace qm::base
