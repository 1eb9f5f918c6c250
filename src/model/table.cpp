// SPDX-License-Identifier: Apache-2.0
#include "model/table.hpp"

#include <algorithm>
#include <array>

namespace qm::model {
namespace {

constexpr std::string_view digits36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

constexpr unsigned no_digit = 36;
constexpr unsigned digit_of(char c) {
    if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
    if (c >= 'A' && c <= 'Z') return static_cast<unsigned>(c - 'A') + 10;
    return no_digit;
}
constexpr std::size_t half = 9;  // 36^9 < 2^47: nine characters a word

std::optional<std::uint64_t> pack_half(std::string_view part) {
    std::uint64_t value = 0;
    for (char c : part) {
        const unsigned digit = digit_of(c);
        if (digit == no_digit) return std::nullopt;
        value = value * 36 + digit;
    }
    return value + 1;  // so that a packed code is never zero
}

std::string unpack_half(std::uint64_t value) {
    std::string part(half, '0');
    --value;
    for (std::size_t i = half; i-- > 0; value /= 36) part[i] = digits36[value % 36];
    return part;
}

template <class... F>
struct Match : F... {
    using F::operator()...;
};
template <class... F>
Match(F...) -> Match<F...>;

}  // namespace

std::optional<CreditCode> pack(std::string_view code) {
    if (code.size() != 2 * half) return std::nullopt;
    const auto high = pack_half(code.substr(0, half));
    const auto low = pack_half(code.substr(half));
    if (!high || !low) return std::nullopt;
    return CreditCode{*high, *low};
}

std::string to_string(CreditCode code) {
    return code.known() ? unpack_half(code.high) + unpack_half(code.low) : "";
}

Dictionary::Dictionary() {
    add("");
}

std::uint32_t Dictionary::add(std::string_view word) {
    const auto [at, fresh] = numbers_.try_emplace(std::string{word}, static_cast<std::uint32_t>(words_.size()));
    if (fresh) words_.push_back(&at->first);
    return at->second;
}

std::uint32_t Dictionary::find(std::string_view word) const {
    const auto at = numbers_.find(std::string{word});
    return at == numbers_.end() ? 0 : at->second;
}

Dictionary::Dictionary(const Dictionary& other) {
    for (const auto* word : other.words_) add(*word);
}

Dictionary& Dictionary::operator=(const Dictionary& other) {
    if (this != &other) *this = Dictionary{other};
    return *this;
}

Column make_column(Type type) {
    switch (type) {
        case Type::text:
            return {Texts{}, false};
        case Type::uscc:
        case Type::uscc_ref:
            return {Codes{}, false};
        case Type::number:
            return {Numbers{}, false};
        case Type::date:
        case Type::month:
            return {Days{}, false};
        case Type::lon:
        case Type::lat:
            return {Degrees{}, false};
        default:
            return {Words{}, false};
    }
}

void Texts::close_text() {
    if (ends_.size() % stretch == 0) starts_.push_back(ends_.empty() ? 0 : end(ends_.size() - 1));
    ends_.push_back(static_cast<std::uint32_t>(bytes_.size() - starts_.back()));
}

void Texts::add(std::string_view text) {
    bytes_.append(text);
    close_text();
}

void Texts::add_empty(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) close_text();
}

void Texts::add(const Texts& others) {
    for (std::size_t i = 0; i < others.size(); ++i) add(others[i]);
}

void Texts::reserve(std::size_t texts, std::size_t bytes) {
    bytes_.reserve(bytes);
    ends_.reserve(texts);
}

void Texts::keep(const std::vector<bool>& kept) {
    // In place: what is written never overtakes what is still to be read.
    std::uint64_t from = 0, to = 0;
    std::size_t count = 0;
    for (std::size_t i = 0; i < ends_.size(); ++i) {
        const std::uint64_t until = end(i);
        if (kept[i]) {
            std::copy(bytes_.begin() + static_cast<std::ptrdiff_t>(from),
                      bytes_.begin() + static_cast<std::ptrdiff_t>(until),
                      bytes_.begin() + static_cast<std::ptrdiff_t>(to));
            if (count % stretch == 0) starts_[count / stretch] = to;
            to += until - from;
            ends_[count] = static_cast<std::uint32_t>(to - starts_[count / stretch]);
            ++count;
        }
        from = until;
    }
    bytes_.resize(to);
    ends_.resize(count);
    starts_.resize((count + stretch - 1) / stretch);
}

void Texts::clear() {
    bytes_.clear();
    starts_.clear();
    ends_.clear();
}

std::string_view text_of(const Column& column, std::size_t row) {
    if (const auto* words = std::get_if<Words>(&column.cells)) return words->dictionary.word(words->cells[row]);
    if (const auto* texts = std::get_if<Texts>(&column.cells)) return (*texts)[row];
    return {};
}

const Column* Table::column(std::string_view name) const {
    const int at = schema->find(name);
    return at < 0 || !columns[static_cast<std::size_t>(at)].present ? nullptr : &columns[static_cast<std::size_t>(at)];
}

base::Spot Table::spot(std::size_t row, std::string_view) const {
    const Source& from = (*sources)[source[row]];
    return {from.file, from.sheet, line[row], 0};
}

std::string_view Table::text(std::size_t row, std::string_view name) const {
    const auto* found = column(name);
    return found ? text_of(*found, row) : std::string_view{};
}

std::optional<std::int64_t> Table::number(std::size_t row, std::string_view name) const {
    const auto* found = column(name);
    const auto* cells = found ? std::get_if<Numbers>(&found->cells) : nullptr;
    if (!cells || (*cells)[row] == base::missing) return std::nullopt;
    return (*cells)[row];
}

base::Date Table::date(std::size_t row, std::string_view name) const {
    const auto* found = column(name);
    const auto* cells = found ? std::get_if<Days>(&found->cells) : nullptr;
    return cells ? base::Date{(*cells)[row]} : base::Date{};
}

CreditCode Table::code(std::size_t row, std::string_view name) const {
    const auto* found = column(name);
    const auto* cells = found ? std::get_if<Codes>(&found->cells) : nullptr;
    return cells ? (*cells)[row] : CreditCode{};
}

LonLat Table::point(std::size_t row) const {
    const auto* lon = column("lon");
    const auto* lat = column("lat");
    if (!lon || !lat) return {};
    return {std::get<Degrees>(lon->cells).cells[row], std::get<Degrees>(lat->cells).cells[row]};
}

std::string shown_cell(const Table& table, std::size_t row, std::size_t at) {
    const Column& column = table.columns[at];
    if (!column.present) return {};
    const Type type = table.schema->columns[at].type;
    return std::visit(Match{
                          [&](const Texts&) { return std::string{text_of(column, row)}; },
                          [&](const Words&) { return std::string{text_of(column, row)}; },
                          [&](const Numbers& cells) {
                              if (cells[row] == base::missing) return std::string{};
                              return base::format({cells[row], base::micro}, {6, false, false, true});
                          },
                          [&](const Days& cells) {
                              if (cells[row] == base::Date::none) return std::string{};
                              return type == Type::month ? base::to_string(base::Month{cells[row]})
                                                         : base::to_string(base::Date{cells[row]});
                          },
                          [&](const Degrees& cells) {
                              if (cells.cells[row] == LonLat::none) return std::string{};
                              return base::format({cells.cells[row], 10'000'000}, {7, false, false, true});
                          },
                          [&](const Codes& cells) { return to_string(cells[row]); },
                      },
                      column.cells);
}

}  // namespace qm::model
