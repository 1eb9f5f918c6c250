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

using namespace qm;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const auto cell = base::fold_width(base::trim(text));
    if (const auto number = base::parse_number(cell)) {
        const auto printed = base::format({*number, base::micro}, {6, true, false, true});
        if (base::parse_number(printed) != number) std::abort();
    }
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
