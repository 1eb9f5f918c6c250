// SPDX-License-Identifier: Apache-2.0
// Needs fonts-wqy-microhei, as the program does.
#include <thread>

#include "base/failure.hpp"
#include "scene/fonts.hpp"
#include "scene/text_metrics.hpp"
#include "support/catch.hpp"

using namespace qm::scene;

namespace {
const std::string family = "WenQuanYi Micro Hei";
}

TEST_CASE("hanzi are one em wide, rare ones included, at any size and weight") {
    const TextMetrics metrics{{family}};
    CHECK(metrics.width("北滘镇", 10) == Approx(30));
    CHECK(metrics.width("滘", 14.5, 600) == Approx(14.5));
    CHECK(metrics.lacking("北滘镇勒流杏坛").empty());
    CHECK(metrics.width("", 10) == 0);
    CHECK(metrics.width("ii", 10) < metrics.width("WW", 10));
    CHECK(metrics.width("12.5", 20) == Approx(2 * metrics.width("12.5", 10)));
}

TEST_CASE("a missing family is a failure of the configuration, never a substitute") {
    try {
        TextMetrics{{"No Such Family", "另一个"}};
        FAIL("accepted a family that is not installed");
    } catch (const qm::base::Failure& failure) {
        CHECK(failure.exit() == qm::base::Exit::configuration);
        CHECK(failure.diagnostic().code == "V017");
        CHECK(failure.diagnostic().facts.at("family") == "No Such Family, 另一个");
    }
    CHECK_THROWS_AS(TextMetrics{std::vector<std::string>{}}, qm::base::Failure);
    CHECK_THROWS_AS(TextMetrics{{"sans-serif"}}, qm::base::Failure);       // a generic name is a substitution
    CHECK_THROWS_AS(TextMetrics{{"WenQuanYi Micro"}}, qm::base::Failure);  // the beginning of a name is not the name
    CHECK(TextMetrics{{"No Such Family", family}}.families() == std::vector<std::string>{family});
}

TEST_CASE("a code point that no configured family has is spelled out and as wide as its spelling") {
    const TextMetrics metrics{{family}};
    CHECK(metrics.lacking("a𠮷b𠮷") == U"\U00020BB7");
    CHECK(metrics.width("𠮷", 12) == Approx(metrics.width("[U+20BB7]", 12)));
    std::u32string said;
    for (const Drawn& drawn : FontChain{{family}}.line("𠮷镇", 400)) said += drawn.code_point;
    CHECK(said == U"[U+20BB7]镇");
}

TEST_CASE("families are asked in the configured order") {
    const FontChain one{{family, "DejaVu Sans"}};
    if (one.families().size() < 2) {
        WARN("skipped: DejaVu Sans is not installed");
        return;
    }
    const FontChain other{{"DejaVu Sans", family}};
    CHECK(one.line("A", 400)[0].face->file() != other.line("A", 400)[0].face->file());
    CHECK(one.line("滘", 400)[0].face->file() == other.line("滘", 400)[0].face->file());
    // WenQuanYi has one weight: 600 is thickened; DejaVu has a bold face of its own.
    CHECK(one.line("A", 600)[0].embolden);
    CHECK_FALSE(one.line("A", 400)[0].embolden);
    CHECK_FALSE(other.line("A", 600)[0].embolden);
    CHECK(other.line("A", 600)[0].face->weight() >= 600);
    CHECK(other.line("A", 400)[0].face->weight() == 400);
}

TEST_CASE("fitted cuts to the width, says so, and never inside a character") {
    const TextMetrics metrics{{family}};
    CHECK(metrics.fitted("北滘镇", 10, 400, 30) == "北滘镇");
    const std::string cut = metrics.fitted("北滘工业园区", 10, 400, 45);
    CHECK(cut.ends_with("…"));
    CHECK(cut.starts_with("北滘"));
    CHECK(metrics.width(cut, 10) <= 45);
    CHECK(metrics.width(cut, 10) > 30);  // the longest that fits, not just any
    CHECK(metrics.fitted("北滘", 10, 400, 1).empty());
}

TEST_CASE("what cannot be seen takes no room and reorders nothing") {
    CHECK(printable("a\tb\nc") == U"a b c");
    CHECK(printable("a\x01\x7f\xc2\x85z") == U"az");
    CHECK(printable("a\u202e\u200b\ufeff\u2066z") == U"az");
    CHECK(printable("a\xff") == U"a\ufffd");
    const TextMetrics metrics{{family}};
    CHECK(metrics.width("北\u200b\u202e滘", 10) == Approx(20));
    CHECK(metrics.width("葛\U000E0100城", 10) == Approx(20));  // an ideographic variation sequence
    CHECK(metrics.lacking("葛\U000E0100\u200b").empty());
}

TEST_CASE("widths are the same in every thread") {
    const TextMetrics metrics{{family}};
    const double expected = metrics.width("北滘镇 Beijiao 12.5%", 13, 600);
    std::vector<double> seen(8);
    {
        std::vector<std::jthread> threads;
        for (double& slot : seen) {
            threads.emplace_back([&slot] {
                const TextMetrics own{{family, "DejaVu Sans"}};
                for (int i = 0; i < 200; ++i) slot = own.width("北滘镇 Beijiao 12.5%", 13, 600);
            });
        }
    }
    for (const double width : seen) CHECK(width == expected);
}
