// SPDX-License-Identifier: Apache-2.0
// A small district by hand: three towns, five parks, two chains, two months. Every figure can be counted on fingers.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "publish/publish.hpp"

namespace qm::publish::testing {

struct Month {
    model::Config config;
    model::Snapshot snapshot;
    model::Changes changes;
    std::vector<model::Facts> history;
    std::vector<model::Published> published;
    Pictures pictures;
    base::Phrases phrases;

    MonthPages input(const std::string& folder = "2024-06") const;
};

/// `name` stands wherever data may bring a text: an enterprise, a problem, a town … Empty = harmless names.
Month month(const std::string& language, const std::string& name = {});

std::string templates_folder();

}  // namespace qm::publish::testing
