// SPDX-License-Identifier: Apache-2.0
#include "cli/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "base/parallel.hpp"
#include "base/text.hpp"

namespace qm::cli {
namespace {

constexpr std::array<const char*, 3> forms{"/wide", "/narrow", "/sheet"};

bool wanted(const std::vector<std::string>& formats, const char* format) {
    return std::find(formats.begin(), formats.end(), format) != formats.end();
}

/// One finding a character, with the first figure that has it.
void tell_spelled(const std::vector<draw::PlannedFigure>& planned, const std::vector<std::u32string>& spelled,
                  const std::vector<std::string>& families, base::Diagnostics& findings) {
    std::map<char32_t, std::string> first;
    for (std::size_t i = 0; i < planned.size(); ++i)
        for (const char32_t c : spelled[i]) first.try_emplace(c, planned[i].name);
    for (const auto& [c, figure] : first) {
        std::string character;
        base::append_utf8(character, c);
        findings.add("V018", base::Severity::warning, {},
                     {{"character", character},
                      {"point", fmt::format("U+{:04X}", static_cast<std::uint32_t>(c))},
                      {"family", base::join(families, ", ")},
                      {"figure", figure}});
    }
}

/// A warning for the map of the home page, whose classes the office chooses; a remark for the others, whose classes
/// follow from their first month.
void tell_crowded(const std::vector<draw::PlannedFigure>& planned,
                  const std::vector<std::optional<scene::CrowdedClass>>& crowded, const draw::PlanInput& input,
                  base::Diagnostics& findings) {
    std::vector<std::string> others;
    for (std::size_t i = 0; i < planned.size(); ++i) {
        if (!crowded[i]) continue;
        if (planned[i].name != "map-home") {
            if (const auto* map = std::get_if<draw::Choropleth>(&planned[i].wide)) others.push_back(map->words.legend);
            continue;
        }
        const auto& indicator = input.config.map.home_indicator;
        findings.add("V022", base::Severity::warning, {},
                     {{"indicator", indicator},
                      {"units", std::to_string(crowded[i]->units)},
                      {"of", std::to_string(crowded[i]->of)},
                      {"from", crowded[i]->from.empty() ? "−∞" : crowded[i]->from},
                      {"to", crowded[i]->to.empty() ? "+∞" : crowded[i]->to},
                      {"limit", std::to_string(input.config.map.lopsided)}});
    }
    if (!others.empty())
        findings.add("V024", base::Severity::info, {},
                     {{"maps", std::to_string(others.size())},
                      {"names", base::join(others, "、")},
                      {"limit", std::to_string(input.config.map.lopsided)}});
}

}  // namespace

Studio::Studio(const model::District& district, const model::Config& config)
    : config_{config}, atlas_{draw::make_atlas(draw::atlas_input(district))}, metrics_{config.fonts} {}

publish::Pictures Studio::make(const draw::PlanInput& input, const std::string& folder,
                               const std::vector<std::string>& formats, int jobs, bool tell,
                               std::vector<publish::File>& files, base::Feedback& feedback) {
    const auto planned = draw::plan(input);
    paint::Options options;
    options.families = config_.fonts;
    options.language = input.english ? "en" : "zh-CN";
    options.author = config_.office;
    options.created = base::to_string(input.snapshot.date) + "T00:00:00Z";

    std::vector<publish::Picture> pictures(planned.size());
    std::vector<std::vector<publish::File>> downloads(planned.size());
    std::vector<std::u32string> spelled(planned.size());
    std::vector<std::array<std::shared_ptr<const scene::PlacedLabels>, forms.size()>> placed(planned.size());
    std::vector<std::optional<scene::CrowdedClass>> crowded(planned.size());
    const std::string language = input.english ? "en/" : "zh/";
    const auto drawn = [&](std::size_t i, std::size_t form, draw::Request request) {
        const auto found = before_.find(language + planned[i].name + forms[form]);
        if (found != before_.end()) std::visit([&](auto& r) { r.sheet.before = found->second; }, request);
        auto figure = draw::draw(request, atlas_, metrics_);
        if (!figure.placed_labels.empty())
            placed[i][form] = std::make_shared<const scene::PlacedLabels>(std::move(figure.placed_labels));
        return figure;
    };
    const bool on_paper = wanted(formats, "pdf") || wanted(formats, "png");
    base::for_each_index(planned.size(), jobs, [&](std::size_t i) {
        const auto& plan = planned[i];
        auto& picture = pictures[i];
        auto own = options;
        const auto wide = drawn(i, 0, plan.wide);
        crowded[i] = wide.crowded_class;
        picture.name = plan.name;
        picture.title = wide.title;
        picture.description = wide.description;
        picture.unplaced = wide.unplaced_labels;
        own.id_prefix = plan.name + "-";
        picture.inline_wide = paint::paint(wide, paint::Format::svg_inline, own);
        if (plan.narrow) {
            own.id_prefix = plan.name + "-n-";
            picture.inline_narrow = paint::paint(drawn(i, 1, *plan.narrow), paint::Format::svg_inline, own);
        }
        if (!plan.sheet) return;
        const auto sheet = drawn(i, 2, *plan.sheet);
        own.id_prefix.clear();
        if (plan.paper && on_paper)
            scene::for_each_text(sheet.root,
                                 [&](const scene::Text& text) { spelled[i] += metrics_.lacking(text.words); });
        const auto add = [&](const char* ending, paint::Format format) {
            picture.downloads.push_back("figures/" + plan.name + ending);
            downloads[i].push_back(
                {folder + "/figures/" + plan.name + ending, paint::paint(sheet, format, own), false});
        };
        if (wanted(formats, "svg")) add(".svg", paint::Format::svg);
        if (plan.paper && wanted(formats, "pdf")) add(".pdf", paint::Format::pdf);
        if (plan.paper && wanted(formats, "png")) add(".png", paint::Format::png);
        if (plan.card && wanted(formats, "png")) {
            const auto card = draw::draw(*plan.card, atlas_, metrics_);
            picture.card = "figures/" + card.name + ".png";
            downloads[i].push_back({folder + "/" + picture.card, paint::paint(card, paint::Format::png, own), false});
        }
    });
    for (std::size_t i = 0; i < planned.size(); ++i)
        for (std::size_t form = 0; form < forms.size(); ++form) {
            auto& kept = before_[language + planned[i].name + forms[form]];
            if (placed[i][form]) kept = placed[i][form];
        }
    if (tell) {
        tell_crowded(planned, crowded, input, feedback.findings);
        const auto tiles = draw::given_tiles(*input.snapshot.district, config_.map.tiles);
        if (!tiles.wrong.empty())
            feedback.findings.add("V023", base::Severity::warning, {config_.file.filename().string(), {}, 0, 0},
                                  {{"name", tiles.wrong}});
    }
    tell_spelled(planned, spelled, config_.fonts, feedback.findings);
    publish::Pictures result;
    for (std::size_t i = 0; i < planned.size(); ++i) {
        std::move(downloads[i].begin(), downloads[i].end(), std::back_inserter(files));
        result.emplace(planned[i].name, std::move(pictures[i]));
    }
    return result;
}

}  // namespace qm::cli
