// SPDX-License-Identifier: Apache-2.0
// Tables as Excel would save them (CSV with CRLF; UTF-8 with a byte order mark, or GB18030), written below one folder.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace sample {

using Row = std::vector<std::string>;

enum class Encoding { utf8_bom, gb18030 };

struct WrittenFile {
    std::string path;    // below the output folder
    std::string schema;  // the schema table that it feeds; "" for catalogues
    std::size_t rows = 0;
    Encoding encoding = Encoding::utf8_bom;
};

class Output {
  public:
    explicit Output(std::filesystem::path folder) : folder_(std::move(folder)) {}

    void table(const std::string& path, const std::string& schema, const Row& header, const std::vector<Row>& rows,
               Encoding encoding = Encoding::utf8_bom);
    void text(const std::string& path, const std::string& bytes);
    const std::vector<WrittenFile>& files() const { return files_; }

  private:
    std::filesystem::path folder_;
    std::vector<WrittenFile> files_;
};

/// Rows of one of our own fact files (UTF-8, no quoted line breaks), each as wide as the header.
std::vector<Row> read_facts(const std::filesystem::path& file);
std::string read_whole(const std::filesystem::path& file);

}  // namespace sample
