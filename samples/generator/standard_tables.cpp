// SPDX-License-Identifier: Apache-2.0
// Standards with their local drafters (one row per drafter), measurement standards, and instruments under verification.
#include <array>

#include "tables.hpp"

namespace sample {

namespace {

struct Level {
    const char* name;
    int count;  // different standards
    const char* number_before;
    int first_number;
    const char* number_after;
};
// Numbers far above those in use, so that none is a real standard.
constexpr Level levels[] = {
    {"国际标准", 27, "IEC 9", 9000, ":"},   {"国家标准", 330, "GB/T 9", 1000, "-"},
    {"行业标准", 152, "QB/T 9", 2000, "-"}, {"地方标准", 18, "DB44/T 9", 3000, "-"},
    {"团体标准", 92, "T/SLZL ", 100, "-"},  {"领跑者", 121, "SLLPZ ", 500, "-"},
};

// Links on which standards are written, heavier ones first; links not named have none, which the map shows as a gap.
const std::vector<std::string> link_pool = {
    "A304", "A304", "A304", "A301", "A301", "A301", "A302", "A302", "A306", "A306", "A305", "A307", "A308",
    "A309", "A303", "R301", "R301", "R303", "R202", "R201", "R203", "R401", "R402", "R204", "R205", "R406",
    "A202", "A203", "A201", "A205", "A206", "A207", "A208", "A209", "A210", "A211", "A103", "A101", "A102",
    "A106", "A213", "A311", "A310", "R101", "R103", "R104", "R105", "R208", "A107", "A204"};

const std::vector<std::string> subjects = {"技术要求",   "试验方法",   "安全要求", "性能评价",     "可靠性试验方法",
                                           "能效限定值", "术语和定义", "检验规则", "绿色设计评价", "智能化水平评价"};

struct PublicStandard {
    const char* name;
    const char* link;
    const char* other_link;  // of every second set
};
constexpr PublicStandard public_standards[] = {
    {"二等量块标准装置", "A210", "R201"},
    {"三坐标测量机校准装置", "A210", "R103"},
    {"0.05级压力表标准装置", "A207", "A201"},
    {"热量表检定装置", "A306", "A303"},
    {"电能表标准装置", "A209", "R105"},
    {"耐电压测试仪检定装置", "A304", "A308"},
    {"泄漏电流测试仪检定装置", "A304", "A309"},
    {"数字功率表标准装置", "A301", "A310"},
    {"温湿度场校准装置", "A302", "A104"},
    {"热电偶检定装置", "A204", "A206"},
    {"噪声声级计检定装置", "A305", "A301"},
    {"燃气表检定装置", "A306", "A208"},
    {"一氧化碳报警器检定装置", "A208", "A306"},
    {"洛氏硬度计检定装置", "R101", "A101"},
    {"材料试验机检定装置", "R103", "A102"},
    {"扭矩扳子检定装置", "R202", "R301"},
    {"转速标准装置", "A202", "R202"},
    {"圆度仪校准装置", "R205", "R201"},
    {"激光干涉仪校准装置", "R301", "R402"},
    {"电子天平检定装置", "A103", "A105"},
    {"直流电阻标准装置", "R104", "A107"},
    {"示波器校准装置", "A203", "R203"},
    {"照度计标准装置", "A311", "A212"},
    {"水表检定装置", "A307", "A307"},
    {"电池内阻测试仪校准装置", "R208", "R303"},
    {"色差计校准装置", "A106", "A214"},
    {"制冷剂检漏仪校准装置", "A205", "A201"},
    {"衡器检定装置", "", ""},
    {"血压计检定装置", "", ""},
    {"加油机检定装置", "", ""},
};

}  // namespace

void write_standards(const World& world, Output& out) {
    Random random = world.random("standards");
    struct Entry {
        Day published, withdrawn;
        Row row;
    };
    std::vector<Entry> entries;
    for (const Level& level : levels) {
        for (int i = 0; i < level.count; ++i) {
            const std::string link = random.pick(link_pool);
            std::vector<int> firms = world.steady({link});
            std::vector<int> drafters;
            for (int index : firms)  // leaders draft more than others
                drafters.insert(drafters.end(), world.firm(index).leader_of.empty() ? 1u : 12u, index);
            Day published = random.between(day(2009, 3, 1), day(2024, 3, 28));
            if (i % 47 == 13) published = random.between(day(2024, 4, 30), day(2024, 6, 20));  // new in May or June
            Day withdrawn = never;
            if (i % 61 == 17) withdrawn = random.between(day(2023, 2, 1), day(2024, 2, 1));
            if (level.name == std::string("行业标准") && i == 40) withdrawn = day(2024, 5, 15);
            if (withdrawn != never) published = day(2011, 5, 6) + i * 5;
            const Link& about = world.links[static_cast<std::size_t>(world.link(link))];
            const std::string product = random.pick(about.products);
            const std::string title = product + " " + random.pick(subjects) + "（示例）";
            const std::string number =
                level.number_before + num(level.first_number + 7 * i) + level.number_after + num(year_of(published));
            const int rows = 1 + (random.percent(19) ? 1 : 0) + (i % 19 == 3 ? 1 : 0);
            random.shuffle(drafters);
            std::vector<int> chosen;
            for (int index : drafters) {
                if (static_cast<int>(chosen.size()) == rows) break;
                bool known = false;
                for (int other : chosen) known = known || other == index;
                if (!known) chosen.push_back(index);
            }
            for (std::size_t k = 0; k < chosen.size(); ++k) {
                const Enterprise& e = world.firm(chosen[k]);
                entries.push_back({published,
                                   withdrawn,
                                   {number, title, level.name, k == 0 && i % 3 == 0 ? "主导" : "参与", e.uscc, e.name,
                                    link, iso(published), ""}});
            }
        }
    }
    for (const Month& month : world.months) {
        std::vector<Row> rows;
        for (const Entry& entry : entries) {
            if (entry.published > month.last) continue;
            rows.push_back(entry.row);
            if (entry.withdrawn <= month.last) rows.back()[8] = iso(entry.withdrawn);
        }
        out.table(month_path(month, "标准.csv"), "standards",
                  {"标准编号", "标准名称", "标准层级", "参与方式", "统一社会信用代码", "起草单位", "产业链环节",
                   "发布日期", "废止日期"},
                  rows);
    }
}

void write_metrology(const World& world, Output& out) {
    Random random = world.random("metrology");
    struct Entry {
        int from;
        Row row;
    };
    std::vector<Entry> entries;
    const auto number = [&] {
        return "〔2022〕示例量标证字第" + padded(static_cast<long long>(entries.size()) + 1, 4) + "号";
    };
    const int towns = static_cast<int>(world.towns.size());
    for (int i = 0; i < 178; ++i) {
        const PublicStandard& p = public_standards[i % static_cast<int>(std::size(public_standards))];
        const int set = i / static_cast<int>(std::size(public_standards));
        const std::string name = p.name + (set == 0 ? std::string() : "（第" + num(set + 1) + "套）");
        entries.push_back(
            {0,
             {number(), name, "社会公用计量标准", "", "示例区质量技术监督检测所", "大良街道",
              set % 2 == 0 ? p.link : p.other_link, iso(random.between(day(2024, 9, 1), day(2028, 12, 1)))}});
    }
    // Air components had no measurement standard until May; torque sensors get one in June.
    entries.push_back({1,
                       {number(), "气动元件流量标准装置", "社会公用计量标准", "", "示例区质量技术监督检测所",
                        "大良街道", "R206", "2029-05-20"}});
    entries.push_back({2,
                       {number(), "力矩传感器校准装置", "社会公用计量标准", "", "示例区质量技术监督检测所", "大良街道",
                        "R204", "2029-06-12"}});
    static const std::vector<std::string> own = {"长度计量标准器组", "压力计量标准器组", "温度计量标准器组",
                                                 "电量计量标准器组", "扭矩计量标准器组", "流量计量标准器组"};
    std::vector<int> firms;
    for (int index : world.steady({})) {
        const Enterprise& e = world.firm(index);
        if (e.first_pass > 0 && (e.size == "大型" || e.size == "中型"))
            firms.insert(firms.end(), e.leader_of.empty() ? 1u : 5u, index);
    }
    random.shuffle(firms);
    for (int i = 0; i < 138; ++i) {
        const Enterprise& e = world.firm(firms[static_cast<std::size_t>(i) % firms.size()]);
        const std::string name = random.pick(own);
        entries.push_back({i < 134   ? 0
                           : i < 136 ? 1
                                     : 2,
                           {number(), name, "企业最高计量标准", e.uscc, e.name, world.town_of(e).name, world.link_id(e),
                            iso(random.between(day(2024, 7, 5), day(2028, 12, 1)))}});
    }
    for (int m = 0; m < month_count; ++m) {
        std::vector<Row> rows;
        for (const Entry& entry : entries)
            if (entry.from <= m) rows.push_back(entry.row);
        out.table(month_path(world.months[static_cast<std::size_t>(m)], "计量标准.csv"), "metrology",
                  {"计量标准编号", "计量标准名称", "计量标准类别", "统一社会信用代码", "建标单位", "所属镇街",
                   "产业链环节", "有效期至"},
                  rows);
    }

    // Compulsory verification, month by month; 北滘 lags a little.
    Random draws = world.random("instruments");
    std::vector<int> users = world.steady({});
    draws.shuffle(users);
    users.resize(120);
    std::vector<std::vector<Row>> by_month(6);
    std::vector<int> weak(static_cast<std::size_t>(towns), 0);
    weak[static_cast<std::size_t>(world.town("北滘"))] = 6;
    for (int month = 1; month <= 6; ++month)
        for (std::size_t i = 0; i < users.size(); ++i) {
            const Enterprise& e = world.firm(users[i]);
            const int required = draws.between(4, e.size == "微型" ? 24 : 160);
            const int missed = draws.between(0, 5 + weak[static_cast<std::size_t>(e.town)]) * required / 100;
            by_month[static_cast<std::size_t>(month - 1)].push_back(
                {"QJ2024" + padded(month, 2) + "-" + padded(static_cast<long long>(i) + 1, 4), e.uscc, e.name,
                 num(required), num(required - missed), "2024-" + padded(month, 2)});
        }
    for (int m = 0; m < month_count; ++m) {
        std::vector<Row> rows;
        for (std::size_t k = 0; k < static_cast<std::size_t>(m) + 4; ++k)
            rows.insert(rows.end(), by_month[k].begin(), by_month[k].end());
        out.table(month_path(world.months[static_cast<std::size_t>(m)], "强检器具.csv"), "instruments",
                  {"检定记录编号", "信用代码", "使用单位", "应检台件", "实检台件", "所属月份"}, rows);
    }
}

}  // namespace sample
