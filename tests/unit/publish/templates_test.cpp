// SPDX-License-Identifier: Apache-2.0
#include "publish/template/templates.hpp"

#include <filesystem>
#include <thread>

#include "base/failure.hpp"
#include "base/file.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

using namespace qm;
using namespace qm::publish;

namespace {

struct Inner {
    std::string name;
    std::vector<std::string> words;
    QM_FIELDS(Inner, name, words)
};
struct Outer {
    std::string title, none;
    Html markup;
    int number = 0;
    bool yes = false;
    Inner one;
    std::optional<Inner> perhaps;
    std::vector<Inner> many;
    const Inner* shared = nullptr;
    QM_FIELDS(Outer, title, none, markup, number, yes, one, perhaps, many, shared)
};

/// A folder of templates for one test.
class Folder {
  public:
    Folder() {
        base::make_folder(path_ / "pages");
        base::make_folder(path_ / "parts");
    }
    void page(const std::string& text) { base::write_file(path_ / "pages/page.mustache", text, false); }
    void part(const std::string& name, const std::string& text) {
        base::write_file(path_ / "parts" / (name + ".mustache"), text, false);
    }
    Templates load() const { return Templates{path_, {{"page", &type_of<Outer>()}}}; }

  private:
    test::TemporaryFolder folder_;  // of its own: ctest runs these tests at the same time
    std::filesystem::path path_ = folder_.path();
};

const base::Phrases& phrases() {
    static const base::Phrases all = base::Phrases::from_text("[say]\nhello = \"<你好>\"\n");
    return all;
}

std::string rendered(const std::string& text, const Outer& view) {
    Folder folder;
    folder.page(text);
    return folder.load().render("page", view, phrases());
}

struct Refusal {
    std::string code, file;
    std::uint32_t line;
};
Refusal refusal(Folder& folder) {
    try {
        folder.load();
    } catch (const base::Failure& failure) {
        CHECK(failure.exit() == base::Exit::configuration);
        return {failure.diagnostic().code, failure.diagnostic().spot.file, failure.diagnostic().spot.line};
    }
    return {"none", "", 0};
}
Refusal refusal(const std::string& text) {
    Folder folder;
    folder.page(text);
    return refusal(folder);
}

}  // namespace

TEST_CASE("values of a view are printed, texts escaped, markup as it is") {
    Outer view;
    view.title = "<a>";
    view.markup = {"<b>x</b>"};
    view.number = -7;
    view.one.name = "n";
    CHECK(rendered("{{title}} {{{markup}}} {{number}} {{one.name}} {{@say.hello}}", view) ==
          "&lt;a&gt; <b>x</b> -7 n &lt;你好&gt;");
}

TEST_CASE("sections follow texts, flags, objects, optionals and lists") {
    Outer view;
    view.title = "t";
    view.yes = true;
    view.one = {"one", {"a", "b"}};
    view.many = {{"m1", {"x"}}, {"m2", {}}, {"m3", {"y", "z"}}};
    CHECK(rendered("{{#title}}[{{title}}]{{/title}}{{#none}}no{{/none}}{{^none}}empty{{/none}}", view) == "[t]empty");
    CHECK(rendered("{{#yes}}y{{/yes}}{{^yes}}n{{/yes}}{{#perhaps}}p{{/perhaps}}{{^perhaps}}q{{/perhaps}}{{^shared}}s{{/"
                   "shared}}",
                   view) == "yqs");
    CHECK(rendered("{{#one}}{{name}}:{{#words}}{{.}},{{/words}}{{/one}}", view) == "one:a,b,");
    CHECK(rendered(
              "{{#many}}{{name}}({{#words}}{{.}}/{{../name}}/{{../../title}} {{/words}}{{^words}}-{{/words}}){{/many}}",
              view) == "m1(x/m1/t )m2(-)m3(y/m3/t z/m3/t )");
    CHECK(rendered("{{#many?}}some{{/many?}}{{#perhaps?}}p{{/perhaps?}}", view) == "some");
    view.perhaps = Inner{"pp", {"w"}};
    view.shared = &view.one;
    CHECK(rendered("{{#perhaps}}{{name}}{{#words}}{{.}}{{/words}}{{/perhaps}}{{#shared}}{{name}}{{/shared}}", view) ==
          "ppwone");
}

TEST_CASE("indentation, remarks and carriage returns leave no trace") {
    Outer view;
    view.title = "t";
    view.many = {{"a", {}}, {"b", {}}};
    CHECK(rendered("<ul>\r\n  {{! a remark }}\n  {{#many}}\n    <li>{{name}}</li>\n  {{/many}}\n</ul>\n", view) ==
          "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n");
}

TEST_CASE("data is never a template") {
    Outer view;
    view.title = "{{number}}{{>part}}{{#many}}";
    view.many = {{"{{{markup}}}", {"{{title}}"}}};
    Folder folder;
    folder.part("part", "never");
    folder.page("{{title}}|{{#many}}{{name}}{{#words}}{{.}}{{/words}}{{/many}}");
    CHECK(folder.load().render("page", view, phrases()) == "{{number}}{{&gt;part}}{{#many}}|{{{markup}}}{{title}}");
}

TEST_CASE("parts are expanded when a page is loaded, never looked up in data") {
    Outer view;
    view.title = "t";
    view.one.name = "n";
    Folder folder;
    folder.part("a", "A{{#one}}{{>b}}{{/one}}");
    folder.part("b", "B{{name}}");
    folder.page("{{>a}}{{title}}");
    CHECK(folder.load().render("page", view, phrases()) == "ABnt");
}

TEST_CASE("an unknown name is refused with its template and line, in branches that never run too") {
    CHECK(refusal("a\nb\n{{#yes}}\n{{titel}}\n{{/yes}}").code == "T001");
    CHECK(refusal("a\nb\n{{#yes}}\n{{titel}}\n{{/yes}}").line == 4);
    CHECK(refusal("a\nb\n{{titel}}").file == "pages/page.mustache");
    Folder folder;
    folder.part("p", "\n\n{{nothing}}");
    folder.page("{{>p}}");
    const Refusal refused = refusal(folder);
    CHECK(refused.code == "T001");
    CHECK(refused.file == "parts/p.mustache");
    CHECK(refused.line == 3);
}

TEST_CASE("names do not fall through to the object outside") {
    CHECK(refusal("{{#one}}{{title}}{{/one}}").code == "T001");
    CHECK(refusal("{{#many}}{{#words}}{{name}}{{/words}}{{/many}}").code == "T001");
    CHECK(refusal("{{#one}}{{../title}}{{/one}}").code == "none");
    CHECK(refusal("{{#yes}}{{title}}{{/yes}}").code == "none");  // a flag opens no object
    CHECK(refusal("{{title.name}}").code == "T001");
    CHECK(refusal("{{title?}}").code == "T001");
}

TEST_CASE("text is not printed raw, markup not escaped, lists not at all") {
    CHECK(refusal("{{{title}}}").code == "T004");
    CHECK(refusal("{{markup}}").code == "T004");
    CHECK(refusal("{{many}}").code == "T004");
    CHECK(refusal("{{one}}").code == "T004");
    CHECK(refusal("{{{@say.hello}}}").code == "T004");
}

TEST_CASE("syntax that is not supported is refused, not guessed") {
    for (const char* text : {"{{title", "{{#yes}}", "{{/yes}}", "{{#yes}}{{/no}}", "{{=<% %>=}}", "{{&title}}", "{{}}",
                             "{{#one}}{{#yes}}{{/one}}{{/yes}}"})
        CHECK(refusal(text).code == "T005");
}

TEST_CASE("parts stay inside their folder and do not include themselves") {
    for (const char* text : {"{{>../../secret}}", "{{>/etc/passwd}}", "{{> A}}", "{{>}}"})
        CHECK(refusal(text).code == "T003");
    CHECK(refusal("{{>absent}}").code == "T001");
    Folder folder;
    folder.part("a", "{{>b}}");
    folder.part("b", "{{>a}}");
    folder.page("{{>a}}");
    CHECK(refusal(folder).code == "T002");
}

TEST_CASE("parts that double at each step are stopped") {
    Folder folder;
    folder.part("p0", std::string(1000, 'x'));
    for (int i = 1; i <= 14; ++i) {
        const std::string inner = "{{>p" + std::to_string(i - 1) + "}}";
        folder.part("p" + std::to_string(i), inner + inner + inner);
    }
    folder.page("{{>p14}}");
    CHECK(refusal(folder).code == "T002");
}

TEST_CASE("a phrase that the language lacks is refused before anything is rendered") {
    Folder folder;
    folder.page("{{@say.hello}}{{#yes}}{{@say.bye}}{{/yes}}");
    const Templates templates = folder.load();
    try {
        templates.check_phrases(phrases());
        FAIL("accepted");
    } catch (const base::Failure& failure) {
        CHECK(failure.diagnostic().code == "T006");
        CHECK(failure.diagnostic().facts.at("phrase") == "say.bye");
    }
}

TEST_CASE("one set of templates serves many threads") {
    Folder folder;
    folder.page("{{#many}}{{name}}{{#words}}{{.}}{{/words}},{{/many}}");
    const Templates templates = folder.load();
    Outer view;
    for (int i = 0; i < 200; ++i) view.many.push_back({std::to_string(i), {"a", "b"}});
    const std::string expected = templates.render("page", view, phrases());
    std::vector<std::string> results(8);
    {
        std::vector<std::jthread> pool;
        for (auto& result : results)
            pool.emplace_back([&] {
                for (int i = 0; i < 20; ++i) result = templates.render("page", view, phrases());
            });
    }
    for (const auto& result : results) CHECK(result == expected);
}
