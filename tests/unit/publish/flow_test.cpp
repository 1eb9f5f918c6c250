// SPDX-License-Identifier: Apache-2.0
#include "publish/view/flow.hpp"

#include "publish/view/chain_shape.hpp"
#include "support/catch.hpp"

using namespace qm;
using namespace qm::publish;

namespace {

model::StoredProblem problem(bool open, bool overdue = false, const char* state = "rectifying",
                             const char* kind = "general", const char* town = "1") {
    model::StoredProblem p;
    p.kind = kind;
    p.state = state;
    p.town = town;
    p.open = open;
    p.overdue = overdue;
    return p;
}

model::Changes changes() {
    model::Changes c;
    const auto add = [&](std::optional<model::StoredProblem> before, std::optional<model::StoredProblem> after) {
        c.problems.push_back({"P" + std::to_string(c.problems.size()), model::Lifecycle::persisting, std::move(before),
                              std::move(after)});
    };
    add(problem(true), problem(true, true));                            // persists, newly overdue
    add(problem(true, true), problem(false, false, "passed"));          // closed
    add(problem(true), problem(false, false, "struck_off"));            // struck off
    add(problem(true), std::nullopt);                                   // vanished: not a closure
    add(std::nullopt, problem(true, false, "ordered", "serious"));      // new
    add(std::nullopt, problem(false, false, "passed"));                 // new and closed within the month
    add(problem(false), problem(true, false, "ordered", "lead", "2"));  // reopened
    add(problem(false), problem(false));                                // closed long ago
    add(problem(true, true, "tackling", "bottleneck"), std::nullopt);   // never counted
    add(std::nullopt, problem(true, true, "tackling", "bottleneck"));
    return c;
}

}  // namespace

TEST_CASE("every open problem of either month is accounted for") {
    const Flow flow = flow_of(changes());
    CHECK(flow.before == 4);
    CHECK(flow.fresh == 2);
    CHECK(flow.reopened == 1);
    CHECK(flow.closed == 2);
    CHECK(flow.struck == 1);
    CHECK(flow.gone == 1);
    CHECK(flow.persisting == 1);
    CHECK(flow.after == 3);
    CHECK(flow.unexplained() == 0);
    CHECK(flow.newly_overdue == 1);
    CHECK(flow.no_longer_overdue == 1);
}

TEST_CASE("parts of the flow add up to the whole") {
    const auto all = changes();
    const Flow whole = flow_of(all);
    int fresh = 0, after = 0;
    for (const char* kind : {"general", "serious", "lead"}) {
        const Flow part = flow_of(all, [&](const model::StoredProblem& p) { return p.kind == kind; });
        CHECK(part.unexplained() == 0);
        fresh += part.fresh;
        after += part.after;
    }
    CHECK(fresh == whole.fresh);
    CHECK(after == whole.after);
    CHECK(flow_of(all, [](const model::StoredProblem& p) { return p.town == "2"; }).reopened == 1);
}

namespace {

model::Chain chain(std::size_t links, const std::vector<std::pair<model::Index, model::Index>>& edges) {
    model::Chain c;
    for (std::size_t i = 0; i < links; ++i) c.links.push_back(static_cast<model::Index>(10 + i));
    for (const auto& [from, to] : edges) c.edges.push_back({10 + from, 10 + to, "component"});
    return c;
}

}  // namespace

TEST_CASE("the shape of a chain: cut links and the longest path") {
    const ChainShape path = shape_of(chain(4, {{0, 1}, {1, 2}, {2, 3}}));
    CHECK(path.longest_path == std::vector<model::Index>{10, 11, 12, 13});
    CHECK(path.cut_links == std::vector<model::Index>{11, 12});
    CHECK(path.suppliers[1] == std::vector<model::Index>{10});
    CHECK(path.customers[1] == std::vector<model::Index>{12});

    const ChainShape ring = shape_of(chain(4, {{0, 1}, {1, 2}, {0, 3}, {3, 2}}));
    CHECK(ring.longest_path == std::vector<model::Index>{10, 11, 12});
    CHECK(ring.cut_links.empty());

    const ChainShape loop = shape_of(chain(3, {{0, 1}, {1, 0}, {1, 2}}));
    CHECK(loop.longest_path.empty());
    CHECK(loop.cut_links == std::vector<model::Index>{11});

    const ChainShape lonely = shape_of(chain(2, {}));
    CHECK(lonely.longest_path.empty());
    CHECK(lonely.cut_links.empty());
}
