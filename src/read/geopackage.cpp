// SPDX-License-Identifier: Apache-2.0
#include "read/geopackage.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <memory>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "read/file_hash.hpp"
#include "read/number_format.hpp"
#include "read/refusal.hpp"

namespace qm::read {
namespace {

using Rows = GuardedDatabase::Rows;
constexpr std::size_t most_names = 1000;

std::string real_text(double value) {
    std::array<char, 64> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    return number_text({digits.data(), static_cast<std::size_t>(end - digits.data())}, {}, false);
}

bool is_row_number(const GuardedDatabase::ColumnInfo& column) {
    const std::string name = base::upper(column.name);
    return column.key && (name == "FID" || name == "OGC_FID");
}

class Geopackage {
  public:
    Geopackage(const std::filesystem::path& file, const InputFile& input, const model::Limits& limits)
        : name_{input.name()}, database_{file, input, limits_for(limits)} {}

    Records open(const std::string& wanted, bool features) {
        records_.file = name_;
        records_.relation = chosen(wanted, features);
        if (!database_.has_table(records_.relation))
            refuse("G011", {name_, "", 0, 0}, {{"reason", "gpkg_contents: " + base::shown(records_.relation)}});
        find_geometry();
        select();
        return records_;
    }

    bool next(Record& record) {
        if (!rows_->next()) return false;
        ++position_;
        record.values.clear();
        record.geometry.clear();
        const std::int64_t key = has_key_ ? rows_->whole(0) : 0;
        record.number =
            key > 0 && key <= std::numeric_limits<std::uint32_t>::max() ? static_cast<std::uint32_t>(key) : position_;
        for (std::size_t i = 0; i < types_.size(); ++i)
            record.values.push_back(value(static_cast<int>(i) + 1, types_[i]));
        if (geometry_.empty()) return true;
        const int at = static_cast<int>(types_.size()) + 1;
        if (rows_->kind(at) == Rows::Kind::bytes) record.geometry = without_head(rows_->bytes(at), record.number);
        return true;
    }

  private:
    static DatabaseLimits limits_for(const model::Limits& limits) {
        DatabaseLimits made;
        made.columns = limits.columns;
        return made;
    }

    std::string chosen(const std::string& wanted, bool features) {
        if (!database_.has_table("gpkg_contents")) refuse("G011", {name_, "", 0, 0}, {{"reason", "gpkg_contents"}});
        auto found = database_.query(
            "SELECT table_name, data_type FROM gpkg_contents WHERE data_type IN ('features', 'attributes')");
        std::vector<std::string> names;
        while (found.next() && names.size() < most_names)
            if (!features || found.bytes(1) == "features") names.emplace_back(found.bytes(0));
        std::sort(names.begin(), names.end());
        if (wanted.empty() && names.size() == 1) return names.front();
        if (std::find(names.begin(), names.end(), wanted) != names.end()) return wanted;
        refuse("G009", {name_, "", 0, 0},
               {{"reason", "missing_layer"},
                {"value", base::shown(wanted)},
                {"nearest", base::shown(base::nearest(wanted, names))},
                {"known", base::shown(base::join(names, ", "), 200)}});
    }

    void find_geometry() {
        if (!database_.has_table("gpkg_geometry_columns")) return;
        auto found = database_.query("SELECT column_name, srs_id FROM gpkg_geometry_columns WHERE table_name = ?1",
                                     {records_.relation});
        if (!found.next()) return;
        geometry_ = found.bytes(0);
        system_ = found.whole(1);
        records_.has_geometry = true;
        records_.system_name = "srs_id " + std::to_string(system_);
        if (system_ <= 0 || !database_.has_table("gpkg_spatial_ref_sys")) return;
        auto system = database_.query(
            "SELECT organization, organization_coordsys_id, definition, srs_name FROM gpkg_spatial_ref_sys "
            "WHERE srs_id = ?1 + 0",
            {std::to_string(system_)});
        if (!system.next()) return;
        if (base::upper(system.bytes(0)) == "EPSG")
            records_.system = "EPSG:" + std::to_string(system.whole(1));
        else
            records_.system = system.bytes(2);
        records_.system_name = system.bytes(3).empty() ? records_.system : std::string{system.bytes(3)};
    }

    void select() {
        const auto columns = database_.columns_of(records_.relation);
        std::string key = "NULL", list;
        bool geometry = false;
        for (const auto& column : columns) {
            if (column.key) key = sql_name(column.name);
            if (!geometry_.empty() && base::upper(column.name) == base::upper(geometry_)) {
                geometry = true;
                geometry_ = column.name;
                continue;
            }
            if (is_row_number(column)) continue;
            records_.columns.push_back(column.name);
            types_.push_back(column.type);
            list += ", " + sql_name(column.name);
        }
        has_key_ = key != "NULL";
        if (!geometry_.empty() && !geometry)
            refuse("G011", records_.spot(), {{"reason", "gpkg_geometry_columns: " + base::shown(geometry_)}});
        if (geometry) list += ", " + sql_name(geometry_);
        rows_ =
            std::make_unique<Rows>(database_.query("SELECT " + key + list + " FROM " + sql_name(records_.relation)));
    }

    std::string value(int column, const std::string& type) const {
        switch (rows_->kind(column)) {
            case Rows::Kind::whole:
                if (type == "BOOLEAN") return rows_->whole(column) != 0 ? "TRUE" : "FALSE";
                return std::to_string(rows_->whole(column));
            case Rows::Kind::real:
                return real_text(rows_->real(column));
            case Rows::Kind::text:
                return type.starts_with("DATE") ? iso_text(rows_->bytes(column)) : std::string{rows_->bytes(column)};
            default:
                return {};
        }
    }

    // The head of a geometry: "GP", version, flags, system, box. What is no geometry is an empty one.
    std::string without_head(std::string_view blob, std::uint32_t row) const {
        constexpr std::size_t fixed = 8;
        constexpr std::array<std::size_t, 5> box_bytes{0, 32, 48, 48, 64};
        if (blob.size() < fixed || !blob.starts_with("GP")) return {};
        const auto flags = static_cast<unsigned char>(blob[3]);
        const unsigned box = flags >> 1U & 7U;
        if (box >= box_bytes.size() || (flags & 0x20U) != 0) return {};
        std::uint32_t id = 0;
        for (std::size_t i = 0; i < 4; ++i)
            id |= static_cast<std::uint32_t>(static_cast<unsigned char>(blob[4 + ((flags & 1U) != 0 ? i : 3 - i)]))
                  << (8 * i);
        const auto own = static_cast<std::int32_t>(id);
        if (own > 0 && own != system_)
            refuse("G010", {name_, records_.relation, row, 0},
                   {{"found", "srs_id " + std::to_string(own)}, {"expected", "srs_id " + std::to_string(system_)}});
        const std::size_t head = fixed + box_bytes[box];
        return blob.size() <= head ? std::string{} : std::string{blob.substr(head)};
    }

    std::string name_;
    GuardedDatabase database_;
    Records records_;
    std::string geometry_;
    std::int64_t system_ = 0;
    std::vector<std::string> types_;
    bool has_key_ = false;
    std::uint32_t position_ = 0;
    std::unique_ptr<Rows> rows_;  // last: it ends before the database does
};

}  // namespace

Records open_geopackage(const std::filesystem::path& file, const InputFile& input, const std::string& table,
                        bool features, const model::Limits& limits) {
    auto package = std::make_shared<Geopackage>(file, input, limits);
    Records records = package->open(table, features);
    records.next = [package](Record& record) { return package->next(record); };
    return records;
}

model::Source read_geopackage_table(const std::filesystem::path& file, const InputFile& input, std::uint16_t number,
                                    TableBuilder& builder, const TableOptions& options, base::Diagnostics& findings) {
    FileHash hash{input};
    Records records = open_geopackage(file, input, options.layer, false, options.limits);
    model::Source source;
    source.file = input.name();
    source.sheet = records.relation;
    source.table = builder.schema().name;
    source.encoding = "GeoPackage";
    parse_records(records, options, number, builder, source, findings);
    source.sha256 = hash.hex();
    input.check_unchanged();
    return source;
}

}  // namespace qm::read
