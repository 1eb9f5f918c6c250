// SPDX-License-Identifier: Apache-2.0
#include "read/layer_shapes.hpp"

#include <cpl_conv.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

#include "read/geo_library.hpp"
#include "read/grid_shapes.hpp"
#include "read/refusal.hpp"

namespace qm::read {
namespace {

using model::LonLat;

std::uint64_t count_vertices(const OGRGeometry& geometry) {
    std::uint64_t count = 0;
    switch (wkbFlatten(geometry.getGeometryType())) {
        case wkbPolygon:
            for (const auto* ring : *geometry.toPolygon()) count += static_cast<std::uint64_t>(ring->getNumPoints());
            return count;
        case wkbMultiPolygon:
        case wkbGeometryCollection:
            for (const auto* part : *geometry.toGeometryCollection()) count += count_vertices(*part);
            return count;
        default:
            return 0;
    }
}

template <class Work>
void for_each_polygon(const OGRGeometry& geometry, const Work& work) {
    switch (wkbFlatten(geometry.getGeometryType())) {
        case wkbPolygon:
            work(*geometry.toPolygon());
            return;
        case wkbMultiPolygon:
        case wkbGeometryCollection:
            for (const auto* part : *geometry.toGeometryCollection()) for_each_polygon(*part, work);
            return;
        default:
            return;
    }
}

// There and back along one line.
bool is_spike(LonLat a, LonLat tip, LonLat b) {
    const std::int64_t ux = tip.lon - std::int64_t{a.lon}, uy = tip.lat - std::int64_t{a.lat};
    const std::int64_t vx = b.lon - std::int64_t{tip.lon}, vy = b.lat - std::int64_t{tip.lat};
    return base::Wide{ux} * vy == base::Wide{uy} * vx && base::Wide{ux} * vx + base::Wide{uy} * vy < 0;
}

/// Takes spikes off, from the outside in; the number of tips that went. A ring that is nothing but a spike goes away.
std::uint64_t cut_spikes(model::Ring& ring, LonLat& first) {
    std::uint64_t cut = 0;
    for (bool again = true; again && ring.size() >= 3;) {
        again = false;
        model::Ring kept;
        kept.reserve(ring.size());
        const auto push = [&](LonLat point) {
            while (kept.size() >= 2 && is_spike(kept[kept.size() - 2], kept.back(), point)) {
                if (cut++ == 0) first = kept.back();
                kept.pop_back();
                if (kept.back() == point) return;
            }
            kept.push_back(point);
        };
        for (const LonLat point : ring) push(point);
        // Around the seam.
        while (kept.size() >= 3) {
            const auto n = kept.size();
            if (is_spike(kept[n - 2], kept[n - 1], kept[0])) {
                if (cut++ == 0) first = kept.back();
                kept.pop_back();
            } else if (is_spike(kept[n - 1], kept[0], kept[1])) {
                if (cut++ == 0) first = kept.front();
                kept.erase(kept.begin());
                again = true;
            } else {
                break;
            }
            while (kept.size() > 1 && kept.front() == kept.back()) kept.pop_back();
        }
        again = again && kept.size() < ring.size();
        ring = std::move(kept);
    }
    return cut;
}

struct Reason {
    std::string_view geos, word;
    bool of_rings = false;  // G003: how the rings lie to one another
};
constexpr std::array<Reason, 9> reasons{{{"Ring Self-intersection", "ring_touches_itself"},
                                         {"Self-intersection", "crosses_itself"},
                                         {"Hole lies outside shell", "hole_outside", true},
                                         {"Holes are nested", "hole_in_hole", true},
                                         {"Nested holes", "hole_in_hole", true},
                                         {"Interior is disconnected", "falls_apart", true},
                                         {"Nested shells", "shell_in_shell", true},
                                         {"Duplicate Rings", "ring_twice", true},
                                         {"Too few points", "too_few_points"}}};

// "Self-intersection at or near point 1132292334 228271319" of older GEOS and "Self-intersection[1132292334 228…]" of
// newer ones: the place, when one is named.
LonLat place_in(const std::string& message) {
    constexpr std::string_view near = " at or near point ";
    const auto old_form = message.find(near), new_form = message.find('[');
    const auto words = std::min(old_form, new_form);
    if (words == std::string::npos) return {};
    const char* at = message.c_str() + (words == old_form ? words + near.size() : words + 1);
    char* end = nullptr;
    const double x = CPLStrtod(at, &end);  // does not follow the locale
    if (end == at) return {};
    const double y = CPLStrtod(end, nullptr);
    if (!(std::abs(x) <= 1.8e9 && std::abs(y) <= 9e8)) return {};
    return {static_cast<std::int32_t>(std::llround(x)), static_cast<std::int32_t>(std::llround(y))};
}

}  // namespace

ShapeMaker::ShapeMaker(const PointTransform& transform, std::uint64_t max_vertices, std::string file,
                       base::Diagnostics& findings)
    : transform_{transform}, left_{max_vertices}, limit_{max_vertices}, file_{std::move(file)}, findings_{findings} {}

void ShapeMaker::say(const char* code, const std::string& name, LonLat at, base::Facts facts) {
    facts["feature"] = name;
    base::Diagnostic finding{code, base::Severity::warning, {file_, "", 0, 0}, std::move(facts)};
    if (at.known()) ground_.push_back({finding, at, {}});
    findings_.add(std::move(finding));
}

model::MultiPolygon ShapeMaker::make(const OGRGeometry* geometry, const std::string& name) {
    Notes notes;
    model::MultiPolygon shape;
    const std::uint64_t vertices = geometry == nullptr ? 0 : count_vertices(*geometry);
    if (vertices > left_) refuse("G006", {file_, "", 0, 0}, {{"limit", std::to_string(limit_)}});
    left_ -= vertices;
    if (vertices > 0)
        for_each_polygon(*geometry, [&](const OGRPolygon& polygon) { collect(polygon, name, shape, notes); });
    if (notes.any())
        say("G002", name, notes.at,
            {{"closed", std::to_string(notes.closed)},
             {"dropped", std::to_string(notes.dropped)},
             {"repeated", std::to_string(notes.repeated)},
             {"spikes", std::to_string(notes.spikes)},
             {"at", notes.at.known() ? shown(notes.at) : ""},
             {"before", shown_m2(notes.before_m2)},
             {"after", shown_m2(model::area_m2(shape))}});
    if (!shape.empty()) repair(shape, name);
    if (shape.empty()) say("G004", name, {}, {{"type", geometry == nullptr ? "" : geometry->getGeometryName()}});
    return shape;
}

model::Ring ShapeMaker::ring_of(const OGRLinearRing& line, const std::string& name, Notes& notes) {
    const auto count = static_cast<std::size_t>(line.getNumPoints());
    std::vector<double> x(count), y(count);
    for (std::size_t i = 0; i < count; ++i) {
        x[i] = line.getX(static_cast<int>(i));
        y[i] = line.getY(static_cast<int>(i));
    }
    const auto note = [&](std::uint64_t& counter, LonLat at) {
        ++counter;
        if (!notes.at.known()) notes.at = at;
    };
    std::vector<bool> repeated(count);
    for (std::size_t i = 1; i < count; ++i) repeated[i] = x[i] == x[i - 1] && y[i] == y[i - 1];
    const bool closed = count == 0 || (x.front() == x.back() && y.front() == y.back());
    transform_.apply(count, x.data(), y.data());
    model::Ring ring;
    ring.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        if (!(std::abs(x[i]) <= 180 && std::abs(y[i]) <= 90))
            refuse("G013", {file_, "", 0, 0}, {{"feature", name}, {"crs", transform_.name()}});
        const LonLat point{static_cast<std::int32_t>(std::llround(x[i] * model::degree_units)),
                           static_cast<std::int32_t>(std::llround(y[i] * model::degree_units))};
        if (repeated[i]) note(notes.repeated, point);
        if (ring.empty() || ring.back() != point) ring.push_back(point);
    }
    if (!closed) note(notes.closed, ring.back());
    while (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
    LonLat tip;
    if (const auto cut = cut_spikes(ring, tip); cut > 0 && ring.size() >= 3) {
        note(notes.spikes, tip);
        notes.spikes += cut - 1;
    }
    return ring;
}

void ShapeMaker::collect(const OGRPolygon& source, const std::string& name, model::MultiPolygon& shape, Notes& notes) {
    model::Polygon polygon;
    bool first = true;
    for (const auto* line : source) {
        model::Ring ring = ring_of(*line, name, notes);
        const bool flat = ring.size() < 3 || doubled_area(ring) == 0;
        if (ring.size() >= 3) notes.before_m2 += (first ? 1 : -1) * model::area_m2({{ring, {}}});
        // A bow-tie has no area as it stands; what can be made of it is decided by the repair.
        if (ring.size() < 3 || (flat && !first)) {
            ++notes.dropped;
            if (!notes.at.known() && !ring.empty()) notes.at = ring.front();
            if (first) return;
            continue;
        }
        turned_ += turn(ring, first);
        if (first)
            polygon.shell = std::move(ring);
        else
            polygon.holes.push_back(std::move(ring));
        first = false;
    }
    if (!first) shape.push_back(std::move(polygon));
}

void ShapeMaker::repair(model::MultiPolygon& shape, const std::string& name) {
    const auto units = units_of(shape);
    GeoMessages messages;
    if (units->IsValid()) return;
    const std::string message = messages.first();
    const auto known = std::find_if(reasons.begin(), reasons.end(),
                                    [&](const Reason& reason) { return message.starts_with(reason.geos); });
    LonLat at = place_in(message);
    std::string reason =
        known == reasons.end() ? message.substr(0, message.find_first_of("[")) : std::string{known->word};
    if (at.known()) reason += (known == reasons.end() ? ", " : " ") + shown(at);
    model::MultiPolygon mended;
    if (const auto made = made_valid(*units)) mended = shape_of(*made);
    if (!at.known()) at = shape.front().shell.front();
    base::Facts facts{
        {"reason", reason}, {"before", shown_m2(model::area_m2(shape))}, {"after", shown_m2(model::area_m2(mended))}};
    if (known != reasons.end() && known->of_rings)
        say("G003", name, at, std::move(facts));
    else
        say("G001", name, at, std::move(facts));
    shape = std::move(mended);
}

}  // namespace qm::read
