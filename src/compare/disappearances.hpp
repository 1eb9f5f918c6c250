// SPDX-License-Identifier: Apache-2.0
// Standards, certificates, measurement standards, patents and awards of the month before that are no longer listed,
// although nothing said that they would end: a figure would fall and nobody could say why.
#pragma once

#include <map>
#include <string>

#include "base/date.hpp"
#include "base/feedback.hpp"
#include "model/table.hpp"

namespace qm::compare {

class Listed {
  public:
    Listed() = default;
    explicit Listed(const model::Tables& tables);
    /// Finding V030 for each table that has lost rows in force on `date`: {table}, {count}, {example}. A table that did
    /// not come at all is another matter and told elsewhere.
    void tell_missing(const model::Tables& now, base::Date date, base::Diagnostics& findings) const;

  private:
    std::map<std::string, std::map<std::string, base::Date>> tables_;  // table -> id -> the day it ends, if it does
};

}  // namespace qm::compare
