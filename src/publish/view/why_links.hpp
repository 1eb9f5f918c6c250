// SPDX-License-Identifier: Apache-2.0
// From a printed figure to where it is explained.
#pragma once

#include <string>

#include "publish/view/month_facts.hpp"

namespace qm::publish {

/// A printed figure; `why` leads to its rows, or is empty where there is no such page.
struct NumberView {
    std::string text, why;
    QM_FIELDS(NumberView, text, why)
};

/// Anchor of a subject on the pages of why/: "district", "town-440606005" …
std::string why_anchor(const model::District& district, model::Level level, model::Index subject);
/// base_path + "why/<ID>.html#<anchor>"; empty when the catalogue has no such indicator or the indicator no such level.
std::string why_address(const MonthFacts& m, std::string_view indicator, model::Level level, model::Index subject,
                        const std::string& base_path);
/// The same of another month: empty when that month has no pages in this release.
std::string why_address(const MonthFacts& m, base::Month month, std::string_view indicator, model::Level level,
                        model::Index subject, const std::string& base_path);
/// The figure of the indicator as printed, with the address of its rows.
NumberView number(const MonthFacts& m, std::string_view indicator, model::Level level, model::Index subject,
                  const std::string& base_path, bool with_unit = false);
/// A count that a page makes itself and the catalogue has as well: with the address when both agree; "—" when the
/// indicator is not checked (a count of rows that never came is not zero).
NumberView counted(const MonthFacts& m, std::string_view indicator, model::Level level, model::Index subject,
                   std::int64_t count, const std::string& base_path);

}  // namespace qm::publish
