// SPDX-License-Identifier: Apache-2.0
// Unified social credit codes (GB 32100-2015) in region 440699, which no authority uses: they can hit no real firm.
#pragma once

#include <string>

namespace sample {

/// The n-th code, 0 <= n < 1,000,000; both check digits are right and different n give different codes.
std::string credit_code(int n);

}  // namespace sample
