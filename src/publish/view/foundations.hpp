// SPDX-License-Identifier: Apache-2.0
// foundations.html: standards, metrology, accreditation, certificates, intellectual property and brand: by level and
// by who leads them; what ends soon; and what the stocks count no longer since the month before, with the reason.
#pragma once

#include <string>
#include <vector>

#include "publish/view/frame.hpp"

namespace qm::publish {

/// Cells of a row that is printed as it is; the first is its heading.
struct PlainRow {
    std::string name, href;
    std::vector<NumberView> cells;
    QM_FIELDS(PlainRow, name, href, cells)
};
struct PlainTable {
    std::string id, title, note, first, more;
    std::vector<std::string> columns;
    std::vector<PlainRow> rows;
    QM_FIELDS(PlainTable, id, title, note, first, more, columns, rows)
};

struct LeftRow {
    std::string key, label, owner, reason, look;
    QM_FIELDS(LeftRow, key, label, owner, reason, look)
};
/// A stock that counts some of the month before no longer. before − left + came = now.
struct FallView {
    std::string name, href, summary, more;
    bool fell = false, unfolded = false;
    NumberView now;
    std::vector<LeftRow> rows;
    QM_FIELDS(FallView, name, href, summary, more, fell, unfolded, now, rows)
};

struct FoundationSection {
    std::string id, title, reading;
    std::vector<KeyFigure> figures;
    std::vector<PlainTable> open, folded;
    QM_FIELDS(FoundationSection, id, title, reading, figures, open, folded)
};

struct FoundationsView {
    FrameView frame;
    HeadView head;
    std::vector<FoundationSection> sections;
    bool compared = false;
    std::vector<FallView> falls;
    QM_FIELDS(FoundationsView, frame, head, sections, compared, falls)
};
FoundationsView foundations_view(const MonthFacts& m);

// Its parts.
FoundationSection standards_section(const MonthFacts& m);
FoundationSection metrology_section(const MonthFacts& m);
FoundationSection accreditation_section(const MonthFacts& m);
FoundationSection certificates_section(const MonthFacts& m);
FoundationSection property_section(const MonthFacts& m);
std::vector<FallView> stock_falls(const MonthFacts& m);
/// The district's figures of these indicators, those that the catalogue has.
std::vector<KeyFigure> district_figures(const MonthFacts& m, std::initializer_list<const char*> indicators);
/// Towns × indicators.
PlainTable by_town(const MonthFacts& m, const std::string& id, std::initializer_list<const char*> indicators);

}  // namespace qm::publish
