// SPDX-License-Identifier: Apache-2.0
// What the builders of views look things up in: the month grouped once by town, park, chain, link and unit. Built once
// for all pages of a month in one language; read by many threads.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "publish/publish.hpp"
#include "publish/view/corrections.hpp"
#include "publish/view/words.hpp"

namespace qm::publish {

/// Supervision problems of a place, a link or a unit. Bottlenecks stand apart: the two lists are never added.
struct Tally {
    int open = 0, overdue = 0, due_soon = 0;
    int open_of[3] = {0, 0, 0};  // general, serious, lead
    int overdue_of[3] = {0, 0, 0};
    int bottlenecks = 0;  // open ones
    int longest_overdue_days = 0;
    std::vector<const model::Problem*> problems;         // open supervision problems, worst first
    std::vector<const model::Problem*> bottleneck_list;  // open, by level and id
    void add(const model::Problem& problem);
};

/// What visit sheets are made of: see view/visit.
struct VisitRecords {
    std::vector<model::Index> firms;                                                    // enterprise rows, by number
    std::map<std::string, std::map<model::Index, model::Figure>, std::less<>> figures;  // by indicator
    std::map<std::string, std::map<model::Index, std::vector<std::size_t>>, std::less<>> rows;  // by table
    std::map<model::Index, std::vector<const model::Problem*>> problems;                        // open, worst first
};

struct MonthFacts {
    explicit MonthFacts(const MonthPages& input);

    const MonthPages& in;
    const model::Snapshot& now;
    const model::District& district;
    const model::Changes* changes;
    Words words;
    int small_sample;       // below this denominator a rate is not ranked
    int small_cases;        // the same for rates over problems, files or orders
    int certificate_days;   // what ends within so many days is told
    int search_shards = 0;  // files of the search index

    std::vector<Corrections> corrections;  // by town; the last one: rows of no town

    Tally all;
    std::vector<Tally> by_town, by_park, by_chain, by_link;  // by index
    std::map<std::string, Tally, std::less<>> by_unit;       // by responsible unit

    const model::Table* enterprises = nullptr;  // null when the month has none
    const model::RowPlaces* enterprise_places = nullptr;
    std::vector<std::uint32_t> enterprise_number;                         // per row, from 1
    std::vector<model::Index> enterprise_order;                           // rows by number
    std::vector<std::vector<model::Index>> firms_of_town, firms_of_park;  // rows by number
    std::vector<model::Index> firms_of_no_town;
    std::vector<std::size_t> firms_of_chain;  // rows on any link of the chain
    static constexpr std::size_t firms_per_sheet = 1000;
    /// Address of the row in the list of its town's firms, relative to the month folder.
    std::string firm_address(model::Index enterprise_row) const;
    std::string firm_anchor(model::Index enterprise_row) const;

    model::Index town_of(model::Index enterprise_row) const;
    model::Index park_of(model::Index enterprise_row) const;
    const std::vector<model::Index>& links_of(model::Index enterprise_row) const;

    std::vector<std::vector<model::Index>> parks_of_town;  // park indexes by id
    std::vector<int> park_number;                          // within its town, from 1: the number on the map

    /// What became of the problem since the month before: "new", "new closed" (registered and finished within the
    /// month), "reopened", "persisting", "closed", "struck"; empty in the first month and for problems closed earlier.
    std::string lifecycle(const model::Problem& problem) const;
    /// Open, or finished or struck off in this month: what the problem list shows.
    bool listed(const model::Problem& problem) const;
    /// The first list in its order: open ones worst first, then the others.
    std::vector<const model::Problem*> listed_problems;
    static constexpr std::size_t problems_per_sheet = 800;  // about 1.1 MB of page
    /// Address in the month folder; empty when the lists do not show the problem.
    std::string problem_address(const model::Problem& problem) const;

    VisitRecords visits;
    /// The rows behind the four supports (LNK01 …), at links; empty when nothing accounts for figures.
    std::array<model::Account, 4> support_accounts;

    const model::Indicator* indicator(std::string_view id) const;
    const Picture* picture(const std::string& name) const;

    std::string town_name(model::Index town) const;
    std::string chain_name(model::Index chain) const;
    std::string chain_short(model::Index chain) const;
    std::string link_name(model::Index link) const;
    std::string unit_name(const model::Problem& problem) const;

  private:
    std::map<std::string_view, const model::ProblemChange*> changed_;
    std::map<std::string_view, std::size_t> sheets_;  // of listed problems
    std::vector<model::Index> no_links_;
    std::vector<std::uint32_t> place_in_list_;  // of an enterprise row among the firms of its town
    void group_problems();
    void group_enterprises();
};

/// A number from 1 for each enterprise row that does not depend on the order of rows: by credit code, then name, then
/// address.
std::vector<std::uint32_t> enterprise_numbers(const model::Snapshot& snapshot);

/// Worst first: overdue longest, then due soonest, then by kind (serious, general, lead) and id.
bool worse(const model::Problem& a, const model::Problem& b);

}  // namespace qm::publish
