// SPDX-License-Identifier: Apache-2.0
// Places labels so that none touches another, leaves the frame or hides what must be seen. Each label brings its
// candidates, best first; the solver picks one each, or none. Deterministic: no randomness, ties by order.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "draw/land_cover.hpp"
#include "scene/scene.hpp"

namespace qm::draw {

struct Leader {
    scene::Point from;  // at the thing
    scene::Point to;    // at the label
};

struct Candidate {
    std::vector<scene::Box> boxes;  // of the texts and symbols that would be drawn; boxes.front() is the first text
    std::optional<Leader> leader;
    int form = 0;  // caller's: which layout of the label this is
};

using Candidates = std::vector<Candidate>;

struct Label {
    int priority = 0;  // higher first, ties in the order given
    Candidates candidates;
    /// Further ones, worse than those, some at a time; none left: nothing. Called only when the label has to look
    /// further, because they cost more to find than all the rest of a figure. Empty function: there are none.
    std::function<Candidates()> more;
};

struct Placement {
    int index = -1;  // of the candidate, counted through `candidates` and `more`; −1: no place
    Candidate candidate;
};

/// The place of each label. Boxes keep `gap` px from each other, from obstacles, and from leaders; leaders do not
/// cross. A label that finds nothing may move one placed label to another of its candidates (to one with a leader line
/// only when that label is not more important).
std::vector<Placement> place_labels(std::vector<Label> labels, const std::vector<scene::Box>& obstacles,
                                    const scene::Box& frame, double gap = 1);

bool meets(const scene::Box& box, const Leader& leader);
bool cross(const Leader& a, const Leader& b);

/// Boxes of width × height outside the area around `anchor`, inside `frame`, on a fan of directions and growing
/// distances, with leaders from the anchor; near ones and those on open ground first. Worked out ring by ring, as far
/// as it is asked for. No leader is shorter than `least`.
class OutsideCandidates {
  public:
    OutsideCandidates(scene::Point anchor, double width, double height, const scene::Box& frame, const LandCover& land,
                      int form, double least = 0);
    /// The next ones, best first; none after the last.
    Candidates next();

  private:
    struct Scored {
        double cost;
        scene::Box box;
        scene::Point tip;
    };
    void look_round(double reach);
    scene::Point anchor_;
    double width_, height_;
    scene::Box frame_;
    const LandCover* land_;
    int form_;
    double reach_;               // of the next ring
    double limit_;               // candidates up to this cost come next
    std::vector<Scored> known_;  // found and not yet given
};

}  // namespace qm::draw
