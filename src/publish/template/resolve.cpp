// SPDX-License-Identifier: Apache-2.0
#include "publish/template/resolve.hpp"

#include "base/failure.hpp"
#include "base/text.hpp"

namespace qm::publish {
namespace {

Ref member(const Ref& owner, std::string_view name) {
    if (owner.type == nullptr || owner.type->kind != Kind::object) return {};
    for (const Field& field : owner.type->fields())
        if (field.name == name) return {owner.object == nullptr ? nullptr : field.get(owner.object), field.type};
    return {};
}

[[noreturn]] void refuse(const char* code, const Tag& tag) {
    throw base::Failure{
        base::Exit::configuration, code, {{"name", base::shown(tag.name)}, {"template", tag.spot.file}}, tag.spot};
}

/// What a section on this type opens; nullptr for texts and flags, which open nothing.
const ViewType* opened_by(const ViewType& type) {
    if (type.kind == Kind::object) return &type;
    if (type.kind == Kind::list) return type.item;
    return type.kind == Kind::maybe ? opened_by(*type.item) : nullptr;
}

void check_printed(const Tag& tag, const Ref& found) {
    const bool html = found.type->kind == Kind::html;
    const bool plain = found.type->kind == Kind::text || found.type->kind == Kind::number;
    if (tag.kind == Tag::Kind::raw ? !html : !plain) refuse("T004", tag);
}

}  // namespace

Ref resolve(std::string_view name, const Scopes& scopes) {
    if (name.ends_with('?')) {
        const Ref asked = resolve(name.substr(0, name.size() - 1), scopes);
        if (asked.type == nullptr || (asked.type->kind != Kind::list && asked.type->kind != Kind::maybe)) return {};
        static const bool yes = true, no = false;
        const bool some = asked.object != nullptr && asked.type->size(asked.object) > 0;
        return {some ? &yes : &no, &type_of<bool>()};
    }
    std::size_t depth = scopes.size();
    while (name.starts_with("../") && depth > 1) {
        name.remove_prefix(3);
        --depth;
    }
    if (depth == 0 || name.empty()) return {};
    Ref found = scopes[depth - 1];
    if (name == ".") return found;
    while (true) {
        const auto dot = name.find('.');
        found = member(found, name.substr(0, dot));
        if (dot == std::string_view::npos || found.type == nullptr) return found;
        name.remove_prefix(dot + 1);
    }
}

void check(const Source& source, const ViewType& view, std::vector<std::string>& phrase_keys) {
    Scopes scopes{{nullptr, &view}};
    std::vector<bool> opened;  // per open section: whether it opened an object
    for (const Tag& tag : source.tags) {
        if (tag.kind == Tag::Kind::end) {
            if (opened.back()) scopes.pop_back();
            opened.pop_back();
            continue;
        }
        if (tag.name.starts_with('@')) {
            if (tag.kind != Tag::Kind::escaped) refuse("T004", tag);
            phrase_keys.push_back(tag.name.substr(1));
            continue;
        }
        const Ref found = resolve(tag.name, scopes);
        if (found.type == nullptr) refuse("T001", tag);
        if (tag.kind == Tag::Kind::escaped || tag.kind == Tag::Kind::raw) {
            check_printed(tag, found);
            continue;
        }
        const ViewType* item = tag.kind == Tag::Kind::section ? opened_by(*found.type) : nullptr;
        if (item != nullptr) scopes.push_back({nullptr, item});
        opened.push_back(item != nullptr);
    }
}

}  // namespace qm::publish
