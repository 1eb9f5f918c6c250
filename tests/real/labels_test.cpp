// SPDX-License-Identifier: Apache-2.0
// A map of 3,143 counties with their names and a figure each (us-atlas; territories left out): no label lies on
// another.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "draw/draw.hpp"
#include "real/polygon_layer.hpp"

using namespace qm;

namespace {

std::size_t overlaps(const scene::Figure& figure, std::size_t& texts) {
    std::vector<scene::Box> boxes;
    scene::for_each_text(figure.root, [&](const scene::Text& t) { boxes.push_back(scene::box_of(t)); });
    texts = boxes.size();
    std::sort(boxes.begin(), boxes.end(), [](const scene::Box& a, const scene::Box& b) { return a.left < b.left; });
    std::size_t count = 0;
    for (std::size_t i = 0; i < boxes.size(); ++i)
        for (std::size_t k = i + 1; k < boxes.size() && boxes[k].left < boxes[i].right; ++k) {
            const double across = std::min(boxes[i].right, boxes[k].right) - boxes[k].left;
            const double down = std::min(boxes[i].bottom, boxes[k].bottom) - std::max(boxes[i].top, boxes[k].top);
            count += std::min(across, down) > 0.3 ? 1U : 0U;
        }
    return count;
}

}  // namespace

int main() {
    const auto file = std::filesystem::path{QM_NODE_MODULES} / "us-atlas" / "counties-10m.json";
    if (!std::filesystem::exists(file)) {
        std::printf("SKIPPED: us-atlas is not in %s (set QUALITYMAP_NODE_MODULES)\n", QM_NODE_MODULES);
        return 77;
    }
    const auto layer = test::read_polygons(file.string(), "counties", "id");
    draw::AtlasInput input;
    draw::Choropleth map;
    for (std::size_t i = 0; i < layer.ids.size(); ++i) {
        if (layer.ids[i] >= "57" || layer.shapes[i].empty()) continue;  // Puerto Rico and others
        input.areas.push_back({layer.ids[i], "county", layer.shapes[i]});
        draw::AreaFigure area;
        area.area = layer.ids[i];
        area.value = static_cast<double>(i % 97) / 10;
        area.printed = std::to_string(i % 97);
        area.label = layer.ids[i];
        area.key = area.area;
        map.areas.push_back(std::move(area));
    }
    map.scale.method = draw::Method::jenks;
    map.words.high = "more";
    map.words.low = "fewer";
    map.sheet.title = "Counties";
    const draw::Atlas atlas = draw::make_atlas(input);
    const scene::TextMetrics metrics{{"WenQuanYi Micro Hei", "Noto Sans CJK SC"}};
    bool good = input.areas.size() == 3'141;
    for (const bool all : {true, false}) {
        if (!all)
            std::erase_if(map.areas, [](const draw::AreaFigure& a) {
                return a.area.starts_with("02") || a.area.starts_with("15");
            });
        for (const double width : {358.0, 1000.0, 1600.0, 4000.0}) {
            map.sheet.width = width;
            const auto begin = std::chrono::steady_clock::now();
            const scene::Figure figure = draw::draw(map, atlas, metrics);
            const auto took =
                std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
            std::size_t texts = 0;
            const std::size_t found = overlaps(figure, texts);
            std::printf("%zu counties, %.0f px: labels placed %zu, in the key %zu, texts %zu, overlaps %zu (%lld ms)\n",
                        map.areas.size(), width, figure.placed_labels.size(), figure.unplaced_labels.size(), texts,
                        found, static_cast<long long>(took.count()));
            good =
                good && found == 0 && figure.placed_labels.size() + figure.unplaced_labels.size() == map.areas.size();
        }
    }
    std::printf(good ? "ok\n" : "FAILED\n");
    return good ? 0 : 1;
}
