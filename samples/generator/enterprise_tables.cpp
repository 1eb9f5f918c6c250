// SPDX-License-Identifier: Apache-2.0
// The registers of the ten towns, each with the habits of the office that keeps it, and the table of parks.
#include "tables.hpp"

namespace sample {

namespace {

struct Habits {
    Encoding encoding = Encoding::utf8_bom;
    Row header = {
        "统一社会信用代码", "企业名称",       "所属镇街",     "所在园区",       "经度",           "纬度",
        "生产地址",         "行业代码",       "行业代码版本", "经营状态",       "链主所属产业链", "梯度培育",
        "企业规模",         "工业总产值",     "质量损失",     "一次交验合格率", "首席质量官",     "自我声明公开标准",
        "能效备案型号",     "高等级能效型号", "有效注册商标", "填报日期"};
    bool town_as_code = false, short_town = false, park_by_name = false, short_park = false;
    std::string (*date)(Day) = iso;
};

Habits habits_of(const Town& town) {
    Habits h;
    if (town.short_name == "北滘" || town.short_name == "均安") h.encoding = Encoding::gb18030;
    if (town.short_name == "勒流") {
        h.header[0] = "信用代码";
        h.header[1] = "单位名称";
        h.header[2] = "镇街";
        h.header[3] = "园区名称";
        h.park_by_name = h.short_park = true;
    }
    if (town.short_name == "陈村") {
        h.header[1] = "公司名称";
        h.header[4] = "X";
        h.header[5] = "Y";
        h.date = slashed;
    }
    if (town.short_name == "乐从") {
        h.header[2] = "镇街代码";
        h.town_as_code = true;
    }
    if (town.short_name == "龙江") {
        h.header[0] = "社会信用代码";
        h.header[13] = "产值";
        h.short_town = true;
        h.date = chinese;
    }
    return h;
}

class Register {
  public:
    Register(const World& world, int month) : world_(world), month_(month), rows_(world.towns.size()) {
        for (std::size_t i = 0; i < world.enterprises.size(); ++i)
            if (world.present(static_cast<int>(i), month)) enter(static_cast<int>(i));
    }
    const std::vector<Row>& rows(std::size_t town) const { return rows_[town]; }

  private:
    void enter(int index) {
        Enterprise e = world_.firm(index);
        for (const Move& m : world_.moves)
            if (m.enterprise == index && month_ >= m.month) {
                e.town = m.town;
                e.park = m.park;
                e.place = m.place;
                e.address = m.address;
            }
        Row row = plain_row(e, index);
        const PlantedFlaw* doubled = nullptr;
        for (const PlantedFlaw& f : world_.flaws)
            if (f.enterprise == index && month_ <= f.last_month) {
                spoil(row, f);
                if (f.flaw == Flaw::doubled) doubled = &f;
            }
        const auto town = static_cast<std::size_t>(e.town);
        rows_[town].push_back(row);
        if (doubled == nullptr) return;
        // Entered twice: once more by the same town with another output, or also by the next town.
        const std::size_t other = doubled->detail == 0 ? town : (town + 1) % world_.towns.size();
        row[13] = num(e.output / 3 + 77);
        if (other != town) {
            row[2] = town_text(other);
            row[3].clear();
        }
        rows_[other].push_back(row);
    }

    std::string town_text(std::size_t town) const {
        const Habits h = habits_of(world_.towns[town]);
        const Town& t = world_.towns[town];
        return h.town_as_code ? t.code : h.short_town ? t.short_name : t.name;
    }

    Row plain_row(const Enterprise& e, int index) const {
        const Habits h = habits_of(world_.town_of(e));
        Random random(world_.seed, "register " + num(index) + " " + num(month_));
        const bool reported = random.between(0, 999) >= 22 + 2 * e.town || !e.leader_of.empty();
        const bool makes = e.first_pass > 0;
        // Output and losses are those of the year so far.
        const long long months = month_ + 4;
        const long long output = e.output * months * random.between(960, 1040) / 12000;
        std::string park;
        if (e.park >= 0) {
            const Park& p = world_.parks[static_cast<std::size_t>(e.park)];
            park = h.park_by_name ? p.name : p.id;
            if (h.short_park && index % 29 == 0) park = p.name.substr(6);  // without 示例; listed in aliases.csv
        }
        const std::string status = index % 41 == 7                                       ? "开业"
                                   : index % 13 == 5                                     ? "在业"
                                   : index % 397 == 11 && e.plain && e.leader_of.empty() ? "停业"
                                                                                         : "存续";
        const auto only = [](bool wanted, const std::string& text) { return wanted ? text : std::string(); };
        return {e.uscc,
                e.name,
                town_text(static_cast<std::size_t>(e.town)),
                park,
                degrees(plane::to_degrees(e.place).x),
                degrees(plane::to_degrees(e.place).y),
                e.address,
                e.code,
                e.edition,
                status,
                only(month_ >= e.leader_from, e.leader_of),
                e.grade,
                e.size,
                only(reported, num(output)),
                only(reported && makes, num(e.quality_loss * months * random.between(940, 1060) / 12000)),
                only(reported && makes, fixed(std::min(999, e.first_pass + random.between(-2, 3)), 1)),
                num(e.officers),
                only(makes, num(e.own_standards)),
                only(e.energy_models > 0, num(e.energy_models)),
                only(e.energy_models > 0, num(e.energy_top)),
                num(e.trademarks),
                only(reported, h.date(world_.months[static_cast<std::size_t>(month_)].last - random.between(0, 9)))};
    }

    void spoil(Row& row, const PlantedFlaw& f) const {
        switch (f.flaw) {
            case Flaw::wrong_park: {
                const Park& p = world_.parks[static_cast<std::size_t>(f.detail)];
                row[3] = habits_of(world_.towns[static_cast<std::size_t>(p.town)]).park_by_name ? p.name : p.id;
                break;
            }
            case Flaw::no_point:
                row[4] = row[5] = "";
                break;
            case Flaw::outside:  // east of the district
                row[4] = degrees(113.383 + 0.0071 * f.detail);
                row[5] = degrees(22.771 + 0.0383 * f.detail);
                break;
            case Flaw::zero_point:
                row[4] = row[5] = "0";
                break;
            case Flaw::damaged_code:
                row[0] = "9.14E+17";
                break;
            case Flaw::null_word:
                if (f.detail % 3 == 0) row[11] = "—";
                if (f.detail % 3 == 1) row[15] = "暂无";
                if (f.detail % 3 == 2) row[12] = "/";
                break;
            case Flaw::old_code:
                row[7] = "3452";
                break;
            case Flaw::doubled:
            case Flaw::count:
                break;
        }
    }

    const World& world_;
    int month_;
    std::vector<std::vector<Row>> rows_;
};

std::string polygon(const plane::Ring& ring) {
    std::string text = "[[";
    for (std::size_t i = 0; i <= ring.size(); ++i) {
        const plane::Point p = plane::to_degrees(ring[i % ring.size()]);
        text += (i == 0 ? "[" : ",[") + degrees(p.x) + "," + degrees(p.y) + "]";
    }
    return text + "]]";
}

}  // namespace

std::string month_path(const Month& month, const std::string& file) {
    return "months/" + month.id + "/" + file;
}

void write_enterprises(const World& world, Output& out) {
    for (int m = 0; m < month_count; ++m) {
        const Register entered(world, m);
        for (std::size_t t = 0; t < world.towns.size(); ++t) {
            const Habits h = habits_of(world.towns[t]);
            out.table(month_path(world.months[static_cast<std::size_t>(m)], "企业名录-" + world.towns[t].name + ".csv"),
                      "enterprises", h.header, entered.rows(t), h.encoding);
        }
    }
}

void write_parks(const World& world, Output& out) {
    std::string text = "{\"type\":\"FeatureCollection\",\"name\":\"sample_parks\",\n\"features\":[\n";
    for (std::size_t i = 0; i < world.parks.size(); ++i) {
        const Park& p = world.parks[i];
        text += "{\"type\":\"Feature\",\"properties\":{\"park_id\":\"" + p.id + "\",\"name\":\"" + p.name +
                "\",\"town\":\"" + world.towns[static_cast<std::size_t>(p.town)].code + "\"},\"geometry\":";
        if (p.parts.size() == 1)
            text += "{\"type\":\"Polygon\",\"coordinates\":" + polygon(p.parts[0]);
        else
            text +=
                "{\"type\":\"MultiPolygon\",\"coordinates\":[" + polygon(p.parts[0]) + "," + polygon(p.parts[1]) + "]";
        text += i + 1 < world.parks.size() ? "}},\n" : "}}\n";
    }
    out.text("boundaries/parks.geojson", text + "]}\n");

    for (int m = 0; m < month_count; ++m) {
        std::vector<Row> rows;
        for (const Park& p : world.parks)
            rows.push_back({p.id, p.name, world.towns[static_cast<std::size_t>(p.town)].name, p.kind,
                            p.served_from <= m ? "是" : "否"});
        out.table(month_path(world.months[static_cast<std::size_t>(m)], "园区.csv"), "parks",
                  {"园区编号", "园区名称", "所属镇街", "园区类型", "NQI服务覆盖"}, rows);
    }
}

}  // namespace sample
