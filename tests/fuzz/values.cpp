// SPDX-License-Identifier: Apache-2.0
// Numbers, dates, months, names and codes as they may stand in a cell. What is accepted must print and read back.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/date.hpp"
#include "base/number.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"
#include "model/credit_code.hpp"
#include "model/table.hpp"
#include "read/quantity.hpp"
#include "read/units.hpp"

using namespace qm;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const auto cell = base::fold_width(base::trim(text));
    if (const auto number = base::parse_number(cell)) {
        const auto printed = base::format({*number, base::micro}, {6, true, false, true});
        if (base::parse_number(printed) != number) std::abort();
    }
    for (const char* name : {"万元", "亩", "%", "人", ""}) {
        read::ColumnUnit unit;
        unit.own = unit.written = read::unit_named(name);
        const auto quantity = read::parse_quantity(cell, unit);
        // Written in the unit of the column, a value reads back as itself.
        if (quantity.kind == read::Quantity::Kind::value) {
            const auto printed = base::format({quantity.millionths, base::micro}, {6, false, false, true}) + name;
            const auto again = read::parse_quantity(base::fold_width(printed), unit);
            if (again.kind != read::Quantity::Kind::value || again.millionths != quantity.millionths) std::abort();
            if (again.approximate || again.converted) std::abort();
        }
    }
    if (base::is_utf8(text))
        for (const char* name : {"万元", "km2", "‰"})
            if (const auto factor = read::factor_between(read::unit_named(text), read::unit_named(name)))
                (void)read::converted(1, *factor);
    (void)base::outside_years(cell);
    if (const auto date = base::parse_date(cell))
        if (base::parse_date(base::to_string(*date)) != date) std::abort();
    if (const auto month = base::parse_month(cell))
        if (base::parse_month(base::to_string(*month)) != month) std::abort();
    if (const auto code = model::pack(base::upper(cell)))
        if (model::to_string(*code) != base::upper(cell)) std::abort();
    (void)model::check_credit_code(cell);
    if (!base::is_utf8(base::shown(text))) std::abort();
    if (base::is_utf8(text)) (void)base::name_key(text);
    (void)base::split_list(text);
    return 0;
}
