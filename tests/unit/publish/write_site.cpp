// SPDX-License-Identifier: Apache-2.0
// Writes the fixture's pages to a folder, to be looked at. Not a test.
#include <cstdlib>

#include "base/file.hpp"
#include "fixture.hpp"
#include "support/catch.hpp"

TEST_CASE("write site", "[.]") {
    using namespace qm;
    const std::filesystem::path out = std::getenv("OUT");
    const auto templates = publish::load_templates(publish::testing::templates_folder());
    base::Diagnostics findings;
    base::Progress progress;
    base::Feedback feedback{findings, progress};
    std::vector<publish::File> files = publish::assets(publish::testing::templates_folder());
    for (const char* language : {"zh", "en"}) {
        const auto m = publish::testing::month(language);
        for (auto& file : publish::pages(m.input(std::string{language} == "zh" ? "2024-06" : "2024-06/en"), *templates, 2, feedback)) files.push_back(std::move(file));
    }
    for (const auto& file : files) {
        base::make_folder((out / file.path).parent_path());
        base::write_file(out / file.path, file.bytes, false);
    }
}
