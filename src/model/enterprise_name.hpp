// SPDX-License-Identifier: Apache-2.0
// Keys under which names of enterprises are compared; never for display.
#pragma once

#include <string>
#include <string_view>

namespace qm::model {

/// base::name_key with 有限责任公司 as 有限公司.
std::string enterprise_key(std::string_view name);

/// The same without a leading 广东省, 佛山市, 顺德区 (顺德市) or the name of the district: 佛山市顺德区甲电器有限公司
/// and 甲电器有限公司 meet here. For proposals only: equal keys say "look at these", never "these are one".
class BlockingKey {
  public:
    explicit BlockingKey(std::string_view district);
    std::string of(std::string_view name) const;

  private:
    std::string district_;
};

}  // namespace qm::model
