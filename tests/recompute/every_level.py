# SPDX-License-Identifier: Apache-2.0
"""`qualitymap list figures` against the answers: every indicator, every level that it has, single enterprises included;
the value, numerator and denominator, how many rows count and how many are left out. And the same list, which comes from
the rows that `explain` lists, against the pages that explain figures."""

import json
import os
import re
import subprocess
from fractions import Fraction

from store import ENTERPRISE
from why import COMPUTED, exact, read_why
from wording import Wording

SUMS = {
    "sum": r"之和为 (\S+)：",
    "distinct": r"不同的有 (\S+) 个：",
    "ratio": r"分子之和 (\S+) ÷ 分母之和 (\S+)：",
    "wmean": r"数值×权重之和 (\S+) ÷ 权重之和 (\S+)：",
}


def list_figures(program, project, month):
    ended = subprocess.run([program, "list", project, "figures", "--month", month, "--format", "json", "--lang", "zh"],
                           capture_output=True, text=True, check=True)
    figures = {}
    for line in ended.stdout.splitlines():
        one = json.loads(line)
        figures.setdefault((one["indicator"], one["level"]), []).append(one)
    return figures


def said_of(one):
    if one["state"] == "value":
        return ("value", Fraction(int(one["num"]), int(one["den"])))
    return ("text", one["value"]) if one["state"] == "text" else (one["state"],)


def without_groups(text):
    return text.replace(",", "").replace("\u2212", "-")


def check_levels(comparison, month, listed, catalogue, answers, project):
    """Every figure of the list against SQL. Returns how many were of single enterprises."""
    register = answers.tables["enterprises"]
    of_enterprises = 0
    for row in catalogue:
        indicator, wording = row["indicator_id"], Wording(row)
        composed = row["numerator"].startswith("indicator(")
        table = row["table"]
        for level in row["levels"].split("|"):
            figures = listed.pop((indicator, level), [])
            if level == ENTERPRISE:
                named = [(one["code"] or None, one["name"]) for one in figures]
                comparison.check(month, f"listed {level}", indicator, "who they are", named,
                                 [(each["uscc"], each["name"]) for each in register])
                subjects = range(len(register))
                of_enterprises += len(figures)
            else:
                subjects = [one["code"] for one in figures]
                comparison.check(month, f"listed {level}", indicator, "subjects", sorted(subjects),
                                 sorted(project.codes[level]))
            for subject, one in zip(subjects, figures):
                at = (level, subject)
                answer = answers.figures[indicator].get(at)
                comparison.check(month, f"listed {level}", indicator, subject, said_of(one), answer)
                if answer is None or answer[0] == "not_checked":
                    continue
                shown = without_groups(wording.number(answer)) if answer[0] in ("value", "text") else ""
                comparison.check(month, f"listed {level}", indicator, f"{subject}, written", (one["value"],), (shown,))
                rows = answers.rows[indicator][at]
                comparison.check(month, f"listed {level}", indicator, f"{subject}, rows", (one["rows"],), (rows,))
                if not composed and row["aggregation"] != "given":
                    there = answers.there[table].get(at, 0)
                    comparison.check(month, f"listed {level}", indicator, f"{subject}, left out", (one["left_out"],),
                                     (there - rows,))
                if answer[0] != "value":
                    continue
                said = tuple(Fraction(part) for part in (one["numerator"], one["denominator"]) if part)
                parts = answers.parts.get(indicator, {}).get(at) or (answer[1],)
                comparison.check(month, f"listed {level}", indicator, f"{subject}, parts", said, tuple(parts))
    for indicator, level in listed:
        comparison.check(month, "listed", indicator, level, ("listed",), None)
    return of_enterprises


def whole_lines(places):
    lines = []
    for file, text in places.items():
        for run in text.split(", "):
            first, _, last = run.partition("-")
            lines += [(file, line) for line in range(int(first), int(last or first) + 1)]
    return lines


def check_pages(comparison, release, month, listed, catalogue):
    """Every figure that a page explains against the list: sums, rows, rows left out by reason, and where they stand."""
    pairs = 0
    for row in catalogue:
        indicator = row["indicator_id"]
        subjects = read_why(os.path.join(release, month, "why", f"{indicator}.html"))
        explained = {}
        for level in row["levels"].split("|"):
            for one in listed.get((indicator, level), []) if level != ENTERPRISE else []:
                explained[f"{level}-{one['code']}" if one["code"] else level] = one
        comparison.check(month, "explained", indicator, "subjects", sorted(subjects), sorted(explained))
        for anchor, page in subjects.items():
            one = explained.get(anchor)
            if one is None:
                continue
            pairs += 1

            def same(what, program, recomputed):
                comparison.check(month, "explained", indicator, f"{anchor}, {what}", program, recomputed)

            if one["state"] in ("value", "text"):
                same("value", (without_groups(page.value.split(" ")[0].rstrip("%")),), (one["value"],))
            if one["state"] == "not_checked" or row["numerator"].startswith("indicator("):
                same("rows", (page.counted, page.left_out), (0, 0))
                continue
            counted = sum(len(whole_lines({"": text})) for text in one["places"].values())
            same("rows", (page.counted, page.left_out), (counted, one["left_out"]))
            same("reasons", sorted(page.of_reason.values()), sorted(reason["rows"] for reason in one["reasons"]))
            found = re.search(SUMS.get(row["aggregation"], r"\b\B"), page.sum)
            if row["aggregation"] in SUMS and counted:
                said = tuple(exact(part) for part in found.groups()) if found else ()
                same("parts", said, tuple(Fraction(part) for part in (one["numerator"], one["denominator"]) if part)
                     if one["state"] == "value" else said)
            if row["table"] in COMPUTED:
                continue
            places = whole_lines(one["places"])
            on_page = [(file, line) for file, line, _ in page.rows]
            same("places", on_page, places if page.is_whole else places[: len(on_page)])
            if page.is_whole:
                left_out = [place for reason in one["reasons"] for place in whole_lines(reason["places"])]
                same("places left out", sorted((file, line) for file, line, _ in page.left_out_rows), sorted(left_out))
    return pairs
