// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <set>

#include "fixture.hpp"
#include "page_text.hpp"
#include "support/catch.hpp"

using namespace qm;
using namespace qm::publish;
using namespace qm::publish::testing;

namespace {

const Templates& templates() {
    static const auto loaded = load_templates(templates_folder());
    return *loaded;
}

std::map<std::string, File> site(const Month& m, const std::string& folder = "2024-06", int jobs = 2) {
    base::Diagnostics findings;
    base::Progress progress;
    base::Feedback feedback{findings, progress};
    std::map<std::string, File> files;
    for (File& file : pages(m.input(folder), templates(), jobs, feedback)) {
        const std::string path = file.path;
        REQUIRE(files.emplace(path, std::move(file)).second);
    }
    CHECK(findings.empty());
    return files;
}

bool is_page(const std::string& path) {
    return path.ends_with(".html");
}

/// "2024-06/park/x.html" + "../town.html" -> "2024-06/town.html"
std::string joined(const std::string& page, std::string address) {
    std::string folder = page.substr(0, page.rfind('/') + 1);
    while (address.starts_with("../")) {
        address.erase(0, 3);
        REQUIRE(!folder.empty());
        folder.pop_back();
        folder.erase(folder.rfind('/') + 1);
    }
    return folder + address;
}

}  // namespace

TEST_CASE("every page of the fixture is made, in both languages") {
    for (const char* language : {"zh", "en"}) {
        const auto files = site(month(language));
        for (const char* page : {"index.html", "chain-robot.html", "chain-appliance.html", "problems.html",
                                 "towns.html", "town-440606102.html", "firms-440606102.html", "parks.html",
                                 "network.html", "leaders.html", "compare.html", "indicators.html",
                                 "indicator/SUP04.html", "quality.html", "codes.html", "about.html", "search-0.js"})
            CHECK(files.count("2024-06/" + std::string{page}) == 1);
        CHECK(std::count_if(files.begin(), files.end(),
                            [](const auto& file) { return file.first.starts_with("2024-06/park/p"); }) == 5);
        for (const auto& [path, file] : files) {
            CAPTURE(path);
            CHECK(file.bytes.find("⟦") == std::string::npos);  // a phrase that is missing
            const bool places = path == "2024-06/quality.html" || path == "2024-06/about.html" ||
                                path.starts_with("2024-06/corrections/");  // they say file and row
            CHECK(file.provenance == places);
            if (!is_page(path)) continue;
            CHECK(file.bytes.find("{{") == std::string::npos);
            CHECK(file.bytes.find("示例数据 · 纯属虚构") != file.bytes.find("Sample data · entirely fictional"));
        }
    }
}

TEST_CASE("pages do not depend on the number of jobs") {
    const Month m = month("zh");
    const auto one = site(m, "2024-06", 1), many = site(m, "2024-06", 4);
    REQUIRE(one.size() == many.size());
    for (const auto& [path, file] : one) CHECK(file.bytes == many.at(path).bytes);
}

TEST_CASE("text from data cannot change the shape of a page") {
    const std::string hostile =
        "</a></td><script>alert(1)</script>\"'><img src=x "
        "onerror=alert(1)>{{name}}{{#rows}}&amp;<!--=HYPERLINK(\"x\")\x1b ";
    for (const char* language : {"zh", "en"}) {
        const auto plain = site(month(language)), odd = site(month(language, hostile));
        REQUIRE(plain.size() == odd.size());
        for (const auto& [path, file] : plain) {
            if (!is_page(path) || path.find("/firms-") != std::string::npos) continue;
            CAPTURE(path);
            REQUIRE(odd.count(path) == 1);
            CHECK(shape_of(file.bytes) == shape_of(odd.at(path).bytes));
        }
        for (const auto& [path, file] : odd) {
            CAPTURE(path);
            CHECK(file.bytes.find("<script>") == std::string::npos);
            CHECK(file.bytes.find("<img") == std::string::npos);
            CHECK(file.bytes.find('\x1b') == std::string::npos);
        }
        CHECK(odd.at("2024-06/index.html").bytes.find("{{name}}{{#rows}}&amp;amp;") != std::string::npos);
    }
}

TEST_CASE("no page reaches outside, runs inline code or breaks the policy") {
    for (const auto& [path, file] : site(month("zh"))) {
        if (!is_page(path)) continue;
        CAPTURE(path);
        CHECK(file.bytes.find("http:") == std::string::npos);
        CHECK(file.bytes.find("https:") == std::string::npos);
        std::size_t metas = 0, scripts = 0;
        for (const TagText& tag : tags_of(file.bytes)) {
            if (tag.name == "meta") ++metas;
            if (tag.name == "script") {
                ++scripts;
                CHECK(metas >= 2);  // the policy stands before any script
            }
            for (const auto& [name, value] : tag.attributes) {
                CHECK(!name.starts_with("on"));
                CHECK(name != "style");
                CHECK(name != "srcdoc");
            }
            CHECK(tag.name != "style");
            CHECK(tag.name != "iframe");
            CHECK(tag.name != "object");
        }
        CHECK(scripts == 1);
    }
}

TEST_CASE("every address on a page leads to a page and an anchor that exist; ids are unique") {
    const Month m = month("zh"), e = month("en");
    std::map<std::string, File> files = site(m);
    for (auto& [path, file] : site(e, "2024-06/en")) files.emplace(path, file);
    std::map<std::string, std::set<std::string>> ids;
    for (const auto& [path, file] : files) {
        if (!is_page(path)) continue;
        for (const TagText& tag : tags_of(file.bytes))
            for (const auto& [name, value] : tag.attributes)
                if (name == "id") {
                    CAPTURE(path, value);
                    CHECK(ids[path].insert(value).second);
                }
    }
    for (const auto& [path, file] : files) {
        if (!is_page(path)) continue;
        for (const TagText& tag : tags_of(file.bytes))
            for (const auto& [name, value] : tag.attributes) {
                if (name != "href" && name != "src") continue;
                const std::string address = unescaped(value);
                CAPTURE(path, address);
                const auto hash = address.find('#');
                const std::string target = hash == 0 ? path : joined(path, address.substr(0, hash));
                if (target.starts_with("assets/") || target.starts_with("2024-05/") ||
                    target.find("/figures/") != std::string::npos)
                    continue;
                CHECK(files.count(target) == 1);
                const std::string anchor = hash == std::string::npos ? "" : address.substr(hash + 1);
                if (!anchor.empty() && anchor.find('=') == std::string::npos) CHECK(ids[target].count(anchor) == 1);
            }
    }
}

TEST_CASE("the order of rows in the input does not show, except where provenance is told") {
    Month m = month("zh");
    const auto before = site(m);
    model::Table& firms = m.snapshot.tables.at("enterprises");
    auto& places = m.snapshot.places.tables.at("enterprises");
    const auto reverse_all = [](auto&... lists) { (std::reverse(lists.begin(), lists.end()), ...); };
    for (model::Column& column : firms.columns)
        std::visit(
            [&](auto& cells) {
                using Cells = std::decay_t<decltype(cells)>;
                if constexpr (std::is_same_v<Cells, model::Texts>) {
                    model::Texts reversed;
                    for (std::size_t i = cells.size(); i-- > 0;) reversed.add(cells[i]);
                    cells = reversed;
                } else if constexpr (std::is_same_v<Cells, model::Words> || std::is_same_v<Cells, model::Degrees>) {
                    std::reverse(cells.cells.begin(), cells.cells.end());
                } else {
                    std::reverse(cells.begin(), cells.end());
                }
            },
            column.cells);
    reverse_all(firms.line, places.town, places.park, places.links);
    m.snapshot.links[2].leaders = {static_cast<model::Index>(firms.rows() - 2)};
    const auto after = site(m);
    REQUIRE(before.size() == after.size());
    for (const auto& [path, file] : before) {
        CAPTURE(path);
        if (!file.provenance) CHECK(file.bytes == after.at(path).bytes);
    }
}

TEST_CASE("the finding of the home page is made from the figures") {
    const auto zh = site(month("zh")), en = site(month("en"));
    const std::string& home = zh.at("2024-06/index.html").bytes;
    CHECK(home.find("<h1>可计算的两项闭环率中一项达到 100%，一般问题整改合格率 95.6%，还差 6 件</h1>") !=
          std::string::npos);
    CHECK(home.find("131/137 件") != std::string::npos);
    CHECK(home.find("未设置立案时限（配置 [clocks] file_case）") != std::string::npos);
    CHECK(home.find("▲ +2.2 个百分点") != std::string::npos);
    CHECK(home.find("≥ 1,160 项") != std::string::npos);
    CHECK(home.find("超 44 天") != std::string::npos);
    CHECK(en.at("2024-06/index.html")
              .bytes.find("<h1>one of two computable closed-loop rates at 100 %; “General problems rectified” is at "
                          "95.6%, 6 problems short</h1>") != std::string::npos);
}

TEST_CASE("the first month has nothing to compare with and says so") {
    const Month m = month("zh");
    base::Diagnostics findings;
    base::Progress progress;
    base::Feedback feedback{findings, progress};
    MonthPages input = m.input();
    input.changes = nullptr;
    bool said = false;
    for (const File& file : pages(input, templates(), 1, feedback)) {
        CHECK(file.bytes.find("⟦") == std::string::npos);
        if (file.path == "2024-06/compare.html")
            said = file.bytes.find("<h1>没有更早的月份可以对照。</h1>") != std::string::npos;
    }
    CHECK(said);
}

TEST_CASE("bottlenecks and supervision problems are two lists") {
    const auto files = site(month("zh"));
    const std::string& page = files.at("2024-06/problems.html").bytes;
    const auto second = page.find("id=\"l2\"");
    REQUIRE(second != std::string::npos);
    CHECK(page.find("id=\"p-SD-GG-01\"") > second);
    CHECK(page.find("id=\"p-SD-2024-0118\"") < second);
    CHECK(page.find("5 行：在办 4，本月办结 1，销号 0") != std::string::npos);
    CHECK(page.find("攻关中 1 项") != std::string::npos);
}

TEST_CASE("a long list is split into sheets, and links find the right one") {
    Month m = month("zh");
    model::Problem many = m.snapshot.problems.front();
    for (int i = 0; i < 2000; ++i) {
        many.id = "SX-" + std::to_string(100000 + i);
        many.days_left = 10 + i;
        many.overdue = many.due_soon = false;
        many.kind = model::ProblemKind::general;
        many.open = true;
        m.snapshot.problems.push_back(many);
    }
    std::sort(m.snapshot.problems.begin(), m.snapshot.problems.end(),
              [](const auto& a, const auto& b) { return a.id < b.id; });
    const auto files = site(m);
    REQUIRE(files.count("2024-06/problems-3.html") == 1);
    CHECK(files.at("2024-06/problems-3.html").bytes.find("id=\"p-SX-101999\"") != std::string::npos);
    CHECK(files.at("2024-06/problems.html").bytes.find("href=\"problems-2.html\"") != std::string::npos);
    CHECK(files.at("2024-06/search-0.js").bytes.find("problems-3.html#p-SX-101999") != std::string::npos);
    for (const auto& [path, file] : files) CHECK(file.bytes.size() < 1'450'000);
}

TEST_CASE("search knows names, codes, pinyin and initials") {
    const auto files = site(month("zh"));
    const std::string& shard = files.at("2024-06/search-0.js").bytes;
    CHECK(shard.find("[\"北滘镇\",\"440606102 beijiaozhen bjz\",\"town-440606102.html\",3]") != std::string::npos);
    CHECK(shard.find("[\"精密减速器\",\"R201 jingmijiansuqi jmjsq\",\"chain-robot.html#link-R201\",2]") !=
          std::string::npos);
    CHECK(shard.find("91440699MA") != std::string::npos);
    CHECK(shard.starts_with("var qualitymapKinds=["));
}

TEST_CASE("a heavy page is told") {
    Month m = month("zh");
    m.pictures["map-home"].inline_wide.insert(5, std::string(1'600'000, ' '));
    base::Diagnostics findings;
    base::Progress progress;
    base::Feedback feedback{findings, progress};
    pages(m.input(), templates(), 1, feedback);
    CHECK(findings.count("W010") == 2);  // the map stands on the home page and on the page of towns
    for (const auto& finding : findings.sorted())
        CHECK(m.phrases.sentence(finding).find("2024-06/") != std::string::npos);
}

TEST_CASE("assets are the files of the folder, without what editors leave") {
    std::set<std::string> names;
    for (const File& file : assets(templates_folder())) {
        names.insert(file.path);
        if (file.path == "assets/site.js") {
            CHECK(file.bytes.size() < 30'000);
            for (const char* word : {"innerHTML", "eval(", "localStorage", "sessionStorage", "fetch(", "XMLHttpRequest",
                                     "document.write", "import("})
                CHECK(file.bytes.find(word) == std::string::npos);
        }
    }
    CHECK(names.count("assets/site.css") == 1);
    CHECK(names.count("assets/site.js") == 1);
}
