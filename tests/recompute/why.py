#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The pages that explain figures: what they list adds up to the figure, line numbers lead to the rows, and each figure
printed elsewhere is the one explained where its link leads.

    why.py --program Q --project P --site S --catalogue C     `qualitymap explain` says the same as the pages, and all
"""

import argparse
import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from fractions import Fraction
from html import unescape

sys.dont_write_bytecode = True  # the source tree stays as it is
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from headings import TABLES
from load import BLANKS, cell, decode, read_csv
from page import release_of
from wording import Wording

LEVELS = ("district", "chain", "town", "park", "link")
SUBJECT = re.compile(r'<div class="wy" id="([^"]*)"><h3><a href="[^"]*">(.*?)</a> <b>(.*?)</b></h3>(.*?)</div>\n', re.S)
DETAILS = re.compile(r'<details class="(yes|no)"[^>]*><summary>(.*?)</summary><ul>(.*?)</ul>(.*?)</details>', re.S)
ITEM = re.compile(r"<li>(.*?)</li>", re.S)
REASON = re.compile(r'<a href="#reasons">(.*?)</a> <b>(.*?)</b>')
FILE = re.compile(r"(?:<code>(.*?)</code> )?([^<]+)")
RUN = re.compile(r"(\d+)(?:–(\d+))?(?:: (.*))?", re.S)
FIGURE_LINK = re.compile(r'<a class="y" href="([^"]*)" title="[^"]*">(.*?)</a>')
COMPUTED = {"links", "reporting", "coverage"}


def whole(text):
    return int(re.sub(r"[^\d]", "", text))


@dataclass
class Explained:
    value: str
    sum: str = ""
    counted: int = 0
    rows: list = field(default_factory=list)  # (file, line, label)
    left_out: int = 0
    left_out_rows: list = field(default_factory=list)  # (file, line, mark)
    of_reason: dict = field(default_factory=dict)
    is_whole: bool = True
    parts: list = field(default_factory=list)


def rows_of(markup):
    """(file, line, label) of a list of places; tables that the program makes have no file and no line."""
    rows = []
    for file, text in FILE.findall(markup):
        text = unescape(text).strip()
        if not text:
            continue
        if not file:
            rows += [("", 0, part) for part in text.split(", ")]
            continue
        for run in re.split(r"; (?=\d+(?:–\d+)?: )|, (?=\d+(?:–\d+)?(?:,|$))", text):
            first, last, label = RUN.fullmatch(run).groups()
            rows += [(unescape(file), line, label) for line in range(int(first), int(last or first) + 1)]
    return rows


def read_why(path):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    subjects = {}
    for anchor, _, value, rest in SUBJECT.findall(text):
        one = subjects[anchor] = Explained(unescape(value))
        found = re.search(r'<p class="sum">(.*?)</p>', rest)
        one.sum = unescape(found[1]) if found else ""
        one.parts = re.findall(r'<p><a href="[^"]*why/([^"]*)\.html#([^"]*)">|</a> <a href="[^"]*why/([^"]*)\.html#([^"]*)">', rest)
        for kind, summary, items, after in DETAILS.findall(rest):
            one.is_whole &= 'class="cap"' not in after
            if kind == "yes":
                one.counted = whole(summary)
                for item in ITEM.findall(items):
                    one.rows += rows_of(item)
                continue
            one.left_out = whole(summary)
            for item in ITEM.findall(items):
                mark, count = REASON.match(item).groups()
                one.of_reason[mark] = whole(count)
                one.left_out_rows += [(file, line, mark) for file, line, _ in rows_of(REASON.sub("", item, count=1))]
    return subjects


def exact(text):
    return Fraction(text.replace(",", "").replace("\u2212", "-"))


def figure_of_rows(row, rows):
    """The figure that the listed rows add up to, by the aggregation of the catalogue."""
    labels = [label for _, _, label in rows]
    if row["table"] in COMPUTED:
        labels = [label.rpartition(": ")[2] for label in labels]
    kind = row["aggregation"]
    if kind == "count":
        return ("value", Fraction(len(rows)))
    if kind == "distinct":
        return ("value", Fraction(len(set(labels))))
    if kind == "sum":
        return ("value", sum(map(exact, labels), Fraction(0)))
    if not rows:
        return ("empty",)
    if kind == "hhi":
        values = list(map(exact, labels))
        return ("value", sum(value**2 for value in values) * 10_000 / sum(values) ** 2) if any(values) else ("empty",)
    if kind in ("ratio", "wmean"):
        pairs = [[exact(part) for part in re.split("[/×]", label)] for label in labels]
        num = sum(a * b if kind == "wmean" else a for a, b in pairs)
        den = sum(b for _, b in pairs)
        return ("value", num / den) if den else ("empty",)
    if kind == "given":
        (label,) = labels
        word = label.partition(" = ")[2]
        return ("value", exact(word)) if re.fullmatch(r"-?[\d.,]+", word) else ("text", word)
    values = sorted(map(exact, labels))
    if kind == "max":
        return ("value", values[-1])
    half = len(values) // 2
    return ("value", values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2)


class Lines:
    """The records of the files of a project by the line where they begin."""

    def __init__(self, project):
        self.project, self.files = project, {}

    def cell_at(self, file, line, table, column):
        if file not in self.files:
            with open(os.path.join(self.project, file), "rb") as opened:
                text = decode(opened.read())
            records = read_csv(os.path.join(self.project, file))
            # The sample has its header in line 1 and no line breaks inside cells.
            assert len(text.splitlines()) == len(records) + 1, file
            self.files[file] = records
        kind, headings = TABLES[table][column]
        record = self.files[file][line - 2]
        return cell(kind, next((record[heading] for heading in headings if heading in record), ""))


def check_lines(comparison, month, row, anchor, one, lines):
    """What stands behind the colon is what stands in that line of the file."""
    table = row["table"]
    columns = {"distinct": [row["key"]], "sum": [row["value"]], "max": [row["value"]], "median": [row["value"]], "hhi": [row["value"]],
               "wmean": [row["value"], row["weight"]], "ratio": [row["numerator"], row["denominator"]]}
    wanted = columns.get(row["aggregation"], [])
    if not wanted or any(column not in TABLES.get(table, ()) for column in wanted):
        return
    for file, line, label in one.rows:
        cells = [lines.cell_at(file, line, table, column) for column in wanted]
        if row["aggregation"] == "distinct":
            stands, says = cells[0].strip(BLANKS), label
        else:
            stands = [value or Fraction(0) for value in cells]
            says = [exact(part) for part in re.split("[/×]", label)]
        comparison.check(month, "printed place", row["indicator_id"], f"{anchor} {file}:{line}", (says,), (stands,))


def check_why(comparison, release, month, project, catalogue, answers):
    lines = Lines(project.folder)
    pages = {}
    for row in catalogue:
        indicator, wording = row["indicator_id"], Wording(row)
        subjects = pages[indicator] = read_why(os.path.join(release, month, "why", f"{indicator}.html"))
        expected = {}
        for (level, code), answer in answers.figures[indicator].items():
            if level in LEVELS and level in row["levels"].split("|"):
                expected[f"{level}-{code}" if code else level] = (level, code, answer)
        comparison.check(month, "printed subjects", indicator, "why", sorted(subjects), sorted(expected))
        for anchor, (level, code, answer) in expected.items():
            one = subjects.get(anchor)
            if one is None:
                continue
            place = f"why, {anchor}"
            comparison.check(month, "printed value", indicator, place, (one.value,), (wording.with_unit(answer),))
            if answer[0] == "not_checked" or row["numerator"].startswith("indicator("):
                continue
            if row["aggregation"] != "given":
                comparison.check(month, "printed rows", indicator, place, (one.counted,), (answers.rows[indicator][level, code],))
            comparison.check(month, "printed rows left out", indicator, place, (sum(one.of_reason.values()),), (one.left_out,))
            check_lines(comparison, month, row, anchor, one, lines)
            if one.is_whole:
                comparison.check(month, "printed parts", indicator, place, figure_of_rows(row, one.rows), answer)
                comparison.check(month, "printed parts", indicator, place + ", rows", (len(one.rows), len(one.left_out_rows)),
                                 (one.counted, one.left_out))
                both = {(f, l) for f, l, _ in one.rows if f} & {(f, l) for f, l, _ in one.left_out_rows if f}
                comparison.check(month, "printed parts", indicator, place + ", in and out", sorted(both), [])
            else:
                comparison.compared["lists cut on why pages"] = comparison.compared.get("lists cut on why pages", 0) + 1
    check_links(comparison, os.path.join(release, month), month, pages)


def check_links(comparison, folder, month, pages):
    """A figure that leads to its explanation is the figure that stands there."""
    for at, _, names in os.walk(folder):
        if os.path.basename(at) in ("why", "en"):
            continue
        for name in names:
            if not name.endswith(".html") or f"{os.sep}en{os.sep}" in at + os.sep:
                continue
            with open(os.path.join(at, name), encoding="utf-8") as file:
                text = file.read()
            for href, words in FIGURE_LINK.findall(text):
                path, _, anchor = href.partition("#")
                target = os.path.normpath(os.path.join(at, path))
                if os.path.dirname(target) != os.path.join(folder, "why") or anchor == "published":
                    continue  # of another month
                shown = unescape(re.sub("<[^>]*>", "", words))
                explained = pages[os.path.basename(target)[:-5]][anchor].value
                same = explained if shown in (explained, explained.partition(" ")[0], explained.rstrip("%")) else shown
                comparison.check(month, "printed links", name, href, (same,), (explained,))


def check_command(arguments):
    """explain --format json against the pages: the same rows, and all of them where a page had no room."""
    release = release_of(arguments.site)
    month = max(name for name in os.listdir(release) if re.fullmatch(r"\d{4}-\d{2}", name))
    catalogue = {row["indicator_id"]: row for row in read_csv(arguments.catalogue)}
    wrong = compared = cut = 0
    cases = [("STR01", "district"), ("STR02", "chain-robot"), ("STR02", "link-R201"), ("PQ03", "town-440606101"),
             ("PQ04", "link-R101"), ("SUP04", "town-440606005"), ("CER01", "chain-appliance"), ("BRD01", "district"),
             ("STR05", "chain-robot"), ("ASS01", "district"), ("PRB05", "town-440606101")]
    for indicator, anchor in cases:
        one = read_why(os.path.join(release, month, "why", f"{indicator}.html"))[anchor]
        level, _, code = anchor.partition("-")
        ended = subprocess.run([arguments.program, "explain", arguments.project, indicator, "--format", "json",
                                *([f"--{level}", code] if code else [])], capture_output=True, text=True)
        said = json.loads(ended.stdout)
        places = [row["place"] for row in said["rows"]]
        left_out = [row["place"] for row in said["left_out"]]
        compared += 1
        cut += not one.is_whole
        row = catalogue[indicator]
        problems = []
        if (len(places), len(left_out)) != (one.counted, one.left_out):
            problems.append(f"{len(places)} and {len(left_out)} rows, the page says {one.counted} and {one.left_out}")
        if row["table"] not in COMPUTED:
            on_page = [f"{file}:{line}" for file, line, _ in one.rows]
            if on_page != (places if one.is_whole else places[: len(on_page)]):
                problems.append("other rows than the page lists")
            if one.is_whole and sorted(left_out) != sorted(f"{file}:{line}" for file, line, _ in one.left_out_rows):
                problems.append("other rows left out than the page lists")
        if not one.value.startswith(said["value"]):
            problems.append(f"{said['value']}, the page says {one.value}")
        for problem in problems:
            print(f"explain {indicator} {anchor}: {problem}")
        wrong += bool(problems)
    print(f"{compared} explanations compared with their pages, {cut} of them longer than the page; {wrong} wrong")
    return 1 if wrong or not cut else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("program", "project", "site", "catalogue"):
        parser.add_argument(f"--{name}", required=True)
    return check_command(parser.parse_args())


if __name__ == "__main__":
    sys.exit(main())
