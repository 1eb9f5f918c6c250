// SPDX-License-Identifier: Apache-2.0
// Time and memory of this process, and the one line of JSON that every benchmark prints.
#pragma once

#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

namespace bench {

/// Processor seconds of all threads so far: on a busy machine steadier than the clock.
inline double cpu_seconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](timeval t) { return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

struct Lap {
    double seconds = 0, cpu = 0;
    friend Lap operator+(Lap a, Lap b) { return {a.seconds + b.seconds, a.cpu + b.cpu}; }
};

class Stopwatch {
  public:
    /// Since the last call or the start.
    Lap lap() {
        const auto now = std::chrono::steady_clock::now();
        const double cpu = cpu_seconds();
        const Lap lap{std::chrono::duration<double>(now - last_).count(), cpu - last_cpu_};
        last_ = now;
        last_cpu_ = cpu;
        return lap;
    }

  private:
    std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
    double last_cpu_ = cpu_seconds();
};

/// MiB of memory in use at its highest so far.
inline double peak_mb() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

class Report {
  public:
    Report& say(const char* name, const std::string& text) { return add(name, "\"" + text + "\""); }
    Report& count(const char* name, unsigned long long value) { return add(name, std::to_string(value)); }
    Report& number(const char* name, double value) {
        char text[64];
        std::snprintf(text, sizeof text, "%.4f", value);
        return add(name, text);
    }
    /// name_s by the clock and name_cpu_s by the processor.
    Report& lap(const std::string& name, Lap lap) {
        return number((name + "_s").c_str(), lap.seconds).number((name + "_cpu_s").c_str(), lap.cpu);
    }
    /// The work as a whole: its seconds, and how much of it a second does.
    Report& whole(Lap lap, const char* rate, double amount) {
        return number("seconds", lap.seconds).number("cpu_s", lap.cpu).number(rate, amount / lap.seconds);
    }
    void print() const { std::printf("{%s}\n", line_.c_str()); }

  private:
    Report& add(const char* name, const std::string& value) {
        line_ += (line_.empty() ? "\"" : ", \"") + std::string{name} + "\": " + value;
        return *this;
    }
    std::string line_;
};

}  // namespace bench
