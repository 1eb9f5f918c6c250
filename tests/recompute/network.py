# SPDX-License-Identifier: Apache-2.0
"""How far a park is from the nearest station, by geodesics (Vincenty's inverse formula on WGS84) and a search along each
edge instead of a plane. Whole metres."""

import math

from places import UNITS, units

STATIONS = ("区级服务中心", "镇街服务站", "园区服务站")
MAJOR, FLATTENING = 6378137.0, 1 / 298.257223563
MINOR = MAJOR * (1 - FLATTENING)


def geodesic_m(ax, ay, bx, by):
    """Between two points in degrees, to a millimetre."""
    if (ax, ay) == (bx, by):
        return 0.0
    difference = math.radians(bx - ax)
    u1 = math.atan((1 - FLATTENING) * math.tan(math.radians(ay)))
    u2 = math.atan((1 - FLATTENING) * math.tan(math.radians(by)))
    sin1, cos1, sin2, cos2 = math.sin(u1), math.cos(u1), math.sin(u2), math.cos(u2)
    turned = difference
    for _ in range(50):
        sine = math.hypot(cos2 * math.sin(turned), cos1 * sin2 - sin1 * cos2 * math.cos(turned))
        cosine = sin1 * sin2 + cos1 * cos2 * math.cos(turned)
        arc = math.atan2(sine, cosine)
        azimuth = cos1 * cos2 * math.sin(turned) / sine
        square = 1 - azimuth * azimuth
        middle = cosine - 2 * sin1 * sin2 / square
        c = FLATTENING / 16 * square * (4 + FLATTENING * (4 - 3 * square))
        before, turned = turned, difference + (1 - c) * FLATTENING * azimuth * (
            arc + c * sine * (middle + c * cosine * (2 * middle * middle - 1))
        )
        if abs(turned - before) < 1e-13:
            break
    u = square * (MAJOR**2 - MINOR**2) / MINOR**2
    a = 1 + u / 16384 * (4096 + u * (u * (320 - 175 * u) - 768))
    b = u / 1024 * (256 + u * (u * (74 - 47 * u) - 128))
    delta = b * sine * (middle + b / 4 * (cosine * (2 * middle * middle - 1)
            - b / 6 * middle * (4 * sine * sine - 3) * (4 * middle * middle - 3)))
    return MINOR * a * (arc - delta)


def to_edge_m(x, y, edge):
    """From a point to an edge, both in whole units: golden section, because the distance has one minimum."""
    ax, ay, bx, by = (value / UNITS for value in edge)
    at = lambda t: geodesic_m(x / UNITS, y / UNITS, ax + t * (bx - ax), ay + t * (by - ay))
    low, high, ratio = 0.0, 1.0, (math.sqrt(5) - 1) / 2
    left, right = high - ratio * (high - low), low + ratio * (high - low)
    at_left, at_right = at(left), at(right)
    for _ in range(45):
        if at_left < at_right:
            high, right, at_right = right, left, at_left
            left = high - ratio * (high - low)
            at_left = at(left)
        else:
            low, left, at_left = left, right, at_right
            right = low + ratio * (high - low)
            at_right = at(right)
    return min(at_left, at_right, at(0.0), at(1.0))


def metres_of(park, x, y):
    if park.side(x, y) >= 0:
        return 0
    near = []
    for edge in park.edges:
        east = math.cos(math.radians(y / UNITS))
        corners = [math.hypot((edge[i] - x) * east, edge[i + 1] - y) for i in (0, 2)]
        near.append((min(corners) - math.hypot((edge[2] - edge[0]) * east, edge[3] - edge[1]), min(corners), edge))
    limit = min(corner for _, corner, _ in near) * 1.01
    exact = min(to_edge_m(x, y, edge) for bound, _, edge in near if bound <= limit)
    if abs(exact % 1 - 0.5) < 0.002:
        raise ValueError(f"{park.code} is {exact} m away: too close to the half metre to judge")
    return math.floor(exact + 0.5)


def coverage(parks, facilities, town_of_park, served_within_m):
    """One row for each park, as the table of tables wants it."""
    stations = sorted(
        (row["facility_id"], units(row["lon"]), units(row["lat"]))
        for row in facilities
        if row["kind"] in STATIONS and row["lon"] is not None and row["lat"] is not None
    )
    rows = []
    for park in parks:
        rough = {s: 0 if park.side(s[1], s[2]) >= 0 else park.metres_to_border(s[1], s[2]) for s in stations}
        limit = min(rough.values(), default=0) * 1.02 + 10
        measured = [(metres_of(park, x, y), code) for code, x, y in stations if rough[code, x, y] <= limit]
        metres, station = min(measured, default=(None, None))
        rows.append({
            "park": park.code,
            "station": station,
            "distance": metres,
            "parks": 1,
            "within": metres is not None and metres <= served_within_m,
            "in_park": park.code,
            "in_town": town_of_park[park.code],
            "on_links": set(),
            "on_chains": set(),
        })
    return rows
