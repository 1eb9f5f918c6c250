// SPDX-License-Identifier: Apache-2.0
// One table of qualitymap.toml, read key by key. A key that nobody asked for is an error (K002): a slip of the pen is
// never ignored. Only config.cpp includes this header (toml++ is heavy).
#pragma once

#include <toml++/toml.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/feedback.hpp"

namespace qm::read {

class Section {
  public:
    /// `table` may be null: an absent section leaves every default. `path` is the dotted name for messages.
    Section(const toml::table* table, std::string path, std::string file);

    bool present() const { return table_ != nullptr; }
    int line() const;
    base::Spot spot() const;
    base::Spot spot_of(std::string_view key) const;
    const std::string& path() const { return path_; }

    // Each leaves `target` alone when the key is absent; Failure K003 when it has another type or lies out of range.
    void text(std::string_view key, std::string& target);
    void flag(std::string_view key, bool& target);
    void whole(std::string_view key, std::int64_t& target, std::int64_t low, std::int64_t high);
    template <class Number>
    void number(std::string_view key, Number& target, std::int64_t low, std::int64_t high) {
        auto value = static_cast<std::int64_t>(target);
        whole(key, value, low, high);
        target = static_cast<Number>(value);
    }
    void real(std::string_view key, double& target, double low, double high);
    void texts(std::string_view key, std::vector<std::string>& target);
    /// Decimal numbers as texts; written as numbers or as quoted texts.
    void decimals(std::string_view key, std::vector<std::string>& target);
    void one_of(std::string_view key, std::string& target, const std::vector<std::string>& words);

    Section section(std::string_view key);
    std::vector<Section> sections(std::string_view key);  // [[key]]
    std::vector<std::string> keys() const;

    /// Failure K013 when the key is absent.
    void require(std::string_view key) const;
    /// Failure K003 at this key.
    [[noreturn]] void wrong(std::string_view key, std::string_view expected) const;
    /// Call last. Failure K002 at the first key that was not asked for, with the nearest that could have been.
    void finish() const;

  private:
    const toml::node* find(std::string_view key);
    const toml::table* table_;
    std::string path_, file_;
    std::vector<std::string> known_;
};

}  // namespace qm::read
