// SPDX-License-Identifier: Apache-2.0
// N choropleth maps of a layer to SVG through draw/ and paint/, with labels and legend, the colours different each
// time.
//   bench_svg LAYER CODE_ATTRIBUTE NAME_ATTRIBUTE N FOLDER
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "bench/input.hpp"
#include "bench/measure.hpp"
#include "draw/draw.hpp"
#include "paint/paint.hpp"

int main(int argc, char** argv) {
    if (argc != 6) {
        std::fprintf(stderr, "usage: bench_svg LAYER CODE_ATTRIBUTE NAME_ATTRIBUTE N FOLDER\n");
        return 2;
    }
    using namespace qm;
    const int maps = std::atoi(argv[4]);
    const std::filesystem::path folder{argv[5]};
    std::filesystem::create_directories(folder);
    bench::Stopwatch watch;
    const auto district = bench::read_areas(argv[1], argv[2], argv[3]);
    draw::AtlasInput input;
    for (const auto& town : district.towns) input.areas.push_back({town.code, "area", town.shape});
    const auto atlas = draw::make_atlas(input);
    const std::vector<std::string> families{"WenQuanYi Micro Hei", "Noto Sans CJK SC"};
    const scene::TextMetrics metrics{families};
    const auto ground = watch.lap();

    draw::Choropleth request;
    request.sheet.title = "每百家企业在办问题（件）· 2024年6月";
    request.sheet.source = "虚构数据";
    request.words.legend = "每百家在办问题（件）";
    request.words.period = "2024年6月";
    request.words.no_data = "无数据";
    request.scale.breaks = {2, 4, 6, 8};
    paint::Options options;
    options.families = families;
    unsigned long long bytes = 0;
    for (int map = 0; map < maps; ++map) {
        request.sheet.name = "map-" + std::to_string(map);
        request.areas.clear();
        for (std::size_t i = 0; i < district.towns.size(); ++i) {
            const auto& town = district.towns[i];
            const auto tenths = (i * 37 + static_cast<std::size_t>(map) * 13) % 101;
            draw::AreaFigure area;
            area.area = town.code;
            area.value = static_cast<double>(tenths) / 10;
            area.label = std::to_string(i + 1);  // as on the map of parks: a table resolves the numbers
            area.key = "area-" + town.code;
            area.title = town.name + " " + std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
            request.areas.push_back(std::move(area));
        }
        const auto svg = paint::paint(draw::draw(request, atlas, metrics), paint::Format::svg, options);
        bytes += svg.size();
        std::ofstream{folder / (request.sheet.name + ".svg"), std::ios::binary} << svg;
    }
    const auto drawing = watch.lap();
    bench::Report{}
        .say("program", "qualitymap")
        .count("areas", district.towns.size())
        .count("maps", static_cast<unsigned>(maps))
        .lap("ground", ground)
        .whole(ground + drawing, "maps_per_s", maps)
        .number("mb_written", static_cast<double>(bytes) / 1e6)
        .number("peak_mb", bench::peak_mb())
        .print();
}
