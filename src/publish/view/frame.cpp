// SPDX-License-Identifier: Apache-2.0
#include "publish/view/frame.hpp"

#include <algorithm>
#include "publish/addresses.hpp"
#include "publish/view/gaps.hpp"

namespace qm::publish {
namespace {

std::vector<LinkView> navigation(const MonthFacts& m, const std::string& base, const std::string& current) {
    std::vector<LinkView> list;
    const auto add = [&](std::string label, const std::string& href) {
        list.push_back({std::move(label), base + href, "", href == current});
    };
    add(m.words.say("nav.home"), "index.html");
    for (model::Index chain = 0; chain < m.district.chains.size(); ++chain)
        add(m.chain_short(chain), model::chain_page(m.district, chain));
    add(m.words.say("nav.leaders"), "leaders.html");
    add(m.words.say("nav.problems"), "problems.html");
    add(m.words.say("nav.towns"), "towns.html");
    if (!m.district.parks.empty()) add(m.words.say("nav.parks"), "parks.html");
    add(m.words.say("nav.network"), "network.html");
    add(m.words.say("nav.foundations"), "foundations.html");
    add(m.words.say("nav.assistance"), "assistance.html");
    add(m.words.say("nav.district"), "district.html");
    add(m.words.say("nav.compare"), "compare.html");
    add(m.words.say("nav.indicators"), "indicators.html");
    add(m.words.say("nav.quality"), "quality.html");
    return list;
}

std::string notice(const MonthFacts& m) {
    std::string text;
    const auto add = [&](const char* key) {
        if (!text.empty()) text += m.words.say("join.dot");
        text += m.words.say(key);
    };
    if (m.in.config.demo) add("strip.demo");
    if (m.district.towns_note.schematic) add("strip.schematic");
    add("strip.internal");
    return text;
}

}  // namespace

std::string base_of(const std::string& page) {
    return page.find('/') == std::string::npos ? "" : "../";
}

std::string root_from(const MonthFacts& m, const std::string& base_path) {
    std::string root = base_path + "../";
    for (const char c : m.in.folder)
        if (c == '/') root += "../";
    return root;
}

std::string encoded(std::string_view text) {
    constexpr char digits[] = "0123456789ABCDEF";
    std::string result;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
            c == '.') {
            result += c;
        } else {
            result += '%';
            result += digits[byte / 16];
            result += digits[byte % 16];
        }
    }
    return result;
}

FrameView frame(const MonthFacts& m, const Place& place) {
    FrameView view;
    const model::Config& config = m.in.config;
    view.base = base_of(place.page);
    view.root = root_from(m, view.base);
    view.html_lang = m.words.english() ? "en" : "zh-CN";
    view.body = place.body;
    view.shards = std::to_string(m.search_shards);
    view.site = m.words.pick(config.title, config.title_en);
    view.month = m.words.month(m.now.month);
    view.date = m.words.day(m.now.date);
    view.title = place.title + m.words.say("join.dot") + view.month + m.words.say("join.dot") + view.site;
    if (config.demo) view.title += m.words.say("strip.title");

    const std::string inside = m.words.english() ? "/en/" : "/";
    for (auto month = m.in.months.rbegin(); month != m.in.months.rend(); ++month)
        view.months.push_back({m.words.month(*month), view.root + base::to_string(*month) + inside + place.page, "",
                               *month == m.now.month});
    for (const std::string& language : config.languages) {
        const bool english = language == "en";
        view.languages.push_back({english ? "English" : "中文",
                                  view.root + base::to_string(m.now.month) + (english ? "/en/" : "/") + place.page,
                                  english ? "en" : "zh-CN", english == m.words.english()});
    }
    view.nav = navigation(m, view.base, place.nav);
    view.crumbs.push_back({m.words.say("nav.home"), place.crumbs.empty() ? "" : view.base + "index.html", "", false});
    view.crumbs.insert(view.crumbs.end(), place.crumbs.begin(), place.crumbs.end());
    view.previous = place.previous;
    view.next = place.next;
    view.strip = notice(m);
    if (config.demo) view.strip_note = m.words.say("strip.demo_note");
    if (m.district.towns_note.schematic)
        view.strip_note += (view.strip_note.empty() ? "" : " ") + m.words.say("strip.schematic_note");
    view.gaps = gaps(m, place, view.base);
    view.foot_data = m.changes == nullptr ? m.words.say("foot.data", {{"date", base::to_string(m.now.date)}})
                                          : m.words.say("foot.data_two", {{"date", base::to_string(m.now.date)},
                                                                          {"month", base::to_string(m.changes->from)}});
    view.foot_map = map_note(m, true);
    view.foot_release =
        m.words.say("foot.release",
                    {{"month", base::to_string(m.now.month)}, {"version", m.in.program}, {"office", config.office}});
    return view;
}

}  // namespace qm::publish
