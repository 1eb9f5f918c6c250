// SPDX-License-Identifier: Apache-2.0
// What stands in a cell, before its type matters: blanks, words for "nothing", formula errors, characters that cannot
// be shown.
#pragma once

#include <string>
#include <string_view>

namespace qm::read {

/// base::trim with a quick answer for the usual cell.
std::string_view trimmed(std::string_view text);

/// A configured word for "no value": - — / 无 暂无 空 N/A … The text must be trimmed; width does not matter.
bool is_null_word(std::string_view text);
/// 无 says "none": zero where things are counted.
bool is_none_word(std::string_view text);
/// #N/A, #REF!, #DIV/0! and their kin.
bool is_formula_error(std::string_view text);
/// ="0012" as some systems export a number that must stay text: 0012.
std::string_view without_formula_quotes(std::string_view text);

/// Upper case and half width, without the blanks and hyphens people put in for the eye.
std::string cleaned_code(std::string_view text);

bool has_control(std::string_view text);
/// Without C0 (but tab and line break), DEL and C1 characters.
std::string without_control(std::string_view text);
/// U+FFFD, 锟斤拷 or é¡¾å®¢: what a lossy or wrong conversion left.
bool looks_damaged(std::string_view text);

/// Grand totals under a table are no data: 合计, 总计, 小计 …
bool is_total_word(std::string_view text);
/// Begins as remarks under a table do: 注：, 备注：, 说明：, 填表人：, 审核人： …
bool is_note_text(std::string_view text);

}  // namespace qm::read
