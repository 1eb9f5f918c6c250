// SPDX-License-Identifier: Apache-2.0
// The three-degree zones of CGCS2000 as PROJ unrolls them, against Krüger's series written down here.
#include "read/coordinates.hpp"

#include <cmath>
#include <numbers>

#include "support/catch.hpp"

using qm::model::Datum;
using qm::read::PointTransform;

namespace {

struct Metres {
    double x, y;
};

/// Transverse Mercator by Krüger's n-series to n⁴ (error below a micrometre within a zone), CGCS2000 ellipsoid.
Metres krueger(double lon, double lat, double middle, double false_easting) {
    constexpr double a = 6378137, f = 1 / 298.257222101, degree = std::numbers::pi / 180;
    const double n = f / (2 - f), n2 = n * n, n3 = n2 * n, n4 = n2 * n2;
    const double radius = a / (1 + n) * (1 + n2 / 4 + n4 / 64);
    const double alpha[] = {n / 2 - 2 * n2 / 3 + 5 * n3 / 16 + 41 * n4 / 180,
                            13 * n2 / 48 - 3 * n3 / 5 + 557 * n4 / 1440, 61 * n3 / 240 - 103 * n4 / 140,
                            49561 * n4 / 161280};
    const double e = std::sqrt(f * (2 - f)), phi = lat * degree, lambda = (lon - middle) * degree;
    const double t = std::sinh(std::atanh(std::sin(phi)) - e * std::atanh(e * std::sin(phi)));
    const double xi = std::atan2(t, std::cos(lambda)), eta = std::atanh(std::sin(lambda) / std::hypot(1, t));
    Metres m{eta, xi};
    for (int j = 1; j <= 4; ++j) {
        m.y += alpha[j - 1] * std::sin(2 * j * xi) * std::cosh(2 * j * eta);
        m.x += alpha[j - 1] * std::cos(2 * j * xi) * std::sinh(2 * j * eta);
    }
    return {false_easting + radius * m.x, radius * m.y};
}

}  // namespace

TEST_CASE("three-degree zones: with and without the number in front") {
    struct Zone {
        const char* crs;
        double middle, false_easting;
    };
    for (const auto& zone :
         {Zone{"EPSG:4547", 114, 500'000}, Zone{"EPSG:4526", 114, 38'500'000}, Zone{"EPSG:4546", 111, 500'000},
          Zone{"EPSG:4513", 75, 25'500'000}, Zone{"EPSG:4533", 135, 45'500'000}, Zone{"EPSG:4548", 117, 500'000}}) {
        INFO(zone.crs);
        const PointTransform transform{zone.crs, Datum::wgs84, {}};
        CHECK_FALSE(transform.identity());
        CHECK_FALSE(transform.degrees());
        for (int i = -3; i <= 3; ++i)
            for (const double lat : {18.2, 22.8, 40.0, 53.4}) {
                const double lon = zone.middle + i * 0.5;
                auto [x, y] = krueger(lon, lat, zone.middle, zone.false_easting);
                REQUIRE(transform.apply(1, &x, &y));
                CHECK(std::abs(x - lon) < 1e-9);
                CHECK(std::abs(y - lat) < 1e-9);
            }
    }
}

TEST_CASE("a zone and then GCJ-02: both steps are taken, copies agree") {
    const PointTransform transform{"EPSG:4547", Datum::gcj02, {}}, copy{transform};
    auto [x, y] = krueger(113.293, 22.805, 114, 500'000);
    double cx = x, cy = y;
    REQUIRE(transform.apply(1, &x, &y));
    CHECK(std::abs(x - 113.298341312) < 2e-9);
    CHECK(std::abs(y - 22.802219167) < 2e-9);
    REQUIRE(copy.apply(1, &cx, &cy));
    CHECK((cx == x && cy == y));
}

TEST_CASE("names of datums") {
    for (const char* name : {"GCJ-02", "gcj02", " Gcj-02 "}) CHECK(qm::read::datum_of(name) == Datum::gcj02);
    for (const char* name : {"BD-09", "bd09"}) CHECK(qm::read::datum_of(name) == Datum::bd09);
    for (const char* name : {"EPSG:4326", "EPSG:4547", "CGCS2000", ""}) CHECK(qm::read::datum_of(name) == Datum::wgs84);
    CHECK(PointTransform{"GCJ-02", Datum::gcj02, {}}.identity());
    CHECK_FALSE(PointTransform{"EPSG:4490", Datum::gcj02, {}}.identity());
    CHECK(PointTransform{"EPSG:4490", Datum::wgs84, {}}.identity());
}
