// SPDX-License-Identifier: Apache-2.0
// Chain links of every enterprise: by overrides, else by industry code.
#pragma once

#include "base/feedback.hpp"
#include "join/context.hpp"
#include "model/places.hpp"

namespace qm::join {

/// Fills main_link and the links of table "enterprises" (numbers of context.link_sets). Links that name the class as
/// primary come before those that name it as secondary, which count only where there is no primary one. The main link
/// is the override marked main, else the first link, of its own chain for a chain leader. A leader whose links lie
/// outside its chain also gets the links of that chain that name its class as secondary. Why each enterprise is where
/// it is goes into places.link_basis, choices and to_choose. Findings: J010 the enterprise needs a choice ({value},
/// {edition}, {candidates}, {links}, {rows} to paste); J011 not a class code ({value}, {count}); J012 leader of a chain
/// without a link in it ({chain}); J017 no edition given and none needed ({count}, a file each); J018 code of an
/// earlier edition translated ({value}, {edition}, {candidates}, {count}); those of link_overrides.hpp; J007 unknown
/// chain.
void link_enterprises(Context& context, const model::Table& table, model::Places& places, base::Feedback& feedback);

}  // namespace qm::join
