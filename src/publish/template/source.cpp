// SPDX-License-Identifier: Apache-2.0
#include "publish/template/source.hpp"

#include <algorithm>

#include "base/failure.hpp"
#include "base/text.hpp"

namespace qm::publish {
namespace {

constexpr std::size_t most_bytes = 4U << 20;

bool is_part_name(std::string_view name) {
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

class Expander {
  public:
    Expander(Source& source, const FindPart& find_part) : source_{source}, find_part_{find_part} {}

    void file(const std::string& text, const std::string& name) {
        if (std::find(open_files_.begin(), open_files_.end(), name) != open_files_.end() || open_files_.size() > 16)
            throw base::Failure{base::Exit::configuration, "T002", {{"template", name}}, {name, "", 1, 0}};
        open_files_.push_back(name);
        std::uint32_t line = 1;
        bool line_start = true;
        for (std::size_t at = 0; at < text.size();) {
            if (text.compare(at, 2, "{{") == 0) {
                line_start = line_start && text.compare(at, 3, "{{!") == 0;
                at = tag(text, at, {name, "", line, 0});
                continue;
            }
            const char c = text[at++];
            if (c == '\r') continue;
            if (c == '\n') ++line;
            if (line_start && (c == ' ' || c == '\t' || c == '\n')) continue;
            line_start = c == '\n';
            source_.text += c;
        }
        open_files_.pop_back();
        if (source_.text.size() > most_bytes)
            throw base::Failure{base::Exit::configuration, "T002", {{"template", name}}, {name, "", 1, 0}};
    }

  private:
    [[noreturn]] static void refuse(const base::Spot& spot, std::string_view tag_text) {
        throw base::Failure{base::Exit::configuration, "T005", {{"tag", base::shown(tag_text)}}, spot};
    }

    std::size_t tag(const std::string& text, std::size_t open, const base::Spot& spot) {
        const bool raw = text.compare(open, 3, "{{{") == 0;
        const std::string_view close = raw ? "}}}" : "}}";
        const std::size_t begin = open + (raw ? 3 : 2);
        const std::size_t end = text.find(close, begin);
        if (end == std::string::npos) refuse(spot, std::string_view{text}.substr(open, 40));
        const std::string_view whole = std::string_view{text}.substr(open, end + close.size() - open);
        const std::string_view inside = base::trim(std::string_view{text}.substr(begin, end - begin));
        if (inside.empty() || inside.find('\n') != std::string_view::npos) refuse(spot, whole);
        const char sigil = inside.front();
        if (sigil == '!') return end + close.size();
        if (raw || std::string_view{"#^/>"}.find(sigil) == std::string_view::npos) {
            if (std::string_view{"#^/>=&"}.find(sigil) != std::string_view::npos) refuse(spot, whole);
            add(raw ? Tag::Kind::raw : Tag::Kind::escaped, inside, spot, raw ? "{{{" : "{{", close);
            return end + close.size();
        }
        const std::string name{base::trim(inside.substr(1))};
        if (sigil == '>') {
            if (!is_part_name(name))
                throw base::Failure{base::Exit::configuration, "T003", {{"name", base::shown(name)}}, spot};
            file(find_part_(name, spot), "parts/" + name + ".mustache");
            return end + close.size();
        }
        const auto kind = sigil == '#' ? Tag::Kind::section : sigil == '^' ? Tag::Kind::inverted : Tag::Kind::end;
        add(kind, name, spot, std::string{"{{"} + sigil, "}}");
        return end + 2;
    }

    void add(Tag::Kind kind, std::string_view name, const base::Spot& spot, std::string_view open,
             std::string_view close) {
        source_.tags.push_back({kind, std::string{name}, spot});
        source_.text.append(open).append(name).append(close);
    }

    Source& source_;
    const FindPart& find_part_;
    std::vector<std::string> open_files_;
};

void check_nesting(const Source& source) {
    std::vector<const Tag*> open;
    for (const Tag& tag : source.tags) {
        if (tag.kind == Tag::Kind::section || tag.kind == Tag::Kind::inverted) open.push_back(&tag);
        if (tag.kind != Tag::Kind::end) continue;
        if (open.empty() || open.back()->name != tag.name)
            throw base::Failure{
                base::Exit::configuration, "T005", {{"tag", "{{/" + base::shown(tag.name) + "}}"}}, tag.spot};
        open.pop_back();
    }
    if (!open.empty())
        throw base::Failure{base::Exit::configuration,
                            "T005",
                            {{"tag", "{{#" + base::shown(open.back()->name) + "}}"}},
                            open.back()->spot};
}

}  // namespace

Source expand(const std::string& text, const std::string& file, const FindPart& find_part) {
    Source source;
    Expander{source, find_part}.file(text, file);
    check_nesting(source);
    return source;
}

}  // namespace qm::publish
