// SPDX-License-Identifier: Apache-2.0
// The boundary layer of the towns as GeoJSON: read, repaired with findings, or refused. The reader of layers is called
// directly: nothing else of a project is read again for each input.
#include "read/layers.hpp"

#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "base/failure.hpp"

using namespace qm;

namespace {

std::filesystem::path own_folder() {
    // In memory where there is such a place: the disk would be most of the time.
    const std::filesystem::path memory = "/dev/shm";
    std::error_code error;
    auto folder = (std::filesystem::is_directory(memory, error) ? memory : std::filesystem::temp_directory_path()) /
                  ("fuzz_layer_" + std::to_string(getpid()));
    std::filesystem::create_directories(folder);
    return folder;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const model::Config config = [] {
        model::Config made;
        made.project = own_folder();
        made.data = QM_SOURCE_DIR;
        made.file = made.project / "qualitymap.toml";
        made.roots = {made.project};
        made.towns.file = made.project / "towns.geojson";
        made.towns.crs = "EPSG:4326";
        return made;
    }();
    if (std::FILE* out = std::fopen(config.towns.file.c_str(), "wb"); out != nullptr) {
        std::fwrite(data, 1, size, out);
        std::fclose(out);
    }
    base::Diagnostics findings;
    model::District district;
    try {
        read::read_layers(config, district, findings);
        for (const auto& town : district.towns)
            for (const auto& polygon : town.shape)
                if (polygon.shell.size() < 3) std::abort();
    } catch (const base::Failure&) {
    }
    return 0;
}
