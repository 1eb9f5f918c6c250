// SPDX-License-Identifier: Apache-2.0
// The painters that paint.cpp lists; private to paint/.
#pragma once

#include <string>

#include "paint/paint.hpp"

namespace qm::paint {

std::string svg_alone(const scene::Figure& figure, const Options& options);
std::string svg_inline(const scene::Figure& figure, const Options& options);
std::string pdf(const scene::Figure& figure, const Options& options);
std::string png(const scene::Figure& figure, const Options& options);

}  // namespace qm::paint
