# SPDX-License-Identifier: Apache-2.0
"""Where each problem stands on its way and on its clocks, from its dates.

The program reads the word in 办理状态; here the dates decide, so that the two check each other. Limits: 60 days from the
order to rectify, 75 to the recheck, 90 from the announcement to the second recheck (SAMR Order 18, arts 46-48); days
from registration to filing and from transfer to feedback are the office's own and may be unset.
"""

from datetime import date, timedelta

# 办结方式 of problems that left the list without being solved.
OFF_RAMPS = {"企业注销", "企业停产", "异议成立", "重复登记", "移出辖区"}


def later(day, days):
    return (date.fromisoformat(day) + timedelta(days)).isoformat() if day and days else None


def days_between(first, second):
    return (date.fromisoformat(second) - date.fromisoformat(first)).days


def is_off_ramp(row):
    return row["close_reason"] in OFF_RAMPS


def is_open(row):
    """在办. A recheck that was passed ends a general problem, feedback ends a lead, whatever the closing date."""
    if row["closed_on"] is not None:
        return False
    if row["kind"] == "监督" and row["severity"] == "一般":
        return row["recheck_result"] != "合格"
    if row["kind"] == "监督" and row["severity"] == "线索":
        return row["feedback_on"] is None
    return True


def due_on(row, clocks):
    """The limit of the step that an open problem has reached; None where none runs."""
    if not is_open(row) or row["kind"] != "监督":
        return None
    if row["severity"] == "一般":
        if row["status"] == "停业整顿":
            return None
        if row["announced_on"]:
            return later(row["announced_on"], clocks["second_recheck_to"])
        if row["recheck_on"]:
            return None  # failed, not yet announced
        return later(row["ordered_on"], clocks["recheck"] if row["rectified_on"] else clocks["rectify"])
    if row["severity"] == "严重":
        return None if row["filed_on"] else later(row["found_on"], clocks["file_case"])
    return later(row["transfer_on"], clocks["lead_feedback"])


def set_clocks(rows, clocks, today):
    for row in rows:
        row["off_ramp"] = is_off_ramp(row)
        row["open"] = is_open(row)
        row["due_on"] = due_on(row, clocks)
        row["overdue"] = row["due_on"] is not None and row["due_on"] < today
        row["days_left"] = None if row["due_on"] is None else days_between(today, row["due_on"])
        row["recheck_due"] = later(row["ordered_on"], clocks["recheck"])
        row["filing_due"] = later(row["found_on"], clocks["file_case"])
        row["feedback_due"] = later(row["transfer_on"], clocks["lead_feedback"])
