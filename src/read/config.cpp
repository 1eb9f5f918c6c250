// SPDX-License-Identifier: Apache-2.0
// The layout of qualitymap.toml. Every key that may stand there is named once here, beside the option it sets.
#include <filesystem>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "base/number.hpp"
#include "base/text.hpp"
#include "read/input_file.hpp"
#include "read/postgres.hpp"
#include "read/read.hpp"
#include "read/refusal.hpp"
#include "read/toml_section.hpp"

namespace qm::read {
namespace {

/// Decimal numbers as texts, each greater than the one before.
bool ascending(const std::vector<std::string>& numbers) {
    for (std::size_t i = 1; i < numbers.size(); ++i)
        if (*base::parse_number(numbers[i - 1]) >= *base::parse_number(numbers[i])) return false;
    return true;
}

namespace fs = std::filesystem;

constexpr std::int64_t format = 1;
constexpr std::string_view geodata_prefix = "geodata:";
constexpr std::int64_t many = 1'000'000'000;

class Reader {
  public:
    Reader(const toml::table& document, const std::string& file_name, model::Config& config)
        : file_name_{file_name}, top_{&document, "", file_name}, config_{config} {}

    void read() {
        project();
        files();
        layers();
        sources();
        options();
        top_.finish();
    }

  private:
    void project() {
        auto section = top_.section("project");
        std::int64_t written = format;
        section.whole("format", written, 1, many);
        // Before anything else: a newer file may well have keys that are unknown here.
        if (written > format)
            refuse_configuration(
                "K009", section.spot_of("format"),
                {{"file", file_name_}, {"version", std::to_string(written)}, {"known", std::to_string(format)}});
        section.text("title", config_.title);
        section.text("title_en", config_.title_en);
        section.text("office", config_.office);
        section.flag("demo", config_.demo);
        section.texts("languages", config_.languages);
        for (const auto& language : config_.languages)
            if (language != "zh" && language != "en") section.wrong("languages", "[\"zh\", \"en\"]");
        if (config_.languages.empty()) section.wrong("languages", "[\"zh\", \"en\"]");
        section.texts("fonts", config_.fonts);
        if (config_.fonts.empty()) section.wrong("fonts", "[\"text\", …]");
        section.finish();
        if (!section.present()) top_.require("project");
        section.require("title");

        auto district = top_.section("district");
        district.text("code", config_.district_code);
        district.text("name", config_.district_name);
        district.text("name_en", config_.district_name_en);
        district.finish();
    }

    void files() {
        auto section = top_.section("files");
        std::vector<std::string> roots;
        section.texts("roots", roots);
        config_.roots = {config_.project, config_.data / "templates", config_.data / "geodata"};
        for (const auto& root : roots) config_.roots.push_back((config_.project / root).lexically_normal());

        config_.schemas = {config_.data / "templates" / "defaults" / "schemas.csv"};
        config_.indicators = {config_.data / "templates" / "defaults" / "indicators.csv"};
        catalogue(section, "schemas", "schemas.csv", config_.schemas);
        catalogue(section, "indicators", "indicators.csv", config_.indicators);
        lookup(section, "published", "published.csv", config_.published);
        lookup(section, "aliases", "aliases.csv", config_.aliases);
        lookup(section, "overrides", "overrides.csv", config_.overrides);
        lookup(section, "crosswalk", "crosswalk.csv", config_.crosswalk);
        lookup(section, "merges", "merges.csv", config_.merges);
        std::string chains = "chains";
        section.text("chains", chains);
        config_.chains = inside(section, "chains", chains);
        section.finish();
    }

    // The project's own file of that name, when it exists, then those that are listed.
    void catalogue(Section& section, std::string_view key, const char* usual, std::vector<fs::path>& target) {
        std::vector<std::string> extra;
        section.texts(key, extra);
        std::error_code ignored;
        if (extra.empty() && fs::exists(config_.project / usual, ignored)) target.push_back(config_.project / usual);
        for (const auto& file : extra) target.push_back(inside(section, key, file));
    }

    void lookup(Section& section, std::string_view key, const char* usual, fs::path& target) {
        std::string file;
        section.text(key, file);
        std::error_code ignored;
        if (!file.empty())
            target = inside(section, key, file);
        else if (fs::exists(config_.project / usual, ignored))
            target = config_.project / usual;
    }

    // A path of the configuration, made absolute; K006 where it leaves the folders that may be read.
    fs::path inside(const Section& section, std::string_view key, const std::string& written) const {
        fs::path path;
        if (written.starts_with(geodata_prefix))
            path = config_.data / "geodata" / written.substr(geodata_prefix.size());
        else
            path = config_.project / written;
        path = path.lexically_normal();
        if (!is_inside(path, config_.roots))
            refuse_configuration(
                "K006", section.spot_of(key),
                {{"key", std::string{key}}, {"value", base::shown(written)}, {"path", base::shown(path.string())}});
        return path;
    }

    void layers() {
        auto section = top_.section("layers");
        layer(section.section("towns"), config_.towns, true);
        config_.parks.code = "park_id";
        layer(section.section("parks"), config_.parks, false);
        section.finish();
    }

    void layer(Section section, model::LayerConfig& layer, bool needed) {
        if (!section.present() && !needed) return;
        section.require("file");
        section.require("crs");
        std::string file;
        section.text("file", file);
        section.text("relation", layer.relation);
        if (file.starts_with(database_prefix)) {
            layer.connection = connection(section, "file", file);
            section.require("relation");
            layer.file = std::string{database_prefix} + layer.relation;
        } else {
            layer.file = inside(section, "file", file);
            if (!layer.relation.empty()) section.wrong("relation", "file = \"PG:…\"");
        }
        section.text("crs", layer.crs);
        section.text("encoding", layer.encoding);
        section.text("layer", layer.layer);
        section.text("code", layer.code);
        section.text("name", layer.name);
        section.text("name_en", layer.name_en);
        section.text("town", layer.town);
        section.text("source", layer.source);
        section.text("review_no", layer.review_no);
        section.flag("schematic", layer.schematic);
        section.flag("parts", layer.parts);
        layer.line = section.line();
        section.finish();
    }

    // A place where a password stands in the project is copied with it; and messages show the configuration.
    static std::string connection(const Section& section, std::string_view key, const std::string& written) {
        const std::string fault = connection_fault(written);
        if (!fault.empty())
            refuse_configuration("K003", section.spot_of(key),
                                 {{"key", std::string{key}},
                                  {"section", section.path()},
                                  {"expected", fault},
                                  {"value", shown_connection(written)}});
        return written;
    }

    static void database_source(Section& section, model::SourceConfig& source) {
        if (source.connection.empty()) {
            if (!source.relation.empty()) section.wrong("relation", "connection = \"PG:…\"");
            if (!source.month_column.empty()) section.wrong("month_column", "connection = \"PG:…\"");
            section.require("files");
            return;
        }
        source.connection = connection(section, "connection", source.connection);
        section.require("relation");
        if (!source.files.empty()) section.wrong("files", "connection | files");
        if (!source.one_per.empty()) section.wrong("one_per", "files = […]");
        if (source.mode != "full") section.wrong("mode", "\"full\"");
    }

    void sources() {
        for (auto& section : top_.sections("sources")) {
            model::SourceConfig source;
            section.require("table");
            section.text("table", source.table);
            section.texts("files", source.files);
            section.text("connection", source.connection);
            section.text("relation", source.relation);
            section.text("month_column", source.month_column);
            for (const auto& pattern : source.files)
                if (pattern.empty() || pattern.front() == '/' || pattern.find("..") != std::string::npos)
                    refuse_configuration(
                        "K006", section.spot_of("files"),
                        {{"key", "files"}, {"value", base::shown(pattern)}, {"path", base::shown(pattern)}});
            section.one_of("one_per", source.one_per, {"", "town"});
            section.one_of("month", source.month, {"own", "any"});
            section.one_of("mode", source.mode, {"full", "changes"});
            section.text("crs", source.crs);
            section.one_of("fix", source.fix, {"", "swap"});
            section.text("encoding", source.encoding);
            section.text("sheet", source.sheet);
            section.text("layer", source.layer);
            section.one_of("format", source.format, {"", "csv", "xlsx", "ods", "gpkg"});
            database_source(section, source);
            if (source.connection.empty() && source.files.empty()) section.wrong("files", "[\"*.csv\", …]");
            section.one_of("industry_edition", source.industry_edition, {"2017", "2011", "2002"});
            section.flag("required", source.required);
            source.line = section.line();
            section.finish();
            config_.sources.push_back(std::move(source));
        }
        if (config_.sources.empty()) top_.require("sources");
    }

    void options() {
        auto join = top_.section("join");
        join.real("park_tolerance_m", config_.park_tolerance_m, 0, 5000);
        join.finish();

        auto clocks = top_.section("clocks");
        clocks.number("rectify", config_.clocks.rectify, 0, 3650);
        clocks.number("recheck", config_.clocks.recheck, 0, 3650);
        clocks.number("second_recheck_from", config_.clocks.second_recheck_from, 0, 3650);
        clocks.number("second_recheck_to", config_.clocks.second_recheck_to, 0, 3650);
        clocks.number("file_case", config_.clocks.file_case, 0, 3650);
        clocks.number("lead_feedback", config_.clocks.lead_feedback, 0, 3650);
        clocks.number("due_soon", config_.clocks.due_soon, 0, 3650);
        clocks.finish();

        auto map = top_.section("map");
        map.text("home_indicator", config_.map.home_indicator);
        map.one_of("method", config_.map.method, {"quantile", "equal", "jenks", "given"});
        map.decimals("breaks", config_.map.breaks);
        if (!ascending(config_.map.breaks) || config_.map.breaks.size() > 6) map.wrong("breaks", "[1, 2, 4, 5] ↑, ≤ 6");
        map.number("classes", config_.map.classes, 2, 7);
        map.decimals("change_breaks", config_.map.change_breaks);
        const auto& change = config_.map.change_breaks;
        if (change.size() != 2 || !ascending(change) || *base::parse_number(change.front()) <= 0)
            map.wrong("change_breaks", "[0.25, 0.75]: 0 < a < b");
        map.number("near_break", config_.map.near_break, 0, 50);
        map.number("lopsided", config_.map.lopsided, 1, 100);
        map.texts("pair", config_.map.pair);
        if (config_.map.pair.size() != 2) map.wrong("pair", "[\"SUP03\", \"SUP04\"]");
        map.texts("tiles", config_.map.tiles);
        map.flag("inverse", config_.map.inverse);
        map.real("gap_m2", config_.map.gap_m2, 0, 1e9);
        map.real("overlap_m2", config_.map.overlap_m2, 0, 1e9);
        map.finish();

        auto network = top_.section("network");
        network.real("served_within_km", config_.network.served_within_km, 0, 1000);
        network.finish();

        auto limits = top_.section("limits");
        limits.number("csv_bytes", config_.limits.csv_bytes, 1, 1LL << 40);
        limits.number("field_bytes", config_.limits.field_bytes, 1, 1LL << 20);
        limits.number("line_bytes", config_.limits.line_bytes, 1, 1LL << 30);
        limits.number("columns", config_.limits.columns, 1, 1 << 20);
        limits.number("vertices", config_.limits.vertices, 1, many);
        limits.number("database_rows", config_.limits.database_rows, 1, many);
        limits.finish();

        auto gates = top_.section("gates");
        gates.number("max_quarantined_percent", config_.gates.max_quarantined_percent, 0, 100);
        gates.number("min_rows_percent", config_.gates.min_rows_percent, 0, 100);
        gates.finish();

        auto assistance = top_.section("assistance");
        assistance.one_of("visit_sheets", config_.visit_sheets, {"concerned", "all", "none"});
        assistance.finish();

        auto thresholds = top_.section("thresholds");
        for (const auto& key : thresholds.keys()) thresholds.number(key, config_.thresholds[key], -many, many);
        thresholds.finish();
    }

    const std::string& file_name_;
    Section top_;
    model::Config& config_;
};

}  // namespace

model::Config read_config(const fs::path& project, const fs::path& data) {
    model::Config config;
    config.project = fs::absolute(project).lexically_normal();
    if (!config.project.has_filename()) config.project = config.project.parent_path();
    config.data = fs::absolute(data).lexically_normal();
    config.file = config.project / "qualitymap.toml";
    const std::string name = "qualitymap.toml";
    const std::string text = read_small(config.file, name, 1 << 20);
    try {
        const toml::table document = toml::parse(text, name);
        Reader{document, name, config}.read();
    } catch (const toml::parse_error& error) {
        const auto at = error.source().begin;
        refuse_configuration("K001",
                             {name, "", static_cast<std::uint32_t>(at.line), static_cast<std::uint32_t>(at.column)},
                             {{"what", base::shown(error.description(), 200)}});
    }
    return config;
}

}  // namespace qm::read
