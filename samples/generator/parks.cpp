// SPDX-License-Identifier: Apache-2.0
// Places 153 parks: simple blocks with cut or pushed corners, inside their town, apart from each other. Six small
// parks lie inside a large one and five have a second part near the first.
#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

#include "names.hpp"
#include "world.hpp"

namespace sample {

using plane::Point;
using plane::Ring;

namespace {

constexpr double gap_between_parks = 0.12;  // km
constexpr double gap_to_border = 0.18;

// Block outlines on the unit square, before they are stretched, turned and pushed.
const std::array<std::vector<Point>, 6> templates = {{
    {{0, 0}, {1, 0}, {1, 1}, {0, 1}},
    {{0, 0}, {1, 0}, {1, 0.65}, {0.7, 1}, {0, 1}},
    {{0, 0}, {1, 0}, {1, 0.55}, {0.55, 0.55}, {0.55, 1}, {0, 1}},
    {{0.2, 0}, {1, 0}, {1, 0.8}, {0.8, 1}, {0, 1}, {0, 0.25}},
    {{0, 0}, {0.6, 0}, {1, 0.12}, {1, 1}, {0.35, 0.92}, {0, 1}},
    {{0, 0.1}, {0.5, 0}, {1, 0.15}, {0.92, 0.6}, {1, 1}, {0.1, 0.95}},
}};

Ring block(Random& random, double area_km2, double grid_angle) {
    Ring ring = templates[static_cast<std::size_t>(random.between(0, 5))];
    const double stretch = random.real(1.0, 2.1);
    double angle = grid_angle + random.real(-0.22, 0.22);
    if (random.percent(50)) angle += std::numbers::pi / 2;
    const bool mirrored = random.percent(50);
    for (Point& p : ring) {
        const double x = (p.x + random.real(-0.07, 0.07) - 0.5) * stretch * (mirrored ? -1 : 1);
        const double y = p.y + random.real(-0.07, 0.07) - 0.5;
        p = {x * std::cos(angle) - y * std::sin(angle), x * std::sin(angle) + y * std::cos(angle)};
    }
    if (plane::signed_area(ring) < 0) std::reverse(ring.begin(), ring.end());
    const double factor = std::sqrt(area_km2 / plane::signed_area(ring));
    for (Point& p : ring) p = {p.x * factor, p.y * factor};
    return ring;
}

Ring moved(Ring ring, Point by) {
    for (Point& p : ring) p = {p.x + by.x, p.y + by.y};
    return ring;
}

double gap(const Ring& a, const Ring& b) {
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t j = 0; j < b.size(); ++j)
            if (plane::segments_cross(a[i], a[(i + 1) % a.size()], b[j], b[(j + 1) % b.size()])) return 0;
    if (plane::contains(a, b[0]) || plane::contains(b, a[0])) return 0;
    double best = 1e9;
    for (const Point& p : a) best = std::min(best, plane::distance_to_ring(p, b));
    for (const Point& p : b) best = std::min(best, plane::distance_to_ring(p, a));
    return best;
}

bool lies_inside(const Ring& inner, const Ring& outer, double margin) {
    for (std::size_t i = 0; i < inner.size(); ++i) {
        if (!plane::contains(outer, inner[i]) || plane::distance_to_ring(inner[i], outer) < margin) return false;
        for (std::size_t j = 0; j < outer.size(); ++j)
            if (plane::segments_cross(inner[i], inner[(i + 1) % inner.size()], outer[j], outer[(j + 1) % outer.size()]))
                return false;
    }
    return true;
}

bool fits(const World& world, const Ring& ring, int town) {
    if (!plane::is_simple(ring) || !lies_inside(ring, world.towns[static_cast<std::size_t>(town)].ring, gap_to_border))
        return false;
    for (const Park& other : world.parks)
        for (const Ring& part : other.parts)
            if (other.outer < 0 && gap(ring, part) < gap_between_parks) return false;
    return true;
}

// Parks gather around the middle of the town but fill it to the edges.
Ring place_block(const World& world, Random& random, int town, double area, double grid_angle) {
    const Town& home = world.towns[static_cast<std::size_t>(town)];
    for (int attempt = 0; attempt < 20000; ++attempt) {
        const double reach = 7.5 * std::pow(random.unit(), 0.7), turn = random.real(0, 2 * std::numbers::pi);
        const Point centre{home.seat.x + reach * std::cos(turn), home.seat.y + reach * std::sin(turn)};
        Ring ring = moved(block(random, area, grid_angle), centre);
        if (fits(world, ring, town)) return ring;
    }
    throw std::runtime_error("no room for a park in " + home.name);
}

Ring place_inner(const World& world, Random& random, const Ring& outer, double area, double grid_angle) {
    const Point middle = plane::centroid(outer);
    for (int attempt = 0; attempt < 20000; ++attempt) {
        const Point centre{middle.x + random.real(-0.5, 0.5), middle.y + random.real(-0.5, 0.5)};
        Ring ring = moved(block(random, area, grid_angle), centre);
        if (plane::is_simple(ring) && lies_inside(ring, outer, 0.05)) return ring;
    }
    throw std::runtime_error("no room inside " + world.towns.front().name);
}

Ring place_second_part(const World& world, Random& random, const Park& park, double grid_angle) {
    const Point middle = plane::centroid(park.parts.front());
    for (int attempt = 0; attempt < 20000; ++attempt) {
        const double reach = random.real(0.6, 1.4), turn = random.real(0, 2 * std::numbers::pi);
        Ring ring = moved(block(random, random.real(0.08, 0.2), grid_angle),
                          {middle.x + reach * std::cos(turn), middle.y + reach * std::sin(turn)});
        if (fits(world, ring, park.town) && gap(ring, park.parts.front()) > gap_between_parks) return ring;
    }
    throw std::runtime_error("no room for a second part");
}

double area_of(Random& random, int position) {
    if (position == 0) return random.real(1.4, 2.8);  // one large park in every town
    if (position <= 2) return random.real(0.6, 1.1);
    return random.real(0.12, 0.58);
}

std::string noun_of(Random& random, double area) {
    if (area > 1.2) return "产业园";
    static const std::vector<std::string> nouns = {"工业园", "工业园", "工业区", "智造园",
                                                   "科技园", "创新园", "制造园"};
    return random.pick(nouns);
}

}  // namespace

void place_parks(World& world) {
    Random random = world.random("parks");
    NamePool names(world.random("names"));
    // 大良 容桂 伦教 勒流 陈村 北滘 乐从 龙江 杏坛 均安, of which `nested` lie inside the large park of the town.
    constexpr std::array<int, 10> parks = {15, 20, 13, 18, 12, 22, 13, 13, 18, 9};
    constexpr std::array<int, 10> nested = {1, 1, 0, 1, 0, 2, 0, 0, 1, 0};
    constexpr std::array<int, 10> two_parts = {1, 1, 0, 1, 0, 1, 0, 1, 0, 0};
    for (int town = 0; town < 10; ++town) {
        const auto t = static_cast<std::size_t>(town);
        const double grid_angle = random.real(-0.6, 0.6);
        const int large = static_cast<int>(world.parks.size());
        for (int i = 0; i < parks[t]; ++i) {
            Park park;
            park.town = town;
            if (i >= parks[t] - nested[t]) {
                park.outer = large;
                park.kind = "园中园";
                park.parts.push_back(place_inner(world, random, world.parks[static_cast<std::size_t>(large)].parts[0],
                                                 i % 2 == 0 ? 0.15 : 0.11, grid_angle));
                park.name = "示例" + names.take() + "园中园";
                bool clash = false;
                for (const Park& other : world.parks)
                    clash = clash || (other.outer == large && gap(other.parts[0], park.parts[0]) < 0.04);
                if (clash) {  // draw it again, elsewhere
                    --i;
                    continue;
                }
            } else {
                const double area = area_of(random, i);
                park.kind = i == 0 ? "主题产业园" : random.percent(70) ? "村级工业园" : "科技园区";
                park.parts.push_back(place_block(world, random, town, area, grid_angle));
                if (i == 3 && two_parts[t] > 0)
                    park.parts.push_back(place_second_part(world, random, park, grid_angle));
                park.name = "示例" + names.take() + noun_of(random, area);
            }
            world.parks.push_back(std::move(park));
            world.parks.back().id = "P" + padded(static_cast<long long>(world.parks.size()), 3);
        }
    }
    // Six parks are reached by the service network only later: three in May, three in June.
    constexpr std::array<std::size_t, 6> late = {20, 58, 77, 104, 131, 148};
    for (std::size_t i = 0; i < late.size(); ++i) world.parks[late[i]].served_from = i < 3 ? 1 : 2;
}

}  // namespace sample
