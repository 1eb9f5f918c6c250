// SPDX-License-Identifier: Apache-2.0
// Intellectual property, awards, pledges, and what the chain leaders report about their suppliers.
#include <algorithm>

#include "credit_code.hpp"
#include "names.hpp"
#include "tables.hpp"

namespace sample {

namespace {

// Every maker once, larger ones more often.
std::vector<int> makers_by_weight(const World& world) {
    std::vector<int> firms;
    for (int index : world.steady({})) {
        const Enterprise& e = world.firm(index);
        if (e.first_pass == 0 || e.link < 0) continue;
        const unsigned weight = !e.leader_of.empty() ? 60
                                : e.size == "大型"   ? 16
                                : e.size == "中型"   ? 6
                                : e.size == "小型"   ? 2
                                                     : 1;
        firms.insert(firms.end(), weight, index);
    }
    return firms;
}

struct Dated {
    Day on;
    Row row;
};

void by_month(const World& world, Output& out, const std::string& file, const std::string& schema, const Row& header,
              const std::vector<Dated>& entries) {
    for (const Month& month : world.months) {
        std::vector<Row> rows;
        for (const Dated& entry : entries)
            if (entry.on <= month.last) rows.push_back(entry.row);
        out.table(month_path(month, file), schema, header, rows);
    }
}

void write_patent_list(const World& world, const std::vector<int>& makers, Output& out) {
    Random random = world.random("patents");
    struct Kind {
        const char* name;
        int count;
        Day from;
    };
    const Kind kinds[] = {{"发明", 700, day(2012, 3, 1)},
                          {"PCT", 92, day(2022, 1, 5)},
                          {"实用新型", 450, day(2016, 1, 5)},
                          {"外观设计", 260, day(2017, 1, 5)}};
    std::vector<Dated> entries;
    for (const Kind& kind : kinds)
        for (int i = 0; i < kind.count; ++i) {
            const Enterprise& e = world.firm(random.pick(makers));
            const Day on = random.between(kind.from, day(2024, 6, 28));
            // The kind digit 0 and the serials from 900000 are in no real number.
            const std::string no = kind.name == std::string("PCT")
                                       ? "PCT/CN" + num(year_of(on)) + "/9" + padded(i * 37 + 11, 5)
                                       : "ZL" + num(year_of(on) - 2) + "0" +
                                             padded(static_cast<long long>(entries.size()) * 613 + 17, 7) + "." +
                                             num(i % 10);
            const bool high = kind.name == std::string("发明") && random.percent(34);
            const bool valid = !random.percent(5);
            entries.push_back({on, {no, kind.name, e.uscc, e.name, iso(on), high ? "是" : "否", valid ? "是" : "否"}});
        }
    by_month(world, out, "专利.csv", "patents",
             {"专利号", "专利类别", "统一社会信用代码", "专利权人", "授权日期", "高价值", "有效"}, entries);
}

void write_awards(const World& world, const std::vector<int>& makers, Output& out) {
    Random random = world.random("awards");
    std::vector<Dated> entries;
    const auto add = [&](const char* kind, const std::string& title, int count, int first_year) {
        for (int i = 0; i < count; ++i) {
            const Enterprise& e = world.firm(random.pick(makers));
            const Day on = day(first_year + i % (2025 - first_year), 1 + i % 5, 12 + i % 14);
            entries.push_back({on,
                               {"JX-" + padded(static_cast<long long>(entries.size()) + 1, 3), kind, title, e.uscc,
                                e.name, iso(on)}});
        }
    };
    add("专利奖", "示例专利奖优秀奖", 30, 2018);
    add("专利奖", "示例专利奖金奖", 8, 2019);
    add("专利奖", "示例外观设计奖", 8, 2020);
    add("标准创新贡献奖", "示例标准创新贡献奖项目奖", 7, 2018);
    add("政府质量奖", "示例区政府质量奖", 16, 2016);
    add("政府质量奖", "示例市政府质量奖", 5, 2017);
    add("政府质量奖", "示例省政府质量奖", 3, 2018);
    by_month(world, out, "获奖.csv", "awards",
             {"奖项编号", "奖项类别", "奖项名称", "统一社会信用代码", "获奖单位", "获奖日期"}, entries);
}

void write_pledges(const World& world, const std::vector<int>& makers, Output& out) {
    Random random = world.random("pledges");
    std::vector<Dated> entries;
    for (int month = 1; month <= 6; ++month)
        for (int i = random.between(23, 29); i > 0; --i) {
            const Enterprise& e = world.firm(random.pick(makers));
            const Day on = day(2024, month, random.between(2, 28));
            const int amount = e.size == "大型"   ? random.between(4000, 14000)
                               : e.size == "中型" ? random.between(1200, 4200)
                                                  : random.between(200, 1600);
            entries.push_back({on,
                               {"ZY2024-" + padded(static_cast<long long>(entries.size()) + 1, 4), e.uscc, e.name,
                                num(amount), iso(on)}});
        }
    by_month(world, out, "质押登记.csv", "pledges", {"登记号", "统一社会信用代码", "出质人", "登记金额", "登记日期"},
             entries);
}

}  // namespace

void write_patents(const World& world, Output& out) {
    const std::vector<int> makers = makers_by_weight(world);
    write_patent_list(world, makers, out);
    write_awards(world, makers, out);
    write_pledges(world, makers, out);
}

void write_suppliers(const World& world, Output& out) {
    Random random = world.random("suppliers");
    NamePool outsiders(world.random("names"), 3600);
    int outside_codes = 20000;
    struct Entry {
        int from;
        Row row;
    };
    std::vector<Entry> entries;
    for (const Enterprise& leader : world.enterprises) {
        if (leader.leader_of.empty()) continue;
        std::vector<int> local;
        for (int index : world.steady({})) {
            const Enterprise& e = world.firm(index);
            if (e.link >= 0 && world.link_of(e).chain == leader.leader_of && world.link_of(e).stage.starts_with("U") &&
                e.edition == "2017")
                local.push_back(index);
        }
        random.shuffle(local);
        const int count = leader.leader_from > 0 ? 24 : random.between(38, 52);
        for (int i = 0; i < count; ++i) {
            const Enterprise& e = world.firm(local[static_cast<std::size_t>(i)]);
            const bool outside = random.percent(38);
            const bool covered = random.percent(84), adopted = covered && random.percent(58);
            Row row = {leader.uscc, leader.name, leader.leader_of,      e.uscc,
                       e.name,      e.code,      covered ? "是" : "否", adopted ? "是" : "否"};
            if (outside) {  // a firm elsewhere: its code and name are in no register of ours
                row[3] = credit_code(++outside_codes);
                row[4] = "示例外地" + outsiders.take() + "有限公司";
            }
            entries.push_back({std::max(leader.leader_from, i % 40 == 39 ? 1 : 0), std::move(row)});
        }
    }
    for (int m = 0; m < month_count; ++m) {
        std::vector<Row> rows;
        for (const Entry& entry : entries)
            if (entry.from <= m) rows.push_back(entry.row);
        out.table(month_path(world.months[static_cast<std::size_t>(m)], "链主供应商.csv"), "suppliers",
                  {"链主信用代码", "链主企业", "产业链", "供应商信用代码", "供应商名称", "细分行业代码", "模式覆盖",
                   "模式推广"},
                  rows);
    }
}

}  // namespace sample
