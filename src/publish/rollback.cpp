// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/text.hpp"
#include "publish/manifest.hpp"
#include "publish/publish.hpp"
#include "publish/release_folder.hpp"
#include "publish/release_pointer.hpp"
#include "publish/verify.hpp"

namespace qm::publish {
namespace {

namespace fs = std::filesystem;

std::string target_of(const fs::path& output, const std::optional<std::string>& id) {
    const auto whole = releases(output);
    if (id) {
        if (std::find(whole.begin(), whole.end(), *id) != whole.end()) return *id;
        throw base::Failure{
            base::Exit::usage, "S013", {{"release", base::shown(*id)}, {"kept", base::join(whole, " ")}}};
    }
    const auto live = std::find(whole.begin(), whole.end(), live_release(output));
    if (live == whole.begin())
        throw base::Failure{base::Exit::usage, "S017", {{"path", base::shown(output.string(), 400)}}};
    return *(live - 1);  // when the live one is damaged or gone: the newest whole one
}

}  // namespace

std::vector<std::string> releases(const fs::path& output) {
    std::vector<std::string> order;
    std::error_code error;
    if (!fs::is_directory(releases_path(output), error)) return order;
    const auto listed = read_order(output);
    // Those that the list does not know (it was lost, or a run was killed before it went live) count as older.
    for (const auto& name : list_own(releases_path(output)))
        if (is_release_id(name) && std::find(listed.begin(), listed.end(), name) == listed.end()) order.push_back(name);
    order.insert(order.end(), listed.begin(), listed.end());
    std::erase_if(order, [&](const std::string& id) { return !looks_whole(releases_path(output) / id, id); });
    return order;
}

std::string live_release(const fs::path& output) {
    const auto pointer = parse_pointer(read_pointer(output));
    return pointer ? pointer->release : std::string{};
}

std::string rollback(const fs::path& output, const std::optional<std::string>& id, base::Feedback& feedback) {
    if (!is_ours(output))
        throw base::Failure{base::Exit::input_missing, "S015", {{"path", base::shown(output.string(), 400)}}};
    const Claim claim{output, feedback, "rollback"};
    const std::string target = target_of(output, id);
    const auto folder = releases_path(output) / target;
    if (const auto damage = inspect(folder, target, 0); !damage.empty())
        throw base::Failure{base::Exit::own_state,
                            "S007",
                            {{"release", target}, {"file", base::shown(damage.front().file)}},
                            {(folder / damage.front().file).string(), "", 0, 0}};
    const auto manifest = parse_manifest(read_own(folder / manifest_name, 1ULL << 30));
    if (!point_at(claim, {target, manifest->entry}, feedback))
        feedback.findings.add("V004", base::Severity::warning, {output.string(), "", 0, 0}, {});
    return target;
}

}  // namespace qm::publish
