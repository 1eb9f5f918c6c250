# SPDX-License-Identifier: Apache-2.0
"""The recomputed month against history/<month>.json, the program's own exact record of every figure."""

import json
import os
import re
from fractions import Fraction

from store import LEVELS

SUPPORTS = (("standards", "LNK01", 3), ("metrology", "LNK02", 2), ("testing", "LNK03", 2), ("certification", "LNK04", 5))


def newest_revision(folder, month):
    revisions = {}
    for name in os.listdir(folder):
        found = re.fullmatch(re.escape(month) + r"(?:\.r(\d+))?\.json", name)
        if found:
            revisions[int(found[1] or 1)] = name
    if not revisions:
        raise FileNotFoundError(f"{folder} has no {month}.json")
    with open(os.path.join(folder, revisions[max(revisions)]), encoding="utf-8") as file:
        return json.load(file)


def subject_key(level, code):
    return level if level == "district" else f"{level}:{code}"


def stored_answer(figure):
    state = figure.get("state", "value")
    if state == "value":
        return ("value", Fraction(int(figure["num"]), int(figure.get("den", "1"))))
    if state == "text":
        return ("text", figure["words"])
    return (state,)


def shown(answer):
    return "no such figure" if answer is None else " ".join(str(part) for part in answer)


class Comparison:
    def __init__(self):
        self.compared, self.mismatches = {}, []

    def check(self, month, what, level, subject, program, recomputed):
        self.compared[what] = self.compared.get(what, 0) + 1
        if program != recomputed:
            self.mismatches.append((month, what, level, subject, shown(program), shown(recomputed)))

    def figures(self, month, stored, answers, levels_of):
        for indicator, levels in levels_of.items():
            program = stored["figures"].get(indicator, {})
            expected = {}
            for (level, code), answer in answers.figures[indicator].items():
                if level in levels:
                    expected[subject_key(level, code)] = (level, code, answer)
            for subject, (level, code, answer) in expected.items():
                figure = program.get(subject)
                self.check(month, indicator, level, code, None if figure is None else stored_answer(figure), answer)
                if figure is not None:
                    rows = answers.rows[indicator][level, code]
                    self.check(month, "rows", indicator, subject, ("rows", figure.get("rows", 0)), ("rows", rows))
            for subject in program.keys() - expected.keys():
                self.check(month, indicator, "?", subject, stored_answer(program[subject]), None)
        for indicator in stored["figures"].keys() - levels_of.keys():
            self.check(month, indicator, "?", "?", ("value", "in the history"), None)

    def lists(self, month, stored, answers, project):
        """What pages show beside the figures: links with their supports, problems with their clocks, places."""
        self.same(month, "links", stored["links"], link_states(answers, project))
        self.same(month, "problems", stored["problems"], problem_states(answers))
        known = {code: row for code, row in stored["enterprises"].items() if not code.startswith("name:")}
        self.same(month, "enterprises", known, enterprise_places(answers))
        unnamed = sum(row["uscc"] is None for row in answers.tables["enterprises"])
        self.check(month, "enterprises", "district", "without code",
                   ("value", len(stored["enterprises"]) - len(known)), ("value", unnamed))

    def same(self, month, what, stored, expected):
        for name in sorted(stored.keys() | expected.keys()):
            program, recomputed = stored.get(name), expected.get(name)
            if recomputed is not None and program is not None:
                # Empty fields and false are left out of the history; only what is recomputed here is compared.
                program = {field: program.get(field) or empty_like(value) for field, value in recomputed.items()}
            self.check(month, what, "row", name,
                       None if program is None else (json.dumps(program, ensure_ascii=False, sort_keys=True),),
                       None if recomputed is None else (json.dumps(recomputed, ensure_ascii=False, sort_keys=True),))


def empty_like(value):
    return type(value)()


def link_states(answers, project):
    leaders = {}
    for row in answers.tables["enterprises"]:
        for link in row["on_links"]:
            if project.links.chain_of[link] in row["leads"]:
                leaders.setdefault(link, []).append(row["name"])
    states = {}
    for link in project.codes["link"]:
        levels = []
        for support, indicator, threshold in SUPPORTS:
            count = answers.figures[indicator]["link", link][1]
            enough = project.thresholds.get(f"support_{support}", threshold)
            if link in project.links.serving:
                levels.append("not_applicable")
                continue
            levels.append("present" if count >= enough else "weak" if count > 0 else "absent")
        states[link] = {
            "enterprises": int(answers.figures["STR01"]["link", link][1]),
            "leaders": sorted(leaders.get(link, [])),
            "supports": levels,
        }
    return states


def problem_states(answers):
    kinds = {"一般": "general", "严重": "serious", "线索": "lead"}
    return {
        row["problem_id"]: {
            "kind": kinds[row["severity"]] if row["kind"] == "监督" else "bottleneck",
            "open": row["open"],
            "overdue": row["overdue"],
            "found_on": row["found_on"] or "",
            "closed_on": row["closed_on"] or "",
            "due_on": row["due_on"] or "",
            "town": row["in_town"] or "",
            "park": row["in_park"] or "",
            "links": sorted(row["on_links"]),
        }
        for row in answers.tables["problems"]
    }


def enterprise_places(answers):
    return {
        row["uscc"]: {
            "name": row["name"],
            "town": row["in_town"] or "",
            "park": row["in_park"] or "",
            "links": sorted(row["on_links"]),
            "leader": bool(row["leads"]),
        }
        for row in answers.tables["enterprises"]
        if row["uscc"] is not None
    }


def levels_of_catalogue(rows):
    return {row["indicator_id"]: [level for level in row["levels"].split("|") if level in LEVELS] for row in rows}
