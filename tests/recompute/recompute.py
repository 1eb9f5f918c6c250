#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Recomputes every figure of a project by another way and compares it with what the program kept in its history.

Exit 0: all equal. 1: something differs, or an indicator has no second opinion.
"""

import argparse
import os
import sys
import tomllib

sys.dont_write_bytecode = True  # the source tree stays as it is
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from chain_pages import check_chain_pages
from compare import Comparison, levels_of_catalogue, newest_revision
from every_level import check_levels, check_pages, list_figures
from load import read_csv
from month import FIGURES, compute, open_project
from page import release_of
from planted import check_planted
from printed import Pages
from quality import check_quality
from why import check_why
from works import check_works

SHOWN_PER_INDICATOR = 9999


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--project", required=True, help="the project folder with qualitymap.toml and history/")
    parser.add_argument("--geodata", required=True, help="what geodata: stands for in the configuration")
    parser.add_argument("--catalogue", required=True, help="indicators.csv")
    parser.add_argument("--site", help="the published site, to compare what is printed on its pages as well")
    parser.add_argument("--program", help="qualitymap, to compare every figure that it lists, those of enterprises too")
    parser.add_argument("--planted", help="README that says what was planted in the sample")
    return parser.parse_args()


def report(comparison):
    of_indicator = {}
    for mismatch in comparison.mismatches:
        of_indicator.setdefault(mismatch[1], []).append(mismatch)
    for indicator, mismatches in sorted(of_indicator.items()):
        print(f"{indicator}: {len(mismatches)} of {comparison.compared[indicator]} differ")
        for month, _, level, subject, program, recomputed in mismatches[:SHOWN_PER_INDICATOR]:
            print(f"  {month} {level} {subject or '(district)'}: program {program} | recomputed {recomputed}")
        if len(mismatches) > SHOWN_PER_INDICATOR:
            print(f"  … and {len(mismatches) - SHOWN_PER_INDICATOR} more")


def main():
    arguments = parse_arguments()
    with open(os.path.join(arguments.project, "qualitymap.toml"), "rb") as file:
        settings = tomllib.load(file)
    catalogue = read_csv(arguments.catalogue)
    levels_of = levels_of_catalogue(catalogue)
    failed = False
    for unknown in sorted(levels_of.keys() - FIGURES.keys()):
        print(f"{unknown} is in the catalogue and nobody recomputes it: add it to tests/recompute/definitions")
        failed = True
    for gone in sorted(FIGURES.keys() - levels_of.keys()):
        print(f"{gone} is recomputed and not in the catalogue: take it out of tests/recompute/definitions")
        failed = True
    levels_of = {indicator: levels for indicator, levels in levels_of.items() if indicator in FIGURES}

    project = open_project(arguments.project, arguments.geodata, settings)
    months = sorted(os.listdir(os.path.join(arguments.project, "months")))
    comparison, all_answers = Comparison(), []
    for month in months:
        answers = compute(project, month)
        all_answers.append(answers)
        stored = newest_revision(os.path.join(arguments.project, "history"), month)
        comparison.figures(month, stored, answers, levels_of)
        comparison.lists(month, stored, answers, project)
    if arguments.site:
        pages = Pages(project, catalogue, comparison)
        release = release_of(arguments.site)
        for month, answers, before in zip(months, all_answers, [None, *all_answers]):
            pages.month(os.path.join(release, month), month, answers, before)
            check_quality(comparison, month, project, answers, os.path.join(release, month))
            check_chain_pages(comparison, os.path.join(release, month), month, project, answers)
            check_works(comparison, release, month, project, answers, before)
            check_why(comparison, release, month, project, catalogue, answers)
    of_enterprises = pairs = 0
    if arguments.program:
        for month, answers in zip(months, all_answers):
            listed = list_figures(arguments.program, arguments.project, month)
            if arguments.site and month == months[-1]:
                pairs = check_pages(comparison, release, month, listed, catalogue)
            of_enterprises += check_levels(comparison, month, listed, catalogue, answers, project)
        if not of_enterprises or (arguments.site and not pairs):
            print("no figure of a single enterprise, or no page that explains one, was compared")
            failed = True
    report(comparison)
    failed |= bool(comparison.mismatches)
    if arguments.planted:
        for difference in check_planted(arguments.planted, all_answers):
            print(difference)
            failed = True

    figures = sum(comparison.compared[indicator] for indicator in levels_of)
    listed = sum(comparison.compared[what] for what in ("links", "problems", "enterprises"))
    print(
        f"{figures} figures of {len(levels_of)} indicators in {len(months)} months compared, each with the number of its "
        f"rows; {listed} links, problems and enterprises; "
        f"{sum(count for what, count in comparison.compared.items() if what.startswith('printed'))} printed cells; "
        f"{of_enterprises} figures of single enterprises; {pairs} explained on pages and by the program; "
        f"{len(comparison.mismatches)} differences"
    )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
