// SPDX-License-Identifier: Apache-2.0
#include "publish/view/month_facts.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "publish/addresses.hpp"
#include "publish/view/visit.hpp"

namespace qm::publish {
namespace {

using model::Index;
using model::Problem;
using model::ProblemKind;

constexpr int default_small_sample = 20;
constexpr int default_small_cases = 5;
constexpr int default_certificate_days = 90;

int threshold(const model::Config& config, const std::string& name, int otherwise) {
    const auto found = config.thresholds.find(name);
    return found == config.thresholds.end() ? otherwise : found->second;
}

int weight(ProblemKind kind) {
    return kind == ProblemKind::serious ? 0 : kind == ProblemKind::general ? 1 : 2;
}

int level_order(const std::string& level) {
    return level == "高" ? 0 : level == "中" ? 1 : 2;
}

}  // namespace

bool worse(const Problem& a, const Problem& b) {
    const auto rank = [](const Problem& p) {
        return std::tuple{!p.overdue, p.due_on.known() ? p.days_left : 100'000, weight(p.kind), std::string_view{p.id}};
    };
    return rank(a) < rank(b);
}

void Tally::add(const Problem& problem) {
    if (!problem.open) return;
    if (problem.kind == ProblemKind::bottleneck) {
        ++bottlenecks;
        bottleneck_list.push_back(&problem);
        return;
    }
    const auto kind = static_cast<std::size_t>(problem.kind);
    ++open;
    ++open_of[kind];
    if (problem.overdue) {
        ++overdue;
        ++overdue_of[kind];
        longest_overdue_days = std::max(longest_overdue_days, -problem.days_left);
    }
    if (problem.due_soon) ++due_soon;
    problems.push_back(&problem);
}

std::vector<std::uint32_t> enterprise_numbers(const model::Snapshot& snapshot) {
    const auto found = snapshot.tables.find("enterprises");
    if (found == snapshot.tables.end()) return {};
    const model::Table& table = found->second;
    std::vector<model::CreditCode> codes(table.rows());
    for (std::size_t row = 0; row < codes.size(); ++row) codes[row] = table.code(row, "uscc");
    std::vector<std::uint32_t> order(table.rows());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        if (codes[a] != codes[b]) return codes[a] < codes[b];
        for (const std::string_view column : {"name", "address"})
            if (const auto x = table.text(a, column), y = table.text(b, column); x != y) return x < y;
        const auto p = table.point(a), q = table.point(b);
        return p != q ? p < q : a < b;
    });
    std::vector<std::uint32_t> numbers(table.rows());
    for (std::size_t i = 0; i < order.size(); ++i) numbers[order[i]] = static_cast<std::uint32_t>(i + 1);
    return numbers;
}

MonthFacts::MonthFacts(const MonthPages& input)
    : in{input},
      now{input.snapshot},
      district{*input.snapshot.district},
      changes{input.changes},
      words{input.phrases, input.phrases.language() == "en"},
      small_sample{threshold(input.config, "small_sample", default_small_sample)},
      small_cases{threshold(input.config, "small_cases", default_small_cases)},
      certificate_days{threshold(input.config, "certificate_days", default_certificate_days)},
      corrections{corrections_of(input, words)} {
    if (changes != nullptr)
        for (const auto& change : changes->problems) changed_.emplace(change.id, &change);
    parks_of_town.resize(district.towns.size());
    park_number.resize(district.parks.size(), 0);
    for (Index park = 0; park < district.parks.size(); ++park) {
        const Index town = district.parks[park].town;
        if (town == model::none) continue;
        parks_of_town[town].push_back(park);
        park_number[park] = static_cast<int>(parks_of_town[town].size());
    }
    group_problems();
    group_enterprises();
    visits = visit_records(*this);
    for (std::size_t i = 0; i < support_accounts.size(); ++i)
        if (const auto* behind = indicator(model::indicator_of(static_cast<model::Support>(i)));
            behind != nullptr && in.account)
            support_accounts[i] = in.account(*behind);
}

void MonthFacts::group_problems() {
    by_town.resize(district.towns.size());
    by_park.resize(district.parks.size());
    by_chain.resize(district.chains.size());
    by_link.resize(district.links.size());
    for (const Problem& problem : now.problems) {
        if (!problem.open) continue;
        all.add(problem);
        if (problem.town < by_town.size()) by_town[problem.town].add(problem);
        if (problem.park < by_park.size()) by_park[problem.park].add(problem);
        std::vector<Index> chains;
        for (const Index link : problem.links) {
            by_link[link].add(problem);
            chains.push_back(district.links[link].chain);
        }
        std::sort(chains.begin(), chains.end());
        chains.erase(std::unique(chains.begin(), chains.end()), chains.end());
        for (const Index chain : chains) by_chain[chain].add(problem);
        if (problem.kind != ProblemKind::bottleneck) by_unit[unit_name(problem)].add(problem);
    }
    const auto sort_problems = [](Tally& tally) {
        std::sort(tally.problems.begin(), tally.problems.end(),
                  [](const Problem* a, const Problem* b) { return worse(*a, *b); });
        std::sort(tally.bottleneck_list.begin(), tally.bottleneck_list.end(), [](const Problem* a, const Problem* b) {
            return std::tuple{level_order(a->level), std::string_view{a->id}} <
                   std::tuple{level_order(b->level), std::string_view{b->id}};
        });
    };
    for (const Problem& problem : now.problems)
        if (problem.kind != ProblemKind::bottleneck && listed(problem)) listed_problems.push_back(&problem);
    std::sort(listed_problems.begin(), listed_problems.end(),
              [](const Problem* a, const Problem* b) { return a->open != b->open ? a->open : worse(*a, *b); });
    for (std::size_t i = 0; i < listed_problems.size(); ++i)
        sheets_.emplace(listed_problems[i]->id, i / problems_per_sheet);
    sort_problems(all);
    for (auto* group : {&by_town, &by_park, &by_chain, &by_link})
        for (Tally& tally : *group) sort_problems(tally);
    for (auto& [unit, tally] : by_unit) sort_problems(tally);
}

void MonthFacts::group_enterprises() {
    firms_of_town.resize(district.towns.size());
    firms_of_park.resize(district.parks.size());
    firms_of_chain.resize(district.chains.size(), 0);
    const auto table = now.tables.find("enterprises");
    if (table == now.tables.end()) return;
    enterprises = &table->second;
    const auto places = now.places.tables.find("enterprises");
    if (places != now.places.tables.end()) enterprise_places = &places->second;
    enterprise_number = enterprise_numbers(now);
    enterprise_order.resize(enterprise_number.size());
    for (std::size_t row = 0; row < enterprise_number.size(); ++row)
        enterprise_order[enterprise_number[row] - 1] = static_cast<Index>(row);

    place_in_list_.resize(enterprise_number.size());
    // Rows of one link set are on the same chains: found once per set.
    std::vector<std::vector<Index>> chains_of_set(now.places.link_sets.size());
    for (std::size_t set = 0; set < chains_of_set.size(); ++set) {
        for (const Index link : now.places.link_sets[set]) chains_of_set[set].push_back(district.links[link].chain);
        std::sort(chains_of_set[set].begin(), chains_of_set[set].end());
        chains_of_set[set].erase(std::unique(chains_of_set[set].begin(), chains_of_set[set].end()),
                                 chains_of_set[set].end());
    }
    for (const Index row : enterprise_order) {
        const Index town = town_of(row);
        auto& list = town < firms_of_town.size() ? firms_of_town[town] : firms_of_no_town;
        place_in_list_[row] = static_cast<std::uint32_t>(list.size());
        list.push_back(row);
        if (const Index park = park_of(row); park < firms_of_park.size()) firms_of_park[park].push_back(row);
        if (enterprise_places != nullptr && row < enterprise_places->links.size())
            for (const Index chain : chains_of_set[enterprise_places->links[row]]) ++firms_of_chain[chain];
    }
}

Index MonthFacts::town_of(Index row) const {
    return enterprise_places != nullptr && row < enterprise_places->town.size() ? enterprise_places->town[row]
                                                                                : model::none;
}
Index MonthFacts::park_of(Index row) const {
    return enterprise_places != nullptr && row < enterprise_places->park.size() ? enterprise_places->park[row]
                                                                                : model::none;
}
const std::vector<Index>& MonthFacts::links_of(Index row) const {
    return enterprise_places != nullptr && row < enterprise_places->links.size()
               ? now.places.link_sets[enterprise_places->links[row]]
               : no_links_;
}

std::string MonthFacts::firm_anchor(Index row) const {
    return "e-" + std::to_string(enterprise_number[row]);
}

std::string MonthFacts::firm_address(Index row) const {
    return sheet_page(firms_page(district, town_of(row)), place_in_list_[row] / firms_per_sheet) + "#" +
           firm_anchor(row);
}

std::string MonthFacts::lifecycle(const Problem& problem) const {
    const auto found = changed_.find(problem.id);
    if (found == changed_.end()) return {};
    const model::ProblemChange& change = *found->second;
    const bool was_open = change.before && change.before->open;
    if (problem.open) return was_open ? "persisting" : change.before ? "reopened" : "new";
    if (problem.state == model::ProblemState::struck_off) return was_open || !change.before ? "struck" : "";
    return was_open ? "closed" : change.before ? "" : "new closed";
}

bool MonthFacts::listed(const Problem& problem) const {
    if (problem.open) return true;
    if (changes != nullptr) return !lifecycle(problem).empty();
    return problem.closed_on.known() && problem.closed_on >= base::first_day(now.month) &&
           problem.closed_on <= now.date;
}

std::string MonthFacts::problem_address(const Problem& problem) const {
    if (problem.kind == ProblemKind::bottleneck) return "problems.html#" + problem_anchor(problem.id);
    const auto sheet = sheets_.find(problem.id);
    if (sheet == sheets_.end()) return {};
    return sheet_page("problems.html", sheet->second) + "#" + problem_anchor(problem.id);
}

const model::Indicator* MonthFacts::indicator(std::string_view id) const {
    const Index at = now.figures.find(id);
    return at == model::none ? nullptr : &now.figures.indicators[at];
}

const Picture* MonthFacts::picture(const std::string& name) const {
    const auto found = in.pictures.find(name);
    return found == in.pictures.end() ? nullptr : &found->second;
}

std::string MonthFacts::town_name(Index town) const {
    return town < district.towns.size() ? words.pick(district.towns[town].name, district.towns[town].name_en)
                                        : std::string{};
}
std::string MonthFacts::chain_name(Index chain) const {
    return words.pick(district.chains[chain].name, district.chains[chain].name_en);
}
std::string MonthFacts::chain_short(Index chain) const {
    const model::Chain& the = district.chains[chain];
    const std::string& name = words.pick(the.short_name, the.short_name_en);
    return name.empty() ? chain_name(chain) : name;
}
std::string MonthFacts::link_name(Index link) const {
    return words.pick(district.links[link].name, district.links[link].name_en);
}
std::string MonthFacts::unit_name(const Problem& problem) const {
    return problem.lead_unit.empty() ? words.say("problem.no_unit") : problem.lead_unit;
}

}  // namespace qm::publish
