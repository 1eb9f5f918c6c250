// SPDX-License-Identifier: Apache-2.0
// 研教扶打建: what the bureau did for the enterprises, as rows of the year so far. Half a year comes to about half of
// the published yearly flow.
#include <algorithm>

#include "tables.hpp"

namespace sample {

namespace {

struct Form {
    const char* kind;
    const char* form;
    int per_month;  // rows
    int most_sessions;
    std::vector<std::string> titles;
};

const std::vector<Form> forms = {
    {"教",
     "质量培训",
     5,
     1,
     {"首席质量官实务培训", "精益质量工具培训", "计量管理培训", "标准化基础培训", "可靠性工程培训", "检验员技能培训"}},
    {"扶",
     "专场咨询",
     11,
     3,
     {"CCC与CR认证专场咨询", "标准领跑者专场咨询", "知识产权质押融资专场咨询", "计量技术专场咨询",
      "绿色产品认证专场咨询"}},
    {"扶",
     "问诊把脉",
     7,
     1,
     {"质量问诊：来料检验", "质量问诊：过程能力", "质量问诊：出厂检验", "质量问诊：供应商管理"}},
    {"研", "联合攻关", 2, 1, {"核心零部件质量联合攻关推进会", "关键共性质量问题会商"}},
    {"打", "专项整治", 1, 1, {"小家电质量安全专项整治", "燃气具专项整治", "电线电缆专项整治"}},
    {"建", "平台建设", 1, 1, {"一站式服务平台功能上线", "园区质量服务站建设推进"}},
};

}  // namespace

void write_actions(const World& world, Output& out) {
    Random random = world.random("actions");
    std::vector<int> firms = world.steady({});
    std::erase_if(firms, [&](int i) {
        const Enterprise& e = world.firm(i);
        return e.link < 0 || e.first_pass == 0 || (e.size != "小型" && e.size != "中型");
    });
    random.shuffle(firms);
    static const std::vector<int> town_weights = {10, 16, 9, 13, 8, 20, 6, 7, 8, 3};

    struct Entry {
        Day held;
        Row row;
    };
    std::vector<Entry> entries;
    std::size_t visited = 0;
    for (int month = 1; month <= 6; ++month)
        for (const Form& form : forms) {
            const bool visit = std::string(form.form) == "问诊把脉";
            const int rows =
                form.per_month + (month % 2 == 0 && form.per_month > 4 ? 1 : 0) - (month == 2 ? form.per_month / 4 : 0);
            for (int i = 0; i < rows; ++i) {
                const Day held = day(2024, month, random.between(2, 28));
                const std::string title = random.pick(form.titles);
                const int sessions = random.between(1, form.most_sessions);
                if (visit) {
                    // One visit in twelve goes back to the firm visited before.
                    const Enterprise& e = world.firm(firms[visited % 12 == 11 ? visited - 3 : visited]);
                    ++visited;
                    const int suggestions = random.between(2, 4);
                    const int adopted = suggestions - (random.percent(40) ? 1 : 0);
                    entries.push_back(
                        {held,
                         {"", form.kind, form.form, iso(held), world.town_of(e).name, world.park_id(e), e.uscc, e.name,
                          world.link_of(e).chain, title, num(sessions), num(suggestions), num(adopted)}});
                    continue;
                }
                const std::string town = world.towns[random.weighted(town_weights)].name;
                const std::string chain = random.percent(40) ? "robot" : "appliance";
                entries.push_back(
                    {held,
                     {"", form.kind, form.form, iso(held), town, "", "", "", chain, title, num(sessions), "", ""}});
            }
        }
    std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.held < b.held; });
    for (std::size_t i = 0; i < entries.size(); ++i)
        entries[i].row[0] = "BF-2024-" + padded(static_cast<long long>(i) + 1, 4);

    for (const Month& month : world.months) {
        std::vector<Row> rows;
        for (const Entry& entry : entries)
            if (entry.held <= month.last) rows.push_back(entry.row);
        out.table(month_path(month, "帮扶台账.csv"), "actions",
                  {"帮扶编号", "帮扶类别", "帮扶形式", "开展日期", "所属镇街", "所在园区", "统一社会信用代码",
                   "企业名称", "产业链", "活动名称", "场次", "提出建议", "采纳数"},
                  rows);
    }
}

}  // namespace sample
