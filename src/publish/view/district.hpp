// SPDX-License-Identifier: Apache-2.0
// district.html: how the district stands: yearly assessment, honours, working mechanisms, strategic clusters.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "publish/view/clusters.hpp"
#include "publish/view/frame.hpp"
#include "publish/view/honours.hpp"

namespace qm::publish {

struct DistrictView {
    FrameView frame;
    HeadView head;
    std::vector<KeyFigure> key_figures;
    AssessmentView assessment;
    std::vector<HonourGroup> honours;
    std::vector<MechanismGroup> mechanisms;
    std::vector<ClusterGroup> clusters;
    QM_FIELDS(DistrictView, frame, head, key_figures, assessment, honours, mechanisms, clusters)
};

DistrictView district_view(const MonthFacts& m);

/// The indicators of the assessment with what was published of them; home shows them as well.
std::vector<KeyFigure> assessment_figures(const MonthFacts& m);

}  // namespace qm::publish
