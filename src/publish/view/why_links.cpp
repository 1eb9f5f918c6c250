// SPDX-License-Identifier: Apache-2.0
#include "publish/view/why_links.hpp"

#include <algorithm>

#include "publish/addresses.hpp"
#include "publish/view/figure_words.hpp"
#include "publish/view/frame.hpp"

namespace qm::publish {

std::string why_anchor(const model::District& district, model::Level level, model::Index subject) {
    switch (level) {
        case model::Level::town:
            return model::town_key(district, subject);
        case model::Level::park:
            return model::park_key(district, subject);
        case model::Level::link:
            return model::link_key(district, subject);
        case model::Level::chain:
            return "chain-" + model::slug(district.chains[subject].id);
        case model::Level::district:
        case model::Level::enterprise:
            break;
    }
    return "district";
}

std::string why_address(const MonthFacts& m, std::string_view id, model::Level level, model::Index subject,
                        const std::string& base_path) {
    const model::Indicator* indicator = m.indicator(id);
    if (!m.in.account || indicator == nullptr || !indicator->has(level) || level == model::Level::enterprise) return {};
    return base_path + why_page(indicator->id) + "#" + why_anchor(m.district, level, subject);
}

std::string why_address(const MonthFacts& m, base::Month month, std::string_view id, model::Level level,
                        model::Index subject, const std::string& base_path) {
    const std::string here = why_address(m, id, level, subject, base_path);
    if (here.empty() || month == m.now.month) return here;
    if (std::find(m.in.months.begin(), m.in.months.end(), month) == m.in.months.end()) return {};
    const std::string language = m.in.folder.substr(std::min(m.in.folder.find('/'), m.in.folder.size()));
    return root_from(m, base_path) + base::to_string(month) + language + "/" + why_address(m, id, level, subject, "");
}

NumberView number(const MonthFacts& m, std::string_view id, model::Level level, model::Index subject,
                  const std::string& base_path, bool unit) {
    const model::Indicator* indicator = m.indicator(id);
    if (indicator == nullptr) return {std::string{no_value}, {}};
    const model::Figure& figure = m.now.figures.at(id, level, subject);
    return {unit ? with_unit(m, *indicator, figure) : model::printed(*indicator, figure),
            why_address(m, id, level, subject, base_path)};
}

NumberView counted(const MonthFacts& m, std::string_view id, model::Level level, model::Index subject,
                   std::int64_t count, const std::string& base_path) {
    const model::Figure& figure = m.now.figures.at(id, level, subject);
    if (figure.state == model::State::not_checked)
        return {std::string{no_value}, why_address(m, id, level, subject, base_path)};
    const bool same = figure.has_value() && base::compare(figure.ratio(), {count, 1}) == 0;
    return {base::format_count(count), same ? why_address(m, id, level, subject, base_path) : std::string{}};
}

}  // namespace qm::publish
