# SPDX-License-Identifier: Apache-2.0
"""Whose is each row: its enterprise, town, park, links and chains, by the words of src/join/join.hpp.

An enterprise with a usable point belongs to the smallest park that holds it, else to the nearest park of its town within
the tolerance, else to the town alone; without a usable point to its declared park or town. Rows of other tables have
their own town, park, link and chain columns, else those of their enterprise.
"""

import unicodedata

from load import BLANKS, check_digits_hold
from places import holder, nearest, units


def key(text):
    """Under which names are the same: compatibility forms folded, blanks out, brackets alike."""
    folded = unicodedata.normalize("NFKC", text or "").casefold()
    folded = "".join("(" if c in "【〔[〈《" else ")" if c in "】〕]〉》" else c for c in folded if c not in BLANKS)
    return folded.replace("有限责任公司", "有限公司")


class Words:
    """Towns or parks by code, name, short name or alias."""

    def __init__(self, areas, aliases):
        self.codes = {}
        for area in areas:
            name = area.properties["name"]
            for word in (area.code, name, name.removesuffix("街道").removesuffix("镇")):
                if self.codes.setdefault(key(word), area.code) != area.code:
                    raise ValueError(f"two places are called {word}")
        for alias, canonical in aliases:
            self.codes.setdefault(key(alias), self.codes[key(canonical)])

    def find(self, word):
        if word is None:
            return None
        if key(word) not in self.codes:
            raise ValueError(f"unknown place {word!r}")
        return self.codes[key(word)]


class Ground:
    def __init__(self, towns, parks, aliases, tolerance_m):
        self.towns, self.parks, self.tolerance_m = towns, parks, tolerance_m
        self.town_words = Words(towns, [(a["alias"], a["canonical"]) for a in aliases if a["kind"] == "town"])
        self.park_words = Words(parks, [(a["alias"], a["canonical"]) for a in aliases if a["kind"] == "park"])
        self.town_of_park = {park.code: self.town_words.find(park.properties["town"]) for park in parks}
        self.park_by_code = {park.code: park for park in parks}
        self.known = {}

    def located(self, point):
        """Town and park that hold a point; both None outside the district."""
        if point not in self.known:
            town, park = holder(self.towns, *point), holder(self.parks, *point)
            self.known[point] = (town.code if town else None, park.code if park else None)
        return self.known[point]

    def near_park(self, point, town):
        of_town = [park for park in self.parks if town is None or self.town_of_park[park.code] == town]
        park = nearest(of_town, *point, self.tolerance_m)
        return park.code if park else None


def point_of(row):
    """Whole units, or None; 0, 0 is what an empty form exports, not a place."""
    if row.get("lon") is None or row.get("lat") is None:
        return None
    point = (units(row["lon"]), units(row["lat"]))
    return None if point == (0, 0) else point


def place_enterprise(row, ground):
    declared_town = ground.town_words.find(row["town"])
    declared_park = ground.park_words.find(row["park"])
    point = point_of(row)
    town, park, near = None, None, None
    if point is not None:
        town, park = ground.located(point)
        if park is None:
            near = ground.near_park(point, town or declared_town)
    usable = town is not None or park is not None or near is not None
    if usable:
        park = park or near
    else:
        park = declared_park
    row["in_park"] = park
    row["in_town"] = town or (ground.town_of_park[park] if park else declared_town)
    row["has_point"] = point is not None
    row["usable_point"] = usable
    row["declared_park"] = declared_park
    row["in_declared_park"] = bool(
        point is not None and declared_park is not None and ground.park_by_code[declared_park].side(*point) >= 0
    )
    row["code_holds"] = check_digits_hold(row["uscc"])


class Register:
    """Enterprises by credit code; by name only where one side has no code and one enterprise alone has the name."""

    def __init__(self, enterprises):
        self.by_code, self.by_name = {}, {}
        for row in enterprises:
            if row["uscc"] is not None:
                self.by_code[row["uscc"]] = row
            self.by_name.setdefault(key(row["name"]), []).append(row)

    def find(self, code, name):
        if code in self.by_code:
            return self.by_code[code]
        named = self.by_name.get(key(name), []) if name else []
        if len(named) == 1 and (code is None or named[0]["uscc"] is None):
            return named[0]
        return None


def place_row(row, ground, links, register):
    """Sets in_town, in_park, on_links and on_chains of a row of any other table."""
    enterprise = register.find(row.get("uscc"), row.get("enterprise")) if "uscc" in row else None
    town = ground.town_words.find(row.get("town"))
    park = ground.park_words.find(row.get("park_id") or row.get("park"))
    point = point_of(row)
    if point is not None:
        held_town, held_park = ground.located(point)
        town, park = town or held_town, park or held_park
    if town is None and park is not None:
        town = ground.town_of_park[park]
    if enterprise is not None:
        park = park or enterprise["in_park"]
        town = town or enterprise["in_town"]
    on_links = set(row.get("link") or ())
    if not on_links and enterprise is not None:
        on_links = enterprise["on_links"]
    unknown = [link for link in on_links if link not in links.chain_of]
    if unknown:
        raise ValueError(f"unknown links {unknown}")
    row["in_town"], row["in_park"], row["on_links"] = town, park, on_links
    # What a chain leader reports of its suppliers is the leader's.
    owner = register.find(row["leader_uscc"], row.get("leader")) if "leader_uscc" in row else enterprise
    row["of_enterprise"] = owner["of_enterprise"] if owner else None
    own_chains = {links.chain_words[word] for word in row.get("chain") or ()}
    row["on_chains"] = own_chains or {links.chain_of[link] for link in on_links}


def place_everything(tables, ground, links):
    for number, row in enumerate(tables["enterprises"]):
        place_enterprise(row, ground)
        row["of_enterprise"] = number
        row["on_links"] = links.of_enterprise(row)
        row["on_chains"] = {links.chain_of[link] for link in row["on_links"]}
        row["leads"] = links.leads(row)
    register = Register(tables["enterprises"])
    for table, rows in tables.items():
        if table != "enterprises":
            for row in rows:
                place_row(row, ground, links, register)
