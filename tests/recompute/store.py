# SPDX-License-Identifier: Apache-2.0
"""A month in SQLite: each table; `of_<table>` with the subjects that each row belongs to; `subjects` with all there
are. Numbers are kept as text and added up as fractions by the aggregates below, so nothing is rounded."""

import sqlite3
from fractions import Fraction

LEVELS = ("link", "park", "town", "chain", "district")
ENTERPRISE = "enterprise"  # its subjects are the rows of the register, by number


class ExactSum:
    def __init__(self):
        self.total = Fraction(0)

    def step(self, *factors):
        if None not in factors:
            product = Fraction(1)
            for factor in factors:
                product *= Fraction(factor)
            self.total += product

    def finalize(self):
        return str(self.total)


class ExactMax:
    def __init__(self):
        self.values = []

    def step(self, value):
        if value is not None:
            self.values.append(Fraction(value))

    def finalize(self):
        return str(max(self.values)) if self.values else None


class ExactMedian(ExactMax):
    def finalize(self):
        if not self.values:
            return None
        ordered = sorted(self.values)
        middle = len(ordered) // 2
        return str(ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2)


class Concentration(ExactMax):
    """Herfindahl-Hirschman index of the values: the squares of their shares, 10,000 for a single one."""

    def finalize(self):
        whole = sum(self.values)
        return str(sum((value / whole) ** 2 for value in self.values) * 10_000) if whole else None


def plain(value):
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, (set, list, tuple)):
        return ";".join(sorted(value))
    return value


def subjects_of(row):
    yield "district", ""
    if row.get("of_enterprise") is not None:
        yield ENTERPRISE, row["of_enterprise"]
    if row["in_town"]:
        yield "town", row["in_town"]
    if row["in_park"]:
        yield "park", row["in_park"]
    for link in row["on_links"]:
        yield "link", link
    for chain in row["on_chains"]:
        yield "chain", chain


def open_store():
    store = sqlite3.connect(":memory:")
    for arguments in (1, 2):
        store.create_aggregate("exact_sum", arguments, ExactSum)
    store.create_aggregate("exact_max", 1, ExactMax)
    store.create_aggregate("exact_median", 1, ExactMedian)
    store.create_aggregate("concentration", 1, Concentration)
    return store


def add_subjects(store, codes):
    store.execute("CREATE TABLE subjects (level, subject, PRIMARY KEY (level, subject))")
    for level in (*LEVELS, ENTERPRISE):
        store.executemany("INSERT INTO subjects VALUES (?, ?)", [(level, code) for code in codes[level]])


def add_table(store, table, rows):
    columns = [column for column in rows[0] if column != "everything"]
    store.execute(f"CREATE TABLE {table} (row INTEGER PRIMARY KEY, {', '.join(columns)})")
    marks = ", ".join("?" * (len(columns) + 1))
    store.executemany(
        f"INSERT INTO {table} VALUES ({marks})",
        [(number, *(plain(row[column]) for column in columns)) for number, row in enumerate(rows)],
    )
    store.execute(f"CREATE TABLE of_{table} (row INTEGER, level, subject)")
    store.executemany(
        f"INSERT INTO of_{table} VALUES (?, ?, ?)",
        [(number, level, subject) for number, row in enumerate(rows) for level, subject in subjects_of(row)],
    )
    store.execute(f"CREATE INDEX by_subject_{table} ON of_{table} (level, subject, row)")
