// SPDX-License-Identifier: Apache-2.0
#include "read/layers.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/hash.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"
#include "read/coordinates.hpp"
#include "read/layer_coverage.hpp"
#include "read/layer_features.hpp"
#include "read/refusal.hpp"

namespace qm::read {
namespace {

using base::Severity;
using model::Index;

// Centre of gravity of the largest part, for deciding where a park lies.
model::LonLat centre_of(const model::MultiPolygon& shape) {
    const model::Ring* largest = nullptr;
    double best = -1;
    for (const auto& polygon : shape) {
        const double area = model::area_m2({polygon});
        if (area > best) {
            best = area;
            largest = &polygon.shell;
        }
    }
    const model::LonLat origin = largest->front();
    double sum = 0, x = 0, y = 0;
    for (std::size_t i = 0; i < largest->size(); ++i) {
        const auto a = (*largest)[i], b = (*largest)[(i + 1) % largest->size()];
        const double ax = a.lon - static_cast<double>(origin.lon), ay = a.lat - static_cast<double>(origin.lat);
        const double bx = b.lon - static_cast<double>(origin.lon), by = b.lat - static_cast<double>(origin.lat);
        const double cross = ax * by - bx * ay;
        sum += cross;
        x += (ax + bx) * cross;
        y += (ay + by) * cross;
    }
    if (sum == 0) return origin;
    return {static_cast<std::int32_t>(std::llround(origin.lon + x / (3 * sum))),
            static_cast<std::int32_t>(std::llround(origin.lat + y / (3 * sum)))};
}

bool lies_inside(const model::Park& inner, const model::GeoBox& inner_box, const model::Park& outer,
                 const model::GeoBox& outer_box) {
    if (!outer_box.contains(inner_box.low) || !outer_box.contains(inner_box.high) || inner.area_km2 >= outer.area_km2)
        return false;
    for (const auto& polygon : inner.shape)
        for (const auto point : polygon.shell)
            if (model::side_of(outer.shape, point) == model::Side::outside) return false;
    return true;
}

class Layers {
  public:
    Layers(const model::Config& config, model::District& district, base::Diagnostics& findings)
        : config_{config}, district_{district}, findings_{findings} {}

    std::string read() {
        const auto towns = read_layer(
            config_.towns, {{config_.towns.code, true}, {config_.towns.name, true}, {config_.towns.name_en, false}},
            config_, findings_);
        district_.towns_note = note(config_.towns, towns);
        district_.datum = working_datum(config_);
        district_.inverse = config_.map.inverse && from_afar();
        take_towns(towns);
        check_coverage(config_, district_, towns.file, findings_);
        std::string hashes = "towns " + towns.sha256 + " " + config_.towns.crs;
        if (!config_.parks.file.empty()) {
            const auto parks = read_layer(
                config_.parks, {{config_.parks.code, true}, {config_.parks.name, true}, {config_.parks.town, false}},
                config_, findings_);
            district_.parks_note = note(config_.parks, parks);
            take_parks(parks);
            hashes += " parks " + parks.sha256 + " " + config_.parks.crs;
        }
        // How they were read is part of what they are; as long as nothing is converted the hash is that of old.
        if (district_.datum != model::Datum::wgs84 || district_.inverse)
            hashes += " datum " + std::string{model::name_of(district_.datum)};
        return base::sha256(hashes);
    }

  private:
    /// Some layer or source is in a datum that only the inverse leads out of.
    bool from_afar() const {
        const auto shifted = [](const std::string& crs) { return datum_of(crs) != model::Datum::wgs84; };
        return shifted(config_.towns.crs) || shifted(config_.parks.crs) ||
               std::any_of(config_.sources.begin(), config_.sources.end(),
                           [&](const auto& source) { return shifted(source.crs); });
    }

    /// What both layers leave behind besides their features.
    void keep_ground(const Layer& layer) {
        district_.ground.insert(district_.ground.end(), layer.ground.begin(), layer.ground.end());
        if (layer.turned > 0)
            findings_.add("G015", Severity::info, {layer.file, "", 0, 0}, {{"count", std::to_string(layer.turned)}});
    }

    void say_at(const char* code, const Layer& layer, model::LonLat at, base::Facts facts) {
        base::Diagnostic finding{code, Severity::warning, {layer.file, "", 0, 0}, std::move(facts)};
        findings_.add(finding);
        if (at.known()) district_.ground.push_back({std::move(finding), at, {}});
    }

    /// Pages name a layer that came with the program as the configuration does, not by where it is installed.
    model::LayerNote note(const model::LayerConfig& config, const Layer& layer) const {
        const auto shipped =
            std::filesystem::path{layer.file}.lexically_relative((config_.data / "geodata").lexically_normal());
        const bool ours = !shipped.empty() && *shipped.begin() != "..";
        return {ours ? "geodata:" + shipped.generic_string() : layer.file,
                config.source,
                config.review_no,
                config.schematic,
                layer.sha256,
                config.crs};
    }

    void say(const char* code, const Layer& layer, base::Facts facts) {
        findings_.add(code, Severity::warning, {layer.file, "", 0, 0}, std::move(facts));
    }

    void take_towns(const Layer& layer) {
        keep_ground(layer);
        for (const auto& feature : layer.features) {
            model::Town town;
            town.code = feature.attributes[0];
            town.name = feature.attributes[1];
            town.name_en = feature.attributes[2];
            town.short_name = model::short_town_name(town.name);
            town.shape = feature.shape;
            town.area_km2 = model::area_m2(town.shape) / 1e6;
            if (town.code.empty() || town.name.empty()) {
                say("B003", layer, {{"feature", std::to_string(feature.number)}, {"name", base::shown(town.name)}});
                continue;
            }
            district_.towns.push_back(std::move(town));
        }
        std::stable_sort(district_.towns.begin(), district_.towns.end(),
                         [](const model::Town& a, const model::Town& b) { return a.code < b.code; });
        join_town_parts(layer);
        if (district_.towns.empty()) refuse("B010", {layer.file, "", 0, 0});
    }

    // Two features of one code are two towns with a slip in one code, unless the configuration says that they are
    // parts.
    void join_town_parts(const Layer& layer) {
        std::vector<model::Town> joined;
        for (auto& town : district_.towns) {
            if (joined.empty() || joined.back().code != town.code) {
                joined.push_back(std::move(town));
                continue;
            }
            auto& first = joined.back();
            if (!config_.towns.parts || first.name != town.name)
                refuse("B004", {layer.file, "", 0, 0},
                       {{"code", base::shown(town.code)}, {"first", first.name}, {"second", town.name}});
            std::move(town.shape.begin(), town.shape.end(), std::back_inserter(first.shape));
            first.area_km2 = model::area_m2(first.shape) / 1e6;
        }
        district_.towns = std::move(joined);
    }

    void take_parks(const Layer& layer) {
        keep_ground(layer);
        for (const auto& feature : layer.features) {
            model::Park park;
            park.id = feature.attributes[0];
            park.name = feature.attributes[1];
            if (park.id.empty()) {
                say("B003", layer, {{"feature", std::to_string(feature.number)}, {"name", base::shown(park.name)}});
                continue;
            }
            if (park.name.empty()) park.name = park.id;
            park.shape = feature.shape;
            park.area_km2 = model::area_m2(park.shape) / 1e6;
            park.town = town_of(park, feature.attributes[2], layer);
            district_.parks.push_back(std::move(park));
        }
        std::stable_sort(district_.parks.begin(), district_.parks.end(),
                         [](const model::Park& a, const model::Park& b) { return a.id < b.id; });
        join_parts(layer);
        mark_nested();
    }

    Index town_of(const model::Park& park, const std::string& declared, const Layer& layer) {
        const model::LonLat centre = centre_of(park.shape);
        Index located = model::none;
        for (std::size_t i = 0; i < district_.towns.size() && located == model::none; ++i)
            if (model::side_of(district_.towns[i].shape, centre) != model::Side::outside)
                located = static_cast<Index>(i);
        const Index named = town_named(declared);
        if (named == model::none && located == model::none) {
            say_at("B007", layer, centre,
                   {{"park", base::shown(park.id + " " + park.name)}, {"town", base::shown(declared)}});
            return model::none;
        }
        if (named != model::none && named != located)
            say_at("B008", layer, centre,
                   {{"park", base::shown(park.id + " " + park.name)},
                    {"town", district_.towns[named].name},
                    {"located", located == model::none ? "" : district_.towns[located].name}});
        return named != model::none ? named : located;
    }

    Index town_named(const std::string& word) const {
        if (word.empty()) return model::none;
        const std::string key = base::name_key(word);
        for (std::size_t i = 0; i < district_.towns.size(); ++i) {
            const auto& town = district_.towns[i];
            for (const auto& name : {town.code, town.name, town.short_name})
                if (base::name_key(name) == key) return static_cast<Index>(i);
        }
        return model::none;
    }

    // Several features with one id are the parts of one park.
    void join_parts(const Layer& layer) {
        std::vector<model::Park> joined;
        for (auto& park : district_.parks) {
            if (joined.empty() || joined.back().id != park.id) {
                joined.push_back(std::move(park));
                continue;
            }
            auto& first = joined.back();
            if (!config_.parks.parts || first.name != park.name)
                say("B009", layer,
                    {{"park", base::shown(park.id)},
                     {"first", base::shown(first.name)},
                     {"second", base::shown(park.name)}});
            std::move(park.shape.begin(), park.shape.end(), std::back_inserter(first.shape));
            first.area_km2 = model::area_m2(first.shape) / 1e6;
        }
        district_.parks = std::move(joined);
    }

    void mark_nested() {
        auto& parks = district_.parks;
        std::vector<model::GeoBox> boxes;
        for (const auto& park : parks) boxes.push_back(model::box_of(park.shape));
        for (std::size_t i = 0; i < parks.size(); ++i)
            for (std::size_t j = 0; j < parks.size() && !parks[i].nested; ++j)
                parks[i].nested = i != j && lies_inside(parks[i], boxes[i], parks[j], boxes[j]);
    }

    const model::Config& config_;
    model::District& district_;
    base::Diagnostics& findings_;
};

}  // namespace

std::string read_layers(const model::Config& config, model::District& district, base::Diagnostics& findings) {
    return Layers{config, district, findings}.read();
}

}  // namespace qm::read
