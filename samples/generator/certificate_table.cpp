// SPDX-License-Identifier: Apache-2.0
// About 2,500 certificates. A wave of CCC certificates runs out in June, most of it in 北滘 and 容桂; a third is
// renewed.
#include <algorithm>
#include <map>

#include "tables.hpp"

namespace sample {

namespace {

struct Certificate {
    std::string no, kind;
    int enterprise = 0;
    Day issued = never, expires = never, stopped = never;
    std::string stop_word;  // 暂停 or 撤销
};

class Registry {
  public:
    explicit Registry(const World& world) : world_(world), random_(world.random("certificates")) {}

    std::vector<Certificate> run() {
        const std::vector<std::string> machines = {"A301", "A302", "A303", "A304", "A305", "A306",
                                                   "A307", "A308", "A309", "A311", "R303", "A209"};
        spread("CCC", 830, machines, 5 * 365, day(2019, 7, 5), true);
        spread("CR", 52, {"R301", "R302", "R303"}, 3 * 365, day(2021, 7, 5), true);
        spread("质量管理体系", 820, {}, 3 * 365, day(2021, 7, 5), false);
        spread("测量管理体系", 430, {}, 5 * 365, day(2019, 7, 5), false);
        spread("绿色产品", 120, {"A301", "A302", "A303", "A304", "A306", "A307", "R406", "A214", "A103"}, 3 * 365,
               day(2021, 7, 5), true);
        spread("节能", 200, {"A301", "A302", "A303", "A305", "A306", "A310", "A311", "A202"}, 4 * 365, day(2020, 7, 5),
               true);
        wave(machines);
        return std::move(all_);
    }

  private:
    void add(const std::string& kind, int enterprise, Day issued, Day expires) {
        Certificate c{"", kind, enterprise, issued, expires, never, ""};
        const std::string prefix = kind == "质量管理体系"   ? "QMS"
                                   : kind == "测量管理体系" ? "MMS"
                                   : kind == "绿色产品"     ? "GRN"
                                   : kind == "节能"         ? "ENE"
                                                            : kind;
        c.no = "SL-" + prefix + "-" + num(year_of(issued)) + "-" + padded(++serials_[prefix], 5);
        all_.push_back(std::move(c));
    }

    // Larger firms hold more product certificates; of system certificates a firm holds one.
    void spread(const std::string& kind, int count, const std::vector<std::string>& links, int days, Day earliest,
                bool several) {
        std::vector<int> firms;
        for (int index : world_.steady(links)) {
            const Enterprise& e = world_.firm(index);
            const int share = several ? (!e.leader_of.empty() ? 14
                                         : e.size == "大型"   ? 8
                                         : e.size == "中型"   ? 4
                                         : e.size == "小型"   ? 2
                                                              : 1)
                                      : 1;
            if (!several && (e.first_pass == 0 || (e.size == "微型" && random_.percent(60)))) continue;
            firms.insert(firms.end(), static_cast<std::size_t>(share), index);
        }
        random_.shuffle(firms);
        for (int i = 0; i < count; ++i) {
            const int enterprise = firms[static_cast<std::size_t>(i) % firms.size()];
            const Day issued = random_.between(earliest, day(2024, 6, 26));
            add(kind, enterprise, issued, issued + days);
            if (random_.between(0, 999) >= 14) continue;
            all_.back().stopped = std::max(issued + 40, random_.between(day(2024, 2, 1), day(2024, 6, 25)));
            all_.back().stop_word = random_.percent(65) ? "暂停" : "撤销";
        }
    }

    void wave(const std::vector<std::string>& links) {
        std::vector<int> north, south, others;
        for (int index : world_.steady(links)) {
            const std::string& town = world_.town_of(world_.firm(index)).short_name;
            (town == "北滘" ? north : town == "容桂" ? south : others).push_back(index);
        }
        for (int i = 0; i < 84; ++i) {
            const Day expires = day(2024, 6, 7) + i % 21;
            const int enterprise = random_.pick(i < 44 ? north : i < 70 ? south : others);
            add("CCC", enterprise, expires - 5 * 365, expires);
            if (i % 3 == 1) add("CCC", enterprise, expires - 2, expires - 2 + 5 * 365);
        }
    }

    const World& world_;
    Random random_;
    std::vector<Certificate> all_;
    std::map<std::string, int> serials_;
};

}  // namespace

void write_certificates(const World& world, Output& out) {
    const std::vector<Certificate> all = Registry(world).run();
    for (const Month& month : world.months) {
        std::vector<Row> rows;
        for (const Certificate& c : all) {
            if (c.issued > month.last) continue;
            const Enterprise& e = world.firm(c.enterprise);
            const std::string status = c.stopped <= month.last   ? c.stop_word
                                       : c.expires <= month.last ? "注销"
                                                                 : "有效";
            rows.push_back({c.no, c.kind, e.uscc, e.name, world.link_id(e), iso(c.issued), iso(c.expires), status});
        }
        out.table(month_path(month, "认证证书.csv"), "certificates",
                  {"证书编号", "证书类别", "信用代码", "获证组织", "产业链环节", "发证日期", "有效期至", "证书状态"},
                  rows);
    }
}

}  // namespace sample
