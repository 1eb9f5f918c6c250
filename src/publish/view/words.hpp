// SPDX-License-Identifier: Apache-2.0
// Sayings of one language: phrases with units, plurals and dates. Pages take every text from here.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/phrases.hpp"
#include "model/district.hpp"
#include "publish/html.hpp"

namespace qm::publish {

using Parts = std::map<std::string, Html, std::less<>>;

class Words {
  public:
    Words(const base::Phrases& phrases, bool english) : phrases_{phrases}, english_{english} {}
    bool english() const { return english_; }
    const base::Phrases& phrases() const { return phrases_; }

    bool has(std::string_view key) const { return phrases_.has(key); }
    std::string say(std::string_view key, const base::Facts& facts = {}) const { return phrases_.say(key, facts); }
    /// The phrase "<family>.<word>", or the word itself when there is none: for words that come from data.
    std::string word(std::string_view family, std::string_view word) const;
    /// "70 件" / "70 problems"; "<key>_one" is taken for 1 where the language has it.
    std::string amount(std::string_view key, std::int64_t n) const;
    /// A phrase whose {names} are markup.
    Html rich(std::string_view key, const Parts& parts) const;
    /// Clauses to one sentence: joined and ended as the language does; empty clauses are dropped.
    Html sentence(const std::vector<Html>& clauses) const;
    std::string list(const std::vector<std::string>& items) const;  // 甲、乙
    Html list(const std::vector<Html>& items) const;

    std::string month(base::Month month) const;        // 2024年6月 / June 2024
    std::string short_month(base::Month month) const;  // 6月 / Jun
    std::string day(base::Date date) const;            // 2024年6月30日 / 30 June 2024
    std::string number_word(int n) const;              // 两 / two; digits above ten

    const std::string& pick(const std::string& zh, const std::string& en) const {
        return english_ && !en.empty() ? en : zh;
    }

  private:
    const base::Phrases& phrases_;
    bool english_;
};

inline constexpr std::string_view no_value = "—";

}  // namespace qm::publish
