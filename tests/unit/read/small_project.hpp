// SPDX-License-Identifier: Apache-2.0
// A project of two towns, one park and one chain, complete enough to be read; tests change a file and look.
#pragma once

#include <string>
#include <vector>

#include "read/read.hpp"
#include "unit/read/fixture.hpp"

namespace fixture {

inline constexpr const char* two_towns = R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"code":"440606102","name":"北滘镇","name_en":"Beijiao"},"geometry":{"type":"Polygon","coordinates":[[[113.1,22.8],[113.2,22.8],[113.2,22.9],[113.1,22.9],[113.1,22.8]]]}},
{"type":"Feature","properties":{"code":"440606005","name":"大良街道","name_en":"Daliang"},"geometry":{"type":"Polygon","coordinates":[[[113.2,22.8],[113.3,22.8],[113.3,22.9],[113.2,22.9],[113.2,22.8]]]}}
]})";
inline constexpr const char* one_park = R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"park_id":"P1","name":"甲园"},"geometry":{"type":"Polygon","coordinates":[[[113.11,22.81],[113.13,22.81],[113.13,22.83],[113.11,22.83],[113.11,22.81]]]}}
]})";

class SmallProject {
  public:
    SmallProject() {
        write("qualitymap.toml", configuration);
        write("towns.geojson", two_towns);
        write("parks.geojson", one_park);
        write("chains/chains.csv", "chain_id,name_zh,name_en\nrobot,机器人,Robots\n");
        write("chains/stages.csv", "chain_id,stage,order,name_zh\nrobot,M,2,整机\nrobot,U,1,上游\n");
        write("chains/links.csv",
              "link_id,chain_id,stage,name_zh,gbt4754_2017_primary\nR2,robot,M,整机,3491\nR1,robot,U,减速器,3453;"
              "3452\nR3,robot,M,集成,\n");
        write("chains/edges.csv", "chain_id,from_link,to_link,kind\nrobot,R2,R3,product\nrobot,R1,R2,component\n");
        write("months/2024-06/企业-北滘.csv", "信用代码,企业名称\n91440606722473344C,甲\n");
        write("months/2024-06/企业-大良街道.csv", "信用代码,企业名称\n91440699MA0000015Y,乙\n");
        write("months/2024-06/园区.csv", "园区编号,园区名称,所属镇街\nP1,甲园,北滘\n");
    }
    void write(const std::string& name, std::string_view bytes) const { folder_.write(name, bytes); }
    void remove(const std::string& name) const { std::filesystem::remove_all(folder_.path() / name); }
    const std::filesystem::path& path() const { return folder_.path(); }

    qm::read::Project project() {
        qm::base::Feedback feedback{findings, progress_};
        return qm::read::read_project(qm::read::read_config(path(), QM_SOURCE_DIR), feedback);
    }
    qm::model::MonthInput month() {
        projects_.push_back(project());  // the tables of the month point at its schemas
        qm::base::Feedback feedback{findings, progress_};
        return qm::read::read_month(projects_.back(), *qm::base::parse_month("2024-06"), feedback);
    }
    /// "F001 4" for the failure of reading everything, or "".
    std::string failure() {
        try {
            month();
            for (const auto& found : findings.sorted()) check_said(found);
        } catch (const qm::base::Failure& failure) {
            told = failure.diagnostic();
            check_said(told);
            return told.code + " " + std::to_string(static_cast<int>(failure.exit()));
        }
        return "";
    }
    qm::base::Diagnostic first(const char* code) const {
        for (const auto& found : findings.sorted())
            if (found.code == code) return found;
        return {};
    }

    qm::base::Diagnostics findings;
    qm::base::Diagnostic told;

    static constexpr const char* configuration = R"([project]
title = "示例"
[layers.towns]
file = "towns.geojson"
crs = "EPSG:4326"
[layers.parks]
file = "parks.geojson"
crs = "EPSG:4326"
[[sources]]
table = "enterprises"
files = ["企业-*.csv"]
one_per = "town"
[[sources]]
table = "parks"
files = ["园区.csv"]
required = false
)";

  private:
    Folder folder_;
    std::vector<qm::read::Project> projects_;
    qm::base::Progress progress_;
};

}  // namespace fixture
