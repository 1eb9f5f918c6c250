// SPDX-License-Identifier: Apache-2.0
// The door of publish/: results to a site, and a site to a release that is never changed again. A release is written
// whole under releases/<id>/, flushed, then index.html beside it is replaced by one rename; a reader never sees a mix.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/failure.hpp"
#include "base/feedback.hpp"
#include "base/file.hpp"
#include "base/phrases.hpp"
#include "model/account.hpp"
#include "model/config.hpp"
#include "model/facts.hpp"
#include "model/figures.hpp"
#include "model/snapshot.hpp"
#include "model/stock_change.hpp"

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
    std::string name;  // "map-home", "chain-robot" …: see draw/plan
    std::string title, description;
    std::string inline_wide, inline_narrow;  // <svg> for 1152 px and for 358 px pages; narrow may be empty
    std::vector<std::string> unplaced;       // labels that did not fit (wide)
    std::vector<std::string> downloads;      // stand-alone SVG, PDF, PNG, relative to the month folder
    std::string card;                        // briefing card, PNG; empty: none
};
/// By name; one map per language.
using Pictures = std::map<std::string, Picture>;

/// Everything the pages of one month in one language are made of. Rendered through InternalView, which copies out
/// only what pages may show.
struct MonthPages {
    const model::Config& config;
    const model::Snapshot& snapshot;
    const model::Changes* changes = nullptr;   // against the month before; null when there is none
    const std::vector<model::Facts>& history;  // all stored months up to this one, oldest first
    const std::vector<model::Published>& published;
    const Pictures& pictures;
    const base::Phrases& phrases;
    std::vector<base::Month> months;            // all months of the release, oldest first
    std::string folder;                         // "2024-06" (zh) or "2024-06/en"
    std::string program;                        // version
    std::map<std::string, std::string> inputs;  // file -> SHA-256, for "about this release"
    /// Why stock figures count rows of the month before no longer; empty when its rows are not known.
    std::vector<model::StockChange> stocks;
    /// The rows behind the figures of an indicator, at every level but the enterprise's; asked for once a page. Safe to
    /// call from many threads. Null: there are no pages "why", and no figure leads to one.
    std::function<model::Account(const model::Indicator&)> account;
    /// The same at the level of single enterprises, for the visit sheets. Null: sheets have no figures.
    std::function<model::Account(const model::Indicator&)> firm_account;
};

/// Templates of templates/pages and templates/parts, read and checked against the views once. Immutable, safe to share
/// between threads and months.
class Templates;
/// `folder` is the installed or the project's templates/. Failures (exit 3) with template, line and name: T001 unknown
/// name or part, T002 a part includes itself, T003 part outside the folder, T004 printed the wrong way, T005 syntax.
std::shared_ptr<const Templates> load_templates(const std::filesystem::path& folder);

/// All pages of one month in one language, with their search shards; in a fixed order for any number of jobs. Finding
/// W010: a page is heavier than 1.5 MB. Failure T006: a template says a phrase that the language does not have.
std::vector<File> pages(const MonthPages& input, const Templates& templates, int jobs, base::Feedback& feedback);
/// The files of templates/assets, under assets/ in the release: shared by all months and languages.
std::vector<File> assets(const std::filesystem::path& templates_folder);

struct Published {
    std::string release;           // id: newest month + "-" + first 12 digits of the content hash
    std::filesystem::path folder;  // releases/<id>
    std::filesystem::path entry;   // index.html beside releases/
    bool changed = true;           // false: the same release was live already, nothing written
};

/// The output folder, taken by one run: checked, marked as ours, locked, cleaned of what killed runs left. To be made
/// at the start of a run, so that a folder that cannot be used is told before the long work. Failures: K004 (exit 3)
/// the folder holds something that we did not write; V001… (6) storage; V010, S012 (7) another run. Findings: S011 (the
/// lock of a killed run was taken over), S014 (its unfinished release was removed).
class Claim {
  public:
    /// `who` is what the lock says of the holder.
    Claim(const std::filesystem::path& output, base::Feedback& feedback, std::string_view who = "build");
    const std::filesystem::path& output() const { return output_; }
    const std::string& pointer() const { return pointer_; }  // bytes of index.html when the folder was taken

  private:
    std::filesystem::path output_;
    base::Lock lock_;
    std::string pointer_;
};

/// Writes the release and switches the pointer. Failures: V001… (exit 6) storage; V011 (7) the pointer changed while
/// this run worked; V014 (7) index.html is held open; V016 (3) a path is too long; S007 (9) a release of this id exists
/// and is damaged. Findings: V004 the file system cannot promise that the release survives a power cut; S018 an
/// index.html that is not ours was kept under another name.
Published release(const Claim& claim, std::vector<File> files, base::Month newest, const std::string& redirect,
                  base::Feedback& feedback, int jobs = 0);
/// The same with a Claim of its own.
Published release(const std::filesystem::path& output, std::vector<File> files, base::Month newest,
                  const std::string& redirect, base::Feedback& feedback, int jobs = 0);

/// Checks each file of the live release (or of `id`) against its manifest. Findings S007 changed, S016 missing, S008
/// extra, S009 no such release; returns their number. Failure S015 (exit 4): there is no site in the folder.
std::size_t verify(const std::filesystem::path& output, const std::optional<std::string>& id, base::Feedback& feedback);

/// Whole ones in the order in which they last went live: manifest as its id says, each file there with its size.
std::vector<std::string> releases(const std::filesystem::path& output);
std::string live_release(const std::filesystem::path& output);  // as index.html says; empty when there is none
/// Points index.html at an older whole release: `id`, or the one before the live one. Failures: S013 (exit 2) no such
/// release, S017 (2) none before the live one, S007 (9) it is damaged, and those of Claim and of the pointer.
std::string rollback(const std::filesystem::path& output, const std::optional<std::string>& id,
                     base::Feedback& feedback);

}  // namespace qm::publish
