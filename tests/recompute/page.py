# SPDX-License-Identifier: Apache-2.0
"""The tables of a page: its rows, the cells of each row with their text, their link and the small print below."""

import os
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Cell:
    text: str = ""
    small: str = ""
    href: str = ""


@dataclass
class Row:
    key: str
    cells: list = field(default_factory=list)


@dataclass
class Table:
    section: str  # id of the heading that names the section
    classes: list
    rows: list = field(default_factory=list)


class TableReader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tables = []
        self.section, self.table, self.row, self.cell = "", None, None, None
        self.small, self.drawn = 0, 0  # depth inside small print, inside a drawing

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "section":
            self.section = given.get("aria-labelledby", "")
        elif tag == "table":
            self.table = Table(self.section, (given.get("class") or "").split())
            self.tables.append(self.table)
        elif tag == "tr" and self.table is not None:
            self.row = Row(given.get("data-key") or "")
            self.table.rows.append(self.row)
        elif tag in ("td", "th") and self.row is not None:
            self.cell = Cell()
            self.row.cells.append(self.cell)
        elif tag == "a" and self.cell is not None and not self.cell.href:
            self.cell.href = given.get("href", "")
        elif tag == "svg":
            self.drawn += 1
        elif tag == "span" and (self.small or "sub" in (given.get("class") or "").split()):
            self.small += 1

    def handle_endtag(self, tag):
        if tag == "svg":
            self.drawn -= 1
        elif tag == "span" and self.small:
            self.small -= 1
        elif tag in ("td", "th"):
            self.cell = None
        elif tag == "tr":
            self.row = None
        elif tag == "table":
            self.table = None

    def handle_data(self, data):
        if self.cell is None or self.drawn:
            return
        if self.small:
            self.cell.small += data
        else:
            self.cell.text += data


def tables_of(path):
    reader = TableReader()
    with open(path, encoding="utf-8") as file:
        reader.feed(file.read())
    reader.close()
    for table in reader.tables:
        for row in table.rows:
            for cell in row.cells:
                cell.text, cell.small = cell.text.strip(), cell.small.strip()
    return reader.tables


def indicator_of(href):
    """ID of indicator/ID.html, from whatever folder it is linked; empty for other links."""
    folder, _, name = href.rpartition("/")
    return name.removesuffix(".html") if folder.endswith("indicator") else ""


def release_of(site):
    """Folder of the release that the site's index.html opens."""
    with open(os.path.join(site, "index.html"), encoding="utf-8") as file:
        return os.path.join(site, re.search(r'(releases/[^/"]+)/', file.read())[1])
