// SPDX-License-Identifier: Apache-2.0
// The polygons and attributes of one boundary layer, in the datum of the run, repaired where they had to be.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/feedback.hpp"
#include "model/config.hpp"
#include "model/district.hpp"
#include "model/geometry.hpp"

namespace qm::read {

struct LayerFeature {
    std::uint64_t number = 0;             // position in the file, from 1, for messages
    std::vector<std::string> attributes;  // in the order in which they were asked for; UTF-8, trimmed
    model::MultiPolygon shape;            // never empty; shells run counter-clockwise, holes clockwise
};

struct Layer {
    std::string file;    // as messages show it
    std::string sha256;  // over all files that make up the layer
    std::vector<LayerFeature> features;
    std::vector<model::GroundNote> ground;  // findings of shapes, with their places
    std::uint64_t turned = 0;               // rings that ran the other way than GeoJSON wants
};

struct WantedAttribute {
    std::string name;
    bool required = false;  // Failure G009 when the layer has none of that name
};

/// Failures and findings: see layers.hpp.
Layer read_layer(const model::LayerConfig& layer, const std::vector<WantedAttribute>& wanted,
                 const model::Config& config, base::Diagnostics& findings);

}  // namespace qm::read
