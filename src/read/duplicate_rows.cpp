// SPDX-License-Identifier: Apache-2.0
#include "read/duplicate_rows.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/repeats.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"
#include "read/table_builder.hpp"

namespace qm::read {
namespace {

using model::Index;

struct Key {
    std::uint64_t high = 0, low = 0;
    bool known() const { return (high | low) != 0; }
    bool operator==(const Key&) const = default;
};

std::uint64_t mixed(std::uint64_t value) {
    value ^= value >> 32;
    value *= 0x9E3779B97F4A7C15ULL;
    return value ^ (value >> 29);
}

// base::name_key with a quick answer for ids, which are nearly always plain letters and digits.
std::string key_of(const std::string& word) {
    std::string key = word;
    for (char& c : key) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
        else if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '/'))
            return base::name_key(word);
    }
    return key;
}

// One column of the key as a function from row to number, 0 = missing. Words that differ only in case, width or blanks
// share a number.
class KeyColumn {
  public:
    explicit KeyColumn(const model::Column& column) : column_{column} {
        const auto* words = std::get_if<model::Words>(&column.cells);
        if (!words) return;
        groups_.resize(words->dictionary.size());
        std::unordered_map<std::string, std::uint32_t> numbers;
        for (std::uint32_t i = 1; i < groups_.size(); ++i) {
            const std::string& word = words->dictionary.word(i);
            groups_[i] = numbers.try_emplace(key_of(word), i).first->second;
        }
    }
    Key at(std::size_t row) const {
        if (const auto* codes = std::get_if<model::Codes>(&column_.cells))
            return {(*codes)[row].high, (*codes)[row].low};
        if (const auto* words = std::get_if<model::Words>(&column_.cells)) return {groups_[words->cells[row]], 0};
        if (const auto* numbers = std::get_if<model::Numbers>(&column_.cells))
            return (*numbers)[row] == base::missing ? Key{} : Key{static_cast<std::uint64_t>((*numbers)[row]), 1};
        if (const auto* days = std::get_if<model::Days>(&column_.cells))
            return (*days)[row] == base::Date::none ? Key{} : Key{static_cast<std::uint64_t>((*days)[row]), 1};
        return {};
    }

  private:
    const model::Column& column_;
    std::vector<std::uint32_t> groups_;
};

bool same_cell(const model::Column& column, std::size_t a, std::size_t b) {
    return std::visit(
        [&](const auto& cells) {
            using Cells = std::decay_t<decltype(cells)>;
            if constexpr (std::is_same_v<Cells, model::Texts>)
                return model::text_of(column, a) == model::text_of(column, b);
            else if constexpr (std::is_same_v<Cells, model::Words> || std::is_same_v<Cells, model::Degrees>)
                return cells.cells[a] == cells.cells[b];
            else
                return cells[a] == cells[b];
        },
        column.cells);
}

class Repeats {
  public:
    Repeats(model::Table& table, std::vector<model::Source>& sources, RepeatRule rule, base::Diagnostics& findings)
        : table_{table}, sources_{sources}, rule_{rule}, findings_{findings} {
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            if (table.schema->columns[i].key && table.columns[i].present) {
                keys_.emplace_back(table.columns[i]);
                key_at_.push_back(i);
            }
    }

    void settle() {
        if (keys_.empty() || table_.rows() < 2) return;
        find();
        if (groups_.empty()) return;
        kept_.assign(table_.rows(), true);
        std::sort(groups_.begin(), groups_.end());
        for (std::size_t from = 0; from < groups_.size();) {
            std::size_t to = from + 1;
            while (to < groups_.size() && groups_[to].first == groups_[from].first) ++to;
            std::vector<Index> rows{groups_[from].first};
            for (std::size_t i = from; i < to; ++i) rows.push_back(groups_[i].second);
            settle_group(rows);
            from = to;
        }
        if (std::find(kept_.begin(), kept_.end(), false) != kept_.end()) keep_rows(table_, kept_);
    }

  private:
    bool same_key(std::size_t a, std::size_t b) const {
        return std::all_of(keys_.begin(), keys_.end(), [&](const KeyColumn& key) { return key.at(a) == key.at(b); });
    }

    // Pairs (first row of a key, later row of the same key).
    void find() {
        std::vector<std::uint64_t> hashes(table_.rows());
        for (std::size_t row = 0; row < table_.rows(); ++row) {
            std::uint64_t hash = 0;
            bool known = true;
            for (const auto& column : keys_) {
                const Key key = column.at(row);
                known = known && key.known();
                hash = mixed(hash ^ key.high) + mixed(key.low);
            }
            hashes[row] = known ? std::max<std::uint64_t>(1, mixed(hash)) : 0;
        }
        const auto met = base::met_again(hashes);
        for (std::size_t from = 0, to = 0; from < met.size(); from = to) {
            std::vector<Index> firsts;  // of the keys that have this hash, nearly always one
            for (; to < met.size() && met[to].first == met[from].first; ++to) {
                const Index row = met[to].second;
                const auto first =
                    std::find_if(firsts.begin(), firsts.end(), [&](Index other) { return same_key(other, row); });
                if (first == firsts.end())
                    firsts.push_back(row);
                else
                    groups_.emplace_back(*first, row);
            }
        }
    }

    void settle_group(const std::vector<Index>& rows) {
        if (rule_ == RepeatRule::later) {
            // Files come month by month: the newest is the last.
            for (std::size_t i = 0; i + 1 < rows.size(); ++i) merge(rows[i]);
            return;
        }
        const bool all_equal =
            std::all_of(rows.begin() + 1, rows.end(), [&](Index row) { return differing(rows[0], row).empty(); });
        if (all_equal) {
            for (std::size_t i = 1; i < rows.size(); ++i) {
                merge(rows[i]);
                say("I001", base::Severity::info, rows[i], rows[0], {});
            }
            return;
        }
        for (std::size_t i = 0; i < rows.size(); ++i) {
            kept_[rows[i]] = false;
            ++sources_[table_.source[rows[i]]].quarantined;
            const Index other = rows[i == 0 ? 1 : 0];
            say(written_alike(rows[i], other) ? "I002" : "I007", base::Severity::warning, rows[i], other,
                differing(rows[i], other));
        }
    }

    void merge(Index row) {
        kept_[row] = false;
        ++sources_[table_.source[row]].merged;
    }

    bool written_alike(Index a, Index b) const {
        return std::all_of(key_at_.begin(), key_at_.end(),
                           [&](std::size_t at) { return same_cell(table_.columns[at], a, b); });
    }

    std::vector<std::string> differing(Index a, Index b) const {
        std::vector<std::string> names;
        for (std::size_t i = 0; i < table_.columns.size(); ++i) {
            if (!table_.columns[i].present || same_cell(table_.columns[i], a, b)) continue;
            const bool is_key = table_.schema->columns[i].key;
            if (!is_key || !same_key(a, b)) names.push_back(table_.schema->columns[i].zh);
        }
        return names;
    }

    void say(const char* code, base::Severity severity, Index row, Index other,
             const std::vector<std::string>& columns) {
        std::vector<std::string> keys, other_keys;
        for (const std::size_t at : key_at_) {
            keys.push_back(base::shown(model::shown_cell(table_, row, at)));
            other_keys.push_back(base::shown(model::shown_cell(table_, other, at)));
        }
        findings_.add(code, severity, spot(row),
                      {{"value", base::join(keys, " ")},
                       {"other_value", base::join(other_keys, " ")},
                       {"other", base::to_string(spot(other))},
                       {"columns", base::join(columns, "、")}});
    }

    base::Spot spot(Index row) const {
        const auto& source = sources_[table_.source[row]];
        return {source.file, source.sheet, table_.line[row], 0};
    }

    model::Table& table_;
    std::vector<model::Source>& sources_;
    RepeatRule rule_;
    base::Diagnostics& findings_;
    std::vector<KeyColumn> keys_;
    std::vector<std::size_t> key_at_;
    std::vector<std::pair<Index, Index>> groups_;
    std::vector<bool> kept_;
};

}  // namespace

void settle_repeats(model::Table& table, std::vector<model::Source>& sources, RepeatRule rule,
                    base::Diagnostics& findings) {
    Repeats{table, sources, rule, findings}.settle();
}

}  // namespace qm::read
