# SPDX-License-Identifier: Apache-2.0
"""What a figure is, in SQL over one table: written from the words of the definition, never from the catalogue's
machine columns. `:day` is the last day of the month, `:month_start` and `:year_start` the first of its month and year.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Figure:
    table: str
    value: str  # an aggregate over the rows `t` of one subject; NULL = nothing to say ("—")
    over: str = ""  # the denominator of a rate; 0 = "—"
    where: str = "TRUE"
    rows: str = "COUNT(t.row)"  # how many rows the figure rests on
    is_word: bool = False  # the value is a grade, not a number
    needs_clock: str = ""  # a limit that the office must have set


@dataclass(frozen=True)
class Quotient:
    """One figure over another of the same subject."""

    value: str
    over: str


@dataclass(frozen=True)
class Family:
    figures: dict = field(default_factory=dict)

    def count(self, name, table, where="TRUE"):
        self.figures[name] = Figure(table, "COUNT(t.row)", where=where)

    def different(self, name, table, column, where="TRUE"):
        self.figures[name] = Figure(table, f"COUNT(DISTINCT t.{column})", where=where, rows=f"COUNT(t.{column})")

    def total(self, name, table, column, where="TRUE"):
        self.figures[name] = Figure(table, f"exact_sum(t.{column})", where=where, rows=f"COUNT(t.{column})")

    def rate(self, name, table, value, over, where="TRUE", needs_clock=""):
        self.figures[name] = Figure(table, value, over, where, needs_clock=needs_clock)

    def rate_of_sums(self, name, table, value, over, where="TRUE"):
        """A row with nothing in either sum, 0 of 0, is no part of the rate."""
        some = f"coalesce(t.{value}, '0') <> '0' OR coalesce(t.{over}, '0') <> '0'"
        self.figures[name] = Figure(
            table, f"exact_sum(t.{value})", f"exact_sum(t.{over})", where, rows=counted(some)
        )


def counted(condition):
    return f"COUNT(t.row) FILTER (WHERE {condition})"


def this_year(column):
    return f"t.{column} BETWEEN :year_start AND :day"


def this_month(column):
    return f"t.{column} BETWEEN :month_start AND :day"


def per_subject(figure):
    """The query: every subject there is, with or without rows."""
    return f"""
        SELECT s.level, s.subject, {figure.value}, {figure.over or "NULL"}, {figure.rows}
        FROM subjects s
        LEFT JOIN of_{figure.table} o ON o.level = s.level AND o.subject = s.subject
        LEFT JOIN {figure.table} t ON t.row = o.row AND ({figure.where})
        GROUP BY s.level, s.subject"""
