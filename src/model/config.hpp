// SPDX-License-Identifier: Apache-2.0
// Every option of every stage with its default; read/config fills it from qualitymap.toml (README, "The project").
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/date.hpp"

namespace qm::model {

struct LayerConfig {
    std::filesystem::path file;  // absolute
    std::string crs;             // required: "EPSG:4326", "EPSG:4490", "EPSG:4547", "GCJ-02" …
    std::string connection;      // of a database instead of a file: "PG:host=… dbname=…"
    std::string relation;        // there: "schema.table"
    std::string encoding;        // Shapefile attributes; empty = as the file says
    std::string layer;           // layer name in a GeoPackage; empty = the only one
    std::string code = "code", name = "name", name_en = "name_en", town = "town";  // attribute names
    std::string source, review_no;
    bool schematic = false;
    bool parts = false;  // several features of one code are the parts of one area
    int line = 0;        // in the configuration, for messages
};

struct SourceConfig {
    std::string table;
    std::vector<std::string> files;  // glob patterns relative to the month folder
    std::string one_per;             // "town": one file for each town is expected; empty otherwise
    std::string mode = "full";       // "full" | "changes"
    std::string crs = "EPSG:4326";   // of lon/lat columns
    std::string encoding;            // empty = detected
    std::string sheet;               // of a workbook; empty = the only one
    std::string industry_edition;    // of GB/T 4754 in rows that give none: "2017" | "2011" | "2002"; empty = not known
    std::string month = "own";       // "own": file name and rows may name no other month | "any"
    std::string layer;               // table of a GeoPackage; empty = the only one
    std::string format;              // csv | xlsx | ods | gpkg; empty = the content decides, and ODS is refused
    std::string connection;          // of a database instead of files: "PG:host=… dbname=…"
    std::string relation;            // there: "schema.table"
    std::string month_column;        // there: only rows of this month; empty = all
    std::string fix;                 // "swap": longitude and latitude stand in each other's column; else empty
    bool required = true;
    int line = 0;
};

/// Days granted by law or by the office; 0 = not set. Sources in domain notes of README: SAMR Order 18, arts 46–48.
struct Clocks {
    int rectify = 60;              // from the order
    int recheck = 75;              // from the order
    int second_recheck_from = 60;  // from the announcement
    int second_recheck_to = 90;
    int file_case = 0;      // serious: registration to filing; not set by law
    int lead_feedback = 0;  // leads: transfer to feedback; not set by law
    int due_soon = 7;
};

struct MapConfig {
    std::string home_indicator = "PRB05";  // drawn on the home page
    std::string method = "given";          // quantile | equal | jenks | given
    std::vector<std::string> breaks;       // for "given": up to six ascending decimal numbers, fixed across months
    int classes = 5;
    /// Converts GCJ-02 and BD-09 back to WGS84. Off: all work is done in the latest datum that is declared, which needs
    /// forward formulae alone (the law on surveying, article 40, makes the way back delicate).
    bool inverse = false;
    /// Gaps and overlaps of towns up to this size each are slips of drawing and not told.
    double gap_m2 = 1000, overlap_m2 = 1000;
    /// Of the difference map, in the unit of home_indicator: from where on a difference is a change, and a strong one.
    std::vector<std::string> change_breaks = {"0.25", "0.75"};
};

struct Limits {
    std::uint64_t csv_bytes = 2ULL << 30;
    std::uint32_t field_bytes = 1U << 20;
    std::uint32_t line_bytes = 8U << 20;
    std::uint32_t columns = 4096;
    std::uint64_t vertices = 5'000'000;
};

struct Gates {
    int max_quarantined_percent = 5;  // of a required source
    int min_rows_percent = 50;        // of last month's rows
};

struct Config {
    std::filesystem::path project;  // absolute; holds qualitymap.toml
    std::filesystem::path data;     // installed templates/ and geodata/ stand here
    std::filesystem::path file;     // the configuration file, for messages

    std::string title, title_en;
    std::string office;  // who publishes; printed in the footer
    std::string district_code, district_name, district_name_en;
    bool demo = false;
    std::vector<std::string> languages{"zh", "en"};
    std::vector<std::string> fonts{"WenQuanYi Micro Hei", "Noto Sans CJK SC"};

    LayerConfig towns, parks;
    std::vector<SourceConfig> sources;
    std::filesystem::path chains;                   // folder with chains, stages, links, edges
    std::vector<std::filesystem::path> indicators;  // catalogues, later rows replace earlier ones of the same id
    std::vector<std::filesystem::path> schemas;
    std::filesystem::path published, aliases, overrides, merges, crosswalk;  // empty when the project has none
    std::vector<std::filesystem::path> roots;                                // folders that may be read
    double park_tolerance_m = 50;  // nearest park within this distance, flagged
    Clocks clocks;
    MapConfig map;
    Limits limits;
    Gates gates;
    std::string visit_sheets = "concerned";  // "concerned" | "all" | "none": which enterprises get a visit sheet
    std::map<std::string, int> thresholds;   // named percentages and counts used by pages

    // From the command line.
    int jobs = 0;  // 0 = as many as the machine has
};

}  // namespace qm::model
