# SPDX-License-Identifier: Apache-2.0
"""VALUES.md and VALUES.zh-CN.md from accepted_values.csv, which a unit test runs line by line.

  values_page.py           writes both
  values_page.py --check   ends with 1 when one of them is not what would be written"""
import csv
import os
import sys

here = os.path.dirname(os.path.abspath(__file__))
source = os.path.join(here, "accepted_values.csv")
folder = os.path.join(here, "..", "..", "..", "src", "read")

WORDS = {
    "en": {
        "file": "VALUES.md",
        "title": "What a cell may hold",
        "intro": "Each line is tested (`tests/unit/read/accepted_values.csv`). “→” shows the value that is kept; nothing behind it means "
                 "that the value counts as missing. Codes are explained by `qualitymap explain CODE`. Nothing is guessed: what is not "
                 "in here is missing, and said.",
        "head": ("column", "cell", "→", "code"),
        "parts": {
            "number": ("Numbers", "Digits, one decimal point, commas at the thousands; half or full width. Up to six decimals and 9.2 "
                       "million million; kept exactly, never as binary floating point."),
            "unit": ("Units", "A number is in the unit of its column (`qualitymap list tables`), unless another one is written: behind the "
                     "number, in brackets in the header, behind a slash in the header, or in a line above it as 单位：亿元. The nearest one "
                     "counts. Units of the same kind are converted as exact fractions (1 亩 = 2000/3 m²) and rounded once, half away from "
                     "zero, to six decimals. A bare 万 or 亿 multiplies the plain unit: 3万 is 3 万元 in a "
                     "column of 万元; one that is smaller than that of the column (3千) could mean two things and is N004. A unit of another "
                     "kind refuses the file when it stands in the header, and is N004 in a cell."),
            "percent": ("Percent", "The unit decides, never the size of the number: 0.985 in a column of percent is 0.985 %. Where the table "
                        "holds fractions, write the header as 一次交验合格率（小数）. A column of which no value exceeds 1 is told (N006)."),
            "qualifier": ("About, over, nearly", "The number is used and the cell is told (N013)."),
            "null": ("No value", "Empty, and the words below. 无 is zero where things are counted. The column `null_words` of schemas.csv "
                     "adds words for one column: `无` makes it missing there, `—=0` makes it zero."),
            "date": ("Days", "Year first, four digits. Five digits are the days of a spreadsheet, 1980 to 2059. A month is no day."),
            "month": ("Months", "A day is no month."),
            "code": ("Codes", "Full width, blanks and hyphens are cleaned; nothing is rebuilt."),
        },
        "header": "header", "nulls": "null_words",
        "types": {"number": "number", "date": "day", "month": "month", "uscc_ref": "credit code", "industry": "industry", "code": "code"},
    },
    "zh": {
        "file": "VALUES.zh-CN.md",
        "title": "单元格里可以怎样写",
        "intro": "每一行都有测试（`tests/unit/read/accepted_values.csv`）。“→”之后是采用的值，空着表示按缺失处理。代码的含义见 "
                 "`qualitymap explain 代码`。程序不猜：这里没有的写法一律按缺失处理，并且说明。",
        "head": ("列", "单元格", "→", "代码"),
        "parts": {
            "number": ("数字", "数字、一个小数点、千分位逗号，全角半角都可以。最多六位小数，最大约 9.2 万亿；精确保存，不用二进制浮点数。"),
            "unit": ("单位", "数字按本列的单位理解（见 `qualitymap list tables`），除非另外写明：写在数字后面、表头括号里、表头斜线后面，或表头上方的"
                     "“单位：亿元”。离数字最近的为准。同类单位按精确分数换算（1 亩 = 2000/3 平方米），最后四舍五入一次，保留六位小数。单写“万”“亿”"
                     "的，是基本单位的倍数：万元列里的“3万”就是 3 万元；比本列小的（“3千”）有两种意思，为 N004。单位不同类的，写在表头则拒收文件，写在单元格则为 N004。"),
            "percent": ("百分数", "由单位决定，不看数值大小：百分数列里的 0.985 就是 0.985%。表中若是小数，把表头写成“一次交验合格率（小数）”。"
                        "整列都不大于 1 时会提示（N006）。"),
            "qualifier": ("约、超、近", "采用其中的数字，并提示（N013）。"),
            "null": ("没有数据", "留空，或写下列词。计数的列里“无”是零。schemas.csv 的 `null_words` 可以逐列增加：写 `无` 则该列的“无”按缺失，写 `—=0` "
                     "则按零。"),
            "date": ("日期", "年在前，四位。五位数字按电子表格的日期序号读取，限 1980 至 2059 年。只有年月的不是日期。"),
            "month": ("月份", "写到日的不是月份。"),
            "code": ("代码", "全角、空格、连字符会清理；不猜补。"),
        },
        "header": "表头", "nulls": "null_words",
        "types": {"number": "数字", "date": "日期", "month": "月份", "uscc_ref": "信用代码", "industry": "行业代码", "code": "编号"},
    },
}


def cell(text):
    return "`" + text.replace("|", "\\|") + "`" if text else ""


def page(words, rows):
    lines = [f"# {words['title']}", "", words["intro"]]
    for part, (title, text) in words["parts"].items():
        lines += ["", f"## {title}", "", text, "", "| " + " | ".join(words["head"]) + " |", "|---|---|---|---|"]
        for row in rows:
            if row["part"] != part:
                continue
            column = words["types"][row["type"]] + (f" {row['unit']}" if row["unit"] else "")
            if row["header"]:
                column += f"; {words['header']}（{row['header']}）"
            if row["null_words"]:
                column += f"; {words['nulls']} `{row['null_words']}`"
            lines.append(f"| {column} | {cell(row['input'])} | {row['result']} | {row['code']} |")
    return "\n".join(lines) + "\n"


def main():
    with open(source, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    wrong = 0
    for words in WORDS.values():
        assert {row["part"] for row in rows} == set(words["parts"])
        path = os.path.join(folder, words["file"])
        text = page(words, rows)
        if "--check" in sys.argv:
            with open(path, encoding="utf-8") as file:
                if file.read() != text:
                    print(f"{words['file']} is not what accepted_values.csv says; run {os.path.basename(__file__)}")
                    wrong = 1
        else:
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
    sys.exit(wrong)


if __name__ == "__main__":
    main()
