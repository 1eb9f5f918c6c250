// SPDX-License-Identifier: Apache-2.0
// What a picture is: a figure holds items of five kinds (path, text, symbol, group, and a link, which is a group
// with an address). Drawing fills a figure once; every painter reads the same one. Units: CSS px (1/96 inch),
// origin top left, y down. Colours are sRGB. Text is measured once, when drawn (scene/text_metrics), never by a
// painter.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace qm::scene {

struct Point {
    double x = 0;
    double y = 0;
    friend bool operator==(const Point&, const Point&) = default;
};

struct Box {
    double left = 0, top = 0, right = 0, bottom = 0;
    double width() const { return right - left; }
    double height() const { return bottom - top; }
    bool overlaps(const Box& other) const {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
    bool inside(const Box& frame) const {
        return left >= frame.left && right <= frame.right && top >= frame.top && bottom <= frame.bottom;
    }
    Box grown(double margin) const { return {left - margin, top - margin, right + margin, bottom + margin}; }
};

struct Colour {
    std::uint8_t red = 0, green = 0, blue = 0;
    friend bool operator==(const Colour&, const Colour&) = default;
};
/// "#rrggbb" both ways; throws std::invalid_argument on anything else (palettes are compiled in or validated before).
Colour colour(const char* hex);
std::string hex(Colour colour);

/// Shape of an area or line in page units, encoded once and shared by every figure that shows it. Coordinates are
/// rounded to tenths of a px before differences are taken, so neighbours that share vertices never gap.
class Outline {
  public:
    struct Contour {
        std::vector<Point> points;  // without repeating the first when closed
        bool closed = true;
    };
    explicit Outline(std::vector<Contour> contours);
    const std::vector<Contour>& contours() const { return contours_; }
    /// SVG path data in integer tenths of a px ("m12 40l3-5…z"), relative.
    const std::string& path_data() const { return data_; }
    const Box& bounds() const { return bounds_; }

  private:
    std::vector<Contour> contours_;
    std::string data_;
    Box bounds_;
};
using OutlinePtr = std::shared_ptr<const Outline>;

/// A curve that is not reused: straight and cubic segments.
struct Segment {
    enum class Kind : std::uint8_t { move, line, cubic, close } kind = Kind::move;
    Point to;
    Point control1, control2;  // cubic only
};

/// Fill patterns say what is not a value: no data (hatch), few samples (dots), not applicable (cross).
enum class Pattern : std::uint8_t { none, hatch, dots, cross };

/// Presentation. `role` is the CSS class by which a page may restyle the item (dark theme); fill, stroke … are what
/// PDF, PNG and a stand-alone SVG show.
struct Style {
    std::optional<Colour> fill;
    std::optional<Colour> stroke;
    double stroke_width = 0;
    std::vector<double> dash;
    Pattern pattern = Pattern::none;
    double opacity = 1;
    std::string role;
    bool arrow = false;  // arrow head at the end of an open path, in the stroke colour
};

struct Path {
    OutlinePtr outline;             // either this …
    std::vector<Segment> segments;  // … or this
    Style style;
};

enum class Anchor : std::uint8_t { start, middle, end };

struct Text {
    Point at;  // on the baseline
    std::string words;
    double size = 12;
    int weight = 400;  // 400 or 600
    Anchor anchor = Anchor::start;
    Colour colour{0x1f, 0x23, 0x28};
    std::optional<Colour> halo;
    double halo_width = 3;
    std::string role;
    double width = 0;  // measured, px; lets tests check boxes without fonts
};

enum class Shape : std::uint8_t { circle, square, rounded_square, triangle, diamond, octagon, star, ring, cross };

struct Symbol {
    Shape shape = Shape::circle;
    Point at;  // centre
    double radius = 4;
    Style style;
};

struct Group;
using Item = std::variant<Path, Text, Symbol, std::unique_ptr<Group>>;

/// A group with an href is a link. `key` names the thing shown ("town-440606102", "link-R201"): pages use it for
/// linked highlighting (data-key) and tests to find it. Ids are unique within a figure.
struct Group {
    std::string id;
    std::string key;
    std::string role;
    std::string title;  // tooltip and accessible name
    std::string href;   // relative address, escaped by the painter
    std::vector<Item> items;
    Group& group(std::string role_name);  // appends an empty group and returns it
    void add(Path path) { items.emplace_back(std::move(path)); }
    void add(Text text) { items.emplace_back(std::move(text)); }
    void add(Symbol symbol) { items.emplace_back(std::move(symbol)); }
};

enum class Paper : std::uint8_t { screen, a4, a3 };

/// A class of a map that holds most of its units: the map says little.
struct CrowdedClass {
    std::size_t units = 0, of = 0;
    std::string from, to;  // printed limits; empty at the open ends
};

/// Where a label stands, so that the same figure of the next month can keep it there.
struct PlacedLabel {
    std::string key;  // of what it names; unique within a figure
    Point at;         // of its first text: middle of the baseline
    double width = 0;
    bool outside = false;  // of the area it names
    std::optional<std::pair<Point, Point>> leader;
    friend bool operator==(const PlacedLabel&, const PlacedLabel&) = default;
};
using PlacedLabels = std::vector<PlacedLabel>;

struct Figure {
    std::string name;         // file stem, e.g. "map-home"
    std::string title;        // what it shows, with unit and period
    std::string description;  // one sentence with the finding, range and count without data
    double width = 0;
    double height = 0;
    Paper paper = Paper::screen;
    Group root;
    std::vector<std::string> unplaced_labels;  // labels that did not fit; pages print them as a numbered key
    std::optional<CrowdedClass> crowded_class;
    PlacedLabels placed_labels;
};

/// Calls `see` for every text of the group, in drawing order.
void for_each_text(const Group& group, const std::function<void(const Text&)>& see);

/// Stable text dump (one line an item, tenths of a px) for golden tests.
std::string dump(const Figure& figure);

/// Box of a text as drawn: ascent 0.88 em, descent 0.22 em around the baseline (CJK faces).
Box box_of(const Text& text);

}  // namespace qm::scene
