// SPDX-License-Identifier: Apache-2.0
// quality.html and about.html: the only pages that name row places and input hashes (provenance).
#pragma once

#include <string>
#include <vector>

#include "publish/view/frame.hpp"

namespace qm::publish {

struct SourceRow {
    std::string file, table, encoding, rows, used, quarantined, merged, ignored;
    bool balanced = true;
    QM_FIELDS(SourceRow, file, table, encoding, rows, used, quarantined, merged, ignored, balanced)
};
struct FindingRow {
    std::string place, sentence;
    QM_FIELDS(FindingRow, place, sentence)
};
struct FindingGroup {
    std::string anchor, code, code_href, severity, severity_class, count, hint, more;
    std::vector<FindingRow> rows;
    QM_FIELDS(FindingGroup, anchor, code, code_href, severity, severity_class, count, hint, more, rows)
};
struct MissingRow {
    std::string table, town;
    QM_FIELDS(MissingRow, table, town)
};
struct QualityView {
    FrameView frame;
    HeadView head;
    std::vector<SourceRow> sources;
    SourceRow total;
    std::vector<MissingRow> missing;
    std::vector<FindingGroup> groups;
    QM_FIELDS(QualityView, frame, head, sources, total, missing, groups)
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
