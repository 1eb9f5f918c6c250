# SPDX-License-Identifier: Apache-2.0
"""How a table is written changes no figure.

  same_figures.py --program qualitymap --sample samples/shunde --work FOLDER [--seeds N] [--first SEED] [control]

Builds the newest month of the sample as it is, then again with every table written in other ways, drawn with a fixed
seed: rows shuffled, the file split in two, UTF-8 with and without mark, GB18030, UTF-16, Big5 (declared; for tables that
it can hold under machine names), separators, quotes, line ends, XLSX. Whatever the month is told to be in history/ must
stay, hashes of the inputs apart. With "control" one value is changed as well, and that must be seen."""
import argparse
import csv
import io
import json
import os
import random
import re
import shutil
import subprocess
import sys
import zipfile

ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "utf-16-le", "utf-16-be"]
MARKS = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
DIALECTS = [(separator, quoting, end) for separator in ",;\t" for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_ALL) for end in ("\n", "\r\n", "\r")]


def read_rows(path):
    with open(path, "rb") as file:
        data = file.read()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    return list(csv.reader(io.StringIO(text, newline="")))


def as_text(rows, encoding, dialect):
    separator, quoting, end = dialect
    # Breaks within a cell and old Mac line ends cannot be told apart.
    if end == "\r" and any("\n" in cell or "\r" in cell for row in rows for cell in row):
        end = "\r\n"
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, quoting=quoting, lineterminator=end).writerows(rows)
    return MARKS.get(encoding, b"") + out.getvalue().encode(encoding)


def as_workbook(rows):
    def letters(column):
        return ("" if column < 26 else chr(64 + column // 26)) + chr(65 + column % 26)

    def escaped(text):
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\r", "")

    sheet = "".join(
        f'<row r="{n}">' + "".join(f'<c r="{letters(i)}{n}" t="inlineStr"><is><t xml:space="preserve">{escaped(cell)}</t></is></c>'
                                   for i, cell in enumerate(row) if cell) + "</row>" for n, row in enumerate(rows, 1))
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                               f'<Override PartName="/xl/workbook.xml" ContentType="{kind}sheet.main+xml"/>'
                               f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{sheet}</sheetData></worksheet>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, text in parts.items():
            book.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>\n' + text)
    return out.getvalue()


def machine_names(rows, table, schema):
    """The rows under machine names, without columns that are free text: what Big5 may be able to hold."""
    names = schema[table]
    header = [names.get(cell.strip(), ("", "text")) for cell in rows[0]]
    kept = [i for i, (name, kind) in enumerate(header) if name and kind != "text"]
    return [[header[i][0] for i in kept]] + [[row[i] if i < len(row) else "" for i in kept] for row in rows[1:]]


def schema_of(sample):
    path = os.path.join(sample, "..", "..", "templates", "defaults", "schemas.csv")
    with open(path, encoding="utf-8", newline="") as file:
        schema = {}
        for row in csv.DictReader(file):
            for name in [row["zh"], row["column"]] + row["aliases"].split(";"):
                schema.setdefault(row["table"], {}).setdefault(name, (row["column"], row["type"]))
    return schema


class Project:
    def __init__(self, sample, folder):
        shutil.rmtree(folder, ignore_errors=True)
        newest = sorted(os.listdir(os.path.join(sample, "months")))[-1]
        shutil.copytree(sample, folder, ignore=lambda path, names: [
            n for n in names if n == "history" or (os.path.basename(path) == "months" and n != newest)])
        self.folder, self.month = folder, newest
        self.months = os.path.join(folder, "months", newest)
        self.config = os.path.join(folder, "qualitymap.toml")
        with open(self.config, encoding="utf-8") as file:
            text = file.read()
        # One source may now have several files, of any format.
        self.text = re.sub(r'files = \["([^"]*)\.csv"\]', r'files = ["\1.*"]', text)
        # Of towns that deliver one file each, two files of one town would be refused (F014).
        self.text = self.text.replace('one_per = "town"\n', '')
        self.used = {}

    def source_of(self, name):
        """Table and position in the configuration of the source that a file belongs to."""
        for match in re.finditer(r'table = "(\w+)"\nfiles = \["([^"]*)"\]', self.text):
            if re.fullmatch(re.escape(match.group(2)).replace(r"\*", ".*"), name):
                return match
        return None

    def write(self, name, data):
        with open(os.path.join(self.months, name), "wb") as file:
            file.write(data)

    def note(self, what):
        self.used[what] = self.used.get(what, 0) + 1

    def rewrite(self, dice, schema):
        declared = set()
        for name in sorted(os.listdir(self.months)):
            match = self.source_of(name)
            path = os.path.join(self.months, name)
            header, *rows = read_rows(path)
            rows = [row for row in rows if any(row)]
            dice.shuffle(rows)
            stem = name[:-len(".csv")]
            os.remove(path)
            if match and name not in declared and "*" not in match.group(2)[:-2] and dice.random() < 0.3:
                plain = machine_names([header] + rows, match.group(1), schema)
                try:
                    self.write(name, as_text(plain, "cp950", dice.choice(DIALECTS)))
                    self.text = self.text.replace(match.group(0), match.group(0) + '\nencoding = "big5"')
                    declared.add(name)
                    self.note("big5")
                    continue
                except UnicodeEncodeError:
                    pass
            cut = dice.randrange(1, len(rows)) if len(rows) > 1 and dice.random() < 0.5 else len(rows)
            self.note("split" if cut < len(rows) else "whole")
            for part, some in enumerate([rows[:cut], rows[cut:]]):
                if part and not some:
                    continue
                tag = f".{'ab'[part]}" if cut < len(rows) else ""
                if dice.random() < 0.2:
                    self.write(f"{stem}{tag}.xlsx", as_workbook([header] + some))
                    self.note("xlsx")
                else:
                    encoding, dialect = dice.choice(ENCODINGS), dice.choice(DIALECTS)
                    self.write(f"{stem}{tag}.csv", as_text([header] + some, encoding, dialect))
                    self.note(encoding)

    def change_one_value(self):
        name = sorted(n for n in os.listdir(self.months) if n.startswith("企业名录"))[0]
        path = os.path.join(self.months, name)
        rows = read_rows(path)
        column = rows[0].index("工业总产值")
        row = next(row for row in rows[1:] if row[column])
        row[column] = str(int(float(row[column].replace(",", ""))) + 1)
        self.write(name, as_text(rows, "utf-8", (",", csv.QUOTE_MINIMAL, "\n")))

    def facts(self, program):
        with open(self.config, "w", encoding="utf-8") as file:
            file.write(self.text)
        done = subprocess.run([program, "build", self.folder, "--output", self.folder + "-site", "--formats", "svg", "-q", "--lang", "en"],
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        if done.returncode > 1:
            sys.exit(f"build ended with {done.returncode}: {done.stdout.decode(errors='replace')[-3000:]}")
        with open(os.path.join(self.folder, "history", f"{self.month}.json"), encoding="utf-8") as file:
            facts = json.load(file)
        for about_the_files in ("inputs", "sha256"):
            facts.pop(about_the_files, None)
        shutil.rmtree(self.folder + "-site")
        return facts


def differences(first, second, path=""):
    if isinstance(first, dict) and isinstance(second, dict):
        for key in sorted(first.keys() | second.keys()):
            yield from differences(first.get(key), second.get(key), f"{path}/{key}")
    elif first != second:
        yield f"{path}: {first} | {second}"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    parser.add_argument("--sample", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("what", nargs="?", default="all", choices=["all", "control"])
    options = parser.parse_args()
    work = os.path.abspath(options.work)
    shutil.rmtree(work, ignore_errors=True)
    os.makedirs(work)
    schema = schema_of(options.sample)
    plain = Project(options.sample, os.path.join(work, "plain"))
    expected = plain.facts(options.program)
    failed = 0
    used = {}
    for seed in range(options.first, options.first + options.seeds):
        other = Project(options.sample, os.path.join(work, "other"))
        if options.what == "control":
            other.change_one_value()
        other.rewrite(random.Random(seed), schema)
        found = list(differences(expected, other.facts(options.program)))
        for what, count in other.used.items():
            used[what] = used.get(what, 0) + count
        print(f"seed {seed}: {'DIFFERS' if found else 'same'}, " + ", ".join(f"{n} {w}" for w, n in sorted(other.used.items())), flush=True)
        for line in found[:6]:
            print("   ", line[:300])
        failed += bool(found)
    figures = sum(len(subjects) for subjects in expected["figures"].values())
    print(f"{figures} figures compared {options.seeds} times")
    if options.what == "control":
        sys.exit(0 if failed == options.seeds else 1)
    missing = {"split", "xlsx", *ENCODINGS} - used.keys()
    if missing:
        print("never drawn:", ", ".join(sorted(missing)))
    shutil.rmtree(work)
    sys.exit(1 if failed or missing else 0)


if __name__ == "__main__":
    main()
