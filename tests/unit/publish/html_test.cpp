// SPDX-License-Identifier: Apache-2.0
#include "publish/html.hpp"

#include "support/catch.hpp"

using namespace qm::publish;

TEST_CASE("text becomes markup only through escaping") {
    CHECK(escaped("a & b < c > \"d\" 'e'") == "a &amp; b &lt; c &gt; &quot;d&quot; &#39;e&#39;");
    CHECK(escaped("北滘\n1\t2") == "北滘\n1\t2");
    CHECK(escaped(std::string_view{"a\0b\x1b[0m\x7f", 8}) == "a\uFFFDb\uFFFD[0m\uFFFD");
}

TEST_CASE("a link leads nowhere but into the site") {
    CHECK(qm::publish::link("town-1.html", "北滘").bytes == "<a href=\"town-1.html\">北滘</a>");
    CHECK(qm::publish::link("a.html#b:c", "x").bytes == "<a href=\"a.html#b:c\">x</a>");
    CHECK(strong_link("a.html?q=\"", "<b>").bytes == "<a href=\"a.html?q=&quot;\"><b>&lt;b&gt;</b></a>");
    for (const char* address :
         {"javascript:alert(1)", "http://x.example/", "//x.example/", "data:text/html,x", "\\\\host\\x", ""})
        CHECK(qm::publish::link(address, "<w>").bytes == "&lt;w&gt;");
}

TEST_CASE("a sentence takes markup for its names and escapes the rest") {
    const std::map<std::string, Html, std::less<>> parts{{"n", {"<b>7</b>"}}, {"who", plain("<i>")}};
    CHECK(rich("逾期 {n}，{who} & {unknown}{", parts).bytes == "逾期 <b>7</b>，&lt;i&gt; &amp; {unknown}{");
    // A name inside a part is data, not a place to fill.
    CHECK(rich("{a}", {{"a", plain("{n}")}, {"n", plain("x")}}).bytes == "{n}");
}

TEST_CASE("a script string cannot end its script or its line") {
    CHECK(js_string("a\"b\\c</script>\n\xE2\x80\xA8") == "\"a\\\"b\\\\c\\u003c/script\\u003e\\u000a\\u2028\"");
    CHECK(js_string("北滘") == "\"北滘\"");
}
