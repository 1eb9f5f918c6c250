// SPDX-License-Identifier: Apache-2.0
// derive_towns FACTS.csv OUTLINE.csv OUT.geojson
// Writes schematic town cells of Shunde (WGS84): published seats and areas inside an outline of our own.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iostream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "cells.hpp"

namespace {

// The two inputs are ours and hold no quoted commas, so a plain split is enough.
std::vector<std::vector<std::string>> read_rows(const std::string& path) {
    std::ifstream in(path);
    if (!in) throw std::runtime_error("cannot open " + path);
    std::vector<std::vector<std::string>> rows;
    bool header = true;
    for (std::string line; std::getline(in, line);) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        if (header || line.empty()) {
            header = false;
            continue;
        }
        std::vector<std::string> cells;
        std::string cell;
        bool quoted = false;
        for (char c : line) {
            if (c == '"')
                quoted = !quoted;
            else if (c == ',' && !quoted) {
                cells.push_back(cell);
                cell.clear();
            } else
                cell += c;
        }
        cells.push_back(cell);
        rows.push_back(std::move(cells));
    }
    return rows;
}

std::string coordinates(const plane::Ring& ring) {
    std::string text = "[[";
    for (std::size_t i = 0; i <= ring.size(); ++i) {
        const plane::Point p = plane::to_degrees(ring[i % ring.size()]);
        char pair[64];
        std::snprintf(pair, sizeof pair, "%s[%.6f,%.6f]", i == 0 ? "" : ",", p.x, p.y);
        text += pair;
    }
    return text + "]]";
}

int run(const std::string& facts, const std::string& outline, const std::string& out) {
    std::vector<derive::Site> sites;
    const auto rows = read_rows(facts);
    for (const auto& row : rows)
        sites.push_back({plane::from_degrees(std::atof(row.at(4).c_str()), std::atof(row.at(3).c_str())),
                         std::atof(row.at(6).c_str())});
    std::vector<plane::Point> drawn;
    for (const auto& row : read_rows(outline))
        drawn.push_back({std::atof(row.at(0).c_str()), std::atof(row.at(1).c_str())});

    const auto cells = derive::area_matched_cells(derive::smooth_outline(drawn), sites);

    std::ofstream file(out, std::ios::binary);
    file << "{\"type\":\"FeatureCollection\",\"name\":\"shunde_towns_schematic\",\n"
            "\"note\":\"schematic cells, area-matched; not administrative boundaries; see SOURCE.md\",\n"
            "\"features\":[\n";
    for (std::size_t i = 0; i < rows.size(); ++i)
        file << "{\"type\":\"Feature\",\"properties\":{\"code\":\"" << rows[i][0] << "\",\"name\":\"" << rows[i][1]
             << "\",\"name_en\":\"" << rows[i][2]
             << "\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":" << coordinates(cells[i]) << "}}"
             << (i + 1 < rows.size() ? ",\n" : "\n");
    file << "]}\n";
    file.close();
    if (!file) throw std::runtime_error("cannot write " + out);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        std::cerr << "usage: derive_towns FACTS.csv OUTLINE.csv OUT.geojson\n";
        return 2;
    }
    try {
        return run(argv[1], argv[2], argv[3]);
    } catch (const std::exception& problem) {
        std::cerr << "derive_towns: " << problem.what() << '\n';
        return 1;
    }
}
