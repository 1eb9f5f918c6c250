// SPDX-License-Identifier: Apache-2.0
// How a name in a template finds its value. A name is looked up in the current object alone: nothing falls through to
// an outer object, which has to be named with ../ . The same walk serves the check of a template (types only, when it
// is loaded) and rendering (types and values).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "publish/template/source.hpp"
#include "publish/template/view_type.hpp"

namespace qm::publish {

/// Objects that are open, outermost first. Sections on a text or a flag open no object.
using Scopes = std::vector<Ref>;

/// type == nullptr when there is no such name. object is followed only when the scopes have objects.
Ref resolve(std::string_view name, const Scopes& scopes);

/// Checks every tag of the source against the view. Failure T001 (unknown name), T004 (Html printed escaped, text
/// printed raw, or a list or object printed). Collects the phrase keys that the template says.
void check(const Source& source, const ViewType& view, std::vector<std::string>& phrase_keys);

}  // namespace qm::publish
