// SPDX-License-Identifier: Apache-2.0
#include "model/shortfall.hpp"

namespace qm::model {

std::string_view name_of(Shortfall::What what) {
    switch (what) {
        case Shortfall::What::quarantined:
            return "quarantined";
        case Shortfall::What::few_rows:
            return "few_rows";
        case Shortfall::What::missing:
            break;
    }
    return "missing";
}

std::string Shortfall::text() const {
    return table + " " + std::string{name_of(what)} + " " + std::to_string(rows) + "/" + std::to_string(of);
}

}  // namespace qm::model
