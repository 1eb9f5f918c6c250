# SPDX-License-Identifier: Apache-2.0
"""Supervision and problems. Supervision problems and chain bottlenecks are two lists and never added."""

from definitions.figure import Family, Quotient, counted, this_month, this_year

family = Family()

# Spot checks, complaints, recalls: this year so far.
YEAR = this_year("sampled_on")
family.total("SUP01", "inspections", "batches", YEAR)
family.total("SUP02", "inspections", "failed", YEAR)
family.rate_of_sums("SUP03", "inspections", "failed", "batches", YEAR)
family.total("SUP10", "complaints", "cases", this_year("received_on"))
family.total("SUP11", "recalls", "times", this_year("announced_on"))

# The closed loop. Problems that left the list for another reason leave numerator and denominator.
GENERAL = "t.kind = '监督' AND t.severity = '一般' AND NOT t.off_ramp"
SERIOUS = "t.kind = '监督' AND t.severity = '严重' AND NOT t.off_ramp"
LEAD = "t.kind = '监督' AND t.severity = '线索' AND NOT t.off_ramp"
RECHECK_DUE = "(t.recheck_due <= :day OR t.recheck_on <= :day)"
FILING_DUE = "(t.filing_due <= :day OR t.filed_on <= :day)"
FEEDBACK_DUE = "(t.feedback_due <= :day OR t.feedback_on <= :day)"
PASSED = "t.recheck_result = '合格'"
family.rate("SUP04", "problems", counted(PASSED), "COUNT(t.row)", f"{GENERAL} AND {RECHECK_DUE}", "recheck")
family.rate("SUP04A", "problems", counted(PASSED), "COUNT(t.row)", GENERAL)
FILED = "t.filed_on <= :day"
family.rate("SUP05", "problems", counted(FILED), "COUNT(t.row)", f"{SERIOUS} AND {FILING_DUE}", "file_case")
family.rate("SUP05A", "problems", counted(FILED), "COUNT(t.row)", SERIOUS)
FED_BACK = "t.feedback_on <= :day"
family.rate("SUP06", "problems", counted(FED_BACK), "COUNT(t.row)", f"{LEAD} AND {FEEDBACK_DUE}", "lead_feedback")
family.rate("SUP06A", "problems", counted(FED_BACK), "COUNT(t.row)", LEAD)
family.count("SUP07", "problems", "t.kind = '监督' AND t.overdue")
family.rate(
    "SUP08",
    "problems",
    "coalesce(SUM(CAST(julianday(t.rectified_on) - julianday(t.ordered_on) AS INTEGER)), 0)",
    "COUNT(t.row)",
    f"{GENERAL} AND t.ordered_on IS NOT NULL AND {this_year('rectified_on')}",
)
family.rate(
    "SUP09",
    "problems",
    counted("julianday(t.recheck_on) - julianday(t.ordered_on) <= 75"),
    "COUNT(t.row)",
    f"{GENERAL} AND {RECHECK_DUE}",
    "recheck",
)

# The list.
SUPERVISION = "t.kind = '监督'"
family.count("PRB01", "problems", f"{SUPERVISION} AND t.open")
family.count("PRB02", "problems", "t.kind = '攻关' AND t.open")
family.rate(
    "PRB03",
    "projects",
    counted("t.finished_on <= t.due_on"),
    "COUNT(t.row)",
    "t.due_on <= :day AND coalesce(t.status, '') <> '终止'",
)
family.count("PRB04", "problems", f"{SUPERVISION} AND {this_month('found_on')}")
family.figures["PRB05"] = Quotient("PRB01", "STR01")
family.count("PRB06", "problems", f"{SUPERVISION} AND {this_month('closed_on')}")
family.count("PRB07", "problems", f"{SUPERVISION} AND {this_month('reopened_on')}")
for name, severity in {"PRB08": "一般", "PRB09": "严重", "PRB10": "线索"}.items():
    family.count(name, "problems", f"{SUPERVISION} AND t.severity = '{severity}' AND t.open")
family.count("PRB11", "problems", f"{SUPERVISION} AND t.open AND t.days_left BETWEEN 0 AND 7")
