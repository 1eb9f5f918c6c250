// SPDX-License-Identifier: Apache-2.0
// Class codes of GB/T 4754 to chain links. Links name classes of the 2017 edition; earlier editions used many of the
// same numbers for other trades (3452: reducers in 2011, sliding bearings in 2017), so a code of another edition is
// translated by the table of changes and never taken at its face when its number changed hands. Without an edition a
// code is read in all of them: one that leads to different links must be chosen.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/district.hpp"

namespace qm::join {

struct IndustryLinks {
    enum class Answer {
        linked,     // on these links
        outside,    // a class of no chain
        choose,     // several links are possible: the office must choose (overrides.csv)
        malformed,  // not a class code
    } answer = Answer::outside;
    std::vector<model::Index> links;      // sorted; those that name the class as primary, else as secondary
    std::vector<std::string> candidates;  // choose: classes of the 2017 edition that lie on links; may be empty
    std::vector<model::Index> candidate_links;
    bool translated = false;  // by the table of changes, to `candidates`
};

class IndustryCodes {
  public:
    explicit IndustryCodes(const model::District& district);

    /// Accepts 3491, C3491, full width, 3491.0; groups (349, C349, 3490) are linked only when the group has one class.
    /// A three-digit number may also have lost its leading zero in a spreadsheet (111 for 0111). `edition`: "2017",
    /// "2011", "2002", or empty where it is not given.
    IndustryLinks links_of(std::string_view code, std::string_view edition) const;

    /// Four digits; a group of three digits is filled with 0; empty when the cell is not a class code.
    static std::string normalised(std::string_view cell);

  private:
    IndustryLinks in_edition(const std::string& code, int year) const;
    IndustryLinks of_class(const std::string& code) const;
    IndustryLinks of_any(const std::vector<std::string>& codes) const;
    IndustryLinks with_links(IndustryLinks choice) const;
    IndustryLinks of_group(std::string_view three_digits) const;

    struct Classes {
        std::vector<model::Index> primary, secondary;
    };
    std::map<std::string, Classes, std::less<>> classes_;
};

/// What became of a class in the 2017 edition. `now` empty: the number went to another trade and no successor is
/// recorded. nullptr: the class kept number and meaning, as far as the table knows.
struct IndustryChange {
    int edition;  // 2011 or 2002
    std::string_view code;
    std::string_view now;  // classes of 2017, separated by ;
};
const IndustryChange* industry_change(int edition, std::string_view code);

}  // namespace qm::join
