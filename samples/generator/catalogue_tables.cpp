// SPDX-License-Identifier: Apache-2.0
// What an office keeps beside the months: chains, industry codes, published figures, other names, link overrides; and
// the small tables of the district as a whole.
#include "tables.hpp"

namespace sample {

void write_catalogues(const World& world, const std::filesystem::path& facts, Output& out) {
    std::vector<Row> links;
    for (const Link& link : world.links) links.push_back(link.facts);
    out.table("chains/links.csv", "",
              {"link_id", "chain_id", "stage", "stage_zh", "name_zh", "name_en", "products_zh", "gbt4754_2017_primary",
               "gbt4754_2017_secondary", "key_quality_items_zh", "mapping_confidence", "same_as", "imported_only_zh"},
              links);
    const auto copy = [&](const char* from, const char* to, const Row& header) {
        out.table(to, "", header, read_facts(facts / from));
    };
    copy("edges.csv", "chains/edges.csv", {"chain_id", "from_link", "to_link", "kind"});
    copy("chains.csv", "chains/chains.csv", {"chain_id", "name_zh", "name_en", "short_zh", "short_en"});
    copy("stages.csv", "chains/stages.csv", {"chain_id", "stage", "order", "name_zh", "name_en", "position"});
    copy("clusters.csv", "chains/clusters.csv",
         {"cluster_id", "name_zh", "name_en", "group_zh", "group_en", "order", "chains", "output", "output_qualifier",
          "firms", "firms_qualifier", "period", "source", "note"});
    copy("industry_codes.csv", "codes/gbt4754_2017.csv", {"code", "name_zh", "section"});
    copy("earlier_codes.csv", "codes/gbt4754_earlier.csv", {"edition", "code", "name_zh", "codes_2017", "note"});
    copy("published.csv", "published.csv", {"indicator", "period", "value", "qualifier", "unit", "source", "note"});
}

void write_names_and_overrides(const World& world, Output& out) {
    std::vector<Row> aliases;
    for (const Town& town : world.towns) {
        aliases.push_back({"town", town.short_name, town.name});
        aliases.push_back({"town", "顺德区" + town.name, town.name});
    }
    for (const Park& park : world.parks)
        if (world.towns[static_cast<std::size_t>(park.town)].short_name == "勒流")
            aliases.push_back({"park", park.name.substr(6), park.name});
    out.table("aliases.csv", "", {"kind", "alias", "canonical"}, aliases);

    // The industry code alone cannot tell these links apart, so an analyst has decided firm by firm.
    struct Choice {
        const char* link;
        const char* code;
        const char* note;
        int firms;
    };
    constexpr Choice choices[] = {
        {"R302", "3491", "主营移动机器人", 10},    {"R301", "3491", "主营工业机器人本体", 6},
        {"A205", "3857", "主营换热器与管路件", 7}, {"A206", "3857", "主营电热元件", 7},
        {"A203", "3857", "主营电控板", 4},         {"R401", "6531", "主营机器人系统集成", 6},
        {"A404", "6531", "主营全屋智能", 3},
    };
    std::vector<Row> overrides;
    for (const Choice& choice : choices) {
        int left = choice.firms;
        for (int index : world.steady({choice.link})) {
            const Enterprise& e = world.firm(index);
            if (left == 0) break;
            if (e.code != choice.code) continue;
            overrides.push_back({e.uscc, choice.link, "1", "是", choice.note});
            // Some serve a second link as well.
            if (left % 3 == 0 && std::string(choice.link) == "R301")
                overrides.push_back({e.uscc, "R302", "0.3", "否", "兼营移动机器人"});
            if (left % 3 == 0 && std::string(choice.link) == "A205")
                overrides.push_back({e.uscc, "A206", "0.4", "否", "兼营电热元件"});
            --left;
        }
    }
    out.table("overrides.csv", "", {"uscc", "link", "weight", "main", "note"}, overrides);
}

void write_district_tables(const World& world, Output& out) {
    const std::vector<Row> assessments = {{"2019", "A", "94.6", "2", "5"},
                                          {"2020", "A", "95.8", "1", "5"},
                                          {"2021", "A", "96.2", "1", "5"},
                                          {"2022", "A", "96.9", "1", "5"},
                                          {"2023", "A", "97.3", "1", "5"}};
    const std::vector<Row> survey = {{"产品质量合格率", "94.62", "2023", "质量统计调查（示例，%）"},
                                     {"质量竞争力指数", "86.74", "2023", "质量统计调查（示例，分）"},
                                     {"常住人口", "326.5", "2023", "统计年鉴（示例，万人）"}};
    const std::vector<Row> policies = {
        {"ZC-01", "质量强链示范企业培育办法（示例）", "示范引领", "示例区市场监管局", "2022-03-18",
         "R301;R201;R202;A301;A304", "GP-01;GP-02"},
        {"ZC-02", "链主企业质量管理模式推广方案（示例）", "示范引领", "示例区质量强区办", "2022-08-05",
         "A301;A304;A302;A203;A202", "GP-07"},
        {"ZC-03", "政府质量奖评审管理办法（示例）", "示范引领", "示例区人民政府", "2021-11-30", "", ""},
        {"ZC-04", "企业标准领跑者奖励细则（示例）", "政策激励", "示例区市场监管局", "2023-02-14",
         "A301;A302;A304;A305;A306", ""},
        {"ZC-05", "机器人CR认证补助办法（示例）", "政策激励", "示例区经济促进局", "2023-05-22", "R301;R302;R303",
         "GP-03"},
        {"ZC-06", "首台（套）核心零部件质量保险补贴（示例）", "政策激励", "示例区经济促进局", "2023-06-30",
         "R201;R202;R203;R205", "GP-01;GP-04"},
        {"ZC-07", "知识产权质押融资贴息办法（示例）", "政策激励", "示例区市场监管局", "2022-10-12", "", ""},
        {"ZC-08", "计量测试平台共享服务券（示例）", "政策激励", "示例区市场监管局", "2024-01-16", "R204;R206;A204;A207",
         "GP-05;GP-06"},
        {"ZC-09", "小家电质量安全底线清单（示例）", "底线约束", "示例区市场监管局", "2023-09-08", "A304;A306;A308;A209",
         "GP-08"},
        {"ZC-10", "监督抽查后处理工作规程（示例）", "底线约束", "示例区市场监管局", "2021-06-25", "", ""},
        {"ZC-11", "燃气具产业质量整治工作方案（示例）", "底线约束", "示例区质量强区办", "2023-12-20", "A306;A208",
         "GP-09"},
        {"ZC-12", "质量基础设施“一站式”服务规范（示例）", "示范引领", "示例区市场监管局", "2024-05-20", "R901;A901",
         ""}};
    for (const Month& month : world.months) {
        out.table(month_path(month, "质量考核.csv"), "assessments",
                  {"考核年度", "考核等级", "考核得分", "全市排名", "参评区数"}, assessments);
        out.table(month_path(month, "统计调查.csv"), "survey", {"调查项目", "数值", "年度", "数据来源"}, survey);
        std::vector<Row> issued;
        for (const Row& policy : policies)
            if (policy[4] <= iso(month.last)) issued.push_back(policy);
        out.table(month_path(month, "政策清单.csv"), "policies",
                  {"政策编号", "政策名称", "政策作用", "发布单位", "发布日期", "适用环节", "对应项目"}, issued);
    }
}

}  // namespace sample
