// SPDX-License-Identifier: Apache-2.0
#include "join/join.hpp"

#include <numeric>

#include "join/context.hpp"
#include "join/duplicate_enterprises.hpp"
#include "join/enterprise_links.hpp"
#include "join/enterprise_places.hpp"
#include "join/other_tables.hpp"
#include "join/point_checks.hpp"

namespace qm::join {
namespace {

template <class Items>
AreaIndex index_of(const Items& items) {
    std::vector<const model::MultiPolygon*> shapes;
    for (const auto& item : items) shapes.push_back(&item.shape);
    return AreaIndex{shapes};
}

}  // namespace

model::Places join(const model::District& district, const model::Tables& tables, const Options& options,
                   base::Feedback& feedback) {
    const auto at = tables.find("enterprises");
    const model::Table* enterprises = at == tables.end() ? nullptr : &at->second;
    Context context{district,
                    options,
                    PlaceWords::towns(district, options.aliases),
                    PlaceWords::parks(district, options.aliases),
                    PlaceWords::links(district),
                    PlaceWords::chains(district),
                    index_of(district.towns),
                    index_of(district.parks),
                    EnterpriseLookup{enterprises, options.aliases},
                    {}};
    model::Places places;
    if (enterprises != nullptr) {
        place_enterprises(context, *enterprises, places, feedback);
        check_points(context, *enterprises, places, feedback);
        link_enterprises(context, *enterprises, places, feedback);
        find_duplicates(context, *enterprises, places, feedback);
        auto& own = places.tables["enterprises"].enterprise;
        own.resize(enterprises->rows());
        std::iota(own.begin(), own.end(), model::Index{0});
    }
    for (const auto& [name, table] : tables)
        if (&table != enterprises) places.tables[name] = follow(context, table, places, feedback);

    std::vector<std::uint32_t> renumbered;
    places.link_sets = context.link_sets.finish(renumbered);
    for (auto& [name, rows] : places.tables)
        for (auto& set : rows.links) set = renumbered[set];
    return places;
}

}  // namespace qm::join
