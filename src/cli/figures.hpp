// SPDX-License-Identifier: Apache-2.0
// Planned figures to painted pictures: draw, then paint in every form a page or a download needs.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "draw/draw.hpp"
#include "model/config.hpp"
#include "model/district.hpp"
#include "paint/paint.hpp"
#include "publish/publish.hpp"
#include "scene/text_metrics.hpp"

namespace qm::cli {

/// The atlas and the fonts, made once a run.
class Studio {
  public:
    Studio(const model::District& district, const model::Config& config);
    /// Pictures of one month and language. Stand-alone forms are appended to `files` under <folder>/figures/. Finding
    /// V018 for each character that a PDF or PNG had to spell out: {character}, {point}, {family}, {figure} (the
    /// first).
    /// Findings of maps (V022, V023) when `tell`. Labels keep the places that they had in the month made before, in the
    /// same language: call month by month.
    publish::Pictures make(const draw::PlanInput& input, const std::string& folder,
                           const std::vector<std::string>& formats, int jobs, bool tell,
                           std::vector<publish::File>& files, base::Feedback& feedback);

  private:
    const model::Config& config_;
    draw::Atlas atlas_;
    scene::TextMetrics metrics_;
    std::map<std::string, std::shared_ptr<const scene::PlacedLabels>> before_;  // by language, figure and form
};

}  // namespace qm::cli
