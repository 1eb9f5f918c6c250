// SPDX-License-Identifier: Apache-2.0
// Everything the sample invents, before it is written: places, chains, enterprises, and who is there in which month.
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "plane.hpp"
#include "random.hpp"
#include "text.hpp"

namespace sample {

inline constexpr int month_count = 3;
struct Month {
    std::string id;  // 2024-04
    Day first = 0;
    Day last = 0;
};

struct Town {
    std::string code, name, short_name;  // 440606102, 北滘镇, 北滘
    plane::Ring ring;
    plane::Point seat;  // centre of the cell; parks and firms gather around it
};

struct Link {
    std::string id, chain, stage, name;
    std::vector<std::string> products, primary, secondary, quality_items, words;
    int firms = 0;                   // how many enterprises the sample plans with this main link
    std::vector<std::string> facts;  // the row as it is written to chains/links.csv
};

struct Park {
    std::string id, name, kind;
    int town = 0;
    std::vector<plane::Ring> parts;
    int outer = -1;       // the park that this one lies in
    int served_from = 0;  // month index
};

struct Enterprise {
    std::string uscc, name, address, code, edition, leader_of, grade, size;
    int town = 0, park = -1, link = -1;  // link -1: on no chain
    plane::Point place;
    long long output = 0, quality_loss = 0;  // 万元
    int first_pass = 0;                      // 0.1 %
    int officers = 0, own_standards = 0, energy_models = 0, energy_top = 0, trademarks = 0;
    int first_month = 0, last_month = month_count - 1;
    int leader_from = 0;
    bool plain = true;  // no planted imperfection and no scripted move: safe to refer to from other tables
};

/// From `month` on the enterprise stands somewhere else.
struct Move {
    int enterprise = 0, month = 0, town = 0, park = -1;
    plane::Point place;
    std::string address;
};

enum class Flaw { wrong_park, no_point, outside, zero_point, damaged_code, doubled, null_word, old_code, count };

/// A deliberate imperfection, present up to and including `last_month`.
struct PlantedFlaw {
    int enterprise = 0;
    Flaw flaw = Flaw::no_point;
    int last_month = month_count - 1;
    int detail = 0;  // which wrong park, which null word …
};

struct World {
    std::uint64_t seed = 0;
    std::array<Month, month_count> months;
    std::vector<Town> towns;
    std::vector<Link> links;
    std::vector<Park> parks;
    std::vector<Enterprise> enterprises;
    std::vector<Move> moves;
    std::vector<PlantedFlaw> flaws;

    Random random(std::string_view stream) const { return Random(seed, stream); }
    int link(std::string_view id) const;
    int town(std::string_view short_name) const;
    bool present(int enterprise, int month) const {
        const Enterprise& e = enterprises[static_cast<std::size_t>(enterprise)];
        return e.first_month <= month && month <= e.last_month;
    }
    const Enterprise& firm(int index) const { return enterprises[static_cast<std::size_t>(index)]; }
    const Town& town_of(const Enterprise& e) const { return towns[static_cast<std::size_t>(e.town)]; }
    const Link& link_of(const Enterprise& e) const { return links[static_cast<std::size_t>(e.link)]; }
    std::string link_id(const Enterprise& e) const { return e.link < 0 ? "" : link_of(e).id; }
    std::string park_id(const Enterprise& e) const {
        return e.park < 0 ? "" : parks[static_cast<std::size_t>(e.park)].id;
    }
    /// Enterprises of these links that stay in all months and carry no planted imperfection; {} = of any link.
    std::vector<int> steady(const std::vector<std::string>& link_ids) const;
};

std::array<Month, month_count> sample_months();
void read_district(World& world, const std::filesystem::path& towns_geojson, const std::filesystem::path& facts);
void place_parks(World& world);
void found_enterprises(World& world);
/// Scripts what differs between the months and plants the imperfections. Runs last: it marks firms as not plain.
void script_changes(World& world);
plane::Point point_in_park(const World& world, Random& random, int park);
std::string park_address(const World& world, Random& random, int park);

}  // namespace sample
