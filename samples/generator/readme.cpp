// SPDX-License-Identifier: Apache-2.0
// The README of the sample, with the counts of what was really planted and written.
#include <map>

#include "tables.hpp"

namespace sample {

namespace {

int flawed(const World& world, Flaw flaw, int month) {
    int count = 0;
    for (const PlantedFlaw& f : world.flaws) count += f.flaw == flaw && month <= f.last_month;
    return count;
}

std::string flaw_table(const World& world) {
    struct Line {
        Flaw flaw;
        const char* what;
    };
    constexpr Line lines[] = {
        {Flaw::wrong_park, "declared park is not the park that holds the point"},
        {Flaw::no_point, "longitude and latitude missing"},
        {Flaw::outside, "point outside the district"},
        {Flaw::zero_point, "point at 0, 0"},
        {Flaw::damaged_code, "credit code turned into `9.14E+17` by a spreadsheet"},
        {Flaw::doubled, "credit code entered twice with different values (once in one file, once in two files)"},
        {Flaw::null_word, "null word in a cell (`—` in 梯度培育, `暂无` in 一次交验合格率, `/` in 企业规模)"},
        {Flaw::old_code,
         "reducer maker with the 2011 code 3452 entered as edition 2017 (sliding bearings); corrected in June"},
    };
    std::string text = "| planted in 企业名录-*.csv | April | May | June |\n|---|---|---|---|\n";
    for (const Line& line : lines) {
        text += std::string("| ") + line.what + " |";
        for (int m = 0; m < month_count; ++m) text += " " + num(flawed(world, line.flaw, m)) + " |";
        text += "\n";
    }
    return text;
}

std::string file_table(const Output& out) {
    struct Group {
        std::string schema;
        std::size_t rows[month_count] = {};
        bool gb18030 = false, utf8 = false;
    };
    std::map<std::string, Group> groups;  // by file name, towns folded together
    for (const WrittenFile& file : out.files()) {
        if (!file.path.starts_with("months/")) continue;
        std::string name = file.path.substr(15);
        for (const char* kind : {"企业名录-", "问题清单-"})
            if (name.starts_with(kind)) name = std::string(kind) + "*.csv";
        Group& group = groups[name];
        group.schema = file.schema;
        group.rows[file.path[13] - '4'] += file.rows;
        (file.encoding == Encoding::gb18030 ? group.gb18030 : group.utf8) = true;
    }
    std::string text =
        "| file in months/2024-0x | table | encoding | rows April | May | June |\n|---|---|---|---|---|---|\n";
    for (const auto& [name, group] : groups) {
        text += "| " + name + " | " + group.schema + " | " +
                (group.gb18030 && group.utf8 ? "UTF-8 with BOM; 北滘镇 and 均安镇 in GB18030"
                 : group.gb18030             ? "GB18030"
                                             : "UTF-8 with BOM");
        for (std::size_t rows : group.rows) text += " | " + num(static_cast<long long>(rows));
        text += " |\n";
    }
    return text;
}

}  // namespace

void write_readme(const World& world, Output& out) {
    int on_chain = 0, older = 0, joined[month_count] = {}, left[month_count] = {};
    for (const Enterprise& e : world.enterprises) {
        on_chain += e.link >= 0 && e.last_month == month_count - 1;
        older += e.edition != "2017";
        if (e.first_month > 0) ++joined[e.first_month];
        if (e.last_month < month_count - 1) ++left[e.last_month + 1];
    }
    const auto moved = [&](std::size_t i) {
        const Move& m = world.moves[i];
        return world.firm(m.enterprise).name + " to " + world.parks[static_cast<std::size_t>(m.park)].name;
    };
    out.text(
        "README.md",
        "# A fictional district\n\n"
        "Everything here is invented: enterprises, parks, laboratories, problems, figures. Only the names of the ten "
        "towns, the\n"
        "two industry chains and the published totals of `published.csv` are real. Invented names carry the word 示例 "
        "(example);\n"
        "credit codes lie in region 440699, which no authority uses; park polygons lie inside schematic town cells "
        "(see\n"
        "`geodata/shunde/SOURCE.md`). Do not read anything about a real place or firm out of it.\n\n"
        "Written by `samples/generator` with seed " +
            num(static_cast<long long>(world.seed)) +
            "; the same seed writes the same bytes. This page is written by the program as well.\n\n"
            "## Files\n\n"
            "Months are complete: each holds every table as it stood at the month's end. Flows (抽查, 帮扶, 工单, "
            "投诉, 质押, 强检) hold the\n"
            "rows of the year so far. 工业总产值 and 质量损失 are those of the year so far.\n\n" +
            file_table(out) +
            "\nHeaders and values follow the habits of different offices: 勒流 writes 信用代码, 单位名称 and park "
            "names instead of numbers\n"
            "(some without 示例, see `aliases.csv`), 陈村 calls the coordinates X and Y and writes 2024/6/28, 乐从 "
            "gives town codes,\n"
            "龙江 short town names and 2024年6月28日; 投诉举报 has Chinese dates. 问题描述 holds some quoted line "
            "breaks.\n\n"
            "Beside the months: `boundaries/parks.geojson` (153 parks, WGS84; six lie inside another, five have two "
            "parts),\n"
            "`chains/` (links, edges, stages; `same_as` names the robot link that is the same physical link), `codes/` "
            "(GB/T 4754-2017 codes in use, and\n"
            "what older codes became), `published.csv`, `aliases.csv`, `overrides.csv`.\n\n"
            "## Planted imperfections\n\n" +
            flaw_table(world) + "\n" + num(older) +
            " enterprises are entered with an older edition of the industry codes, correctly marked (2011 or 2002); "
            "this is no error.\n"
            "About 3 % of the enterprises have not reported output in a month (填报日期 empty).\n\n"
            "## What differs between the months\n\n"
            "* " +
            num(on_chain) + " enterprises on the chains in June. May: " + num(joined[1]) + " join, " + num(left[1]) +
            " leave. June: " + num(joined[2]) + " join, " + num(left[2]) +
            " leave.\n"
            "* R407 仓储物流应用: three enterprises in April, one in May, none in June (empty link). R304 "
            "特种作业机器人: empty in April, two\n"
            "  enterprises from May. R102 稀土永磁材料 has a single enterprise.\n"
            "* Moves: May, " +
            moved(0) + " (same town); June, " + moved(1) +
            " (from 容桂 to 北滘).\n"
            "* A new chain leader in June (R302, 北滘): thirteen leaders, then fourteen.\n"
            "* Supports: R206 gets its first public measurement standard in May, R204 one of its own in June; R201 "
            "gets a second laboratory in June (and\n"
            "  R205 one more). Parks served: 147, 150, 153. Park stations: 33, 34, 36.\n"
            "* 84 CCC certificates run out between 7 and 27 June, 44 of them in 北滘 and 26 in 容桂; 28 are renewed.\n"
            "* Problems: 北滘 and 容桂 are worst. Eight general problems are overdue at the end of June. One 北滘 "
            "problem closed in spring is opened again\n"
            "  on 11 June with a new order date. Eleven leave the list for a reason (企业注销, 企业停产, 异议成立, "
            "重复登记, 移出辖区).\n"
            "  After a passed second recheck 复查结果 is 合格 and 办结方式 二次复查合格.\n"
            "* Bottlenecks: GG-2023-06 is solved in May, project GP-09 falls behind in June, GG-2024-04 is new in May, "
            "GG-2024-05 new in June.\n"
            "* A policy is new in May (ZC-12); one industry standard is withdrawn on 15 May; a few standards are "
            "new.\n");
}

}  // namespace sample
