// SPDX-License-Identifier: Apache-2.0
#include "read/toml_section.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <sstream>
#include <utility>

#include "base/number.hpp"
#include "base/text.hpp"
#include "read/refusal.hpp"

namespace qm::read {
namespace {

base::Spot spot_at(const std::string& file, const toml::source_position& position) {
    return {file, "", static_cast<std::uint32_t>(position.line), static_cast<std::uint32_t>(position.column)};
}

std::string written(const toml::node& node) {
    if (const auto* value = node.as_string()) return "\"" + value->get() + "\"";
    std::ostringstream out;
    out.imbue(std::locale::classic());
    node.visit([&](const auto& value) { out << value; });
    return out.str();
}

// The shortest text that reads back as the same number: what the user typed, in every sensible case.
std::string decimal_text(double value) {
    std::array<char, 64> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed).ptr;
    return {text.data(), end};
}

}  // namespace

Section::Section(const toml::table* table, std::string path, std::string file)
    : table_{table}, path_{std::move(path)}, file_{std::move(file)} {}

int Section::line() const {
    return table_ ? static_cast<int>(table_->source().begin.line) : 0;
}

base::Spot Section::spot() const {
    return table_ ? spot_at(file_, table_->source().begin) : base::Spot{file_, "", 0, 0};
}

base::Spot Section::spot_of(std::string_view key) const {
    const auto* node = table_ ? table_->get(key) : nullptr;
    return node ? spot_at(file_, node->source().begin) : spot();
}

const toml::node* Section::find(std::string_view key) {
    known_.emplace_back(key);
    return table_ ? table_->get(key) : nullptr;
}

void Section::wrong(std::string_view key, std::string_view expected) const {
    const auto* node = table_ ? table_->get(key) : nullptr;
    refuse_configuration("K003", spot_of(key),
                         {{"key", std::string{key}},
                          {"section", path_},
                          {"expected", std::string{expected}},
                          {"value", node ? base::shown(written(*node)) : ""}});
}

void Section::text(std::string_view key, std::string& target) {
    const auto* node = find(key);
    if (!node) return;
    const auto* value = node->as_string();
    if (!value) wrong(key, "\"text\"");
    target = value->get();
}

void Section::flag(std::string_view key, bool& target) {
    const auto* node = find(key);
    if (!node) return;
    const auto* value = node->as_boolean();
    if (!value) wrong(key, "true, false");
    target = value->get();
}

void Section::whole(std::string_view key, std::int64_t& target, std::int64_t low, std::int64_t high) {
    const auto* node = find(key);
    if (!node) return;
    const auto* value = node->as_integer();
    if (!value || value->get() < low || value->get() > high)
        wrong(key, std::to_string(low) + " … " + std::to_string(high));
    target = value->get();
}

void Section::real(std::string_view key, double& target, double low, double high) {
    const auto* node = find(key);
    if (!node) return;
    const auto value = node->value<double>();
    if (!value || !node->is_number() || !(*value >= low && *value <= high))
        wrong(key, decimal_text(low) + " … " + decimal_text(high));
    target = *value;
}

void Section::texts(std::string_view key, std::vector<std::string>& target) {
    const auto* node = find(key);
    if (!node) return;
    const auto* list = node->as_array();
    if (!list || !list->is_homogeneous(toml::node_type::string)) {
        if (list && list->empty()) return target.clear();
        wrong(key, "[\"text\", …]");
    }
    target.clear();
    for (const auto& item : *list) target.push_back(item.as_string()->get());
}

void Section::decimals(std::string_view key, std::vector<std::string>& target) {
    const auto* node = find(key);
    if (!node) return;
    const auto* list = node->as_array();
    if (!list) wrong(key, "[0.5, 1, …]");
    target.clear();
    for (const auto& item : *list) {
        std::string text;
        if (const auto* words = item.as_string()) text = words->get();
        if (const auto* integer = item.as_integer()) text = std::to_string(integer->get());
        if (const auto* number = item.as_floating_point()) text = decimal_text(number->get());
        if (!base::parse_number(text)) wrong(key, "[0.5, 1, …]");
        target.push_back(std::move(text));
    }
}

void Section::one_of(std::string_view key, std::string& target, const std::vector<std::string>& words) {
    // A year may stand without quotes.
    if (const auto* node = find(key); node && node->is_integer())
        target = std::to_string(*node->value<std::int64_t>());
    else
        text(key, target);
    if (table_ && table_->contains(key) && std::find(words.begin(), words.end(), target) == words.end())
        wrong(key, base::join(words, ", "));
}

Section Section::section(std::string_view key) {
    const auto* node = find(key);
    const std::string path = path_.empty() ? std::string{key} : path_ + "." + std::string{key};
    if (node && !node->as_table()) wrong(key, "[" + path + "]");
    return {node ? node->as_table() : nullptr, path, file_};
}

std::vector<Section> Section::sections(std::string_view key) {
    std::vector<Section> result;
    const auto* node = find(key);
    if (!node) return result;
    const auto* list = node->as_array();
    if (!list) wrong(key, "[[" + std::string{key} + "]]");
    for (const auto& item : *list) {
        if (!item.as_table()) wrong(key, "[[" + std::string{key} + "]]");
        result.push_back({item.as_table(), std::string{key}, file_});
    }
    return result;
}

std::vector<std::string> Section::keys() const {
    std::vector<std::string> result;
    if (table_)
        for (const auto& [key, value] : *table_) result.emplace_back(key.str());
    return result;
}

void Section::require(std::string_view key) const {
    if (table_ && table_->contains(key)) return;
    refuse_configuration("K013", spot(), {{"key", std::string{key}}, {"section", path_}});
}

void Section::finish() const {
    if (!table_) return;
    // The first in the file, not in the alphabet, is what the reader of the message looks for.
    const toml::key* first = nullptr;
    for (const auto& [key, value] : *table_) {
        if (std::find(known_.begin(), known_.end(), key.str()) != known_.end()) continue;
        const auto at = key.source().begin;
        if (!first || at < first->source().begin) first = &key;
    }
    if (!first) return;
    auto known = known_;
    std::sort(known.begin(), known.end());
    const std::string nearest = base::nearest(first->str(), known);
    refuse_configuration(nearest.empty() ? "K014" : "K002", spot_at(file_, first->source().begin),
                         {{"key", base::shown(first->str())},
                          {"section", path_},
                          {"nearest", nearest},
                          {"known", base::join(known, ", ")}});
}

}  // namespace qm::read
