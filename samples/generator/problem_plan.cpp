// SPDX-License-Identifier: Apache-2.0
#include "problem_plan.hpp"

namespace sample {

const std::vector<MonthPlan>& problem_calendar() {
    static const std::vector<MonthPlan> calendar = {{2023, 10, 8, 1, 1}, {2023, 11, 9, 1, 1}, {2023, 12, 14, 2, 2},
                                                    {2024, 1, 29, 3, 4}, {2024, 2, 15, 2, 3}, {2024, 3, 32, 4, 5},
                                                    {2024, 4, 32, 4, 5}, {2024, 5, 29, 4, 5}, {2024, 6, 22, 3, 5}};
    return calendar;
}

std::vector<Role> roles() {
    const auto d = [](int month, int dom) { return day(2024, month, dom); };
    const Day late23 = day(2023, 12, 1), october = day(2023, 10, 1), november = day(2023, 11, 20);
    return {
        {Course::fails_then_passes, late23, d(1, 18), "北滘", ""},
        {Course::fails_then_passes, late23, d(1, 18), "容桂", ""},
        {Course::fails_then_passes, late23, d(1, 18), "勒流", ""},
        {Course::suspended, october, november, "容桂", ""},
        {Course::second_pending, d(1, 22), d(2, 12), "北滘", ""},
        {Course::announced, d(2, 18), d(3, 12), "容桂", ""},
        {Course::failed, d(3, 25), d(4, 10), "龙江", ""},
        {Course::reopened, d(1, 20), d(2, 16), "北滘", ""},
        // Overdue at the end of April, or of May; put right a little later.
        {Course::late, d(2, 8), d(2, 21), "容桂", ""},
        {Course::late, d(2, 8), d(2, 21), "北滘", ""},
        {Course::late, d(2, 8), d(2, 21), "勒流", ""},
        {Course::late, d(3, 16), d(3, 27), "北滘", ""},
        {Course::late, d(3, 16), d(3, 27), "北滘", ""},
        {Course::late, d(3, 16), d(3, 27), "容桂", ""},
        {Course::late, d(3, 16), d(3, 27), "容桂", ""},
        {Course::late, d(3, 16), d(3, 27), "陈村", ""},
        // Still open on 30 June with the time limit a few days ahead.
        {Course::slow, d(5, 2), d(5, 14), "北滘", ""},
        {Course::slow, d(5, 2), d(5, 14), "容桂", ""},
        {Course::slow, d(5, 2), d(5, 14), "大良", ""},
        {Course::slow, d(5, 2), d(5, 14), "杏坛", ""},
        {Course::slow, d(5, 2), d(5, 14), "乐从", ""},
        {Course::slow, d(5, 2), d(5, 14), "勒流", ""},
        {Course::slow, d(5, 2), d(5, 14), "北滘", ""},
        {Course::slow, d(5, 2), d(5, 14), "容桂", ""},
        {Course::overdue, d(4, 1), d(4, 11), "北滘", ""},
        {Course::overdue, d(4, 1), d(4, 11), "容桂", ""},
        {Course::overdue, d(4, 14), d(4, 26), "勒流", ""},
        {Course::overdue, d(4, 14), d(4, 26), "北滘", ""},
        {Course::overdue, d(4, 14), d(4, 26), "北滘", ""},
        {Course::overdue, d(4, 14), d(4, 26), "容桂", ""},
        {Course::overdue, d(4, 14), d(4, 26), "陈村", ""},
        {Course::overdue, d(4, 14), d(4, 26), "龙江", ""},
        {Course::off_ramp, d(3, 20), d(4, 18), "", "企业注销"},
        {Course::off_ramp, d(4, 24), d(5, 20), "", "企业注销"},
        {Course::off_ramp, d(1, 10), d(2, 20), "", "企业停产"},
        {Course::off_ramp, d(4, 1), d(5, 6), "", "企业停产"},
        {Course::off_ramp, late23, d(1, 20), "", "异议成立"},
        {Course::off_ramp, d(3, 1), d(3, 20), "", "异议成立"},
        {Course::off_ramp, d(4, 10), d(5, 10), "", "异议成立"},
        {Course::off_ramp, d(5, 10), d(6, 2), "", "异议成立"},
        {Course::off_ramp, d(3, 1), d(4, 5), "", "重复登记"},
        {Course::off_ramp, d(5, 1), d(5, 31), "", "重复登记"},
        {Course::off_ramp, d(4, 20), d(5, 12), "", "移出辖区"},
    };
}

}  // namespace sample
