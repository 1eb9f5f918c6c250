// SPDX-License-Identifier: Apache-2.0
// The distinct words of one column within one block. A word is looked at closely once, when it is first met; later
// cells cost a hash and a comparison.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace qm::read {

enum class WordKind : std::uint8_t {
    plain,
    empty,      // blank cell
    null_word,  // — / 暂无 …: missing, counted
    unknown,
    became_date,
    short_code,  // not among the allowed words, or not of the expected form; kept
    error,       // a formula error of a spreadsheet; missing
};

struct Word {
    WordKind kind = WordKind::plain;
    std::string kept;  // what the table gets when it differs from what stands in the file
    bool differs = false;
};

class BlockWords {
  public:
    /// Number of the word; `classify(text)` is called when it is new.
    template <class Classify>
    std::uint32_t add(std::string_view text, Classify classify) {
        const std::uint64_t hash = hash_of(text);
        std::uint32_t* slot = find(text, hash);
        if (*slot != 0) return *slot - 1;
        if (entries_.size() * 2 >= slots_.size()) {
            grow();
            slot = find(text, hash);
        }
        entries_.push_back(
            {bytes_.size(), static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(hash >> 32), Word{}});
        bytes_.append(text);
        *slot = static_cast<std::uint32_t>(entries_.size());
        entries_.back().word = classify(text);
        return *slot - 1;
    }
    void clear();  // keeps its memory
    std::size_t size() const { return entries_.size(); }
    WordKind kind(std::uint32_t number) const { return entries_[number].word.kind; }
    std::string_view kept(std::uint32_t number) const {
        const Entry& entry = entries_[number];
        if (entry.word.differs) return entry.word.kept;
        return std::string_view{bytes_}.substr(entry.start, entry.length);
    }

  private:
    struct Entry {
        std::size_t start;
        std::uint32_t length;
        std::uint32_t hash;
        Word word;
    };
    static std::uint64_t hash_of(std::string_view text);
    std::uint32_t* find(std::string_view text, std::uint64_t hash);
    void grow();

    std::string bytes_;
    std::vector<Entry> entries_;
    std::vector<std::uint32_t> slots_ = std::vector<std::uint32_t>(64);  // entry number + 1; 0 = free
};

}  // namespace qm::read
