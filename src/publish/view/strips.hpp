// SPDX-License-Identifier: Apache-2.0
// A chain as a strip: one line for each stage, one chip for each link.
#pragma once

#include <string>
#include <vector>

#include "publish/view/parts.hpp"

namespace qm::publish {

struct CountMark {
    std::string icon, label;
    int count = 0;
    QM_FIELDS(CountMark, icon, label, count)
};

struct ChipView {
    std::string name, href, key, look, flag, flag_icon;
    std::vector<CountMark> marks;
    QM_FIELDS(ChipView, name, href, key, look, flag, flag_icon, marks)
};

struct StripStage {
    std::string name, position, summary;
    std::vector<ChipView> chips;
    QM_FIELDS(StripStage, name, position, summary, chips)
};

struct ChainStrip {
    std::string id, name, href;
    Html summary;
    std::vector<StripStage> stages;
    QM_FIELDS(ChainStrip, id, name, href, summary, stages)
};

ChainStrip chain_strip(const MonthFacts& m, model::Index chain, const std::string& base_path);
std::vector<CountMark> problem_marks(const MonthFacts& m, const Tally& tally, bool with_overdue = true);
/// Enterprises on a chain: the computed figure of the catalogue where it has one, else the rows on its links.
std::string chain_firms(const MonthFacts& m, model::Index chain);

}  // namespace qm::publish
