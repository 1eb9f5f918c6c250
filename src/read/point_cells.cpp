// SPDX-License-Identifier: Apache-2.0
#include "read/point_cells.hpp"

#include <cmath>
#include <limits>
#include <utility>

#include "read/coordinates.hpp"

namespace qm::read {
namespace {

using base::Severity;

constexpr std::int64_t degree = 10'000'000;
constexpr double no_metre = std::numeric_limits<double>::infinity();

const char* wrong_degrees(std::int64_t x, std::int64_t y) {
    if (x == 0 && y == 0) return "P002";
    if (std::abs(x) > 1000 * degree || std::abs(y) > 1000 * degree) return "P004";
    if (std::abs(x) <= 90 * degree && std::abs(y) > 90 * degree && std::abs(y) <= 180 * degree) return "P001";
    if (std::abs(x) > 180 * degree || std::abs(y) > 90 * degree) return "P003";
    return nullptr;
}

const char* wrong_metres(std::int64_t x, std::int64_t y) {
    constexpr std::int64_t pole = 10'002'000;  // metres from the equator
    if (x == 0 && y == 0) return "P002";
    if (std::abs(x) <= 180 * degree && std::abs(y) <= 180 * degree) return "P010";
    // The number of a zone stands in front of eastings only.
    if (y > pole * degree && x > 0 && x <= pole * degree) return "P001";
    return nullptr;
}

std::string shown(std::int64_t x, std::int64_t y) {
    const auto one = [](std::int64_t value) { return base::format({value, degree}, {7, false, false, true}); };
    return one(x) + ", " + one(y);
}

}  // namespace

PointCells::PointCells(const BlockPlan& plan, const CellReporter& reporter, BlockRows& rows)
    : plan_{plan},
      reporter_{reporter},
      rows_{rows},
      lon_{plan.schema->find("lon")},
      lat_{plan.schema->find("lat")},
      present_{lon_ != unused && lat_ != unused && plan.header.feeds(lon_)} {}

void PointCells::take_x(const model::ColumnSchema& column, std::string_view text, const char* cell) {
    take(x_, column, text, cell);
}

void PointCells::take_y(const model::ColumnSchema& column, std::string_view text, const char* cell) {
    take(y_, column, text, cell);
}

void PointCells::take(Part& into, const model::ColumnSchema& column, std::string_view text, const char* cell) {
    into = {parse_decimal(text), cell};
    if (into.value.kind == Decimal::Kind::unreadable) reporter_.warn("N001", cell, column, text);
}

void PointCells::finish() {
    if (!present_) return;
    const auto given = [](const Part& part) { return part.value.kind == Decimal::Kind::value; };
    const auto unreadable = [](const Part& part) { return part.value.kind == Decimal::Kind::unreadable; };
    if (plan_.swapped) std::swap(x_, y_);
    if (!given(x_) || !given(y_)) {
        if (given(x_) != given(y_) && !unreadable(x_) && !unreadable(y_))
            reporter_.say("P006", Severity::warning, given(x_) ? x_.cell : y_.cell, {});
        return keep_missing();
    }
    ++rows_.points;
    const std::int64_t x = x_.value.ten_millionths, y = y_.value.ten_millionths;
    const bool degrees = plan_.transform == nullptr || plan_.transform->degrees();
    if (const char* code = degrees ? wrong_degrees(x, y) : wrong_metres(x, y)) {
        tell(code, x, y);
        return keep_missing();
    }
    if (plan_.transform == nullptr) return keep(static_cast<std::int32_t>(x), static_cast<std::int32_t>(y));
    keep_raw(static_cast<double>(x) / 1e7, static_cast<double>(y) / 1e7);
}

void PointCells::keep(std::int32_t lon, std::int32_t lat) {
    rows_.columns[static_cast<std::size_t>(lon_)].small.push_back(lon);
    rows_.columns[static_cast<std::size_t>(lat_)].small.push_back(lat);
}

// Missing until the block is converted.
void PointCells::keep_raw(double x, double y) {
    raw_x_.push_back(x);
    raw_y_.push_back(y);
    keep(model::LonLat::none, model::LonLat::none);
}

void PointCells::keep_missing() {
    if (plan_.transform != nullptr) return keep_raw(no_metre, no_metre);
    keep(model::LonLat::none, model::LonLat::none);
}

void PointCells::tell(std::string_view code, std::int64_t x, std::int64_t y) {
    base::Facts facts{{"point", shown(x, y)}};
    const auto count = [&](Counted& counted, const std::string& system) {
        counted.add(reporter_.line(), facts["point"]);
        if (counted.count == 1) rows_.projection = system;
        facts["crs"] = system;
    };
    if (code == "P004")
        count(rows_.projected, likely_projection(static_cast<double>(x) / 1e7, static_cast<double>(y) / 1e7));
    if (code == "P010") count(rows_.not_metres, plan_.transform->name());
    reporter_.say(code, Severity::warning, x_.cell, std::move(facts));
}

void PointCells::transform() {
    if (plan_.transform == nullptr || raw_x_.empty()) return;
    auto x = raw_x_, y = raw_y_;
    PointTransform{*plan_.transform}.apply(x.size(), x.data(), y.data());
    auto& lon = rows_.columns[static_cast<std::size_t>(lon_)].small;
    auto& lat = rows_.columns[static_cast<std::size_t>(lat_)].small;
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (raw_x_[i] == no_metre) continue;
        if (!(std::abs(x[i]) <= 180 && std::abs(y[i]) <= 90)) {
            rows_.findings.add("P003", Severity::warning, plan_.origin.spot(rows_.lines[i]),
                               {{"point", shown(std::llround(raw_x_[i] * 1e7), std::llround(raw_y_[i] * 1e7))}});
            continue;
        }
        lon[i] = static_cast<std::int32_t>(std::llround(x[i] * model::degree_units));
        lat[i] = static_cast<std::int32_t>(std::llround(y[i] * model::degree_units));
    }
}

}  // namespace qm::read
