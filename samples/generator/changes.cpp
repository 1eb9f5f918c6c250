// SPDX-License-Identifier: Apache-2.0
// What a planner should find between the months, and what an analyst should find in the spreadsheets.
#include <array>
#include <stdexcept>

#include "names.hpp"
#include "world.hpp"

namespace sample {

namespace {

class Changes {
  public:
    explicit Changes(World& world) : world_(world), random_(world.random("changes")) {}

    void run() {
        name_leaders();
        use_older_codes();
        let_leave();
        move();
        plant();
    }

  private:
    using Test = bool (*)(const Enterprise&);

    Enterprise& firm(int index) { return world_.enterprises[static_cast<std::size_t>(index)]; }

    std::vector<int> candidates(const std::string& link, const std::string& town, Test test) const {
        std::vector<int> fitting;
        for (std::size_t i = 0; i < world_.enterprises.size(); ++i) {
            const Enterprise& e = world_.enterprises[i];
            if (!e.plain || e.first_month > 0 || e.last_month < month_count - 1) continue;
            if (!e.leader_of.empty() || !test(e)) continue;
            const bool right_link = link.empty() ? e.link >= 0 : link == "-" ? e.link < 0 : world_.link_id(e) == link;
            if (right_link && (town.empty() || world_.town_of(e).short_name == town))
                fitting.push_back(static_cast<int>(i));
        }
        return fitting;
    }

    // An ordinary firm of the link (any link if empty, off the chains if "-") and town (any if empty), taken once.
    int take(const std::string& link, const std::string& town, Test test) {
        std::vector<int> fitting = candidates(link, town, test);
        if (fitting.empty()) fitting = candidates(link, "", test);  // with another seed the town may have none
        if (fitting.empty()) throw std::runtime_error("no firm left for " + link);
        const int chosen = random_.pick(fitting);
        firm(chosen).plain = false;
        return chosen;
    }

    void name_leaders() {
        struct Place {
            const char* link;
            const char* town;
            int from;
        };
        constexpr std::array<Place, 14> places = {{{"R301", "北滘", 0},
                                                   {"R301", "大良", 0},
                                                   {"R201", "陈村", 0},
                                                   {"R402", "容桂", 0},
                                                   {"R302", "北滘", 2},
                                                   {"A301", "北滘", 0},
                                                   {"A304", "北滘", 0},
                                                   {"A304", "勒流", 0},
                                                   {"A302", "容桂", 0},
                                                   {"A306", "容桂", 0},
                                                   {"A305", "勒流", 0},
                                                   {"A307", "大良", 0},
                                                   {"A201", "大良", 0},
                                                   {"A308", "伦教", 0}}};
        for (const Place& place : places) {
            Enterprise& e = firm(take(place.link, place.town, [](const Enterprise& c) { return c.park >= 0; }));
            e.plain = true;  // other tables may and should refer to leaders
            e.leader_of = world_.link_of(e).chain;
            e.leader_from = place.from;
            e.size = "大型";
            e.output = random_.between(420000, place.link[0] == 'R' ? 980000 : 2600000);
            e.quality_loss = e.output * random_.between(18, 46) / 10000;
            e.first_pass = random_.between(984, 997);
            e.officers = random_.between(4, 12);
            e.own_standards = random_.between(60, 240);
            e.energy_models = place.link[0] == 'A' ? random_.between(180, 520) : 0;
            e.energy_top = e.energy_models * random_.between(58, 82) / 100;
            e.trademarks = random_.between(160, 900);
            e.grade = random_.percent(50) ? "单项冠军" : "";
            const std::size_t cut = e.name.find("有限公司");
            std::string stem = e.name.substr(0, cut);
            for (const std::string tail : {"科技", "实业", "制造"})
                if (stem.ends_with(tail) && stem.size() > 36) stem.resize(stem.size() - tail.size());
            e.name = stem + "集团有限公司";
        }
    }

    // Rows that still carry an older edition of the industry code, with the meaning it had there.
    void use_older_codes() {
        struct Older {
            const char* code_2017;
            const char* edition;
            const char* code;
            int rows;
        };
        constexpr std::array<Older, 9> older = {{{"3453", "2011", "3452", 6},
                                                 {"3973", "2011", "3963", 4},
                                                 {"3982", "2011", "3972", 3},
                                                 {"3670", "2011", "3660", 3},
                                                 {"2929", "2011", "2928", 4},
                                                 {"3854", "2002", "3954", 2},
                                                 {"3525", "2011", "3525", 5},
                                                 {"3812", "2011", "3812", 4},
                                                 {"3831", "2011", "3831", 3}}};
        for (const Older& o : older) {
            int left = o.rows;
            for (Enterprise& e : world_.enterprises) {
                if (left == 0) break;
                if (e.code != o.code_2017 || e.edition != "2017" || !e.leader_of.empty() || e.first_month > 0) continue;
                if (random_.percent(60)) continue;
                e.code = o.code;
                e.edition = o.edition;
                --left;
            }
        }
    }

    void let_leave() {
        const auto any = [](const Enterprise& e) { return e.size != "大型"; };
        // R407 has three firms in April, one in May, none in June.
        for (int last : {0, 0, 1}) firm(take("R407", "", any)).last_month = last;
        for (const char* link : {"A304", "A211", "A402", "-"}) firm(take(link, "", any)).last_month = 0;
        for (const char* link : {"A304", "R406", "A210", "A405", "-"}) firm(take(link, "", any)).last_month = 1;
    }

    // A park of the town that does not hold the place of somebody in park `except`.
    int park_in(const std::string& town, int except) {
        const int around = except < 0 ? -1 : world_.parks[static_cast<std::size_t>(except)].outer;
        std::vector<int> parks;
        for (std::size_t i = 0; i < world_.parks.size(); ++i)
            if (world_.towns[static_cast<std::size_t>(world_.parks[i].town)].short_name == town &&
                world_.parks[i].outer < 0 && static_cast<int>(i) != except && static_cast<int>(i) != around)
                parks.push_back(static_cast<int>(i));
        return random_.pick(parks);
    }

    void move() {
        const auto housed = [](const Enterprise& e) { return e.park >= 0 && e.size != "微型"; };
        const auto to = [&](int who, int month, const std::string& town) {
            const int park = park_in(town, firm(who).park);
            world_.moves.push_back({who, month, world_.town(town), park, point_in_park(world_, random_, park),
                                    park_address(world_, random_, park)});
        };
        to(take("A203", "杏坛", housed), 1, "杏坛");  // to another park of the same town, in May
        to(take("R202", "容桂", housed), 2, "北滘");  // to another town, in June
    }

    void plant() {
        const auto small = [](const Enterprise& e) {
            return e.edition == "2017" && (e.size == "小型" || e.size == "微型");
        };
        const auto housed = [](const Enterprise& e) {
            return e.edition == "2017" && e.park >= 0 && (e.size == "小型" || e.size == "微型");
        };
        // `count` remain to the end; `mended` more are put right after April, then after May.
        const auto plant_some = [&](Flaw flaw, int count, int mended, const char* link, Test test) {
            for (int i = 0; i < count + mended; ++i)
                world_.flaws.push_back(
                    {take(i % 4 == 3 ? "-" : link, "", test), flaw, i < count ? month_count - 1 : (i - count) % 2, i});
        };
        plant_some(Flaw::wrong_park, 12, 2, "", housed);
        for (PlantedFlaw& f : world_.flaws)
            f.detail = park_in(world_.town_of(firm(f.enterprise)).short_name, firm(f.enterprise).park);
        plant_some(Flaw::no_point, 8, 2, "", small);
        plant_some(Flaw::outside, 5, 0, "", small);
        plant_some(Flaw::zero_point, 3, 0, "", small);
        plant_some(Flaw::damaged_code, 6, 0, "-", small);
        plant_some(Flaw::doubled, 2, 0, "-", small);
        plant_some(Flaw::null_word, 9, 0, "", small);
        // Two reducer makers are entered with the 2011 code as if it were of 2017 (sliding bearings), until June.
        for (int i = 0; i < 2; ++i)
            world_.flaws.push_back(
                {take("R201", "", [](const Enterprise& e) { return e.code == "3453"; }), Flaw::old_code, 1, i});
    }

    World& world_;
    Random random_;
};

}  // namespace

void script_changes(World& world) {
    Changes(world).run();
}

}  // namespace sample
