// SPDX-License-Identifier: Apache-2.0
#include "draw/classify.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "base/number.hpp"

namespace qm::draw {
namespace {

constexpr int most_decimals = 6;
constexpr double powers[] = {1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12};

struct Distinct {
    std::vector<double> values;
    std::vector<std::size_t> weights;
};

Distinct distinct(std::vector<double>& values) {
    std::sort(values.begin(), values.end());
    Distinct result;
    for (const double v : values) {
        if (result.values.empty() || result.values.back() != v) {
            result.values.push_back(v);
            result.weights.push_back(0);
        }
        ++result.weights.back();
    }
    return result;
}

/// Borders after each share of the total weight; a tie never straddles a border.
std::vector<std::size_t> quantile_splits(const Distinct& d, std::size_t total, std::size_t classes) {
    std::vector<std::size_t> splits;
    std::size_t below = 0;
    std::size_t next = 1;
    for (std::size_t i = 0; i + 1 < d.values.size() && next < classes; ++i) {
        below += d.weights[i];
        // The border stands where the count below is nearest to the wanted share.
        const double wanted = static_cast<double>(total * next) / static_cast<double>(classes);
        const double here = std::abs(static_cast<double>(below) - wanted);
        const double after = std::abs(static_cast<double>(below + d.weights[i + 1]) - wanted);
        const bool must = d.values.size() - 1 - i == classes - next;  // as many values left as classes
        if (here <= after || must) {
            splits.push_back(i + 1);
            ++next;
        }
    }
    return splits;
}

int decimals_of(double value) {
    for (int d = 0; d < most_decimals; ++d) {
        const double scaled = value * powers[d];
        if (std::abs(scaled - std::round(scaled)) <= 1e-9 * std::max(1.0, std::abs(scaled))) return d;
    }
    return most_decimals;
}

}  // namespace

double roundest_between(double low, double high, int decimals) {
    const double middle = (low + high) / 2;
    for (int d = -9; d <= decimals; ++d) {
        const auto unit = [d](double n) { return d < 0 ? n * powers[-d] : n / powers[d]; };
        const auto units = [d](double v) { return d < 0 ? v / powers[-d] : v * powers[d]; };
        const double nearest = unit(std::round(units(middle)));
        if (nearest > low && nearest <= high) return nearest;
        const double highest = unit(std::floor(units(high)));
        if (highest > low && highest <= high) return highest;
    }
    return high;
}

std::vector<std::size_t> jenks_splits(const std::vector<double>& sorted, const std::vector<std::size_t>& weights,
                                      std::size_t classes) {
    const std::size_t n = sorted.size();
    std::vector<double> sum(n + 1), square(n + 1), weight(n + 1);
    const double origin = n == 0 ? 0 : sorted[n / 2];  // keeps the squares small
    for (std::size_t i = 0; i < n; ++i) {
        const double w = static_cast<double>(weights[i]);
        const double v = sorted[i] - origin;
        weight[i + 1] = weight[i] + w;
        sum[i + 1] = sum[i] + w * v;
        square[i + 1] = square[i] + w * v * v;
    }
    const auto deviation = [&](std::size_t from, std::size_t to) {  // of values [from, to)
        const double s = sum[to] - sum[from];
        return std::max(0.0, square[to] - square[from] - s * s / (weight[to] - weight[from]));
    };
    // best[c][i]: least deviation of the first i values in c + 1 classes; the best start of the last class never moves
    // back as i grows, so each row is filled by halving.
    std::vector<double> row(n + 1, std::numeric_limits<double>::infinity());
    for (std::size_t i = 1; i <= n; ++i) row[i] = deviation(0, i);
    std::vector<std::vector<std::size_t>> start(classes, std::vector<std::size_t>(n + 1, 0));
    for (std::size_t c = 1; c < classes; ++c) {
        std::vector<double> next(n + 1, std::numeric_limits<double>::infinity());
        struct Part {
            std::size_t low, high, from, to;
        };
        std::vector<Part> parts{{c + 1, n, c, n - 1}};
        while (!parts.empty()) {
            const Part part = parts.back();
            parts.pop_back();
            if (part.low > part.high) continue;
            const std::size_t middle = (part.low + part.high) / 2;
            std::size_t best = part.from;
            for (std::size_t s = part.from; s <= std::min(part.to, middle - 1); ++s) {
                const double cost = row[s] + deviation(s, middle);
                if (cost < next[middle]) {
                    next[middle] = cost;
                    best = s;
                }
            }
            start[c][middle] = best;
            parts.push_back({part.low, middle - 1, part.from, best});
            parts.push_back({middle + 1, part.high, best, part.to});
        }
        row = std::move(next);
    }
    std::vector<std::size_t> splits;
    std::size_t end = n;
    for (std::size_t c = classes; c-- > 1;) {
        end = start[c][end];
        splits.push_back(end);
    }
    std::reverse(splits.begin(), splits.end());
    return splits;
}

Classes classify(std::vector<double> values, const ScaleSpec& spec) {
    Classes result;
    if (spec.method == Method::given) {
        if (spec.breaks.size() > 6) throw std::invalid_argument{"a scale has at most seven classes"};
        for (std::size_t i = 0; i < spec.breaks.size(); ++i) {
            if (i > 0 && !(spec.breaks[i - 1] < spec.breaks[i]))
                throw std::invalid_argument{"the limits of a scale must ascend"};
            result.decimals = std::max(result.decimals, decimals_of(spec.breaks[i]));
        }
        result.limits = spec.breaks;
        return result;
    }
    if (spec.classes < 1 || spec.classes > 7) throw std::invalid_argument{"a scale has one to seven classes"};
    const std::size_t total = values.size();
    const Distinct d = distinct(values);
    auto classes = static_cast<std::size_t>(spec.classes);
    if (spec.method != Method::equal) classes = std::min(classes, d.values.size());
    if (classes < 2 || d.values.size() < 2) return result;
    const auto add = [&](double limit) {
        if (result.limits.empty() || limit > result.limits.back()) result.limits.push_back(limit);
        result.decimals = std::max(result.decimals, decimals_of(limit));
    };
    if (spec.method == Method::equal) {
        const double low = d.values.front();
        const double step = (d.values.back() - low) / static_cast<double>(classes);
        int decimals = spec.decimals;  // finer when classes are narrower than the wanted digits
        while (decimals < most_decimals && step * powers[decimals] < 5) ++decimals;
        for (std::size_t i = 1; i < classes; ++i)
            add(std::round((low + step * static_cast<double>(i)) * powers[decimals]) / powers[decimals]);
        return result;
    }
    const std::vector<std::size_t> splits = spec.method == Method::quantile
                                                ? quantile_splits(d, total, classes)
                                                : jenks_splits(d.values, d.weights, classes);
    for (const std::size_t s : splits) add(roundest_between(d.values[s - 1], d.values[s], most_decimals));
    return result;
}

std::size_t Classes::of(double value) const {
    return static_cast<std::size_t>(std::upper_bound(limits.begin(), limits.end(), value) - limits.begin());
}

bool Classes::near_limit(double value, double share) const {
    if (limits.size() < 2 || share <= 0) return false;  // without two limits no class has a width
    const std::size_t c = of(value);
    double width = 0;
    if (c == 0)
        width = limits[1] - limits[0];
    else if (c == limits.size())
        width = limits[c - 1] - limits[c - 2];
    else
        width = limits[c] - limits[c - 1];
    double distance = std::numeric_limits<double>::infinity();
    for (const double limit : limits) distance = std::min(distance, std::abs(value - limit));
    return distance <= share * width * (1 + 1e-9);
}

std::vector<std::size_t> Classes::counts(const std::vector<double>& values) const {
    std::vector<std::size_t> result(count());
    for (const double v : values) ++result[of(v)];
    return result;
}

std::vector<std::string> printed(const Classes& classes, bool sign) {
    std::vector<std::string> texts;
    for (const double limit : classes.limits) {
        const auto scaled = static_cast<base::Wide>(std::llround(limit * powers[most_decimals]));
        texts.push_back(base::format(base::Ratio{scaled, 1'000'000}, {.decimals = classes.decimals, .sign = sign}));
    }
    return texts;
}

}  // namespace qm::draw
