// SPDX-License-Identifier: Apache-2.0
#include "join/enterprise_links.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "join/industry.hpp"
#include "join/resolved_column.hpp"

namespace qm::join {
namespace {

using base::Severity;
using model::Index;
using model::none;
using Answer = IndustryLinks::Answer;

struct Assigned {
    std::uint32_t set = 0;
    Index main = none;
};

// The links of every pair of an edition and a code that occurs; one row of the table for each edition.
class ByIndustry {
  public:
    ByIndustry(Context& context, const model::Table& table, base::Feedback& feedback) : codes_{context.district} {
        code_cells_ = words_of(table, "industry_code");
        edition_cells_ = words_of(table, "industry_edition");
        if (code_cells_ == nullptr) return;
        const std::size_t words = code_cells_->dictionary.size();
        std::vector<WordUse> uses((edition_cells_ == nullptr ? 1 : edition_cells_->dictionary.size()) * words);
        for (std::size_t row = 0; row < table.rows(); ++row) {
            auto& use = uses[pair_of(row)];
            if (use.count++ == 0) use.first_row = row;
        }
        assigned_.resize(uses.size());
        std::map<std::pair<std::string, std::string>, std::pair<IndustryLinks, WordUse>> odd;
        for (std::size_t pair = 0; pair < uses.size(); ++pair) {
            if (uses[pair].count == 0) continue;
            const auto& code = code_cells_->dictionary.word(static_cast<std::uint32_t>(pair % words));
            const std::string edition = edition_cells_ == nullptr
                                            ? ""
                                            : edition_cells_->dictionary.word(static_cast<std::uint32_t>(pair / words));
            auto found = codes_.links_of(code, edition);
            assigned_[pair] = {context.link_sets.add(found.links), found.links.empty() ? none : found.links.front()};
            if (found.answer == Answer::choose || found.answer == Answer::malformed)
                odd.try_emplace({code, edition}, std::move(found), uses[pair]);
        }
        for (const auto& [words_of_pair, found] : odd)
            report(words_of_pair, found.first, found.second, table, feedback);
    }

    Assigned of_row(std::size_t row) const { return code_cells_ == nullptr ? Assigned{} : assigned_[pair_of(row)]; }
    std::vector<Index> secondary_of_row(std::size_t row, const Context& context, Index chain) const {
        if (code_cells_ == nullptr) return {};
        const auto code = IndustryCodes::normalised(code_cells_->dictionary.word(code_cells_->cells[row]));
        std::vector<Index> links;
        for (const Index link : context.district.chains[chain].links) {
            const auto& secondary = context.district.links[link].secondary;
            if (std::find(secondary.begin(), secondary.end(), code) != secondary.end()) links.push_back(link);
        }
        return links;
    }

  private:
    std::size_t pair_of(std::size_t row) const {
        return (edition_cells_ == nullptr ? 0 : edition_cells_->cells[row]) * code_cells_->dictionary.size() +
               code_cells_->cells[row];
    }

    static void report(const std::pair<std::string, std::string>& words, const IndustryLinks& found, const WordUse& use,
                       const model::Table& table, base::Feedback& feedback) {
        base::Facts facts{{"value", base::shown(words.first)}, {"count", std::to_string(use.count)}};
        const auto spot = table.spot(use.first_row, "industry_code");
        if (found.answer == Answer::malformed)
            return feedback.findings.add("J011", Severity::warning, spot, std::move(facts));
        facts.emplace("edition", words.second.empty() ? "2017" : words.second);
        facts.emplace("candidates", base::join(found.candidates, " "));
        feedback.findings.add("J010", Severity::warning, spot, std::move(facts));
    }

    IndustryCodes codes_;
    const model::Words* code_cells_ = nullptr;
    const model::Words* edition_cells_ = nullptr;
    std::vector<Assigned> assigned_;
};

// Overrides by enterprise row.
std::map<Index, Assigned> overridden(Context& context, base::Feedback& feedback) {
    struct Wanted {
        std::vector<Index> links;
        Index main = none;
    };
    std::map<Index, Wanted> wanted;
    if (!context.options.overrides.empty()) context.enterprises.index_codes();
    for (const auto& row : context.options.overrides) {
        const auto code = model::pack(base::upper(base::fold_width(base::trim(row.uscc))));
        const Index enterprise = code ? context.enterprises.by_code(*code) : none;
        if (enterprise == none) {
            feedback.findings.add("J013", Severity::info, row.spot, {{"value", base::shown(row.uscc)}});
            continue;
        }
        const Index link = context.link_words.resolve(row.link);
        if (link == none) {
            feedback.findings.add("J007", Severity::warning, row.spot,
                                  {{"value", base::shown(row.link)},
                                   {"table", "overrides"},
                                   {"count", "1"},
                                   {"nearest", context.link_words.suggestion(row.link)}});
            continue;
        }
        auto& one = wanted[enterprise];
        one.links.push_back(link);
        if (row.main) one.main = std::min(one.main, link);
    }
    std::map<Index, Assigned> assigned;
    for (auto& [enterprise, one] : wanted) {
        const Index main = one.main != none ? one.main : *std::min_element(one.links.begin(), one.links.end());
        assigned[enterprise] = {context.link_sets.add(std::move(one.links)), main};
    }
    return assigned;
}

// The chains that each word of leader_of names; unknown ones are reported once each.
std::vector<std::vector<Index>> led_chains(const Context& context, const model::Table& table, const model::Words& words,
                                           base::Feedback& feedback) {
    std::vector<std::vector<Index>> chains(words.dictionary.size());
    const auto uses = uses_of(words);
    std::map<std::string, WordUse> unknown;
    for (std::uint32_t word = 1; word < words.dictionary.size(); ++word)
        for (const auto part : base::split_list(words.dictionary.word(word))) {
            if (const Index chain = context.chain_words.resolve(part); chain != none)
                chains[word].push_back(chain);
            else if (uses[word].count > 0)
                unknown.try_emplace(std::string{part}, uses[word]);
        }
    for (auto& led : chains) {
        std::sort(led.begin(), led.end());
        led.erase(std::unique(led.begin(), led.end()), led.end());
    }
    for (const auto& [word, use] : unknown)
        feedback.findings.add("J007", Severity::warning, table.spot(use.first_row, "leader_of"),
                              {{"value", base::shown(word)},
                               {"table", "enterprises"},
                               {"count", std::to_string(use.count)},
                               {"nearest", context.chain_words.suggestion(word)}});
    return chains;
}

}  // namespace

void link_enterprises(Context& context, const model::Table& table, model::Places& places, base::Feedback& feedback) {
    const ByIndustry by_industry{context, table, feedback};
    const std::size_t rows = table.rows();
    auto& links = places.tables["enterprises"].links;
    links.resize(rows);
    places.main_link.resize(rows);
    for (std::size_t row = 0; row < rows; ++row) {
        const auto assigned = by_industry.of_row(row);
        links[row] = assigned.set;
        places.main_link[row] = assigned.main;
    }
    const auto overrides = overridden(context, feedback);
    for (const auto& [row, assigned] : overrides) {
        links[row] = assigned.set;
        places.main_link[row] = assigned.main;
    }

    const auto* leader_cells = words_of(table, "leader_of");
    if (leader_cells == nullptr) return;
    const auto chains = led_chains(context, table, *leader_cells, feedback);
    for (Index row = 0; row < rows; ++row) {
        if (const auto& led = chains[leader_cells->cells[row]]; !led.empty()) places.led_chains[row] = led;
        Index first = none;
        for (const Index chain : chains[leader_cells->cells[row]]) {
            const auto in_chain = [&](Index link) { return context.district.links[link].chain == chain; };
            auto own = context.link_sets[links[row]];
            auto at = std::find_if(own.begin(), own.end(), in_chain);
            if (at == own.end() && !overrides.contains(row)) {
                const auto more = by_industry.secondary_of_row(row, context, chain);
                own.insert(own.end(), more.begin(), more.end());
                links[row] = context.link_sets.add(own);
                at = std::find_if(own.begin(), own.end(), in_chain);
            }
            if (at == own.end())
                feedback.findings.add("J012", Severity::warning, table.spot(row, "leader_of"),
                                      {{"chain", context.district.chains[chain].name},
                                       {"enterprise", base::shown(table.text(row, "name"))}});
            else if (first == none)
                first = *at;
        }
        if (first != none && !overrides.contains(row)) places.main_link[row] = first;
    }
}

}  // namespace qm::join
