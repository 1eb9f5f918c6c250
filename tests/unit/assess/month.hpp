// SPDX-License-Identifier: Apache-2.0
// A small month built by hand: tables from text, places by word. Two towns, three parks, one chain of three links.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "assess/assess.hpp"
#include "model/config.hpp"
#include "model/snapshot.hpp"

namespace qm::test {

/// A table of the given schema from lines of cells separated by '|'; the first line names the columns.
model::Table table(const model::Schemas& schemas, std::string_view name, std::string_view lines);

struct Month {
    Month();
    /// Adds a table; columns town, park, links (or link) and enterprise (row number) give the places of its rows.
    void add(std::string_view name, std::string_view lines);
    void assess(std::vector<model::Indicator> indicators);
    std::string printed(std::string_view indicator, model::Level level = model::Level::district,
                        model::Index subject = 0) const;

    model::Config config;
    std::shared_ptr<model::Schemas> schemas;
    model::Snapshot snapshot;
    base::Diagnostics findings;
    base::Progress progress;
    base::Feedback feedback{findings, progress};
};

model::Indicator indicator(std::string id, model::Aggregation aggregation, std::string table);

}  // namespace qm::test
