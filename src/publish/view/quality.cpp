// SPDX-License-Identifier: Apache-2.0
#include "publish/view/quality.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "model/finding_subject.hpp"
#include "model/ground_findings.hpp"
#include "publish/addresses.hpp"
#include "publish/view/codes.hpp"

namespace qm::publish {
namespace {

constexpr std::size_t rows_of_a_code = 200;

std::string count(std::uint64_t n) {
    return base::format_count(static_cast<std::int64_t>(n));
}

SourceRow source_row(const MonthFacts& m, const model::Source& source) {
    SourceRow row;
    row.file = source.file;
    row.table = source.table.empty() ? "" : m.words.word("table", source.table);
    row.encoding = source.encoding;
    row.rows = count(source.rows);
    row.used = count(source.used);
    row.quarantined = count(source.quarantined);
    row.merged = count(source.merged);
    row.balanced = source.rows == source.used + source.quarantined + source.merged;
    row.line = row.rows + " = " + row.used + " + " + row.quarantined + " + " + row.merged;
    row.ignored = base::join(source.ignored_columns, ", ");
    std::vector<std::string> how;
    for (const auto& remark : source.reading) how.push_back(m.words.say("reading." + remark.what, remark.facts));
    row.reading = base::join(how, m.words.say("join.clause"));
    return row;
}

std::string sentence_of(const MonthFacts& m, const base::Diagnostic& finding) {
    if (m.words.has("finding." + finding.code)) return m.words.phrases().sentence(finding);
    std::string facts = finding.code;
    for (const auto& [name, value] : finding.facts) facts += " " + name + "=" + base::shown(value);
    return facts;
}

std::vector<FindingGroup> finding_groups(const MonthFacts& m) {
    std::map<std::string, FindingGroup> by_code;
    std::map<std::string, base::Severity> severities;
    const model::FindingSubjects subjects{m.now};
    for (const base::Diagnostic& finding : m.now.findings.sorted()) {
        FindingGroup& group = by_code[finding.code];
        severities[finding.code] = finding.severity;
        if (group.rows.empty()) {
            const std::string key = "finding." + finding.code + "_hint";
            group.own_remedies = m.words.has(key) && m.words.say(key).find('{') != std::string::npos;
            if (!group.own_remedies) group.hint = m.words.phrases().hint(finding);
        }
        if (group.rows.size() < rows_of_a_code)
            group.rows.push_back({base::to_string(finding.spot), subjects.of(finding).value, sentence_of(m, finding),
                                  group.own_remedies ? m.words.phrases().hint(finding) : ""});
    }
    std::vector<FindingGroup> groups;
    for (auto& [code, group] : by_code) {
        const std::size_t all = m.now.findings.count(code);
        const std::string severity{base::name_of(severities[code])};
        group.anchor = findings_anchor(code);
        group.code_href = "codes.html#" + code_anchor(code);
        group.code = code;
        group.title = m.words.phrases().meaning(code).sentence;
        group.severity = m.words.word("severity", severity);
        group.severity_class = severity;
        group.count = count(all);
        if (all > group.rows.size())
            group.more = m.words.amount("quality.more", static_cast<std::int64_t>(all - group.rows.size()));
        groups.push_back(std::move(group));
    }
    std::stable_sort(groups.begin(), groups.end(), [&](const FindingGroup& a, const FindingGroup& b) {
        return severities[a.code] > severities[b.code];
    });
    return groups;
}

// Which datum all maps are in, and what was converted to it.
std::string datum_sentence(const MonthFacts& m) {
    const std::string datum{model::name_of(m.district.datum)};
    if (m.district.inverse) return m.words.say("ground.datum_inverse", {{"datum", datum}});
    if (m.district.datum != model::Datum::wgs84) return m.words.say("ground.datum_forward", {{"datum", datum}});
    return m.words.say("ground.datum_plain", {{"datum", datum}});
}

void add_ground(const MonthFacts& m, QualityView& view) {
    view.datum = datum_sentence(m);
    view.ground = picture_view(m, "map-ground", "");
    const auto found = model::ground_items(m.now);
    for (const auto& item : found.items) {
        GroundRow row;
        row.number = std::to_string(item.number);
        row.kind = m.words.word("ground", std::string{model::name_of(item.kind)});
        row.code = item.finding.code;
        row.code_href = "codes.html#" + code_anchor(item.finding.code);
        row.place = base::to_string(item.finding.spot);
        row.sentence = item.kind == model::GroundKind::outside
                           ? m.words.say("ground.outside_sentence",
                                         {{"count", count(item.count)}, {"point", item.finding.facts.at("point")}})
                           : sentence_of(m, item.finding);
        row.hint = m.words.phrases().hint(item.finding);
        view.ground_rows.push_back(std::move(row));
    }
    if (found.left_out > 0)
        view.ground_more = m.words.amount("quality.more", static_cast<std::int64_t>(found.left_out));
}

}  // namespace

QualityView quality_view(const MonthFacts& m) {
    QualityView view;
    view.frame = frame(m, {"quality.html",
                           "quality.html",
                           m.words.say("nav.quality"),
                           "p-quality",
                           {{m.words.say("nav.quality"), "", "", true}},
                           {},
                           {}});
    model::Source total;
    bool balanced = true;
    for (const model::Source& source : m.now.sources) {
        view.sources.push_back(source_row(m, source));
        balanced = balanced && view.sources.back().balanced;
        total.rows += source.rows;
        total.used += source.used;
        total.quarantined += source.quarantined;
        total.merged += source.merged;
    }
    view.total = source_row(m, total);
    for (const model::Expected& expected : m.now.expected)
        if (!expected.reported) view.missing.push_back({m.words.word("table", expected.table), expected.town});
    view.coverage = coverage(m);
    view.join = join_report(m);
    view.identity = identity_view(m);
    for (const auto& corrections : m.corrections)
        if (!corrections.rows.empty()) view.fixes.push_back(correction_links(m.district, m.words, corrections));
    view.groups = finding_groups(m);
    add_ground(m, view);
    view.head.kick =
        m.words.say("page.kick", {{"page", m.words.say("nav.quality")}, {"date", m.words.day(m.now.date)}});
    view.head.h1 = m.words.say("quality.h1", {{"rows", view.total.rows},
                                              {"used", view.total.used},
                                              {"quarantined", view.total.quarantined},
                                              {"merged", view.total.merged}});
    std::vector<Html> clauses;
    clauses.push_back(plain(m.words.say(balanced ? "quality.say_balanced" : "quality.say_unbalanced",
                                        {{"files", std::to_string(m.now.sources.size())}})));
    if (view.missing.empty()) {
        if (!m.now.expected.empty()) clauses.push_back(plain(m.words.say("quality.say_all_reported")));
    } else {
        clauses.push_back(
            m.words.rich("quality.say_missing", {{"n", link("#missing", std::to_string(view.missing.size()))}}));
    }
    view.head.say.push_back(m.words.sentence(clauses));
    view.head.say.push_back(m.words.sentence({m.words.rich(
        "quality.say_findings", {{"errors", plain(count(m.now.findings.count(base::Severity::error)))},
                                 {"warnings", plain(count(m.now.findings.count(base::Severity::warning)))},
                                 {"infos", plain(count(m.now.findings.count(base::Severity::info)))}})}));
    return view;
}

AboutView about_view(const MonthFacts& m) {
    AboutView view;
    view.frame = frame(m, {"about.html",
                           "quality.html",
                           m.words.say("nav.about"),
                           "p-about",
                           {{m.words.say("nav.about"), "", "", true}},
                           {},
                           {}});
    view.head.kick = m.words.say("page.kick", {{"page", m.words.say("nav.about")}, {"date", m.words.day(m.now.date)}});
    view.head.h1 = m.words.say("about.h1", {{"month", m.words.month(m.now.month)},
                                            {"files", std::to_string(m.in.inputs.size())},
                                            {"version", m.in.program}});
    const auto fact = [&](const char* key, const std::string& value) {
        view.facts.push_back({m.words.say(key), value, "", ""});
    };
    fact("about.month", m.words.month(m.now.month));
    fact("about.date", m.words.day(m.now.date));
    fact("about.program", "qualitymap " + m.in.program);
    fact("about.office", m.in.config.office.empty() ? std::string{no_value} : m.in.config.office);
    fact("about.datum", datum_sentence(m));
    fact("about.months", std::to_string(m.in.months.size()));
    const auto layer = [&](const char* key, const model::LayerNote& note) {
        if (note.file.empty() && note.source.empty()) return;
        view.layers.push_back({m.words.say(key), note.file, note.source,
                               note.schematic           ? m.words.say("map.schematic")
                               : note.review_no.empty() ? m.words.say("map.unreviewed")
                                                        : m.words.say("map.review", {{"no", note.review_no}}),
                               note.sha256});
    };
    layer("nav.towns", m.district.towns_note);
    layer("nav.parks", m.district.parks_note);
    for (const auto& [file, hash] : m.in.inputs) view.inputs.push_back({file, hash});
    return view;
}

}  // namespace qm::publish
