// SPDX-License-Identifier: Apache-2.0
#include "publish/view/district.hpp"

#include "publish/addresses.hpp"

namespace qm::publish {
namespace {

std::size_t rows_of(const auto& groups) {
    std::size_t sum = 0;
    for (const auto& group : groups) sum += group.rows.size();
    return sum;
}

}  // namespace

std::vector<KeyFigure> assessment_figures(const MonthFacts& m) {
    std::vector<KeyFigure> list;
    for (const model::Indicator& indicator : m.now.figures.indicators) {
        if (indicator.family != "assessment") continue;
        const model::Figure& figure = m.now.figures.at(indicator.id, model::Level::district, 0);
        KeyFigure key{indicator_name(m, indicator), "", "", model::indicator_page(indicator.id)};
        if (figure.has_value() || figure.state == model::State::text) {
            key.value = model::printed(indicator, figure);
            key.note = indicator_unit(m, indicator);
        }
        for (const model::Published& published : m.in.published) {
            if (published.indicator != indicator.id) continue;
            if (key.value.empty()) {
                key.value = published.value;
                key.note = indicator_unit(m, indicator);
            }
            key.note += m.words.say("home.assessed", {{"period", published.period}});
        }
        if (m.in.account && !key.value.empty())
            key.why = why_page(indicator.id) +
                      (figure.has_value() || figure.state == model::State::text ? "#district" : "#published");
        if (!key.value.empty()) list.push_back(std::move(key));
    }
    return list;
}

DistrictView district_view(const MonthFacts& m) {
    DistrictView view;
    view.frame = frame(m, {"district.html",
                           "district.html",
                           m.words.say("nav.district"),
                           "p-district",
                           {{m.words.say("nav.district"), "", "", true}},
                           {},
                           {}});
    view.head.kick =
        m.words.say("page.kick", {{"page", m.words.say("nav.district")}, {"date", m.words.day(m.now.date)}});
    view.assessment = assessment_view(m);
    view.honours = honour_groups(m);
    view.mechanisms = mechanism_groups(m);
    view.clusters = cluster_groups(m);
    view.key_figures = assessment_figures(m);
    view.head.h1 = m.words.say(
        "district.h1",
        {{"district", m.words.pick(m.district.name, m.district.name_en)},
         {"honours", m.words.amount("unit.honours", static_cast<std::int64_t>(rows_of(view.honours)))},
         {"mechanisms", m.words.amount("unit.mechanisms", static_cast<std::int64_t>(rows_of(view.mechanisms)))},
         {"clusters", m.words.amount("unit.clusters", static_cast<std::int64_t>(m.district.clusters.size()))}});
    if (!view.assessment.sentence.empty()) view.head.say.push_back(plain(view.assessment.sentence));
    return view;
}

}  // namespace qm::publish
