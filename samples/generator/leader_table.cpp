// SPDX-License-Identifier: Apache-2.0
// How each chain leader manages quality, and whether it builds quality, standards and metrology into the control
// systems of its machines: 链主台账.csv.
#include <array>
#include <string>
#include <vector>

#include "tables.hpp"

namespace sample {

namespace {

struct Method {
    const char* link;  // the leader's link, with the leader's place among those of the link
    int place;
    const char* model;
    const char* embedded;
    int from;  // month index from which the elements are built in; before, the cell is empty
    int machines;
    const char* note;
};

constexpr std::array<Method, 14> methods{{
    {"R301", 0, "示例“五全”质量管理模式", "质量;标准;计量", 0, 9, "控制系统内置在线测量、标准工艺包和质量判定（示例）"},
    {"R301", 1, "示例零缺陷协同模式", "质量;标准", 0, 4, "控制系统内置标准工艺包和质量判定（示例）"},
    {"R201", 0, "示例精密传动一致性模式", "计量", 1, 2, "装配线内置回差在线测量（示例）"},
    {"R402", 0, "示例装备质量互联模式", "质量;标准;计量", 2, 6, "新一代控制系统六月起内置三项要素（示例）"},
    {"R302", 0, "示例移动机器人质量模式", "", 0, 0, ""},
    {"A301", 0, "示例“五全”质量管理模式", "质量;标准;计量", 0, 12, "整机测试系统内置标准判定与量值校准（示例）"},
    {"A304", 0, "示例“五全”质量管理模式", "质量;标准", 0, 7, "控制板内置标准曲线和质量自检（示例）"},
    {"A304", 1, "示例供应商协同模式", "", 0, 0, ""},
    {"A302", 0, "示例全流程追溯模式", "质量;计量", 0, 5, "生产线控制系统内置质量追溯和在线计量（示例）"},
    {"A306", 0, "示例燃气具安全模式", "质量", 0, 3, "控制器内置熄火保护自检（示例）"},
    {"A305", 0, "示例供应商协同模式", "", 0, 0, ""},
    {"A307", 0, "示例水质质量模式", "计量", 0, 2, "控制板内置水质在线测量（示例）"},
    {"A201", 0, "示例压缩机可靠性模式", "质量;标准;计量", 0, 5, "变频控制内置可靠性判定（示例）"},
    {"A308", 0, "示例供应商协同模式", "", 0, 0, ""},
}};

}  // namespace

void write_leaders(const World& world, Output& out) {
    for (int m = 0; m < month_count; ++m) {
        std::vector<Row> rows;
        for (const Method& method : methods) {
            int place = 0;
            for (const Enterprise& e : world.enterprises) {
                if (e.leader_of.empty() || world.link_id(e) != method.link || place++ != method.place) continue;
                if (e.leader_from > m) continue;
                const bool built_in = method.from <= m && method.machines > 0;
                rows.push_back({e.uscc, e.name, e.leader_of, method.model, built_in ? method.embedded : "",
                                built_in ? num(method.machines) : "", built_in ? method.note : ""});
            }
        }
        out.table(
            month_path(world.months[static_cast<std::size_t>(m)], "链主台账.csv"), "leaders",
            {"统一社会信用代码", "链主企业", "产业链", "质量管理模式", "嵌入控制系统的要素", "嵌入机型数", "做法说明"},
            rows);
    }
}

}  // namespace sample
