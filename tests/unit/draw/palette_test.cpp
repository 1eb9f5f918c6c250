// SPDX-License-Identifier: Apache-2.0
// Every palette of figures and pages, measured. palettes.csv lists them: by the tokens of templates/assets/site.css
// (light, print and dark) and by the name under which draw/palettes has them. A colour of site.css that is in neither
// palettes.csv nor the list of plain colours below breaks the test: no palette slips in unmeasured.
#include <cstdio>
#include <map>
#include <set>
#include <sstream>

#include "base/file.hpp"
#include "base/text.hpp"
#include "draw/palettes.hpp"
#include "drawing.hpp"
#include "support/colour_vision.hpp"

using namespace qm;
using namespace qm::draw;
using Colours = std::vector<scene::Colour>;

namespace {

constexpr double neighbours_apart = 8;   // ΔE00 of a sequential palette, in grey as well
constexpr double categories_apart = 10;  // all pairs, all kinds of colour vision

// Text, lines and grounds; accents that words carry (good, bad); text upon a class.
const std::set<std::string> plain{"bg",    "wash",     "ink",  "ink2",     "line",  "line2", "rule", "link",
                                  "brand", "brandink", "mark", "markline", "focus", "hatch", "good", "bad",
                                  "land",  "me",       "okt",  "weakt",    "weakl", "gapt"};

struct Row {
    std::string name, rule, tokens, drawn, second;
};

std::vector<Row> rows() {
    std::vector<Row> result;
    std::istringstream text{base::read_file(std::string{QM_SOURCE_DIR} + "/tests/unit/draw/palettes.csv")};
    std::string line;
    std::getline(text, line);
    while (std::getline(text, line)) {
        std::vector<std::string> cells(1);
        bool quoted = false;
        for (const char c : line) {
            if (c == '"')
                quoted = !quoted;
            else if (c == ',' && !quoted)
                cells.emplace_back();
            else
                cells.back() += c;
        }
        REQUIRE(cells.size() == 5);
        result.push_back({cells[0], cells[1], cells[2], cells[3], cells[4]});
    }
    return result;
}

/// Custom properties of one block of site.css; short colours written out, var() followed.
std::map<std::string, std::string> tokens_in(const std::string& block) {
    std::map<std::string, std::string> found;
    for (std::size_t at = block.find("--"); at != std::string::npos; at = block.find("--", at + 2)) {
        const auto colon = block.find(':', at), end = block.find_first_of(";}", at);
        if (colon == std::string::npos || end == std::string::npos || colon > end) continue;
        std::string value = block.substr(colon + 1, end - colon - 1);
        if (value.starts_with("var(--")) value = found.at(value.substr(6, value.size() - 7));
        if (value.starts_with("#") && value.size() == 4)
            value = {'#', value[1], value[1], value[2], value[2], value[3], value[3]};
        if (value.starts_with("#") && value.size() == 7) found[block.substr(at + 2, colon - at - 2)] = value;
    }
    return found;
}

std::vector<std::map<std::string, std::string>> themes() {
    const std::string css = base::read_file(std::string{QM_SOURCE_DIR} + "/templates/assets/site.css");
    std::vector<std::map<std::string, std::string>> result;
    for (std::size_t at = css.find("{\n--bg:"); at != std::string::npos; at = css.find("{\n--bg:", at + 1))
        result.push_back(tokens_in(css.substr(at, css.find('}', at) + 1 - at)));
    return result;
}

std::vector<std::pair<std::string, Colours>> drawn(const std::string& name) {
    const auto fills = [](const std::vector<palette::Shade>& shades) {
        Colours colours;
        for (const auto& s : shades) colours.push_back(s.fill);
        return colours;
    };
    if (name == "warm" || name == "cool" || name == "cividis") {
        std::vector<std::pair<std::string, Colours>> all;
        for (std::size_t n = 2; n <= 7; ++n)
            all.emplace_back(name + " " + std::to_string(n), fills(palette::sequential(name, n)));
        return all;
    }
    Colours colours;
    if (name == "change") colours = fills(palette::diverging());
    if (name == "both") colours = fills(palette::bivariate());
    if (name == "severity")
        for (std::size_t i = 0; i < 4; ++i) colours.push_back(palette::severity(i));
    if (name == "supports") colours = {palette::good, palette::weak, palette::gap, palette::blank};
    if (name == "bars") colours = {palette::bar, palette::bar_pale};
    // Kinds that share a colour are told apart by dash and width (charts of edges below).
    const auto add = [&](scene::Colour c) {
        if (std::find(colours.begin(), colours.end(), c) == colours.end()) colours.push_back(c);
    };
    if (name == "edges")
        for (std::size_t i = 0; i < edge_kinds; ++i) add(palette::edge(static_cast<EdgeKind>(i)).colour);
    if (name == "points")
        for (int i = 0; i <= static_cast<int>(PointKind::leader); ++i)
            add(palette::point(static_cast<PointKind>(i)).colour);
    REQUIRE(colours.size() > 1);
    return {{name, colours}};
}

struct Least {
    std::array<double, 5> by_kind;
};

Least least(const Colours& colours, bool sequential) {
    Least result;
    result.by_kind.fill(1e9);
    for (std::size_t i = 0; i < colours.size(); ++i)
        for (std::size_t k = i + 1; k < (sequential ? std::min(i + 2, colours.size()) : colours.size()); ++k)
            for (std::size_t v = 0; v < 5; ++v)
                result.by_kind[v] =
                    std::min(result.by_kind[v], vision::difference(colours[i], colours[k], vision::kinds[v]));
    return result;
}

void check(const std::string& name, const Row& row, const Colours& colours) {
    INFO(name);
    const bool sequential = row.rule == "sequential";
    REQUIRE((sequential || row.rule == "categories"));
    const Least found = least(colours, sequential);
    std::printf("%-24s %-10s %zu", name.c_str(), row.rule.c_str(), colours.size());
    for (std::size_t v = 0; v < 5; ++v) std::printf("  %s %5.1f", vision::names[v], found.by_kind[v]);
    std::printf("\n");
    for (std::size_t v = 0; v < 5; ++v) {
        if (!sequential && vision::kinds[v] == vision::Kind::grey) continue;  // has a second channel instead
        INFO(vision::names[v]);
        CHECK(found.by_kind[v] >= (sequential ? neighbours_apart : categories_apart));
    }
    if (sequential) return;
    CHECK_FALSE(row.second.empty());
}

}  // namespace

TEST_CASE("CIEDE2000 gives what its authors publish") {
    // G. Sharma, W. Wu, E. N. Dalal: The CIEDE2000 color-difference formula, Color Research & Application 30 (2005),
    // table 1.
    struct Pair {
        vision::Three a, b;
        double difference;
    };
    const Pair pairs[] = {
        {{50, 2.6772, -79.7751}, {50, 0, -82.7485}, 2.0425},
        {{50, -1.3802, -84.2814}, {50, 0, -82.7485}, 1.0000},
        {{50, 0, 0}, {50, -1, 2}, 2.3669},
        {{50, 2.49, -0.001}, {50, -2.49, 0.0009}, 7.1792},
        {{50, 2.49, -0.001}, {50, -2.49, 0.0011}, 7.2195},
        {{50, -0.001, 2.49}, {50, 0.0009, -2.49}, 4.8045},
        {{50, 2.5, 0}, {50, 0, -2.5}, 4.3065},
        {{50, 2.5, 0}, {73, 25, -18}, 27.1492},
        {{50, 2.5, 0}, {61, -5, 29}, 22.8977},
        {{60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}, 1.2644},
        {{22.7233, 20.0904, -46.6940}, {23.0331, 14.9730, -42.5619}, 2.0373},
        {{90.8027, -2.0831, 1.4410}, {91.1528, -1.6435, 0.0447}, 1.4441},
        {{6.7747, -0.2908, -2.4247}, {5.8714, -0.0985, -2.2286}, 0.6377},
        {{2.0776, 0.0795, -1.1350}, {0.9033, -0.0636, -0.5514}, 0.9082},
    };
    for (const Pair& p : pairs) {
        INFO(p.difference);
        CHECK(std::abs(vision::ciede2000(p.a, p.b) - p.difference) < 0.00006);
        CHECK(std::abs(vision::ciede2000(p.b, p.a) - p.difference) < 0.00006);
    }
    CHECK(vision::lab(vision::seen({255, 255, 255}, vision::Kind::normal))[0] > 99.99);
    CHECK(std::abs(vision::lab(vision::seen({128, 128, 128}, vision::Kind::protan))[1]) < 0.5);  // grey stays grey
}

TEST_CASE("the colours of every palette are far enough apart for every eye and in grey print") {
    const auto css = themes();
    REQUIRE(css.size() == 3);  // light, dark by preference, dark by choice
    CHECK(css[1] == css[2]);
    constexpr const char* theme_names[] = {"light", "dark"};
    std::set<std::string> listed = plain;
    for (const Row& row : rows()) {
        const auto tokens = base::split(row.tokens, ' ');
        for (std::size_t theme = 0; theme < 2 && !row.tokens.empty(); ++theme) {
            Colours colours;
            for (const auto token : tokens) {
                REQUIRE(css[theme].contains(std::string{token}));
                colours.push_back(scene::colour(css[theme].at(std::string{token}).c_str()));
                listed.emplace(token);
            }
            check(row.name + ", " + theme_names[theme], row, colours);
        }
        if (row.drawn.empty()) continue;
        for (const auto& [name, colours] : drawn(row.drawn)) check(name + ", drawn", row, colours);
        // Paper, PNG and light pages show the same colours.
        const Colours same = drawn(row.drawn)[row.rule == "sequential" ? 3 : 0].second;
        for (std::size_t i = 0; i < tokens.size() && !row.tokens.empty(); ++i) {
            INFO(tokens[i]);
            CHECK(css[0].at(std::string{tokens[i]}) == scene::hex(same.at(i)));
        }
    }
    for (const auto& theme : css)
        for (const auto& [token, value] : theme) {
            const bool upon_class = token.size() == 3 && token[1] == 't' && token[2] >= '0' && token[2] <= '4';
            INFO(token);
            CHECK((listed.contains(token) || upon_class));
        }
}

TEST_CASE("text upon a class can be read in both themes") {
    for (const auto& theme : themes())
        for (const char* family : {"w", "c", "d", "b"})
            for (int i = 0; i < 5; ++i) {
                const std::string n = std::to_string(i), fill = family + n, text = std::string{family} + "t" + n;
                if (!theme.contains(fill)) continue;
                INFO(fill);
                CHECK(palette::contrast(scene::colour(theme.at(fill).c_str()), scene::colour(theme.at(text).c_str())) >=
                      4);
            }
}
