// SPDX-License-Identifier: Apache-2.0
// Streams XML for SVG. Knows nesting, escaping and ids and nothing about figures. Misuse (an attribute after
// content, closing what is not open, an id used twice) is a defect of the program: std::logic_error.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "scene/scene.hpp"

namespace qm::paint {

class SvgWriter {
  public:
    explicit SvgWriter(std::string id_prefix) : prefix_{std::move(id_prefix)} {}

    void open(const char* element);
    void close();
    void attribute(std::string_view name, std::string_view value);
    void attribute_px(std::string_view name, double px);  // at most one decimal
    /// For values made by the program itself of characters that need no escape (path data, colours).
    void attribute_plain(std::string_view name, std::string_view value);
    void attribute_colour(std::string_view name, scene::Colour colour);  // #rgb where that says the same
    void id(std::string_view name);                                      // with the prefix; refuses a second use
    std::string reference(std::string_view name) const { return prefix_ + std::string{name}; }
    void words(std::string_view text);  // character content, escaped

    void reserve(std::size_t bytes) { text_.reserve(bytes); }
    std::string finish();  // all elements must be closed

  private:
    void end_tag();
    void escaped(std::string_view text, bool in_attribute);

    std::string prefix_;
    std::string text_;
    std::vector<const char*> open_;
    std::unordered_set<std::string> ids_;
    bool tag_open_ = false;
    bool in_words_ = false;
};

/// The address as it may stand in href: relative only, unsafe characters percent-encoded; empty when it names a
/// scheme or a host (javascript:, //host), which a site without network never does.
std::string relative_address(std::string_view address);

}  // namespace qm::paint
