// SPDX-License-Identifier: Apache-2.0
#include "read/layer_features.hpp"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>

#include "base/hash.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"
#include "read/attribute_text.hpp"
#include "read/coordinates.hpp"
#include "read/geo_library.hpp"
#include "read/geopackage.hpp"
#include "read/input_file.hpp"
#include "read/json_check.hpp"
#include "read/layer_shapes.hpp"
#include "read/postgres.hpp"
#include "read/records.hpp"
#include "read/refusal.hpp"

namespace qm::read {
namespace {

namespace fs = std::filesystem;

// What may be opened, by extension; GDAL would otherwise try seventy drivers, some of them with a network.
struct Format {
    std::string_view extension;
    std::array<const char*, 3> drivers;  // ends in nullptr
};
constexpr std::array<Format, 6> formats{{{".geojson", {"GeoJSON", nullptr}},
                                         {".json", {"GeoJSON", "TopoJSON", nullptr}},
                                         {".topojson", {"TopoJSON", nullptr}},
                                         {".shp", {"ESRI Shapefile", nullptr}},
                                         {".fgb", {"FlatGeobuf", nullptr}},
                                         {".kml", {"LIBKML", "KML", nullptr}}}};

std::string lower_extension(const fs::path& file) {
    std::string extension = file.extension().string();
    for (char& c : extension)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return extension;
}

struct Close {
    void operator()(GDALDataset* set) const { GDALClose(set); }
};
using Dataset = std::unique_ptr<GDALDataset, Close>;

class LayerReader {
  public:
    LayerReader(const model::LayerConfig& layer, const model::Config& config, base::Diagnostics& findings)
        : layer_{layer},
          config_{config},
          findings_{findings},
          name_{base::shown(name_in(config.project, layer.file), 200)},
          extension_{lower_extension(layer.file)} {}

    Layer read(const std::vector<WantedAttribute>& wanted) {
        prepare_geo_library();
        const PointTransform transform{
            layer_.crs,
            working_datum(config_),
            {name_in(config_.project, config_.file), "", static_cast<std::uint32_t>(layer_.line), 0}};
        ShapeMaker shapes{transform, config_.limits.vertices, name_, findings_};
        if (!layer_.connection.empty()) return read_database(wanted, shapes);
        require_inside(layer_.file, name_, config_.roots);
        Layer result;
        result.file = name_;
        if (extension_ == ".gpkg") {
            const InputFile file{layer_.file, name_, config_.limits.csv_bytes};
            if (file.size() == 0) refuse("F003", {name_, "", 0, 0});
            result.sha256 = base::sha256(sha256_of(file));
            auto records = open_geopackage(layer_.file, file, layer_.layer, true, config_.limits);
            read_records(records, wanted, shapes, result);
            file.check_unchanged();
            return result;
        }
        result.sha256 = look_at_files();
        const Dataset set = open();
        OGRLayer* table = find_layer(*set);
        check_layer_system(*table);
        find_encoding(*table);
        const auto fields = find_fields(names_of_fields(*table), wanted);
        GeoMessages messages;
        table->ResetReading();
        for (std::uint64_t number = 1;; ++number) {
            const OGRFeatureUniquePtr feature{table->GetNextFeature()};
            if (!feature) break;
            LayerFeature made;
            made.number = number;
            for (const int field : fields)
                made.attributes.push_back(field < 0 ? std::string{} : text(feature->GetFieldAsString(field)));
            std::unique_ptr<OGRGeometry> geometry{feature->StealGeometry()};
            if (geometry && geometry->hasCurveGeometry()) geometry.reset(geometry->getLinearGeometry());
            made.shape = shapes.make(geometry.get(), feature_name(made));
            if (!made.shape.empty()) result.features.push_back(std::move(made));
        }
        result.ground = shapes.take_ground();
        // Shapefiles run clockwise by their own rule, TopoJSON by none.
        if (extension_ == ".geojson" || extension_ == ".json") result.turned = shapes.turned();
        // GDAL ends a damaged file as if it were complete and only says so.
        if (CPLGetLastErrorType() == CE_Failure && messages.any())
            refuse("G008", {name_, "", 0, 0}, {{"reason", messages.first()}});
        return result;
    }

  private:
    Layer read_database(const std::vector<WantedAttribute>& wanted, ShapeMaker& shapes) {
        base::Sha256 hash;
        DatabaseQuery query;
        query.connection = layer_.connection;
        query.relation = layer_.relation;
        query.most_rows = config_.limits.database_rows;
        auto records = hashed(open_database(query), hash);
        Layer result;
        result.file = name_ = records.file + "!" + records.relation;
        read_records(records, wanted, shapes, result);
        result.sha256 = hash.hex();
        return result;
    }

    void read_records(Records& records, const std::vector<WantedAttribute>& wanted, ShapeMaker& shapes,
                      Layer& result) const {
        if (!records.has_geometry)
            refuse("G009", records.spot(),
                   {{"reason", "missing_geometry"},
                    {"value", records.relation},
                    {"nearest", ""},
                    {"known", base::shown(base::join(records.columns, ", "), 200)}});
        check_system(records, layer_.crs);
        const auto fields = find_fields(records.columns, wanted);
        for (Record record; records.next(record);) {
            LayerFeature made;
            made.number = record.number;
            const std::string* damaged = nullptr;
            for (const int field : fields) {
                made.attributes.emplace_back();
                if (field < 0) continue;
                const std::string& value = record.values[static_cast<std::size_t>(field)];
                if (!base::is_utf8(value) && damaged == nullptr) damaged = &value;
                made.attributes.back() = base::trim(value);
            }
            if (damaged != nullptr) {
                const auto column = static_cast<std::size_t>(damaged - record.values.data());
                findings_.add("E017", base::Severity::warning, {records.file, records.relation, record.number, 0},
                              {{"column", base::shown(records.columns[column])}, {"value", base::shown(*damaged)}});
                continue;
            }
            OGRGeometry* parsed = nullptr;
            GeoMessages messages;
            if (!record.geometry.empty())
                OGRGeometryFactory::createFromWkb(record.geometry.data(), nullptr, &parsed, record.geometry.size());
            std::unique_ptr<OGRGeometry> geometry{parsed};
            if (geometry && geometry->hasCurveGeometry()) geometry.reset(geometry->getLinearGeometry());
            made.shape = shapes.make(geometry.get(), feature_name(made));
            if (!made.shape.empty()) result.features.push_back(std::move(made));
        }
        result.ground = shapes.take_ground();
    }

    const Format& format() const {
        const auto at = std::find_if(formats.begin(), formats.end(),
                                     [&](const Format& format) { return format.extension == extension_; });
        if (at == formats.end()) refuse("F010", {name_, "", 0, 0}, {{"format", extension_}});
        return *at;
    }

    // The checks that must come before GDAL sees the file, and its hash.
    std::string look_at_files() {
        static_cast<void>(format());
        const InputFile file{layer_.file, name_, config_.limits.csv_bytes};
        if (file.size() == 0) refuse("F003", {name_, "", 0, 0});
        base::Sha256 all;
        all.add(sha256_of(file));
        if (extension_ == ".geojson" || extension_ == ".json" || extension_ == ".topojson")
            json_says_system_ = check_json(file.read_all(), {name_, "", 0, 0}).names_system;
        if (extension_ == ".shp")
            for (const char* part : {".dbf", ".shx", ".prj", ".cpg"}) {
                fs::path beside = layer_.file;
                beside.replace_extension(part);
                std::error_code error;
                if (!fs::exists(beside, error)) continue;
                require_inside(beside, name_, config_.roots);
                all.add(part);
                all.add(sha256_of(InputFile{beside, name_, config_.limits.csv_bytes}));
            }
        return all.hex();
    }

    // What the Shapefile itself says of its text.
    SaidEncoding said_encoding() const {
        SaidEncoding said;
        said.configured = layer_.encoding;
        said.configured_at = {name_in(config_.project, config_.file), "", static_cast<std::uint32_t>(layer_.line), 0};
        std::error_code error;
        for (const char* part : {".cpg", ".CPG", ".cst"}) {
            fs::path beside = layer_.file;
            if (!said.beside.empty() || !fs::exists(beside.replace_extension(part), error)) continue;
            constexpr std::uint64_t longest = 1U << 10;
            require_inside(beside, name_, config_.roots);
            said.beside = base::trim(InputFile{beside, name_, longest}.read_all());
        }
        fs::path table = layer_.file;
        if (!said.beside.empty() || !fs::exists(table.replace_extension(".dbf"), error)) return said;
        char language = 0;
        InputFile{table, name_, config_.limits.csv_bytes}.read_at(29, &language, 1);
        said.beside = code_page_of_dbf(static_cast<unsigned char>(language));
        return said;
    }

    // All texts of a Shapefile are looked at before one of them is believed.
    void find_encoding(OGRLayer& table) {
        if (extension_ != ".shp") return;
        std::vector<std::string> values;
        OGRFeatureDefn& definition = *table.GetLayerDefn();
        for (int i = 0; i < definition.GetFieldCount(); ++i)
            values.emplace_back(definition.GetFieldDefn(i)->GetNameRef());
        const GeoMessages quiet;
        table.ResetReading();
        while (const OGRFeatureUniquePtr feature{table.GetNextFeature()})
            for (int i = 0; i < definition.GetFieldCount(); ++i)
                if (definition.GetFieldDefn(i)->GetType() == OFTString)
                    values.emplace_back(feature->GetFieldAsString(i));
        std::sort(values.begin(), values.end());
        values.erase(std::unique(values.begin(), values.end()), values.end());
        code_page_ = attribute_encoding(values, said_encoding(), {name_, "", 0, 0}, findings_);
    }

    Dataset open() {
        std::vector<std::string> options;
        if (extension_ == ".shp") options.emplace_back("ENCODING=");  // the bytes as they are
        std::vector<const char*> list;
        for (const auto& option : options) list.push_back(option.c_str());
        list.push_back(nullptr);
        CPLErrorReset();
        GeoMessages messages;
        Dataset set{GDALDataset::Open(layer_.file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, format().drivers.data(),
                                      list.data(), nullptr)};
        if (!set) refuse("G008", {name_, "", 0, 0}, {{"reason", messages.first()}});
        return set;
    }

    OGRLayer* find_layer(GDALDataset& set) const {
        std::vector<std::string> names;
        for (auto* layer : set.GetLayers()) names.emplace_back(layer->GetName());
        if (layer_.layer.empty() && names.size() == 1) return set.GetLayer(0);
        for (std::size_t i = 0; i < names.size(); ++i)
            if (names[i] == layer_.layer) return set.GetLayer(static_cast<int>(i));
        refuse("G009", {name_, "", 0, 0},
               {{"reason", "missing_layer"},
                {"value", base::shown(layer_.layer)},
                {"nearest", base::nearest(layer_.layer, names)},
                {"known", base::shown(base::join(names, ", "), 200)}});
    }

    void check_layer_system(OGRLayer& table) const {
        const auto* system = table.GetSpatialRef();
        // GDAL says WGS84 for every GeoJSON file, also where the file says nothing.
        const bool json = extension_ == ".geojson" || extension_ == ".json" || extension_ == ".topojson";
        if (system == nullptr || (json && !json_says_system_)) return;
        char* wkt = nullptr;
        system->exportToWkt(&wkt);
        const std::string own = wkt == nullptr ? "" : wkt;
        CPLFree(wkt);
        if (same_system(layer_.crs, own)) return;
        const char* name = system->GetName();
        refuse("G010", {name_, "", 0, 0},
               {{"found", base::shown(name == nullptr ? "?" : name)}, {"expected", layer_.crs}});
    }

    std::vector<std::string> names_of_fields(OGRLayer& table) const {
        std::vector<std::string> names;
        const OGRFeatureDefn& definition = *table.GetLayerDefn();
        for (int i = 0; i < definition.GetFieldCount(); ++i)
            names.push_back(text(definition.GetFieldDefn(i)->GetNameRef()));
        return names;
    }

    std::vector<int> find_fields(const std::vector<std::string>& names,
                                 const std::vector<WantedAttribute>& wanted) const {
        std::vector<int> fields;
        for (const auto& attribute : wanted) {
            const auto at = std::find(names.begin(), names.end(), attribute.name);
            if (at == names.end() && attribute.required)
                refuse("G009", {name_, "", 0, 0},
                       {{"reason", "missing_attribute"},
                        {"value", base::shown(attribute.name)},
                        {"nearest", base::shown(base::nearest(attribute.name, names))},
                        {"known", base::shown(base::join(names, ", "), 200)}});
            fields.push_back(at == names.end() ? -1 : static_cast<int>(at - names.begin()));
        }
        return fields;
    }

    std::string text(const char* value) const {
        const std::string_view bytes = value == nullptr ? std::string_view{} : value;
        if (!code_page_.empty()) return attribute_text(bytes, code_page_);
        const auto trimmed = base::trim(bytes);
        return base::is_utf8(trimmed) ? std::string{trimmed} : attribute_text(bytes, "GB18030");
    }

    static std::string feature_name(const LayerFeature& feature) {
        std::string name = std::to_string(feature.number);
        std::string words;
        for (std::size_t i = 0; i < std::min<std::size_t>(2, feature.attributes.size()); ++i)
            if (!feature.attributes[i].empty())
                words += (words.empty() ? "" : " ") + base::shown(feature.attributes[i], 40);
        return words.empty() ? name : name + " (" + words + ")";
    }

    const model::LayerConfig& layer_;
    const model::Config& config_;
    base::Diagnostics& findings_;
    std::string name_, extension_;
    std::string code_page_;  // of a Shapefile
    bool json_says_system_ = false;
};

}  // namespace

Layer read_layer(const model::LayerConfig& layer, const std::vector<WantedAttribute>& wanted,
                 const model::Config& config, base::Diagnostics& findings) {
    return LayerReader{layer, config, findings}.read(wanted);
}

}  // namespace qm::read
