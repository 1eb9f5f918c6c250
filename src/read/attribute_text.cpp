// SPDX-License-Identifier: Apache-2.0
#include "read/attribute_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "read/refusal.hpp"

namespace qm::read {
namespace {

constexpr const char* utf8 = "UTF-8";
constexpr const char* gb18030 = "GB18030";

struct Name {
    std::string_view written;  // upper case, without blanks, - and _
    const char* code_page;
};
constexpr const char* big5 = "Big5-HKSCS";
// GB18030 reads whatever GBK and GB2312 do, the Big5 of Hong Kong what that of Taiwan does.
constexpr std::array<Name, 13> names{{{"UTF8", utf8},
                                      {"65001", utf8},
                                      {"GB2312", gb18030},
                                      {"EUCCN", gb18030},
                                      {"GBK", gb18030},
                                      {"GB18030", gb18030},
                                      {"936", gb18030},
                                      {"54936", gb18030},
                                      {"BIG5", big5},
                                      {"BIG5HKSCS", big5},
                                      {"950", big5},
                                      {"1252", "windows-1252"},
                                      {"88591", "windows-1252"}}};

bool fits(const std::vector<std::string>& values, const std::string& code_page) {
    return std::all_of(values.begin(), values.end(), [&](const std::string& value) {
        return code_page == utf8 ? base::is_utf8(value) : base::from_code_page(code_page, value).has_value();
    });
}

}  // namespace

std::string code_page_named(std::string_view name) {
    std::string key;
    for (const char c : base::upper(base::trim(name)))
        if (c != ' ' && c != '-' && c != '_') key += c;
    for (const std::string_view before : {"ANSI", "WINDOWS", "CP", "ISO", "MS"})
        if (key.starts_with(before)) key.erase(0, before.size());
    const auto* known = std::find_if(names.begin(), names.end(), [&](const Name& one) { return one.written == key; });
    if (known != names.end()) return known->code_page;
    const std::string plain{base::trim(name)};
    return base::knows_code_page(plain) ? plain : std::string{};
}

std::string code_page_of_dbf(unsigned char language) {
    switch (language) {
        case 0x4D:
        case 0x7A:
            return gb18030;
        case 0x4F:
        case 0x78:
            return big5;
        default:  // 0x57 is what programs write that do not know
            return {};
    }
}

std::string attribute_encoding(const std::vector<std::string>& values, const SaidEncoding& said,
                               const base::Spot& layer, base::Diagnostics& findings) {
    if (!said.configured.empty()) {
        const std::string configured = code_page_named(said.configured);
        if (configured.empty())
            refuse_configuration("K003", said.configured_at,
                                 {{"key", "encoding"},
                                  {"section", "layers"},
                                  {"expected", "UTF-8, GB18030, GBK, Big5"},
                                  {"value", base::shown(said.configured)}});
        if (!fits(values, configured)) refuse("E012", layer, {{"encoding", base::shown(said.configured)}});
        return configured;
    }
    const bool ascii = std::all_of(values.begin(), values.end(), [](const std::string& value) {
        return std::all_of(value.begin(), value.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    });
    if (ascii) return utf8;
    const bool is_utf8 = fits(values, utf8);
    const std::string beside = code_page_named(said.beside);
    // Chinese text of another encoding is hardly ever UTF-8 by chance, in all values of a layer.
    if (!beside.empty() && (beside == utf8 || !is_utf8) && fits(values, beside)) return beside;
    const std::string found = is_utf8 ? utf8 : gb18030;
    if (!said.beside.empty())
        findings.add("E011", base::Severity::warning, layer, {{"said", base::shown(said.beside)}, {"encoding", found}});
    else if (!is_utf8)
        findings.add("E001", base::Severity::info, layer, {{"encoding", found}, {"byte", ""}});
    return found;
}

std::string attribute_text(std::string_view bytes, const std::string& code_page) {
    const std::string_view trimmed = base::trim(bytes);
    if (code_page == utf8 && base::is_utf8(trimmed)) return std::string{trimmed};
    if (code_page != utf8)
        if (const auto decoded = base::from_code_page(code_page, bytes)) return std::string{base::trim(*decoded)};
    return base::shown(trimmed);
}

}  // namespace qm::read
