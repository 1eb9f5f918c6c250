# SPDX-License-Identifier: Apache-2.0
"""The thin and critical places of each chain as its page lists them: which links, how many, in which order."""

import os
from fractions import Fraction
from functools import lru_cache
from math import floor

from load import read_csv
from page import tables_of

CONCENTRATED = 2500  # as the words on the page say


def parts(links, edges):
    """Into how many parts the links fall, direction ignored."""
    part = {link: link for link in links}

    def root(link):
        while part[link] != link:
            link = part[link]
        return link

    for a, b in edges:
        if a in part and b in part:
            part[root(a)] = root(b)
    return len({root(link) for link in links})


def longest(links, edges):
    """Number of links on the longest way, at least two; None where the ways run in a circle."""
    after = {link: [b for a, b in edges if a == link] for link in links}
    on_way = set()

    @lru_cache(maxsize=None)
    def length(link):
        if link in on_way:
            raise RecursionError
        on_way.add(link)
        most = 1 + max((length(other) for other in after[link]), default=0)
        on_way.discard(link)
        return most

    return max(map(length, links))


def check_chain_pages(comparison, folder, month, project, answers):
    chains = os.path.join(project.folder, "chains")
    rows = {row["link_id"]: row for row in read_csv(os.path.join(chains, "links.csv"))}
    relations = read_csv(os.path.join(chains, "edges.csv"))
    for chain in project.codes["chain"]:
        links = sorted(link for link, row in rows.items() if row["chain_id"] == chain)
        edges = [(row["from_link"], row["to_link"]) for row in relations if row["chain_id"] == chain]
        name = {link: rows[link]["name_zh"] for link in links}
        firms = {link: answers.figures["STR01"]["link", link][1] for link in links}
        hhi = {link: answers.figures["STR07"]["link", link] for link in links}
        value = {link: floor(answer[1] + Fraction(1, 2)) for link, answer in hhi.items() if answer[0] == "value"}
        dense = sorted((link for link in value if value[link] >= CONCENTRATED and firms[link] > 1),
                       key=lambda link: -value[link])
        whole = parts(links, edges)
        tied = {link for edge in edges for link in edge}
        expected = {
            "empty": [name[link] for link in links if firms[link] == 0],
            "single": [name[link] for link in links if firms[link] == 1],
            "imported": [f"{name[link]} {rows[link]['imported_only_zh']}" for link in links if rows[link]["imported_only_zh"]],
            "cut": [name[link] for link in links if link in tied and
                    parts([other for other in links if other != link], edges) > whole],
            "concentrated": [f"{name[link]} {value[link]:,}" for link in dense],
        }
        (table,) = [t for t in tables_of(os.path.join(folder, f"chain-{chain}.html")) if "rs" in t.classes]
        shown = {row.key: row.cells for row in table.rows if row.key}

        def same(place, printed, wanted):
            comparison.check(month, "printed places", "chain", f"page of {chain}, {place}", ("text", printed), ("text", wanted))

        same("rows", " ".join(sorted(shown)), " ".join(sorted([*expected, "path"])))
        for key, names in expected.items():
            same(key, " ".join(shown[key][2].text.split()), " ".join(names) or "—")
            same(f"{key}, number", shown[key][1].text, f"{len(names):,}")
        # Of several longest ways any is right.
        way, code = [], {text: link for link, text in name.items()}
        rest = " ".join(shown["path"][2].text.split())
        while rest:
            step = max((text for text in code if rest.startswith(text)), key=len)
            way.append(code[step])
            rest = rest[len(step):].strip()
        same("path, number", f"{shown['path'][1].text} {len(way)}", f"{longest(links, edges)} {longest(links, edges)}")
        broken = [pair for pair in zip(way, way[1:]) if pair not in edges]
        same("path, relations", str(broken), "[]")
