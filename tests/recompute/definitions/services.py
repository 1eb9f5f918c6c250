# SPDX-License-Identifier: Apache-2.0
"""What the offices do for enterprises, and figures that others give: surveys and assessments, of the latest year."""

from definitions.figure import Family, Figure, Quotient, this_year

family = Family()

YEAR = this_year("held_on")
family.total("SRV01", "actions", "sessions", f"t.form = '质量培训' AND {YEAR}")
family.total("SRV02", "actions", "sessions", f"t.form = '专场咨询' AND {YEAR}")
family.different("SRV03", "actions", "uscc", f"t.form = '问诊把脉' AND {YEAR}")
family.total("SRV04", "actions", "suggestions", YEAR)
family.rate_of_sums("SRV05", "actions", "adopted", "suggestions", YEAR)
for name, kind in {"SRV06": "研", "SRV07": "教", "SRV08": "扶", "SRV09": "打", "SRV10": "建"}.items():
    family.count(name, "actions", f"t.kind = '{kind}' AND {YEAR}")

family.different("HON01", "honours", "title", "t.level = '国家级'")
family.count("HON02", "mechanisms", "t.since <= :day")

LATEST_ASSESSMENT = "t.year = (SELECT MAX(year) FROM assessments)"
family.figures["ASS01"] = Figure("assessments", "MAX(t.grade)", where=LATEST_ASSESSMENT, is_word=True)
family.figures["ASS02"] = Figure("assessments", "exact_max(t.score)", where=LATEST_ASSESSMENT)
family.figures["ASS03"] = Figure("assessments", "exact_max(t.rank)", where=LATEST_ASSESSMENT)
for name, item in {"POP01": "常住人口", "PQ01": "产品质量合格率", "PQ02": "质量竞争力指数"}.items():
    latest = f"t.item = '{item}' AND t.year = (SELECT MAX(year) FROM survey WHERE item = '{item}')"
    family.figures[name] = Figure("survey", "exact_max(t.value)", where=latest)
family.figures["IP05"] = Quotient("IP06", "POP01")
