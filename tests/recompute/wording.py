# SPDX-License-Identifier: Apache-2.0
"""How a figure is written on a Chinese page: rounded half away from zero once, at the very end."""

from fractions import Fraction

MINUS = "\u2212"


def rounded(value, decimals):
    """A whole number of units of the last place."""
    scaled = abs(value) * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return -whole if value < 0 else whole


def decimal(value, decimals, trim=False, plus=False):
    units = rounded(Fraction(value), decimals)
    whole, rest = divmod(abs(units), 10**decimals)
    text = f"{whole:,}"
    if decimals:
        places = f"{rest:0{decimals}d}"
        places = places.rstrip("0") if trim else places
        text += "." + places if places else ""
    return (MINUS if units < 0 else "+" if plus and units > 0 else "") + text


class Wording:
    """By a row of the catalogue: unit, scale, decimals, percent."""

    def __init__(self, row):
        self.unit, self.decimals = row["unit_zh"], int(row["decimals"] or 0)
        self.percent = row["percent"] == "yes"
        self.scale = Fraction(row["scale"] or 1)
        self.better = row["better"]

    def in_units(self, value):
        return value * (100 if self.percent else 1) / self.scale

    def number(self, answer):
        if answer[0] == "value":
            return decimal(self.in_units(answer[1]), self.decimals, trim=self.percent)
        return answer[1] if answer[0] == "text" else "—"

    def with_unit(self, answer):
        text = self.number(answer)
        if answer[0] != "value":
            return text
        return text + ("%" if self.percent else f" {self.unit}" if self.unit else "")

    def difference(self, before, after):
        """Change from one value to another in printed units; None where either is no number."""
        if before[0] != "value" or after[0] != "value":
            return None
        return self.in_units(after[1]) - self.in_units(before[1])
