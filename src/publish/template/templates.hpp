// SPDX-License-Identifier: Apache-2.0
// The pages of templates/pages, expanded and checked against their views when they are loaded: what is left to go wrong
// while rendering is nothing. Immutable for its users and safe to share between threads.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/phrases.hpp"
#include "publish/template/view_type.hpp"

namespace qm::publish {

/// A page template and the type of the view that it is rendered from.
struct PageType {
    std::string_view name;  // templates/pages/<name>.mustache
    const ViewType* view;
};

class Templates {
  public:
    /// Failures (exit 3) as in source.hpp and resolve.hpp; a page or part that does not exist is T001.
    Templates(const std::filesystem::path& folder, const std::vector<PageType>& pages);
    ~Templates();
    Templates(const Templates&) = delete;
    Templates& operator=(const Templates&) = delete;

    /// Failure T006 (exit 3) when a template says a phrase that the language does not have.
    void check_phrases(const base::Phrases& phrases) const;

    template <class View>
    std::string render(std::string_view page, const View& view, const base::Phrases& phrases) const {
        return render(page, Ref{&view, &type_of<View>()}, phrases);
    }
    std::string render(std::string_view page, Ref view, const base::Phrases& phrases) const;

  private:
    struct Page;
    std::map<std::string, std::unique_ptr<Page>, std::less<>> pages_;
};

}  // namespace qm::publish
