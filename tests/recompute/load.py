# SPDX-License-Identifier: Apache-2.0
"""Spreadsheets to rows: decoding, headings, and cells as exact values.

A row is a dict of the columns in headings.py. A missing cell is None, a number a Fraction, a date its ISO text, a list
a list of words. Anything that is not understood stops the test: the sample holds nothing that must be guessed.
"""

import csv
import fnmatch
import io
import os
import re
from fractions import Fraction

from headings import KEYS, TABLES

NOTHING = {"", "-", "--", "—", "——", "/", "暂无", "空", "N/A"}
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
BLANKS = "\ufeff\u200b\u200c\u200d\u2060\u3000\u00a0 \t\r\n"


class NotUnderstood(Exception):
    pass


def decode(data):
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:].decode("utf-8")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def read_csv(path):
    """Records as dicts by heading; line breaks inside quotes stay in their cell."""
    with open(path, "rb") as file:
        text = decode(file.read())
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def number(text):
    if text == "无":
        return Fraction(0)
    plain = text.replace(",", "").removesuffix("%")
    if not re.fullmatch(r"[+-]?\d+(\.\d+)?", plain):
        raise NotUnderstood(f"number {text!r}")
    return Fraction(plain)


def date(text):
    found = re.fullmatch(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", text)
    if not found:
        raise NotUnderstood(f"date {text!r}")
    year, month, day = (int(part) for part in found.groups())
    return f"{year:04d}-{month:02d}-{day:02d}"


def month(text):
    found = re.fullmatch(r"(\d{4})[-/.年](\d{1,2})月?", text)
    if not found:
        raise NotUnderstood(f"month {text!r}")
    return f"{int(found[1]):04d}-{int(found[2]):02d}"


def credit_code(text):
    """Eighteen letters and digits; what a spreadsheet made of one (9.14E+17) is lost."""
    code = text.upper()
    return code if re.fullmatch(r"[0-9A-Z]{18}", code) else None


def words(text):
    return [word for word in (part.strip(BLANKS) for part in re.split("[;；、|]", text)) if word]


KINDS = {"text": str, "number": number, "date": date, "month": month, "code": credit_code, "list": words}


def cell(kind, text):
    text = (text or "").strip(BLANKS)
    if text in NOTHING or (text == "无" and kind != "number"):
        return [] if kind == "list" else None
    return KINDS[kind](text)


def check_digits_hold(code):
    """GB 32100-2015: the last character, and inside it the organisation code of GB 11714 with its own."""
    if code is None or any(c not in ALPHABET for c in code):
        return False
    total = sum(ALPHABET.index(c) * pow(3, i, 31) for i, c in enumerate(code[:17]))
    if ALPHABET[(31 - total % 31) % 31] != code[17]:
        return False
    weights = (3, 7, 9, 10, 5, 8, 4, 2)
    inner = sum(int(c, 36) * w for c, w in zip(code[8:16], weights))
    return {10: "X", 11: "0"}.get(11 - inner % 11, str(11 - inner % 11)) == code[16]


def rows_of_file(path, table):
    columns = TABLES[table]
    rows = []
    for line, record in enumerate(read_csv(path), 1):
        row = {}
        for column, (kind, headings) in columns.items():
            present = [heading for heading in headings if heading in record]
            if len(present) > 1:
                raise NotUnderstood(f"{path}: two headings for {column}: {present}")
            try:
                row[column] = cell(kind, record[present[0]]) if present else cell(kind, "")
            except NotUnderstood as reason:
                raise NotUnderstood(f"{path}, record {line}, {column}: {reason}") from None
        row["everything"] = tuple((heading, (value or "").strip(BLANKS)) for heading, value in record.items())
        rows.append(row)
    return rows


def without_doubtful_repeats(rows, key):
    """Rows of one key: equal ones are one row; different ones cannot be told apart and none of them counts."""
    by_key = {}
    for row in rows:
        if row[key] is not None:
            by_key.setdefault(row[key], []).append(row)
    kept = []
    for row in rows:
        same = by_key.get(row[key], [row])
        different = any(other["everything"] != row["everything"] for other in same)
        if not different and row is same[0]:
            kept.append(row)
    return kept


def read_month(folder, sources, towns):
    """All tables of a month; and for tables that come town by town, which towns have sent theirs."""
    names = sorted(os.listdir(folder))
    tables, reporting = {}, []
    for source in sources:
        table = source["table"]
        if table not in TABLES:  # policies: no figure is made of them
            continue
        files = [name for name in names if any(fnmatch.fnmatchcase(name, glob) for glob in source["files"])]
        for name in files:
            tables.setdefault(table, []).extend(rows_of_file(os.path.join(folder, name), table))
        if source.get("one_per") == "town":
            for code, town in towns.items():
                came = any(town in name for name in files)
                reporting.append({"town": code, "expected": Fraction(1), "reported": Fraction(int(came))})
    raw = {table: len(rows) for table, rows in tables.items()}
    for table, key in KEYS.items():
        if table in tables:
            tables[table] = without_doubtful_repeats(tables[table], key)
    tables["reporting"] = reporting
    return tables, raw
