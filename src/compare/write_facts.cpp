// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "base/hash.hpp"
#include "base/text.hpp"
#include "compare/compare.hpp"
#include "compare/format.hpp"

namespace qm::compare {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// JSON string: only what must be escaped is; bytes that are not UTF-8 become U+FFFD.
void add_string(std::string& out, std::string_view text) {
    out += '"';
    while (!text.empty()) {
        const auto bad = base::invalid_utf8_at(text);
        for (const char c : text.substr(0, bad)) {
            if (c == '"' || c == '\\')
                out.append(1, '\\').append(1, c);
            else if (static_cast<unsigned char>(c) < 0x20)
                out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
            else
                out += c;
        }
        if (bad == std::string_view::npos) break;
        out += replacement;
        text.remove_prefix(bad + 1);
    }
    out += '"';
}

/// One object on one line; fields come in the order of their names and are left out when they are empty.
class Line {
  public:
    explicit Line(std::string& out) : out_{out} { out_ += '{'; }
    void text(std::string_view name, std::string_view value) {
        if (!value.empty()) add_string(key(name), value);
    }
    void list(std::string_view name, const std::vector<std::string>& values) {
        if (values.empty()) return;
        key(name) += '[';
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (i > 0) out_ += ", ";
            add_string(out_, values[i]);
        }
        out_ += ']';
    }
    void number(std::string_view name, std::uint64_t value) { key(name) += std::to_string(value); }
    void flag(std::string_view name, bool value) {
        if (value) key(name) += "true";
    }
    void end() { out_ += '}'; }

  private:
    std::string& key(std::string_view name) {
        if (!first_) out_ += ", ";
        first_ = false;
        add_string(out_, name);
        return out_ += ": ";
    }
    std::string& out_;
    bool first_ = true;
};

void add_value(std::string& out, const std::string& text) {
    add_string(out, text);
}

void add_value(std::string& out, std::uint64_t number) {
    out += std::to_string(number);
}

void add_value(std::string& out, const std::vector<std::string>& texts) {
    out += '[';
    for (const auto& text : texts) {
        if (&text != &texts.front()) out += ", ";
        add_string(out, text);
    }
    out += ']';
}

void add_value(std::string& out, const model::StoredFigure& figure) {
    Line line{out};
    if (figure.state == model::State::value) {
        line.text("den", base::to_string(figure.den));
        line.text("num", base::to_string(figure.num));
    }
    line.number("rows", figure.rows);
    line.text("state", name_of(figure.state));
    line.text("words", figure.words);
    line.end();
}

void add_value(std::string& out, const model::StoredProblem& problem) {
    Line line{out};
    line.text("closed_on", problem.closed_on);
    line.text("due_on", problem.due_on);
    line.text("enterprise", problem.enterprise);
    line.text("found_on", problem.found_on);
    line.text("kind", problem.kind);
    line.text("lead_unit", problem.lead_unit);
    line.list("links", problem.links);
    line.flag("open", problem.open);
    line.flag("overdue", problem.overdue);
    line.text("park", problem.park);
    line.text("state", problem.state);
    line.text("title", problem.title);
    line.text("town", problem.town);
    line.end();
}

void add_value(std::string& out, const model::StoredEnterprise& enterprise) {
    Line line{out};
    line.flag("leader", enterprise.leader);
    line.list("links", enterprise.links);
    line.text("name", enterprise.name);
    line.text("park", enterprise.park);
    line.text("town", enterprise.town);
    line.end();
}

void add_value(std::string& out, const model::StoredLink& link) {
    Line line{out};
    line.number("enterprises", link.enterprises);
    line.list("leaders", link.leaders);
    line.list("supports", link.supports);
    line.end();
}

template <class Value>
void add_map(std::string& out, const std::map<std::string, Value>& values);

template <class Value>
void add_value(std::string& out, const std::map<std::string, Value>& values) {
    add_map(out, values);
}

/// One entry a line.
template <class Value>
void add_map(std::string& out, const std::map<std::string, Value>& values) {
    out += '{';
    const char* separator = "\n";
    for (const auto& [name, value] : values) {
        out += separator;
        add_string(out, name);
        out += ": ";
        add_value(out, value);
        separator = ",\n";
    }
    out += values.empty() ? "}" : "\n}";
}

template <class Value>
void add_section(std::string& out, std::string_view name, const Value& value) {
    add_string(out, name);
    out += ": ";
    add_value(out, value);
    out += ",\n";
}

}  // namespace

std::string write_facts(const model::Facts& facts) {
    std::string out = "{\n";
    if (!facts.accepted.empty()) add_section(out, "accepted", facts.accepted);
    add_section(out, "boundaries", facts.boundaries);
    add_section(out, "date", facts.date.known() ? base::to_string(facts.date) : std::string{});
    add_section(out, "definition_texts", facts.definition_texts);
    add_section(out, "definitions", facts.definitions);
    add_section(out, "enterprises", facts.enterprises);
    add_section(out, "figures", facts.figures);
    out += "\"format\": " + std::to_string(facts.format) + ",\n";
    add_section(out, "inputs", facts.inputs);
    add_section(out, "links", facts.links);
    add_section(out, "month", base::to_string(facts.month));
    add_section(out, "problems", facts.problems);
    add_section(out, "program", facts.program);
    if (!facts.rows.empty()) add_section(out, "rows", facts.rows);
    out += std::string{checksum_mark} + base::sha256(out) + std::string{checksum_end};
    return out;
}

}  // namespace qm::compare
