// SPDX-License-Identifier: Apache-2.0
#include "cli/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "base/parallel.hpp"
#include "base/text.hpp"

namespace qm::cli {
namespace {

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

}  // namespace

Studio::Studio(const model::District& district, const model::Config& config)
    : config_{config}, atlas_{draw::make_atlas(draw::atlas_input(district))}, metrics_{config.fonts} {}

publish::Pictures Studio::make(const draw::PlanInput& input, const std::string& folder,
                               const std::vector<std::string>& formats, int jobs, std::vector<publish::File>& files,
                               base::Feedback& feedback) const {
    const auto planned = draw::plan(input);
    paint::Options options;
    options.families = config_.fonts;
    options.language = input.english ? "en" : "zh-CN";
    options.author = config_.office;
    options.created = base::to_string(input.snapshot.date) + "T00:00:00Z";

    std::vector<publish::Picture> pictures(planned.size());
    std::vector<std::vector<publish::File>> downloads(planned.size());
    std::vector<std::u32string> spelled(planned.size());
    const bool on_paper = wanted(formats, "pdf") || wanted(formats, "png");
    base::for_each_index(planned.size(), jobs, [&](std::size_t i) {
        const auto& plan = planned[i];
        auto& picture = pictures[i];
        auto own = options;
        const auto wide = draw::draw(plan.wide, atlas_, metrics_);
        picture.name = plan.name;
        picture.title = wide.title;
        picture.description = wide.description;
        picture.unplaced = wide.unplaced_labels;
        own.id_prefix = plan.name + "-";
        picture.inline_wide = paint::paint(wide, paint::Format::svg_inline, own);
        if (plan.narrow) {
            own.id_prefix = plan.name + "-n-";
            picture.inline_narrow =
                paint::paint(draw::draw(*plan.narrow, atlas_, metrics_), paint::Format::svg_inline, own);
        }
        if (!plan.sheet) return;
        const auto sheet = draw::draw(*plan.sheet, atlas_, metrics_);
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
    });
    tell_spelled(planned, spelled, config_.fonts, feedback.findings);
    publish::Pictures result;
    for (std::size_t i = 0; i < planned.size(); ++i) {
        std::move(downloads[i].begin(), downloads[i].end(), std::back_inserter(files));
        result.emplace(planned[i].name, std::move(pictures[i]));
    }
    return result;
}

}  // namespace qm::cli
