// SPDX-License-Identifier: Apache-2.0
#include "draw/projection.hpp"

#include <cmath>

#include "draw/ground.hpp"
#include "drawing.hpp"

using namespace qm;
using draw::Metres;

namespace {

model::LonLat at(double lon, double lat) {
    return {static_cast<std::int32_t>(std::lround(lon * 1e7)), static_cast<std::int32_t>(std::lround(lat * 1e7))};
}

constexpr double a = 6378137.0, e2 = 0.00669437999014132;

/// Area of the ellipsoid between two parallels over a width, by Simpson's rule on M(φ) N(φ) cos φ.
double true_area(double lat0, double lat1, double lon_width) {
    constexpr double rad = 3.14159265358979323846 / 180;
    const auto f = [](double phi) {
        const double w = 1 - e2 * std::sin(phi) * std::sin(phi);
        return a * a * (1 - e2) * std::cos(phi) / (w * w);
    };
    constexpr int n = 200;
    const double h = (lat1 - lat0) * rad / n;
    double sum = f(lat0 * rad) + f(lat1 * rad);
    for (int i = 1; i < n; ++i) sum += f(lat0 * rad + i * h) * (i % 2 == 1 ? 4 : 2);
    return sum * h / 3 * lon_width * rad;
}

}  // namespace

TEST_CASE("areas are true everywhere, not only at the centre") {
    const draw::Projection p{at(113.2, 22.84)};
    for (const double lat : {20.0, 22.5, 22.84, 23.0, 26.0}) {
        const double d = 0.001;
        const Metres low = p(at(113.0, lat));
        const Metres high = p(at(113.0 + d, lat + d));
        CHECK((high.x - low.x) * (high.y - low.y) == Approx(true_area(lat, lat + d, d)).epsilon(1e-6));
    }
}

TEST_CASE("distances at the centre are those of the ellipsoid") {
    const draw::Projection p{at(113.2, 22.84)};
    constexpr double rad = 3.14159265358979323846 / 180;
    const double s = std::sin(22.84 * rad);
    const double parallel = a * std::cos(22.84 * rad) / std::sqrt(1 - e2 * s * s) * 0.01 * rad;
    const double meridian = a * (1 - e2) / std::pow(1 - e2 * s * s, 1.5) * 0.01 * rad;
    const Metres o = p(at(113.2, 22.84));
    CHECK(p(at(113.21, 22.84)).x - o.x == Approx(parallel).epsilon(1e-7));
    CHECK(p(at(113.2, 22.845)).y - p(at(113.2, 22.835)).y == Approx(meridian).epsilon(1e-6));
    CHECK(o.x == Approx(0).margin(1e-6));
    CHECK(o.y == Approx(0).margin(1e-6));
}

TEST_CASE("the stated error holds: below 0.2 % over the district") {
    const draw::Projection p{at(113.196, 22.8436)};
    CHECK(p.stretch(22.8436) == Approx(0).margin(1e-12));
    CHECK(std::abs(p.stretch(22.6764)) < 0.002);
    CHECK(std::abs(p.stretch(23.0108)) < 0.002);
    CHECK(std::abs(p.stretch(22.6764)) > 0.0005);  // and the check is not empty
}

TEST_CASE("north is up: a meridian is an upright line") {
    const draw::Projection p{at(113.2, 22.84)};
    CHECK(p(at(113.35, 22.7)).x == Approx(p(at(113.35, 23.0)).x).epsilon(1e-12));
    CHECK(p(at(113.35, 23.0)).y > p(at(113.35, 22.7)).y);
}

TEST_CASE("areas on the page keep the proportions of the ground") {
    const draw::Atlas atlas = draw::make_atlas({drawing::district(3, 3, 5)});
    draw::Extent all;
    for (const auto& area : atlas.ground().areas) all.add(area.extent);
    const auto view = atlas.ground().view(all, {0, 0, 700, 700});
    const auto areas = drawing::district(3, 3, 5);
    const double first = model::area_m2(areas[0].shape) / view->shape(0).interior.area();
    for (std::size_t i = 1; i < areas.size(); ++i)
        CHECK(model::area_m2(areas[i].shape) / view->shape(i).interior.area() == Approx(first).epsilon(0.01));
}
