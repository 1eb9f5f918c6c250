// SPDX-License-Identifier: Apache-2.0
#include "read/table_builder.hpp"

#include <algorithm>
#include <utility>

namespace qm::read {
namespace {

template <class... F>
struct Match : F... {
    using F::operator()...;
};
template <class... F>
Match(F...) -> Match<F...>;

template <class T>
void append(std::vector<T>& to, const std::vector<T>& from) {
    to.insert(to.end(), from.begin(), from.end());
}

void append_block(model::Column& column, const BlockColumn& block) {
    std::visit(Match{
                   [&](model::Texts& texts) { texts.add(block.texts); },
                   [&](model::Words& words) {
                       std::vector<std::uint32_t> numbers(block.words.size());
                       for (std::uint32_t i = 0; i < numbers.size(); ++i)
                           numbers[i] = words.dictionary.add(block.words.kept(i));
                       for (const auto cell : block.word_cells) words.cells.push_back(numbers[cell]);
                   },
                   [&](model::Numbers& numbers) { append(numbers, block.numbers); },
                   [&](model::Days& days) { append(days, block.small); },
                   [&](model::Degrees& degrees) { append(degrees.cells, block.small); },
                   [&](model::Codes& codes) { append(codes, block.codes); },
               },
               column.cells);
}

std::size_t scaled(std::size_t size, double factor) {
    return static_cast<std::size_t>(static_cast<double>(size) * factor) + 16;
}

void reserve_like(model::Column& column, const BlockColumn& block, double factor) {
    std::visit(Match{
                   [&](model::Texts& texts) {
                       texts.reserve(scaled(block.texts.size(), factor), scaled(block.texts.bytes(), factor));
                   },
                   [&](model::Words& words) { words.cells.reserve(scaled(block.word_cells.size(), factor)); },
                   [&](model::Numbers& numbers) { numbers.reserve(scaled(block.numbers.size(), factor)); },
                   [&](model::Days& days) { days.reserve(scaled(block.small.size(), factor)); },
                   [&](model::Degrees& degrees) { degrees.cells.reserve(scaled(block.small.size(), factor)); },
                   [&](model::Codes& codes) { codes.reserve(scaled(block.codes.size(), factor)); },
               },
               column.cells);
}

template <class T>
void compact(std::vector<T>& cells, const std::vector<bool>& kept) {
    std::size_t to = 0;
    for (std::size_t from = 0; from < cells.size(); ++from)
        if (kept[from]) cells[to++] = cells[from];
    cells.resize(to);
}

}  // namespace

void append_missing(model::Column& column, model::Type, std::size_t count) {
    std::visit(
        Match{
            [&](model::Texts& texts) { texts.add_empty(count); },
            [&](model::Words& words) { words.cells.resize(words.cells.size() + count, 0); },
            [&](model::Numbers& numbers) { numbers.resize(numbers.size() + count, base::missing); },
            [&](model::Days& days) { days.resize(days.size() + count, base::Date::none); },
            [&](model::Degrees& degrees) { degrees.cells.resize(degrees.cells.size() + count, model::LonLat::none); },
            [&](model::Codes& codes) { codes.resize(codes.size() + count); },
        },
        column.cells);
}

void keep_rows(model::Table& table, const std::vector<bool>& kept) {
    for (auto& column : table.columns) {
        if (!column.present) continue;
        std::visit(Match{
                       [&](model::Texts& texts) { texts.keep(kept); },
                       [&](model::Words& words) { compact(words.cells, kept); },
                       [&](model::Degrees& degrees) { compact(degrees.cells, kept); },
                       [&](auto& cells) { compact(cells, kept); },
                   },
                   column.cells);
    }
    compact(table.source, kept);
    compact(table.line, kept);
}

TableBuilder::TableBuilder(const model::TableSchema& schema, std::uint64_t expected_bytes)
    : expected_bytes_{expected_bytes} {
    table_.schema = &schema;
    for (const auto& column : schema.columns) table_.columns.push_back(model::make_column(column.type));
}

void TableBuilder::begin_file(std::uint16_t source, const Header& header) {
    source_ = source;
    fed_.assign(table_.columns.size(), false);
    for (const int column : header.column_of_field)
        if (column != unused) fed_[static_cast<std::size_t>(column)] = true;
    for (std::size_t i = 0; i < fed_.size(); ++i) {
        if (!fed_[i] || table_.columns[i].present) continue;
        table_.columns[i].present = true;
        append_missing(table_.columns[i], table_.schema->columns[i].type, table_.rows());
    }
}

void TableBuilder::add(const BlockRows& block) {
    if (!reserved_ && !block.lines.empty()) reserve(block);
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
        if (fed_[i])
            append_block(table_.columns[i], block.columns[i]);
        else if (table_.columns[i].present)
            append_missing(table_.columns[i], table_.schema->columns[i].type, block.lines.size());
    }
    append(table_.line, block.lines);
    table_.source.resize(table_.source.size() + block.lines.size(), source_);
}

void TableBuilder::rename_lines(std::size_t from, const std::function<std::uint32_t(std::uint32_t)>& name) {
    for (std::size_t row = from; row < table_.line.size(); ++row) table_.line[row] = name(table_.line[row]);
}

void TableBuilder::truncate(std::size_t rows) {
    std::vector<bool> kept(table_.rows(), false);
    std::fill_n(kept.begin(), rows, true);
    keep_rows(table_, kept);
}

// Memory that is reserved and never touched costs nothing; growing by doubling would need twice the table at its end.
void TableBuilder::reserve(const BlockRows& block) {
    reserved_ = true;
    constexpr double slack = 1.1;
    const double factor =
        slack * static_cast<double>(expected_bytes_) / static_cast<double>(std::max<std::size_t>(block.bytes, 1));
    if (factor <= slack) return;
    for (std::size_t i = 0; i < table_.columns.size(); ++i)
        if (fed_[i]) reserve_like(table_.columns[i], block.columns[i], factor);
    table_.line.reserve(scaled(block.lines.size(), factor));
    table_.source.reserve(scaled(block.lines.size(), factor));
}

}  // namespace qm::read
