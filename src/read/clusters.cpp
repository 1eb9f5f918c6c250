// SPDX-License-Identifier: Apache-2.0
// chains/clusters.csv: the strategic clusters ("4 + 5"), their chains, and figures as they were given. Optional.
#include <algorithm>
#include <charconv>
#include <map>
#include <system_error>

#include "base/number.hpp"
#include "base/text.hpp"
#include "read/catalogues.hpp"
#include "read/input_file.hpp"
#include "read/small_csv.hpp"

namespace qm::read {
namespace {

using base::Severity;

constexpr const char* qualifiers[] = {"=", "≥", "≤", "≈", ">", "<"};

class ClusterReader {
  public:
    ClusterReader(const SmallCsv& csv, model::District& district, base::Diagnostics& findings)
        : csv_{csv}, district_{district}, findings_{findings} {
        for (const auto& chain : district.chains) chain_ids_.push_back(chain.id);
    }

    void read() {
        for (const auto& row : csv_.rows()) read(row);
        std::sort(district_.clusters.begin(), district_.clusters.end(),
                  [](const auto& a, const auto& b) { return std::tie(a.order, a.id) < std::tie(b.order, b.id); });
    }

  private:
    void read(const SmallCsv::Row& row) {
        model::Cluster cluster;
        cluster.id = csv_.cell(row, "cluster_id");
        const auto same = [&](const model::Cluster& other) { return other.id == cluster.id; };
        if (cluster.id.empty() || std::any_of(district_.clusters.begin(), district_.clusters.end(), same)) {
            findings_.add("K012", Severity::error, csv_.spot(row), {{"key", base::shown(cluster.id)}});
            return;
        }
        cluster.name = csv_.cell(row, "name_zh");
        cluster.name_en = csv_.cell(row, "name_en");
        cluster.group = csv_.cell(row, "group_zh");
        cluster.group_en = csv_.cell(row, "group_en");
        const std::string& order = csv_.cell(row, "order");
        const auto parsed = std::from_chars(order.data(), order.data() + order.size(), cluster.order);
        if (!order.empty() && (parsed.ec != std::errc{} || parsed.ptr != order.data() + order.size()))
            unusable(row, "order");
        add_chains(row, cluster);
        given(row, "output", cluster.output, cluster.output_qualifier);
        given(row, "firms", cluster.firms, cluster.firms_qualifier);
        cluster.period = csv_.cell(row, "period");
        cluster.source = csv_.cell(row, "source");
        cluster.note = csv_.cell(row, "note");
        district_.clusters.push_back(std::move(cluster));
    }

    void add_chains(const SmallCsv::Row& row, model::Cluster& cluster) {
        for (const auto part : base::split_list(csv_.cell(row, "chains"))) {
            const model::Index chain = district_.chain_by_id(part);
            if (chain == model::none) {
                unusable(row, "chains", std::string{part}, base::nearest(part, chain_ids_));
                continue;
            }
            const auto [first, fresh] = cluster_of_.emplace(chain, cluster.id);
            if (!fresh && first->second != cluster.id)
                findings_.add("K025", Severity::warning, csv_.spot(row),
                              {{"value", base::shown(std::string{part})},
                               {"cluster", base::shown(cluster.id)},
                               {"other", base::shown(first->second)}});
            cluster.chains.push_back(chain);
        }
        std::sort(cluster.chains.begin(), cluster.chains.end());
        cluster.chains.erase(std::unique(cluster.chains.begin(), cluster.chains.end()), cluster.chains.end());
    }

    // A figure as it was given: number and qualifier stay as written, what is no number is left out.
    void given(const SmallCsv::Row& row, const std::string& column, std::string& value, std::string& qualifier) {
        value = csv_.cell(row, column);
        qualifier = csv_.cell(row, column + "_qualifier");
        if (qualifier.empty()) qualifier = "=";
        if (!value.empty() && !base::parse_number(value)) {
            unusable(row, column);
            value.clear();
        }
        if (std::find(std::begin(qualifiers), std::end(qualifiers), qualifier) == std::end(qualifiers)) {
            unusable(row, column + "_qualifier");
            value.clear();
        }
    }

    void unusable(const SmallCsv::Row& row, const std::string& column) {
        unusable(row, column, csv_.cell(row, column), {});
    }
    void unusable(const SmallCsv::Row& row, const std::string& column, const std::string& value,
                  const std::string& nearest) {
        findings_.add("K010", Severity::error, csv_.spot(row),
                      {{"column", column}, {"value", base::shown(value)}, {"nearest", nearest}});
    }

    const SmallCsv& csv_;
    model::District& district_;
    base::Diagnostics& findings_;
    std::vector<std::string> chain_ids_;
    std::map<model::Index, std::string> cluster_of_;
};

}  // namespace

void read_clusters(const std::filesystem::path& folder, const model::Config& config, model::District& district,
                   base::Diagnostics& findings) {
    const auto file = folder / "clusters.csv";
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored)) return;
    const SmallCsv csv{file,
                       name_in(config.project, file),
                       {"cluster_id", "name_zh", "group_zh", "name_en", "group_en", "order", "chains", "output",
                        "output_qualifier", "firms", "firms_qualifier", "period", "source", "note"},
                       3,
                       findings};
    ClusterReader{csv, district, findings}.read();
}

}  // namespace qm::read
