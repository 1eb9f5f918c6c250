# SPDX-License-Identifier: Apache-2.0
"""The four supports: standards, metrology, testing (accreditation and infrastructure), certification."""

from definitions.figure import Family, Figure, counted, this_year

family = Family()

# Standards: published and not withdrawn on the day; several drafters hold one standard, which counts once.
IN_FORCE = "coalesce(t.published_on, '') <= :day AND (t.withdrawn_on IS NULL OR t.withdrawn_on > :day)"
for name, levels in {
    "STD01": "'国际标准'",
    "STD02": "'国家标准'",
    "STD03": "'行业标准'",
    "STD04": "'领跑者'",
    "STD06": "'地方标准', '团体标准'",
}.items():
    family.different(name, "standards", "standard_no", f"t.level IN ({levels}) AND {IN_FORCE}")
family.different("STD05", "awards", "award_id", "t.kind = '标准创新贡献奖' AND t.awarded_on <= :day")
family.total("STD07", "enterprises", "own_standards")
family.total("STD08", "facilities", "secretariats")
family.different("LNK01", "standards", "standard_no", IN_FORCE)

# Metrology.
HOLDS = "t.valid_until >= :day"
family.count("MET02", "metrology", f"t.kind = '企业最高计量标准' AND {HOLDS}")
family.count("MET03", "metrology", f"t.kind = '社会公用计量标准' AND {HOLDS}")
family.count("LNK02", "metrology", HOLDS)
family.rate_of_sums("MET04", "instruments", "verified", "required", "t.period = substr(:day, 1, 7)")

# Certificates that are valid on the day: issued, not run out, neither suspended nor withdrawn nor given back.
VALID = "t.status = '有效' AND coalesce(t.issued_on, '') <= :day AND t.expires_on >= :day"
family.different("MET01", "certificates", "uscc", f"t.kind = '测量管理体系' AND {VALID}")
family.different("QM02", "certificates", "cert_no", f"t.kind = '质量管理体系' AND {VALID}")
family.different("CER01", "certificates", "cert_no", f"t.kind = 'CCC' AND {VALID}")
family.different("CER02", "certificates", "cert_no", f"t.kind = 'CR' AND {VALID}")
family.different("CER03", "certificates", "cert_no", f"t.kind IN ('绿色产品', '节能') AND {VALID}")
family.different("LNK04", "certificates", "cert_no", VALID)

# Testing: accredited bodies, and the stations of the 1+10+N network.
family.total("ACC01", "facilities", "cnas_items")
family.different("ACC02", "facilities", "cnas_no")
family.different("ACC03", "facilities", "cma_no")
for name, kind in {
    "NQI01": "国家质检中心",
    "NQI02": "国家检测实验室",
    "NQI03": "市场监管总局重点实验室",
    "NQI04": "省级质检站",
    "NQI05": "区级服务中心",
    "NQI06": "镇街服务站",
    "NQI07": "园区服务站",
}.items():
    family.different(name, "facilities", "facility_id", f"t.kind = '{kind}'")
# A testing body tests: service centres and stations pass requests on and do not count.
family.different("LNK03", "facilities", "facility_id", "t.kind NOT IN ('区级服务中心', '镇街服务站', '园区服务站')")
family.different("NQI08", "parks", "park_id", "t.served = '是'")
family.figures["NQI09"] = Figure("facilities", "exact_max(t.planned_area)", rows="COUNT(t.planned_area)")
family.count("NQI10", "services", this_year("requested_on"))
family.rate("NQI11", "services", counted("t.finished_on <= :day"), "COUNT(t.row)", this_year("requested_on"))

# Reach: `coverage` holds the distance of each park to its nearest station, see network.py.
family.different("NQI12", "coverage", "park", "t.within")
family.rate("NQI13", "coverage", counted("t.within"), "COUNT(t.row)")
family.rate_of_sums("NQI14", "coverage", "distance", "parks", "t.distance IS NOT NULL")
family.figures["NQI15"] = Figure("coverage", "exact_max(t.distance)", rows="COUNT(t.distance)")
