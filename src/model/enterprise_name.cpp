// SPDX-License-Identifier: Apache-2.0
#include "model/enterprise_name.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"

namespace qm::model {

std::string enterprise_key(std::string_view name) {
    return base::replaced(base::name_key(name), "有限责任公司", "有限公司");
}

BlockingKey::BlockingKey(std::string_view district) : district_{base::name_key(district)} {}

std::string BlockingKey::of(std::string_view name) const {
    std::string key = enterprise_key(name);
    std::string_view rest = key;
    for (bool cut = true; cut;) {
        cut = false;
        for (const std::string_view prefix :
             {std::string_view{"广东省"}, std::string_view{"佛山市"}, std::string_view{"顺德区"},
              std::string_view{"顺德市"}, std::string_view{district_}})
            if (!prefix.empty() && rest.size() > prefix.size() && rest.starts_with(prefix)) {
                rest.remove_prefix(prefix.size());
                cut = true;
            }
    }
    key.erase(0, key.size() - rest.size());
    return key;
}

}  // namespace qm::model
