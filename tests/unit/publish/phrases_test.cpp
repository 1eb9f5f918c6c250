// SPDX-License-Identifier: Apache-2.0
// The languages say the same things: same keys, same facts.
#include <algorithm>
#include <set>

#include "base/file.hpp"
#include "base/phrases.hpp"
#include "fixture.hpp"
#include "support/catch.hpp"

using namespace qm;

namespace {

std::set<std::string> names_in(const std::string& text) {
    std::set<std::string> names;
    for (std::size_t at = 0; (at = text.find('{', at)) != std::string::npos; ++at)
        if (const auto close = text.find('}', at); close != std::string::npos)
            names.insert(text.substr(at, std::min(close, text.find('|', at)) - at));  // {n|row|rows} names n
    return names;
}

}  // namespace

TEST_CASE("a phrase of one language exists in the other with the same facts") {
    const std::string file =
        GENERATE(as<std::string>{}, "pages.toml", "pages_analysis.toml", "pages_quality.toml", "explain.toml");
    const auto read = [&](const char* language) {
        return base::Phrases::from_text(
            base::read_file(publish::testing::templates_folder() + "/phrases/" + language + "/" + file));
    };
    const auto zh = read("zh"), en = read("en");
    for (const std::string& key : zh.keys()) {
        CAPTURE(key);
        REQUIRE(en.has(key));
        CHECK(names_in(zh.say(key)) == names_in(en.say(key)));
    }
    for (const std::string& key : en.keys()) {
        CAPTURE(key);
        const bool plural = key.ends_with("_one") && zh.has(key.substr(0, key.size() - 4));
        // Words of the data ("[level] 高 = high") need no translation into Chinese.
        const bool of_data =
            std::any_of(key.begin(), key.end(), [](char c) { return static_cast<unsigned char>(c) > 0x7f; });
        CHECK((zh.has(key) || plural || of_data));
    }
}
