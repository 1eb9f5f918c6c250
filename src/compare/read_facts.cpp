// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "base/hash.hpp"
#include "compare/compare.hpp"
#include "compare/format.hpp"
#include "compare/stored_file.hpp"

namespace qm::compare {
namespace {

using nlohmann::json;

std::string text_at(const json& object, const char* name) {
    const auto found = object.find(name);
    return found == object.end() ? std::string{} : found->get<std::string>();
}

std::vector<std::string> list_at(const json& object, const char* name) {
    const auto found = object.find(name);
    return found == object.end() ? std::vector<std::string>{} : found->get<std::vector<std::string>>();
}

base::Wide wide_at(const json& object, const char* name) {
    const auto value = base::parse_wide(object.at(name).get<std::string>());
    if (!value) throw std::out_of_range{name};
    return *value;
}

void read_value(const json& object, std::string& text) {
    text = object.get<std::string>();
}

void read_value(const json& object, model::StoredFigure& figure) {
    const auto state = state_named(object.at("state").get<std::string>());
    if (!state) throw std::out_of_range{"state"};
    figure.state = *state;
    if (figure.state == model::State::value) {
        figure.num = wide_at(object, "num");
        figure.den = wide_at(object, "den");
    }
    figure.rows = object.at("rows").get<std::uint64_t>();
    figure.words = text_at(object, "words");
}

void read_value(const json& object, model::StoredProblem& problem) {
    problem.kind = text_at(object, "kind");
    problem.state = text_at(object, "state");
    problem.title = text_at(object, "title");
    problem.enterprise = text_at(object, "enterprise");
    problem.town = text_at(object, "town");
    problem.park = text_at(object, "park");
    problem.lead_unit = text_at(object, "lead_unit");
    problem.links = list_at(object, "links");
    problem.open = object.value("open", false);
    problem.overdue = object.value("overdue", false);
    problem.found_on = text_at(object, "found_on");
    problem.closed_on = text_at(object, "closed_on");
    problem.due_on = text_at(object, "due_on");
}

void read_value(const json& object, model::StoredEnterprise& enterprise) {
    enterprise.name = text_at(object, "name");
    enterprise.town = text_at(object, "town");
    enterprise.park = text_at(object, "park");
    enterprise.links = list_at(object, "links");
    enterprise.leader = object.value("leader", false);
}

void read_value(const json& object, model::StoredLink& link) {
    link.enterprises = object.at("enterprises").get<std::uint32_t>();
    link.leaders = list_at(object, "leaders");
    link.supports = list_at(object, "supports");
}

template <class Value>
void read_value(const json& object, std::map<std::string, Value>& values) {
    for (const auto& [name, value] : object.items()) read_value(value, values[name]);
}

/// Enterprises and problems are the bulk of a file: each goes into the facts as soon as it is parsed, so that the
/// whole text is never held as JSON values.
json parse(const std::string& text, model::Facts& facts) {
    std::string section, entry;
    const auto take = [&](int depth, json::parse_event_t event, json& value) {
        if (event == json::parse_event_t::key && depth == 1) section = value.get<std::string>();
        if (event == json::parse_event_t::key && depth == 2) entry = value.get<std::string>();
        if (event != json::parse_event_t::object_end || depth != 2) return true;
        if (section == "enterprises")
            read_value(value, facts.enterprises[entry]);
        else if (section == "problems")
            read_value(value, facts.problems[entry]);
        else
            return true;
        return false;
    };
    return json::parse(text, take);
}

}  // namespace

bool checksum_holds(std::string_view text) {
    constexpr std::size_t digits = 64;
    const std::size_t tail = checksum_mark.size() + digits + checksum_end.size();
    if (text.size() < tail || !text.ends_with(checksum_end)) return false;
    const auto body = text.substr(0, text.size() - tail);
    const auto line = text.substr(body.size());
    return line.starts_with(checksum_mark) && base::sha256(body) == line.substr(checksum_mark.size(), digits);
}

model::Facts read_facts(const std::string& text, const std::string& file) {
    if (!checksum_holds(text)) fail_damaged(file, "sha256");
    try {
        model::Facts facts;
        const json root = parse(text, facts);
        const auto head = head_of(root, newest_format, file);
        facts.format = head.format;
        facts.month = head.month;
        facts.program = head.program;
        if (const auto date = text_at(root, "date"); !date.empty())
            facts.date = base::parse_date(date).value_or(base::Date{});
        facts.definitions = text_at(root, "definitions");
        facts.boundaries = text_at(root, "boundaries");
        read_value(root.at("definition_texts"), facts.definition_texts);
        read_value(root.at("inputs"), facts.inputs);
        read_value(root.at("figures"), facts.figures);
        read_value(root.at("links"), facts.links);
        facts.accepted = list_at(root, "accepted");  // of months that were stored before these were, there is none
        if (const auto rows = root.find("rows"); rows != root.end())
            facts.rows = rows->get<std::map<std::string, std::uint64_t>>();
        return facts;
    } catch (const json::exception&) {
        fail_damaged(file, "json");
    } catch (const std::out_of_range&) {
        fail_damaged(file, "json");
    }
}

}  // namespace qm::compare
