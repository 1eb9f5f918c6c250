// SPDX-License-Identifier: Apache-2.0
// What a template may see of a view: the fields that the view names, and nothing else. A view is a plain struct with
// QM_FIELDS(Self, a, b, …) as its last line. Field types: std::string (printed escaped), Html (printed as it is), int,
// bool, another view, std::optional<view>, std::vector<…>, and a pointer to a view or vector that lives longer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace qm::publish {

/// Markup that is already safe: painted pictures, sentences with links made by rich(). Never holds raw data.
struct Html {
    std::string bytes;
    bool empty() const { return bytes.empty(); }
};

enum class Kind : std::uint8_t { text, html, number, flag, object, maybe, list };

struct Field;
struct ViewType {
    Kind kind;
    std::span<const Field> (*fields)() = nullptr;           // object
    const ViewType* item = nullptr;                         // maybe, list
    std::size_t (*size)(const void*) = nullptr;             // maybe (0 or 1), list
    const void* (*at)(const void*, std::size_t) = nullptr;  // maybe, list
};

struct Field {
    std::string_view name;
    const ViewType* type;
    const void* (*get)(const void* object);
};

/// A value of a view and what it is.
struct Ref {
    const void* object = nullptr;
    const ViewType* type = nullptr;
};

template <class T>
struct is_vector : std::false_type {};
template <class T>
struct is_vector<std::vector<T>> : std::true_type {};
template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};

template <class T>
const ViewType& type_of() {
    if constexpr (std::is_same_v<T, std::string>) {
        static constexpr ViewType type{Kind::text};
        return type;
    } else if constexpr (std::is_same_v<T, Html>) {
        static constexpr ViewType type{Kind::html};
        return type;
    } else if constexpr (std::is_same_v<T, int>) {
        static constexpr ViewType type{Kind::number};
        return type;
    } else if constexpr (std::is_same_v<T, bool>) {
        static constexpr ViewType type{Kind::flag};
        return type;
    } else if constexpr (is_vector<T>::value) {
        static const ViewType type{
            Kind::list, nullptr, &type_of<typename T::value_type>(),
            [](const void* list) { return static_cast<const T*>(list)->size(); },
            [](const void* list, std::size_t i) -> const void* { return &(*static_cast<const T*>(list))[i]; }};
        return type;
    } else if constexpr (is_optional<T>::value) {
        static const ViewType type{
            Kind::maybe, nullptr, &type_of<typename T::value_type>(),
            [](const void* value) -> std::size_t { return static_cast<const T*>(value)->has_value() ? 1 : 0; },
            [](const void* value, std::size_t) -> const void* { return &**static_cast<const T*>(value); }};
        return type;
    } else if constexpr (std::is_pointer_v<T>) {
        using Pointed = std::remove_const_t<std::remove_pointer_t<T>>;
        static const ViewType type{
            Kind::maybe, nullptr, &type_of<Pointed>(),
            [](const void* value) -> std::size_t { return *static_cast<const T*>(value) == nullptr ? 0 : 1; },
            [](const void* value, std::size_t) -> const void* { return *static_cast<const T*>(value); }};
        return type;
    } else {
        static const ViewType type{Kind::object, &T::fields};
        return type;
    }
}

template <class Object, auto Member>
Field field(std::string_view name) {
    using T = std::remove_cvref_t<decltype(std::declval<Object>().*Member)>;
    return {name, &type_of<T>(),
            [](const void* object) -> const void* { return &(static_cast<const Object*>(object)->*Member); }};
}

#define QM_PARENS ()
#define QM_EXPAND(...) QM_EXPAND3(QM_EXPAND3(QM_EXPAND3(QM_EXPAND3(__VA_ARGS__))))
#define QM_EXPAND3(...) QM_EXPAND2(QM_EXPAND2(QM_EXPAND2(QM_EXPAND2(__VA_ARGS__))))
#define QM_EXPAND2(...) QM_EXPAND1(QM_EXPAND1(QM_EXPAND1(QM_EXPAND1(__VA_ARGS__))))
#define QM_EXPAND1(...) __VA_ARGS__
#define QM_EACH(macro, ...) __VA_OPT__(QM_EXPAND(QM_EACH_STEP(macro, __VA_ARGS__)))
#define QM_EACH_STEP(macro, first, ...) macro(first) __VA_OPT__(QM_EACH_AGAIN QM_PARENS(macro, __VA_ARGS__))
#define QM_EACH_AGAIN() QM_EACH_STEP
#define QM_FIELD(name) ::qm::publish::field<ViewSelf, &ViewSelf::name>(#name),
#define QM_FIELDS(Self, ...)                                                         \
    static std::span<const ::qm::publish::Field> fields() {                          \
        using ViewSelf = Self;                                                       \
        static const ::qm::publish::Field list[] = {QM_EACH(QM_FIELD, __VA_ARGS__)}; \
        return list;                                                                 \
    }

}  // namespace qm::publish
