// SPDX-License-Identifier: Apache-2.0
#include "publish/view/words.hpp"

#include "base/number.hpp"

namespace qm::publish {

std::string Words::word(std::string_view family, std::string_view word) const {
    const std::string key = std::string{family} + "." + std::string{word};
    return phrases_.has(key) ? phrases_.say(key) : std::string{word};
}

std::string Words::amount(std::string_view key, std::int64_t n) const {
    const std::string one = std::string{key} + "_one";
    return phrases_.say(n == 1 && phrases_.has(one) ? std::string_view{one} : key, {{"n", base::format_count(n)}});
}

Html Words::rich(std::string_view key, const Parts& parts) const {
    return publish::rich(phrases_.say(key), parts);
}

Html Words::sentence(const std::vector<Html>& clauses) const {
    Html whole;
    for (const Html& clause : clauses) {
        if (clause.empty()) continue;
        if (!whole.empty()) whole.bytes += escaped(phrases_.say("join.clause"));
        whole.bytes += clause.bytes;
    }
    whole.bytes += escaped(phrases_.say("join.end"));
    return whole;
}

std::string Words::list(const std::vector<std::string>& items) const {
    std::string text;
    for (const std::string& item : items) {
        if (!text.empty()) text += phrases_.say("join.list");
        text += item;
    }
    return text;
}

Html Words::list(const std::vector<Html>& items) const {
    Html html;
    for (const Html& item : items) {
        if (!html.empty()) html.bytes += escaped(phrases_.say("join.list"));
        html.bytes += item.bytes;
    }
    return html;
}

std::string Words::month(base::Month month) const {
    return phrases_.say("date.month", {{"year", std::to_string(month.year())},
                                       {"month", phrases_.say("date.m" + std::to_string(month.number()))}});
}

std::string Words::short_month(base::Month month) const {
    return phrases_.say("date.s" + std::to_string(month.number()));
}

std::string Words::day(base::Date date) const {
    if (!date.known()) return std::string{no_value};
    const base::Ymd parts = base::ymd(date);
    return phrases_.say("date.day", {{"year", std::to_string(parts.year)},
                                     {"month", phrases_.say("date.m" + std::to_string(parts.month))},
                                     {"day", std::to_string(parts.day)}});
}

std::string Words::number_word(int n) const {
    const std::string key = "number." + std::to_string(n);
    return phrases_.has(key) ? phrases_.say(key) : std::to_string(n);
}

}  // namespace qm::publish
