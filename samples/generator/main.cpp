// SPDX-License-Identifier: Apache-2.0
// make_sample --towns towns.geojson --facts folder --seed 2024 OUTPUT_FOLDER
// Writes the fictional sample district. The same seed writes the same bytes.
#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>

#include "tables.hpp"

namespace {

struct Arguments {
    std::string towns = "geodata/shunde/towns.geojson";
    std::string facts = "samples/generator/facts";
    std::string output;
    std::uint64_t seed = 2024;
};

bool parse(int argc, char** argv, Arguments& arguments) {
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        const bool last = i + 1 == argc;
        if (word == "--towns" && !last)
            arguments.towns = argv[++i];
        else if (word == "--facts" && !last)
            arguments.facts = argv[++i];
        else if (word == "--seed" && !last)
            arguments.seed = std::strtoull(argv[++i], nullptr, 10);
        else if (!word.starts_with('-') && arguments.output.empty())
            arguments.output = word;
        else
            return false;
    }
    return !arguments.output.empty();
}

void make(const Arguments& arguments) {
    using namespace sample;
    World world;
    world.seed = arguments.seed;
    world.months = sample_months();
    read_district(world, arguments.towns, arguments.facts);
    place_parks(world);
    found_enterprises(world);
    script_changes(world);

    Output out(arguments.output);
    write_catalogues(world, arguments.facts, out);
    write_names_and_overrides(world, out);
    write_parks(world, out);
    write_enterprises(world, out);
    write_facilities(world, out);
    write_supervision(world, out);
    write_projects(world, out);
    write_actions(world, out);
    write_certificates(world, out);
    write_standards(world, out);
    write_metrology(world, out);
    write_patents(world, out);
    write_suppliers(world, out);
    write_leaders(world, out);
    write_services(world, out);
    write_district_tables(world, out);
    write_work(world, arguments.facts, out);
    write_readme(world, out);
}

}  // namespace

int main(int argc, char** argv) {
    Arguments arguments;
    if (!parse(argc, argv, arguments)) {
        std::cerr << "usage: make_sample [--towns towns.geojson] [--facts folder] [--seed number] OUTPUT_FOLDER\n"
                     "run from the top of the source tree: make_sample --seed 2024 samples/shunde\n";
        return 2;
    }
    try {
        make(arguments);
    } catch (const std::exception& problem) {
        std::cerr << "make_sample: " << problem.what() << '\n';
        return 1;
    }
    return 0;
}
