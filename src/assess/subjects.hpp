// SPDX-License-Identifier: Apache-2.0
// Which subjects of a level a row belongs to. A row counts once for each of its links and once for each chain that
// these links belong to; so sums over links exceed the chain, and a chain is never the sum of its links.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/snapshot.hpp"

namespace qm::assess {

class Subjects {
  public:
    /// led_only: rows are enterprises, and a link or chain has those that lead its chain, no others.
    Subjects(const model::Snapshot& snapshot, const model::RowPlaces& places, model::Level level,
             bool led_only = false);
    /// How many subjects the level has.
    std::size_t count() const { return count_; }
    /// Calls visit(subject) for each subject of the row.
    template <class Visit>
    void visit(std::size_t row, Visit visit) const {
        switch (level_) {
            case model::Level::district:
                visit(model::Index{0});
                return;
            case model::Level::town:
                one(places_->town, row, visit);
                return;
            case model::Level::park:
                one(places_->park, row, visit);
                return;
            case model::Level::enterprise:
                if (places_->enterprise.empty() && own_rows_)
                    visit(static_cast<model::Index>(row));
                else
                    one(places_->enterprise, row, visit);
                return;
            case model::Level::link:
            case model::Level::chain:
                break;
        }
        if (!own_chain_.empty()) return one(own_chain_, row, visit);
        if (row >= places_->links.size()) return;
        const auto& subjects = level_ == model::Level::link ? snapshot_->places.link_sets[places_->links[row]]
                                                            : chains_of_set_[places_->links[row]];
        for (const auto subject : subjects)
            if (!led_only_ || leads(row, subject)) visit(subject);
    }
    bool has(std::size_t row, model::Index subject) const {
        bool found = false;
        visit(row, [&](model::Index candidate) { found |= candidate == subject; });
        return found;
    }

  private:
    template <class Visit>
    static void one(const std::vector<model::Index>& column, std::size_t row, Visit visit) {
        if (row < column.size() && column[row] != model::none) visit(column[row]);
    }
    bool leads(std::size_t row, model::Index subject) const;
    const model::Snapshot* snapshot_;
    const model::RowPlaces* places_;
    model::Level level_;
    std::size_t count_ = 0;
    bool own_rows_ = false;
    bool led_only_ = false;
    std::vector<std::vector<model::Index>> chains_of_set_;
    std::vector<model::Index> own_chain_;  // tables with a column "chain" say it themselves
};

std::size_t subject_count(const model::Snapshot& snapshot, model::Level level);

}  // namespace qm::assess
