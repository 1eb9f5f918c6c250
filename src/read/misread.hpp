// SPDX-License-Identifier: Apache-2.0
// Text that was decoded with a wrong encoding once and saved as valid UTF-8: what was meant is lost or twisted.
#pragma once

#include <string_view>

namespace qm::read {

/// 顺德区 became 椤哄痉鍖…: UTF-8 that was read as GBK. Quick for other text: nearly always the first character
/// decides.
bool misread_as_gbk(std::string_view text);
/// 顾客 became é¡¾å®¢: UTF-8 that was read as Latin-1 or Windows-1252.
bool misread_as_latin(std::string_view text);
/// Nothing but question marks: what is left where the target had no such characters.
bool only_question_marks(std::string_view text);

}  // namespace qm::read
