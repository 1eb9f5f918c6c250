// SPDX-License-Identifier: Apache-2.0
// codes.html: every code that a finding may have, with cause, example and remedy.
#pragma once

#include <string>
#include <vector>

#include "publish/view/frame.hpp"

namespace qm::publish {

struct CodeRow {
    std::string anchor, code, sentence, cause, example, remedy;
    std::string found, found_href;  // how often this month says it; empty when it does not
    QM_FIELDS(CodeRow, anchor, code, sentence, cause, example, remedy, found, found_href)
};
struct CodeFamily {
    std::string anchor, name;
    std::vector<CodeRow> rows;
    QM_FIELDS(CodeFamily, anchor, name, rows)
};
struct CodesView {
    FrameView frame;
    HeadView head;
    std::vector<CodeFamily> families;
    QM_FIELDS(CodesView, frame, head, families)
};
CodesView codes_view(const MonthFacts& m);

/// Of the code on codes.html, and of its findings on quality.html.
std::string code_anchor(const std::string& code);
std::string findings_anchor(const std::string& code);

}  // namespace qm::publish
