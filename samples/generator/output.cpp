// SPDX-License-Identifier: Apache-2.0
#include "output.hpp"

#include <iconv.h>

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace sample {

namespace {

std::string quoted(const std::string& cell) {
    if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
    std::string text = "\"";
    for (char c : cell) {
        if (c == '"') text += '"';
        text += c;
    }
    return text + '"';
}

std::string line(const Row& cells) {
    std::string text;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) text += ',';
        text += quoted(cells[i]);
    }
    return text + "\r\n";
}

std::string to_gb18030(std::string utf8) {
    const iconv_t converter = iconv_open("GB18030", "UTF-8");
    if (converter == reinterpret_cast<iconv_t>(-1)) throw std::runtime_error("iconv knows no GB18030 here");
    std::string result(utf8.size() * 2 + 16, '\0');
    char* in = utf8.data();
    char* out = result.data();
    std::size_t in_left = utf8.size(), out_left = result.size();
    const std::size_t status = iconv(converter, &in, &in_left, &out, &out_left);
    iconv_close(converter);
    if (status == static_cast<std::size_t>(-1)) throw std::runtime_error("text cannot be written as GB18030");
    result.resize(result.size() - out_left);
    return result;
}

}  // namespace

void Output::table(const std::string& path, const std::string& schema, const Row& header, const std::vector<Row>& rows,
                   Encoding encoding) {
    std::string body = line(header);
    for (const Row& row : rows) {
        if (row.size() != header.size()) throw std::logic_error("row is not as wide as the header: " + path);
        body += line(row);
    }
    text(path, encoding == Encoding::gb18030 ? to_gb18030(body) : "\xEF\xBB\xBF" + body);
    files_.push_back({path, schema, rows.size(), encoding});
}

void Output::text(const std::string& path, const std::string& bytes) {
    const std::filesystem::path full = folder_ / path;
    std::filesystem::create_directories(full.parent_path());
    std::ofstream file(full, std::ios::binary);
    file << bytes;
    file.close();
    if (!file) throw std::runtime_error("cannot write " + full.string());
}

std::string read_whole(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error("cannot open " + file.string());
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
}

std::vector<Row> read_facts(const std::filesystem::path& file) {
    std::istringstream in(read_whole(file));
    std::vector<Row> rows;
    std::size_t width = 0;
    for (std::string text; std::getline(in, text);) {
        Row cells(1);
        bool inside = false;
        for (char c : text) {
            if (c == '"')
                inside = !inside;
            else if (c == ',' && !inside)
                cells.emplace_back();
            else
                cells.back() += c;
        }
        if (width == 0) {
            width = cells.size();
            continue;
        }
        if (cells.size() != width) throw std::runtime_error("uneven row in " + file.string() + ": " + text);
        rows.push_back(std::move(cells));
    }
    return rows;
}

}  // namespace sample
