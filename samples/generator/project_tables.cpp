// SPDX-License-Identifier: Apache-2.0
// The chain bottlenecks and the tackling projects that answer them. Written by hand: each tells a small story over the
// three months (one is solved in May, one project falls behind in June, one bottleneck is new in June).
#include "tables.hpp"

namespace sample {

namespace {

struct Bottleneck {
    const char* id;
    const char* severity;
    const char* title;
    const char* link;
    const char* category;
    const char* support;
    const char* found;
    const char* project;
    const char* project_title;
    const char* unit;
    const char* start;
    const char* due;
    const char* target;
    const char* benchmark;
    int progress[month_count];
    const char* finished;  // "" = still open
};

constexpr Bottleneck bottlenecks[] = {
    {"GG-2023-01",
     "高",
     "精密减速器回差一致性不足",
     "R201",
     "工艺",
     "检测",
     "2023-03-16",
     "GP-01",
     "精密减速器回差一致性提升",
     "示例精密传动检测实验室",
     "2023-05-08",
     "2024-12-31",
     "批次回差不大于1.0弧分的比例达到95%",
     "国际先进：不大于0.8弧分",
     {55, 62, 78},
     ""},
    {"GG-2023-02",
     "高",
     "伺服电机编码器精度缺少本地校准能力",
     "R202",
     "计量",
     "计量",
     "2023-03-16",
     "GP-02",
     "编码器角度计量标准建设",
     "示例区质量技术监督检测所",
     "2023-06-01",
     "2024-09-30",
     "建立角度编码器社会公用计量标准",
     "国内先进：不确定度0.5角秒",
     {60, 68, 74},
     ""},
    {"GG-2023-03",
     "中",
     "移动机器人CR认证覆盖率低",
     "R302",
     "认证",
     "认证",
     "2023-04-20",
     "GP-03",
     "移动机器人CR认证提升行动",
     "示例区市场监管局",
     "2023-07-03",
     "2024-10-31",
     "获证企业达到8家",
     "周边先进地区：12家",
     {40, 45, 52},
     ""},
    {"GG-2023-04",
     "高",
     "机器人用轴承与丝杠寿命试验能力不足",
     "R205",
     "检测",
     "检测",
     "2023-05-11",
     "GP-04",
     "轴承丝杠加速寿命试验平台",
     "示例机械装备检验站",
     "2023-08-15",
     "2025-03-31",
     "具备5项寿命试验能力",
     "国际先进：9项",
     {30, 35, 48},
     ""},
    {"GG-2023-05",
     "中",
     "力矩传感器校准溯源链不完整",
     "R204",
     "计量",
     "计量",
     "2023-06-09",
     "GP-05",
     "力矩传感器校准能力建设",
     "示例传感与视觉检测实验室",
     "2023-09-01",
     "2024-12-15",
     "校准溯源率达到90%",
     "国内先进：96%",
     {42, 50, 56},
     ""},
    {"GG-2023-06",
     "低",
     "气动元件泄漏率测不准",
     "R206",
     "计量",
     "计量",
     "2023-06-30",
     "GP-06",
     "气动元件流量计量标准建设",
     "示例区质量技术监督检测所",
     "2023-09-18",
     "2024-06-30",
     "建成流量标准装置并投入服务",
     "国内先进：0.5级",
     {88, 100, 100},
     "2024-05-24"},
    {"GG-2023-07",
     "中",
     "链主质量管理模式向二级供应商传导不足",
     "A203",
     "质量管理",
     "认证",
     "2023-08-17",
     "GP-07",
     "电控板二级供应商质量协同",
     "示例链主企业联合体",
     "2023-10-10",
     "2024-11-30",
     "覆盖二级供应商60家",
     "链主一级供应商：覆盖率100%",
     {35, 48, 55},
     ""},
    {"GG-2023-08",
     "高",
     "厨房小家电接地与电气间隙问题多发",
     "A304",
     "设计",
     "标准",
     "2023-10-26",
     "GP-08",
     "厨房小家电安全设计指南研制",
     "国家示例家用电器质量检验检测中心",
     "2023-12-04",
     "2024-08-31",
     "发布团体标准1项，抽查不合格率降至6%以下",
     "全国平均：8.5%",
     {45, 58, 66},
     ""},
    {"GG-2024-01",
     "高",
     "燃气热水器气密性与一氧化碳一致性不足",
     "A306",
     "工艺",
     "检测",
     "2024-01-12",
     "GP-09",
     "燃气热水器一致性控制攻关",
     "国家示例燃气具产品质量检验检测中心",
     "2024-01-29",
     "2024-05-31",
     "一次交验合格率达到98.5%",
     "国际先进：99.2%",
     {52, 60, 63},
     ""},
    {"GG-2024-02",
     "中",
     "智能家居互联互通缺少统一测试规范",
     "A404",
     "标准",
     "标准",
     "2024-02-27",
     "GP-10",
     "互联互通测试规范研制",
     "示例智能互联检测实验室",
     "2024-03-18",
     "2025-03-31",
     "发布测试规范并完成20家企业验证",
     "国内先进：跨品牌通过率85%",
     {18, 26, 37},
     ""},
    {"GG-2024-03",
     "中",
     "压缩机噪声与寿命本地测试能力不足",
     "A201",
     "检测",
     "检测",
     "2024-03-14",
     "GP-11",
     "压缩机综合测试台建设",
     "国家示例空调器检测重点实验室",
     "2024-04-08",
     "2025-06-30",
     "新增检测参数12项",
     "国际先进：40项",
     {8, 15, 24},
     ""},
    {"GG-2024-04",
     "低",
     "触控屏误触率没有评价方法",
     "A212",
     "标准",
     "标准",
     "2024-05-16",
     "GP-12",
     "触控屏误触率评价方法研究",
     "示例玻璃与面板检测实验室",
     "2024-05-27",
     "2025-02-28",
     "形成企业通用评价方法",
     "国内尚无对标值",
     {0, 5, 16},
     ""},
    {"GG-2024-05",
     "高",
     "工业机器人整机平均无故障时间偏低",
     "R301",
     "质量管理",
     "检测",
     "2024-06-18",
     "",
     "",
     "",
     "",
     "",
     "MTBF达到8万小时",
     "国际先进：10万小时",
     {0, 0, 0},
     ""},
};

}  // namespace

void write_projects(const World& world, Output& out) {
    for (int m = 0; m < month_count; ++m) {
        const Month& month = world.months[static_cast<std::size_t>(m)];
        const std::string today = iso(month.last);
        std::vector<Row> problems, projects;
        for (const Bottleneck& b : bottlenecks) {
            if (b.found > today) continue;
            const std::string finished = *b.finished != '\0' && b.finished <= today ? b.finished : "";
            const std::string progress = num(b.progress[m]);
            const std::string measure =
                *b.project == '\0' ? "正在组织立项" : std::string("实施攻关项目：") + b.project_title;
            problems.push_back({b.id, "攻关", b.severity,
                                !finished.empty()    ? "已完成"
                                : *b.project == '\0' ? "登记"
                                                     : "攻关中",
                                b.title, b.link, b.category, b.support, "企业诉求", b.found, finished,
                                finished.empty() ? "" : "攻关目标达成", b.unit, measure, b.project,
                                *b.project == '\0' ? "" : progress, b.target, b.benchmark});
            if (*b.project == '\0' || b.start > today) continue;
            projects.push_back({b.project, b.project_title, b.link, b.id, b.unit, b.start, b.due, finished,
                                !finished.empty() ? "已完成"
                                : b.due < today   ? "滞后"
                                                  : "进行中",
                                progress, b.target, b.benchmark});
        }
        out.table(month_path(month, "攻关清单.csv"), "problems",
                  {"问题编号", "清单类型", "严重程度", "办理状态", "问题名称", "产业链环节", "问题类别", "支撑要素",
                   "问题来源", "发现日期", "办结日期", "办结方式", "责任单位", "攻关措施", "攻关项目", "进度", "目标值",
                   "对标值"},
                  problems);
        out.table(month_path(month, "攻关项目.csv"), "projects",
                  {"攻关项目编号", "项目名称", "产业链环节", "对应问题", "牵头单位", "开始日期", "计划完成日期",
                   "实际完成日期", "项目状态", "进度", "目标值", "对标值"},
                  projects);
    }
}

}  // namespace sample
