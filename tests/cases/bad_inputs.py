#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Which bad inputs are proven, and how: python3 tests/cases/bad_inputs.py [--table]

bad_inputs.csv names each kind of bad input, the codes that may tell of it and the exit codes that may follow. A case proves
a row by "row: A1" in its run.txt. This script reads what the cases expect and fails where a row has no case, or where no case
of the row ends with such an exit code, says such a code, and says it with a place. That the disk is as it was, every case
asserts (run_case.cpp, check_disk); rows with "–" for a code have nothing to say.
"""
import csv
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
MESSAGE = re.compile(r"^(?P<place>.*?): (?:error|warning|info)\[(?P<code>[A-Z]\d{3})\]: ", re.MULTILINE)
# Of the command line or of the fonts, not of a file: the sentence names the path, the character.
WITHOUT_PLACE = {"K004", "K005", "D000", "V018"}


class Case:
    def __init__(self, run):
        self.folder = run.parent
        self.name = f"{run.parent.parent.name}/{run.parent.name}"
        lines = run.read_text(encoding="utf-8").splitlines()
        self.rows = [line[5:].strip() for line in lines if line.startswith("row: ")]
        self.exits = {line[6:].strip() for line in lines if line.startswith("exit: ")}
        said = "".join(file.read_text(encoding="utf-8") for file in sorted((run.parent / "expected").glob("std*")))
        self.placed = {match["code"] for match in MESSAGE.finditer(said) if match["place"]}
        self.codes = set(re.findall(r"\[([A-Z]\d{3})\]", said)) | set(re.findall(r'"code":"([A-Z]\d{3})"', said))
        self.fixture = (run.parent / "input").is_dir() or any(
            re.match(r"(fifo|socket|link|zeros|cut|mode|rename|repeat|delete|folder|lay|lay-program|run|env): ", line)
            for line in lines)


def main():
    rows = list(csv.DictReader((HERE / "bad_inputs.csv").open(encoding="utf-8")))
    cases = [Case(run) for run in sorted(HERE.glob("*/*/run.txt"))]
    complaints, table = [], []
    known = {row["row"] for row in rows}
    for case in cases:
        complaints += [f"{case.name}: no row {row} in bad_inputs.csv" for row in case.rows if row not in known]
    for row in rows:
        own = [case for case in cases if row["row"] in case.rows]
        codes, exits = set(row["code"].split()) - {"–"}, set(row["exit"].split())
        has_exit = any(case.exits & exits for case in own)
        has_code = not codes or any(case.codes & codes for case in own)
        has_place = not codes or any(case.placed & codes for case in own) or bool(codes & WITHOUT_PLACE and has_code)
        table.append((row, own, has_exit, has_code, has_place))
        if not own:
            complaints.append(f"{row['row']}: no case proves it ({row['input']})")
            continue
        names = ", ".join(case.name for case in own)
        if not has_exit:
            complaints.append(f"{row['row']}: no run of {names} ends with {row['exit']}")
        if not has_code:
            complaints.append(f"{row['row']}: {names} never say {row['code']}")
        elif not has_place:
            complaints.append(f"{row['row']}: {names} say {row['code']} without a place")
    if "--table" in sys.argv[1:]:
        for row, own, *_ in table:
            print(f"{row['row']:<4} {row['code']:<16} exit {row['exit']:<4} {', '.join(c.name for c in own) or 'NONE'}")
    for group in sorted({row["group"] for row in rows}):
        part = [entry for entry in table if entry[0]["group"] == group]
        tested = [entry for entry in part if entry[1]]
        whole = [entry for entry in tested if all(entry[2:])]
        count = sum(len(entry[1]) for entry in part)
        print(f"group {group}: {len(part)} rows, {len(tested)} tested by {count} cases, "
              f"{len(whole)} assert code, place, exit and disk")
    print(f"all: {len(table)} rows, {sum(bool(e[1]) for e in table)} tested, "
          f"{sum(bool(e[1]) and all(e[2:]) for e in table)} whole")
    for complaint in complaints:
        print(complaint)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
