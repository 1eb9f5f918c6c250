// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <string_view>

#include "scene/path_data.hpp"
#include "scene/scene.hpp"

namespace qm::scene {
namespace {

constexpr std::string_view shapes[] = {"circle",  "square", "rounded_square", "triangle", "diamond",
                                       "octagon", "star",   "ring",           "cross"};
constexpr std::string_view patterns[] = {"none", "hatch", "dots", "cross"};
constexpr std::string_view anchors[] = {"start", "middle", "end"};
constexpr std::string_view papers[] = {"screen", "a4", "a3"};

std::string quoted(std::string_view words) {
    std::string text = "\"";
    for (const char c : words) {
        if (c == '\n') {
            text += "\\n";
        } else {
            if (c == '"' || c == '\\') text += '\\';
            text += c;
        }
    }
    return text + '"';
}

// Long shapes by size and hash: a golden file shows that one changed, the picture tests show how.
std::string shortened(const std::string& data) {
    if (data.size() <= 80) return data;
    std::uint32_t hash = 2166136261u;
    for (const char c : data) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
    return "(" + std::to_string(data.size()) + " bytes, hash " + std::to_string(hash) + ")";
}

class Dump {
  public:
    std::string text;

    void line(int depth, std::string_view name) {
        text.append(static_cast<std::size_t>(depth) * 2, ' ');
        text += name;
    }
    void number(std::string_view name, double px) {
        text += ' ';
        text += name;
        text += std::to_string(tenths(px));
    }
    void word(std::string_view name, std::string_view value) {
        text += ' ';
        text += name;
        text += value;
    }
    void words(std::string_view name, std::string_view value) {
        if (!value.empty()) word(name, quoted(value));
    }
    void point(Point at) { word("", std::to_string(tenths(at.x)) + "," + std::to_string(tenths(at.y))); }

    void style(const Style& style) {
        if (style.fill) word("fill=", hex(*style.fill));
        if (style.stroke) {
            word("stroke=", hex(*style.stroke));
            number("stroke_width=", style.stroke_width);
        }
        if (!style.dash.empty()) {
            text += " dash=";
            for (std::size_t i = 0; i < style.dash.size(); ++i) {
                if (i > 0) text += ',';
                text += std::to_string(tenths(style.dash[i]));
            }
        }
        if (style.pattern != Pattern::none) word("pattern=", patterns[static_cast<std::size_t>(style.pattern)]);
        if (style.opacity != 1) word("opacity=", std::to_string(tenths(style.opacity * 10)) + "%");
        if (style.arrow) text += " arrow";
        words("role=", style.role);
        text += '\n';
    }

    void item(int depth, const Path& path) {
        line(depth, path.outline ? "outline" : "path");
        if (path.outline) {
            const Box& box = path.outline->bounds();
            number("[", box.left);
            number("", box.top);
            number("", box.right);
            number("", box.bottom);
            text += " ] " + shortened(path.outline->path_data());
        } else {
            PathData data{PathData::Unit::tenths};
            for (const Segment& s : path.segments) data.segment(s);
            text += ' ' + data.text();
        }
        style(path.style);
    }
    void item(int depth, const Text& item) {
        line(depth, "text");
        point(item.at);
        word("", quoted(item.words));
        number("size=", item.size);
        if (item.weight != 400) word("weight=", std::to_string(item.weight));
        if (item.anchor != Anchor::start) word("anchor=", anchors[static_cast<std::size_t>(item.anchor)]);
        word("", hex(item.colour));
        if (item.halo) {
            word("halo=", hex(*item.halo));
            number("halo_width=", item.halo_width);
        }
        number("width=", item.width);
        words("role=", item.role);
        text += '\n';
    }
    void item(int depth, const Symbol& symbol) {
        line(depth, shapes[static_cast<std::size_t>(symbol.shape)]);
        point(symbol.at);
        number("radius=", symbol.radius);
        style(symbol.style);
    }
    void item(int depth, const std::unique_ptr<Group>& group) { this->group(depth, *group); }

    void group(int depth, const Group& group) {
        line(depth, group.href.empty() ? "group" : "link");
        words("id=", group.id);
        words("key=", group.key);
        words("role=", group.role);
        words("href=", group.href);
        words("title=", group.title);
        text += '\n';
        for (const Item& each : group.items) {
            std::visit([&](const auto& kind) { item(depth + 1, kind); }, each);
        }
    }
};

}  // namespace

std::string dump(const Figure& figure) {
    Dump dump;
    dump.line(0, "figure");
    dump.word("", quoted(figure.name));
    dump.number("width=", figure.width);
    dump.number("height=", figure.height);
    dump.word("paper=", papers[static_cast<std::size_t>(figure.paper)]);
    dump.text += "\ntitle " + quoted(figure.title) + "\ndescription " + quoted(figure.description) + '\n';
    for (const std::string& label : figure.unplaced_labels) dump.text += "unplaced " + quoted(label) + '\n';
    dump.group(0, figure.root);
    return dump.text;
}

}  // namespace qm::scene
