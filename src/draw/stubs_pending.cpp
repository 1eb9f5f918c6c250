// SPDX-License-Identifier: Apache-2.0
#include "draw/figures.hpp"
namespace qm::draw {
scene::Figure draw_trend(const Trend&, const scene::TextMetrics&) {
    return {};
}
scene::Figure draw_bars(const Bars&, const scene::TextMetrics&) {
    return {};
}
scene::Figure draw_heat_table(const HeatTable&, const scene::TextMetrics&) {
    return {};
}
scene::Figure draw_rate_bar(const RateBar&, const scene::TextMetrics&) {
    return {};
}
}  // namespace qm::draw
