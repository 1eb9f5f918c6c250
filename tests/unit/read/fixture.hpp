// SPDX-License-Identifier: Apache-2.0
// A temporary folder and short ways to read text as a table.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/failure.hpp"
#include "base/feedback.hpp"
#include "base/phrases.hpp"
#include "model/schema.hpp"
#include "model/table.hpp"
#include "read/duplicate_rows.hpp"
#include "read/table_builder.hpp"
#include "read/table_file.hpp"
#include "support/catch.hpp"

namespace fixture {

class Folder {
  public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "qm_read_XXXXXX").string();
        path_ = ::mkdtemp(name.data());
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path write(const std::string& name, std::string_view bytes) const {
        const auto file = path_ / name;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream{file, std::ios::binary}.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        return file;
    }

  private:
    std::filesystem::path path_;
};

/// Whatever a test provokes must be said completely in both languages: no missing sentence, hint or fact.
inline void check_said(const qm::base::Diagnostic& diagnostic) {
    for (const char* language : {"zh", "en"}) {
        static std::map<std::string, qm::base::Phrases> loaded;
        auto at = loaded.find(language);
        if (at == loaded.end())
            at = loaded
                     .emplace(language, qm::base::Phrases::load(std::filesystem::path{QM_SOURCE_DIR} /
                                                                "templates/phrases" / language))
                     .first;
        for (const auto& text : {at->second.sentence(diagnostic), at->second.hint(diagnostic)}) {
            bool whole = !text.empty();
            for (std::size_t at_brace = text.find('{'); at_brace != std::string::npos;
                 at_brace = text.find('{', at_brace + 1))
                whole = whole && !(text[at_brace + 1] >= 'a' && text[at_brace + 1] <= 'z');  // \u{1B} is no fact
            INFO(diagnostic.code << " " << language << " " << text);
            if (!whole) CHECK(whole);
        }
    }
}

inline qm::model::ColumnSchema column(const char* name, const char* zh, qm::model::Type type) {
    qm::model::ColumnSchema made;
    made.name = name;
    made.zh = zh;
    made.type = type;
    return made;
}

/// code (key), name (required), uscc, amount in 万元, rate in %, day, month, lon, lat, kind of two words, flag, link
/// list.
inline qm::model::TableSchema schema() {
    using qm::model::Type;
    qm::model::TableSchema made;
    made.name = "things";
    auto id = column("id", "编号", Type::code);
    id.key = true;
    id.required = true;
    auto name = column("name", "企业名称", Type::text);
    name.required = true;
    name.aliases = {"单位名称", "名称"};
    auto amount = column("amount", "工业总产值", Type::number);
    amount.unit = "万元";
    auto rate = column("rate", "合格率", Type::number);
    rate.unit = "%";
    auto kind = column("kind", "类别", Type::code);
    kind.values = {"监督", "攻关"};
    made.columns = {id,
                    name,
                    column("uscc", "统一社会信用代码", Type::uscc_ref),
                    amount,
                    rate,
                    column("day", "日期", Type::date),
                    column("period", "月份", Type::month),
                    column("lon", "经度", Type::lon),
                    column("lat", "纬度", Type::lat),
                    kind,
                    column("flag", "是否", Type::flag),
                    column("links", "环节", Type::links),
                    column("industry", "行业代码", Type::industry)};
    return made;
}

struct Reading {
    qm::model::Table table;
    std::vector<qm::model::Source> sources;
    qm::base::Diagnostics findings;
    std::size_t count(const char* code) const { return findings.count(code); }
    qm::base::Diagnostic first(const char* code) const {
        for (const auto& found : findings.sorted())
            if (found.code == code) return found;
        return {};
    }
};

inline const qm::model::TableSchema& things() {
    static const qm::model::TableSchema made = schema();
    return made;
}

inline Reading read(std::string_view bytes, qm::read::TableOptions options = {},
                    const qm::model::TableSchema& schema = things(), const std::string& name = "a.csv") {
    const Folder folder;
    const auto file = folder.write(name, bytes);
    Reading reading;
    qm::read::TableBuilder builder{schema, bytes.size()};
    reading.sources.push_back(qm::read::read_table_file(file, name, 0, builder, options, reading.findings));
    reading.table = builder.take();
    qm::read::settle_repeats(reading.table, reading.sources, qm::read::RepeatRule::doubt, reading.findings);
    for (const auto source : reading.table.source) ++reading.sources[source].used;
    for (const auto& found : reading.findings.sorted()) check_said(found);
    reading.table.sources = std::make_shared<const std::vector<qm::model::Source>>(reading.sources);
    return reading;
}

/// The code of the refusal, with its exit: "C003 5".
inline std::string refusal(std::string_view bytes, qm::read::TableOptions options = {},
                           const std::string& name = "a.csv") {
    try {
        read(bytes, options, things(), name);
    } catch (const qm::base::Failure& failure) {
        check_said(failure.diagnostic());
        return failure.diagnostic().code + " " + std::to_string(static_cast<int>(failure.exit()));
    }
    return "";
}

/// Every cell of the table as text, for comparing whole tables.
inline std::string dump(const qm::model::Table& table) {
    std::string text;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        text += std::to_string(table.line[row]);
        for (std::size_t i = 0; i < table.columns.size(); ++i) text += "|" + qm::model::shown_cell(table, row, i);
        text += "\n";
    }
    return text;
}

}  // namespace fixture
