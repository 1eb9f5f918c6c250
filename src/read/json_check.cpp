// SPDX-License-Identifier: Apache-2.0
#include "read/json_check.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "read/refusal.hpp"

namespace qm::read {
namespace {

constexpr std::size_t deepest = 64;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

class JsonCheck {
  public:
    JsonCheck(std::string_view text, const base::Spot& spot) : text_{text}, spot_{spot} {
        if (text_.starts_with(byte_order_mark)) at_ = byte_order_mark.size();
        start_ = at_;
    }

    JsonFacts run() {
        value();
        while (!open_.empty()) {
            if (open_.back().object)
                next_member();
            else
                next_element();
        }
        blanks();
        if (at_ < text_.size()) wrong("json_behind_end", shown_here());
        return facts_;
    }

  private:
    struct Open {
        bool object;
        bool first = true;
        std::set<std::string_view> names{};
    };

    [[noreturn]] void wrong(std::string_view what, const std::string& shown = {}) {
        // Characters are counted, as editors do; continuation bytes of UTF-8 are none.
        const auto before = text_.substr(start_, at_ - start_);
        const auto line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
        base::Spot spot = spot_;
        spot.line = 1 + static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
        spot.column = 1 + static_cast<std::uint32_t>(
                              std::count_if(before.begin() + static_cast<std::ptrdiff_t>(line_start), before.end(),
                                            [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
        refuse("G008", spot, {{"reason", std::string{what} + (shown.empty() ? "" : " " + shown)}});
    }

    std::string shown_here() const {
        const auto line = text_.substr(at_, std::min<std::size_t>(24, text_.size() - at_));
        return base::shown(line.substr(0, line.find_first_of("\r\n")));
    }

    void blanks() {
        while (at_ < text_.size() &&
               (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t' || text_[at_] == '\r'))
            ++at_;
    }
    char peek() {
        blanks();
        if (at_ >= text_.size()) wrong("json_cut");
        return text_[at_];
    }

    // A whole value, or the opening of one that has parts.
    void value() {
        const char c = peek();
        if (c == '{' || c == '[') {
            if (open_.size() == deepest) {
                base::Spot spot = spot_;
                const auto before = text_.substr(start_, at_ - start_);
                spot.line = 1 + static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
                refuse("G007", spot, {{"limit", std::to_string(deepest)}});
            }
            open_.push_back({c == '{'});
            ++at_;
        } else if (c == '"') {
            string();
        } else if (c == '-' || (c >= '0' && c <= '9')) {
            number();
        } else {
            for (const std::string_view word : {"true", "false", "null"})
                if (text_.substr(at_, word.size()) == word) {
                    at_ += word.size();
                    return;
                }
            wrong(c == ']' || c == '}' || c == ',' ? "json_no_value" : "json_not_a_value", shown_here());
        }
    }

    // Behind an opening bracket or a value within: the end, or a comma. False when the bracket has been closed.
    bool goes_on(char closing) {
        const char c = peek();
        if (c == closing) {
            open_.pop_back();
            ++at_;
            return false;
        }
        if (open_.back().first) {
            open_.back().first = false;
            return true;
        }
        if (c != ',') wrong("json_no_comma", shown_here());
        const auto comma = at_++;
        if (const char next = peek(); next == ']' || next == '}') {
            at_ = comma;
            wrong("json_idle_comma", shown_here());
        }
        return true;
    }

    void next_element() {
        if (goes_on(']')) value();
    }

    void next_member() {
        if (!goes_on('}')) return;
        if (peek() != '"') wrong("json_no_name", shown_here());
        const auto name_at = at_;
        const auto name = string();
        if (!open_.back().names.insert(name).second) {
            at_ = name_at;
            wrong("json_name_twice", base::shown(name));
        }
        if (open_.size() == 1 && name == "crs") facts_.names_system = true;
        if (peek() != ':') wrong("json_no_colon", shown_here());
        ++at_;
        value();
    }

    void digits() {
        const auto from = at_;
        while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9') ++at_;
        if (at_ == from) wrong("json_not_a_number", shown_here());
    }

    void number() {
        const auto from = at_;
        if (text_[at_] == '-') ++at_;
        if (at_ + 1 < text_.size() && text_[at_] == '0' && text_[at_ + 1] >= '0' && text_[at_ + 1] <= '9') {
            at_ = from;
            wrong("json_not_a_number", shown_here());
        }
        if (at_ < text_.size() && (text_[at_] < '0' || text_[at_] > '9')) {
            at_ = from;  // -Infinity
            wrong("json_not_a_number", shown_here());
        }
        digits();
        if (at_ < text_.size() && text_[at_] == '.') {
            ++at_;
            digits();
        }
        if (at_ < text_.size() && (text_[at_] == 'e' || text_[at_] == 'E')) {
            ++at_;
            if (at_ < text_.size() && (text_[at_] == '+' || text_[at_] == '-')) ++at_;
            digits();
        }
    }

    // The bytes between the quotation marks as they stand. Names with escapes are not compared by what they mean.
    std::string_view string() {
        const auto from = ++at_;
        bool ascii = true;
        for (; at_ < text_.size(); ++at_) {
            const auto c = static_cast<unsigned char>(text_[at_]);
            if (c == '"') break;
            if (c == '\\') escape();
            if (c < 0x20) wrong("json_control", base::shown(text_.substr(at_, 1)));
            ascii = ascii && c < 0x80;
        }
        if (at_ >= text_.size()) wrong("json_cut_in_text");
        const auto whole = text_.substr(from, at_ - from);
        if (!ascii && !base::is_utf8(whole)) {
            at_ = from;
            wrong("json_not_utf8", base::shown(whole));
        }
        ++at_;
        return whole;
    }

    unsigned hex4() {
        unsigned unit = 0;
        for (int i = 0; i < 4; ++i) {
            if (++at_ >= text_.size()) wrong("json_cut_in_text");
            const char c = text_[at_];
            const bool digit = c >= '0' && c <= '9', small = c >= 'a' && c <= 'f', big = c >= 'A' && c <= 'F';
            if (!digit && !small && !big) wrong("json_no_escape", shown_here());
            unit = unit * 16 + static_cast<unsigned>(digit ? c - '0' : (small ? c - 'a' : c - 'A') + 10);
        }
        return unit;
    }

    // At the backslash; leaves at the last character of the escape.
    void escape() {
        const auto from = at_;
        if (++at_ >= text_.size()) wrong("json_cut_in_text");
        const char c = text_[at_];
        if (std::string_view{"\"\\/bfnrt"}.find(c) != std::string_view::npos) return;
        const auto back = [&](std::string_view what) {
            at_ = from;
            wrong(what, base::shown(text_.substr(from, 6)));
        };
        if (c != 'u') back("json_no_escape");
        const unsigned unit = hex4();
        if (unit >= 0xDC00 && unit < 0xE000) back("json_half_character");
        if (unit < 0xD800 || unit >= 0xE000) return;
        if (text_.substr(at_ + 1, 2) != "\\u") back("json_half_character");
        at_ += 2;
        const unsigned low = hex4();
        if (low < 0xDC00 || low >= 0xE000) back("json_half_character");
    }

    std::string_view text_;
    const base::Spot& spot_;
    std::size_t at_ = 0, start_ = 0;
    std::vector<Open> open_;
    JsonFacts facts_;
};

}  // namespace

JsonFacts check_json(std::string_view text, const base::Spot& spot) {
    return JsonCheck{text, spot}.run();
}

}  // namespace qm::read
