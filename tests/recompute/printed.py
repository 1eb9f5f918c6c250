# SPDX-License-Identifier: Apache-2.0
"""What stands on the pages against the recomputed months: every value in the tables of the indicator pages, of the list
of indicators, of the home page, of towns and of parks, with its fraction, its change and its rank, as it is printed."""

import os
import re

from network_pages import NetworkPages
from page import indicator_of, tables_of
from wording import Wording, decimal

SAME = "与上月持平"
LEVEL_OF_SECTION = {"by-chain": "chain", "by-town": "town", "by-park": "park", "by-link": "link"}
ENOUGH_CASES = 5  # a rate over fewer is not ranked


class Pages:
    def __init__(self, project, catalogue, comparison):
        self.project, self.comparison = project, comparison
        self.catalogue = {row["indicator_id"]: row for row in catalogue}
        self.wordings = {name: Wording(row) for name, row in self.catalogue.items()}
        self.enough_enterprises = project.thresholds.get("small_sample", 20)

    def month(self, folder, month, answers, before):
        """`folder` holds the pages of one month in the first language; `before` are the answers of the month before."""
        self.at, self.answers, self.before = month, answers, before
        for name in self.catalogue:
            self.indicator_page(name, tables_of(os.path.join(folder, "indicator", f"{name}.html")))
        self.list_of_indicators(tables_of(os.path.join(folder, "indicators.html")))
        self.home(tables_of(os.path.join(folder, "index.html")))
        for town in self.project.codes["town"]:
            self.town(town, tables_of(os.path.join(folder, f"town-{town}.html")))
        NetworkPages(self, month, folder, answers)
        parks = {self.park_of(name): name for name in os.listdir(os.path.join(folder, "park"))}
        for park in self.project.codes["park"]:
            self.park(park, tables_of(os.path.join(folder, "park", parks[park])))

    @staticmethod
    def park_of(name):
        return re.split(r"[-.]", name)[0].upper()

    def same(self, what, indicator, place, printed, expected):
        self.comparison.check(self.at, what, indicator, place, ("text", printed), ("text", expected))

    def value(self, indicator, level, code):
        return self.answers.figures[indicator].get((level, code), ("not_applicable",))

    def fraction(self, indicator, level, code):
        if self.catalogue[indicator]["aggregation"] != "ratio" or self.value(indicator, level, code)[0] != "value":
            return "—"
        return "/".join(decimal(part, 2, trim=True) for part in self.answers.parts[indicator][level, code])

    def change(self, indicator, level, code):
        wording = self.wordings[indicator]
        moved = self.before and wording.difference(
            self.before.figures[indicator].get((level, code), ("empty",)), self.value(indicator, level, code)
        )
        if moved is None:
            return "—"
        text = decimal(moved, wording.decimals, plus=True)
        if not re.search("[1-9]", text):
            return SAME
        return ("▲ " if moved > 0 else "▼ ") + text + (" 个百分点" if wording.percent else "")

    def rank(self, indicator, town):
        over_enterprises = "STR01" in self.catalogue[indicator]["denominator"]
        over_enterprises |= self.catalogue[indicator]["table"] == "enterprises"
        enough = self.enough_enterprises if over_enterprises else ENOUGH_CASES
        ranked = {}
        for code in self.project.codes["town"]:
            value = self.value(indicator, "town", code)
            if value[0] == "value" and self.answers.parts[indicator]["town", code][1] >= enough:
                ranked[code] = -value[1] if self.wordings[indicator].better == "down" else value[1]
        if town not in ranked or len(ranked) < 2:
            return "—"
        return f"{1 + sum(other > ranked[town] for other in ranked.values())}/{len(ranked)}"

    def subject_of(self, level, row):
        if level == "chain":
            return re.search(r"chain-([^/]*)\.html", row.cells[0].href)[1]
        return row.key.split("-", 1)[1]

    def indicator_page(self, indicator, tables):
        levels, seen = self.catalogue[indicator]["levels"].split("|"), {}
        for table in tables:
            level = LEVEL_OF_SECTION.get(table.section)
            if level is None:
                continue
            for row in table.rows[1:]:
                code = self.subject_of(level, row)
                seen.setdefault(level, set()).add(code)
                name, value, fraction, rows, change = row.cells
                place = f"indicator page, {level} {code}"
                answer = self.value(indicator, level, code)
                self.same("printed value", indicator, place, value.text, self.wordings[indicator].number(answer))
                self.same("printed fraction", indicator, place, fraction.text, self.fraction(indicator, level, code))
                self.same("printed rows", indicator, place, rows.text, f"{self.answers.rows[indicator][level, code]:,}")
                self.same("printed change", indicator, place, change.text, self.change(indicator, level, code))
        for level in LEVEL_OF_SECTION.values():
            expected = set(self.project.codes[level]) if level in levels else set()
            shown, wanted = (" ".join(sorted(codes)) for codes in (seen.get(level, set()), expected))
            self.same("printed subjects", indicator, f"indicator page, {level}", shown, wanted)

    def list_of_indicators(self, tables):
        listed = []
        for row in (row for table in tables for row in table.rows[1:]):
            indicator = indicator_of(row.cells[0].href)
            listed.append(indicator)
            name, value, fraction, change, method = row.cells
            at_district = "district" in self.catalogue[indicator]["levels"]
            answer = self.value(indicator, "district", "") if at_district else None
            wording = self.wordings[indicator]
            self.same("printed value", indicator, "indicators.html", value.text, wording.with_unit(answer) if answer else "/")
            expected = self.fraction(indicator, "district", "") if at_district else "—"
            self.same("printed fraction", indicator, "indicators.html", fraction.text, expected)
            expected = self.change(indicator, "district", "") if at_district else "—"
            self.same("printed change", indicator, "indicators.html", change.text, expected)
        self.same("printed subjects", "all", "indicators.html", " ".join(sorted(listed)), " ".join(sorted(self.catalogue)))

    def home(self, tables):
        for row in (row for table in tables if "chg" in table.classes for row in table.rows[1:]):
            indicator = indicator_of(row.cells[0].href) if row.cells[0].href else ""
            if indicator:
                expected = self.wordings[indicator].with_unit(self.value(indicator, "district", ""))
                self.same("printed value", indicator, "home page, changes", row.cells[2].text, expected)
                self.same("printed change", indicator, "home page, changes", row.cells[3].text, self.change(indicator, "district", ""))
        towns = [row for table in tables if table.section == "h-map" for row in table.rows if row.key]
        self.same("printed subjects", "towns", "home page", " ".join(sorted(row.key[5:] for row in towns)),
                  " ".join(self.project.codes["town"]))
        for row in towns:
            for cell, indicator in zip(row.cells[1:5], ("STR01", "PRB01", "PRB05", "SUP07")):
                expected = self.wordings[indicator].number(self.value(indicator, "town", row.key[5:]))
                self.same("printed value", indicator, f"home page, {row.key}", cell.text.split(" ")[0], expected)

    def town(self, code, tables):
        for row in (row for table in tables for row in table.rows if row.cells and len(row.cells) == 6):
            indicator = indicator_of(row.cells[0].href)
            if not indicator:
                continue
            wording, place = self.wordings[indicator], f"page of town {code}"
            name, value, sample, district, rank, _ = row.cells
            self.same("printed value", indicator, place, value.text, wording.with_unit(self.value(indicator, "town", code)))
            expected = self.fraction(indicator, "town", code).partition("/")[2]
            self.same("printed fraction", indicator, place, sample.text, expected)
            self.same("printed value", indicator, place, district.text, wording.with_unit(self.value(indicator, "district", "")))
            self.same("printed rank", indicator, place, rank.text, self.rank(indicator, code))

    def park(self, code, tables):
        listed = []
        for row in (row for table in tables if table.section == "h-figs" for row in table.rows[1:]):
            indicator = indicator_of(row.cells[0].href)
            listed.append(indicator)
            wording, place = self.wordings[indicator], f"page of park {code}"
            name, value, fraction, change, district = row.cells
            self.same("printed value", indicator, place, value.text, wording.with_unit(self.value(indicator, "park", code)))
            self.same("printed fraction", indicator, place, fraction.text, self.fraction(indicator, "park", code))
            self.same("printed change", indicator, place, change.text, self.change(indicator, "park", code))
            self.same("printed value", indicator, place, district.text, wording.with_unit(self.value(indicator, "district", "")))
        wanted = sorted(name for name, row in self.catalogue.items() if "park" in row["levels"].split("|"))
        self.same("printed subjects", "all", f"page of park {code}", " ".join(sorted(listed)), " ".join(wanted))
