// SPDX-License-Identifier: Apache-2.0
// The door of publish/: results to a site, and a site to a release that is never changed again. A release is written
// whole under releases/<id>/, flushed, then index.html beside it is replaced by one rename; a reader never sees a mix.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/failure.hpp"
#include "base/feedback.hpp"
#include "base/phrases.hpp"
#include "model/config.hpp"
#include "model/facts.hpp"
#include "model/figures.hpp"
#include "model/snapshot.hpp"

namespace qm::publish {

/// A file of the site, path relative to the release folder with '/' separators. `provenance` marks files that hold
/// row places or input hashes: they alone may differ when rows are shuffled.
struct File {
    std::string path;
    std::string bytes;
    bool provenance = false;
};

/// A picture in every form it was asked for, as painted. Pages put `inline_svg` into themselves.
struct Picture {
    std::string name;  // "map-home", "chain-robot" …
    std::string title, description;
    std::string inline_wide, inline_narrow;  // <svg> for 1152 px and for 358 px pages; narrow may be empty
    std::vector<std::string> unplaced;       // labels that did not fit (wide)
    std::vector<std::string> downloads;      // site paths of the stand-alone SVG, PDF and PNG
};
/// By name; one map per language.
using Pictures = std::map<std::string, Picture>;

/// Everything the pages of one month in one language are made of. Rendered through InternalView, which copies out
/// only what pages may show.
struct MonthPages {
    const model::Config& config;
    const model::Snapshot& snapshot;
    const model::Changes* changes = nullptr;          // against the month before; null when there is none
    const std::vector<model::Facts>& history;         // all stored months up to this one, oldest first
    const std::vector<model::Published>& published;
    const Pictures& pictures;
    const base::Phrases& phrases;
    std::vector<base::Month> months;                  // all months of the release, oldest first
    std::string folder;                               // "2024-06" (zh) or "2024-06/en"
    std::string program;                              // version
    std::map<std::string, std::string> inputs;        // file -> SHA-256, for "about this release"
};

/// Templates of templates/pages and templates/parts, read and checked once (unknown partial = Failure T001, exit 3).
class Templates;

std::vector<File> pages(const MonthPages& input, const Templates& templates, int jobs);
std::vector<File> assets(const std::filesystem::path& templates_folder);

const Templates* load_templates(const std::filesystem::path& folder);
void free_templates(const Templates* templates);

struct Published {
    std::string release;           // id: newest month + "-" + first 12 digits of the content hash
    std::filesystem::path folder;  // releases/<id>
    std::filesystem::path entry;   // index.html beside releases/
    bool changed = true;           // false: the same release was live already, nothing written
};

/// Writes the release and switches the pointer. Failures: K004 (exit 3) the folder holds something that we did not
/// write; V001… (6) storage; V010 (7) another run; S007 (9) a release of this id exists and is damaged.
Published release(const std::filesystem::path& output, std::vector<File> files, base::Month newest, const std::string& redirect,
                  base::Feedback& feedback);

/// Checks each file of the live release (or of `id`) against its manifest: missing, changed, extra. Findings S007,
/// S008, S009; returns their number.
std::size_t verify(const std::filesystem::path& output, const std::optional<std::string>& id, base::Feedback& feedback);

std::vector<std::string> releases(const std::filesystem::path& output);  // whole ones, oldest first
std::string live_release(const std::filesystem::path& output);           // empty when there is none
/// Points index.html at an older whole release (the one before the live one without `id`). Failure S013 (exit 2).
std::string rollback(const std::filesystem::path& output, const std::optional<std::string>& id, base::Feedback& feedback);

}  // namespace qm::publish
