// SPDX-License-Identifier: Apache-2.0
#include "publish/manifest.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/hash.hpp"
#include "base/parallel.hpp"
#include "base/text.hpp"
#include "publish/publish.hpp"

namespace qm::publish {
namespace {

constexpr std::string_view hex = "0123456789abcdef";
constexpr std::size_t id_digits = 12;

bool is_hex(std::string_view text, std::size_t size) {
    return text.size() == size && text.find_first_not_of(hex) == std::string_view::npos;
}

std::string quoted(const std::string& text) {
    return nlohmann::json(text).dump();
}

}  // namespace

Manifest make_manifest(const std::vector<File>& files, base::Month month, const std::string& entry, int jobs) {
    std::vector<ManifestEntry> entries(files.size());
    base::for_each_index(files.size(), jobs, [&](std::size_t i) {
        entries[i] = {base::sha256(files[i].bytes), files[i].bytes.size(), files[i].provenance};
    });
    Manifest manifest{month, entry, {}};
    for (std::size_t i = 0; i < files.size(); ++i) manifest.files.emplace(files[i].path, std::move(entries[i]));
    return manifest;
}

std::string manifest_text(const Manifest& manifest) {
    std::string text = "{\n\"entry\": " + quoted(manifest.entry) + ",\n\"files\": {";
    const char* separator = "\n";
    for (const auto& [path, file] : manifest.files) {
        text += separator + quoted(path) + ": {";
        if (file.provenance) text += "\"provenance\": true, ";
        text += "\"sha256\": \"" + file.sha256 + "\", \"size\": " + std::to_string(file.size) + "}";
        separator = ",\n";
    }
    return text + "\n},\n\"format\": 1,\n\"month\": \"" + base::to_string(manifest.month) + "\"\n}\n";
}

std::optional<Manifest> parse_manifest(std::string_view text) {
    const auto json = nlohmann::json::parse(text, nullptr, false);
    try {
        if (json.at("format") != 1) return std::nullopt;
        Manifest manifest;
        const auto month = base::parse_month(json.at("month").get<std::string>());
        manifest.entry = json.at("entry").get<std::string>();
        if (!month || !is_site_path(manifest.entry)) return std::nullopt;
        manifest.month = *month;
        for (const auto& [path, file] : json.at("files").items()) {
            ManifestEntry entry{file.at("sha256").get<std::string>(), file.at("size").get<std::uint64_t>(),
                                file.value("provenance", false)};
            if (!is_site_path(path) || !is_hex(entry.sha256, 64)) return std::nullopt;
            manifest.files.emplace(path, std::move(entry));
        }
        return manifest;
    } catch (const nlohmann::json::exception&) {
        return std::nullopt;
    }
}

std::string checksums_text(const Manifest& manifest, std::string_view manifest_json) {
    std::string text = base::sha256(manifest_json) + "  " + std::string{manifest_name} + "\n";
    for (const auto& [path, file] : manifest.files) text += file.sha256 + "  " + path + "\n";
    return text;
}

std::string release_id(base::Month month, std::string_view manifest_json) {
    return base::to_string(month) + "-" + base::sha256(manifest_json).substr(0, id_digits);
}

bool is_release_id(std::string_view text) {
    constexpr std::size_t month_size = 7;
    return text.size() == month_size + 1 + id_digits && text[4] == '-' && text[month_size] == '-' &&
           base::parse_month(text.substr(0, month_size)).has_value() && is_hex(text.substr(month_size + 1), id_digits);
}

bool is_site_path(std::string_view path) {
    if (path.empty() || !base::is_utf8(path)) return false;
    for (const auto part : base::split(path, '/')) {
        if (part.empty() || part == "." || part == ".." || part.size() > 255) return false;
        if (part.back() == '.' || part.back() == ' ') return false;
        for (const char c : part)
            if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f ||
                std::string_view{"\\:*?\"<>|"}.find(c) != std::string_view::npos)
                return false;
    }
    return true;
}

}  // namespace qm::publish
