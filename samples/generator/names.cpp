// SPDX-License-Identifier: Apache-2.0
#include "names.hpp"

#include <stdexcept>

#include "text.hpp"

namespace sample {

NamePool::NamePool(Random random, int passed_over) {
    const auto first = characters(
        "云岚澄霁翎沐桐岱砚澜栎昀箴璟汀漪榆棠柏苍砺衡鹭雁鹤麟骐珩瑾瑜玥珑璨曜晖朔霄峦岭峤溪涧泓湛沅澧漳淇渭汾芷蘅"
        "荻葭菱蓼薇蕙槿樟楠榕椿杉锦绣素缃");
    const auto second = characters(
        "岫槎棹埠禾穗垣樾帆舟舫桥笺笛磬钧铭镒铄川津洲渚浦湄堤堰畴畦圃苑庭轩阁榭廊栈坊庐屿岑岗崖原野陌阡翰墨弦筝瑟"
        "鼎彝樽爵斛籁帛笙珏玦圭璧缇绡绫箬");
    for (const std::string& a : first)
        for (const std::string& b : second) pairs_.push_back(a + b);
    random.shuffle(pairs_);
    for (int i = 0; i < passed_over; ++i) take();
}

std::string NamePool::take() {
    if (pairs_.empty()) throw std::logic_error("the pool of names is used up");
    std::string name = pairs_.back();
    pairs_.pop_back();
    return name;
}

}  // namespace sample
