# SPDX-License-Identifier: Apache-2.0
"""One month of a project, from its files to every figure of every subject."""

import os
import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

from clocks import set_clocks
from definitions import enterprises, services, supervision, supports
from definitions.figure import Quotient, per_subject
from links import Links
from load import read_csv, read_month
from network import coverage
from places import read_areas
from store import ENTERPRISE, add_subjects, add_table, open_store
from whose import Ground, place_everything

FIGURES = {}
for each in (supports, enterprises, supervision, services):
    repeated = FIGURES.keys() & each.family.figures.keys()
    assert not repeated, repeated
    FIGURES.update(each.family.figures)


@dataclass
class Project:
    folder: str
    sources: list
    clocks: dict
    thresholds: dict
    ground: Ground
    links: Links
    town_names: dict
    codes: dict  # level -> codes of its subjects
    served_within_m: Fraction = Fraction(3000)


@dataclass
class Answers:
    """`figures`: indicator -> (level, subject) -> ("value", fraction) | ("empty",) | ("not_checked",) | ("text", word).
    `rows`: the same keys -> how many rows the figure rests on; `parts`: of rates, numerator and denominator;
    `there`: table -> (level, subject) -> how many rows the subject has, counted or not."""

    figures: dict
    rows: dict
    parts: dict
    tables: dict
    raw_rows: dict
    there: dict
    store: object = field(repr=False, default=None)


def open_project(folder, geodata, settings):
    def path(configured):
        if configured.startswith("geodata:"):
            return os.path.join(geodata, configured.removeprefix("geodata:"))
        return os.path.join(folder, configured)

    layers = settings["layers"]
    towns = read_areas(path(layers["towns"]["file"]), layers["towns"].get("code", "code"), "name")
    parks = read_areas(path(layers["parks"]["file"]), layers["parks"].get("code", "code"), "name")
    aliases = read_csv(os.path.join(folder, "aliases.csv"))
    clocks = {"rectify": 60, "recheck": 75, "second_recheck_to": 90, "file_case": 0, "lead_feedback": 0}
    clocks.update(settings.get("clocks", {}))
    links = Links(folder)
    codes = {
        "link": sorted(links.chain_of),
        "park": [park.code for park in parks],
        "town": [town.code for town in towns],
        "chain": sorted(set(links.chain_of.values())),
        "district": [""],
    }
    return Project(
        folder,
        settings["sources"],
        clocks,
        settings.get("thresholds", {}),
        Ground(towns, parks, aliases, settings.get("park_tolerance_m", 50)),
        links,
        {town.code: town.properties["name"] for town in towns},
        codes,
        Fraction(str(settings.get("network", {}).get("served_within_km", 3))) * 1000,
    )


def last_day(month):
    year, number = (int(part) for part in re.fullmatch(r"(\d{4})-(\d{2})", month).groups())
    return (date(year + number // 12, number % 12 + 1, 1) - timedelta(1)).isoformat()


def built_rows(project, tables):
    tables["links"] = [
        {"link": link, "chain": chain, "on_links": {link}, "on_chains": {chain}, "in_town": None, "in_park": None}
        for link, chain in project.links.chain_of.items()
    ]
    if "facilities" in tables:
        ground = project.ground
        tables["coverage"] = coverage(ground.parks, tables["facilities"], ground.town_of_park, project.served_within_m)
    for row in tables["reporting"]:
        row.update(in_town=row["town"], in_park=None, on_links=set(), on_chains=set())


def result_of(figure, value, over):
    if value is None:
        return ("empty",)
    if figure.is_word:
        return ("text", value)
    if not figure.over:
        return ("value", Fraction(value))
    return ("value", Fraction(value) / Fraction(over)) if Fraction(over) != 0 else ("empty",)


def quotient_of(value, over):
    for part in (value, over):
        if part[0] == "not_checked":
            return part
    if value[0] != "value" or over[0] != "value" or over[1] == 0:
        return ("empty",)
    return ("value", value[1] / over[1])


def compute(project, month):
    tables, raw_rows = read_month(
        os.path.join(project.folder, "months", month), project.sources, project.town_names
    )
    day = last_day(month)
    reporting = tables.pop("reporting")
    place_everything(tables, project.ground, project.links)
    tables["reporting"] = reporting
    built_rows(project, tables)
    set_clocks(tables["problems"], project.clocks, day)

    store = open_store()
    codes = {**project.codes, ENTERPRISE: range(len(tables["enterprises"]))}
    add_subjects(store, codes)
    for table, rows in tables.items():
        if rows:
            add_table(store, table, rows)
    days = {"day": day, "month_start": day[:8] + "01", "year_start": day[:5] + "01-01"}
    answers, rows_behind, parts = {}, {}, {}
    for name, figure in FIGURES.items():
        if isinstance(figure, Quotient):
            continue
        unset = figure.needs_clock and project.clocks[figure.needs_clock] <= 0
        if unset or figure.table not in tables:
            answers[name] = {(level, code): ("not_checked",) for level, some in codes.items() for code in some}
            rows_behind[name] = dict.fromkeys(answers[name], 0)
            continue
        answers[name], rows_behind[name], parts[name] = {}, {}, {}
        for level, subject, value, over, rows in store.execute(per_subject(figure), days):
            answers[name][level, subject] = result_of(figure, value, over)
            rows_behind[name][level, subject] = rows
            if figure.over:
                parts[name][level, subject] = (Fraction(value), Fraction(over))
    for name, figure in FIGURES.items():
        if isinstance(figure, Quotient):
            answers[name] = {
                at: quotient_of(value, answers[figure.over][at]) for at, value in answers[figure.value].items()
            }
            rows_behind[name] = rows_behind[figure.value]
            parts[name] = {
                at: (answers[figure.value][at][1], answers[figure.over][at][1])
                for at, value in answers[name].items()
                if value[0] == "value"
            }
    there = {
        table: {(level, subject): count for level, subject, count in store.execute(
            f"SELECT level, subject, COUNT(*) FROM of_{table} GROUP BY level, subject")}
        for table, rows in tables.items() if rows
    }
    return Answers(answers, rows_behind, parts, tables, raw_rows, there, store)
