// SPDX-License-Identifier: Apache-2.0
#include "compare/stored_file.hpp"

#include <nlohmann/json.hpp>

#include "base/failure.hpp"
#include "base/text.hpp"

namespace qm::compare {

void fail_damaged(const std::string& file, const char* what) {
    throw base::Failure{
        base::Exit::own_state, "S001", {{"file", base::shown(file, 400)}, {"what", what}}, {file, "", 0, 0}};
}

StoredHead head_of(const nlohmann::json& root, int newest, const std::string& file) {
    StoredHead head;
    head.format = root.at("format").get<int>();
    if (head.format > newest)
        throw base::Failure{base::Exit::configuration,
                            "K009",
                            {{"file", base::shown(file, 400)},
                             {"version", std::to_string(head.format)},
                             {"known", std::to_string(newest)}},
                            {file, "", 0, 0}};
    const auto month = base::parse_month(root.at("month").get<std::string>());
    if (!month) fail_damaged(file, "month");
    head.month = *month;
    head.program = root.at("program").get<std::string>();
    return head;
}

}  // namespace qm::compare
