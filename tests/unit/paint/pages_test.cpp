// SPDX-License-Identifier: Apache-2.0
// PDF and PNG are judged by what other programs read in them, never by their bytes.
#include <cstdint>
#include <stdexcept>

#include "base/failure.hpp"
#include "run.hpp"
#include "sample.hpp"
#include "support/catch.hpp"

using namespace qm;
using namespace qm::scene;
using paint::Format;

namespace {

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::string pdf(const Figure& figure) {
    return paint::paint(figure, Format::pdf, sample::options());
}

// How much ink a page carries, in units that only compare; -1 without the tool.
long ink(const Figure& figure) {
    paint::Options options = sample::options();
    options.stamp.clear();
    const std::string bytes = paint::paint(figure, Format::pdf, options);
    const tool::Answer raw = tool::ask("pdftoppm", "pdftoppm -r 72 -gray {} | tail -n +4", bytes);
    long sum = 0;
    for (const char c : raw.output) sum += 255 - static_cast<unsigned char>(c);
    return raw.ran ? sum : -1;
}

Figure sheet_of_600_by_300() {
    Figure figure;
    figure.name = "ink";
    figure.width = 600;
    figure.height = 300;
    return figure;
}

std::uint32_t big_endian(const std::string& bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = value * 256 + static_cast<unsigned char>(bytes[at + i]);
    return value;
}

}  // namespace

TEST_CASE("a PDF gives its Chinese text back, with the missing character spelled out") {
    const tool::Answer text = tool::ask("pdftotext", "pdftotext {} -", pdf(sample::figure()));
    if (!text.ran) return;
    INFO(text.output);
    CHECK(has(text.output, "北滘镇"));
    CHECK(has(text.output, "[U+20BB7]"));
    CHECK(has(text.output, "顺德区问题密度（件/百户，2024年6月）"));
    CHECK(has(text.output, "北滘镇最高，11 件；没有数据的 1 个。"));
    CHECK(has(text.output, "示例数据 · 纯属虚构"));
}

TEST_CASE("a PDF embeds its fonts as subsets and holds no other face than the configured one") {
    const tool::Answer fonts = tool::ask("pdffonts", "pdffonts {} | tail -n +3", pdf(sample::figure()));
    if (!fonts.ran) return;
    INFO(fonts.output);
    CHECK_FALSE(fonts.output.empty());
    std::size_t start = 0;
    for (std::size_t end = 0; (end = fonts.output.find('\n', start)) != std::string::npos; start = end + 1) {
        const std::string line = fonts.output.substr(start, end - start);
        CHECK(has(line, "WenQuanYi"));
        CHECK(has(line, "yes yes"));
        CHECK_FALSE(has(line, "Type 3"));
    }
}

TEST_CASE("a PDF is sound, tagged, dated as asked, on the figure's paper") {
    Figure figure = sample::figure();
    const tool::Answer check = tool::ask("qpdf", "qpdf --check {}", pdf(figure));
    INFO(check.output);
    if (check.ran) CHECK(check.status == 0);
    const auto info = [](const Figure& f) { return tool::ask("pdfinfo", "TZ=UTC pdfinfo {}", pdf(f)); };
    const tool::Answer landscape = info(figure);
    if (!landscape.ran) return;
    INFO(landscape.output);
    CHECK(has(landscape.output, "Tagged:          yes"));
    CHECK(has(landscape.output, "Title:           顺德区问题密度"));
    CHECK(has(landscape.output, "Author:          示例局"));
    CHECK(has(landscape.output, "CreationDate:    Sun Jun 30 00:00:00 2024 UTC"));
    CHECK(has(landscape.output, "ModDate:         Sun Jun 30 00:00:00 2024 UTC"));
    CHECK(has(landscape.output, "Pages:           1"));
    CHECK(has(landscape.output, "841.89 x 595.276 pts (A4)"));
    const tool::Answer structure = tool::ask("pdfinfo", "pdfinfo -struct {} | tr -d ' \\n'", pdf(figure));
    CHECK(structure.output == "DocumentSectH1(block)P(block)FigureP(block)");
    figure.width = 300;
    CHECK(has(info(figure).output, "595.276 x 841.89 pts (A4)"));
    figure.paper = Paper::a3;
    CHECK(has(info(figure).output, "841.89 x 1190.55 pts (A3)"));
}

TEST_CASE("a date that Cairo would replace by the clock is refused") {
    paint::Options options = sample::options();
    for (const char* bad : {"2024-06-30", "today", "2024-06-30T00:00:00+08:00"}) {
        options.created = bad;
        CHECK_THROWS_AS(paint::paint(sample::figure(), Format::pdf, options), std::invalid_argument);
    }
}

TEST_CASE("a PNG has the size asked for, title and stamp included, and is painted on white") {
    paint::Options options = sample::options();
    options.stamp.clear();
    Figure figure = sample::figure();
    figure.title.clear();
    std::string png = paint::paint(figure, Format::png, options);
    REQUIRE(png.starts_with("\x89PNG\r\n\x1a\n"));
    CHECK(big_endian(png, 16) == 600);
    CHECK(big_endian(png, 20) == 400);
    options.png_scale = 2;
    png = paint::paint(figure, Format::png, options);
    CHECK(big_endian(png, 16) == 1200);
    CHECK(big_endian(png, 20) == 800);
    options.stamp = "内部";
    CHECK(big_endian(paint::paint(figure, Format::png, options), 20) > 800);
    figure.width = 20'000;
    CHECK_THROWS_AS(paint::paint(figure, Format::png, options), std::invalid_argument);
}

TEST_CASE("bold is bolder and a white halo on white paper takes nothing from the letters") {
    Figure figure = sheet_of_600_by_300();
    Text text;
    text.words = "滘";
    text.size = 240;
    text.at = {180, 240};
    figure.root.add(text);
    Text& shown = std::get<Text>(figure.root.items[0]);
    paint::Options options = sample::options();
    options.stamp.clear();
    const std::string regular_png = paint::paint(figure, Format::png, options);
    const long regular = ink(figure);
    shown.weight = 600;
    const std::string bold_png = paint::paint(figure, Format::png, options);
    const long bold = ink(figure);
    shown.halo = colour("#ffffff");
    CHECK((bold_png != regular_png));
    CHECK((paint::paint(figure, Format::png, options) == bold_png));
    if (regular < 0) return;
    CHECK(regular > 10'000);
    CHECK(bold > regular * 11 / 10);
    CHECK(ink(figure) == bold);
}

TEST_CASE("holes stay open whichever way they run, and opacity is of the whole item") {
    Figure figure = sheet_of_600_by_300();
    const std::vector<Point> outer{{200, 50}, {400, 50}, {400, 250}, {200, 250}};
    const std::vector<Point> inner{{250, 100}, {350, 100}, {350, 200}, {250, 200}};  // the same way round: a quarter
    Path path;
    path.style.fill = colour("#000000");
    path.outline = std::make_shared<Outline>(std::vector<Outline::Contour>{{outer, true}});
    figure.root.add(path);
    Path& shown = std::get<Path>(figure.root.items[0]);
    const double full = static_cast<double>(ink(figure));
    if (full < 0) return;
    shown.outline = std::make_shared<Outline>(std::vector<Outline::Contour>{{outer, true}, {inner, true}});
    CHECK(static_cast<double>(ink(figure)) / full == Approx(0.75).margin(0.02));
    shown.outline = std::make_shared<Outline>(std::vector<Outline::Contour>{{outer, true}});
    shown.style.opacity = 0.5;
    CHECK(static_cast<double>(ink(figure)) / full == Approx(0.5).margin(0.02));
    shown.style.stroke = colour("#000000");  // half of the stroke lies on the fill and must not darken it
    shown.style.stroke_width = 40;
    CHECK(static_cast<double>(ink(figure)) / full == Approx(0.5 * 1.44).margin(0.03));
    // A pattern marks some of the ground and stays inside.
    shown.style = {};
    for (const Pattern pattern : {Pattern::hatch, Pattern::dots, Pattern::cross}) {
        shown.style.pattern = pattern;
        const double part = static_cast<double>(ink(figure)) / full;
        INFO("pattern " << static_cast<int>(pattern));
        CHECK(part > 0.03);
        CHECK(part < 0.3);
    }
}

TEST_CASE("without its font nothing is painted") {
    paint::Options options = sample::options();
    options.families = {"No Such Family"};
    for (const Format format : {Format::pdf, Format::png, Format::svg}) {
        CHECK_THROWS_AS(paint::paint(sample::figure(), format, options), base::Failure);
    }
    CHECK_NOTHROW(paint::paint(sample::figure(), Format::svg_inline, options));  // the page's fonts are the reader's
}
