// SPDX-License-Identifier: Apache-2.0
// Roles: the CSS classes that figures carry, so that a page can restyle them (dark theme, highlighting). Every item
// also has its light colours as attributes, so a page without rules for a role shows it right. A page may set fill,
// stroke and opacity by role; it must not set font sizes, anchors or stroke widths, because boxes are measured with
// ours.
//
// | role | what | light colour |
// |---|---|---|
// | cell | area of a map, with a class role behind it; stroke is the page colour | |
// | q0…q4, c0…c4, v0…v4 | classes of the warm, cool, cividis ramp, low to high | palettes.hpp |
// | q6-0…q6-5, q7-0…q7-6 (c, v alike) | six and seven classes | interpolated |
// | l0…l4, lc0…, lv0…; k0…k4 | text upon the class of the same number | #1f2328 or #fff |
// | e0…e4 | classes of a difference: e0 strong fall … e4 strong rise | PuOr |
// | b0…b3; kb0…kb3 | two measures: both low, first high, second high, both high; text upon them | palettes.hpp |
// | sch | line of a tile or circle of a schematic map | #8c959f |
// | s-flow | line of a flow | #4a6f8f |
// | qn, qx, q0v, qz | no data (hatch), small sample (dots), not applicable (cross), zero | #f3f4f6, zero #fff |
// | cellx | outer line of the ground | #8c959f |
// | near | dashed line inside an area near a class limit | #1f2328 |
// | f-land | faint ground; here = the place the page is about; border = lines between faint areas | #e9ecea |
// | park | outline of a park; parkn = its number | #8c959f |
// | lb, lb2 | name and figure of an area; h5 = with a halo in the colour of the ground | #1f2328 |
// | sym, symt | circle with a count, and the count | #fff, #1f2328 |
// | ldr | leader line | #57606a |
// | pt p-U p-M p-D p-X p-E p-F | firms by place in the chain, plain firm, facility | edges of Okabe-Ito |
// | star | chain leader | #1f2328 |
// | t12, t13, t2, b6 | small text, secondary text, bold text | #1f2328, t2 #57606a |
// | f-bar f-bar2 f-ink f-line f-ok f-gap f-sev0…3 f-bg | fills | palettes.hpp |
// | s-ink s-line s-line2 s-gap | lines | palettes.hpp |
// | node (sev, void, lead) · box nm cd odt mt | card of a link and its parts | |
// | bd1 bd2 bd0 bdna + bt (y, w2, gp, na) | support badge 有 弱 缺 不适用, and its letter | |
// | e e-<kind> from-<id> to-<id> · edge k-<kind> | group of an edge · its line | |
// | stg stgl | heading of a stage and the line under it | |
#pragma once

namespace qm::draw::role {

inline constexpr const char* cell = "cell";
inline constexpr const char* no_data = "cell qn";
inline constexpr const char* small_sample = "cell qx";
inline constexpr const char* not_applicable = "cell q0v";
inline constexpr const char* zero = "cell qz";
inline constexpr const char* outer_line = "cellx";
inline constexpr const char* near_break = "near";
inline constexpr const char* land = "f-land";
inline constexpr const char* here = "here";
inline constexpr const char* border = "border";
inline constexpr const char* park = "park";
inline constexpr const char* name = "lb";
inline constexpr const char* name_on_land = "lb h5";
inline constexpr const char* figure = "lb2";
inline constexpr const char* circle = "sym";
inline constexpr const char* circle_text = "symt";
inline constexpr const char* leader_line = "ldr";
inline constexpr const char* star = "star";
inline constexpr const char* small = "t12";
inline constexpr const char* small_secondary = "t12 t2";
inline constexpr const char* text13 = "t13";
inline constexpr const char* text13_secondary = "t13 t2";
inline constexpr const char* title = "b6";
inline constexpr const char* bar = "f-bar";
inline constexpr const char* bar_pale = "f-bar2";
inline constexpr const char* ink = "f-ink";
inline constexpr const char* page = "f-bg";
inline constexpr const char* good = "f-ok";
inline constexpr const char* gap = "f-gap";
inline constexpr const char* ink_line = "s-ink";
inline constexpr const char* pale_line = "s-line";
inline constexpr const char* grey_line = "s-line2";

}  // namespace qm::draw::role
