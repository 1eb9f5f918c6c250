// SPDX-License-Identifier: Apache-2.0
// GCJ-02 and BD-09 against vectors that two other programs (gcoord 1.0.7, coordtransform 2.1.2) agree on, and the way
// back against the way there.
#include "model/datum.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "support/catch.hpp"

using namespace qm::model;

namespace {

double metres(Degree2 a, Degree2 b) {
    constexpr double per_degree = 6378137 * std::numbers::pi / 180;
    return std::hypot((a.lon - b.lon) * per_degree * std::cos(a.lat * std::numbers::pi / 180),
                      (a.lat - b.lat) * per_degree);
}

struct Vector {
    Degree2 wgs84, gcj02, bd09;
    double gcj02_m, bd09_m;
};
constexpr Vector vectors[] = {
    {{113.293, 22.805}, {113.298341312, 22.802219167}, {113.304804372, 22.808414464}, 628.8, 1268.2},
    {{113.212, 22.932}, {113.217334435, 22.929261520}, {113.223911691, 22.934927021}, 625.4, 1262.5},
    {{113.1, 22.75}, {113.105471811, 22.747351742}, {113.112029909, 22.753024776}, 633.7, 1278.6},
    {{113.3972, 22.7301}, {113.402697662, 22.727447565}, {113.409142139, 22.733786785}, 636.3, 1291.6},
    {{116.391305, 39.907355}, {116.397546166, 39.908756272}, {116.403919053, 39.915099716}, 554.7, 1378.1}};

bool near(Degree2 a, Degree2 b) {
    // The vectors are printed to nine places.
    return std::abs(a.lon - b.lon) < 1e-9 && std::abs(a.lat - b.lat) < 1e-9;
}

}  // namespace

TEST_CASE("forward conversions give the known vectors to 1e-9 degree") {
    for (const auto& v : vectors) {
        CHECK(near(converted(v.wgs84, Datum::wgs84, Datum::gcj02), v.gcj02));
        CHECK(near(converted(v.wgs84, Datum::wgs84, Datum::bd09), v.bd09));
        CHECK(near(converted(v.gcj02, Datum::gcj02, Datum::bd09), v.bd09));
        CHECK(std::abs(metres(v.wgs84, v.gcj02) - v.gcj02_m) < 2);
        CHECK(std::abs(metres(v.wgs84, v.bd09) - v.bd09_m) < 5);
    }
}

TEST_CASE("over a grid of Shunde the way back errs by less than 3e-8 m") {
    double worst_gcj = 0, worst_bd = 0, least = 1e9, most = 0;
    for (int i = 0; i <= 60; ++i)
        for (int k = 0; k <= 60; ++k) {
            const Degree2 p{113.0 + 0.45 * i / 60, 22.65 + 0.4 * k / 60};
            const Degree2 g = converted(p, Datum::wgs84, Datum::gcj02), b = converted(p, Datum::wgs84, Datum::bd09);
            least = std::min(least, metres(p, g));
            most = std::max(most, metres(p, g));
            worst_gcj = std::max(worst_gcj, metres(p, converted(g, Datum::gcj02, Datum::wgs84)));
            worst_bd = std::max(worst_bd, metres(p, converted(b, Datum::bd09, Datum::wgs84)));
        }
    CHECK(worst_gcj < 3e-8);
    CHECK(worst_bd < 3e-8);
    CHECK((least > 616 && least < 619));  // known: 617.5 to 637.1 m
    CHECK((most > 636 && most < 639));
}

TEST_CASE("nothing to convert changes nothing, an unknown point stays unknown") {
    const LonLat p{1132930000, 228050000};
    for (const auto datum : {Datum::wgs84, Datum::gcj02, Datum::bd09}) CHECK(converted(p, datum, datum) == p);
    CHECK_FALSE(converted(LonLat{}, Datum::wgs84, Datum::bd09).known());
    CHECK(converted(p, Datum::wgs84, Datum::gcj02) == LonLat{1132983413, 228022192});
}
