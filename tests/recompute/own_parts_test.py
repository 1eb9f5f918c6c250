# SPDX-License-Identifier: Apache-2.0
"""The parts of the recomputation that would fail silently: a judge that never objects, a reader that drops cells."""

import os
import sys
import tempfile
import unittest
from fractions import Fraction

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from clocks import due_on, is_open
from compare import Comparison
from links import Links
from load import cell, check_digits_hold, decode, without_doubtful_repeats
from month import Answers
from places import Area, holder, nearest


def square(code, west, south, east, north, *holes):
    def ring(w, s, e, n):
        return [[str(x), str(y)] for x, y in ((w, s), (e, s), (e, n), (w, n), (w, s))]

    rings = [ring(west, south, east, north), *(ring(*hole) for hole in holes)]
    return Area(code, {}, {"type": "Polygon", "coordinates": rings})


class Judge(unittest.TestCase):
    LEVELS = {"X01": ["district", "town"]}

    def differences(self, stored):
        figures = {("district", ""): ("value", Fraction(2, 3)), ("town", "T"): ("empty",), ("link", "L"): ("value", Fraction(1))}
        comparison = Comparison()
        answers = Answers({"X01": figures}, {"X01": dict.fromkeys(figures, 3)}, {}, {}, {}, {})
        comparison.figures("2024-06", {"figures": stored}, answers, self.LEVELS)
        return len(comparison.mismatches)

    def stored(self, **changed):
        district = {"state": "value", "num": "4", "den": "6", "rows": 3, **changed}
        return {"X01": {"district": district, "town:T": {"state": "empty", "num": "0", "den": "1", "rows": 3}}}

    def test_equal_fractions_agree(self):
        self.assertEqual(self.differences(self.stored()), 0)

    def test_everything_else_is_a_difference(self):
        self.assertEqual(self.differences(self.stored(num="5")), 1)
        self.assertEqual(self.differences(self.stored(state="not_checked")), 1)
        self.assertEqual(self.differences(self.stored(state="text", words="A")), 1)
        self.assertEqual(self.differences(self.stored(rows=2)), 1)

    def test_zero_is_not_empty(self):
        zero = self.stored()
        zero["X01"]["town:T"]["state"] = "value"
        self.assertEqual(self.differences(zero), 1)

    def test_a_figure_too_few_or_too_many(self):
        few, many, level = self.stored(), self.stored(), self.stored()
        del few["X01"]["district"]
        many["X02"] = {"district": {"num": "1"}}
        level["X01"]["link:L"] = {"num": "1"}
        self.assertEqual([self.differences(each) for each in (few, many, level)], [1, 1, 1])


class Cells(unittest.TestCase):
    def test_encodings(self):
        self.assertEqual(decode("北滘镇".encode("gb18030")), "北滘镇")
        self.assertEqual(decode(b"\xef\xbb\xbf" + "北滘镇".encode()), "北滘镇")

    def test_nothing_and_none(self):
        self.assertIsNone(cell("number", " — "))
        self.assertIsNone(cell("number", "暂无"))
        self.assertEqual(cell("number", "无"), 0)
        self.assertEqual(cell("number", "0"), 0)
        self.assertEqual(cell("number", "98.1"), Fraction(981, 10))

    def test_dates_of_the_offices(self):
        for text in ("2024-06-08", "2024/6/8", "2024年6月8日"):
            self.assertEqual(cell("date", text), "2024-06-08")

    def test_credit_codes(self):
        for code in ("91440606722473344C", "914403001922038216", "9144030071526726XG", "91440699MA0000015Y", "91440699MA0000170B"):
            self.assertTrue(check_digits_hold(code), code)
        for code in ("91350203M0001QAY9B", "91440606722473344D", "9144060672247334OC", None):
            self.assertFalse(check_digits_hold(code), code)
        self.assertIsNone(cell("code", "9.14E+17"))

    def test_rows_of_one_key(self):
        rows = [{"k": key, "everything": content} for key, content in (("a", 1), ("a", 1), ("b", 1), ("b", 2), (None, 1), (None, 1))]
        kept = without_doubtful_repeats(rows, "k")
        self.assertEqual([row["k"] for row in kept], ["a", None, None])


class Ground(unittest.TestCase):
    def test_smallest_park_then_lowest_code(self):
        outer, inner = square("P1", 0, 0, 4, 4), square("P2", 1, 1, 2, 2)
        same = square("P3", 1, 1, 2, 2)
        at = lambda x, y: holder([outer, inner, same], int(x * 10**7), int(y * 10**7)).code
        self.assertEqual(at(1.5, 1.5), "P2")
        self.assertEqual(at(3, 3), "P1")
        self.assertEqual(at(1, 1.5), "P1")  # on the border of P2, inside P1

    def test_shared_border_and_hole(self):
        west, east = square("P1", 0, 0, 1, 1), square("P2", 1, 0, 2, 1)
        self.assertEqual(holder([west, east], 10**7, 5 * 10**6).code, "P1")
        ring = square("P1", 0, 0, 4, 4, (1, 1, 3, 3))
        self.assertIsNone(holder([ring], 2 * 10**7, 2 * 10**7))
        self.assertEqual(ring.doubled_size, 2 * 12 * 10**14)

    def test_through_a_corner(self):
        diamond = Area("P1", {}, {"type": "Polygon", "coordinates": [[["0", "1"], ["1", "0"], ["2", "1"], ["1", "2"], ["0", "1"]]]})
        self.assertEqual(diamond.side(-1, 10**7), -1)
        self.assertEqual(diamond.side(5 * 10**6, 10**7), 1)
        self.assertEqual(diamond.side(10**7, 2 * 10**7), 0)

    def test_nearest_within_tolerance(self):
        park = square("P1", "113.2", "22.8", "113.3", "22.9")
        metres = park.metres_to_border(1132000000 - 4000, 228500000)
        self.assertAlmostEqual(metres, 41.0, delta=0.1)  # 0.0004 degree of longitude at 22.85 N
        self.assertIs(nearest([park], 1132000000 - 4000, 228500000, 50), park)
        self.assertIsNone(nearest([park], 1132000000 - 6000, 228500000, 50))


class ChainsAndClocks(unittest.TestCase):
    def links(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        files = {
            "chains/chains.csv": "chain_id,name_zh,short_zh,name_en,short_en\nrobot,机器人产业链,机器人链,Robot chain,Robots\n",
            "chains/stages.csv": "chain_id,stage,position\nrobot,M,中游\n",
            "chains/links.csv": "link_id,chain_id,stage,gbt4754_2017_primary,gbt4754_2017_secondary\n"
            "R1,robot,M,3453,3451\nR2,robot,M,3491;3492,3453\n",
            "codes/gbt4754_earlier.csv": "edition,code,codes_2017\n2011,3452,3453\n2011,3599,3491;3599\n2011,3590,3491;3492\n",
            "overrides.csv": "uscc,link\nOVERRIDDEN,R1\n",
        }
        for name, text in files.items():
            os.makedirs(os.path.dirname(os.path.join(folder.name, name)), exist_ok=True)
            with open(os.path.join(folder.name, name), "w", encoding="utf-8") as file:
                file.write(text)
        return Links(folder.name)

    def test_editions(self):
        links = self.links()
        self.assertEqual(links.of_code("3452", "2011"), {"R1"})
        self.assertEqual(links.of_code("3452", "2017"), set())
        self.assertEqual(links.of_code("3453", None), {"R1"})  # primary in R1, so not secondary in R2
        self.assertEqual(links.of_code("3451", "2017"), {"R1"})
        self.assertEqual(links.of_code("3599", "2011"), set())  # split: only one half lies on a link
        self.assertEqual(links.of_code("3590", "2011"), {"R2"})  # split: both halves lead to one link
        self.assertEqual(links.of_code("3491", "2002"), set())
        chosen = {"uscc": "OVERRIDDEN", "industry_code": "3491", "industry_edition": "2017", "leader_of": None}
        self.assertEqual(links.of_enterprise(chosen), {"R1"})

    def test_limits_of_a_general_problem(self):
        clocks = {"rectify": 60, "recheck": 75, "second_recheck_to": 90, "file_case": 0, "lead_feedback": 0}
        row = dict.fromkeys(("closed_on", "rectified_on", "recheck_on", "recheck_result", "announced_on", "status"))
        row.update(kind="监督", severity="一般", ordered_on="2024-04-01")
        self.assertEqual(due_on(row, clocks), "2024-05-31")
        self.assertEqual(due_on({**row, "rectified_on": "2024-05-20"}, clocks), "2024-06-15")
        failed = {**row, "recheck_on": "2024-06-01", "recheck_result": "不合格"}
        self.assertIsNone(due_on(failed, clocks))
        self.assertEqual(due_on({**failed, "announced_on": "2024-06-10"}, clocks), "2024-09-08")
        self.assertFalse(is_open({**failed, "recheck_result": "合格"}))


if __name__ == "__main__":
    unittest.main()
