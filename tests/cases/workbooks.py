#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the workbooks of the cases xlsx_*: python3 tests/cases/workbooks.py

They are committed; this is how they came about. Same script, same bytes. Where a workbook is whole, Excel opens it.
"""
import csv
import io
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
BASE = HERE / "bases/small/months/2024-06/enterprises.csv"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RUN = "run: {command}\nexit: {exit}\n"
BUILD = "build project --output site --lang en --formats svg"
CHECK = "check project --lang en"
TALKING = BUILD + " -v"  # informs as well


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def letter(column):
    return chr(ord("A") + column)


class Book:
    """Rows of texts, numbers, ("date", serial) or raw XML in a Cell."""

    def __init__(self, rows, name="企业"):
        self.rows, self.name = rows, name
        self.hidden, self.after, self.other_sheets, self.sheet_head = set(), "", [], ""
        self.shared = []

    def cell(self, at, value):
        if value is None or value == "":
            return ""
        if isinstance(value, Raw):
            return value.xml.format(at=at)
        if isinstance(value, Date):
            return f'<c r="{at}" s="1"><v>{value.serial}</v></c>'
        if isinstance(value, Number):
            return f'<c r="{at}"><v>{value.text}</v></c>'
        if value not in self.shared:
            self.shared.append(value)
        return f'<c r="{at}" t="s"><v>{self.shared.index(value)}</v></c>'

    def sheet(self, rows):
        data = ""
        for number, row in enumerate(rows, 1):
            hidden = ' hidden="1"' if number in self.hidden else ""
            cells = "".join(self.cell(letter(i) + str(number), value) for i, value in enumerate(row))
            data += f'<row r="{number}"{hidden}>{cells}</row>'
        return f'{HEAD}{self.sheet_head}<worksheet xmlns="{MAIN}"><sheetData>{data}</sheetData>{self.after}</worksheet>'

    def parts(self):
        sheets = [(self.name, self.rows)] + self.other_sheets
        parts = {}
        for i, (_, rows) in enumerate(sheets, 1):
            parts[f"xl/worksheets/sheet{i}.xml"] = self.sheet(rows)
        listed = "".join(
            f'<sheet name="{escaped(name)}" sheetId="{i}" r:id="rId{i}"/>' for i, (name, _) in enumerate(sheets, 1))
        links = "".join(f'<Relationship Id="rId{i}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{i}.xml"/>'
                        for i in range(1, len(sheets) + 1))
        overrides = "".join(f'<Override PartName="/{name}" ContentType="{TYPE}worksheet+xml"/>' for name in parts)
        strings = "".join(f"<si><t>{escaped(text)}</t></si>" for text in self.shared)
        fill = '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
        return {
            "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{TYPE}sheet.main+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{TYPE}styles+xml"/>'
            f'<Override PartName="/xl/sharedStrings.xml" ContentType="{TYPE}sharedStrings+xml"/>{overrides}</Types>',
            "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
            f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{links}'
            f'<Relationship Id="rIdS" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
            f'<Relationship Id="rIdF" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
            "xl/sharedStrings.xml": f'{HEAD}<sst xmlns="{MAIN}">{strings}</sst>',
            "xl/styles.xml": f'{HEAD}<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="11"/><name val="宋体"/>'
            f'</font></fonts><fills count="2">{fill}</fills><borders count="1"><border/></borders>'
            '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
            '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
            '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>',
            **parts,
        }

    def bytes(self):
        return packed(self.parts())


class Raw:
    def __init__(self, xml):
        self.xml = xml


class Date:
    def __init__(self, serial):
        self.serial = serial


class Number:
    def __init__(self, text):
        self.text = text


def packed(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items() if isinstance(parts, dict) else parts:
            info = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, text.encode() if isinstance(text, str) else text)
    return out.getvalue()


def rows():
    """The table of the base as Excel holds it: numbers as numbers, the last column as dates."""
    table = list(csv.reader(BASE.open(encoding="utf-8")))
    for row in table[1:]:
        for i in (4, 5, 8, 9, 10):
            if row[i]:
                row[i] = Number(row[i])
        row[11] = Date(45471)  # 2024-06-28
    return table


def case(row, folder, about, data, exit_code, name="enterprises.xlsx", command=BUILD, extra="", sheet="", gates=None):
    """`row`: the rows of bad_inputs.csv that it proves, separated by blanks."""
    place = HERE / folder
    (place / "input/months/2024-06").mkdir(parents=True, exist_ok=True)
    (place / "input/months/2024-06" / name).write_bytes(data)
    text = (HERE / "bases/small/qualitymap.toml").read_text(encoding="utf-8")
    text = text.replace('files = ["enterprises.csv"]', 'files = ["enterprises.*"]' + sheet)
    if gates is not None:
        text += f"\n[gates]\nmax_quarantined_percent = {gates}\n"
    (place / "input/qualitymap.toml").write_text(text, encoding="utf-8")
    run = f"# {about}\n" + "".join(f"row: {one}\n" for one in row.split()) + "delete: project/months/2024-06/enterprises.csv\n" + RUN.format(command=command, exit=exit_code)
    if exit_code >= 2:
        run += "absent: site/index.html\nabsent: project/history\n"
    (place / "run.txt").write_text(run + extra, encoding="utf-8")


def code(body):
    """A credit code whose check digits hold: 91, region, and an organisation number."""
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    base = "91" + body[:6] + body[6:14]
    value = {c: i for i, c in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")}
    rest = 11 - sum(value[c] * w for c, w in zip(base[8:16], (3, 7, 9, 10, 5, 8, 4, 2))) % 11
    base += "X" if rest == 10 else str(rest % 11)
    total = sum(alphabet.index(c) * pow(3, i, 31) for i, c in enumerate(base))
    return base + alphabet[(31 - total % 31) % 31]


def main():
    case("", "build/xlsx", "A month of which one table is a workbook says what it says as CSV.", Book(rows()).bytes(), 0,
         extra="shown: 甲一电机有限公司\n")

    dirty = rows()
    dirty.insert(0, ["测试区企业名录（2024年6月）"])
    dirty[2][0] = Number("9.14406996E+17")
    dirty[3][8] = Raw('<c r="{at}"><f>SUM(I90:I99)</f></c>')
    dirty[4][9] = Raw('<c r="{at}" t="e"><v>#REF!</v></c>')
    dirty[5][8] = Number("2300.1000000000004")
    dirty[6][11] = Date(60)
    dirty.append(["合计", "", "", "", "", "", "", "", Number("21150")])
    dirty.append(["注：产值为现价"])
    book = Book(dirty)
    book.hidden = {8, 9}
    book.after = '<mergeCells count="2"><mergeCell ref="A1:L1"/><mergeCell ref="E10:E11"/></mergeCells>'
    book.other_sheets = [("说明", [["填表说明"]])]
    case("X13 X14 X17", "check/xlsx_places", "What is wrong in a workbook is told by sheet and cell.", book.bytes(), 1, command=CHECK,
         sheet='\nsheet = "企业"')

    lost = rows()
    lost[3][1] = Raw('<c r="{at}" t="s"><v>99999</v></c>')
    case("", "build/xlsx_lost_string", "A text that the workbook does not hold spoils its row, and one of twelve is too many.",
         Book(lost).bytes(), 5)

    named = Book(rows())
    named.other_sheets = [("园区", [["园区编号"], ["P1"]])]
    case("X18", "build/xlsx_sheet_missing", "Which sheet is meant is not guessed.", named.bytes(), 5, sheet='\nsheet = "企业名录"')
    case("", "build/xlsx_two_sheets", "Of two sheets none is guessed.", named.bytes(), 5)

    whole = Book(rows()).bytes()
    case("X2", "build/xlsx_cut", "A workbook that is cut is refused as a whole.", whole[: len(whole) * 2 // 3], 5)
    bent = bytearray(whole)
    at = whole.index(b"PK\x01\x02", whole.rindex(b"xl/worksheets/sheet1.xml") - 60)
    for place in (at + 16, whole.index(b"xl/worksheets/sheet1.xml") - 30 + 14):
        bent[place] ^= 1
    case("X2", "build/xlsx_wrong_sum", "A part that does not have its sum is refused.", bytes(bent), 5)
    case("X1", "build/xlsx_encrypted", "An encrypted workbook is no zip container.",
         b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(992), 5)
    case("A10", "build/xls_old", "A workbook of Excel 97.",
         b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "Workbook".encode("utf-16-le") + bytes(1008), 5,
         name="enterprises.xls")
    case("X22", "build/xls_is_html", "Many systems export web pages and call them .xls.",
         "<html><body><table><tr><td>企业名称</td></tr></table></body></html>\n".encode(), 5, name="enterprises.xls")
    case("A10", "build/csv_named_xlsx", "The content decides, not the ending.", BASE.read_bytes(), 5)

    bomb = Book(rows()).parts()
    bomb["xl/worksheets/sheet1.xml"] = "<worksheet><sheetData>" + " " * (32 << 20)
    case("X3", "build/xlsx_bomb", "32 MiB out of 32 kB.", packed(bomb), 5)

    evil = Book(rows())
    evil.sheet_head = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>\n'
    case("X7", "build/xlsx_doctype", "No document type, no entities.", evil.bytes(), 5, extra="never: root:x\n")

    deep = Book(rows()).parts()
    deep["xl/worksheets/sheet1.xml"] = "".join(f"<a{i % 89}>" for i in range(3000))
    case("X9", "build/xlsx_deep", "Nested too deep.", packed(deep), 5)

    outside = Book(rows()).parts()
    links = "xl/_rels/workbook.xml.rels"
    outside[links] = outside[links].replace("worksheets/sheet1.xml", "../../../../etc/passwd")
    case("X6", "build/xlsx_part_outside", "A relation that leaves the workbook.", packed(outside), 5, extra="never: root:x\n")

    binary = Book(rows()).parts()
    binary["_rels/.rels"] = binary["_rels/.rels"].replace("workbook.xml", "workbook.bin")
    case("X22", "build/xlsb", "The binary kind of workbook.", packed(binary), 5, name="enterprises.xlsb")

    twice = Book(rows()).parts()
    case("X5", "build/xlsx_entry_twice", "Two entries of one name: which one a reader takes is chance.",
         packed([*twice.items(), ("xl/worksheets/sheet1.xml", twice["xl/worksheets/sheet1.xml"])]), 5)

    index = rows() + rows()[1:]
    for i, row in enumerate(index[13:], 1):
        row[0] = code(f"440699MA7{i:05}")
        row[1] = f"戊{i}电机有限公司"
    index[3][1] = Raw('<c r="{at}" t="s"><v>99999</v></c>')
    case("X11", "check/xlsx_string_index", "A text that the workbook does not hold spoils its row and no other.",
         Book(index).bytes(), 1, command=CHECK, extra="", gates=100)

    two = rows()
    two.insert(1, [""] * 8 + ["工业总产值", "质量损失", "", ""])
    two[0][8], two[0][9] = "经济指标", ""
    book = Book(two)
    book.after = '<mergeCells count="1"><mergeCell ref="I1:J1"/></mergeCells>'
    case("X15", "build/xlsx_two_header_rows", "Two merged cells above two columns.", book.bytes(), 0, command=TALKING,
         extra="shown: 甲一电机有限公司\n")

    rich = rows()
    rich[1][1] = Raw('<c r="{at}" t="inlineStr"><is><r><t>甲一</t></r><r><rPr><b/></rPr><t>电机_x0041_有限公司</t></r>'
                     '<rPh sb="0" eb="1"><t>フリガナ</t></rPh></is></c>')
    case("X19", "build/xlsx_rich_text", "Runs are joined, phonetics dropped, escapes decoded.", Book(rich).bytes(), 0,
         extra="shown: 甲一电机A有限公司\nnever: フリガナ\n")

    old = rows()
    for row in old[1:]:
        row[11] = Date(45471 - 1462)
    mac = Book(old).parts()
    mac["xl/workbook.xml"] = mac["xl/workbook.xml"].replace("<sheets>", '<workbookPr date1904="1"/><sheets>')
    case("X21", "build/xlsx_1904", "Days counted from 1904, as Excel for Mac did.", packed(mac), 0, command=TALKING)
    strict = {name: text.replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main").replace(
        OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships") for name, text in Book(rows()).parts().items()}
    sheet = "xl/worksheets/sheet1.xml"
    strict[sheet] = strict[sheet].replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")
    case("X21", "build/xlsx_strict", "The strict kind of the format, and a sheet in UTF-16.", packed(strict), 0, command=TALKING)

    entities = Book(rows()).parts()
    strings = "xl/sharedStrings.xml"
    entities[strings] = entities[strings].replace("甲一电机", "&#x7532;&#19968;电机").replace(
        "</sst>", "".join(f"<si><t>第{i}条</t></si>" for i in range(20_000)) + "</sst>")
    case("X10", "build/xlsx_entities", "Numeric entities and many texts are legal.", packed(entities), 0,
         extra="shown: 甲一电机有限公司\n")

    good, flipped = Book(rows()).bytes(), None
    for at in range(len(good) // 2, len(good)):  # one bit of the packed sheet
        flipped = bytearray(good)
        flipped[at] ^= 16
        break
    case("X23", "build/xlsx_bit_flipped", "One bit of a packed part.", bytes(flipped), 5)


if __name__ == "__main__":
    main()
