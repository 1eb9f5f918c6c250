# SPDX-License-Identifier: Apache-2.0
"""Enterprises: who is on the chains, how they manage quality, what they make, what they own; and how good the register
itself is."""

from definitions.figure import Family, Figure, Quotient, counted, this_year

family = Family()

# Structure.
LIVING = "coalesce(t.status, '') NOT IN ('注销', '吊销', '迁出')"
ON_CHAIN = f"t.on_links <> '' AND {LIVING}"
family.different("STR01", "enterprises", "uscc", ON_CHAIN)
# A leader leads its own chain: a link of the other chain that it happens to stand on has no leader in it.
OF_ITS_CHAIN = """s.level NOT IN ('link', 'chain') OR instr(t.leads, CASE s.level WHEN 'chain' THEN s.subject
    ELSE (SELECT chain FROM links WHERE link = s.subject) END) > 0"""
family.figures["STR02"] = Figure(
    "enterprises",
    f"COUNT(DISTINCT t.uscc) FILTER (WHERE {OF_ITS_CHAIN})",
    where="t.leads <> ''",
    rows=f"COUNT(t.uscc) FILTER (WHERE {OF_ITS_CHAIN})",
)
family.different("STR03", "enterprises", "uscc", f"t.grade IN ('专精特新', '小巨人') AND {ON_CHAIN}")
family.total("STR04", "enterprises", "output", ON_CHAIN)
family.count(
    "STR05",
    "links",
    f"""NOT EXISTS (SELECT 1 FROM of_enterprises m JOIN enterprises e ON e.row = m.row
        WHERE m.level = 'link' AND m.subject = t.link AND {LIVING.replace("t.", "e.")})""",
)
family.count("STR06", "enterprises", LIVING)

family.figures["STR07"] = Figure("enterprises", "concentration(t.output)", where=ON_CHAIN, rows="COUNT(t.output)")
family.different("STR08", "enterprises", "uscc", f"instr(t.on_chains, ';') > 0 AND {LIVING}")

# Management.
family.total("QM01", "enterprises", "officers")
family.different("QM03", "awards", "uscc", "t.kind = '政府质量奖' AND t.awarded_on <= :day")
family.different("QM04", "suppliers", "supplier_uscc", "t.adopted = '是'")
family.different("QM05", "suppliers", "supplier_uscc", "t.covered = '是'")
family.different("QM06", "suppliers", "sub_industry", "t.covered = '是'")

family.different("QM07", "suppliers", "supplier_uscc")
REGISTERED = "EXISTS (SELECT 1 FROM enterprises e WHERE e.uscc = t.supplier_uscc)"
family.different("QM08", "suppliers", "supplier_uscc", REGISTERED)
IN_TROUBLE = f"""{REGISTERED} AND (
    EXISTS (SELECT 1 FROM problems p WHERE p.uscc = t.supplier_uscc AND p.kind = '监督' AND p.open
            AND (p.severity = '严重' OR p.overdue))
    OR EXISTS (SELECT 1 FROM inspections i WHERE i.uscc = t.supplier_uscc AND CAST(i.failed AS INTEGER) > 0
               AND {this_year("sampled_on").replace("t.", "i.")}))"""
family.different("QM09", "suppliers", "supplier_uscc", IN_TROUBLE)
family.figures["QM10"] = Quotient("QM05", "QM07")
family.different("QM11", "leaders", "uscc", "t.embedded <> ''")

# Product quality. Loss and output of the same enterprises; yield weighted by output.
BOTH = "t.quality_loss IS NOT NULL AND t.output IS NOT NULL"
family.rate_of_sums("PQ03", "enterprises", "quality_loss", "output", BOTH)
family.rate(
    "PQ04",
    "enterprises",
    "exact_sum(t.first_pass, t.output)",
    "exact_sum(t.output)",
    "t.first_pass IS NOT NULL AND t.output IS NOT NULL",
)
family.figures["PQ05"] = Figure("reliability", "exact_median(t.mtbf)", where=this_year("tested_on"))
family.rate_of_sums("PQ06", "enterprises", "energy_top", "energy_models")

# Brand and property.
family.total("BRD01", "enterprises", "trademarks")
INVENTION = "t.kind = '发明' AND t.valid = '是' AND t.granted_on <= :day"
family.different("IP01", "patents", "patent_no", INVENTION)
family.different("IP02", "patents", "patent_no", f"t.kind = 'PCT' AND {this_year('granted_on')}")
family.different("IP03", "awards", "award_id", "t.kind = '专利奖' AND t.awarded_on <= :day")
family.total("IP04", "pledges", "amount", this_year("registered_on"))
family.different("IP06", "patents", "patent_no", f"{INVENTION} AND t.high_value = '是'")

# The register.
family.rate("DQ01", "enterprises", counted("t.code_holds"), "COUNT(t.row)")
DECLARED_WITH_POINT = "t.has_point AND t.declared_park IS NOT NULL"
family.rate("DQ02", "enterprises", counted("t.in_declared_park"), "COUNT(t.row)", DECLARED_WITH_POINT)
family.rate_of_sums("DQ03", "reporting", "reported", "expected")
