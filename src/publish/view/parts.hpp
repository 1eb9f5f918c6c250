// SPDX-License-Identifier: Apache-2.0
// Views that several pages share: the frame around every page, pictures, rates, rows of problems.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "publish/template/view_type.hpp"
#include "publish/view/figure_words.hpp"
#include "publish/view/why_links.hpp"

namespace qm::publish {

struct LinkView {
    std::string label, href, lang;
    bool current = false;
    QM_FIELDS(LinkView, label, href, lang, current)
};

/// What this page does without, in a sentence.
struct GapView {
    std::string text, href;
    QM_FIELDS(GapView, text, href)
};

/// Everything around <main>. base leads to the month folder ("" or "../"), root to the release folder.
struct FrameView {
    std::string html_lang, title, body, base, root, shards;
    std::string site, month, date;
    std::vector<LinkView> months, languages, nav, crumbs;
    std::optional<LinkView> previous, next;
    std::string strip, strip_note;
    std::vector<GapView> gaps;
    std::string foot_data, foot_map, foot_release;
    QM_FIELDS(FrameView, html_lang, title, body, base, root, shards, site, month, date, months, languages, nav, crumbs,
              previous, next, strip, strip_note, gaps, foot_data, foot_map, foot_release)
};

struct HeadView {
    std::string kick, h1;
    std::vector<Html> say;  // up to three sentences
    QM_FIELDS(HeadView, kick, h1, say)
};

/// One line of a definition list: a figure with its unit or note.
struct KeyFigure {
    std::string label, value, note, href;
    std::string why = {};  // where it leads when there is no list to lead to
    QM_FIELDS(KeyFigure, label, value, note, href, why)
};

/// A closed-loop rate on both bases.
struct RateView {
    std::string id, name, href, value, status, status_class, note;
    bool percent = false, drawn = false, reached = false, has_all = false;
    std::string due_fraction, all_fraction, due_bar, all_bar, why;
    NumberView due_rate, all_rate;
    std::optional<DeltaView> change;
    QM_FIELDS(RateView, id, name, href, value, status, status_class, note, percent, drawn, reached, has_all,
              due_fraction, due_rate, all_fraction, all_rate, due_bar, all_bar, why, change)
};

struct NumberedLabel {
    int number = 0;
    std::string label;
    QM_FIELDS(NumberedLabel, number, label)
};

struct PictureView {
    std::string name, title, description, note;
    Html wide, narrow;
    bool has_narrow = false;
    std::vector<NumberedLabel> unplaced;
    std::vector<LinkView> downloads;
    QM_FIELDS(PictureView, name, title, description, note, wide, narrow, has_narrow, unplaced, downloads)
};

/// The clock of a problem as a bar of 170 units: days since the order, ticks at the legal limits.
struct ClockView {
    std::string done, over_from, over, label;
    std::vector<std::string> ticks;
    QM_FIELDS(ClockView, done, over_from, over, label, ticks)
};

struct ProblemView {
    std::string anchor, id, href, title, kind, kind_word, icon, product, source;
    std::string enterprise, unit, town, park, park_href, state;
    std::vector<LinkView> links;
    std::string life, life_word, life_class, ordered, limit, days, days_class, days_sort, words;
    std::string town_key, chain_key, link_key, unit_key, severity_sort;
    bool open = false, overdue = false, soon = false;
    std::optional<ClockView> clock;
    QM_FIELDS(ProblemView, anchor, id, href, title, kind, kind_word, icon, product, source, enterprise, unit, town,
              park, park_href, state, links, life, life_word, life_class, ordered, limit, days, days_class, days_sort,
              words, town_key, chain_key, link_key, unit_key, severity_sort, open, overdue, soon, clock)
};

/// A problem of the second list, with its tackling project.
struct BottleneckView {
    std::string anchor, id, href, title, level, icon, unit, state, support, project, target, benchmark, due, progress,
        progress_bar;
    std::string status, status_class;
    std::vector<LinkView> links;
    bool open = false;
    QM_FIELDS(BottleneckView, anchor, id, href, title, level, icon, unit, state, support, project, target, benchmark,
              due, progress, progress_bar, status, status_class, links, open)
};

/// One row of a facet: a word, its key and how many rows have it.
struct FacetView {
    std::string key, label, icon, life_class;
    int count = 0;
    QM_FIELDS(FacetView, key, label, icon, life_class, count)
};

std::optional<PictureView> picture_view(const MonthFacts& m, const std::string& name, const std::string& base);
std::vector<RateView> rate_views(const MonthFacts& m, model::Level level, model::Index subject, const std::string& code,
                                 const std::string& base);
ProblemView problem_view(const MonthFacts& m, const model::Problem& problem, const std::string& base);
std::vector<ProblemView> problem_views(const MonthFacts& m, const std::vector<const model::Problem*>& problems,
                                       const std::string& base, std::size_t most);
BottleneckView bottleneck_view(const MonthFacts& m, const model::Problem& problem, const std::string& base);
/// Review number or the note that a layer is schematic, and its source: one line under every map.
std::string map_note(const MonthFacts& m, bool with_parks);

}  // namespace qm::publish
