// SPDX-License-Identifier: Apache-2.0
#include "paint/svg_writer.hpp"

#include <stdexcept>
#include <utility>

#include "base/text.hpp"
#include "scene/fonts.hpp"
#include "scene/path_data.hpp"

namespace qm::paint {
namespace {

bool continues(char byte) {
    return (static_cast<unsigned char>(byte) & 0xc0) == 0x80;
}

// Bytes from the start that need neither escape nor check: printable ASCII without & < > ", and whole characters
// of U+3000 to U+9FFF (lead bytes E3 to E9), none of which is invisible.
std::size_t plain_prefix(std::string_view text) {
    std::size_t i = 0;
    while (i < text.size()) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte >= 0x20 && byte < 0x7f && byte != '&' && byte != '<' && byte != '>' && byte != '"') {
            ++i;
        } else if (byte >= 0xe3 && byte <= 0xe9 && i + 2 < text.size() && continues(text[i + 1]) &&
                   continues(text[i + 2])) {
            i += 3;
        } else {
            break;
        }
    }
    return i;
}

}  // namespace

void SvgWriter::open(const char* element) {
    end_tag();
    if (!in_words_ && !text_.empty()) text_ += '\n';
    text_ += '<';
    text_ += element;
    open_.push_back(element);
    tag_open_ = true;
}

void SvgWriter::close() {
    if (open_.empty()) throw std::logic_error{"svg: nothing is open"};
    if (tag_open_) {
        text_ += "/>";
    } else {
        text_ += "</";
        text_ += open_.back();
        text_ += '>';
    }
    open_.pop_back();
    tag_open_ = in_words_ = false;
}

void SvgWriter::end_tag() {
    if (tag_open_) text_ += '>';
    tag_open_ = false;
}

void SvgWriter::attribute_plain(std::string_view name, std::string_view value) {
    if (!tag_open_) throw std::logic_error{"svg: attribute outside a tag"};
    text_ += ' ';
    text_ += name;
    text_ += "=\"";
    text_ += value;
    text_ += '"';
}

void SvgWriter::attribute(std::string_view name, std::string_view value) {
    attribute_plain(name, {});
    text_.pop_back();
    escaped(value, true);
    text_ += '"';
}

void SvgWriter::attribute_px(std::string_view name, double px) {
    attribute_plain(name, {});
    text_.pop_back();
    scene::append_px(text_, scene::tenths(px));
    text_ += '"';
}

void SvgWriter::attribute_colour(std::string_view name, scene::Colour colour) {
    const std::string full = scene::hex(colour);
    const bool halves = full[1] == full[2] && full[3] == full[4] && full[5] == full[6];
    attribute_plain(name, halves ? std::string{'#', full[1], full[3], full[5]} : full);
}

void SvgWriter::id(std::string_view name) {
    std::string full = reference(name);
    if (full.empty()) throw std::logic_error{"svg: empty id"};
    for (const char c : full) {
        if (static_cast<unsigned char>(c) <= ' ') throw std::logic_error{"svg: blank in id " + full};
    }
    attribute("id", full);
    if (!ids_.insert(full).second) throw std::logic_error{"svg: id used twice: " + full};
}

void SvgWriter::words(std::string_view text) {
    if (open_.empty()) throw std::logic_error{"svg: text outside an element"};
    end_tag();
    in_words_ = true;
    escaped(text, false);
}

void SvgWriter::escaped(std::string_view text, bool in_attribute) {
    // Nearly all text is plain ASCII and common hanzi, which stand for themselves.
    if (const std::size_t plain = plain_prefix(text); plain > 0) {
        text_ += text.substr(0, plain);
        text.remove_prefix(plain);
    }
    if (text.empty()) return;
    for (const char32_t c : scene::printable(text)) {
        switch (c) {
            case U'&':
                text_ += "&amp;";
                break;
            case U'<':
                text_ += "&lt;";
                break;
            case U'>':
                text_ += "&gt;";
                break;
            case U'"':
                text_ += in_attribute ? "&quot;" : "\"";
                break;
            default:
                base::append_utf8(text_, c);
        }
    }
}

std::string SvgWriter::finish() {
    if (!open_.empty()) throw std::logic_error{std::string{"svg: left open: "} + open_.back()};
    text_ += '\n';
    return std::move(text_);
}

std::string relative_address(std::string_view address) {
    const std::size_t colon = address.find(':');
    if (colon != std::string_view::npos && colon < address.find_first_of("/?#")) return {};
    // Browsers read a backslash as a slash, and skip control characters before they look.
    std::string result;
    for (const char c : address) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= ' ' || byte == 0x7f || std::string_view{"\"<>\\^`{|}"}.find(c) != std::string_view::npos) {
            constexpr char digits[] = "0123456789ABCDEF";
            result += '%';
            result += digits[byte / 16];
            result += digits[byte % 16];
        } else {
            result += c;
        }
    }
    return result.starts_with("//") ? std::string{} : result;
}

}  // namespace qm::paint
