// SPDX-License-Identifier: Apache-2.0
// 41,960 real points and 17 real districts through read and join. The points say in which district they are; the
// layer is older than the merger of 闸北 into 静安 and names 崇明 as a county, so two alias rows are needed. Known
// independently: 41,806 of 41,960 (99.63 %) agree, 151 lie in another district, 3 in none.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include "base/failure.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "join/join.hpp"
#include "read/read.hpp"
#include "support/temporary_folder.hpp"

namespace fs = std::filesystem;
using namespace qm;

namespace {

constexpr int skipped = 77;
int failures = 0;

void expect(bool holds, const std::string& what) {
    std::printf("%s  %s\n", holds ? "ok    " : "FAILED", what.c_str());
    if (!holds) ++failures;
}

void write(const fs::path& path, const std::string& text) {
    fs::create_directories(path.parent_path());
    std::ofstream{path, std::ios::binary} << text;
}

// The project of this folder with the real points as its one month.
void make_project(const fs::path& project, const fs::path& shared) {
    const fs::path pattern = fs::path{QM_SOURCE_DIR} / "tests" / "real" / "shanghai";
    fs::copy(pattern, project, fs::copy_options::recursive);
    write(project / "qualitymap.toml",
          base::replaced(base::read_file(pattern / "qualitymap.toml"), "SHARED", shared.string()));
    fs::create_directories(project / "months" / "2024-06");
    for (const auto& entry : fs::directory_iterator{shared})
        if (entry.path().extension() == ".csv")
            write(project / "months" / "2024-06" / entry.path().filename(), base::read_file(entry.path()));
}

struct Result {
    std::size_t points = 0, agree = 0, nowhere = 0;
    std::map<std::string, std::size_t> pairs;  // "declared → located"
    std::size_t j002 = 0, j004 = 0, j005 = 0;
};

Result run(const fs::path& project, bool with_aliases, int jobs) {
    base::Diagnostics findings;
    base::Progress silent;
    base::Feedback feedback{findings, silent};
    auto config = read::read_config(project, QM_SOURCE_DIR);
    config.jobs = jobs;
    const auto read_project = read::read_project(config, feedback);
    const auto month = read::read_month(read_project, read_project.months.at(0), feedback);
    join::Options options;
    options.jobs = jobs;
    if (with_aliases)
        for (const auto& alias : read_project.aliases)
            options.aliases.push_back({alias.kind, alias.alias, alias.canonical, alias.spot});
    const auto& district = *read_project.district;
    const auto places = join::join(district, month.tables, options, feedback);

    Result result;
    result.points = month.tables.at("enterprises").rows();
    const auto name = [&](model::Index town) {
        return town == model::none ? std::string{"—"} : district.towns[town].name;
    };
    for (std::size_t row = 0; row < result.points; ++row) {
        const auto declared = places.declared_town[row], located = places.located_town[row];
        result.agree += declared == located && located != model::none;
        result.nowhere += located == model::none;
        if (declared != located && located != model::none) ++result.pairs[name(declared) + " → " + name(located)];
    }
    result.j002 = findings.count("J002");
    result.j004 = findings.count("J004");
    result.j005 = findings.count("J005");
    bool chinese = false;
    for (const auto& town : district.towns) chinese = chinese || town.name == "浦东新区";
    expect(chinese, "GBK attributes are read without a .cpg");
    expect(district.towns.size() == 17, "17 districts");
    return result;
}

}  // namespace

int main() {
    const fs::path shared = fs::path{QM_SHARED_DIR} / "geodata" / "shanghai";
    if (!fs::exists(shared / "shanghai_districts.shp")) {
        std::printf("SKIPPED: no real data at %s (set QUALITYMAP_SHARED)\n", shared.c_str());
        return skipped;
    }
    const test::TemporaryFolder folder;
    make_project(folder.path() / "project", shared);
    try {
        const auto with = run(folder.path() / "project", true, 1);
        std::printf("%zu points, %zu in the district they name, %zu in none\n", with.points, with.agree, with.nowhere);
        for (const auto& [pair, count] : with.pairs) std::printf("  %4zu  %s\n", count, pair.c_str());
        std::size_t elsewhere = 0;
        for (const auto& [pair, count] : with.pairs) elsewhere += count;
        expect(with.points == 41'960, "all points are read");
        expect(with.agree * 1000 >= with.points * 996, "at least 99.6 % lie in the district that they name");
        expect(with.agree == 41'806, "as many as counted independently");
        expect(elsewhere == 151 && with.nowhere == 3, "151 in another district, 3 in none");
        expect(with.j004 == elsewhere, "each point in another district is a finding");
        expect(with.j005 == with.nowhere, "each point in no district is a finding");
        expect(with.j002 == 0, "no unknown district names");

        const auto threaded = run(folder.path() / "project", true, 2);
        expect(threaded.agree == with.agree && threaded.pairs == with.pairs, "two threads change nothing");

        const auto without = run(folder.path() / "project", false, 2);
        expect(without.agree < with.agree && without.j002 == 1,
               "without the alias rows: fewer agree, 崇明区 is unknown");
    } catch (const base::Failure& failure) {
        expect(false, failure.what());
    }
    return failures == 0 ? 0 : 1;
}
