// SPDX-License-Identifier: Apache-2.0
// Files in one ZIP, stored as they are: the same bytes on every machine.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace qm::publish {

/// Names are plain ASCII; all dates are the first of 1980. Below 4 GiB in all.
std::string zip_of(const std::vector<std::pair<std::string, std::string>>& files);

std::uint32_t crc32(std::string_view bytes);

}  // namespace qm::publish
