// SPDX-License-Identifier: Apache-2.0
// Why an enterprise is on its links or on none, what the office chose, and which rows may be one enterprise.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/feedback.hpp"
#include "model/table.hpp"

namespace qm::model {

enum class LinkBasis : std::uint8_t {
    code,       // by its class of GB/T 4754
    chosen,     // by overrides.csv
    leader,     // by the chain that it leads
    no_code,    // on no link: no class given
    malformed,  // … : what is given is no class
    outside,    // … : a class of no chain
    choice,     // … : several links are possible, the office must choose
};
std::string_view name_of(LinkBasis basis);  // "code" …

/// What an enterprise that needs a choice may be.
struct LinkChoice {
    std::string code, edition;         // as given; edition empty: not given
    std::vector<std::string> classes;  // of the 2017 edition, on links
    std::vector<Index> links;
};

/// A row of overrides.csv in this month.
struct LinkOverride {
    enum class State : std::uint8_t {
        used,
        same,      // used, and says what the code says
        later,     // from a month that has not come
        replaced,  // a row of a later month took its place
        gone,      // no such enterprise this month
        several,   // several enterprises have the name
    } state = State::used;
    Index enterprise = none;
    Index link = none;
    std::string code, name;  // as the row says
    std::int64_t weight = base::micro;
    bool main = false;
    base::Month from;
    std::string note;
    base::Spot spot;
};
std::string_view name_of(LinkOverride::State state);  // "used" …

/// An enterprise that the month before did not have.
struct Arrival {
    Index enterprise = none;
    base::Month seen;      // returned: the last month that had it; else Month{}
    std::string other;     // it may be the one that left under this id …
    bool by_name = false;  // … by its name, else by its organisation code
};

/// Rows that may be one enterprise.
struct DuplicateGroup {
    enum class Reason : std::uint8_t {
        no_code,       // one name; all rows, or all but one, have no valid credit code
        organisation,  // one organisation code (characters 9 to 17); at most one code is valid
        other_codes,   // one name and different valid codes: different enterprises unless the register says otherwise
        registered,    // one organisation code and different valid codes: the register was changed, or one is wrong
    } reason = Reason::no_code;
    std::vector<Index> rows;  // of table "enterprises"; the one to keep comes first where a merge is proposed
    bool proposed() const { return reason == Reason::no_code || reason == Reason::organisation; }
};
std::string_view name_of(DuplicateGroup::Reason reason);  // "no_code" …

}  // namespace qm::model
