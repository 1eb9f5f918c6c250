#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Figures that an authority published stand on the pages beside the computed ones: value, qualifier, year, source.

    published.py pages --project P --site S --catalogue C          every row of P/published.csv is on the pages of S
    published.py change --program Q --base B --published F --work W --catalogue C
                                     a small project with F, then with one row of F changed: so do its pages
"""

import argparse
import csv
import os
import shutil
import subprocess
import sys
from fractions import Fraction

sys.dont_write_bytecode = True  # the source tree stays as it is
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from load import read_csv
from page import indicator_of, release_of, tables_of
from wording import Wording, decimal

QUALIFIERS = {"=": "", "≈": "约 ", "≥": "≥ ", "≤": "≤ "}


def printed_value(row, wording):
    try:
        number = decimal(Fraction(row["value"]), 6, trim=True)
    except ValueError:
        number = row["value"]  # a grade
    unit = "%" if wording.unit == "%" else f" {wording.unit}" if wording.unit else ""
    return QUALIFIERS[row["qualifier"]] + number + unit


def on_home(folder):
    """indicator -> (value, year, source, note) of the table of published figures."""
    found = {}
    for table in tables_of(os.path.join(folder, "index.html")):
        for row in table.rows if "pub" in table.classes else ():
            if len(row.cells) == 6 and indicator_of(row.cells[0].href):
                name, value, year, _, _, source = row.cells
                found[indicator_of(name.href)] = (value.text, year.text, source.text, name.small)
    return found


def on_indicator_page(folder, indicator):
    found = []
    for table in tables_of(os.path.join(folder, "indicator", f"{indicator}.html")):
        for row in table.rows[1:]:
            if table.section == "h-def" and len(row.cells) == 5:
                year, value, _, _, source = row.cells
                found.append((value.text, year.text, source.text, source.small))
    return found


def check_pages(folder, published, catalogue):
    wrong = []
    home = on_home(folder)
    for row in published:
        indicator = row["indicator"]
        expected = (printed_value(row, Wording(catalogue[indicator])), row["period"], row["source"], row["note"])
        # Assessments stand in a list of their own on the home page.
        if catalogue[indicator]["family"] != "assessment" and home.get(indicator) != expected:
            wrong.append(f"home page, {indicator}: {home.get(indicator)} instead of {expected}")
        if expected not in on_indicator_page(folder, indicator):
            wrong.append(f"page of {indicator}: {on_indicator_page(folder, indicator)} instead of {expected}")
    return wrong


def newest(site):
    release = release_of(site)
    months = sorted(name for name in os.listdir(release) if name[:4].isdigit())
    return os.path.join(release, months[-1])


def build(program, project, rows):
    with open(os.path.join(project, "published.csv"), "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    site = project + "-site"
    ended = subprocess.run([program, "build", project, "--output", site, "-q"], capture_output=True, text=True)
    if ended.returncode not in (0, 1):
        sys.exit(f"the program ended with {ended.returncode}: {ended.stderr}")
    return newest(site)


def check_change(arguments, catalogue):
    rows = read_csv(arguments.published)
    changed = [dict(row) for row in rows]
    # A value in the middle of the list, with a qualifier, a year and a source of its own.
    at = next(i for i, row in enumerate(changed) if row["indicator"] == "STD02")
    changed[at].update(value="1234567.5", qualifier="≈", period="2022", source="另一份示例通报", note="改过")
    shutil.rmtree(arguments.work, ignore_errors=True)
    wrong = []
    for name, version in (("first", rows), ("changed", changed)):
        project = os.path.join(arguments.work, name)
        shutil.copytree(arguments.base, project)
        wrong += check_pages(build(arguments.program, project, version), version, catalogue)
    return wrong, 2 * len(rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    pages = commands.add_parser("pages")
    change = commands.add_parser("change")
    for command, names in ((pages, ("project", "site")), (change, ("program", "base", "published", "work"))):
        for name in (*names, "catalogue"):
            command.add_argument(f"--{name}", required=True)
    arguments = parser.parse_args()
    catalogue = {row["indicator_id"]: row for row in read_csv(arguments.catalogue)}
    if arguments.command == "pages":
        published = read_csv(os.path.join(arguments.project, "published.csv"))
        wrong, checked = check_pages(newest(arguments.site), published, catalogue), len(published)
    else:
        wrong, checked = check_change(arguments, catalogue)
    for line in wrong:
        print(line)
    print(f"{checked} published figures looked for, {len(wrong)} wrong")
    return 1 if wrong or checked == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
