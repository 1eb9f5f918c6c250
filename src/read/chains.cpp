// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include "base/text.hpp"
#include "read/catalogues.hpp"
#include "read/input_file.hpp"
#include "read/small_csv.hpp"

namespace qm::read {
namespace {

using base::Severity;
using model::Index;

std::vector<std::string> list_of(const std::string& cell) {
    std::vector<std::string> parts;
    for (const auto part : base::split_list(cell)) parts.emplace_back(part);
    return parts;
}

class ChainReader {
  public:
    ChainReader(const std::filesystem::path& folder, const model::Config& config, model::District& district,
                base::Diagnostics& findings)
        : folder_{folder}, config_{config}, district_{district}, findings_{findings} {}

    void read() {
        read_chain_names();
        read_stages();
        read_links();
        read_edges();
        for (auto& chain : district_.chains) check_cycles(chain);
    }

  private:
    SmallCsv open(const char* file, const std::vector<std::string>& known, std::size_t required) {
        return {folder_ / file, name_in(config_.project, folder_ / file), known, required, findings_};
    }

    void unknown(const SmallCsv& csv, const SmallCsv::Row& row, const char* column,
                 const std::vector<std::string>& known) {
        const std::string& value = csv.cell(row, column);
        const std::string nearest = base::nearest(value, known);
        findings_.add("K010", Severity::error, csv.spot(row),
                      {{"column", column}, {"value", base::shown(value)}, {"nearest", nearest}});
    }
    void twice(const SmallCsv& csv, const SmallCsv::Row& row, const std::string& value) {
        findings_.add("K012", Severity::error, csv.spot(row), {{"key", base::shown(value)}});
    }

    void read_chain_names() {
        const SmallCsv csv = open("chains.csv", {"chain_id", "name_zh", "name_en", "short_zh", "short_en"}, 2);
        for (const auto& row : csv.rows()) {
            model::Chain chain;
            chain.id = csv.cell(row, "chain_id");
            if (district_.chain_by_id(chain.id) != model::none) {
                twice(csv, row, chain.id);
                continue;
            }
            chain.name = csv.cell(row, "name_zh");
            chain.name_en = csv.cell(row, "name_en");
            chain.short_name = csv.cell(row, "short_zh").empty() ? chain.name : csv.cell(row, "short_zh");
            chain.short_name_en = csv.cell(row, "short_en").empty() ? chain.name_en : csv.cell(row, "short_en");
            chain_ids_.push_back(chain.id);
            district_.chains.push_back(std::move(chain));
        }
    }

    void read_stages() {
        const SmallCsv csv = open("stages.csv", {"chain_id", "stage", "order", "name_zh", "name_en", "position"}, 4);
        for (const auto& row : csv.rows()) {
            const Index at = district_.chain_by_id(csv.cell(row, "chain_id"));
            if (at == model::none) {
                unknown(csv, row, "chain_id", chain_ids_);
                continue;
            }
            model::Stage stage;
            stage.id = csv.cell(row, "stage");
            const std::string& order = csv.cell(row, "order");
            const auto parsed = std::from_chars(order.data(), order.data() + order.size(), stage.order);
            if (parsed.ec != std::errc{} || parsed.ptr != order.data() + order.size()) {
                unknown(csv, row, "order", {});
                continue;
            }
            stage.name = csv.cell(row, "name_zh");
            stage.name_en = csv.cell(row, "name_en");
            stage.position = csv.cell(row, "position");
            auto& stages = district_.chains[at].stages;
            if (std::any_of(stages.begin(), stages.end(),
                            [&](const model::Stage& other) { return other.id == stage.id; }))
                twice(csv, row, stage.id);
            else
                stages.push_back(std::move(stage));
        }
        for (auto& chain : district_.chains)
            std::sort(chain.stages.begin(), chain.stages.end(), [](const model::Stage& a, const model::Stage& b) {
                return std::tie(a.order, a.id) < std::tie(b.order, b.id);
            });
    }

    void read_links() {
        const SmallCsv csv = open("links.csv",
                                  {"link_id", "chain_id", "stage", "name_zh", "name_en", "products_zh",
                                   "gbt4754_2017_primary", "gbt4754_2017_secondary", "key_quality_items_zh", "same_as",
                                   "imported_only_zh", "stage_zh", "mapping_confidence"},
                                  4);
        std::map<std::string, const SmallCsv::Row*> rows;
        for (const auto& row : csv.rows()) {
            model::Link link;
            link.id = csv.cell(row, "link_id");
            if (link.id.empty() || rows.contains(link.id)) {
                twice(csv, row, link.id);
                continue;
            }
            link.chain = district_.chain_by_id(csv.cell(row, "chain_id"));
            if (link.chain == model::none) {
                unknown(csv, row, "chain_id", chain_ids_);
                continue;
            }
            const auto& stages = district_.chains[link.chain].stages;
            std::vector<std::string> ids;
            for (const auto& stage : stages) ids.push_back(stage.id);
            link.stage = static_cast<Index>(std::find(ids.begin(), ids.end(), csv.cell(row, "stage")) - ids.begin());
            if (link.stage == ids.size()) {
                unknown(csv, row, "stage", ids);
                continue;
            }
            link.name = csv.cell(row, "name_zh");
            link.name_en = csv.cell(row, "name_en");
            link.products = csv.cell(row, "products_zh");
            link.primary = list_of(csv.cell(row, "gbt4754_2017_primary"));
            link.secondary = list_of(csv.cell(row, "gbt4754_2017_secondary"));
            link.key_items = csv.cell(row, "key_quality_items_zh");
            link.same_as = csv.cell(row, "same_as");
            link.imported_only = csv.cell(row, "imported_only_zh");
            rows.emplace(link.id, &row);
            district_.links.push_back(std::move(link));
        }
        std::sort(district_.links.begin(), district_.links.end(),
                  [](const model::Link& a, const model::Link& b) { return a.id < b.id; });
        for (Index i = 0; i < district_.links.size(); ++i) {
            auto& link = district_.links[i];
            link_ids_.push_back(link.id);
            district_.chains[link.chain].links.push_back(i);
            if (link.same_as.empty() || district_.link_by_id(link.same_as) != model::none) continue;
            unknown(csv, *rows.at(link.id), "same_as", link_ids_);
            link.same_as.clear();
        }
    }

    void read_edges() {
        const SmallCsv csv = open("edges.csv", {"chain_id", "from_link", "to_link", "kind"}, 3);
        for (const auto& row : csv.rows()) {
            const Index at = district_.chain_by_id(csv.cell(row, "chain_id"));
            const model::Edge edge{district_.link_by_id(csv.cell(row, "from_link")),
                                   district_.link_by_id(csv.cell(row, "to_link")), csv.cell(row, "kind")};
            if (at == model::none)
                unknown(csv, row, "chain_id", chain_ids_);
            else if (edge.from == model::none || district_.links[edge.from].chain != at)
                unknown(csv, row, "from_link", link_ids_);
            else if (edge.to == model::none || district_.links[edge.to].chain != at)
                unknown(csv, row, "to_link", link_ids_);
            else {
                auto& edges = district_.chains[at].edges;
                const bool again = std::any_of(edges.begin(), edges.end(), [&](const model::Edge& other) {
                    return other.from == edge.from && other.to == edge.to;
                });
                if (again)
                    twice(csv, row, csv.cell(row, "from_link") + " → " + csv.cell(row, "to_link"));
                else
                    edges.push_back(edge);
                edge_spots_.try_emplace({edge.from, edge.to}, csv.spot(row));
            }
        }
        for (auto& chain : district_.chains)
            std::sort(chain.edges.begin(), chain.edges.end(), [](const model::Edge& a, const model::Edge& b) {
                return std::tie(a.from, a.to) < std::tie(b.from, b.to);
            });
    }

    // A chain runs one way; an edge that closes a circle is told and taken out, so that ranks exist.
    void check_cycles(model::Chain& chain) {
        enum class Mark : std::uint8_t { fresh, open, done };
        std::map<Index, Mark> marks;
        std::vector<Index> path;
        std::vector<std::pair<Index, Index>> closing;
        const auto visit = [&](const auto& self, Index link) -> void {
            marks[link] = Mark::open;
            path.push_back(link);
            for (const auto& edge : chain.edges) {
                if (edge.from != link) continue;
                if (marks[edge.to] == Mark::fresh)
                    self(self, edge.to);
                else if (marks[edge.to] == Mark::open) {
                    closing.emplace_back(edge.from, edge.to);
                    tell_cycle(path, edge);
                }
            }
            path.pop_back();
            marks[link] = Mark::done;
        };
        for (const Index link : chain.links)
            if (marks[link] == Mark::fresh) visit(visit, link);
        std::erase_if(chain.edges, [&](const model::Edge& edge) {
            return std::find(closing.begin(), closing.end(), std::pair{edge.from, edge.to}) != closing.end();
        });
    }

    void tell_cycle(const std::vector<Index>& path, const model::Edge& edge) {
        std::string circle;
        for (auto at = std::find(path.begin(), path.end(), edge.to); at != path.end(); ++at)
            circle += district_.links[*at].id + " → ";
        circle += district_.links[edge.to].id;
        findings_.add("K011", Severity::error, edge_spots_.at({edge.from, edge.to}), {{"value", circle}});
    }

    const std::filesystem::path& folder_;
    const model::Config& config_;
    model::District& district_;
    base::Diagnostics& findings_;
    std::vector<std::string> chain_ids_, link_ids_;
    std::map<std::pair<Index, Index>, base::Spot> edge_spots_;
};

}  // namespace

void read_chains(const std::filesystem::path& folder, const model::Config& config, model::District& district,
                 base::Diagnostics& findings) {
    ChainReader{folder, config, district, findings}.read();
}

}  // namespace qm::read
