// SPDX-License-Identifier: Apache-2.0
// The search index: small classic scripts that the page loads when the reader first types. Each defines one global
// array of [name, keys, address, kind]; keys hold code, pinyin and initials. The most sought things come first, so that
// the first shard answers most questions.
#pragma once

#include <vector>

#include "publish/view/month_facts.hpp"

namespace qm::publish {

/// search-0.js, search-1.js … each at most 300 kB.
std::vector<File> search_shards(const MonthFacts& m);

}  // namespace qm::publish
