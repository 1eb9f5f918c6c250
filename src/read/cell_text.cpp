// SPDX-License-Identifier: Apache-2.0
#include "read/cell_text.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "read/misread.hpp"
#include "read/quoting.hpp"

namespace qm::read {
namespace {

constexpr std::array<std::string_view, 16> null_words{"-",    "--", "—",   "——", "–",    "/",    "\\", "无",
                                                      "暂无", "空", "N/A", "NA", "NULL", "NONE", "…",  "."};
constexpr std::array<std::string_view, 8> formula_errors{"#N/A",   "#REF!",  "#DIV/0!", "#VALUE!",
                                                         "#NAME?", "#NULL!", "#NUM!",   "#SPILL!"};
constexpr std::array<std::string_view, 6> total_words{"合计", "总计", "小计", "汇总", "总数", "累计"};

constexpr std::array<std::string_view, 15> note_words{"注",     "备注",     "说明",     "附注",     "填表说明",
                                                      "填表人", "制表人",   "填报人",   "审核人",   "负责人",
                                                      "联系人", "填表单位", "填报单位", "数据来源", "填报日期"};

template <std::size_t N>
bool among(const std::array<std::string_view, N>& words, std::string_view text) {
    return std::find(words.begin(), words.end(), text) != words.end();
}

bool is_control(unsigned char c) {
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != quoted_break) || c == 0x7F;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
    if (text.empty()) return text;
    const auto first = static_cast<unsigned char>(text.front());
    const auto last = static_cast<unsigned char>(text.back());
    // Blanks beyond ASCII begin with C2, E2, E3 or EF; Chinese characters with E4 to E9.
    const auto may_lead_blank = [](unsigned char c) { return c == 0xC2 || c == 0xE2 || c == 0xE3 || c == 0xEF; };
    const auto before_last = [&](std::size_t back) {
        return text.size() > back ? static_cast<unsigned char>(text[text.size() - 1 - back]) : 0;
    };
    const bool front_clean = first > 0x20 && !may_lead_blank(first);
    const bool back_clean =
        last > 0x20 &&
        (last < 0x80 || (before_last(1) != 0xC2 && !may_lead_blank(static_cast<unsigned char>(before_last(2)))));
    if (front_clean && back_clean) return text;
    return base::trim(text);
}

bool is_null_word(std::string_view text) {
    constexpr std::size_t longest = 9;  // full-width N/A
    if (text.empty() || text.size() > longest || (text.front() >= '0' && text.front() <= '9')) return false;
    if (among(null_words, text)) return true;
    return among(null_words, base::upper(base::fold_width(text)));
}

bool is_none_word(std::string_view text) {
    return text == "无";
}

bool is_formula_error(std::string_view text) {
    constexpr std::string_view office_error = "Err:";  // Err:502 of LibreOffice, three digits
    if (text.starts_with(office_error))
        return text.size() == 7 && text.find_first_not_of("0123456789", office_error.size()) == std::string_view::npos;
    if (text.empty() || text.front() != '#' || text.size() > 8) return false;
    return among(formula_errors, base::upper(text));
}

std::string_view without_formula_quotes(std::string_view text) {
    if (text.size() >= 3 && text.starts_with("=\"") && text.back() == '"') return text.substr(2, text.size() - 3);
    return text;
}

bool has_control(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_control(static_cast<unsigned char>(text[i]))) return true;
        if (text[i] == '\xC2' && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0) return true;
    }
    return false;
}

std::string without_control(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\xC2' && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0)
            ++i;
        else if (!is_control(static_cast<unsigned char>(text[i])))
            result += text[i];
    }
    return result;
}

bool looks_damaged(std::string_view text) {
    return text.find("\uFFFD") != std::string_view::npos || text.find("锟斤") != std::string_view::npos ||
           misread_as_latin(text);
}

bool is_total_word(std::string_view text) {
    constexpr std::size_t longest = 16;
    if (text.size() < 6 || text.size() > longest) return false;
    std::string word;
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] == ' ' || text[i] == ':') {
            ++i;
        } else if (text.substr(i).starts_with("\u3000") || text.substr(i).starts_with("：")) {
            i += 3;
        } else {
            word += text[i++];
        }
    }
    return among(total_words, word);
}

bool is_note_text(std::string_view text) {
    constexpr std::size_t longest_word = 24;
    std::string word;
    for (std::size_t i = 0; i < text.size() && word.size() <= longest_word;) {
        if (text[i] == ':' || text.substr(i).starts_with("：")) return among(note_words, word);
        if (text[i] == ' ')
            ++i;
        else if (text.substr(i).starts_with("\u3000"))
            i += 3;
        else
            word += text[i++];
    }
    return false;
}

namespace {

// Blanks that are not seen, and hyphens that a word processor made.
bool is_filling(char32_t c) {
    return c == 0xA0 || c == 0xAD || (c >= 0x2000 && c <= 0x2015) || c == 0x202F || c == 0x2060 || c == 0x2212 ||
           c == 0x3000 || c == 0xFEFF;
}

}  // namespace

std::string cleaned_code(std::string_view text) {
    std::string code;
    const std::string folded = base::upper(base::fold_width(text));
    for (const char32_t c : base::code_points(without_formula_quotes(folded)))
        if (c != ' ' && c != '-' && c != '\t' && c != '\'' && !is_filling(c)) base::append_utf8(code, c);
    return code;
}

}  // namespace qm::read
