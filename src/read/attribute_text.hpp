// SPDX-License-Identifier: Apache-2.0
// In which encoding the attributes of a Shapefile are: as the configuration says, as the .cpg beside it or the head of
// the .dbf says, or found out. GDAL would drop what does not fit and say so once; here it is decided over all values.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/feedback.hpp"

namespace qm::read {

/// The code page behind a name as people and programs write it: "936", "ANSI 936", "gbk", "UTF8", "CP950", "88591".
/// Empty when there is none.
std::string code_page_named(std::string_view name);
/// Of the language number in the head of a .dbf; empty where it says nothing.
std::string code_page_of_dbf(unsigned char language);

struct SaidEncoding {
    std::string configured, beside;  // as written; empty = nothing is said
    base::Spot configured_at;
};

/// The code page for all `values` (raw bytes). Refusals: (exit 3) K003 unknown name configured; (exit 5) E012 the
/// values are not in the configured one. Findings at `layer`: E001 nothing is said and it is not UTF-8; E011 what lies
/// beside it is wrong.
std::string attribute_encoding(const std::vector<std::string>& values, const SaidEncoding& said,
                               const base::Spot& layer, base::Diagnostics& findings);

/// Trimmed UTF-8; what does not fit is shown byte by byte.
std::string attribute_text(std::string_view bytes, const std::string& code_page);

}  // namespace qm::read
