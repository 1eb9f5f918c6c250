// SPDX-License-Identifier: Apache-2.0
#include "model/shared_links.hpp"

#include "support/catch.hpp"

using namespace qm::model;

TEST_CASE("links that are the same in several chains are one group, whichever of them says so") {
    District district;
    const auto add = [&](const char* id, Index chain, const char* same_as) {
        Link link;
        link.id = id;
        link.chain = chain;
        link.same_as = same_as;
        district.links.push_back(link);
    };
    add("A1", 1, "R2");  // sorted by id, as the reader leaves them
    add("A2", 1, "");
    add("B1", 2, "A1");
    add("R1", 0, "");
    add("R2", 0, "");
    district.chains.resize(3);
    district.chains[0].links = {3, 4};
    district.chains[1].links = {0, 1};
    district.chains[2].links = {2};

    const auto shared = shared_links(district);
    CHECK(shared.groups == std::vector<std::vector<Index>>{{3}, {4, 0, 2}, {1}});
    CHECK(shared.group_of == std::vector<Index>{1, 2, 1, 0, 1});
}
