// SPDX-License-Identifier: Apache-2.0
// Schemas, indicators, chains and the lookup tables of a project.
#include "read/catalogues.hpp"

#include "base/unicode.hpp"
#include "support/catch.hpp"
#include "unit/read/small_project.hpp"

using fixture::SmallProject;

TEST_CASE("the schemas and indicators that ship with the program are sound") {
    SmallProject small;
    const auto project = small.project();
    CHECK(project.schemas->size() > 15);
    CHECK(project.indicators.size() > 50);
    CHECK(std::is_sorted(project.indicators.begin(), project.indicators.end(),
                         [](const auto& a, const auto& b) { return a.id < b.id; }));
    for (const auto& [table, schema] : *project.schemas) {
        for (const auto& column : schema.columns) CHECK(!column.zh.empty());
    }
    CHECK(small.findings.empty());
}

TEST_CASE("a project's schemas replace and add columns") {
    SmallProject small;
    small.write("schemas.csv",
                "table,column,zh,type,aliases,required\nparks,kind,园区性质,code,性质;类型,yes\nparks,phone,电话,text,,"
                "\nmine,x,甲,number,,\n");
    small.write("months/2024-06/园区.csv", "园区编号,园区名称,所属镇街,性质,电话\nP1,甲园,北滘,村级,0757\n");
    const auto month = small.month();
    CHECK(month.tables.at("parks").text(0, "phone") == "0757");
    CHECK(month.tables.at("parks").text(0, "kind") == "村级");
    CHECK(small.project().schemas->contains("mine"));
}

TEST_CASE("mistakes in schemas") {
    const auto failure = [](const std::string& rows) {
        SmallProject small;
        small.write("schemas.csv", "table,column,zh,type,required,key,values\n" + rows);
        const std::string code = small.failure();
        CHECK(small.told.spot.file == "schemas.csv");
        return code;
    };
    CHECK(failure("parks,kind,类型,wort,,,\n") == "K008 3");
    CHECK(failure("parks,Kind!,类型,code,,,\n") == "K008 3");
    CHECK(failure("parks,kind,类型,code,maybe,,\n") == "K008 3");
    CHECK(failure("parks,kind,类型,number,,,一;二\n") == "K008 3");
    CHECK(failure("parks,kind,类型,code,,,\nparks,kind,类型,code,,,\n") == "K012 3");
    CHECK(failure("parks,kind,类型\n") == "C006 3");
    CHECK(failure("parks,\"kind,类型,code,,,\n") == "C003 3");
}

TEST_CASE("indicators: later files replace, mistakes have their row") {
    const std::string header =
        "indicator_id,name_zh,aggregation,levels,table,key,value,numerator,better,decimals,percent,scale,pair,time_"
        "kind,period,basis\n";
    {
        SmallProject small;
        small.write("indicators.csv", header +
                                          "PRB05,改名,count,town|district,problems,,,,down,1,yes,10000,,stock,always,"
                                          "\nZZ9,新,sum,town,problems,,progress,,up,0,no,,,,,\n");
        const auto project = small.project();
        const auto find = [&](const std::string& id) {
            return *std::find_if(project.indicators.begin(), project.indicators.end(),
                                 [&](const auto& i) { return i.id == id; });
        };
        CHECK(find("PRB05").name == "改名");
        CHECK(find("PRB05").better == qm::model::Better::down);
        CHECK(find("PRB05").decimals == 1);
        CHECK(find("PRB05").percent);
        CHECK(find("PRB05").levels ==
              std::vector<qm::model::Level>{qm::model::Level::town, qm::model::Level::district});
        CHECK(find("ZZ9").aggregation == qm::model::Aggregation::sum);
        CHECK(find("ZZ9").spot.line == 3);
    }
    const auto failure = [&](const std::string& row) {
        SmallProject small;
        small.write("indicators.csv", header + row + "\n");
        const std::string code = small.failure();
        CHECK(small.told.spot.file == "indicators.csv");
        CHECK(small.told.spot.line == 2);
        return code;
    };
    CHECK(failure("X,名,kount,town,problems,,,,,,,,,,,") == "K008 3");
    CHECK(failure("X,名,count,village,problems,,,,,,,,,,,") == "K008 3");
    CHECK(failure("X,名,count,town,problem,,,,,,,,,,,") == "K008 3");
    CHECK(failure("X,名,count,town,,,,,,,,,,,,") == "K008 3");
    CHECK(failure("X,名,sum,town,problems,,progres,,,,,,,,,") == "K008 3");
    CHECK(failure("X,名,ratio,town,problems,,,batches,,,,,,,,") == "K008 3");
    CHECK(failure("X,名,count,town,problems,,,,better,,,,,,,") == "K008 3");
    CHECK(failure("X,名,count,town,problems,,,,,9,,,,,,") == "K008 3");
    CHECK(failure("X,名,count,town,problems,,,,,,ja,,,,,") == "K008 3");
    CHECK(failure("X,名,count,town,problems,,,,,,,0,,,,") == "K008 3");
    CHECK(failure("X,名,count,town,problems,,,,,,,,Y,,,") == "K008 3");
    CHECK(failure("X,名,count,town,problems,,,,,,,,,flux,,") == "K008 3");
    CHECK(failure(",名,count,town,problems,,,,,,,,,,,") == "K008 3");
}

TEST_CASE("a source of a table that does not exist") {
    SmallProject small;
    small.write("qualitymap.toml",
                std::string{SmallProject::configuration} + "[[sources]]\ntable = \"enterprizes\"\nfiles = [\"x\"]\n");
    CHECK(small.failure() == "K008 3");
    CHECK(small.told.facts.at("nearest") == "enterprises");
    CHECK(small.told.spot.line == 17);
}

TEST_CASE("chains are sorted and checked") {
    SmallProject small;
    const auto district = small.project().district;
    REQUIRE(district->chains.size() == 1);
    const auto& chain = district->chains[0];
    REQUIRE(chain.stages.size() == 2);
    CHECK(chain.stages[0].id == "U");
    REQUIRE(district->links.size() == 3);
    CHECK(district->links[0].id == "R1");
    CHECK(district->links[0].primary == std::vector<std::string>{"3453", "3452"});
    CHECK(district->links[0].stage == 0);
    REQUIRE(chain.edges.size() == 2);
    CHECK(chain.edges[0].from == 0);
    CHECK(chain.edges[0].kind == "component");
    CHECK(chain.short_name == "机器人");
}

TEST_CASE("mistakes in chains are findings, and what they touch is left out") {
    SmallProject small;
    small.write("chains/edges.csv",
                "chain_id,from_link,to_link,kind\nrobot,R1,R2,\nrobot,R1,R9,\nrobots,R1,R2,\nrobot,R2,R3,\nrobot,R3,R1,"
                "\nrobot,R1,R2,\n");
    small.write("chains/links.csv",
                "link_id,chain_id,stage,name_zh,same_as\nR1,robot,U,甲,\nR2,robot,M,乙,R99\nR3,robot,M,丙,\nR3,robot,M,"
                "丁,\nR4,robot,Q,戊,\nR5,appliance,M,己,\n");
    const auto district = small.project().district;
    CHECK(small.findings.count("K010") == 5);  // R99, stage Q, chain appliance, edge to R9, chain robots
    CHECK(small.findings.count("K011") == 1);
    CHECK(small.findings.count("K012") == 2);
    CHECK(small.first("K011").facts.at("value") == "R1 → R2 → R3 → R1");
    CHECK(small.first("K011").spot.line == 6);
    CHECK(district->links.size() == 3);
    CHECK(district->links[1].same_as.empty());
    CHECK(district->chains[0].edges.size() == 2);
}

TEST_CASE("published figures, aliases and overrides") {
    SmallProject small;
    small.write("published.csv",
                "indicator,period,value,qualifier,unit,source\nPRB05,2023,30,≥,项,来源\nPRB99,2023,1,=,,\nPRB05,2022,1,"
                "about,,\nPRB05,2022,,=,,\nPRB05,2021,9,,,\n");
    small.write("aliases.csv",
                "kind,alias,canonical\ntown,北 滘,北滘镇\npark,x,甲园\npark, X,乙园\nfirm,a,b\ntown,,大良街道\n");
    small.write("overrides.csv",
                "uscc,link,weight,main\n91440606722473344c,R1,0.3,是\n91440606722473344C,R9,1,是\n914,R1,1,"
                "是\n91440606722473344C,R2,2,否\n91440606722473344C,R3,,否\n");
    const auto project = small.project();
    REQUIRE(project.published.size() == 2);
    CHECK(project.published[0].qualifier == "≥");
    CHECK(project.published[1].qualifier == "=");
    CHECK(project.published[0].spot.line == 2);
    REQUIRE(project.aliases.size() == 2);
    REQUIRE(project.overrides.size() == 2);
    CHECK(project.overrides[0].uscc == "91440606722473344C");
    CHECK(project.overrides[0].weight == 300'000);
    CHECK(project.overrides[0].main);
    CHECK(project.overrides[1].weight == 1'000'000);
    CHECK(small.findings.count("K010") == 8);
    CHECK(small.findings.count("K012") == 1);
}

TEST_CASE("a catalogue in GB18030 with quoted line breaks") {
    SmallProject small;
    small.write("aliases.csv", qm::base::to_gb18030("kind,alias,canonical,note\npark,\"a\nb\",甲园,\npark,c,甲园,\n"));
    const auto project = small.project();
    REQUIRE(project.aliases.size() == 2);
    CHECK(project.aliases[0].alias == "a\nb");
    CHECK(project.aliases[0].canonical == "甲园");
    CHECK(project.aliases[1].spot.line == 4);
}
