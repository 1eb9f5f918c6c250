// SPDX-License-Identifier: Apache-2.0
// Reads the towns (our own GeoJSON) and the chain links (our own facts).
#include <charconv>
#include <map>
#include <stdexcept>

#include "output.hpp"
#include "world.hpp"

namespace sample {

namespace {

// The text after `key` up to the closing quote; towns.geojson is written by derive_towns in one fixed form.
std::string property(const std::string& feature, const std::string& key) {
    const std::string mark = "\"" + key + "\":\"";
    const std::size_t from = feature.find(mark);
    if (from == std::string::npos) throw std::runtime_error("towns.geojson: no property " + key);
    return feature.substr(from + mark.size(), feature.find('"', from + mark.size()) - from - mark.size());
}

plane::Ring ring_of(const std::string& feature) {
    std::vector<double> numbers;
    const char* at = feature.data() + feature.find("\"coordinates\":");
    for (const char* end = feature.data() + feature.size(); at < end; ++at) {
        double value = 0;
        const auto [next, error] = std::from_chars(at, end, value);
        if (error != std::errc{}) continue;
        numbers.push_back(value);
        at = next;
    }
    plane::Ring ring;
    for (std::size_t i = 0; i + 3 < numbers.size(); i += 2)  // the last point repeats the first
        ring.push_back(plane::from_degrees(numbers[i], numbers[i + 1]));
    if (ring.size() < 4) throw std::runtime_error("towns.geojson: a town has no ring");
    return ring;
}

// The chain tables list products in short; a batch or a standard needs the whole noun.
std::vector<std::string> whole_nouns(std::vector<std::string> products) {
    static const std::map<std::string, std::string> longer = {
        {"分体", "分体式空调"},   {"多联", "多联式空调"},   {"送餐", "送餐机器人"},     {"六轴", "六轴机器人"},
        {"SCARA", "SCARA机器人"}, {"Delta", "Delta机器人"}, {"巡检", "巡检机器人"},     {"建筑", "建筑机器人"},
        {"滚筒", "滚筒洗衣机"},   {"波轮", "波轮洗衣机"},   {"转子式", "转子式压缩机"}, {"BLDC", "无刷直流电机"},
        {"罩极", "罩极电机"},     {"NTC", "NTC温度传感器"}, {"ABS", "ABS塑料"},         {"PP", "PP塑料"},
        {"EPS", "EPS泡沫"},       {"EPE", "EPE珍珠棉"},     {"外壳", "工程塑料外壳"},   {"支架", "金属支架"},
        {"箱体", "家电箱体"},     {"面板", "家电面板"},     {"端子", "接线端子"}};
    for (std::string& product : products)
        if (const auto found = longer.find(product); found != longer.end()) product = found->second;
    return products;
}

}  // namespace

std::array<Month, month_count> sample_months() {
    return {Month{"2024-04", day(2024, 4, 1), day(2024, 4, 30)}, Month{"2024-05", day(2024, 5, 1), day(2024, 5, 31)},
            Month{"2024-06", day(2024, 6, 1), day(2024, 6, 30)}};
}

void read_district(World& world, const std::filesystem::path& towns_geojson, const std::filesystem::path& facts) {
    const std::string text = read_whole(towns_geojson);
    const std::string mark = "{\"type\":\"Feature\",";
    for (std::size_t at = text.find(mark); at != std::string::npos;) {
        const std::size_t next = text.find(mark, at + 1);
        const std::string feature = text.substr(at, next == std::string::npos ? next : next - at);
        Town town;
        town.code = property(feature, "code");
        town.name = property(feature, "name");
        town.short_name = town.name.substr(0, 6);  // two characters
        town.ring = ring_of(feature);
        town.seat = plane::centroid(town.ring);
        world.towns.push_back(std::move(town));
        at = next;
    }
    for (const Row& row : read_facts(facts / "links.csv")) {
        Link link{row[0],
                  row[1],
                  row[2],
                  row[4],
                  whole_nouns(split(row[6], ';')),
                  split(row[7], ';'),
                  split(row[8], ';'),
                  split(row[9], ';'),
                  split(row[14], ';'),
                  std::stoi(row[13]),
                  {}};
        link.facts.assign(row.begin(), row.begin() + 13);
        world.links.push_back(std::move(link));
    }
}

int World::link(std::string_view id) const {
    for (std::size_t i = 0; i < links.size(); ++i)
        if (links[i].id == id) return static_cast<int>(i);
    throw std::out_of_range("no link " + std::string(id));
}

int World::town(std::string_view short_name) const {
    for (std::size_t i = 0; i < towns.size(); ++i)
        if (towns[i].short_name == short_name) return static_cast<int>(i);
    throw std::out_of_range("no town " + std::string(short_name));
}

std::vector<int> World::steady(const std::vector<std::string>& link_ids) const {
    std::vector<int> found;
    for (std::size_t i = 0; i < enterprises.size(); ++i) {
        const Enterprise& e = enterprises[i];
        if (!e.plain || e.first_month > 0 || e.last_month < month_count - 1) continue;
        bool wanted = link_ids.empty();
        for (const std::string& id : link_ids) wanted = wanted || link_id(e) == id;
        if (wanted) found.push_back(static_cast<int>(i));
    }
    return found;
}

}  // namespace sample
