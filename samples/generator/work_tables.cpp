// SPDX-License-Identifier: Apache-2.0
// What the district has won and how it works: 荣誉.csv, 机制.csv. The honours of the district stand in facts/; those of
// firms and towns are invented, and so are the mechanisms that name a chain leader.
#include "tables.hpp"

namespace sample {

namespace {

const Enterprise& leader_of(const World& world, const std::string& chain, const std::vector<std::string>& links) {
    for (const int index : world.steady(links))
        if (world.firm(index).leader_of == chain) return world.firm(index);
    return world.firm(world.steady(links).front());
}

std::vector<Row> honours(const World& world, const std::filesystem::path& facts) {
    std::vector<Row> rows;
    for (const Row& fact : read_facts(facts / "honours.csv")) {
        Row row(fact.begin(), fact.begin() + 12);
        row.insert(row.end(), {"", "", "", fact[12], fact[13]});
        rows.push_back(std::move(row));
    }
    Random random = world.random("honours");
    const auto add = [&](Row row) {
        row.insert(row.begin(), "RY-" + padded(static_cast<long long>(rows.size()) + 1, 3));
        rows.push_back(std::move(row));
    };
    const std::vector<std::string> towns = {"北滘", "容桂", "勒流"};
    for (std::size_t i = 0; i < towns.size(); ++i)
        add({"质量强镇（街道）（示例）", "Town of quality (example)", "示例市质量强市工作机构", "市级",
             num(2021 + static_cast<int>(i)), "", "", "", "", "", "",
             world.towns[static_cast<std::size_t>(world.town(towns[i]))].name, "", "", "", ""});
    std::vector<int> firms = world.steady({"A301", "A304", "R301", "R202", "A302"});
    std::erase_if(firms, [&](int i) { return world.firm(i).size != "大型" && world.firm(i).size != "中型"; });
    random.shuffle(firms);
    for (int i = 0; i < 4; ++i) {
        const Enterprise& e = world.firm(firms[static_cast<std::size_t>(i)]);
        add({i < 2 ? "制造业单项冠军（示例）" : "质量标杆（示例）",
             i < 2 ? "Single champion of manufacturing (example)" : "Model of quality (example)",
             i < 2 ? "示例部" : "示例省工业主管部门", i < 2 ? "国家级" : "省级", num(random.between(2020, 2023)), "",
             "", "", "", "", i == 0 ? "3" : "", world.town_of(e).name, e.uscc, e.name, world.link_of(e).chain, ""});
    }
    return rows;
}

std::vector<Row> mechanisms(const World& world) {
    const Enterprise& appliance = leader_of(world, "appliance", {"A301", "A302", "A304"});
    const Enterprise& robot = leader_of(world, "robot", {"R301", "R202", "R302"});
    return {
        {"JZ-01", "NQI服务三级网络", "Three-level NQI network", "三级网络", "", "示例区市场监管局", "", "",
         "2021-06-18", "区有中心、镇街有站、园区有点：区级一站式中心、10个镇街服务站、园区服务站三级联动，诉求就近受理",
         "A district centre, ten town stations and stations in parks: requests are taken at the nearest one",
         "服务工单"},
        {"JZ-02", "政府、机构、企业三方共建检测平台", "Testing platforms built by three parties", "三方共建", "",
         "示例区市场监管局", "", "", "2022-03-30", "政府出政策、机构出能力、企业出场景，共建共用检测平台",
         "Government gives policy, institutes give capability, enterprises give the place; all use the platform",
         "共建协议"},
        {"JZ-03", "机器人链“一链一策”", "One plan for the robot chain", "专属服务", "robot", "示例区质量强区办", "", "",
         "2023-02-20", "按环节列出标准、计量、检测、认证缺口，逐项派单给服务机构",
         "Gaps in standards, metrology, testing and certification by link, each handed to a body that serves it",
         "攻关项目"},
        {"JZ-04", "智能家电链专属服务团", "Service team of the appliance chain", "专属服务", "appliance",
         "示例区质量强区办", "", "", "2023-05-11", "链主、检测机构和监管部门组成服务团，按月到企问诊",
         "Leaders, laboratories and the bureau visit enterprises every month", "帮扶台账"},
        {"JZ-05", "质量要素嵌入整机控制系统", "Quality built into the control system of machines", "嵌入控制系统",
         "robot", robot.name, robot.uscc, robot.name, "2023-09-15",
         "把精度标准、在线测量和判异规则写进机器控制系统，出厂数据自动留痕",
         "Standards of accuracy, measurement in line and rules of alarm are part of the machine's control system",
         "企业报送"},
        {"JZ-06", "来料标准随单下发", "Standards go out with each order", "嵌入控制系统", "appliance", appliance.name,
         appliance.uscc, appliance.name, "2024-05-16", "来料检验标准和计量要求写入供应商的产线控制系统，不达标不能下线",
         "Standards of incoming parts are part of the suppliers' line control; what fails does not leave the line",
         "企业报送"}};
}

}  // namespace

void write_work(const World& world, const std::filesystem::path& facts, Output& out) {
    const std::vector<Row> won = honours(world, facts), ways = mechanisms(world);
    for (const Month& month : world.months) {
        std::vector<Row> rows;
        // The honour of 2024 was given in May.
        for (const Row& row : won)
            if (row[5] != "2024" || month.id >= "2024-05") rows.push_back(row);
        out.table(month_path(month, "荣誉.csv"), "honours",
                  {"荣誉编号", "荣誉名称", "荣誉英文名称", "授予单位", "荣誉层级", "授予年度", "荣誉名次", "同类总数",
                   "比较范围", "比较范围英文", "全省唯一", "连续年数", "所属镇街", "统一社会信用代码", "企业名称",
                   "产业链", "荣誉备注"},
                  rows);
        rows.clear();
        for (const Row& row : ways)
            if (row[8] <= iso(month.last)) rows.push_back(row);
        out.table(month_path(month, "机制.csv"), "mechanisms",
                  {"机制编号", "机制名称", "机制英文名称", "机制类别", "产业链", "牵头单位", "统一社会信用代码",
                   "链主企业", "建立日期", "机制做法", "做法英文", "成效佐证"},
                  rows);
    }
}

}  // namespace sample
