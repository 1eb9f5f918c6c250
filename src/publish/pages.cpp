// SPDX-License-Identifier: Apache-2.0
// The catalogue of pages: one row for each kind, with the template, the view it is rendered from and how many there
// are.
#include "publish/pages.hpp"

#include "base/parallel.hpp"
#include "publish/addresses.hpp"
#include "publish/publish.hpp"
#include "publish/search.hpp"
#include "publish/view/assistance.hpp"
#include "publish/view/chain.hpp"
#include "publish/view/codes.hpp"
#include "publish/view/compare.hpp"
#include "publish/view/district.hpp"
#include "publish/view/firms.hpp"
#include "publish/view/foundations.hpp"
#include "publish/view/home.hpp"
#include "publish/view/indicators.hpp"
#include "publish/view/leaders.hpp"
#include "publish/view/network.hpp"
#include "publish/view/problems.hpp"
#include "publish/view/quality.hpp"
#include "publish/view/support_lists.hpp"
#include "publish/view/town.hpp"
#include "publish/view/visit.hpp"
#include "publish/view/why.hpp"

namespace qm::publish {
namespace {

constexpr std::size_t heaviest_page = 1'500'000;  // bytes; DESIGN, "The site"

/// Renders page `i` of its kind into `out` (a page that is split gives several files).
struct PageKind {
    const char* name;  // templates/pages/<name>.mustache
    const ViewType& (*view)();
    std::size_t (*count)(const MonthFacts&);
    void (*render)(const PageJob&, std::size_t i, std::vector<File>& out);
    bool provenance = false;
};

std::size_t once(const MonthFacts&) {
    return 1;
}
std::size_t per_town(const MonthFacts& m) {
    return m.district.towns.size();
}
/// One more when some firms stand in no town.
std::size_t per_register(const MonthFacts& m) {
    return m.district.towns.size() + (m.firms_of_no_town.empty() ? 0 : 1);
}
std::size_t per_park(const MonthFacts& m) {
    return m.district.parks.size();
}
std::size_t per_chain(const MonthFacts& m) {
    return m.district.chains.size();
}
std::size_t per_link(const MonthFacts& m) {
    return m.district.links.size();
}
std::size_t per_visit_sheet(const MonthFacts& m) {
    return m.visits.firms.size();
}
std::size_t per_indicator(const MonthFacts& m) {
    return m.now.figures.indicators.size();
}
std::size_t per_account(const MonthFacts& m) {
    return m.in.account ? per_indicator(m) : 0;
}

template <class View>
void add(const PageJob& job, const char* name, const View& view, const std::string& page, std::vector<File>& out) {
    out.push_back({page, job.templates.render(name, view, job.m.words.phrases()), false});
}

model::Index index(std::size_t i) {
    return static_cast<model::Index>(i);
}

const PageKind kinds[] = {
    {"home", type_of<HomeView>, once,
     [](const PageJob& job, std::size_t, std::vector<File>& out) {
         add(job, "home", home_view(job.m), "index.html", out);
     }},
    {"chain", type_of<ChainView>, per_chain,
     [](const PageJob& job, std::size_t i, std::vector<File>& out) {
         add(job, "chain", chain_view(job.m, index(i)), model::chain_page(job.m.district, index(i)), out);
     }},
    {"support", type_of<SupportListsView>, per_link,
     [](const PageJob& job, std::size_t i, std::vector<File>& out) {
         add(job, "support", support_lists_view(job.m, index(i)), support_page(job.m.district, index(i)), out);
     }},
    {"district", type_of<DistrictView>, once,
     [](const PageJob& job, std::size_t, std::vector<File>& out) {
         add(job, "district", district_view(job.m), "district.html", out);
     }},
    {"foundations", type_of<FoundationsView>, once,
     [](const PageJob& job, std::size_t, std::vector<File>& out) {
         add(job, "foundations", foundations_view(job.m), "foundations.html", out);
     }},
    {"assistance", type_of<AssistanceView>, once,
     [](const PageJob& job, std::size_t, std::vector<File>& out) {
         add(job, "assistance", assistance_view(job.m), "assistance.html", out);
     }},
    {"visit", type_of<VisitView>, per_visit_sheet,
     [](const PageJob& job, std::size_t i, std::vector<File>& out) {
         add(job, "visit", visit_view(job.m, i), sheet_address(job.m, job.m.visits.firms[i]), out);
     }},
    {"problems", type_of<ProblemsView>, once,
     [](const PageJob& job, std::size_t, std::vector<File>& out) {
         std::size_t sheet = 0;
         for (const ProblemsView& view : problems_views(job.m))
             add(job, "problems", view, sheet_page("problems.html", sheet++), out);
     }},
    {"towns", type_of<TownsView>, once,
     [](const PageJob& job, std::size_t, std::vector<File>& out) {
         add(job, "towns", towns_view(job.m), "towns.html", out);
     }},
    {"town", type_of<TownView>, per_town,
     [](const PageJob& job, std::size_t i, std::vector<File>& out) {
         add(job, "town", town_view(job.m, index(i)), model::town_page(job.m.district, index(i)), out);
     }},
    {"firms", type_of<FirmsView>, per_register,
     [](const PageJob& job, std::size_t i, std::vector<File>& out) {
         const model::Index town = i < job.m.district.towns.size() ? index(i) : model::none;
         std::size_t sheet = 0;
         for (const FirmsView& view : firms_views(job.m, town))
             add(job, "firms", view, sheet_page(firms_page(job.m.district, town), sheet++), out);
     }},
    {"parks", type_of<ParksView>, once,
     [](const PageJob& job, std::size_t, std::vector<File>& out) {
         add(job, "parks", parks_view(job.m), "parks.html", out);
     }},
    {"park", type_of<ParkView>, per_park,
     [](const PageJob& job, std::size_t i, std::vector<File>& out) {
         add(job, "park", park_view(job.m, index(i)), model::park_page(job.m.district, index(i)), out);
     }},
    {"network", type_of<NetworkView>, once,
     [](const PageJob& job, std::size_t, std::vector<File>& out) {
         add(job, "network", network_view(job.m), "network.html", out);
     }},
    {"leaders", type_of<LeadersView>, once,
     [](const PageJob& job, std::size_t, std::vector<File>& out) {
         add(job, "leaders", leaders_view(job.m), "leaders.html", out);
     }},
    {"compare", type_of<CompareView>, once,
     [](const PageJob& job, std::size_t, std::vector<File>& out) {
         add(job, "compare", compare_view(job.m), "compare.html", out);
     }},
    {"indicators", type_of<IndicatorsView>, once,
     [](const PageJob& job, std::size_t, std::vector<File>& out) {
         add(job, "indicators", indicators_view(job.m), "indicators.html", out);
     }},
    {"indicator", type_of<IndicatorView>, per_indicator,
     [](const PageJob& job, std::size_t i, std::vector<File>& out) {
         add(job, "indicator", indicator_view(job.m, i), model::indicator_page(job.m.now.figures.indicators[i].id),
             out);
     }},
    {"why", type_of<WhyView>, per_account,
     [](const PageJob& job, std::size_t i, std::vector<File>& out) {
         add(job, "why", why_view(job.m, i), why_page(job.m.now.figures.indicators[i].id), out);
     },
     true},
    {"quality", type_of<QualityView>, once,
     [](const PageJob& job, std::size_t, std::vector<File>& out) {
         add(job, "quality", quality_view(job.m), "quality.html", out);
         if (auto aliases = suggested_aliases(job.m); !aliases.empty())
             out.push_back({suggested_aliases_file, std::move(aliases), false});
     },
     true},
    {"codes", type_of<CodesView>, once,
     [](const PageJob& job, std::size_t, std::vector<File>& out) {
         add(job, "codes", codes_view(job.m), "codes.html", out);
     }},
    {"about", type_of<AboutView>, once,
     [](const PageJob& job, std::size_t, std::vector<File>& out) {
         add(job, "about", about_view(job.m), "about.html", out);
     },
     true},
};

void weigh(std::vector<File>& files, std::size_t shared_bytes, base::Feedback& feedback) {
    for (const File& file : files)
        if (file.path.ends_with(".html") && file.bytes.size() + shared_bytes > heaviest_page)
            feedback.findings.add("W010", base::Severity::warning, {},
                                  {{"page", file.path}, {"bytes", std::to_string(file.bytes.size() + shared_bytes)}});
}

}  // namespace

std::vector<PageType> page_types() {
    std::vector<PageType> types;
    for (const PageKind& kind : kinds) types.push_back({kind.name, &kind.view()});
    return types;
}

std::shared_ptr<const Templates> load_templates(const std::filesystem::path& folder) {
    return std::make_shared<const Templates>(folder, page_types());
}

std::vector<File> pages(const MonthPages& input, const Templates& templates, int jobs, base::Feedback& feedback) {
    templates.check_phrases(input.phrases);
    MonthFacts m{input};
    std::vector<File> files = search_shards(m);
    m.search_shards = static_cast<int>(files.size());

    std::vector<std::pair<const PageKind*, std::size_t>> work;
    for (const PageKind& kind : kinds)
        for (std::size_t i = 0; i < kind.count(m); ++i) work.emplace_back(&kind, i);
    std::vector<std::vector<File>> results(work.size());
    const PageJob job{m, templates};
    base::for_each_index(work.size(), jobs, [&](std::size_t i) {
        work[i].first->render(job, work[i].second, results[i]);
        for (File& file : results[i]) file.provenance = work[i].first->provenance;
    });
    for (auto& result : results)
        for (File& file : result) files.push_back(std::move(file));
    for (File& file : correction_files(input, m.words, m.corrections)) files.push_back(std::move(file));
    for (File& file : files) file.path = input.folder + "/" + file.path;
    weigh(files, 60'000, feedback);
    return files;
}

}  // namespace qm::publish
