// SPDX-License-Identifier: Apache-2.0
// Writes SVG path data in its smallest form: relative commands, no letter where the last one repeats, no separator
// where a sign or a point already separates. Takes absolute positions in whole tenths of a px and differences them
// itself, so errors never add up and neighbours that share a vertex share it exactly.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "scene/scene.hpp"

namespace qm::scene {

/// Tenths of a px, rounded half away from zero. Throws std::invalid_argument for what is not a place on any page
/// (not a number, beyond ±10 million px): such a value is a defect of the caller.
std::int64_t tenths(double px);

/// A whole number of tenths as px: 125 → "12.5", -5 → "-.5", 40 → "4". Never depends on the locale.
void append_px(std::string& text, std::int64_t value);

class PathData {
  public:
    /// tenths: numbers are printed as they are, for use under scale(.1). px: printed with at most one decimal.
    enum class Unit : std::uint8_t { tenths, px };
    explicit PathData(Unit unit) : unit_{unit} {}

    void move(std::int64_t x, std::int64_t y);
    /// A line of no length writes nothing.
    void line(std::int64_t x, std::int64_t y);
    void cubic(std::int64_t x1, std::int64_t y1, std::int64_t x2, std::int64_t y2, std::int64_t x, std::int64_t y);
    void close();
    void segment(const Segment& segment);  // rounds its points

    const std::string& text() const { return text_; }
    std::string take() { return std::move(text_); }

  private:
    void command(char letter);
    void number(std::int64_t value);

    Unit unit_;
    std::string text_;
    std::int64_t x_ = 0, y_ = 0;              // where the pen is
    std::int64_t start_x_ = 0, start_y_ = 0;  // where close() returns to
    char implied_ = 0;                        // the command that numbers alone would repeat
    bool after_number_ = false;
    bool after_fraction_ = false;  // the last number has a point, so ".5" may follow at once
};

}  // namespace qm::scene
