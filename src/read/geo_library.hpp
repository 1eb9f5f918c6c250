// SPDX-License-Identifier: Apache-2.0
// GDAL kept quiet and offline. Included only by the sources of read/ that use GDAL.
#pragma once

#include <string>
#include <vector>

namespace qm::read {

/// Registers the drivers once for the process and forbids the network. Called before any other use of GDAL.
void prepare_geo_library();

/// Collects what GDAL would print, for the calling thread, as long as it lives.
class GeoMessages {
  public:
    GeoMessages();
    ~GeoMessages();
    GeoMessages(const GeoMessages&) = delete;
    GeoMessages& operator=(const GeoMessages&) = delete;
    bool any() const { return !texts_.empty(); }
    /// The first message, shown safely; empty when there was none.
    std::string first() const;
    void add(std::string text);

  private:
    std::vector<std::string> texts_;
};

}  // namespace qm::read
