// SPDX-License-Identifier: Apache-2.0
#include "join/datum_hypotheses.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

namespace qm::join {
namespace {

using base::Severity;
using model::Datum;
using model::Index;
using model::LonLat;
using model::none;

constexpr std::size_t least_points = 10;     // fewer say nothing about all
constexpr std::size_t most_points = 20'000;  // more say nothing new; which ones does not depend on the order of rows
constexpr std::size_t good_percent = 90;     // in place as declared: nothing to ask
constexpr std::size_t likely_percent = 80;
constexpr std::size_t better_by = 25;          // percent of the points, and half of those that were out of place
constexpr double least_shift_m = 100;          // GCJ-02 and BD-09 shift by 100 to 1,400 m
constexpr double metres_per_degree = 111'320;  // along a meridian
constexpr std::int32_t coarse = 100'000;       // 0.01 degree, about a kilometre

struct Shift {
    std::vector<double> east, north;
    void add(LonLat from, LonLat to) {
        const double shrink = std::cos(to.lat / model::degree_units * std::numbers::pi / 180);
        east.push_back((from.lon - static_cast<double>(to.lon)) / model::degree_units * metres_per_degree * shrink);
        north.push_back((from.lat - static_cast<double>(to.lat)) / model::degree_units * metres_per_degree);
    }
};

double median(std::vector<double>& values) {
    const auto half = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), half, values.end());
    return *half;
}

LonLat middle_of(const model::MultiPolygon& shape) {
    const auto box = model::box_of(shape);
    return {box.low.lon + (box.high.lon - box.low.lon) / 2, box.low.lat + (box.high.lat - box.low.lat) / 2};
}

/// Parks and towns as they lie in one datum. Areas are converted forward where points would need the way back.
class Ground {
  public:
    Ground(const Context& context, Datum datum) : context_{context}, datum_{datum} {
        if (!own()) {
            std::vector<model::MultiPolygon> shapes;
            for (const auto& town : context.district.towns)
                shapes.push_back(model::converted(town.shape, context.district.datum, datum));
            towns_ = AreaIndex{shapes};
        }
    }

    bool in_place(LonLat point, Index park, Index town) {
        if (park != none && !context_.district.parks[park].shape.empty())
            return model::side_of(shape_of(park), point) != model::Side::outside;
        const Index located = own() ? context_.town_at(point) : context_.town_words.current(towns_.locate(point));
        return town != none && !context_.district.towns[town].shape.empty() ? located == town : located != none;
    }

  private:
    bool own() const { return datum_ == context_.district.datum; }
    const model::MultiPolygon& shape_of(Index park) {
        const auto& shape = context_.district.parks[park].shape;
        if (own()) return shape;
        auto& kept = parks_[park];
        if (kept.empty()) kept = model::converted(shape, context_.district.datum, datum_);
        return kept;
    }

    const Context& context_;
    Datum datum_;
    AreaIndex towns_;
    std::map<Index, model::MultiPolygon> parks_;
};

struct Hypothesis {
    Datum datum;
    bool swapped = false;
    std::size_t in_place = 0;
};

class FileCheck {
  public:
    FileCheck(const Context& context, const model::Table& table, const model::Places& places,
              std::span<const LocatedRow> points, base::Feedback& feedback)
        : context_{context}, table_{table}, places_{places}, feedback_{feedback} {
        const std::size_t source = table.source.empty() ? 0 : table.source[points.front().row];
        if (table.sources && source < table.sources->size()) {
            declared_ = (*table.sources)[source].datum;
            metres_ = (*table.sources)[source].metres;
        } else {
            declared_ = context.district.datum;
        }
        spot_ = {table.spot(points.front().row, "lon").file, "", 0, 0};
        thin_out(points);
        for (const auto& one : points_) raw_.push_back(model::converted(one.point, context.district.datum, declared_));
    }

    std::string run() {
        if (!metres_) check_rounded();
        Hypothesis now{declared_, false, count(declared_, false)};
        if (now.in_place * 100 >= points_.size() * good_percent) return {};
        if (metres_) return report_shift(), std::string{};
        std::vector<Hypothesis> others{{declared_, true, count(declared_, true)}};
        for (const auto datum : {Datum::wgs84, Datum::gcj02, Datum::bd09})
            if (datum != declared_) others.push_back({datum, false, count(datum, false)});
        const auto best = std::max_element(others.begin(), others.end(),
                                           [](const auto& a, const auto& b) { return a.in_place < b.in_place; });
        if (!clearly_better(best->in_place, now.in_place)) return report_shift(), std::string{};
        report(now, *best);
        return best->swapped ? "points_swapped" : "points_in " + std::string{model::name_of(best->datum)};
    }

  private:
    // By a number made of what a row says, so that neither the order of rows nor of files decides which are looked at.
    void thin_out(std::span<const LocatedRow> points) {
        if (points.size() <= most_points) {
            points_.assign(points.begin(), points.end());
            return;
        }
        const auto said = [&](const LocatedRow& one) {
            return std::tuple{one.point, places_.declared_park[one.row], places_.declared_town[one.row]};
        };
        const auto number = [&](const LocatedRow& one) {
            const auto [point, park, town] = said(one);
            std::uint64_t mixed =
                std::uint64_t{static_cast<std::uint32_t>(point.lon)} << 32 | static_cast<std::uint32_t>(point.lat);
            for (const std::uint64_t part : {std::uint64_t{park}, std::uint64_t{town}, std::uint64_t{0}}) {
                mixed = (mixed ^ part) * 0x9E3779B97F4A7C15;
                mixed ^= mixed >> 29;
            }
            return mixed;
        };
        using Numbered = std::pair<std::uint64_t, LocatedRow>;
        std::vector<Numbered> drawn;
        const std::uint64_t limit = ~std::uint64_t{0} / points.size() * (most_points + most_points / 8);
        for (const auto& one : points)
            if (const auto n = number(one); n <= limit) drawn.emplace_back(n, one);
        if (drawn.size() < most_points) {  // many rows that say the same
            drawn.clear();
            for (const auto& one : points) drawn.emplace_back(number(one), one);
        }
        std::nth_element(drawn.begin(), drawn.begin() + most_points, drawn.end(),
                         [&](const Numbered& a, const Numbered& b) {
                             return a.first != b.first ? a.first < b.first : said(a.second) < said(b.second);
                         });
        for (std::size_t i = 0; i < most_points; ++i) points_.push_back(drawn[i].second);
    }

    std::size_t count(Datum datum, bool swapped) const {
        const Datum there = std::max(datum, context_.district.datum);
        Ground ground{context_, there};
        std::size_t in_place = 0;
        for (std::size_t i = 0; i < points_.size(); ++i) {
            LonLat point = raw_[i];
            if (swapped) {
                if (std::abs(point.lon) > 90 * static_cast<std::int32_t>(model::degree_units)) continue;
                std::swap(point.lon, point.lat);
            }
            point = model::converted(point, datum, there);
            in_place += ground.in_place(point, park(i), town(i));
        }
        return in_place;
    }

    Index park(std::size_t i) const { return places_.declared_park[points_[i].row]; }
    Index town(std::size_t i) const { return places_.declared_town[points_[i].row]; }

    bool clearly_better(std::size_t then, std::size_t now) const {
        if (then <= now) return false;
        return then * 100 >= points_.size() * likely_percent && (then - now) * 100 >= points_.size() * better_by &&
               (then - now) * 2 >= points_.size() - now;
    }

    std::string percent(std::size_t part) const {
        return base::format({static_cast<base::Wide>(part) * 100, static_cast<base::Wide>(points_.size())}, {0});
    }

    void report(const Hypothesis& now, const Hypothesis& best) const {
        base::Facts facts{{"points", std::to_string(points_.size())},
                          {"before", percent(now.in_place)},
                          {"after", percent(best.in_place)},
                          {"outside", std::to_string(points_.size() - now.in_place)},
                          {"inside", std::to_string(best.in_place)}};
        if (best.swapped) {
            feedback_.findings.add("P011", Severity::warning, spot_, std::move(facts));
            return;
        }
        Shift shift;
        const Datum there = std::max({declared_, best.datum, context_.district.datum});
        for (const LonLat point : raw_)
            shift.add(model::converted(point, declared_, there), model::converted(point, best.datum, there));
        facts["system"] = model::name_of(best.datum);
        facts["declared"] = model::name_of(declared_);
        add_shift(std::move(shift), std::move(facts));
    }

    // No datum that we know, but all in one direction: said without a name.
    void report_shift() const {
        Shift shift;
        std::size_t outside = 0;
        for (std::size_t i = 0; i < points_.size(); ++i) {
            if (park(i) == none || context_.district.parks[park(i)].shape.empty()) continue;
            const auto& shape = context_.district.parks[park(i)].shape;
            shift.add(points_[i].point, middle_of(shape));
            if (model::side_of(shape, points_[i].point) == model::Side::outside) ++outside;
        }
        if (shift.east.size() < least_points || outside * 10 <= shift.east.size() * 3) return;
        base::Facts facts{{"points", std::to_string(shift.east.size())},
                          {"before", ""},
                          {"after", ""},
                          {"outside", std::to_string(outside)},
                          {"inside", ""},
                          {"system", ""},
                          {"declared", std::string{model::name_of(declared_)}}};
        add_shift(std::move(shift), std::move(facts));
    }

    void add_shift(Shift shift, base::Facts facts) const {
        const double x = median(shift.east), y = median(shift.north);
        if (std::hypot(x, y) < least_shift_m) return;
        const auto bearing = (std::lround(std::atan2(x, y) * 180 / std::numbers::pi) + 360) % 360;
        facts["metres"] = std::to_string(std::lround(std::hypot(x, y)));
        facts["bearing"] = std::to_string(bearing);
        feedback_.findings.add("P005", Severity::warning, spot_, std::move(facts));
    }

    // Converted points come back within a unit or two of what was written.
    void check_rounded() const {
        const auto rounded = [](std::int32_t value) {
            const std::int32_t rest = std::abs(value) % coarse;
            return std::min(rest, coarse - rest) <= 2;
        };
        const auto count = static_cast<std::size_t>(std::count_if(
            raw_.begin(), raw_.end(), [&](LonLat point) { return rounded(point.lon) && rounded(point.lat); }));
        if (count < least_points || count * 2 <= raw_.size()) return;
        feedback_.findings.add("P012", Severity::warning, spot_,
                               {{"count", std::to_string(count)}, {"points", std::to_string(raw_.size())}});
    }

    const Context& context_;
    const model::Table& table_;
    const model::Places& places_;
    std::vector<LocatedRow> points_;
    base::Feedback& feedback_;
    Datum declared_ = Datum::wgs84;
    bool metres_ = false;
    base::Spot spot_;
    std::vector<LonLat> raw_;  // as the file has them
};

}  // namespace

std::string check_system(const Context& context, const model::Table& table, const model::Places& places,
                         std::span<const LocatedRow> points, base::Feedback& feedback) {
    if (points.size() < least_points) return {};
    return FileCheck{context, table, places, points, feedback}.run();
}

}  // namespace qm::join
