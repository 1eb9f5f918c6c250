// SPDX-License-Identifier: Apache-2.0
// The peer of bench_pipeline: the same reading, then GEOS (STRtree of prepared polygons, one thread) in place of join/.
// The rule for points in several polygons is that of join/area_index.hpp, so that the totals must be equal.
//   bench_geos CSV LAYER CODE_ATTRIBUTE NAME_ATTRIBUTE JOBS_OF_READING [TOTALS.csv]
#include <geos_c.h>

#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <vector>

#include "bench/input.hpp"
#include "bench/measure.hpp"

namespace {

using namespace qm;

struct Areas {
    GEOSContextHandle_t handle = GEOS_init_r();
    GEOSSTRtree* tree = GEOSSTRtree_create_r(handle, 10);
    std::vector<const GEOSPreparedGeometry*> prepared;
    std::vector<double> size;
    std::vector<model::Index> number;  // 0, 1, 2 …: what the tree holds pointers to

    // Coordinates stay whole numbers of 1e-7 degree, which doubles hold exactly.
    GEOSGeometry* ring(const model::Ring& points) const {
        auto* sequence = GEOSCoordSeq_create_r(handle, static_cast<unsigned>(points.size() + 1), 2);
        for (unsigned i = 0; i <= points.size(); ++i)
            GEOSCoordSeq_setXY_r(handle, sequence, i, points[i % points.size()].lon, points[i % points.size()].lat);
        return GEOSGeom_createLinearRing_r(handle, sequence);
    }

    explicit Areas(const model::District& district) : number(district.towns.size()) {
        for (model::Index i = 0; i < district.towns.size(); ++i) {
            std::vector<GEOSGeometry*> parts;
            for (const auto& polygon : district.towns[i].shape) {
                std::vector<GEOSGeometry*> holes;
                for (const auto& hole : polygon.holes) holes.push_back(ring(hole));
                parts.push_back(GEOSGeom_createPolygon_r(handle, ring(polygon.shell), holes.data(),
                                                         static_cast<unsigned>(holes.size())));
            }
            auto* shape = GEOSGeom_createCollection_r(handle, GEOS_MULTIPOLYGON, parts.data(),
                                                      static_cast<unsigned>(parts.size()));
            double area = 0;
            GEOSArea_r(handle, shape, &area);
            size.push_back(area);
            prepared.push_back(GEOSPrepare_r(handle, shape));
            number[i] = i;
            GEOSSTRtree_insert_r(handle, tree, shape, &number[i]);
        }
    }
};

struct Query {
    const Areas* areas;
    const GEOSGeometry* point;
    model::Index inside, border;
};

void look_at(void* item, void* data) {
    auto& query = *static_cast<Query*>(data);
    const auto& areas = *query.areas;
    const model::Index area = *static_cast<model::Index*>(item);
    if (GEOSPreparedContains_r(areas.handle, areas.prepared[area], query.point) == 1) {
        const bool better = query.inside == model::none || areas.size[area] < areas.size[query.inside] ||
                            (areas.size[area] == areas.size[query.inside] && area < query.inside);
        if (better) query.inside = area;
    } else if (query.inside == model::none && area < query.border &&
               GEOSPreparedIntersects_r(areas.handle, areas.prepared[area], query.point) == 1) {
        query.border = area;
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 6) {
        std::fprintf(stderr,
                     "usage: bench_geos CSV LAYER CODE_ATTRIBUTE NAME_ATTRIBUTE JOBS_OF_READING [TOTALS.csv]\n");
        return 2;
    }
    bench::Stopwatch watch;
    const auto district = bench::read_areas(argv[2], argv[3], argv[4]);
    const auto layer = watch.lap();
    const auto table = bench::read_enterprises(argv[1], std::atoi(argv[5]));
    const auto read = watch.lap();
    const Areas areas{district};
    std::vector<model::Index> found(table.rows(), model::none);
    const auto* lon_column = table.column("lon");
    const auto* lat_column = table.column("lat");
    const auto& lon = std::get<model::Degrees>(lon_column->cells).cells;
    const auto& lat = std::get<model::Degrees>(lat_column->cells).cells;
    for (std::size_t row = 0; row < found.size(); ++row) {
        if (!model::LonLat{lon[row], lat[row]}.known()) continue;
        auto* point = GEOSGeom_createPointFromXY_r(areas.handle, lon[row], lat[row]);
        Query query{&areas, point, model::none, model::none};
        GEOSSTRtree_query_r(areas.handle, areas.tree, point, look_at, &query);
        GEOSGeom_destroy_r(areas.handle, point);
        found[row] = query.inside != model::none ? query.inside : query.border;
    }
    const auto join = watch.lap();
    const auto totals = bench::add_up(table, found, district.towns.size());
    const auto sums = watch.lap();
    const auto all = layer + read + join + sums;
    bench::Report{}
        .say("program", "GEOS")
        .count("rows", table.rows())
        .count("areas", district.towns.size())
        .lap("layer", layer)
        .lap("read", read)
        .lap("join", join)
        .lap("sums", sums)
        .whole(all, "rows_per_s", static_cast<double>(table.rows()))
        .number("mb_per_s", static_cast<double>(std::filesystem::file_size(argv[1])) / 1e6 / all.seconds)
        .number("peak_mb", bench::peak_mb())
        .print();
    if (argc > 6) bench::write_totals(argv[6], district, totals);
}
