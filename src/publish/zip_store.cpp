// SPDX-License-Identifier: Apache-2.0
#include "publish/zip_store.hpp"

#include <array>

namespace qm::publish {
namespace {

constexpr std::uint32_t local_mark = 0x04034b50, central_mark = 0x02014b50, end_mark = 0x06054b50;
constexpr std::uint16_t version = 20, stored = 0, first_of_1980 = 0x0021;

constexpr std::array<std::uint32_t, 256> make_table() {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t value = i;
        for (int bit = 0; bit < 8; ++bit) value = (value & 1U) != 0 ? 0xedb88320U ^ (value >> 1) : value >> 1;
        table[i] = value;
    }
    return table;
}

void put16(std::string& out, std::size_t value) {
    out += static_cast<char>(value & 0xff);
    out += static_cast<char>(value >> 8 & 0xff);
}

void put32(std::string& out, std::size_t value) {
    put16(out, value & 0xffff);
    put16(out, value >> 16 & 0xffff);
}

// What the local header and the directory say alike.
void put_entry(std::string& out, const std::string& name, const std::string& bytes) {
    put16(out, version);
    put16(out, 0);  // flags
    put16(out, stored);
    put16(out, 0);  // time
    put16(out, first_of_1980);
    put32(out, crc32(bytes));
    put32(out, bytes.size());
    put32(out, bytes.size());
    put16(out, name.size());
    put16(out, 0);  // no extra field
}

}  // namespace

std::uint32_t crc32(std::string_view bytes) {
    static constexpr auto table = make_table();
    std::uint32_t value = 0xffffffffU;
    for (const char c : bytes) value = table[(value ^ static_cast<unsigned char>(c)) & 0xffU] ^ (value >> 8);
    return value ^ 0xffffffffU;
}

std::string zip_of(const std::vector<std::pair<std::string, std::string>>& files) {
    std::string out, directory;
    for (const auto& [name, bytes] : files) {
        const std::size_t at = out.size();
        put32(out, local_mark);
        put_entry(out, name, bytes);
        out += name + bytes;
        put32(directory, central_mark);
        put16(directory, version);
        put_entry(directory, name, bytes);
        put16(directory, 0);  // no comment
        put16(directory, 0);  // disk
        put16(directory, 0);
        put32(directory, 0);
        put32(directory, at);
        directory += name;
    }
    const std::size_t at = out.size();
    out += directory;
    put32(out, end_mark);
    put32(out, 0);  // disks
    put16(out, files.size());
    put16(out, files.size());
    put32(out, directory.size());
    put32(out, at);
    put16(out, 0);
    return out;
}

}  // namespace qm::publish
