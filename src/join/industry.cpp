// SPDX-License-Identifier: Apache-2.0
#include "join/industry.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace qm::join {
namespace {

using Answer = IndustryLinks::Answer;

// The digits of a code; empty when it has another shape.
std::string digits_of(std::string_view cell) {
    std::string code = base::upper(base::fold_width(base::trim(cell)));
    if (!code.empty() && code[0] >= 'A' && code[0] <= 'T') code.erase(0, 1);
    if (code.ends_with(".0")) code.resize(code.size() - 2);
    const bool digits = std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
    return digits && (code.size() == 3 || code.size() == 4) ? code : "";
}

}  // namespace

IndustryCodes::IndustryCodes(const model::District& district) {
    for (model::Index i = 0; i < district.links.size(); ++i) {
        for (const auto& code : district.links[i].primary) classes_[code].primary.push_back(i);
        for (const auto& code : district.links[i].secondary) classes_[code].secondary.push_back(i);
    }
}

std::string IndustryCodes::normalised(std::string_view cell) {
    const auto digits = digits_of(cell);
    return digits.size() == 3 ? digits + "0" : digits;
}

IndustryLinks IndustryCodes::of_class(const std::string& code) const {
    const auto at = classes_.find(code);
    if (at == classes_.end()) return {};
    auto links = at->second.primary.empty() ? at->second.secondary : at->second.primary;
    std::sort(links.begin(), links.end());
    links.erase(std::unique(links.begin(), links.end()), links.end());
    return {Answer::linked, std::move(links), {}, {}, false};
}

// Several classes may be meant: no choice is needed when all lead to the same links or all lead to none.
IndustryLinks IndustryCodes::of_any(const std::vector<std::string>& codes) const {
    IndustryLinks first = of_class(codes.front());
    IndustryLinks choice{Answer::choose, {}, {}, {}, false};
    bool same = true;
    for (const auto& code : codes) {
        const auto one = of_class(code);
        same = same && one.links == first.links;
        if (one.answer == Answer::linked) choice.candidates.push_back(code);
    }
    return same ? first : with_links(std::move(choice));
}

// 385 and 3850 name the whole group unless the group has the one class 3850. Classes that lie on no link are not known
// here, so a group is never linked by the classes that are.
IndustryLinks IndustryCodes::of_group(std::string_view three_digits) const {
    IndustryLinks choice{Answer::choose, {}, {}, {}, false};
    for (auto at = classes_.lower_bound(three_digits); at != classes_.end() && at->first.starts_with(three_digits);
         ++at)
        choice.candidates.push_back(at->first);
    return choice.candidates.empty() ? IndustryLinks{} : with_links(std::move(choice));
}

IndustryLinks IndustryCodes::with_links(IndustryLinks choice) const {
    std::sort(choice.candidates.begin(), choice.candidates.end());
    choice.candidates.erase(std::unique(choice.candidates.begin(), choice.candidates.end()), choice.candidates.end());
    auto& links = choice.candidate_links;
    for (const auto& code : choice.candidates) {
        const auto more = of_class(code).links;
        links.insert(links.end(), more.begin(), more.end());
    }
    std::sort(links.begin(), links.end());
    links.erase(std::unique(links.begin(), links.end()), links.end());
    return choice;
}

IndustryLinks IndustryCodes::in_edition(const std::string& code, int year) const {
    const std::string padded = code.size() == 3 ? code + "0" : code;
    const IndustryLinks unknown{Answer::choose, {}, {}, {}, false};
    if (year != 2017) {
        if (const auto* change = industry_change(year, padded)) {
            std::vector<std::string> now;
            for (const auto part : base::split_list(change->now)) now.emplace_back(part);
            if (now.empty()) return classes_.contains(padded) ? unknown : IndustryLinks{};
            auto links = of_any(now);
            if (links.answer == Answer::linked) {
                links.translated = true;
                links.candidates = std::move(now);
            }
            return links;
        }
        // The table of 2002 covers household appliances only: any other code that lies on a link must be looked at.
        if (year == 2002) return classes_.contains(padded) ? unknown : IndustryLinks{};
    }
    if (code.size() == 3) {
        const bool group = classes_.contains(padded), stripped = classes_.contains("0" + code);
        if (group && stripped) return with_links({Answer::choose, {}, {"0" + code, padded}, {}, false});
        if (stripped) return of_class("0" + code);
    }
    if (classes_.contains(padded)) return of_class(padded);
    return padded.ends_with('0') ? of_group(std::string_view{padded}.substr(0, 3)) : IndustryLinks{};
}

IndustryLinks IndustryCodes::links_of(std::string_view cell, std::string_view edition) const {
    const std::string code = digits_of(cell);
    if (code.empty())
        return base::trim(cell).empty() ? IndustryLinks{} : IndustryLinks{Answer::malformed, {}, {}, {}, false};
    if (!edition.empty()) return in_edition(code, edition == "2011" ? 2011 : edition == "2002" ? 2002 : 2017);

    auto answer = in_edition(code, 2017);
    const std::string padded = normalised(cell);
    for (const int year : {2011, 2002}) {
        if (industry_change(year, padded) == nullptr) continue;
        const auto other = in_edition(code, year);
        if (other.answer != Answer::choose && answer.answer != Answer::choose && other.links == answer.links) continue;
        IndustryLinks choice{Answer::choose, {}, answer.candidates, {}, false};
        if (answer.answer == Answer::linked) choice.candidates.push_back(padded);
        choice.candidates.insert(choice.candidates.end(), other.candidates.begin(), other.candidates.end());
        answer = with_links(std::move(choice));
    }
    return answer;
}

}  // namespace qm::join
