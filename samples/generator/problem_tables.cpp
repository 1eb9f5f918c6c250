// SPDX-License-Identifier: Apache-2.0
// The problem list as it stood at the end of each month, and the spot checks of the year so far.
#include "problems.hpp"
#include "tables.hpp"

namespace sample {

namespace {

bool done(Day event, Day as_of) {
    return event != never && event <= as_of;
}
std::string seen(Day event, Day as_of) {
    return done(event, as_of) ? iso(event) : "";
}

std::string general_status(const Problem& p, Day as_of) {
    if (done(p.reopened, as_of)) return done(p.second_order + 5, as_of) ? "整改中" : "已责令";
    if (done(p.closed, as_of)) return "复查合格";
    if (done(p.second_recheck, as_of))
        return p.second_passed || !done(p.second_recheck + 8, as_of) ? "二次复查" : "停业整顿";
    if (done(p.announced, as_of)) return "已公告";
    if (done(p.recheck, as_of)) return p.recheck_passed ? "复查合格" : "复查不合格";
    if (done(p.rectified, as_of)) return "待复查";
    if (done(p.ordered + 7, as_of)) return "整改中";
    return done(p.ordered, as_of) ? "已责令" : "登记";
}

std::string serious_status(const Problem& p, Day as_of) {
    if (done(p.closed, as_of)) return "已结案";
    if (done(p.decided, as_of)) return "已决定";
    if (done(p.filed + 8, as_of)) return "调查中";
    return done(p.filed, as_of) ? "已立案" : "登记";
}

std::string lead_status(const Problem& p, Day as_of) {
    if (done(p.feedback, as_of)) return "已反馈";
    if (done(p.transferred + 6, as_of)) return "已受理";
    return done(p.transferred, as_of) ? "已移交" : "登记";
}

std::string status(const Problem& p, Day as_of) {
    if (p.off_ramp && done(p.closed, as_of)) return "已销号";
    if (p.severity == Severity::serious) return serious_status(p, as_of);
    return p.severity == Severity::lead ? lead_status(p, as_of) : general_status(p, as_of);
}

const Row header = {"问题编号",         "清单类型",     "严重程度", "办理状态",     "问题名称",     "问题描述",
                    "统一社会信用代码", "企业名称",     "所属镇街", "所在园区",     "产业链环节",   "产品名称",
                    "不合格项目",       "问题类别",     "问题来源", "检验报告编号", "发现日期",     "责令日期",
                    "整改完成日期",     "复查日期",     "复查结果", "公告日期",     "二次复查日期", "立案日期",
                    "立案号",           "处罚决定日期", "移交日期", "移交单位",     "反馈日期",     "办结日期",
                    "办结方式",         "重开日期",     "责任单位", "责任人",       "整改措施"};

Row problem_row(const World& world, const Problem& p, Day as_of) {
    static const char* severities[] = {"一般", "严重", "线索"};
    static const char* officers[] = {"经办人A", "经办人B", "经办人C", "经办人D"};
    const Town& town = world.towns[static_cast<std::size_t>(p.town)];
    const Enterprise* e = p.enterprise < 0 ? nullptr : &world.firm(p.enterprise);
    // A reopened problem starts a new clock; its earlier life shows only in the reopening date.
    const bool again = done(p.reopened, as_of);
    const Day closed = again ? never : p.closed;
    const std::string result = again || !done(p.recheck, as_of)         ? ""
                               : p.recheck_passed                       ? "合格"
                               : p.second_passed && done(closed, as_of) ? "合格"
                                                                        : "不合格";
    return {p.id,
            "监督",
            severities[static_cast<int>(p.severity)],
            status(p, as_of),
            p.title,
            p.description,
            e ? e->uscc : "",
            e ? e->name : p.outside_producer,
            town.short_name == "龙江" ? town.short_name : town.name,
            e ? world.park_id(*e) : "",
            world.links[static_cast<std::size_t>(p.link)].id,
            p.product,
            p.failed_items,
            p.category,
            p.source,
            p.report_no,
            iso(p.found),
            again ? seen(p.second_order, as_of) : seen(p.ordered, as_of),
            again ? "" : seen(p.rectified, as_of),
            again ? "" : seen(p.recheck, as_of),
            result,
            seen(p.announced, as_of),
            seen(p.second_recheck, as_of),
            seen(p.filed, as_of),
            done(p.filed, as_of) ? p.case_no : "",
            seen(p.decided, as_of),
            seen(p.transferred, as_of),
            done(p.transferred, as_of) ? p.transfer_to : "",
            seen(p.feedback, as_of),
            seen(closed, as_of),
            done(closed, as_of) ? p.close_reason : "",
            seen(p.reopened, as_of),
            town.short_name + "市场监管所",
            officers[(static_cast<std::size_t>(p.town) + p.id.back()) % 4],
            p.measure};
}

}  // namespace

void write_supervision(const World& world, Output& out) {
    const Supervision supervision = supervise(world);
    for (const Month& month : world.months) {
        for (std::size_t t = 0; t < world.towns.size(); ++t) {
            std::vector<Row> rows;
            for (const Problem& p : supervision.problems)
                if (static_cast<std::size_t>(p.town) == t && p.found <= month.last)
                    rows.push_back(problem_row(world, p, month.last));
            Row names = header;
            if (world.towns[t].short_name == "容桂") {
                names[6] = "信用代码";
                names[10] = "环节";
                names[12] = "不合格项";
            }
            out.table(month_path(month, "问题清单-" + world.towns[t].name + ".csv"), "problems", names, rows);
        }
        std::vector<Row> batches;
        for (const Inspection& b : supervision.inspections) {
            if (b.sampled > month.last) continue;
            const Enterprise& e = world.firm(b.enterprise);
            batches.push_back({b.report_no, e.uscc, e.name, world.town_of(e).name, world.link_id(e), b.product, b.level,
                               iso(b.sampled), num(b.batches), num(b.failed), b.failed_items});
        }
        out.table(month_path(month, "抽查结果.csv"), "inspections",
                  {"报告编号", "统一社会信用代码", "生产者名称", "所属镇街", "产业链环节", "产品名称", "抽查层级",
                   "抽样日期", "抽查批次", "不合格批次", "不合格项目"},
                  batches);
    }
}

}  // namespace sample
