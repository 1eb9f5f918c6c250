// SPDX-License-Identifier: Apache-2.0
// The sheet of any map: heading, the map's frame with its view, furniture in the emptiest corner, legend at the side
// or below, footer. Area maps and point maps draw into it.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "draw/ground.hpp"
#include "draw/label_block.hpp"
#include "draw/labels.hpp"
#include "draw/legend.hpp"
#include "draw/map_requests.hpp"
#include "scene/scene.hpp"
#include "scene/text_metrics.hpp"

namespace qm::draw {

/// More labels than this get no places outside their areas: leader lines by the hundred lead nowhere.
inline constexpr std::size_t most_leaders = 400;

class MapSheet {
  public:
    /// `shown`: areas (atlas indices) that must fit when the ground has no focus; ground areas are added to them.
    MapSheet(const Sheet& sheet, const MapGround& ground, const MapWords& words, const std::vector<std::size_t>& shown,
             const Atlas& atlas, const scene::TextMetrics& metrics);

    bool wide() const { return wide_; }
    const MapView& view() const { return *view_; }
    const scene::Box& frame() const { return frame_; }
    const scene::TextMetrics& metrics() const { return metrics_; }
    scene::Group& root() { return figure_.root; }

    /// Faint areas with their borders; the place the page is about on top.
    void draw_ground();
    /// Scale bar and north arrow where they hide least of `land`; under the map when every corner is taken.
    void draw_furniture(const std::vector<std::size_t>& land);

    /// A label to be placed: its layouts, where it belongs and what it says when it finds no place.
    struct Wanted {
        int priority = 0;
        std::string key;                                   // of what it names, for the next month; empty: not kept
        std::function<bool(const Candidate&)> still_good;  // of its place of the month before; empty: always
        Candidates candidates;                             // form = index into blocks
        std::function<Candidates()> more;                  // see Label; may refer to this sheet and its view
        std::vector<Block> blocks;
        std::vector<BlockInk> inks;       // by form
        std::string unplaced;             // empty: nobody misses it
        std::ptrdiff_t area = -1;         // where its number of the key goes
        int inside_forms = 0;             // forms before it are for within the area
        std::ptrdiff_t ground_area = -1;  // of the name of a faint area: all forms are for within it
        BlockInk number_ink;
    };
    /// Forms inside the area first, then outside with a leader line.
    Wanted area_label(std::size_t area, const LabelWords& words, const BlockInk& inside, double margin, bool outside);
    /// More places for words about the symbol at `at`, each with a line that begins `reach` away from it, at its edge.
    /// `land` must outlive what is returned.
    std::function<Candidates()> away_from(scene::Point at, double reach, Block block,
                                          const std::vector<std::size_t>& land) const;
    void draw_labels(std::vector<Wanted> wanted, std::vector<scene::Box> obstacles);
    /// Names of faint areas that have one, with many candidates each; `ink` on the ground.
    std::vector<Wanted> ground_labels(const BlockInk& ink);

    scene::Figure finish(const LegendPlan& plan);

  private:
    void begin_where_it_stood(Wanted& wanted) const;
    const Sheet& sheet_;
    const MapGround& ground_;
    const MapWords& words_;
    const Atlas::Ground& atlas_;
    const scene::TextMetrics& metrics_;
    scene::Figure figure_;
    bool wide_;
    double top_ = 0, bottom_ = 0;  // of the map's part of the sheet
    scene::Box frame_, column_;
    std::shared_ptr<const MapView> view_;
    std::vector<std::pair<const GroundArea*, std::size_t>> faint_;
    std::vector<std::size_t> land_;
    std::vector<scene::Box> furniture_;
};

}  // namespace qm::draw
