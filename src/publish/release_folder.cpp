// SPDX-License-Identifier: Apache-2.0
#include "publish/release_folder.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "publish/manifest.hpp"

namespace qm::publish {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view marker_name = ".qualitymap";
constexpr std::string_view marker_head = "qualitymap site, format 1\n";
constexpr std::string_view lock_name = ".lock";
constexpr std::string_view staging_mark = ".staging-";
constexpr std::uint64_t small_file = 16U << 20;

bool stands(const fs::path& path) {
    std::error_code error;
    return fs::symlink_status(path, error).type() != fs::file_type::not_found;
}

/// To the user our own files are storage, not input.
template <class Call>
auto own(Call call) -> decltype(call()) {
    try {
        return call();
    } catch (const base::Failure& failure) {
        if (failure.exit() != base::Exit::input_missing && failure.exit() != base::Exit::input_refused) throw;
        auto facts = failure.diagnostic().facts;
        facts.try_emplace("reason", failure.diagnostic().code);
        throw base::Failure{base::Exit::storage, "V020", std::move(facts), failure.diagnostic().spot};
    }
}

/// The folder with our marker in it; refuses to move in with strangers.
fs::path taken(const fs::path& output) {
    // What is written must lie where the user looks, and a link may be turned while we write.
    if (fs::is_symlink(fs::symlink_status(output))) {
        std::error_code error;
        const fs::path target = fs::weakly_canonical(output, error);
        throw base::Failure{
            base::Exit::configuration,
            "K005",
            {{"path", base::shown(output.string(), 400)},
             {"target", base::shown((error ? fs::read_symlink(output, error) : target).string(), 400)}}};
    }
    if (stands(output) && !fs::is_directory(output))
        throw base::Failure{
            base::Exit::configuration, "K004", {{"path", base::shown(output.string(), 400)}, {"entry", ""}}};
    base::make_folder(output);
    if (is_ours(output)) return output;
    // Another first run may have marked it in the meantime, so the question is asked again after listing.
    if (const auto names = list_own(output); !names.empty() && !is_ours(output))
        throw base::Failure{base::Exit::configuration,
                            "K004",
                            {{"path", base::shown(output.string(), 400)}, {"entry", base::shown(names.front())}}};
    try {
        base::write_file(output / marker_name, marker_head, true);
    } catch (const base::Failure&) {
        if (!is_ours(output)) throw;  // another first run was quicker: the lock decides between the two
    }
    return output;
}

/// An index.html that we did not write is somebody's work: it gets another name before ours takes its place.
void keep_foreign(const Claim& claim, base::Feedback& feedback) {
    const auto& bytes = claim.pointer();
    if (bytes.empty() || parse_pointer(bytes)) return;
    for (int number = 1;; ++number) {
        const std::string name = "index-kept-" + std::to_string(number) + ".html";
        const auto kept = claim.output() / name;
        if (stands(kept)) {
            if (fs::is_regular_file(kept) && base::read_file(kept) == bytes) return;
            continue;
        }
        base::write_file(kept, bytes, true);
        feedback.findings.add("S018", base::Severity::warning, {pointer_path(claim.output()).string(), "", 0, 0},
                              {{"kept", name}});
        return;
    }
}

}  // namespace

std::string read_own(const fs::path& path, std::uint64_t max_bytes) {
    return own([&] { return base::read_file(path, max_bytes); });
}

std::vector<std::string> list_own(const fs::path& folder) {
    return own([&] { return base::list_folder(folder); });
}

fs::path pointer_path(const fs::path& output) {
    return output / "index.html";
}
fs::path releases_path(const fs::path& output) {
    return output / "releases";
}

fs::path staging_path(const fs::path& output, const std::string& id) {
    return releases_path(output) / (std::string{staging_mark} + id);
}

bool is_ours(const fs::path& output) {
    std::error_code error;
    return fs::symlink_status(output / marker_name, error).type() == fs::file_type::regular;
}

std::string read_pointer(const fs::path& output) {
    const auto path = pointer_path(output);
    return stands(path) ? read_own(path, small_file) : std::string{};
}

std::vector<std::string> read_order(const fs::path& output) {
    std::vector<std::string> ids;
    if (!is_ours(output)) return ids;
    const std::string text = read_own(output / marker_name, small_file);
    for (const auto line : base::split(text, '\n'))
        if (is_release_id(line)) ids.emplace_back(line);
    return ids;
}

Claim::Claim(const fs::path& output, base::Feedback& feedback, std::string_view who)
    : output_{taken(output)}, lock_{output / lock_name, who} {
    if (!lock_.left_by().empty())
        feedback.findings.add("S011", base::Severity::info, {(output / lock_name).string(), "", 0, 0},
                              {{"holder", base::shown(lock_.left_by())}});
    own([&] { base::remove_leftovers(output); });
    const auto releases = releases_path(output);
    if (stands(releases))
        for (const auto& name : list_own(releases))
            if (name.starts_with(staging_mark)) {
                base::remove_tree(releases / name);
                feedback.findings.add("S014", base::Severity::info, {(releases / name).string(), "", 0, 0},
                                      {{"release", base::shown(name.substr(staging_mark.size()))}});
            }
    pointer_ = read_pointer(output);
}

bool point_at(const Claim& claim, const Pointer& pointer, base::Feedback& feedback) {
    const std::string text = pointer_text(pointer);
    const std::string now = read_pointer(claim.output());
    if (now != claim.pointer()) {
        const auto name = [](const std::string& html) {
            const auto parsed = parse_pointer(html);
            return parsed ? parsed->release : std::string{"-"};
        };
        throw base::Failure{base::Exit::busy,
                            "V011",
                            {{"before", name(claim.pointer())}, {"now", name(now)}},
                            {pointer_path(claim.output()).string(), "", 0, 0}};
    }
    if (now == text) return true;
    keep_foreign(claim, feedback);
    return base::replace_file(pointer_path(claim.output()), text);
}

bool go_live(const Claim& claim, const Pointer& pointer, base::Feedback& feedback) {
    auto order = read_order(claim.output());
    bool safe = true;
    if (order.empty() || order.back() != pointer.release) {
        std::erase(order, pointer.release);
        order.push_back(pointer.release);
        safe =
            base::replace_file(claim.output() / marker_name, std::string{marker_head} + base::join(order, "\n") + "\n");
    }
    return point_at(claim, pointer, feedback) && safe;
}

}  // namespace qm::publish
