// SPDX-License-Identifier: Apache-2.0
#include "join/enterprise_links.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "join/industry.hpp"
#include "join/link_overrides.hpp"
#include "join/resolved_column.hpp"
#include "model/paste_rows.hpp"

namespace qm::join {
namespace {

using base::Severity;
using model::Index;
using model::none;
using Answer = IndustryLinks::Answer;

constexpr std::array<std::string_view, 4> editions{"", "2017", "2011", "2002"};

std::size_t number_of(std::string_view edition) {
    const auto at = std::find(editions.begin(), editions.end(), edition);
    return at == editions.end() ? 0 : static_cast<std::size_t>(at - editions.begin());
}

// The links of every pair of an edition and a code that occurs. A row without an edition has that of its source.
class ByIndustry {
  public:
    ByIndustry(Context& context, const model::Table& table) : codes_{context.district}, table_{table} {
        code_cells_ = words_of(table, "industry_code");
        if (code_cells_ == nullptr) return;
        edition_cells_ = words_of(table, "industry_edition");
        if (edition_cells_ != nullptr)
            for (std::uint32_t i = 0; i < edition_cells_->dictionary.size(); ++i)
                numbers_.push_back(number_of(edition_cells_->dictionary.word(i)));
        for (const auto& source : *table.sources) of_source_.push_back(number_of(source.industry_edition));
        words_ = code_cells_->dictionary.size();
        uses_.resize(editions.size() * words_);
        for (std::size_t row = 0; row < table.rows(); ++row) {
            auto& use = uses_[pair_of(row)];
            if (use.count++ == 0) use.first_row = row;
        }
        found_.resize(uses_.size());
        assigned_.resize(uses_.size());
        for (std::size_t pair = 0; pair < uses_.size(); ++pair) {
            if (uses_[pair].count == 0) continue;
            found_[pair] = codes_.links_of(code_at(pair), editions[pair / words_]);
            const auto& links = found_[pair].links;
            assigned_[pair] = {context.link_sets.add(links), links.empty() ? none : links.front()};
        }
    }

    Assigned of_row(std::size_t row) const { return code_cells_ == nullptr ? Assigned{} : assigned_[pair_of(row)]; }

    model::LinkBasis basis_of_row(std::size_t row) const {
        using Basis = model::LinkBasis;
        if (code_cells_ == nullptr || code_at(pair_of(row)).empty()) return Basis::no_code;
        switch (found_[pair_of(row)].answer) {
            case Answer::linked:
                return Basis::code;
            case Answer::outside:
                return Basis::outside;
            case Answer::choose:
                return Basis::choice;
            default:
                return Basis::malformed;
        }
    }

    std::vector<Index> secondary_of_row(std::size_t row, const Context& context, Index chain) const {
        if (code_cells_ == nullptr) return {};
        const auto code = IndustryCodes::normalised(code_at(pair_of(row)));
        std::vector<Index> links;
        for (const Index link : context.district.chains[chain].links) {
            const auto& secondary = context.district.links[link].secondary;
            if (std::find(secondary.begin(), secondary.end(), code) != secondary.end()) links.push_back(link);
        }
        return links;
    }

    // What is to be said about a code as such, whoever has it.
    void tell_codes(base::Feedback& feedback) const {
        std::map<std::pair<std::string, std::string>, std::size_t> pairs;  // in the order of words, not of rows
        for (std::size_t pair = 0; pair < uses_.size(); ++pair)
            if (uses_[pair].count > 0) pairs[{code_at(pair), std::string{editions[pair / words_]}}] = pair;
        for (const auto& [words, pair] : pairs) {
            const auto& found = found_[pair];
            base::Facts facts{{"value", base::shown(words.first)}, {"count", std::to_string(uses_[pair].count)}};
            const auto spot = table_.spot(uses_[pair].first_row, "industry_code");
            if (found.answer == Answer::malformed)
                feedback.findings.add("J011", Severity::warning, spot, std::move(facts));
            if (!found.translated || words.second.empty()) continue;
            facts.emplace("edition", words.second);
            facts.emplace("candidates", base::join(found.candidates, " "));
            feedback.findings.add("J018", Severity::info, spot, std::move(facts));
        }
        tell_editions(feedback);
    }

    // Codes whose edition nobody gave and that mean the same in all, by file.
    void tell_editions(base::Feedback& feedback) const {
        std::map<std::uint16_t, std::pair<std::size_t, std::size_t>> files;  // count, first row
        for (std::size_t row = 0; code_cells_ != nullptr && row < table_.rows(); ++row) {
            const auto pair = pair_of(row);
            if (pair >= words_ || code_at(pair).empty() || found_[pair].answer == Answer::choose ||
                found_[pair].answer == Answer::malformed)
                continue;
            auto& file = files.try_emplace(table_.source[row], 0, row).first->second;
            ++file.first;
        }
        for (const auto& [source, use] : files)
            feedback.findings.add("J017", Severity::info, {(*table_.sources)[source].file, "", 0, 0},
                                  {{"count", std::to_string(use.first)}});
    }

    // A choice for one enterprise; its pair is kept once.
    void choose(const Context& context, Index row, model::Places& places, std::map<std::size_t, std::size_t>& numbers,
                base::Feedback& feedback) const {
        const auto pair = pair_of(row);
        const auto& found = found_[pair];
        const auto [number, fresh] = numbers.try_emplace(pair, places.choices.size());
        if (fresh)
            places.choices.push_back(
                {code_at(pair), std::string{editions[pair / words_]}, found.candidates, found.candidate_links});
        places.to_choose.emplace(row, number->second);
        std::vector<std::string> links, rows;
        for (const Index link : found.candidate_links) {
            const auto& id = context.district.links[link].id;
            links.push_back(id);
            rows.push_back(model::override_row(context.options.override_columns, table_, row, id));
        }
        const auto& edition = editions[pair / words_];
        feedback.findings.add("J010", Severity::warning, table_.spot(row, "industry_code"),
                              {{"value", base::shown(code_at(pair))},
                               {"enterprise", base::shown(table_.text(row, "name"))},
                               {"edition", std::string{edition}},
                               {"rule", edition.empty() ? "unsaid" : "said"},
                               {"candidates", base::join(found.candidates, " ")},
                               {"links", base::join(links, " ")},
                               {"rows", base::shown(base::join(rows, " | "), 400)}});
    }

  private:
    const std::string& code_at(std::size_t pair) const {
        return code_cells_->dictionary.word(static_cast<std::uint32_t>(pair % words_));
    }
    std::size_t pair_of(std::size_t row) const {
        std::size_t edition = edition_cells_ == nullptr ? 0 : numbers_[edition_cells_->cells[row]];
        if (edition == 0) edition = of_source_[table_.source[row]];
        return edition * words_ + code_cells_->cells[row];
    }

    IndustryCodes codes_;
    const model::Table& table_;
    const model::Words* code_cells_ = nullptr;
    const model::Words* edition_cells_ = nullptr;
    std::size_t words_ = 0;
    std::vector<std::size_t> numbers_, of_source_;  // numbers of editions: of words, of sources
    std::vector<WordUse> uses_;
    std::vector<IndustryLinks> found_;
    std::vector<Assigned> assigned_;
};

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

// A leader whose class lies outside its chain also gets the links of that chain that name the class as secondary.
void lead(Context& context, const model::Table& table, const ByIndustry& by_industry, model::Places& places,
          base::Feedback& feedback) {
    const auto* leader_cells = words_of(table, "leader_of");
    if (leader_cells == nullptr) return;
    auto& links = places.tables["enterprises"].links;
    const auto chains = led_chains(context, table, *leader_cells, feedback);
    for (Index row = 0; row < table.rows(); ++row) {
        const auto& led = chains[leader_cells->cells[row]];
        if (led.empty()) continue;
        places.led_chains[row] = led;
        Index first = none;
        for (const Index chain : led) {
            const auto in_chain = [&](Index link) { return context.district.links[link].chain == chain; };
            auto own = context.link_sets[links[row]];
            auto at = std::find_if(own.begin(), own.end(), in_chain);
            if (at == own.end()) {
                const auto more = by_industry.secondary_of_row(row, context, chain);
                if (more.empty()) continue;
                own.insert(own.end(), more.begin(), more.end());
                links[row] = context.link_sets.add(own);
                places.link_basis[row] = model::LinkBasis::leader;
                at = std::find_if(own.begin(), own.end(), in_chain);
            }
            if (first == none) first = *at;
        }
        if (first != none) places.main_link[row] = first;
    }
}

void tell_leaders(const Context& context, const model::Table& table, const model::Places& places,
                  base::Feedback& feedback) {
    const auto& links = places.tables.find("enterprises")->second.links;
    for (const auto& [row, led] : places.led_chains)
        for (const Index chain : led) {
            const auto& own = context.link_sets[links[row]];
            if (std::any_of(own.begin(), own.end(),
                            [&, chain = chain](Index link) { return context.district.links[link].chain == chain; }))
                continue;
            feedback.findings.add(
                "J012", Severity::warning, table.spot(row, "leader_of"),
                {{"chain", context.district.chains[chain].name}, {"enterprise", base::shown(table.text(row, "name"))}});
        }
}

}  // namespace

void link_enterprises(Context& context, const model::Table& table, model::Places& places, base::Feedback& feedback) {
    const ByIndustry by_industry{context, table};
    by_industry.tell_codes(feedback);
    const std::size_t rows = table.rows();
    auto& links = places.tables["enterprises"].links;
    links.resize(rows);
    places.main_link.resize(rows);
    places.link_basis.resize(rows);
    for (std::size_t row = 0; row < rows; ++row) {
        const auto assigned = by_industry.of_row(row);
        links[row] = assigned.set;
        places.main_link[row] = assigned.main;
        places.link_basis[row] = by_industry.basis_of_row(row);
    }
    lead(context, table, by_industry, places, feedback);

    places.override_columns = context.options.override_columns;
    const auto overrides = overridden(context, table, places, feedback);
    std::map<Index, Assigned> default_links;
    for (const auto& [row, assigned] : overrides) {
        default_links[row] = {links[row], places.main_link[row]};
        links[row] = assigned.set;
        places.main_link[row] = assigned.main;
        places.link_basis[row] = model::LinkBasis::chosen;
    }
    tell_idle_overrides(context, table, overrides, default_links, places, feedback);
    tell_leaders(context, table, places, feedback);

    std::map<std::size_t, std::size_t> numbers;
    for (Index row = 0; row < rows; ++row)
        if (places.link_basis[row] == model::LinkBasis::choice)
            by_industry.choose(context, row, places, numbers, feedback);
}

}  // namespace qm::join
