// SPDX-License-Identifier: Apache-2.0
// From a credit code, else a name, to the row of table "enterprises". Codes are the identity: a name stands in only
// where a code is missing on one side, never between two different codes, and only when one enterprise alone has it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "join/join.hpp"
#include "model/table.hpp"

namespace qm::join {

class EnterpriseLookup {
  public:
    /// `enterprises` may be nullptr; it must outlive the lookup. Codes must be unique (read sees to it, I002); of
    /// repeats the first row is found.
    EnterpriseLookup(const model::Table* enterprises, const std::vector<Alias>& aliases);

    /// Needed before by_code; does nothing the second time. A code that no row has may be another's by an alias.
    void index_codes();
    model::Index by_code(model::CreditCode code) const;
    model::CreditCode code_of(model::Index row) const;

    /// Reads all names; needed before by_name; does nothing the second time. Names are compared by name_key with
    /// 有限责任公司 as 有限公司.
    void index_names(int jobs);
    struct Named {
        model::Index row = model::none;
        bool shared = false;  // several enterprises have the name
    };
    Named by_name(std::string_view name) const;
    /// All rows of the name, aliases apart.
    std::vector<model::Index> rows_named(std::string_view name) const;

  private:
    model::Index by_own_code(model::CreditCode code) const;
    Named by_key(const std::string& key) const;

    const model::Table* table_;
    const model::Codes* codes_ = nullptr;
    std::vector<model::Index> slots_;                            // open addressing over codes_
    std::vector<std::pair<std::uint64_t, model::Index>> names_;  // hash of the key, row; sorted
    std::vector<Alias> aliases_;                                 // of enterprises; alias as key, sorted
    std::map<model::CreditCode, std::string> code_aliases_;      // alias that is a credit code -> canonical
};

}  // namespace qm::join
