// SPDX-License-Identifier: Apache-2.0
#include "read/xml_events.hpp"

#include <expat.h>

#include <exception>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "read/refusal.hpp"

namespace qm::read {
namespace {

constexpr std::size_t piece = 64U << 10;
constexpr int deepest = 64;
// A token (a tag, a comment) that does not end is read again from its start with each piece.
constexpr std::size_t longest_token = 4U << 20;

std::string_view local(std::string_view name) {
    return name.substr(name.rfind(':') + 1);
}

}  // namespace

std::string_view Attributes::operator[](std::string_view name) const {
    for (const char** at = list_; *at != nullptr; at += 2)
        if (local(at[0]) == name) return at[1];
    return {};
}

const char* Attributes::exact(std::string_view name) const {
    for (const char** at = list_; *at != nullptr; at += 2)
        if (at[0] == name) return at[1];
    return nullptr;
}

bool Attributes::flag(std::string_view name) const {
    const auto value = (*this)[name];
    return value == "1" || value == "true";
}

struct XmlStream::State {
    State(Package::Part opened, std::string file_name, XmlEvents wanted)
        : part{std::move(opened)}, file{std::move(file_name)}, events{std::move(wanted)}, bytes(piece) {
        parser = XML_ParserCreate(nullptr);
        if (parser == nullptr) throw std::bad_alloc{};
        XML_SetUserData(parser, this);
        XML_SetElementHandler(
            parser,
            [](void* self, const XML_Char* name, const XML_Char** attributes) {
                auto& state = of(self);
                if (++state.depth > deepest)
                    state.refuse_with("X008", {{"part", base::shown(state.part.name())}, {"limit", "64"}});
                state.guarded([&] { state.events.start(local(name), Attributes{attributes}); });
            },
            [](void* self, const XML_Char* name) {
                auto& state = of(self);
                --state.depth;
                if (state.events.end) state.guarded([&] { state.events.end(local(name)); });
            });
        XML_SetCharacterDataHandler(parser, [](void* self, const XML_Char* text, int size) {
            auto& state = of(self);
            if (state.events.text) state.guarded([&] { state.events.text({text, static_cast<std::size_t>(size)}); });
        });
        XML_SetCommentHandler(parser, [](void* self, const XML_Char*) { of(self); });
        XML_SetProcessingInstructionHandler(parser, [](void* self, const XML_Char*, const XML_Char*) { of(self); });
        XML_SetStartDoctypeDeclHandler(parser, [](void* self, const XML_Char*, const XML_Char*, const XML_Char*, int) {
            auto& state = of(self);
            state.refuse_with("X007", {{"part", base::shown(state.part.name())}});
        });
    }
    ~State() { XML_ParserFree(parser); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    static State& of(void* self) {
        auto& state = *static_cast<State*>(self);
        state.since_event = 0;
        return state;
    }

    // Nothing may be thrown through the frames of expat: it waits until the parser has stopped.
    template <class Work>
    void guarded(Work work) {
        if (failure) return;
        try {
            work();
        } catch (...) {
            failure = std::current_exception();
            XML_StopParser(parser, XML_FALSE);
        }
    }
    void refuse_with(const char* code, base::Facts facts) {
        guarded([&] { refuse(code, {file, "", 0, 0}, std::move(facts)); });
    }

    Package::Part part;
    std::string file;
    XmlEvents events;
    std::vector<char> bytes;
    XML_Parser parser = nullptr;
    int depth = 0;
    std::size_t since_event = 0;
    bool first = true, wide = false;
    std::exception_ptr failure;
};

XmlStream::XmlStream(Package::Part part, std::string file, XmlEvents events)
    : state_{std::make_unique<State>(std::move(part), std::move(file), std::move(events))} {}
XmlStream::~XmlStream() = default;

bool XmlStream::utf16() const {
    return state_->wide;
}

void XmlStream::damaged(std::string_view reason) const {
    refuse("X010", {state_->file, "", 0, 0},
           {{"part", base::shown(state_->part.name())},
            {"line", std::to_string(XML_GetCurrentLineNumber(state_->parser))},
            {"reason", base::shown(reason)}});
}

bool XmlStream::step() {
    State& state = *state_;
    const std::size_t got = state.part.read(state.bytes.data(), state.bytes.size());
    if (std::exchange(state.first, false) && got >= 2) {
        const std::string_view mark{state.bytes.data(), 2};
        state.wide = mark == "\xFF\xFE" || mark == "\xFE\xFF";
    }
    const auto result = XML_Parse(state.parser, state.bytes.data(), static_cast<int>(got), got == 0);
    if (state.failure) std::rethrow_exception(state.failure);
    if (result != XML_STATUS_OK) damaged(XML_ErrorString(XML_GetErrorCode(state.parser)));
    state.since_event += got;
    if (state.since_event > longest_token) damaged("token too long");
    return got > 0;
}

bool read_xml(Package::Part part, const std::string& file, XmlEvents events) {
    XmlStream stream{std::move(part), file, std::move(events)};
    while (stream.step()) {
    }
    return stream.utf16();
}

}  // namespace qm::read
