# SPDX-License-Identifier: Apache-2.0
"""What the page of data quality says of a month, counted again: the share of rows with a value for each field and town,
and for each file the rows that were read, used, put aside and merged."""

import fnmatch
import os
import re
from fractions import Fraction

from corrections import check_corrections
from headings import KEYS, TABLES
from load import cell, read_csv, rows_of_file
from page import tables_of
from whose import point_of

# Columns of enterprises that no figure is made of.
ONLY_HERE = {
    "address": ("text", ["生产地址", "地址", "注册地址", "经营地址"]),
    "size": ("text", ["企业规模", "规模"]),
    "reported_on": ("date", ["填报日期", "上报日期"]),
}

# The enterprise of a row of suppliers is the leader that it supplies.
LEADER_CODE = ["链主信用代码", "链主统一社会信用代码"]


def share(part, whole):
    """Whole percents, half up; all and none are said only when it is all or none."""
    if whole == 0:
        return "—"
    if part in (0, whole):
        return "100" if part else "0"
    return str(min(99, max(1, int(Fraction(100 * part, whole) + Fraction(1, 2)))))


def value_of(row, column, table):
    if column in ("lon", "lat"):
        return point_of(row)
    if column in TABLES[table]:
        value = row[column]
        return value if value != [] else None
    kind, headings = ONLY_HERE[column]
    texts = [text for heading, text in row["everything"] if heading in headings]
    return cell(kind, texts[0]) if texts else None


def towns_of(rows, name, tables):
    if name != "suppliers":
        return [row["in_town"] for row in rows]
    town_of_code = {row["uscc"]: row["in_town"] for row in tables["enterprises"] if row["uscc"]}
    codes = [next(text for heading, text in row["everything"] if heading in LEADER_CODE) for row in rows]
    return [town_of_code.get(code.upper()) for code in codes]


def coverage(comparison, month, project, tables, page):
    heat = [table for table in page if "heat" in table.classes]
    towns = sorted(project.codes["town"])
    seen = 0
    for table in heat:
        for row in table.rows:
            if not row.key:
                continue
            name, _, column = row.key.partition("-")
            known = name in TABLES and (column in TABLES[name] or (name == "enterprises" and column in ONLY_HERE))
            if not known:
                comparison.compared["coverage not recomputed"] = comparison.compared.get("coverage not recomputed", 0) + 1
                continue
            rows = tables[name]
            filled = [value_of(each, column, name) is not None for each in rows]
            in_town = towns_of(rows, name, tables)
            expected = [share(sum(filled), len(rows))]
            for town in towns + ([None] if None in in_town else []):
                of_town = [is_filled for is_filled, place in zip(filled, in_town) if place == town]
                expected.append(share(sum(of_town), len(of_town)))
            printed = [each.text for each in row.cells[1:]]
            comparison.check(month, "printed coverage", name, column, printed, expected)
            seen += name == "enterprises"
    comparison.check(month, "printed coverage", "enterprises", "fields", [seen], [22])


def fate_of_rows(rows, key):
    """Of rows of one key, equal ones are merged into the first, different ones are all put aside."""
    of_key = {}
    for row in rows:
        if key and row[key] is not None:
            of_key.setdefault(row[key], []).append(row)
    fates = []
    for row in rows:
        same = of_key.get(row[key], [row]) if key else [row]
        if len(same) > 1 and any(other["everything"] != same[0]["everything"] for other in same):
            fates.append("aside")
        else:
            fates.append("used" if row is same[0] else "merged")
    return fates


def balances(comparison, month, project, page):
    folder = os.path.join(project.folder, "months", month)
    names, of_table = sorted(os.listdir(folder)), {}
    for source in project.sources:
        for name in names:
            if any(fnmatch.fnmatchcase(name, glob) for glob in source["files"]):
                of_table.setdefault(source["table"], []).append(name)
    expected, total, put_aside = {}, [0, 0, 0, 0], {}
    for table, files in of_table.items():
        rows = []
        for name in files:
            path = os.path.join(folder, name)
            of_file = rows_of_file(path, table) if table in TABLES else [{} for _ in read_csv(path)]
            # The sample has a header in line 1 and no line breaks inside cells.
            rows += [{**row, "file": name, "line": line} for line, row in enumerate(of_file, 2)]
        fates = fate_of_rows(rows, KEYS.get(table))
        for row, fate in zip(rows, fates):
            if fate == "aside":
                put_aside[f"months/{month}/{row['file']}", row["line"]] = row[KEYS[table]]
        for name in files:
            own = [fate for row, fate in zip(rows, fates) if row["file"] == name]
            numbers = [len(own), own.count("used"), own.count("aside"), own.count("merged")]
            expected[f"months/{month}/{name}"] = numbers
            total = [a + b for a, b in zip(total, numbers)]
    expected["合计"] = total
    printed = {}
    for table in page:
        if table.section == "q-src":
            printed = {row.cells[0].text: [each.text for each in row.cells[3:8]] for row in table.rows[1:]}
    comparison.check(month, "printed balances", "files", "", sorted(printed), sorted(expected))
    for name, numbers in expected.items():
        read, used, aside, merged = words = [f"{number:,}" for number in numbers]
        comparison.check(month, "adds up", "file", name, [numbers[0]], [sum(numbers[1:])])
        line = printed.get(name, ["?"] * 5)
        line[4] = re.sub("^✓ ", "", line[4])
        comparison.check(month, "printed balances", "file", name, line, words + [f"{read} = {used} + {aside} + {merged}"])
    return put_aside


def check_quality(comparison, month, project, answers, folder):
    page = tables_of(os.path.join(folder, "quality.html"))
    coverage(comparison, month, project, answers.tables, page)
    put_aside = balances(comparison, month, project, page)
    check_corrections(comparison, month, folder, put_aside)
