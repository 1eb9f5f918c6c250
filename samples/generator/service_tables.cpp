// SPDX-License-Identifier: Apache-2.0
// Day-to-day flows of the year so far: service orders, complaints, recalls, reliability tests.
#include <algorithm>
#include <map>

#include "tables.hpp"

namespace sample {

namespace {

struct Dated {
    Day on;
    Row row;
    Day finished = never;
};

void sort_and_number(std::vector<Dated>& entries, const std::string& before) {
    std::stable_sort(entries.begin(), entries.end(), [](const Dated& a, const Dated& b) { return a.on < b.on; });
    for (std::size_t i = 0; i < entries.size(); ++i)
        entries[i].row[0] = before + padded(static_cast<long long>(i) + 1, 4);
}

std::vector<Row> seen_by(const std::vector<Dated>& entries, Day as_of, std::size_t finished_column = 0) {
    std::vector<Row> rows;
    for (const Dated& entry : entries) {
        if (entry.on > as_of) continue;
        rows.push_back(entry.row);
        if (finished_column > 0 && entry.finished <= as_of) rows.back()[finished_column] = iso(entry.finished);
    }
    return rows;
}

std::vector<Dated> service_orders(const World& world) {
    Random random = world.random("services");
    const std::vector<int> firms = world.steady({});
    static const std::vector<std::string> kinds = {"标准", "计量", "检验检测", "认证认可", "知识产权", "质量管理"};
    std::vector<Dated> entries;
    for (int month = 1; month <= 6; ++month)
        for (int i = 118 + 8 * month; i > 0; --i) {
            const Enterprise& e = world.firm(random.pick(firms));
            const Day on = day(2024, month, random.between(2, 28));
            const std::string kind = kinds[random.weighted({14, 26, 28, 16, 8, 8})];
            Dated entry{on,
                        {"", "ZJ-" + padded(e.town + 1, 3), e.uscc, e.name, world.town_of(e).name, world.park_id(e),
                         kind, iso(on), ""},
                        never};
            const int days = random.between(2, 18);
            if (!random.percent(3)) entry.finished = on + days;
            entries.push_back(std::move(entry));
        }
    sort_and_number(entries, "FW2024-");
    return entries;
}

std::vector<Dated> complaints(const World& world) {
    Random random = world.random("complaints");
    std::vector<int> firms;
    for (int index : world.steady({"A301", "A302", "A303", "A304", "A305", "A306", "A307", "A308", "A309", "A311",
                                   "A402", "A403", "R303", "R406"})) {
        const Enterprise& e = world.firm(index);
        firms.insert(firms.end(), !e.leader_of.empty() ? 6u : e.size == "中型" || e.size == "大型" ? 3u : 1u, index);
    }
    std::vector<Dated> entries;
    for (int month = 1; month <= 6; ++month)
        for (int i = random.between(48, 60); i > 0; --i) {
            const Enterprise& e = world.firm(random.pick(firms));
            const Day on = day(2024, month, random.between(1, 28));
            const int cases = random.percent(80) ? 1 : random.between(2, 4);
            const std::string product = random.pick(world.link_of(e).products);
            entries.push_back({on, {"", e.uscc, e.name, chinese(on), num(cases), product}, never});
        }
    sort_and_number(entries, "TS2024-");
    return entries;
}

}  // namespace

void write_services(const World& world, Output& out) {
    const std::vector<Dated> orders = service_orders(world), cases = complaints(world);

    Random random = world.random("recalls");
    std::vector<Dated> recalls;
    const std::vector<int> makers = world.steady({"A304", "A306", "A308", "A302"});
    for (const Day on :
         {day(2023, 5, 18), day(2023, 9, 22), day(2024, 1, 24), day(2024, 3, 15), day(2024, 5, 23), day(2024, 6, 14)}) {
        const Enterprise& e = world.firm(random.pick(makers));
        recalls.push_back({on,
                           {"ZH" + num(year_of(on)) + "-" + padded(static_cast<long long>(recalls.size()) + 1, 3),
                            e.uscc, e.name, iso(on), "1"},
                           never});
    }

    std::vector<Dated> tests;
    const std::map<std::string, int> middle = {{"R201", 12000}, {"R202", 20000}, {"R203", 32000}, {"R301", 52000},
                                               {"R302", 24000}, {"A201", 26000}, {"A202", 18000}};
    for (int i = 0; i < 66; ++i) {
        auto level = middle.begin();
        std::advance(level, i % static_cast<int>(middle.size()));
        const std::vector<int> firms = world.steady({level->first});
        const Enterprise& e = world.firm(random.pick(firms));
        const Day on = random.between(day(2024, 1, 5), day(2024, 6, 27));
        const int hours = level->second * random.between(78, 131) / 100;
        tests.push_back({on, {"", e.uscc, e.name, level->first, num(hours), iso(on)}, never});
    }
    sort_and_number(tests, "KK2024-");

    for (const Month& month : world.months) {
        out.table(month_path(month, "服务工单.csv"), "services",
                  {"工单编号", "服务站点", "统一社会信用代码", "企业名称", "所属镇街", "所在园区", "服务类别",
                   "受理日期", "办结日期"},
                  seen_by(orders, month.last, 8));
        out.table(month_path(month, "投诉举报.csv"), "complaints",
                  {"投诉编号", "信用代码", "被投诉企业", "登记日期", "件数", "产品名称"}, seen_by(cases, month.last),
                  Encoding::gb18030);
        out.table(month_path(month, "召回.csv"), "recalls",
                  {"召回编号", "统一社会信用代码", "召回企业", "公告日期", "次数"}, seen_by(recalls, month.last));
        out.table(month_path(month, "可靠性检测.csv"), "reliability",
                  {"检测报告编号", "统一社会信用代码", "送检企业", "产业链环节", "MTBF", "检测日期"},
                  seen_by(tests, month.last));
    }
}

}  // namespace sample
