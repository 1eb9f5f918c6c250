# SPDX-License-Identifier: Apache-2.0
"""Which park and town holds a point. Whole numbers of 1e-7 degree throughout, so there is no tolerance to argue about;
only the distance to the nearest park is a measurement, and it stops the test when it comes close to the limit."""

import json
import math
from fractions import Fraction

UNITS = 10**7
EARTH = 6371007.181  # metres, the sphere with the surface of WGS84


def units(degrees):
    """Degrees as text to whole units."""
    value = Fraction(degrees) * UNITS
    if value.denominator != 1:
        raise ValueError(f"{degrees} has more than seven decimals")
    return int(value)


class Area:
    def __init__(self, code, properties, geometry):
        self.code = code
        self.properties = properties
        polygons = geometry["coordinates"]
        if geometry["type"] == "Polygon":
            polygons = [polygons]
        elif geometry["type"] != "MultiPolygon":
            raise ValueError(f"{code} is a {geometry['type']}")
        self.edges = []
        self.doubled_size = 0  # twice the planar size; holes taken off
        for polygon in polygons:
            for number, ring in enumerate(polygon):
                points = [(units(x), units(y)) for x, y in ring]
                if points[0] != points[-1]:
                    points.append(points[0])
                turned = 0
                for (ax, ay), (bx, by) in zip(points, points[1:]):
                    self.edges.append((ax, ay, bx, by))
                    turned += ax * by - bx * ay
                self.doubled_size += abs(turned) if number == 0 else -abs(turned)
        self.low = (min(min(e[0], e[2]) for e in self.edges), min(min(e[1], e[3]) for e in self.edges))
        self.high = (max(max(e[0], e[2]) for e in self.edges), max(max(e[1], e[3]) for e in self.edges))

    def side(self, x, y):
        """+1 inside, 0 on a border, -1 outside; even-odd over all rings."""
        if not (self.low[0] <= x <= self.high[0] and self.low[1] <= y <= self.high[1]):
            return -1
        inside = False
        for ax, ay, bx, by in self.edges:
            turn = (bx - ax) * (y - ay) - (by - ay) * (x - ax)
            if turn == 0 and min(ax, bx) <= x <= max(ax, bx) and min(ay, by) <= y <= max(ay, by):
                return 0
            if (ay > y) != (by > y) and (turn > 0) == (by > ay):
                inside = not inside
        return 1 if inside else -1

    def metres_to_border(self, x, y):
        east = EARTH * math.radians(1 / UNITS) * math.cos(math.radians(y / UNITS))
        north = EARTH * math.radians(1 / UNITS)
        best = math.inf
        for ax, ay, bx, by in self.edges:
            px, py = (ax - x) * east, (ay - y) * north
            dx, dy = (bx - ax) * east, (by - ay) * north
            length = dx * dx + dy * dy
            along = 0 if length == 0 else min(1, max(0, -(px * dx + py * dy) / length))
            best = min(best, math.hypot(px + along * dx, py + along * dy))
        return best


def read_areas(path, code, name):
    # Decimals as text: a coordinate goes from the file to whole units without a binary fraction in between.
    with open(path, encoding="utf-8-sig") as file:
        features = json.load(file, parse_float=str, parse_int=str)["features"]
    areas = [Area(f["properties"][code], {**f["properties"], "name": f["properties"][name]}, f["geometry"]) for f in features]
    return sorted(areas, key=lambda area: area.code)


def holder(areas, x, y):
    """The smallest area that holds the point; of equals, and on borders alone, the lowest code. None: in no area."""
    inside = [area for area in areas if area.side(x, y) > 0]
    if inside:
        return min(inside, key=lambda area: (area.doubled_size, area.code))
    on_border = [area for area in areas if area.side(x, y) == 0]
    return on_border[0] if on_border else None


def nearest(areas, x, y, tolerance_m):
    """The area whose border is nearest, at most the tolerance away."""
    measured = sorted((area.metres_to_border(x, y), area.code, area) for area in areas)
    for metres, _, _ in measured:
        if abs(metres - tolerance_m) < 0.001:
            raise ValueError(f"{x}, {y} lies {metres} m away: too close to the limit to judge")
    if not measured or measured[0][0] > tolerance_m:
        return None
    if len(measured) > 1 and measured[1][0] - measured[0][0] < 0.002:
        raise ValueError(f"{x}, {y} is as near to {measured[0][1]} as to {measured[1][1]}")
    return measured[0][2]
