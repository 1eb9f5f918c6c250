// SPDX-License-Identifier: Apache-2.0
// index.html beside releases/: a small page that opens the live release, without script and without a server.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace qm::publish {

struct Pointer {
    std::string release;
    std::string entry;  // page within the release
};

std::string pointer_text(const Pointer& pointer);
/// nullopt: not a page that this program wrote.
std::optional<Pointer> parse_pointer(std::string_view html);

/// Letters, digits, '.', '_', '-' and '/' only: such a page needs no escaping in a link.
bool is_plain_path(std::string_view path);

}  // namespace qm::publish
