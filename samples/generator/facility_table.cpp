// SPDX-License-Identifier: Apache-2.0
// The quality infrastructure (1+10+N): national centres down to park stations. A few links are served by nobody and a
// few by one body only, so that the map has gaps to show; the reducer link gains a second laboratory in June.
#include "credit_code.hpp"
#include "tables.hpp"

namespace sample {

namespace {

struct Body {
    const char* name;
    const char* kind;
    const char* town;
    const char* links;
    int cnas_items;
    int from;  // month index
};

constexpr Body bodies[] = {
    {"国家示例家用电器质量检验检测中心", "国家质检中心", "大良", "A301;A302;A303;A304;A305;A306;A307;A308", 46, 0},
    {"国家示例机器人质量检验检测中心", "国家质检中心", "北滘", "R301;R302;R303;R202;R203", 38, 0},
    {"国家示例燃气具产品质量检验检测中心", "国家质检中心", "容桂", "A306;A208", 27, 0},
    {"国家示例电线电缆质量检验检测中心", "国家质检中心", "勒流", "A209;R105", 24, 0},
    {"国家示例照明电器质量检验检测中心", "国家质检中心", "大良", "A311", 22, 0},
    {"国家示例模具与塑料机械质量检验检测中心", "国家质检中心", "杏坛", "A210;R402;A211", 21, 0},
    {"国家示例空调器检测重点实验室", "国家检测实验室", "北滘", "A301;A201;A205", 16, 0},
    {"国家示例厨房电器检测重点实验室", "国家检测实验室", "北滘", "A304;A206", 15, 0},
    {"国家示例制冷器具检测重点实验室", "国家检测实验室", "容桂", "A302;A201", 14, 0},
    {"国家示例机电部件可靠性检测实验室", "国家检测实验室", "陈村", "R202;A202;R301", 13, 0},
    {"示例市场监管总局重点实验室（智能家电与机器人质量安全）", "市场监管总局重点实验室", "大良", "R301;R303;A309;A304",
     18, 0},
    {"省示例家具产品质量监督检验站", "省级质检站", "龙江", "R406", 12, 0},
    {"省示例塑料与改性材料质量监督检验站", "省级质检站", "杏坛", "A103;A211", 11, 0},
    {"省示例机械装备质量监督检验站", "省级质检站", "伦教", "R402;R103;R205", 12, 0},
    {"示例整机企业检测实验室一", "检测实验室", "北滘", "A301;A203", 9, 0},
    {"示例整机企业检测实验室二", "检测实验室", "北滘", "A304;A203", 8, 0},
    {"示例整机企业检测实验室三", "检测实验室", "容桂", "A302;A306", 8, 0},
    {"示例整机企业检测实验室四", "检测实验室", "勒流", "A304;A305", 7, 0},
    {"示例整机企业检测实验室五", "检测实验室", "大良", "A307;R303", 6, 0},
    {"示例电机检测实验室", "检测实验室", "大良", "A202;R202", 6, 0},
    {"示例电子元器件检测实验室", "检测实验室", "北滘", "R104;A107;A204", 6, 0},
    {"示例金属材料检测实验室", "检测实验室", "乐从", "R101;A101;A102", 6, 0},
    {"示例传感与视觉检测实验室", "检测实验室", "陈村", "R204", 5, 0},
    {"示例精密传动检测实验室", "检测实验室", "陈村", "R201", 5, 0},
    {"示例电池与电源检测实验室", "检测实验室", "杏坛", "R208", 5, 0},
    {"示例系统集成安全检测实验室", "检测实验室", "北滘", "R401;R301", 5, 0},
    {"示例智能互联检测实验室", "检测实验室", "北滘", "A213;A404", 5, 0},
    {"示例模具量测实验室", "检测实验室", "北滘", "A210", 4, 0},
    {"示例汽车部件检测实验室", "检测实验室", "均安", "R404", 4, 0},
    {"示例阀泵风机检测实验室", "检测实验室", "容桂", "A207", 4, 0},
    {"示例玻璃与面板检测实验室", "检测实验室", "勒流", "A106;A212", 4, 0},
    {"示例电磁兼容检测实验室", "检测实验室", "大良", "A203;R203;A309", 6, 0},
    {"示例包装与运输检测实验室", "检测实验室", "伦教", "A214", 3, 0},
    {"示例减速器综合性能检测实验室", "检测实验室", "北滘", "R201;R205", 9, 2},
};

}  // namespace

void write_facilities(const World& world, Output& out) {
    Random random = world.random("facilities");
    const auto inside = [&](int town) {
        const Town& home = world.towns[static_cast<std::size_t>(town)];
        for (;;) {
            const plane::Point p{home.seat.x + random.real(-2.5, 2.5), home.seat.y + random.real(-2.5, 2.5)};
            if (plane::contains(home.ring, p) && plane::distance_to_ring(p, home.ring) > 0.4) return p;
        }
    };
    struct Entry {
        Row row;
        int from;
    };
    std::vector<Entry> entries;
    const auto add = [&](const std::string& id, const std::string& name, const std::string& kind, int town,
                         const std::string& park, plane::Point p, const std::string& links, int items,
                         const std::string& secretariats, const std::string& area, int from) {
        const std::string serial = padded(static_cast<long long>(entries.size()) + 1, 3);
        const plane::Point at = plane::to_degrees(p);
        entries.push_back({{id, name, kind, world.towns[static_cast<std::size_t>(town)].name, park, degrees(at.x),
                            degrees(at.y), links, items > 0 ? "示例L99" + serial : "", items > 0 ? num(items) : "",
                            items > 0 ? "示例2020199" + serial : "", secretariats, area},
                           from});
    };

    int serial = 0;
    for (const Body& body : bodies) {
        const int town = world.town(body.town);
        const bool national = std::string(body.kind) != "检测实验室";
        ++serial;
        add("JC-" + padded(serial, 3), body.name, body.kind, town, "", inside(town), body.links, body.cnas_items,
            national && serial % 3 == 1 ? num(serial % 4 + 1) : "", "", body.from);
    }
    const int centre = world.town("大良");
    add("ZX-001", "示例质量基础设施“一站式”服务中心", "区级服务中心", centre, "", inside(centre), "R901;A901;R903;A903",
        0, "2", "8960", 0);
    for (int t = 0; t < static_cast<int>(world.towns.size()); ++t)
        add("ZJ-" + padded(t + 1, 3),
            "示例" + world.towns[static_cast<std::size_t>(t)].short_name + "质量基础设施综合服务站", "镇街服务站", t,
            "", inside(t), "", 0, "", "", 0);

    // Park stations: every large park has one, then every few parks; 33 in April, one more in May, two more in June.
    int stations = 0;
    for (std::size_t i = 0; i < world.parks.size() && stations < 36; ++i) {
        const Park& park = world.parks[i];
        const bool large = i == 0 || world.parks[i - 1].town != park.town;
        if (park.outer >= 0 || (!large && i % 5 != 2)) continue;
        ++stations;
        const int from = stations == 12 ? 1 : stations == 21 || stations == 30 ? 2 : 0;
        add("YQ-" + padded(stations, 3), park.name + "质量服务站", "园区服务站", park.town, park.id,
            point_in_park(world, random, static_cast<int>(i)), "", 0, "", "", from);
    }

    for (int m = 0; m < month_count; ++m) {
        std::vector<Row> rows;
        for (const Entry& entry : entries)
            if (entry.from <= m) rows.push_back(entry.row);
        out.table(month_path(world.months[static_cast<std::size_t>(m)], "质量基础设施机构.csv"), "facilities",
                  {"机构编号", "机构名称", "机构类别", "所属镇街", "所在园区", "经度", "纬度", "服务环节", "CNAS证书号",
                   "CNAS认可项目", "CMA证书号", "秘书处数", "规划用地"},
                  rows);
    }
}

}  // namespace sample
