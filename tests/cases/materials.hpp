// SPDX-License-Identifier: Apache-2.0
// What a folder in version control cannot hold: pipes, links, sparse files, modes, names that are no text.
#pragma once

#include <filesystem>
#include <string>

namespace qm::cases {

/// Does one of these, below `work`; false when `word` is none of them.
///   fifo: PATH · socket: PATH · link: PATH TARGET (TARGET may be outside, or the link itself)
///   zeros: PATH BYTES (a sparse file) · mode: PATH OCTAL · rename: PATH NAME (\n and \xHH in NAME are bytes)
///   cut: PATH BYTES (keeps so many) · repeat: PATH TIMES TEXT (appends; \n as above)
/// Throws std::runtime_error when it cannot be done.
bool make_material(const std::string& word, const std::string& rest, const std::filesystem::path& work);

/// "\n" and "\xHH" as the bytes they stand for.
std::string unescaped(const std::string& text);

}  // namespace qm::cases
