// SPDX-License-Identifier: Apache-2.0
// What surrounds a figure when it leaves its page (PDF, PNG, stand-alone SVG): the title and the finding above,
// unless the figure shows its title itself, and the stamp below.
#pragma once

#include <vector>

#include "paint/paint.hpp"

namespace qm::paint {

struct Sheet {
    std::vector<scene::Text> title, description, stamp;  // y from the top of their strip
    double top = 0, bottom = 0;                          // heights of the strips, px; 0 = nothing to print
};

/// Wraps to `width` px with the options' fonts. Throws base::Failure V017 when there is something to print and no
/// font is installed.
Sheet sheet_around(const scene::Figure& figure, const Options& options, double width);

}  // namespace qm::paint
