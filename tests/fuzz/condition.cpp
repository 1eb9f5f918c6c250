// SPDX-License-Identifier: Apache-2.0
// Conditions of the indicator catalogue: anything may be typed; it is understood or refused, never worse.
#include <cstdint>
#include <string_view>

#include "assess/condition.hpp"
#include "base/failure.hpp"

using namespace qm;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const model::TableSchema schema = [] {
        model::TableSchema made;
        made.name = "problems";
        for (const auto type : {model::Type::code, model::Type::number, model::Type::date, model::Type::month,
                                model::Type::text, model::Type::uscc}) {
            model::ColumnSchema column;
            column.name = std::string{name_of(type)};
            column.type = type;
            made.columns.push_back(column);
        }
        return made;
    }();
    try {
        assess::check({reinterpret_cast<const char*>(data), size}, schema, {});
    } catch (const base::Failure&) {
    }
    return 0;
}
