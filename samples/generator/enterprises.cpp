// SPDX-License-Identifier: Apache-2.0
// Founds the enterprises: name, code, place, trade and size. Leaders and leavers are chosen in changes.cpp.
#include <algorithm>
#include <stdexcept>

#include "credit_code.hpp"
#include "names.hpp"
#include "world.hpp"

namespace sample {

using plane::Point;

namespace {

// 大良 容桂 伦教 勒流 陈村 北滘 乐从 龙江 杏坛 均安
const std::vector<int>& town_weights(const Link* link) {
    static const std::vector<int> robot = {13, 11, 10, 10, 12, 22, 5, 4, 9, 4};
    static const std::vector<int> appliance = {9, 20, 8, 15, 7, 17, 4, 4, 11, 5};
    static const std::vector<int> furniture = {4, 6, 9, 6, 4, 5, 25, 33, 5, 3};
    static const std::vector<int> trade = {20, 16, 7, 9, 9, 15, 14, 4, 4, 2};
    static const std::vector<int> other = {9, 10, 11, 10, 8, 9, 13, 15, 8, 7};
    if (link == nullptr) return other;
    if (link->id == "R406") return furniture;
    if (link->id[1] == '4' || link->id[1] == '9') return link->id == "R401" ? robot : trade;
    return link->chain == "robot" ? robot : appliance;
}

struct OtherTrade {
    const char* code;
    const char* word;
};
constexpr OtherTrade other_trades[] = {
    {"1353", "食品"}, {"1819", "服装"},     {"2120", "藤木家具"}, {"2130", "金属家具"}, {"2140", "塑料家具"},
    {"2190", "家具"}, {"2239", "纸制品"},   {"2319", "印刷"},     {"2641", "涂料"},     {"2921", "薄膜"},
    {"2922", "管业"}, {"2927", "日用制品"}, {"3311", "钢结构"},   {"3312", "门窗"},     {"3321", "刀具"},
    {"3382", "餐具"}, {"3389", "日用五金"},
};

std::string company_name(Random& random, const std::string& pair, const std::string& word) {
    static const std::vector<std::string> endings = {"有限公司",     "有限公司",     "有限公司",    "有限公司",
                                                     "科技有限公司", "实业有限公司", "制造有限公司"};
    const bool closed = ends_with_any(word, {"技术", "科技", "服务", "贸易", "商务", "软件", "集成", "维修", "制造",
                                             "销售", "研究", "设计", "工程", "回收", "经销", "铸造"});
    return "佛山市顺德区示例" + pair + word + (closed ? "有限公司" : random.pick(endings));
}

bool makes_things(const Enterprise& e) {
    return e.code[0] == '2' || e.code[0] == '3' || e.code.starts_with("40");
}

void size_up(Random& random, Enterprise& e, bool whole_machines) {
    const int lot = random.between(0, 999) - (whole_machines ? 60 : 0);
    if (lot < 4) {
        e.size = "大型";
        e.output = random.between(52000, 460000);
    } else if (lot < 90) {
        e.size = "中型";
        e.output = random.between(8000, 58000);
    } else if (lot < 530) {
        e.size = "小型";
        e.output = random.between(700, 9800);
    } else {
        e.size = "微型";
        e.output = random.between(60, 900);
    }
    const bool large = e.size == "大型", medium = e.size == "中型", small = e.size == "小型";
    e.trademarks = large    ? random.between(40, 220)
                   : medium ? random.between(6, 48)
                   : small  ? random.between(0, 12)
                            : random.between(0, 3);
    e.officers = large ? random.between(2, 6) : medium ? random.between(1, 2) : small && random.percent(28) ? 1 : 0;
    if (!makes_things(e)) return;
    e.quality_loss = e.output * random.between(28, 128) / 10000;
    e.first_pass = random.between(large || medium ? 962 : 935, 998);
    e.own_standards = large ? random.between(20, 90) : medium ? random.between(4, 24) : random.between(0, 6);
    if (whole_machines) {
        e.energy_models = large ? random.between(60, 260) : medium ? random.between(10, 70) : random.between(0, 14);
        e.energy_top = e.energy_models * random.between(38, 78) / 100;
    }
}

void settle(const World& world, Random& random, Enterprise& e) {
    const Town& town = world.towns[static_cast<std::size_t>(e.town)];
    std::vector<int> parks, weights;
    for (std::size_t i = 0; i < world.parks.size(); ++i) {
        if (world.parks[i].town != e.town) continue;
        parks.push_back(static_cast<int>(i));
        weights.push_back(static_cast<int>(plane::signed_area(world.parks[i].parts[0]) * 100) + 12);
    }
    if (random.percent(71)) {
        e.park = parks[random.weighted(weights)];
        e.place = point_in_park(world, random, e.park);
        e.address = park_address(world, random, e.park);
        return;
    }
    for (int attempt = 0; attempt < 10000; ++attempt) {
        const double reach = 6.5 * random.unit(), turn = random.real(0, 2 * std::numbers::pi);
        const Point p{town.seat.x + reach * std::cos(turn), town.seat.y + reach * std::sin(turn)};
        bool free = plane::contains(town.ring, p) && plane::distance_to_ring(p, town.ring) > 0.25;
        for (const Park& park : world.parks)
            for (const plane::Ring& part : park.parts)
                free = free && !plane::contains(part, p) && plane::distance_to_ring(p, part) > 0.06;
        if (!free) continue;
        e.place = p;
        static const std::vector<std::string> roads = {"示例大道", "示例东路", "示例南路", "示例工业路", "示例河堤路"};
        const std::string road = random.pick(roads);
        e.address = "佛山市顺德区" + town.name + road + num(random.between(1, 288)) + "号";
        return;
    }
    throw std::runtime_error("no room for an enterprise in " + town.name);
}

const char* grade_for(Random& random, const Enterprise& e) {
    if (e.link < 0 || e.size == "微型" || !makes_things(e)) return "";
    const int lot = random.between(0, 999);
    if (e.size == "大型") return lot < 300 ? "单项冠军" : "";
    if (e.size == "中型") return lot < 45 ? "小巨人" : lot < 270 ? "专精特新" : lot < 420 ? "创新型中小企业" : "";
    return lot < 34 ? "专精特新" : lot < 150 ? "创新型中小企业" : "";
}

}  // namespace

Point point_in_park(const World& world, Random& random, int park) {
    const Park& home = world.parks[static_cast<std::size_t>(park)];
    const plane::Ring& part = home.parts.size() > 1 && random.percent(35) ? home.parts[1] : home.parts[0];
    Point low = part[0], high = part[0];
    for (const Point& p : part) {
        low = {std::min(low.x, p.x), std::min(low.y, p.y)};
        high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    }
    for (int attempt = 0; attempt < 10000; ++attempt) {
        const Point p{random.real(low.x, high.x), random.real(low.y, high.y)};
        bool good = plane::contains(part, p) && plane::distance_to_ring(p, part) > 0.025;
        for (const Park& other : world.parks)
            if (other.outer == park)
                good =
                    good && !plane::contains(other.parts[0], p) && plane::distance_to_ring(p, other.parts[0]) > 0.025;
        if (good) return p;
    }
    throw std::runtime_error("no point inside " + home.name);
}

std::string park_address(const World& world, Random& random, int park) {
    const Park& home = world.parks[static_cast<std::size_t>(park)];
    // One draw per statement: the order of operands is not fixed by the language.
    std::string house = num(random.between(1, 36)) + "号";
    if (random.percent(45)) house += "之" + num(random.between(1, 9));
    return "佛山市顺德区" + world.towns[static_cast<std::size_t>(home.town)].name + home.name + house;
}

void found_enterprises(World& world) {
    Random random = world.random("enterprises");
    NamePool names(world.random("names"), 200);
    std::vector<int> plan;  // the main link of every enterprise, -1 for off the chains
    for (std::size_t i = 0; i < world.links.size(); ++i)
        plan.insert(plan.end(), static_cast<std::size_t>(world.links[i].firms), static_cast<int>(i));
    plan.insert(plan.end(), 600, -1);
    random.shuffle(plan);
    // Newcomers stand at the end: R304 gets its first two firms in May, the rest is spread over the larger links.
    const std::vector<std::vector<std::string>> newcomers = {
        {"R304", "R304", "R201", "R301", "R204", "R207", "A203", "A304", "A304", "A211", "A210", "A309", "A404", "", "",
         ""},
        {"R302", "R202", "R401", "R203", "A304", "A301", "A213", "A211", "A306", "A209", "A307", "A402", "", "", ""}};
    const std::size_t settled = plan.size();
    for (const auto& month : newcomers)
        for (const std::string& id : month) plan.push_back(id.empty() ? -1 : world.link(id));

    for (std::size_t i = 0; i < plan.size(); ++i) {
        Enterprise e;
        e.link = plan[i];
        e.uscc = credit_code(static_cast<int>(i) + 1);
        e.edition = "2017";
        const Link* link = e.link < 0 ? nullptr : &world.links[static_cast<std::size_t>(e.link)];
        e.town = static_cast<int>(random.weighted(town_weights(link)));
        if (link != nullptr) {
            e.code = !link->secondary.empty() && random.percent(12) ? random.pick(link->secondary)
                                                                    : random.pick(link->primary);
            e.name = company_name(random, names.take(), random.pick(link->words));
        } else {
            const OtherTrade& trade = other_trades[random.between(0, static_cast<int>(std::size(other_trades)) - 1)];
            e.code = trade.code;
            e.name = company_name(random, names.take(), trade.word);
        }
        settle(world, random, e);
        size_up(random, e, link != nullptr && link->stage == "M");
        e.grade = grade_for(random, e);
        if (i >= settled) e.first_month = i < settled + newcomers[0].size() ? 1 : 2;
        world.enterprises.push_back(std::move(e));
    }
}

}  // namespace sample
