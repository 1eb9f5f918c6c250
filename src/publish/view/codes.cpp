// SPDX-License-Identifier: Apache-2.0
#include "publish/view/codes.hpp"

#include <array>

#include "publish/addresses.hpp"

namespace qm::publish {
namespace {

// By the beginning of the code, the longest one first; the phrase is codes.<family>.
struct Family {
    std::string_view begin, name;
};
constexpr std::array<Family, 21> families{
    {{"C001", "command"}, {"V03", "gates"},  {"V1", "words"},   {"F", "files"},      {"E", "encoding"},
     {"C", "form"},       {"N", "numbers"},  {"X", "numbers"},  {"I", "identity"},   {"P", "points"},
     {"J", "join"},       {"R", "problems"}, {"H", "work"},     {"B", "boundaries"}, {"G", "boundaries"},
     {"Q", "gates"},      {"Z", "gates"},    {"K", "settings"}, {"S", "storage"},    {"V", "storage"},
     {"U", "command"}}};
constexpr std::array<std::string_view, 16> order{
    "files",    "encoding", "form",       "numbers", "words",    "identity", "points",  "join",
    "problems", "work",     "boundaries", "gates",   "settings", "storage",  "command", "pages"};

std::string_view family_of(std::string_view code) {
    for (const auto& family : families)
        if (code.starts_with(family.begin)) return family.name;
    return code.starts_with("D") ? "command" : "pages";
}

}  // namespace

std::string code_anchor(const std::string& code) {
    return "code-" + model::slug(code);
}

std::string findings_anchor(const std::string& code) {
    return "f-" + model::slug(code);
}

CodesView codes_view(const MonthFacts& m) {
    CodesView view;
    view.frame =
        frame(m, {"codes.html",
                  "quality.html",
                  m.words.say("nav.codes"),
                  "p-codes",
                  {{m.words.say("nav.quality"), "quality.html", "", false}, {m.words.say("nav.codes"), "", "", true}},
                  {},
                  {}});
    const auto codes = m.words.phrases().codes();
    for (const auto name : order) {
        CodeFamily family;
        family.anchor = "family-" + std::string{name};
        family.name = m.words.say("codes." + std::string{name});
        for (const auto& code : codes) {
            if (family_of(code) != name) continue;
            const auto meaning = m.words.phrases().meaning(code);
            CodeRow row{
                code_anchor(code), code, meaning.sentence, meaning.cause, meaning.example, meaning.remedy, "", ""};
            if (const auto found = m.now.findings.count(code); found > 0) {
                row.found = m.words.amount("codes.found", static_cast<std::int64_t>(found));
                row.found_href = "quality.html#" + findings_anchor(code);
            }
            family.rows.push_back(std::move(row));
        }
        if (!family.rows.empty()) view.families.push_back(std::move(family));
    }
    view.head.kick = m.words.say("page.kick", {{"page", m.words.say("nav.codes")}, {"date", m.words.day(m.now.date)}});
    view.head.h1 = m.words.say("codes.h1", {{"codes", std::to_string(codes.size())},
                                            {"found", std::to_string(m.now.findings.counts().size())}});
    return view;
}

}  // namespace qm::publish
