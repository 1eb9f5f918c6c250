// SPDX-License-Identifier: Apache-2.0
#include "scene/path_data.hpp"

#include <charconv>
#include <cmath>
#include <stdexcept>

namespace qm::scene {

std::int64_t tenths(double px) {
    if (!(std::abs(px) <= 1e7)) throw std::invalid_argument{"a position that is not on any page"};
    return std::llround(px * 10);
}

void append_px(std::string& text, std::int64_t value) {
    if (value < 0) text += '-';
    const std::int64_t size = value < 0 ? -value : value;
    char digits[24];
    if (size >= 10 || size == 0) {
        const auto end = std::to_chars(digits, digits + sizeof digits, size / 10).ptr;
        text.append(digits, end);
    }
    if (size % 10 != 0) {
        text += '.';
        text += static_cast<char>('0' + size % 10);
    }
}

void PathData::command(char letter) {
    if (letter != implied_) {
        text_ += letter;
        after_number_ = false;
    }
    implied_ = letter == 'm' ? 'l' : letter;
}

void PathData::number(std::int64_t value) {
    const bool fraction = unit_ == Unit::px && value % 10 != 0;
    const bool starts_with_point = fraction && value > 0 && value < 10;
    if (after_number_ && value >= 0 && !(starts_with_point && after_fraction_)) text_ += ' ';
    if (unit_ == Unit::px) {
        append_px(text_, value);
    } else {
        char digits[24];
        const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
        text_.append(digits, end);
    }
    after_number_ = true;
    after_fraction_ = fraction;
}

void PathData::move(std::int64_t x, std::int64_t y) {
    implied_ = 0;  // a second pair after m would be a line
    command('m');
    number(x - x_);
    number(y - y_);
    x_ = start_x_ = x;
    y_ = start_y_ = y;
}

void PathData::line(std::int64_t x, std::int64_t y) {
    const std::int64_t dx = x - x_, dy = y - y_;
    if (dx == 0 && dy == 0) return;
    // h and v are never longer than l, whatever stands before or after them.
    command(dy == 0 ? 'h' : dx == 0 ? 'v' : 'l');
    if (dx != 0) number(dx);
    if (dy != 0) number(dy);
    x_ = x;
    y_ = y;
}

void PathData::cubic(std::int64_t x1, std::int64_t y1, std::int64_t x2, std::int64_t y2, std::int64_t x,
                     std::int64_t y) {
    command('c');
    for (const std::int64_t value : {x1 - x_, y1 - y_, x2 - x_, y2 - y_, x - x_, y - y_}) number(value);
    x_ = x;
    y_ = y;
}

void PathData::close() {
    text_ += 'z';
    implied_ = 0;
    after_number_ = false;
    x_ = start_x_;
    y_ = start_y_;
}

void PathData::segment(const Segment& segment) {
    switch (segment.kind) {
        case Segment::Kind::move:
            return move(tenths(segment.to.x), tenths(segment.to.y));
        case Segment::Kind::line:
            return line(tenths(segment.to.x), tenths(segment.to.y));
        case Segment::Kind::close:
            return close();
        case Segment::Kind::cubic:
            return cubic(tenths(segment.control1.x), tenths(segment.control1.y), tenths(segment.control2.x),
                         tenths(segment.control2.y), tenths(segment.to.x), tenths(segment.to.y));
    }
}

}  // namespace qm::scene
