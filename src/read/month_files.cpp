// SPDX-License-Identifier: Apache-2.0
#include "read/month_files.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <system_error>
#include <utility>

#include "base/text.hpp"
#include "read/input_file.hpp"
#include "read/refusal.hpp"

namespace qm::read {
namespace {

namespace fs = std::filesystem;
constexpr int deepest = 4;

bool matches(std::u32string_view name, std::u32string_view pattern) {
    while (!pattern.empty()) {
        const char32_t c = pattern.front();
        if (c == U'*') {
            pattern.remove_prefix(1);
            for (std::size_t skip = 0; skip <= name.size(); ++skip) {
                if (matches(name.substr(skip), pattern)) return true;
                if (skip < name.size() && name[skip] == U'/') return false;
            }
            return false;
        }
        if (name.empty()) return false;
        if (const auto close = pattern.find(U']', 2); c == U'[' && close != std::u32string_view::npos) {
            if (pattern.substr(1, close - 1).find(name.front()) == std::u32string_view::npos) return false;
            pattern.remove_prefix(close + 1);
        } else {
            if (c == U'?' ? name.front() == U'/' : name.front() != c) return false;
            pattern.remove_prefix(1);
        }
        name.remove_prefix(1);
    }
    return name.empty();
}

std::string_view last_part(std::string_view name) {
    return name.substr(name.rfind('/') + 1);
}

bool is_folder(std::string_view name) {
    return name.ends_with('/');
}

// 企业.csv and 企业.xlsx are one table saved twice.
bool same_but_for_format(std::string_view a, std::string_view b) {
    return a.substr(0, a.rfind('.')) == b.substr(0, b.rfind('.'));
}

bool digits_at(std::string_view text, std::size_t at, std::size_t count) {
    if (at + count > text.size()) return false;
    return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at),
                       text.begin() + static_cast<std::ptrdiff_t>(at + count),
                       [](char c) { return c >= '0' && c <= '9'; });
}

bool is_digit_at(std::string_view text, std::size_t at) {
    return digits_at(text, at, 1);
}

void collect(const fs::path& folder, const std::string& prefix, int depth, std::vector<std::string>& names) {
    std::error_code error;
    for (const auto& entry : fs::directory_iterator{folder, error}) {
        const std::string name = prefix + entry.path().filename().string();
        if (!entry.is_directory(error))
            names.push_back(name);
        else {
            names.push_back(name + "/");  // only to be told from a file that is not there
            if (!is_system_file(name) && depth < deepest) collect(entry.path(), name + "/", depth + 1, names);
        }
    }
}

}  // namespace

bool matches_pattern(std::string_view name, std::string_view pattern) {
    return matches(base::code_points(name), base::code_points(pattern));
}

bool is_system_file(std::string_view name) {
    if (name.ends_with('/')) name.remove_suffix(1);
    const auto file = last_part(name);
    constexpr std::array<std::string_view, 3> known{"Thumbs.db", "desktop.ini", "Icon\r"};
    return file.starts_with("~$") || file.starts_with(".") || file.ends_with(".tmp") || file.ends_with("~") ||
           std::find(known.begin(), known.end(), file) != known.end();
}

std::string without_copy_mark(std::string_view name) {
    const auto dot = name.rfind('.');
    std::string_view stem = name.substr(0, dot);
    const std::string_view extension = dot == std::string_view::npos ? std::string_view{} : name.substr(dot);
    constexpr std::array<std::string_view, 8> marks{" - 副本", "-副本", "_副本", "副本",
                                                    " - Copy", "-copy", "_copy", " copy"};
    for (bool again = true; again;) {
        again = false;
        for (const auto mark : marks)
            if (stem.size() > mark.size() && stem.ends_with(mark)) {
                stem.remove_suffix(mark.size());
                again = true;
            }
        for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"(", ")"}, {"（", "）"}}) {
            const auto at = stem.rfind(open);
            if (!stem.ends_with(close) || at == std::string_view::npos || at == 0) continue;
            const auto inner = stem.substr(at + open.size(), stem.size() - close.size() - at - open.size());
            if (inner.empty() || inner.size() > 3 || inner.find_first_not_of("0123456789") != std::string_view::npos)
                continue;
            stem = base::trim(stem.substr(0, at));
            again = true;
        }
    }
    return std::string{stem} + std::string{extension};
}

std::optional<base::Month> month_in_name(std::string_view name) {
    constexpr std::string_view year_sign = "年", month_sign = "月";
    for (std::size_t at = 0; at + 6 <= name.size(); ++at) {
        if (!digits_at(name, at, 4) || (at > 0 && is_digit_at(name, at - 1))) continue;
        std::size_t next = at + 4;
        std::string month;
        const bool sign = name.substr(next).starts_with(year_sign);
        const bool dash = !sign && (name[next] == '-' || name[next] == '_' || name[next] == '.');
        next += sign ? year_sign.size() : dash ? 1 : 0;
        while (month.size() < 2 && is_digit_at(name, next)) month += name[next++];
        if (month.empty() || is_digit_at(name, next) || (!sign && month.size() != 2)) continue;
        if (sign && !name.substr(next).starts_with(month_sign)) continue;
        if (const auto parsed = base::parse_month(std::string{name.substr(at, 4)} + "-" + month)) return parsed;
    }
    return std::nullopt;
}

model::Index town_in_name(std::string_view name, const std::vector<model::Town>& towns) {
    model::Index best = model::none;
    std::size_t length = 0;
    for (std::size_t i = 0; i < towns.size(); ++i)
        for (const std::string* word : {&towns[i].name, &towns[i].short_name, &towns[i].code})
            if (word->size() > length && name.find(*word) != std::string_view::npos) {
                best = static_cast<model::Index>(i);
                length = word->size();
            }
    return best;
}

std::vector<base::Month> list_months(const fs::path& project, base::Diagnostics& findings) {
    std::vector<base::Month> months;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator{project / "months", error}) {
        const std::string name = entry.path().filename().string();
        if (is_system_file(name)) continue;
        const auto month = name.size() == 7 && name[4] == '-' ? base::parse_month(name) : std::nullopt;
        if (month && entry.is_directory(error))
            months.push_back(*month);
        else
            findings.add("F024", base::Severity::info, {"months/" + base::shown(name), "", 0, 0});
    }
    std::sort(months.begin(), months.end());
    return months;
}

MonthFolder::MonthFolder(const model::Config& config, base::Month month, base::Diagnostics& findings)
    : config_{config}, month_{month}, findings_{findings}, folder_{config.project / "months" / base::to_string(month)} {
    std::error_code error;
    if (!fs::is_directory(folder_, error))
        throw base::Failure{base::Exit::input_missing,
                            "F001",
                            {{"path", name_in(config.project, folder_)}, {"reason", "months"}},
                            {name_in(config.project, folder_), "", 0, 0}};
    std::vector<std::string> found;
    collect(folder_, "", 0, found);
    std::sort(found.begin(), found.end());
    for (auto& name : found) {
        if (is_system_file(name))
            findings_.add("F013", base::Severity::info, {shown_name(name), "", 0, 0});
        else
            names_.push_back(std::move(name));
    }
    used_.assign(names_.size(), false);
}

std::vector<MonthFile> MonthFolder::files_of(const model::SourceConfig& source, const std::vector<model::Town>& towns) {
    std::vector<MonthFile> files;
    const auto wanted = [&](std::string_view name) {
        return std::any_of(source.files.begin(), source.files.end(),
                           [&](const std::string& pattern) { return matches_pattern(name, pattern); });
    };
    for (std::size_t i = 0; i < names_.size(); ++i) {
        const auto& name = names_[i];
        if (is_folder(name)) {
            if (wanted(std::string_view{name}.substr(0, name.size() - 1))) refuse_folder(name, source.required);
            continue;
        }
        if (!wanted(name)) continue;
        used_[i] = true;
        MonthFile file{folder_ / name, shown_name(name), model::none};
        if (base::shown(name, name.size()) != name) findings_.add("F016", base::Severity::info, {file.name, "", 0, 0});
        require_inside(file.path, file.name, config_.roots);
        if (const auto said = month_in_name(last_part(name)); said && *said != month_ && source.month == "own")
            refuse("F015", {file.name, "", 0, 0},
                   {{"month", base::to_string(*said)}, {"folder", base::to_string(month_)}});
        if (source.one_per == "town") {
            file.town = town_in_name(last_part(name), towns);
            if (file.town == model::none) findings_.add("F023", base::Severity::warning, {file.name, "", 0, 0});
        }
        for (const auto& other : files) {
            const bool same_town = file.town != model::none && file.town == other.town;
            if (same_town || same_but_for_format(without_copy_mark(file.name), without_copy_mark(other.name)))
                refuse("F014", {file.name, "", 0, 0}, {{"other", other.name}});
        }
        files.push_back(std::move(file));
    }
    return files;
}

void MonthFolder::tell_unused() const {
    for (std::size_t i = 0; i < names_.size(); ++i)
        if (!used_[i] && !is_folder(names_[i]))
            findings_.add("F025", base::Severity::info, {shown_name(names_[i]), "", 0, 0});
}

std::string MonthFolder::shown_name(const std::string& name) const {
    return base::shown(name_in(config_.project, folder_ / name), 200);
}

void MonthFolder::refuse_folder(const std::string& name, bool required) const {
    const std::string shown = shown_name(name.substr(0, name.size() - 1));
    base::Facts facts{{"path", shown}};
    if (required) throw base::Failure{base::Exit::input_missing, "F005", std::move(facts), {shown, "", 0, 0}};
    findings_.add("F005", base::Severity::warning, {shown, "", 0, 0}, std::move(facts));
}

}  // namespace qm::read
