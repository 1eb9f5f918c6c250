// SPDX-License-Identifier: Apache-2.0
// One function per group of spreadsheets. Each writes its files for every month and reads only the world, so that the
// tables agree with each other.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "output.hpp"
#include "world.hpp"

namespace sample {

void write_parks(const World& world, Output& out);        // boundaries/parks.geojson, 园区.csv
void write_enterprises(const World& world, Output& out);  // 企业名录-<镇街>.csv
void write_catalogues(const World& world, const std::filesystem::path& facts,
                      Output& out);                               // chains, codes, published …
void write_names_and_overrides(const World& world, Output& out);  // aliases.csv, overrides.csv
void write_facilities(const World& world, Output& out);           // 质量基础设施机构.csv
void write_certificates(const World& world, Output& out);         // 认证证书.csv
void write_standards(const World& world, Output& out);            // 标准.csv
void write_metrology(const World& world, Output& out);            // 计量标准.csv, 强检器具.csv
void write_patents(const World& world, Output& out);              // 专利.csv, 获奖.csv, 质押登记.csv
void write_suppliers(const World& world, Output& out);            // 链主供应商.csv
void write_services(const World& world, Output& out);  // 服务工单.csv, 投诉举报.csv, 召回.csv, 可靠性检测.csv
void write_actions(const World& world, Output& out);                                   // 帮扶台账.csv
void write_work(const World& world, const std::filesystem::path& facts, Output& out);  // 荣誉.csv, 机制.csv
void write_district_tables(const World& world, Output& out);  // 质量考核.csv, 统计调查.csv, 政策清单.csv
void write_projects(const World& world, Output& out);         // 攻关项目.csv, 攻关清单.csv

/// Problems are the one topic with a life of their own; see problems.hpp. They also carry the failed spot checks.
void write_supervision(const World& world, Output& out);  // 问题清单-<镇街>.csv, 抽查结果.csv

void write_readme(const World& world, Output& out);  // README.md, from what was really written

std::string month_path(const Month& month, const std::string& file);  // months/2024-04/<file>

}  // namespace sample
