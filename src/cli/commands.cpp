// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

namespace qm::cli {

const std::vector<Command>& commands() {
    static const std::vector<Command> table{
        {"build", "[project]", "read the project and publish its site", "读取项目并发布站点",
         "qualitymap build samples/shunde --output output/shunde-site\nqualitymap build --month 2024-05 --formats svg "
         "--timings",
         run_build},
        {"check", "[project]", "read, join and assess; print the findings, write nothing",
         "读取、关联、计算并列出数据问题，不写任何文件",
         "qualitymap check samples/shunde --since last\nqualitymap check --format sarif > findings.sarif", run_check},
        {"compare", "[project] FROM TO", "one month against another, from the stored facts (exit 0 same, 1 different)",
         "按已存事实比较两个月份（相同退出码 0，不同为 1）",
         "qualitymap compare samples/shunde 2024-05 2024-06\nqualitymap compare 2024-04 2024-06 --format json",
         run_compare},
        {"init", "FOLDER", "write a starter project for another district, which builds at once",
         "为另一个区写一个可直接生成的起步项目",
         "qualitymap init mydistrict --name 某某区 --code 440699\nqualitymap build mydistrict", run_init},
        {"explain", "[project] INDICATOR | CODE",
         "how a figure came about: definition, parts, rows; or a finding code: cause, example, remedy",
         "说明一个数怎么来的：定义、分子分母、逐行；或说明一个问题代码：起因、实例、处理",
         "qualitymap explain samples/shunde SUP04 --town 440606102\nqualitymap explain C008", run_explain},
        {"list", "[project] WHAT",
         "list indicators, tables, towns, parks, chains, links, months, releases, codes; figures (all of the month, "
         "with "
         "numerator, denominator and rows); new, unassigned, choices, duplicates (enterprises of the month)",
         "列出 indicators tables towns parks chains links months releases codes，本月全部数值 figures"
         "（含分子、分母、行数），或本月企业 "
         "new（新增）unassigned（未归入环节）choices（待选环节）duplicates（可能重复）",
         "qualitymap list samples/shunde indicators\nqualitymap list samples/shunde figures --format csv > figures.csv",
         run_list},
        {"verify", "SITE", "check every file of the live release against its manifest", "按清单核对已发布的每个文件",
         "qualitymap verify output/shunde-site\nqualitymap verify output/shunde-site --format json", run_verify},
        {"rollback", "SITE [RELEASE]", "make an earlier release the live one", "把入口改回较早的一次发布",
         "qualitymap rollback output/shunde-site\nqualitymap rollback output/shunde-site 2024-05-0f3c2a91b7d4",
         run_rollback},
        {"version", "", "print the version", "显示版本", "qualitymap version\nqualitymap version --format json",
         run_version},
        {"help", "[command]", "print help", "显示帮助", "qualitymap help\nqualitymap help build", run_help},
    };
    return table;
}

}  // namespace qm::cli
