# SPDX-License-Identifier: Apache-2.0
"""The pages of the quality work: years in a row, clusters, assistance, visits, what stands behind a support, what ends
soon, and why a stock fell: each counted here from the tables of the month and of the month before."""

import os
import re
from collections import Counter
from datetime import date, timedelta

from load import read_csv
from month import last_day
from page import tables_of

KINDS = {"SRV06": "研", "SRV07": "教", "SRV08": "扶", "SRV09": "打", "SRV10": "建"}
LEVELS = ["国际标准", "国家标准", "行业标准", "地方标准", "团体标准", "领跑者"]


def number(text):
    return int(re.sub(r"[^\d-]", "", text) or 0)


def in_force(row, day):
    return (not row["published_on"] or row["published_on"] <= day) and not (
        row["withdrawn_on"] and row["withdrawn_on"] <= day
    )


def certificate_state(row, day):
    """valid, expired, stopped or future; by the dates first."""
    if row["issued_on"] and row["issued_on"] > day:
        return "future"
    if not row["expires_on"]:
        return "unknown"
    if row["expires_on"] < day:
        return "expired"
    return "stopped" if row["status"] in ("暂停", "撤销", "注销") else "valid"


def run_of(years):
    """How many of the last years follow each other; `years` maps a year to what must stay the same."""
    last = max(years)
    length = 0
    while last - length in years and years[last - length] == years[last]:
        length += 1
    return length


class Works:
    def __init__(self, comparison, folder, month, project, answers, before):
        self.comparison, self.folder, self.month = comparison, folder, month
        self.project, self.answers, self.before = project, answers, before
        self.day = last_day(month)
        self.days = project.thresholds.get("certificate_days", 90)
        self.soon = (date.fromisoformat(self.day) + timedelta(self.days)).isoformat()

    def same(self, what, place, printed, expected):
        self.comparison.check(self.month, what, "works", place, ("text", str(printed)), ("text", str(expected)))

    def page(self, name):
        return tables_of(os.path.join(self.folder, name))

    def table(self, tables, section, at=0):
        return [table for table in tables if table.section == section][at]

    def value(self, indicator, level="district", code=""):
        answer = self.answers.figures[indicator].get((level, code), ("empty",))
        return int(answer[1]) if answer[0] == "value" else 0

    def rows(self, table):
        return self.answers.tables.get(table, [])

    def district(self):
        tables = self.page("district.html")
        assessed = {int(row["year"]): row for row in self.rows("assessments")}
        printed = {number(row.cells[0].text): row for row in self.table(tables, "assessment").rows[1:]}
        self.same("printed years", "assessment", sorted(printed), sorted(assessed))
        for year, row in assessed.items():
            cells = printed[year].cells
            self.same("printed grade", f"assessment {year}", cells[1].text, row["grade"])
            self.same("printed score", f"assessment {year}", float(cells[2].text), float(row["score"]))
            self.same("printed rank", f"assessment {year}", cells[4].text.split("/")[0], int(row["rank"]))
        with open(os.path.join(self.folder, "district.html"), encoding="utf-8") as file:
            text = re.sub(r"<[^>]*>", "", file.read())
        grade = run_of({year: row["grade"] for year, row in assessed.items()})
        rank = run_of({year: row["rank"] for year, row in assessed.items()})
        self.same("printed run", "grade", re.search(r"连续 (\d+) 年为", text)[1], grade)
        self.same("printed run", "rank", re.search(r"连续 (\d+) 年列第", text)[1], rank)

        groups = {}
        for row in self.rows("honours"):
            holder = (row["title"], row["uscc"], row["town"] or "")
            groups.setdefault(holder, []).append(row)
        expected = Counter()
        for (title, *_), rows in groups.items():
            years = {int(row["year"]): row["rank"] for row in rows}
            run = run_of(years)
            stated = int(max(rows, key=lambda row: row["year"])["streak"] or 0)
            shown = run if len(years) > 1 or not stated else stated
            expected[title, str(shown) if shown > 1 else ""] += 1
        shown = Counter()
        for row in self.table(tables, "honours").rows[1:]:
            if len(row.cells) == 5:
                run = re.search(r"连续 (\d+) 年", row.cells[1].small)
                shown[row.cells[0].text, run[1] if run else ""] += 1
        self.same("printed honours", "honours", sorted(shown.items()), sorted(expected.items()))
        ways = sum(1 for row in self.table(tables, "mechanisms").rows[1:] if len(row.cells) == 5)
        self.same("printed mechanisms", "mechanisms", ways, sum(row["since"] <= self.day for row in self.rows("mechanisms")))

        clusters = read_csv(os.path.join(self.project.folder, "chains", "clusters.csv"))
        for name in ("district.html", "index.html"):
            listed = {}
            for table in self.page(name):
                if "cl" in table.classes:
                    listed = {row.cells[0].text: row.cells for row in table.rows if len(row.cells) == 8}
            for cluster in clusters:
                cells = listed[cluster["name_zh"]]
                self.same("printed given", f"{name} {cluster['name_zh']}", number(cells[2].text), number(cluster["output"]))
                self.same("printed given", f"{name} {cluster['name_zh']}", number(cells[3].text), number(cluster["firms"]))
                if cluster["chains"]:
                    chain = cluster["chains"]
                    self.same("printed firms", f"{name} {chain}", number(cells[5].text), self.value("STR01", "chain", chain))
                    self.same("printed open", f"{name} {chain}", number(cells[6].text), self.value("PRB01", "chain", chain))

    def assistance(self):
        tables = self.page("assistance.html")
        year = self.day[:4]
        done = [row for row in self.rows("actions") if row["held_on"][:4] == year and row["held_on"] <= self.day]
        for section, level, of_row in (("a-town", "town", "in_town"), ("a-chain", "chain", "on_chains")):
            totals = [0] * 6
            for row in self.table(tables, section).rows[1:]:
                if not row.key:
                    last = row
                    continue
                code = row.key.split("-", 1)[1]
                counts = []
                for kind in KINDS.values():
                    here = (r for r in done if r["kind"] == kind)
                    counts.append(sum(r[of_row] == code if level == "town" else code in r[of_row] for r in here))
                self.same("printed kinds", f"{section} {code}", [number(c.text) for c in row.cells[1:7]], counts + [sum(counts)])
            whole = [sum(r["kind"] == kind for r in done) for kind in KINDS.values()]
            self.same("printed kinds", f"{section} total", [number(c.text) for c in last.cells[1:7]], whole + [len(done)])
        visited = {}
        for row in done:
            if row["form"] == "问诊把脉" and row["uscc"]:
                one = visited.setdefault(row["uscc"], [0, 0, 0, ""])
                one[0] += 1
                one[1] += int(row["suggestions"] or 0)
                one[2] += int(row["adopted"] or 0)
                one[3] = max(one[3], row["held_on"])
        printed = Counter()
        for row in self.table(tables, "visited").rows[1:]:
            cells = [cell.text for cell in row.cells]
            printed[cells[2], *cells[3:7]] += 1
        expected = Counter((last, str(n), str(made), str(taken), str(made - taken)) for n, made, taken, last in visited.values())
        self.same("printed visits", "visited", sorted(printed.items()), sorted(expected.items()))

    def supports(self):
        tables_behind = {
            "standards": ("standards", lambda r: in_force(r, self.day)),
            "metrology": ("metrology", lambda r: r["valid_until"] and r["valid_until"] >= self.day),
            "certification": ("certificates", lambda r: certificate_state(r, self.day) == "valid"),
        }
        for link in self.project.codes["link"]:
            tables = self.page(os.path.join("support", f"{link}.html"))
            for section, (name, counts) in tables_behind.items():
                rows = [r for r in self.rows(name) if link in r["on_links"] and counts(r)]
                shown = [table for table in tables if table.section == section]
                printed = sorted(row.cells[0].text for table in shown for row in table.rows[1:])
                key = "cert_no" if name == "certificates" else "standard_no"
                self.same("printed support", f"{link} {section}", printed, sorted(r[key] for r in rows)[: len(printed) or None])
                self.same("printed support rows", f"{link} {section}", len(printed), min(300, len(rows)))

    def foundations(self):
        tables = self.page("foundations.html")
        standards = [r for r in self.rows("standards") if in_force(r, self.day)]
        by_level = self.table(tables, "f-standards").rows[1:]
        for level, row in zip(LEVELS, by_level, strict=True):
            every = {r["standard_no"] for r in standards if r["level"] == level}
            led = {r["standard_no"] for r in standards if r["level"] == level and r["role"] == "主导"}
            gone = {r["standard_no"] for r in self.rows("standards") if r["level"] == level and r["withdrawn_on"] and r["withdrawn_on"] <= self.day}
            self.same("printed levels", level, [number(c.text) for c in row.cells[1:]], [len(led), len(every - led), len(every), len(gone)])
        states = {}
        for r in self.rows("certificates"):
            state = certificate_state(r, self.day)
            states.setdefault((r["kind"], state), set()).add(r["cert_no"])
            if state == "valid" and r["expires_on"] <= self.soon:
                states.setdefault((r["kind"], "soon"), set()).add(r["cert_no"])
        for row in self.table(tables, "f-certificates").rows[1:]:
            kind = row.cells[0].text
            expected = [len(states.get((kind, state), ())) for state in ("valid", "soon", "stopped", "expired")]
            self.same("printed certificates", kind, [number(c.text) for c in row.cells[1:]], expected)
        ending = self.table(tables, "f-certificates", 1)
        wanted = sorted((r["expires_on"], r["cert_no"]) for r in self.rows("certificates")
                        if certificate_state(r, self.day) == "valid" and r["expires_on"] <= self.soon)
        self.same("printed ending", "certificates", [row.cells[0].text for row in ending.rows[1:]], [no for _, no in wanted][:300])
        if self.before:
            self.falls([table for table in tables if table.section == "falls"])

    def falls(self, tables):
        """Every row that counted a month ago and counts no longer, with the reason that its own cells give."""
        printed = Counter()
        for table in tables:
            for row in table.rows[1:]:
                printed[row.cells[0].text, row.cells[3].text] += 1
        day_before = last_day(self.before_month)
        expected = Counter()
        kinds = {"CER01": ("CCC",), "CER02": ("CR",), "CER03": ("绿色产品", "节能"), "QM02": ("质量管理体系",)}
        now = {r["cert_no"]: r for r in self.rows("certificates")}
        for kind in kinds.values():
            for no in {r["cert_no"] for r in self.before.tables["certificates"]
                       if r["kind"] in kind and certificate_state(r, day_before) == "valid"}:
                row = now.get(no)
                if row is None:
                    expected[no, "本月不再列出，原因不明"] += 1
                elif certificate_state(row, self.day) == "expired":
                    expected[no, f"已于 {row['expires_on']} 到期"] += 1
                elif certificate_state(row, self.day) == "stopped":
                    expected[no, f"证书状态：{row['status']}"] += 1
        levels = [("国际标准",), ("国家标准",), ("行业标准",), ("领跑者",), ("地方标准", "团体标准")]
        for level in levels:
            held = lambda answers, day: {r["standard_no"] for r in answers.tables["standards"] if r["level"] in level and in_force(r, day)}
            for no in held(self.before, day_before) - held(self.answers, self.day):
                rows = [r for r in self.rows("standards") if r["standard_no"] == no]
                gone = min((r["withdrawn_on"] for r in rows if r["withdrawn_on"]), default=None)
                expected[no, f"标准已于 {gone} 废止" if gone else "本月不再列出，原因不明"] += 1
        now = {r["standard_no"]: r for r in self.rows("metrology")}
        for r in self.before.tables["metrology"]:
            if r["valid_until"] >= day_before and r["kind"] in ("企业最高计量标准", "社会公用计量标准"):
                row = now.get(r["standard_no"])
                if row is None:
                    expected[r["standard_no"], "本月不再列出，原因不明"] += 1
                elif row["valid_until"] < self.day:
                    expected[r["standard_no"], f"已于 {row['valid_until']} 到期"] += 1
        known = {key for key in printed if re.match(r"SL-|IEC|ISO|GB|QB|DB|T/|SLLPZ|〔", key[0]) and not key[0].startswith("SL-MMS")}
        self.same("printed falls", "stocks", sorted((key, printed[key]) for key in known), sorted(expected.items()))

    @property
    def before_month(self):
        year, number_of = map(int, self.month.split("-"))
        return f"{year - (number_of == 1)}-{(number_of + 10) % 12 + 1:02d}"


def check_works(comparison, release, month, project, answers, before):
    works = Works(comparison, os.path.join(release, month), month, project, answers, before)
    works.district()
    works.assistance()
    works.supports()
    works.foundations()
