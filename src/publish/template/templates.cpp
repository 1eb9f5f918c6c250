// SPDX-License-Identifier: Apache-2.0
#include "publish/template/templates.hpp"

#include <kainjow/mustache.hpp>

#include <algorithm>
#include <mutex>
#include <stdexcept>
#include <utility>

#include "base/failure.hpp"
#include "base/file.hpp"
#include "publish/html.hpp"
#include "publish/template/resolve.hpp"
#include "publish/template/source.hpp"

namespace qm::publish {
namespace {

namespace km = kainjow::mustache;
using Data = km::data;
using Mustache = km::mustache;

// A template may nest its lists: without limits one line of it could run for days and fill the disk.
constexpr std::uint64_t most_steps = 10'000'000;  // names looked up for one page
constexpr std::size_t most_page_bytes = 64U << 20;

[[noreturn]] void refuse_growth(const std::string& name) {
    const std::string file = "pages/" + name + ".mustache";
    throw base::Failure{base::Exit::configuration, "T007", {{"template", file}}, {file, "", 0, 0}};
}

/// Shows a view to kainjow without building a tree of its data: a text is handed over when it is asked for; a list is a
/// list of markers whose position says which item is meant; an object is a marker. Partials do not exist here.
class ViewContext final : public km::basic_context<std::string> {
  public:
    ViewContext(Ref view, const base::Phrases& phrases, const std::string& page)
        : phrases_{phrases}, page_{page}, scopes_{view} {}

    const Data* get(const std::string& name) const override {
        if (++steps_ > most_steps) refuse_growth(page_);
        if (name.starts_with('@')) return text(phrases_.say(std::string_view{name}.substr(1)));
        const Ref found = resolve(name, scopes_);
        if (found.type == nullptr) throw std::logic_error{"a name that was not checked: " + name};
        pending_ = found;
        switch (found.type->kind) {
            case Kind::text:
                return text(*static_cast<const std::string*>(found.object));
            case Kind::html:
                return text(static_cast<const Html*>(found.object)->bytes);
            case Kind::number:
                return text(std::to_string(*static_cast<const int*>(found.object)));
            case Kind::flag:
                return *static_cast<const bool*>(found.object) ? &true_ : &false_;
            case Kind::object:
                return &true_;
            case Kind::maybe:
                if (found.type->size(found.object) == 0) return &false_;
                pending_ = {found.type->at(found.object, 0), found.type->item};
                return pending_.type->kind == Kind::list ? list() : &true_;
            case Kind::list:
                break;
        }
        return list();
    }

    const Data* get_partial(const std::string&) const override { return nullptr; }

    void push(const Data* data) override {
        const Loop* loop = opened_.size() < loops_.size() ? &loops_[opened_.size()] : nullptr;
        if (loop != nullptr && loop->holds(data)) {
            const std::size_t item = static_cast<std::size_t>(data - loop->first);
            scopes_.push_back({loop->list.type->at(loop->list.object, item), loop->list.type->item});
            opened_.push_back(true);
        } else if (pending_.type->kind == Kind::object) {
            scopes_.push_back(pending_);
            opened_.push_back(true);
        } else {
            opened_.push_back(false);
        }
    }

    void pop() override {
        if (opened_.back()) scopes_.pop_back();
        opened_.pop_back();
    }

  private:
    struct Loop {
        Ref list;
        std::unique_ptr<Data> markers;
        const Data* first = nullptr;
        std::size_t count = 0;
        bool holds(const Data* data) const {
            return first != nullptr && !std::less<>{}(data, first) && std::less<>{}(data, first + count);
        }
    };

    /// An empty text counts as false in a section; kainjow would take it for true.
    const Data* text(const std::string& bytes) const {
        if (bytes.empty()) return &false_;
        text_ = std::make_unique<Data>(bytes);
        return text_.get();
    }

    /// One loop at most is under way at each depth, so its markers may be replaced when the next list is asked for.
    const Data* list() const {
        const std::size_t count = pending_.type->size(pending_.object);
        if (loops_.size() <= opened_.size()) loops_.resize(opened_.size() + 1);
        Loop& loop = loops_[opened_.size()];
        loop.list = pending_;
        if (count == 0) return &false_;
        if (loop.count != count) {
            km::list markers;
            markers.reserve(count);
            for (std::size_t i = 0; i < count; ++i) markers.emplace_back(true);
            loop.markers = std::make_unique<Data>(markers);
            loop.first = loop.markers->list_value().data();
            loop.count = count;
        }
        return loop.markers.get();
    }

    const base::Phrases& phrases_;
    const std::string& page_;
    mutable std::uint64_t steps_ = 0;
    Scopes scopes_;
    std::vector<bool> opened_;  // per open section: whether it opened an object
    mutable Ref pending_;
    mutable std::vector<Loop> loops_;
    mutable std::unique_ptr<Data> text_;
    const Data true_{true}, false_{false};
};

std::string read_template(const std::filesystem::path& file, const std::string& name, const base::Spot& from) {
    if (!std::filesystem::is_regular_file(file)) {
        throw base::Failure{base::Exit::configuration, "T001", {{"name", name}, {"template", from.file}}, from};
    }
    return base::read_file(file, 1U << 20);
}

}  // namespace

struct Templates::Page {
    Source source;
    const ViewType* view;
    std::vector<std::string> phrase_keys;

    // kainjow's render() is not const: each thread takes a parsed copy and gives it back.
    mutable std::mutex mutex;
    mutable std::vector<std::unique_ptr<Mustache>> idle;

    std::unique_ptr<Mustache> take() const {
        {
            const std::scoped_lock lock{mutex};
            if (!idle.empty()) {
                auto parsed = std::move(idle.back());
                idle.pop_back();
                return parsed;
            }
        }
        auto parsed = std::make_unique<Mustache>(source.text);
        if (!parsed->is_valid()) throw std::logic_error{parsed->error_message()};
        parsed->set_custom_escape([](const std::string& text) { return escaped(text); });
        return parsed;
    }
    void give_back(std::unique_ptr<Mustache> parsed) const {
        const std::scoped_lock lock{mutex};
        idle.push_back(std::move(parsed));
    }
};

Templates::Templates(const std::filesystem::path& folder, const std::vector<PageType>& pages) {
    std::map<std::string, std::string> parts;
    const FindPart find_part = [&](const std::string& name, const base::Spot& from) -> const std::string& {
        const auto known = parts.find(name);
        if (known != parts.end()) return known->second;
        return parts[name] = read_template(folder / "parts" / (name + ".mustache"), name, from);
    };
    for (const PageType& type : pages) {
        const std::string file = "pages/" + std::string{type.name} + ".mustache";
        auto page = std::make_unique<Page>();
        page->view = type.view;
        page->source = expand(read_template(folder / file, file, {file, "", 0, 0}), file, find_part);
        check(page->source, *type.view, page->phrase_keys);
        pages_.emplace(type.name, std::move(page));
    }
}

Templates::~Templates() = default;

void Templates::check_phrases(const base::Phrases& phrases) const {
    for (const auto& [name, page] : pages_)
        for (const std::string& key : page->phrase_keys)
            if (!phrases.has(key))
                throw base::Failure{base::Exit::configuration,
                                    "T006",
                                    {{"phrase", key}, {"language", phrases.language()}, {"template", name}},
                                    {"pages/" + name + ".mustache", "", 0, 0}};
}

std::string Templates::render(std::string_view name, Ref view, const base::Phrases& phrases) const {
    const auto page = pages_.find(name);
    if (page == pages_.end() || page->second->view != view.type)
        throw std::logic_error{"no page " + std::string{name} + " for this view"};
    auto parsed = page->second->take();
    const std::string page_name{name};
    ViewContext context{view, phrases, page_name};
    std::string bytes;
    struct Sink {
        std::string& bytes;
        const std::string& page;
        Sink& operator<<(const std::string& text) {
            if (bytes.size() + text.size() > most_page_bytes) refuse_growth(page);
            bytes += text;
            return *this;
        }
    } sink{bytes, page_name};
    parsed->render(context, sink);
    page->second->give_back(std::move(parsed));
    return bytes;
}

}  // namespace qm::publish
