# SPDX-License-Identifier: Apache-2.0
"""What stands on the pages of the service network and of the chain leaders, cell by cell."""

import os
from fractions import Fraction

from network import STATIONS
from page import tables_of
from wording import decimal

TESTING = ("国家质检中心", "国家检测实验室", "市场监管总局重点实验室", "省级质检站", "检测实验室")


def km(metres):
    return "—" if metres is None else decimal(Fraction(metres, 1000), 2)


def dash(n):
    return f"{n:,}" if n else "—"


def share(part, whole):
    return decimal(Fraction(part * 100, whole), 1) if whole else "—"


class NetworkPages:
    def __init__(self, pages, month, folder, answers):
        self.pages, self.project, self.answers, self.at = pages, pages.project, answers, month
        self.network(tables_of(os.path.join(folder, "network.html")))
        self.leaders(tables_of(os.path.join(folder, "leaders.html")))

    def same(self, what, place, printed, expected):
        self.pages.same(f"printed {what}", "network", place, " | ".join(printed), " | ".join(expected))

    def all(self, statement):
        day = {"day": self.pages_day(), "year_start": self.at[:4] + "-01-01"}
        return self.answers.store.execute(statement, day).fetchall()

    def pages_day(self):
        from month import last_day

        return last_day(self.at)

    def network(self, tables):
        names = {park.code: park.properties["name"] for park in self.project.ground.parks}
        facilities = {row["facility_id"]: row for row in self.answers.tables["facilities"]}
        station_names = dict(
            (row["facility_id"], dict(row["everything"])["机构名称"]) for row in self.answers.tables["facilities"]
        )
        by_distance = sorted(self.answers.tables["coverage"], key=lambda row: (-row["distance"], row["park"]))
        town_of = self.project.ground.town_of_park
        towns = self.project.town_names
        whole = [
            [names[row["park"]], towns[town_of[row["park"]]], station_names[row["station"]], km(row["distance"])]
            for row in by_distance
        ]
        beyond = [cells for cells, row in zip(whole, by_distance) if not row["within"]]
        far, every = [t for t in tables if t.section == "h-reach" and len(t.rows[0].cells) == 5 and t.rows[0].cells[0].text != "园区表填报"]
        self.same("parks", "beyond reach", [c.text for r in far.rows[1:] for c in r.cells],
                  [text for number, cells in enumerate(beyond, 1) for text in (str(number), *cells)])
        self.same("parks", "all", [c.text for r in every.rows[1:] for c in r.cells[:4]], [text for cells in whole for text in cells])

        flags = {row["park_id"]: row["served"] or "" for row in self.answers.tables["parks"]}
        expected = []
        for flag, words in (("是", "填“已覆盖”"), ("否", "填“未覆盖”"), ("", "未填")):
            rows = [row for row in by_distance if flags.get(row["park"], "") == flag]
            if rows:
                within = sum(row["within"] for row in rows)
                expected += [words, f"{within:,}", f"{len(rows) - within:,}", "0", f"{len(rows):,}"]
        declared = next(t for t in tables if t.rows[0].cells[0].text == "园区表填报")
        self.same("declared", "network.html", [c.text for r in declared.rows[1:] for c in r.cells], expected)

        columns = ("NQI06", "NQI07", None, "NQI12", "NQI13", "NQI14", "NQI15", "NQI10", "NQI11")
        table = next(t for t in tables if t.section == "h-towns")
        for row in table.rows[1:]:
            code = row.key[5:] if row.key else ""
            level = "town" if code else "district"
            parks = sum(town_of[park] == code or not code for park in town_of)
            self.same("town", code, [c.text for c in row.cells[1:]],
                      [self.pages.wordings[i].number(self.pages.value(i, level, code)) if i else f"{parks:,}" for i in columns])
        self.same("towns", "network.html", [r.key[5:] for r in table.rows[1:] if r.key], self.project.codes["town"])

        work = dict((station, (orders, finished)) for station, orders, finished in self.all(
            """SELECT facility_id, COUNT(*), COUNT(*) FILTER (WHERE finished_on <= :day) FROM services
            WHERE requested_on BETWEEN :year_start AND :day GROUP BY facility_id"""))
        expected = []
        for kind in STATIONS:
            for station in sorted(code for code, row in facilities.items() if row["kind"] == kind):
                orders, finished = work.get(station, (0, 0))
                nearest = sum(row["station"] == station for row in by_distance)
                rate = share(finished, orders)
                expected += [station, kind, f"{nearest:,}", f"{orders:,}", f"{finished:,}", rate]
        table = next(t for t in tables if t.section == "h-stations")
        self.same("stations", "network.html",
                  [text for r in table.rows[1:] for text in (r.cells[0].small, r.cells[1].text, *(c.text for c in r.cells[3:]))], expected)
        self.capability([t for t in tables if t.section == "h-cap"], facilities)

    def capability(self, tables, facilities):
        shown = {}
        for table in tables:
            for row in table.rows[1:]:
                shown[row.key[5:]] = [c.text for c in row.cells[1:7]]
        for link in self.project.codes["link"]:
            counts = [sum(row["kind"] == kind and link in row["on_links"] for row in facilities.values()) for kind in TESTING]
            self.same("capability", link, shown.get(link, []), [str(n) if n else "—" for n in counts] + [f"{sum(counts):,}"])

    def leaders(self, tables):
        rows = self.answers.tables["suppliers"]
        register = {row["uscc"]: row for row in self.answers.tables["enterprises"] if row["uscc"]}
        bad = {code for code, in self.all("""SELECT uscc FROM problems WHERE kind = '监督' AND open AND (severity = '严重' OR overdue)
            UNION SELECT uscc FROM inspections WHERE CAST(failed AS INTEGER) > 0 AND sampled_on BETWEEN :year_start AND :day""")}
        leaders = {row["uscc"]: row["name"] for row in register.values() if row["leads"]}
        spread, fusion, built, flow = (
            {r.cells[0].text: [c.text for c in r.cells[1:]] for t in tables if t.section == s for r in t.rows[1:]}
            for s in ("h-spread", "h-fusion", "h-built", "h-flow"))
        books = {row["uscc"]: row for row in self.answers.tables.get("leaders", [])}
        day = self.pages_day()
        for code, name in leaders.items():
            mine = [row for row in rows if row["leader_uscc"] == code]
            pick = lambda test, column="supplier_uscc": {row[column] for row in mine if test(row)}
            every = pick(lambda row: True)
            covered, adopted = pick(lambda row: row["covered"] == "是"), pick(lambda row: row["adopted"] == "是")
            local = every & register.keys()
            classes = pick(lambda row: row["covered"] == "是" and row["sub_industry"], "sub_industry")
            numbers = [len(classes), len(adopted), len(covered), len(every)]
            cells = spread.get(name, [])
            self.same("leader", name, cells[1:6] + cells[7:],
                      [f"{n:,}" for n in numbers] + [share(len(covered), len(every)), f"{len(local):,}", f"{len(local & bad):,}"])
            towns = [sum(register[one]["in_town"] == town for one in local) for town in self.project.codes["town"]]
            self.same("flow", name, flow.get(name, []),
                      [dash(n) for n in towns] + [f"{len(every - local):,}", f"{len(every):,}"])
            count = lambda text: self.answers.store.execute(text, {"code": code, "day": day}).fetchone()[0]
            force = "uscc = :code AND coalesce(published_on, '') <= :day AND (withdrawn_on IS NULL OR withdrawn_on > :day)"
            patent = "SELECT COUNT(DISTINCT patent_no) FROM patents WHERE uscc = :code AND kind = '发明' AND valid = '是' AND granted_on <= :day"
            standard = f"SELECT COUNT(DISTINCT standard_no) FROM standards WHERE {force} AND "
            chains = register[code]["leads"]
            links = [link for link in register[code]["on_links"] if self.project.links.chain_of[link] in chains]
            numbers = [
                count("SELECT COUNT(*) FROM metrology WHERE uscc = :code AND kind = '企业最高计量标准' AND valid_until >= :day"),
                count("SELECT COUNT(*) FROM problems WHERE uscc = :code AND kind = '监督' AND open"),
                count(standard + "level <> '领跑者' AND role = '主导'"),
                count(standard + "level <> '领跑者' AND coalesce(role, '') <> '主导'"),
                count(standard + "level = '领跑者'"),
                count(patent),
                count(patent + " AND high_value = '是'"),
            ]
            self.same("three chains", name, fusion.get(name, []),
                      [str(len(links)), f"{len(every):,}", share(len(covered), len(every)), *(f"{n:,}" for n in numbers)])
            book = books.get(code, {})
            marks = ["✓ 已嵌入" if word in book.get("embedded", []) else "—" for word in ("质量", "标准", "计量")]
            machines = book.get("machines")
            self.same("built in", name, built.get(name, [])[:5],
                      [book.get("model") or "", *marks, "—" if machines is None else decimal(machines, 2, trim=True)])
        self.same("leaders", "leaders.html", sorted(flow), sorted(leaders.values()))
