// SPDX-License-Identifier: Apache-2.0
// why/<ID>.html: every figure of an indicator down to the rows of the files. The line numbers make these pages
// provenance.
#pragma once

#include <string>
#include <vector>

#include "publish/view/frame.hpp"
#include "publish/view/row_places.hpp"

namespace qm::publish {

struct RuleRow {
    std::string label, words, code;
    QM_FIELDS(RuleRow, label, words, code)
};

struct ReasonRow {
    std::string mark, words, code;
    QM_FIELDS(ReasonRow, mark, words, code)
};

/// The rows of a subject that were left out for one reason.
struct LeftOutView {
    std::string mark, count;
    std::vector<PlacesView> places;
    QM_FIELDS(LeftOutView, mark, count, places)
};

struct WhySubject {
    std::string anchor, name, href, value, sum, why;
    std::vector<LinkView> parts;  // of a quotient of two figures
    std::string counted, more;
    std::vector<PlacesView> places;
    bool many = false;
    std::string left_out, left_out_more;
    std::vector<LeftOutView> reasons;
    QM_FIELDS(WhySubject, anchor, name, href, value, sum, why, parts, counted, more, places, many, left_out,
              left_out_more, reasons)
};

struct WhyLevel {
    std::string anchor, title;
    std::vector<WhySubject> subjects;
    QM_FIELDS(WhyLevel, anchor, title, subjects)
};

struct WhyPublished {
    std::string period, value, place, source;
    QM_FIELDS(WhyPublished, period, value, place, source)
};

struct WhyView {
    FrameView frame;
    HeadView head;
    std::vector<RuleRow> rules;
    std::vector<ReasonRow> reasons;
    std::vector<WhyLevel> levels;
    std::vector<WhyPublished> published;
    QM_FIELDS(WhyView, frame, head, rules, reasons, levels, published)
};
WhyView why_view(const MonthFacts& m, std::size_t indicator);

}  // namespace qm::publish
