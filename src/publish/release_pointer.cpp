// SPDX-License-Identifier: Apache-2.0
#include "publish/release_pointer.hpp"

#include "publish/manifest.hpp"

namespace qm::publish {
namespace {

constexpr std::string_view release_mark = "<meta name=\"qualitymap-release\" content=\"";
constexpr std::string_view refresh_mark = "<meta http-equiv=\"refresh\" content=\"0; url=";

std::string_view between(std::string_view text, std::string_view mark) {
    const auto at = text.find(mark);
    if (at == std::string_view::npos) return {};
    text.remove_prefix(at + mark.size());
    const auto end = text.find('"');
    return end == std::string_view::npos ? std::string_view{} : text.substr(0, end);
}

}  // namespace

std::string pointer_text(const Pointer& pointer) {
    const std::string target = "releases/" + pointer.release + "/" + pointer.entry;
    return "<!DOCTYPE html>\n"
           "<html lang=\"zh-CN\">\n"
           "<head>\n"
           "<meta charset=\"utf-8\">\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; form-action "
           "'none'\">\n"
           "<meta name=\"referrer\" content=\"no-referrer\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n" +
           std::string{release_mark} + pointer.release + "\">\n" + std::string{refresh_mark} + target +
           "\">\n"
           "<title>质量图谱 Quality map</title>\n"
           "</head>\n"
           "<body>\n"
           "<p><a href=\"" +
           target +
           "\">打开质量图谱 <span lang=\"en\">Open the quality map</span></a></p>\n"
           "</body>\n"
           "</html>\n";
}

std::optional<Pointer> parse_pointer(std::string_view html) {
    const auto release = between(html, release_mark);
    auto target = between(html, refresh_mark);
    const std::string folder = "releases/" + std::string{release} + "/";
    if (!is_release_id(release) || !target.starts_with(folder)) return std::nullopt;
    target.remove_prefix(folder.size());
    if (!is_plain_path(target)) return std::nullopt;
    return Pointer{std::string{release}, std::string{target}};
}

bool is_plain_path(std::string_view path) {
    return is_site_path(path) &&
           path.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-/") ==
               std::string_view::npos;
}

}  // namespace qm::publish
