// SPDX-License-Identifier: Apache-2.0
// Words and marks of the files in history/, shared by the one who writes and the one who reads them.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "model/figures.hpp"

namespace qm::compare {

inline constexpr int newest_format = 1;
inline constexpr int newest_findings_format = 1;

/// The last line but one: SHA-256 over all bytes before it.
inline constexpr std::string_view checksum_mark = "\"sha256\": \"";
inline constexpr std::string_view checksum_end = "\"\n}\n";

/// Does the checksum of the text fit the bytes before it?
bool checksum_holds(std::string_view text);

inline constexpr std::array<std::string_view, 5> state_names{"value", "empty", "not_applicable", "not_checked", "text"};

inline std::string_view name_of(model::State state) {
    return state_names[static_cast<std::size_t>(state)];
}

inline std::optional<model::State> state_named(std::string_view name) {
    for (std::size_t i = 0; i < state_names.size(); ++i)
        if (state_names[i] == name) return static_cast<model::State>(i);
    return std::nullopt;
}

}  // namespace qm::compare
