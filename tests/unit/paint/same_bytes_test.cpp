// SPDX-License-Identifier: Apache-2.0
// Same figure, same options, same bytes: whatever the time zone, the locale, the clock or the thread.
#include <clocale>
#include <cstdlib>
#include <ctime>
#include <locale>
#include <thread>

#include "sample.hpp"
#include "support/catch.hpp"

using namespace qm;
using paint::Format;

namespace {

constexpr Format formats[] = {Format::svg, Format::svg_inline, Format::pdf, Format::png};

std::vector<std::string> all() {
    std::vector<std::string> bytes;
    for (const Format format : formats) bytes.push_back(paint::paint(sample::figure(), format, sample::options()));
    return bytes;
}

struct Comma : std::numpunct<char> {
    char do_decimal_point() const override { return ','; }
    char do_thousands_sep() const override { return '.'; }
    std::string do_grouping() const override { return "\3"; }
};

}  // namespace

TEST_CASE("bytes do not depend on time zone, locale or clock") {
    const std::vector<std::string> expected = all();
    const std::locale before = std::locale::global(std::locale{std::locale{}, new Comma});
    for (const char* zone : {"Asia/Shanghai", "America/Los_Angeles"}) {
        setenv("TZ", zone, 1);
        tzset();
        for (const char* name : {"C", "C.UTF-8", "de_DE.UTF-8", "zh_CN.UTF-8"}) {
            setenv("LC_ALL", name, 1);
            std::setlocale(LC_ALL, name);
            const std::vector<std::string> bytes = all();
            for (std::size_t i = 0; i < bytes.size(); ++i) {
                INFO(zone << ' ' << name << " format " << i);
                CHECK((bytes[i] == expected[i]));
            }
        }
    }
    std::this_thread::sleep_for(std::chrono::milliseconds{1100});  // Cairo's dates have seconds
    CHECK((all() == expected));
    unsetenv("TZ");
    unsetenv("LC_ALL");
    tzset();
    std::setlocale(LC_ALL, "C");
    std::locale::global(before);
}

TEST_CASE("four threads that paint at once write what one writes") {
    const std::vector<std::string> expected = all();
    std::vector<std::vector<std::string>> seen(4);
    {
        std::vector<std::jthread> threads;
        for (auto& slot : seen) {
            threads.emplace_back([&slot] {
                for (int i = 0; i < 5; ++i) slot = all();
            });
        }
    }
    for (const auto& bytes : seen) CHECK((bytes == expected));
}
