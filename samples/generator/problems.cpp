// SPDX-License-Identifier: Apache-2.0
#include "problems.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

#include "names.hpp"
#include "problem_plan.hpp"

namespace sample {

namespace {

// 大良 容桂 伦教 勒流 陈村 北滘 乐从 龙江 杏坛 均安
const std::vector<int> town_weights = {9, 22, 6, 13, 7, 24, 5, 5, 7, 2};

const std::vector<std::string> checked_links = {"A304", "A304", "A304", "A306", "A306", "A305", "A301", "A302",
                                                "A308", "A311", "A307", "A209", "A209", "A203", "A202", "A207",
                                                "A211", "A103", "A214", "A309", "R303", "R301", "R302", "R201",
                                                "R202", "R208", "R105", "R406", "R203"};

class Supervisor {
  public:
    explicit Supervisor(const World& world)
        : world_(world), random_(world.random("problems")), outsiders_(world.random("names"), 4000) {
        for (int index : world.steady(checked_links))
            if (world.firm(index).leader_of.empty()) pool_.push_back(index);
    }

    Supervision run() {
        for (const MonthPlan& plan : problem_calendar()) {
            register_some(plan, Severity::general, plan.general);
            register_some(plan, Severity::serious, plan.serious);
            register_some(plan, Severity::lead, plan.leads);
        }
        std::stable_sort(problems_.begin(), problems_.end(),
                         [](const Problem& a, const Problem& b) { return a.found < b.found; });
        cast_roles();
        for (std::size_t i = 0; i < problems_.size(); ++i)
            live(problems_[i], roles_of_.count(i) ? &roles_of_.at(i) : nullptr);
        number();
        check_batches();
        return {std::move(problems_), std::move(inspections_)};
    }

  private:
    void register_some(const MonthPlan& plan, Severity severity, int count) {
        for (int i = 0; i < count; ++i) {
            Problem p;
            p.severity = severity;
            p.found = day(plan.year, plan.month, random_.between(2, 27));
            if (severity == Severity::serious && plan.year == 2024 && plan.month == 6)
                p.found = day(2024, 6, 5 + 9 * i);
            if (severity == Severity::lead && plan.month == 6 && i == 0) p.found = day(2024, 6, 27);
            problems_.push_back(std::move(p));
        }
    }

    void cast_roles() {
        for (const Role& role : roles()) {
            std::vector<std::size_t> fitting;
            for (int wider = 0; fitting.empty() && wider < 90; wider += 6)
                for (std::size_t i = 0; i < problems_.size(); ++i)
                    if (problems_[i].severity == Severity::general && !roles_of_.count(i) &&
                        role.from - wider <= problems_[i].found && problems_[i].found <= role.to + wider)
                        fitting.push_back(i);
            if (fitting.empty()) throw std::runtime_error("no general problem left for a role");
            roles_of_.emplace(random_.pick(fitting), role);
        }
    }

    // A firm of the town that is checked and has no problem yet; a firm that leaves when the reason says so.
    int firm_for(int town, const std::string& reason) {
        if (reason == "企业注销")
            for (std::size_t i = 0; i < world_.enterprises.size(); ++i) {
                const Enterprise& e = world_.enterprises[i];
                if (e.last_month == (cancelled_ == 0 ? 0 : 1) && world_.link_id(e) == "A304") {
                    ++cancelled_;
                    return static_cast<int>(i);
                }
            }
        const std::string link = random_.pick(checked_links);
        for (int attempt = 0; attempt < 4000; ++attempt) {
            const int index = random_.pick(pool_);
            const Enterprise& e = world_.firm(index);
            const bool right_link = attempt > 2500 || world_.link_id(e) == link;
            const bool right_town = attempt > 3600 || e.town == town;
            if (right_town && right_link && used_.insert(index).second) return index;
        }
        throw std::runtime_error("no firm left for a problem");
    }

    void live(Problem& p, const Role* role) {
        const std::string forced = role ? role->town : "", reason = role ? role->reason : "";
        p.town = forced.empty() ? static_cast<int>(random_.weighted(town_weights)) : world_.town(forced);
        p.enterprise = firm_for(p.town, reason);
        const Enterprise& e = world_.firm(p.enterprise);
        p.town = e.town;
        p.link = e.link;
        p.product = random_.pick(world_.link_of(e).products);
        p.failed_items = random_.pick(failed_items_of(world_.link_id(e)));
        p.category = category_of(p.failed_items);
        name_source(p);
        if (p.severity == Severity::general) live_general(p, role ? role->course : Course::passes, reason);
        if (p.severity == Severity::serious) live_serious(p);
        if (p.severity == Severity::lead) live_lead(p);
        write_words(p);
    }

    void name_source(Problem& p) {
        static const std::vector<std::string> general = {"区抽",  "市抽", "省抽",     "国抽",
                                                         "12315", "走访", "企业诉求", "召回"};
        static const std::vector<int> weights = {38, 20, 15, 6, 11, 6, 2, 2};
        p.source = general[random_.weighted(weights)];
        if (p.severity == Severity::lead && p.source == "企业诉求") p.source = "12315";
        if (!p.source.ends_with("抽")) return;
        Inspection batch;
        batch.level = p.source;
        batch.product = p.product;
        batch.failed_items = p.failed_items;
        batch.enterprise = p.enterprise;
        batch.sampled = p.found - random_.between(12, 24);
        batch.batches = random_.between(1, 3);
        batch.failed = 1;
        if (year_of(batch.sampled) < 2024) {
            p.report_no = "SJ2023-" + padded(2100 + 17 * ++old_reports_, 5);
            return;
        }
        failed_[inspections_.size()] = static_cast<std::size_t>(&p - problems_.data());
        inspections_.push_back(std::move(batch));
    }

    void live_general(Problem& p, Course course, const std::string& reason) {
        const bool prompt = course == Course::overdue || course == Course::late || course == Course::slow;
        p.ordered = p.found + random_.between(1, prompt ? 4 : 10);
        p.rectified = p.ordered + (random_.percent(82) ? random_.between(11, 30) : random_.between(46, 58));
        p.recheck = std::min(p.rectified + random_.between(4, 12), p.ordered + 74);
        p.closed = p.recheck + random_.between(1, 4);
        p.close_reason = "复查合格";
        switch (course) {
            case Course::passes:
                break;
            case Course::slow:
                p.rectified = p.ordered + random_.between(58, 60);
                p.recheck = p.rectified + random_.between(4, 12);
                p.closed = p.recheck + random_.between(1, 4);
                break;
            case Course::late:
                p.rectified = p.ordered + random_.between(83, 90);
                p.recheck = p.rectified + random_.between(4, 9);
                p.closed = p.recheck + random_.between(1, 4);
                break;
            case Course::overdue:
                p.rectified = p.recheck = p.closed = never;
                break;
            case Course::fails_then_passes:
            case Course::suspended:
            case Course::second_pending:
            case Course::announced:
            case Course::failed:
                fail_recheck(p, course);
                break;
            case Course::reopened:
                p.first_closed = p.closed;
                p.reopened = day(2024, 6, 11);
                p.second_order = day(2024, 6, 13);
                break;
            case Course::off_ramp:
                p.off_ramp = true;
                p.close_reason = reason;
                p.rectified = p.recheck = never;
                p.closed = p.found + random_.between(14, 26);
                if (reason == "企业注销") p.closed = cancelled_ == 1 ? day(2024, 5, 9) : day(2024, 6, 12);
                if (reason == "重复登记" || reason == "异议成立") p.ordered = reason == "重复登记" ? never : p.ordered;
        }
    }

    void fail_recheck(Problem& p, Course course) {
        p.recheck_passed = false;
        p.rectified = p.ordered + random_.between(38, 52);
        p.recheck = p.rectified + random_.between(6, 12);
        p.announced = p.recheck + random_.between(8, 14);
        p.second_recheck = p.announced + random_.between(62, course == Course::fails_then_passes ? 66 : 84);
        if (course == Course::failed) {  // failed in the second half of June
            p.rectified = day(2024, 6, 4);
            p.recheck = day(2024, 6, 17);
            p.announced = day(2024, 7, 2);
            p.second_recheck = day(2024, 9, 10);
        }
        if (course == Course::announced) {
            p.announced = day(2024, 5, 27);
            p.recheck = std::min(p.recheck, day(2024, 5, 16));
            p.second_recheck = day(2024, 8, 5);
        }
        if (course == Course::second_pending) {
            p.announced = day(2024, 4, 19);
            p.recheck = std::min(p.recheck, day(2024, 4, 11));
            p.second_recheck = day(2024, 6, 26);
        }
        p.closed = p.second_recheck + random_.between(5, 9);
        p.close_reason = "二次复查合格";
        if (course == Course::suspended) {
            p.second_passed = false;
            p.closed = never;
            p.close_reason.clear();
        }
    }

    void live_serious(Problem& p) {
        p.filed = p.found + random_.between(4, 13);
        if (p.found > day(2024, 6, 10)) p.filed = p.found + 10;  // one just filed, one not yet filed in June
        p.ordered = p.found + random_.between(1, 3);
        p.decided = p.filed + random_.between(48, 84);
        p.closed = p.decided + random_.between(16, 40);
        p.close_reason = "处罚执行完毕";
    }

    void live_lead(Problem& p) {
        static const std::vector<std::string> receivers = {"示例省外市场监管局", "示例市外市场监管局", "示例公安机关",
                                                           "示例海关", "示例网络交易监管平台"};
        p.transferred = p.found + random_.between(2, 8);
        if (p.found == day(2024, 6, 27)) p.transferred = p.found + 5;  // not yet handed over in June
        p.transfer_to = random_.pick(receivers);
        p.feedback = p.transferred + random_.between(18, 48);
        p.closed = p.feedback;
        p.close_reason = "移交闭环";
        if (random_.percent(65)) {
            p.outside_producer = "示例外地" + outsiders_.take() + "电器有限公司";
            if (failed_.size() && !inspections_.empty() && inspections_.back().enterprise == p.enterprise) {
                // The batch was sampled here but made elsewhere: it is no local batch.
                failed_.erase(inspections_.size() - 1);
                inspections_.pop_back();
            }
            p.report_no.clear();
            p.enterprise = -1;
        }
    }

    void write_words(Problem& p) {
        const Link& link = world_.links[static_cast<std::size_t>(p.link)];
        p.title = link.name + "：" + p.failed_items;
        const int pieces = random_.between(6, 480);
        if (p.severity == Severity::lead) {
            p.title = "移交线索：" + p.product + p.failed_items;
            p.description = p.source + "发现" + p.product + "“" + p.failed_items +
                            "”不符合标准要求，生产或销售者属其他部门管辖，移交处置。";
            p.measure = "移交有管辖权部门；跟踪反馈";
            return;
        }
        p.description = p.source + "发现" + p.product + "“" + p.failed_items + "”项目不符合标准要求，涉及同批次产品" +
                        num(pieces) + "台（件）。";
        if (random_.percent(7)) p.description += "\n已封存同批次产品，要求企业提交原因分析报告。";
        if (p.severity == Severity::serious) p.description += "货值较大或涉及人身安全，按严重问题处理。";
        static const std::vector<std::string> measures = {"停止生产销售；查明原因；更换不合格元件；提交复查申请",
                                                          "停止销售；整改设计；重新送检",
                                                          "召回在售批次；加强进货检验；培训检验人员",
                                                          "修订作业指导书；增加出厂检验项目",
                                                          "更换供应商；补做型式试验",
                                                          "改正铭牌与说明书；清理库存"};
        p.measure = p.category == "标识" ? measures.back() : random_.pick(measures);
    }

    void number() {
        int last_year = 0, serial = 0, cases = 0;
        for (Problem& p : problems_) {
            if (year_of(p.found) != last_year) serial = last_year == 0 ? 402 : 0, last_year = year_of(p.found);
            p.id = "SD-" + num(last_year) + "-" + padded(++serial, 4);
            if (p.severity == Severity::serious)
                p.case_no = "示例市监立〔" + num(year_of(p.filed)) + "〕" + num(30 + 3 * ++cases) + "号";
        }
    }

    // Fills every month up with batches that passed, then numbers all reports by the day of sampling.
    void check_batches() {
        std::vector<int> firms = world_.steady(checked_links);
        Random random = world_.random("inspections");
        static const std::vector<std::string> levels = {"区抽", "市抽", "省抽", "国抽"};
        std::vector<std::size_t> owner(inspections_.size(), problems_.size());
        for (const auto& [batch, problem] : failed_) owner[batch] = problem;
        for (int month = 1; month <= 6; ++month)
            for (int i = random.between(104, 122); i > 0; --i) {
                Inspection batch;
                batch.enterprise = random.pick(firms);
                batch.product = random.pick(world_.link_of(world_.firm(batch.enterprise)).products);
                batch.level = levels[random.weighted({45, 26, 20, 9})];
                batch.sampled = day(2024, month, random.between(2, 28));
                batch.batches = random.between(1, 3);
                inspections_.push_back(std::move(batch));
                owner.push_back(problems_.size());
            }
        std::vector<std::size_t> order(inspections_.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return inspections_[a].sampled < inspections_[b].sampled;
        });
        std::vector<Inspection> sorted;
        for (std::size_t i : order) {
            sorted.push_back(std::move(inspections_[i]));
            sorted.back().report_no = "SJ2024-" + padded(static_cast<long long>(sorted.size()), 5);
            if (owner[i] < problems_.size()) problems_[owner[i]].report_no = sorted.back().report_no;
        }
        inspections_ = std::move(sorted);
    }

    const World& world_;
    Random random_;
    NamePool outsiders_;
    std::vector<int> pool_;
    std::set<int> used_;
    std::vector<Problem> problems_;
    std::vector<Inspection> inspections_;
    std::map<std::size_t, Role> roles_of_;
    std::map<std::size_t, std::size_t> failed_;  // batch -> problem
    int cancelled_ = 0, old_reports_ = 0;
};

}  // namespace

Supervision supervise(const World& world) {
    return Supervisor(world).run();
}

}  // namespace sample
