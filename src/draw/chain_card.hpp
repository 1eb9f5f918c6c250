// SPDX-License-Identifier: Apache-2.0
// The card of a link: id, count, overdue badge; name; four support badges and problem marks; leaders.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "draw/chain_request.hpp"
#include "scene/scene.hpp"
#include "scene/text_metrics.hpp"

namespace qm::draw {

/// Badge 19 × 19 px with its upper left corner at `at`: shape and letter say what colour says.
void draw_support(scene::Group& group, Support support, const std::string& letter, scene::Point at,
                  const scene::TextMetrics& metrics);

class Card {
  public:
    Card(const ChainNode& node, const ChainWords& words, double width, const scene::TextMetrics& metrics);
    double height() const { return height_; }
    void draw(scene::Group& root, const scene::Box& box) const;

  private:
    double marks_width() const;
    void draw_marks(scene::Group& group, double right, double top) const;
    const ChainNode& node_;
    const ChainWords& words_;
    const scene::TextMetrics& metrics_;
    double width_;
    std::vector<std::string> name_;  // one or two lines
    double name_size_ = 14.5;
    double badge_width_ = 0;    // of the overdue badge
    bool badge_below_ = false;  // no room beside the id
    bool marks_below_ = false;  // no room beside the supports
    bool marks_last_ = false;   // no room beside the overdue badge either
    double height_ = 0;
};

}  // namespace qm::draw
