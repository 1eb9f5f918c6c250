// SPDX-License-Identifier: Apache-2.0
#include "read/ods_document.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <utility>

#include "base/text.hpp"
#include "read/ods_cells.hpp"
#include "read/refusal.hpp"
#include "read/xml_events.hpp"

namespace qm::read {
namespace {

using Kind = NumberFormat::Kind;
constexpr std::string_view manifest = "META-INF/manifest.xml";
constexpr std::string_view spreadsheet = "application/vnd.oasis.opendocument.spreadsheet";
constexpr int most_parents = 20;

std::uint32_t whole(std::string_view text) {
    std::uint32_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::string mime_type(const Package& package) {
    if (!package.has("mimetype")) return {};
    constexpr std::size_t longest = 200;
    std::string text(longest, '\0');
    auto part = package.open("mimetype");
    text.resize(part.read(text.data(), text.size()));
    return std::string{base::trim(text)};
}

bool is_encrypted(const Package& package, const std::string& file) {
    bool found = package.has("encrypted-package");
    if (package.has(manifest))
        read_xml(
            package.open(manifest), file,
            {[&](std::string_view name, const Attributes&) { found = found || name == "encryption-data"; }, {}, {}});
    return found;
}

}  // namespace

void OdsStyles::start(std::string_view name, const Attributes& attributes) {
    if (name == "style") {
        style_ = attributes.exact("style:name") != nullptr ? attributes.exact("style:name") : attributes["name"];
        if (attributes["family"] == "table-cell")
            cells_[style_] = {std::string{attributes["data-style-name"]}, std::string{attributes["parent-style-name"]}};
    } else if (name == "table-properties") {
        if (attributes["display"] == "false" && !style_.empty()) hidden_[style_] = true;
    } else if (name == "number-style" || name == "percentage-style" || name == "date-style" || name == "time-style") {
        data_style_ = attributes["name"];
        data_[data_style_] = {};
    } else if (const auto open = data_.find(data_style_); open != data_.end()) {
        Data& data = open->second;
        if (name == "day") data.day = true;
        if (name == "month") data.month = true;
        if (name == "hours" || name == "minutes" || name == "seconds") data.clock = true;
        constexpr std::uint32_t most_zeros = 30;
        const std::uint32_t zeros = whole(attributes["min-integer-digits"]);
        if (name == "number" && zeros > 1 && zeros <= most_zeros && whole(attributes["decimal-places"]) == 0 &&
            !attributes.flag("grouping"))
            data.format = {Kind::zeros, static_cast<std::uint8_t>(zeros)};
    }
}

void OdsStyles::end(std::string_view name) {
    if (name == "style") style_.clear();
    if (!name.ends_with("-style")) return;
    const auto open = data_.find(data_style_);
    if (open != data_.end() && name == "date-style" && open->second.month && !open->second.day && !open->second.clock)
        open->second.format = {Kind::month, 0};
    data_style_.clear();
}

NumberFormat OdsStyles::format_of(std::string_view cell_style) const {
    auto cell = cells_.find(cell_style);
    for (int i = 0; i < most_parents && cell != cells_.end(); ++i) {
        if (!cell->second.data.empty()) {
            const auto data = data_.find(cell->second.data);
            return data == data_.end() ? NumberFormat{} : data->second.format;
        }
        cell = cells_.find(cell->second.parent);
    }
    return {};
}

bool OdsStyles::hides(std::string_view table_style) const {
    return hidden_.find(table_style) != hidden_.end();
}

bool is_open_document(const Package& package) {
    return package.has(manifest) && (package.has(ods_content) || package.has("encrypted-package"));
}

OdsDocument read_ods_document(const Package& package, const std::string& file) {
    OdsDocument document;
    document.file = file;
    if (is_encrypted(package, file)) refuse("X001", {file, "", 0, 0});
    const std::string type = mime_type(package);
    if (!type.empty() && !type.starts_with(spreadsheet))
        refuse("X019", {file, "", 0, 0}, {{"format", base::shown(type)}});
    if (package.has("styles.xml"))
        read_xml(package.open("styles.xml"), file,
                 {[&](std::string_view name, const Attributes& a) { document.styles.start(name, a); },
                  [&](std::string_view name) { document.styles.end(name); },
                  {}});
    bool found = false;
    OdsCells* now = nullptr;
    XmlStream xml{package.open(ods_content),
                  file,
                  {[&](std::string_view name, const Attributes& attributes) {
                       found = found || name == "spreadsheet";
                       if (!found) document.styles.start(name, attributes);
                       now->start(name, attributes);
                   },
                   [&](std::string_view name) {
                       if (!found) document.styles.end(name);
                       now->end(name);
                   },
                   [&](std::string_view piece) { now->text(piece); }}};
    OdsCells cells{document.styles,
                   std::numeric_limits<std::size_t>::max(),
                   {[&](std::size_t, std::string_view name, std::string_view style) {
                        document.sheets.push_back({std::string{name}, document.styles.hides(style), false});
                    },
                    {},
                    [&](std::size_t sheet, OdsRow& row) {
                        document.sheets[sheet].cells = document.sheets[sheet].cells || !row.cells.empty();
                    }},
                   [&](std::string_view reason) { xml.damaged(reason); },
                   {}};
    now = &cells;
    while (xml.step()) {
    }
    document.utf16 = xml.utf16();
    if (!found) refuse("X019", {file, "", 0, 0}, {{"format", type.empty() ? "ZIP" : base::shown(type)}});
    return document;
}

}  // namespace qm::read
