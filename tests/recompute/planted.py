# SPDX-License-Identifier: Apache-2.0
"""The sample says in its README what was planted in it. Counting that again shows that the recomputation reads the
sample as it was meant; a wrong reader would otherwise only be caught where it disagrees with the program."""

import re

from load import NOTHING

FILES = {
    "企业名录": "enterprises",
    "园区": "parks",
    "质量基础设施机构": "facilities",
    "抽查结果": "inspections",
    "攻关清单": None,  # in one table with 问题清单
    "问题清单": None,
    "帮扶台账": "actions",
    "攻关项目": "projects",
    "认证证书": "certificates",
    "标准": "standards",
    "计量标准": "metrology",
    "强检器具": "instruments",
    "专利": "patents",
    "获奖": "awards",
    "质押登记": "pledges",
    "链主供应商": "suppliers",
    "链主台账": "leaders",
    "服务工单": "services",
    "投诉举报": "complaints",
    "召回": "recalls",
    "可靠性检测": "reliability",
    "质量考核": "assessments",
    "统计调查": "survey",
}


def tables_of_readme(path):
    """Rows of the Markdown tables whose last three cells are numbers: first cell -> the numbers of three months."""
    with open(path, encoding="utf-8") as file:
        for line in file:
            cells = [part.strip() for part in line.strip().strip("|").split("|")]
            if len(cells) >= 4 and all(part.isdigit() for part in cells[-3:]):
                yield cells[0], [int(part) for part in cells[-3:]]


def count_planted(answers):
    rows = answers.tables["enterprises"]

    def raw(row, heading):
        return next((value for name, value in row["everything"] if name == heading), "")

    return {
        "declared park": sum(
            row["usable_point"] and row["declared_park"] is not None and row["declared_park"] != row["in_park"]
            for row in rows
        ),
        "longitude and latitude missing": sum(row["lon"] is None and row["lat"] is None for row in rows),
        "point outside the district": sum(row["has_point"] and not row["usable_point"] for row in rows),
        "point at 0, 0": sum(row["lon"] is not None and not row["has_point"] for row in rows),
        "credit code turned into": sum(row["uscc"] is None for row in rows),
        # Both rows of each of the codes are left out.
        "credit code entered twice": (answers.raw_rows["enterprises"] - len(rows)) // 2,
        "null word in a cell": sum(
            raw(row, heading) in NOTHING - {""}
            for row in rows
            for heading in ("梯度培育", "一次交验合格率", "企业规模")
        ),
        "reducer maker with the 2011 code": sum(
            row["industry_code"] == "3452" and row["industry_edition"] == "2017" for row in rows
        ),
    }


def check_planted(readme, months):
    """Lines that tell where a count differs; empty when all agree. `months` are the answers, oldest first."""
    differences, checked = [], 0
    found = [{**count_planted(answers), **answers.raw_rows} for answers in months]
    for label, numbers in tables_of_readme(readme):
        stem = re.sub(r"(-\*)?\.csv$", "", label)
        name = FILES[stem] if stem in FILES else next((key for key in found[0] if label.startswith(key)), None)
        if name is None:
            continue
        checked += 1
        counted = [each.get(name, 0) for each in found]
        if counted != numbers:
            differences.append(f"README says {label}: {numbers}, counted {counted}")
    if checked < 25:
        differences.append(f"only {checked} counts of {readme} were understood")
    return differences
