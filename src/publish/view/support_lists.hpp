// SPDX-License-Identifier: Apache-2.0
// support/<link>.html: the standards, measurement standards, laboratories and certificates behind the four supports of
// a chain link.
#pragma once

#include <string>
#include <vector>

#include "publish/view/frame.hpp"

namespace qm::publish {

struct SupportItem {
    std::string name, href;          // of the owner
    std::vector<std::string> cells;  // before the owner
    bool counted = true;             // in the figure; the others are listed below with their state
    QM_FIELDS(SupportItem, name, href, cells, counted)
};
struct SupportList {
    std::string id, title, level, look, letter, more, owner;
    NumberView count;
    std::vector<std::string> columns;
    std::vector<SupportItem> rows;
    QM_FIELDS(SupportList, id, title, level, look, letter, more, owner, count, columns, rows)
};

struct SupportListsView {
    FrameView frame;
    HeadView head;
    std::vector<SupportList> lists;
    QM_FIELDS(SupportListsView, frame, head, lists)
};

std::string support_page(const model::District& district, model::Index link);  // support/<slug>.html
SupportListsView support_lists_view(const MonthFacts& m, model::Index link);

}  // namespace qm::publish
