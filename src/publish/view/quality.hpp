// SPDX-License-Identifier: Apache-2.0
// quality.html and about.html: the only pages that name row places and input hashes (provenance).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "publish/view/coverage.hpp"
#include "publish/view/frame.hpp"
#include "publish/view/identity.hpp"
#include "publish/view/join_report.hpp"

namespace qm::publish {

struct SourceRow {
    std::string file, reading, table, encoding, rows, used, quarantined, merged, ignored;
    std::string line;  // "447 = 446 + 1 + 0"
    bool balanced = true;
    QM_FIELDS(SourceRow, file, reading, table, encoding, rows, used, quarantined, merged, ignored, line, balanced)
};
struct FindingRow {
    std::string place, value, sentence, remedy;  // the remedy only where it differs from row to row
    QM_FIELDS(FindingRow, place, value, sentence, remedy)
};
struct FindingGroup {
    std::string anchor, code, code_href, title, severity, severity_class, count, hint, more;
    bool own_remedies = false;
    std::vector<FindingRow> rows;
    QM_FIELDS(FindingGroup, anchor, code, code_href, title, severity, severity_class, count, hint, more, own_remedies,
              rows)
};
struct MissingRow {
    std::string table, town;
    QM_FIELDS(MissingRow, table, town)
};
/// One number of the map of the ground.
struct GroundRow {
    std::string number, kind, code, code_href, place, sentence, hint;
    QM_FIELDS(GroundRow, number, kind, code, code_href, place, sentence, hint)
};
struct QualityView {
    FrameView frame;
    HeadView head;
    std::vector<SourceRow> sources;
    SourceRow total;
    std::vector<MissingRow> missing;
    std::vector<CoverageTable> coverage;
    JoinView join;
    IdentityView identity;
    std::vector<CorrectionLinks> fixes;  // towns with rows to correct, and rows of no town
    std::vector<FindingGroup> groups;
    std::string datum;  // in which the site works, and how what was not in it came there
    std::optional<PictureView> ground;
    std::vector<GroundRow> ground_rows;
    std::string ground_more;
    QM_FIELDS(QualityView, frame, head, sources, total, missing, coverage, join, identity, fixes, groups, datum, ground,
              ground_rows, ground_more)
};
QualityView quality_view(const MonthFacts& m);

struct InputRow {
    std::string file, hash;
    QM_FIELDS(InputRow, file, hash)
};
struct LayerRow {
    std::string name, file, source, review, hash;
    QM_FIELDS(LayerRow, name, file, source, review, hash)
};
struct AboutView {
    FrameView frame;
    HeadView head;
    std::vector<KeyFigure> facts;
    std::vector<LayerRow> layers;
    std::vector<InputRow> inputs;
    QM_FIELDS(AboutView, frame, head, facts, layers, inputs)
};
AboutView about_view(const MonthFacts& m);

}  // namespace qm::publish
