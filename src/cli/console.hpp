// SPDX-License-Identifier: Apache-2.0
// Talking to people: results on stdout, messages on stderr. One line a finding,
//   file:line:column: severity[CODE]: what is wrong (value shown) — hint
// at most 20 of one code on the terminal, exact counts at the end. A progress bar only on a terminal.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/failure.hpp"
#include "base/feedback.hpp"
#include "base/phrases.hpp"
#include "cli/finding_formats.hpp"
#include "cli/options.hpp"

namespace qm::cli {

class Console : public base::Progress {
  public:
    Console(const Options& options, base::Phrases phrases);
    ~Console() override;

    void stage(std::string_view name) override;
    void advance(std::size_t done, std::size_t total) override;
    /// Ends the running stage; afterwards timings() holds the seconds of each.
    void finish();

    /// stderr; with --format json, sarif or github on stdout, with the fingerprints that `identity` gives (else those
    /// of code and file).
    void findings(const base::Diagnostics& findings, const Identity& identity = {});
    /// What ended the run; when input was refused, after what had been found until then: often the reason.
    void failure(const base::Failure& failure, const base::Diagnostics& before = {});
    void result(std::string_view text);  // stdout, one line
    void note(std::string_view text);    // stderr, unless quiet
    void print_timings();
    MessageFormat format() const { return options_.format; }
    const base::Phrases& phrases() const { return phrases_; }
    std::string say(std::string_view key, const base::Facts& facts = {}) const { return phrases_.say(key, facts); }

  private:
    void clear_bar();
    void list(const base::Diagnostics& findings);
    bool for_programs(const base::Diagnostics& findings, const Identity& identity);  // false: --format text
    const Options& options_;
    base::Phrases phrases_;
    bool terminal_ = false;
    bool bar_shown_ = false;
    std::string stage_;
    std::chrono::steady_clock::time_point stage_start_;
    std::vector<std::pair<std::string, double>> timings_;
};

/// Where templates/ and geodata/ stand: beside the program, under <prefix>/share/qualitymap, or in the source tree it
/// was built from. Throws base::Failure C001 (exit 3) when none of these has them.
std::filesystem::path data_folder();

}  // namespace qm::cli
