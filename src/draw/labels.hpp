// SPDX-License-Identifier: Apache-2.0
// Places labels so that none touches another, leaves the frame or hides what must be seen. Each label brings its
// candidates, best first; the solver picks one each, or none. Deterministic: no randomness, ties by order.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "draw/interior.hpp"
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
    /// Further ones, worse than those; empty function: none. Called at most once and only when the label has to look
    /// further, because they cost more to find than all the rest of a figure.
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
/// distances; those on open ground (`covered` small) first. With leaders from the anchor.
Candidates outside_candidates(scene::Point anchor, double width, double height, const scene::Box& frame,
                              const std::vector<const Interior*>& covered, int form);

}  // namespace qm::draw
