# SPDX-License-Identifier: Apache-2.0
"""The correction sheets of a month, read by other means: CSV and XLSX say the same, no cell is a formula, and every row
that was put aside stands in one of them, with its file, its line and its number."""

import csv
import os
import re
import zipfile
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
COLUMNS = 9


def cells_of_workbook(path):
    """Rows of text; any cell that is not an inline string is refused."""
    with zipfile.ZipFile(path) as book:
        assert book.testzip() is None
        for name in book.namelist():
            ElementTree.fromstring(book.read(name))
        assert {entry.date_time for entry in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z" in book.read("docProps/core.xml")
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
        styles = ElementTree.fromstring(book.read("xl/styles.xml"))
    guarded = {str(i) for i, xf in enumerate(styles.find(f"{MAIN}cellXfs")) if xf.get("quotePrefix") == "1"}
    assert guarded and sheet.find(f".//{MAIN}f") is None
    rows = []
    for row in sheet.iter(f"{MAIN}row"):
        texts = []
        for each in row:
            text = "".join(part.text or "" for part in each.iter(f"{MAIN}t"))
            assert each.get("t") in (None, "inlineStr") and each.find(f"{MAIN}v") is None
            assert text[:1] not in tuple("=+-@") or each.get("s") in guarded, text
            texts.append(text)
        rows.append(texts)
    return rows


def cells_of_csv(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, strict=True))
    for row in rows:
        assert not any(re.match(r"\s*[=+\-@＝＋－＠]", text) for text in row), row
    return rows


def check_corrections(comparison, month, folder, aside):
    """`aside`: (file, line) -> key of each row that was put aside."""
    at = os.path.join(folder, "corrections")
    listed = {}
    for name in sorted(os.listdir(at)):
        if not name.endswith(".xlsx"):
            continue
        book = cells_of_workbook(os.path.join(at, name))
        text = cells_of_csv(os.path.join(at, name.removesuffix(".xlsx") + ".csv"))
        comparison.check(month, "correction sheets", name, "same cells", text, book)
        rows = text[2:]
        comparison.check(month, "correction sheets", name, "counted", [f"共 {len(rows)} 行" in text[0][0]], [True])
        comparison.check(month, "correction sheets", name, "internal", [text[0][0].startswith("内部")], [True])
        comparison.check(month, "correction sheets", name, "columns", sorted({len(row) for row in text[1:]}), [COLUMNS])
        comparison.check(month, "correction sheets", name, "answers", sorted({row[-1] for row in rows}), [""])
        for row in rows:
            if row[5] == "I002":
                listed[row[0], int(row[1])] = row[2]
    comparison.check(month, "correction sheets", "rows put aside", "", sorted(listed.items()), sorted(aside.items()))
