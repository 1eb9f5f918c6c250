// SPDX-License-Identifier: Apache-2.0
#include <regex>
#include <stdexcept>

#include "paint/svg_writer.hpp"
#include "run.hpp"
#include "sample.hpp"
#include "support/catch.hpp"

using namespace qm;
using namespace qm::scene;
using paint::Format;
using paint::relative_address;
using paint::SvgWriter;

namespace {

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t n = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
    return n;
}

std::string inline_svg(const Figure& figure, const std::string& prefix = "") {
    paint::Options options = sample::options();
    options.id_prefix = prefix;
    return paint::paint(figure, Format::svg_inline, options);
}

Figure empty_figure() {
    Figure figure;
    figure.name = "f";
    figure.title = "t";
    figure.width = figure.height = 100;
    return figure;
}

const std::vector<std::string> hostile = {"<script>alert(1)</script>",
                                          "\"><img src=x onerror=alert(1)>",
                                          "' onmouseover='x",
                                          "--><svg onload=x>",
                                          "]]>",
                                          "{{x}}",
                                          "=HYPERLINK(\"x\")",
                                          "&lt;",
                                          "a\x01"
                                          "b\xff\xfe",
                                          "\u202egnp.exe"};

}  // namespace

TEST_CASE("hostile words stay words, wherever they stand") {
    for (const std::string& words : hostile) {
        Figure figure = empty_figure();
        figure.title = words;
        figure.description = words;
        Group& group = figure.root.group(words);
        group.key = words;
        group.title = words;
        group.href = words;
        Text text;
        text.words = words;
        text.role = words;
        group.add(text);
        for (const Format format : {Format::svg, Format::svg_inline}) {
            const std::string svg = paint::paint(figure, format, sample::options());
            INFO(words << "\n" << svg);
            CHECK_FALSE(has(svg, "<script"));
            CHECK_FALSE(has(svg, "<img"));
            CHECK_FALSE(has(svg, "\x01"));
            CHECK_FALSE(has(svg, "\u202e"));
            CHECK_FALSE(std::regex_search(svg, std::regex{"<[^>\"]*(\"[^\"]*\"[^>\"]*)*\\son[a-z]+="}));
            const tool::Answer lint = tool::ask("xmllint", "xmllint --noout {}", svg);
            if (lint.ran) CHECK(lint.output == "");
        }
    }
    Figure figure = empty_figure();
    figure.root.group("").title = "a & b < c > d \" {{x}}";
    CHECK(has(inline_svg(figure), "<title>a &amp; b &lt; c &gt; d \" {{x}}</title>"));
    figure.root.group("").key = "a & b \" c";
    CHECK(has(inline_svg(figure), "data-key=\"a &amp; b &quot; c\""));
}

TEST_CASE("links are relative addresses and nothing else") {
    CHECK(relative_address("town.html?a=1&b=2#x") == "town.html?a=1&b=2#x");
    CHECK(relative_address("../镇/a b\".html") == "../镇/a%20b%22.html");
    CHECK(relative_address("a/b:c") == "a/b:c");
    for (const char* bad :
         {"javascript:alert(1)", "JaVaScRiPt:x", "https://x.org/", "//x.org", "data:text/html,x", ":"}) {
        CHECK(relative_address(bad) == "");
    }
    // Browsers drop tabs inside a scheme and read \ as /; neither may smuggle one in.
    CHECK(relative_address("/\\x.org") == "/%5Cx.org");
    CHECK(relative_address("java\tscript:x") == "");
}

TEST_CASE("the inline form carries no style, no script, no outside reference, and the stand-alone form no link") {
    const std::string page = inline_svg(sample::figure());
    const std::string alone = paint::paint(sample::figure(), Format::svg, sample::options());
    for (const std::string& svg : {page, alone}) {
        CHECK_FALSE(has(svg, "style"));
        CHECK_FALSE(has(svg, "http://www.w3.org/1999"));
        CHECK_FALSE(has(svg, "<image"));
        CHECK(has(svg, "北滘镇</text>"));
        CHECK(has(svg, ">𠮷<"));  // the reader's own fonts decide, unlike in PDF
    }
    CHECK_FALSE(has(page, "<?xml"));
    CHECK_FALSE(has(page, "xmlns"));
    CHECK(count(page, "<a ") == 4);
    CHECK(has(page, "<a id=\"town-2\" href=\"town-2.html\" class=\"town\" data-key=\"town-2\">\n<title>镇 2</title>"));
    CHECK(has(page, "role=\"group\" aria-labelledby=\"title desc\""));
    CHECK(alone.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\""));
    CHECK_FALSE(has(alone, "href"));
    CHECK(has(page, "fill=\"none\" fill-rule=\"evenodd\""));  // holes are holes whichever way they run
    CHECK(has(page, "<circle fill=\"#0f6b6b\" stroke=\"#1f2328\" cx=\"40\" cy=\"250\" r=\"8\"/>"));
    CHECK(has(page, " opacity=\".5\" d="));
    CHECK(has(alone, "role=\"img\""));
    CHECK(has(alone, "font-family=\"'WenQuanYi Micro Hei',sans-serif\""));
    CHECK(has(alone, ">示例数据 · 纯属虚构</text>"));
    CHECK(has(alone, ">顺德区问题密度（件/百户，2024年6月）</text>"));
}

TEST_CASE("a figure that shows its title is not given a second one") {
    Figure figure = sample::figure();
    Text title;
    title.words = figure.title;
    title.at = {10, 390};
    figure.root.add(title);
    CHECK(count(paint::paint(figure, Format::svg, sample::options()), figure.title + "</text>") == 1);
}

TEST_CASE("both forms are well-formed XML") {
    for (const Format format : {Format::svg, Format::svg_inline}) {
        const tool::Answer lint =
            tool::ask("xmllint", "xmllint --noout {}", paint::paint(sample::figure(), format, sample::options()));
        if (lint.ran) CHECK(lint.output == "");
    }
}

TEST_CASE("ids are unique, prefixed, and every reference has its target") {
    const std::string svg = inline_svg(sample::figure(), "home-");
    std::vector<std::string> ids;
    const std::regex id{" id=\"([^\"]*)\""}, url{"url\\(#([^)]*)\\)"};
    for (std::sregex_iterator it{svg.begin(), svg.end(), id}, end; it != end; ++it) ids.push_back((*it)[1]);
    std::vector<std::string> sorted = ids;
    std::sort(sorted.begin(), sorted.end());
    CHECK(std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end());
    for (const std::string& name : ids) CHECK(name.starts_with("home-"));
    std::size_t references = 0;
    for (std::sregex_iterator it{svg.begin(), svg.end(), url}, end; it != end; ++it, ++references) {
        CHECK(std::binary_search(sorted.begin(), sorted.end(), (*it)[1].str()));
    }
    CHECK(references == 3);
    CHECK(has(svg, "aria-labelledby=\"home-title home-desc\""));

    Figure twice = sample::figure();
    twice.root.group("").id = "town-2";
    CHECK_THROWS_AS(inline_svg(twice), std::logic_error);
}

TEST_CASE("patterns are defined only when used, at the scale of what uses them") {
    CHECK_FALSE(has(inline_svg(empty_figure()), "<defs"));
    const std::string svg = inline_svg(sample::figure());
    CHECK(has(svg, "<pattern id=\"hatch-t\""));
    CHECK(has(svg, "patternTransform=\"scale(10)rotate(45)\""));
    CHECK(has(svg, "<pattern id=\"dots-light-t\""));  // white dots on dark red
    CHECK_FALSE(has(svg, "id=\"dots-t\""));
    CHECK(has(svg, "<path class=\"area\" fill=\"url(#hatch-t)\""));
}

TEST_CASE("outlines are drawn under scale(.1) with the stroke to match; all else is in px") {
    Figure figure = empty_figure();
    Path area;
    area.outline = sample::square(1, 2, 3);
    area.style.stroke = colour("#ffffff");
    area.style.stroke_width = 0.8;
    figure.root.add(area);
    CHECK(has(inline_svg(figure),
              "<path stroke=\"#fff\" stroke-width=\"8\" transform=\"scale(.1)\" d=\"m10 20h30v30h-30z\"/>"));
    figure.root.add(area);  // two together: the scale and the shared stroke are written once
    CHECK(has(inline_svg(figure),
              "<g transform=\"scale(.1)\" stroke=\"#fff\" stroke-width=\"8\">\n"
              "<path d=\"m10 20h30v30h-30z\"/>\n<path d=\"m10 20h30v30h-30z\"/></g>"));
    area.style.stroke_width = 2;  // one that differs: each has its own
    figure.root.add(area);
    CHECK(count(inline_svg(figure), "stroke-width=\"8\"") == 2);
    CHECK(count(inline_svg(figure), "stroke-width=\"20\"") == 1);
    Path frame;
    frame.segments = {{Segment::Kind::move, {0, 0}, {}, {}}, {Segment::Kind::line, {9.5, 0}, {}, {}}};
    frame.style = area.style;
    figure.root.add(frame);  // after a run, strokes are written again
    CHECK(has(inline_svg(figure), "</g>\n<path stroke=\"#fff\" stroke-width=\"2\" d=\"m0 0h9.5\"/>"));
    figure.root.items.pop_back();
    figure.root.items.pop_back();
    figure.root.add(frame);
    CHECK(has(inline_svg(figure), "</g>\n<path stroke=\"#fff\" stroke-width=\"2\" d=\"m0 0h9.5\"/>"));
    Text text;
    text.words = "x";
    text.at = {12.34, 5};
    text.size = 14.5;
    figure.root.add(text);
    CHECK(has(inline_svg(figure), "<text x=\"12.3\" y=\"5\" font-size=\"14.5\" fill=\"#1f2328\">x</text>"));
}

TEST_CASE("the outline's bytes appear as they were encoded") {
    const Figure figure = sample::figure();
    const std::string svg = inline_svg(figure);
    CHECK(count(svg, "d=\"" + sample::square(320, 20, 100)->path_data() + "\"") == 1);
    // A pattern over a fill draws the shape twice, a pattern alone once.
    CHECK(count(svg, "d=\"" + sample::square(120, 20, 100)->path_data() + "\"") == 2);
    CHECK(count(svg, "d=\"" + sample::square(20, 20, 100)->path_data() + "\"") == 1);
}

TEST_CASE("an arrow has a head in the colour of the line, and a page's rule for the line does not reach it") {
    const std::string svg = inline_svg(sample::figure());
    CHECK(has(svg, "<path class=\"edge software\" stroke=\"#9b4d96\" stroke-width=\"1.3\" stroke-dasharray=\"4 3\""));
    CHECK(has(svg, "<path class=\"edge-arrow software-arrow\" fill=\"#9b4d96\" d=\"m300 360"));
}

TEST_CASE("halos are drawn behind the letters") {
    CHECK(has(inline_svg(sample::figure()),
              "<text x=\"70\" y=\"70\" font-size=\"12\" font-weight=\"600\" text-anchor=\"middle\" fill=\"#1f2328\" "
              "stroke=\"#fff\" stroke-width=\"3\" paint-order=\"stroke\">北滘镇</text>"));
}

TEST_CASE("a link in a link is not written") {
    Figure figure = empty_figure();
    Group& outer = figure.root.group("");
    outer.href = "a.html";
    outer.group("").href = "b.html";
    figure.root.group("").href = "c.html";
    const std::string svg = inline_svg(figure);
    CHECK(count(svg, "<a ") == 2);
    CHECK_FALSE(has(svg, "b.html"));
}

TEST_CASE("the writer refuses what would not be XML") {
    SvgWriter writer{""};
    CHECK_THROWS_AS(writer.close(), std::logic_error);
    CHECK_THROWS_AS(writer.words("x"), std::logic_error);
    writer.open("svg");
    writer.words("x");
    CHECK_THROWS_AS(writer.attribute("late", "x"), std::logic_error);
    CHECK_THROWS_AS(writer.finish(), std::logic_error);
    writer.close();
    CHECK(writer.finish() == "<svg>x</svg>\n");
    SvgWriter ids{""};
    ids.open("svg");
    CHECK_THROWS_AS(ids.id("a b"), std::logic_error);
    CHECK_THROWS_AS(ids.id(""), std::logic_error);
}
