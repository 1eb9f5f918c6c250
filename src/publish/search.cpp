// SPDX-License-Identifier: Apache-2.0
#include "publish/search.hpp"

#include <array>

#include "base/unicode.hpp"
#include "publish/addresses.hpp"
#include "publish/html.hpp"
#include "publish/view/figure_words.hpp"

namespace qm::publish {
namespace {

constexpr std::size_t most_bytes = 300'000;
constexpr std::size_t words_bytes = 1'000;  // room in the first shard for the words of the kinds

class Shards {
  public:
    void add(std::string_view name, std::string_view code, const std::string& address, int kind) {
        if (name.empty() || address.empty()) return;
        const base::Pinyin pinyin = base::pinyin(name);
        std::string keys{code};
        for (const std::string* key : {&pinyin.full, &pinyin.initials})
            if (!key->empty()) keys += (keys.empty() ? "" : " ") + *key;
        const std::string entry = "[" + js_string(name) + "," + js_string(keys) + "," + js_string(address) + "," +
                                  std::to_string(kind) + "],\n";
        if (body_.size() + entry.size() + words_bytes > most_bytes) close();
        body_ += entry;
    }
    std::vector<File> finish(const MonthFacts& m) {
        close();
        // The kinds are words of the language: said once, in the first shard.
        constexpr std::array<const char*, 7> kinds{"page", "chain", "link", "town", "park", "problem", "firm"};
        std::string words = "var qualitymapKinds=[";
        for (const char* kind : kinds) words += js_string(m.words.say(std::string{"search."} + kind)) + ",";
        files_.front().bytes.insert(0, words + "\"\"];\n");
        return std::move(files_);
    }

  private:
    void close() {
        const std::string number = std::to_string(files_.size());
        files_.push_back(
            {"search-" + number + ".js", "var qualitymapSearch" + number + "=[\n" + body_ + "];\n", false});
        body_.clear();
    }
    std::string body_;
    std::vector<File> files_;
};

}  // namespace

std::vector<File> search_shards(const MonthFacts& m) {
    Shards shards;
    const model::District& district = m.district;
    shards.add(m.words.say("nav.home"), "", "index.html", 0);
    for (const char* page :
         {"towns", "parks", "network", "leaders", "problems", "compare", "indicators", "quality", "codes", "about"})
        shards.add(m.words.say("nav." + std::string{page}), page, std::string{page} + ".html", 0);
    for (const model::Indicator& indicator : m.now.figures.indicators)
        shards.add(indicator_name(m, indicator), indicator.id, model::indicator_page(indicator.id), 0);
    for (model::Index chain = 0; chain < district.chains.size(); ++chain)
        shards.add(m.chain_name(chain), district.chains[chain].id, model::chain_page(district, chain), 1);
    for (model::Index link = 0; link < district.links.size(); ++link)
        shards.add(m.link_name(link), district.links[link].id, model::link_address(district, link), 2);
    for (model::Index town = 0; town < district.towns.size(); ++town)
        shards.add(m.town_name(town), district.towns[town].code, model::town_page(district, town), 3);
    for (model::Index park = 0; park < district.parks.size(); ++park)
        shards.add(district.parks[park].name, district.parks[park].id, model::park_page(district, park), 4);
    for (const model::Problem& problem : m.now.problems)
        shards.add(problem.title, problem.id, m.problem_address(problem), 5);
    if (m.enterprises != nullptr)
        for (const model::Index row : m.enterprise_order)
            shards.add(m.enterprises->text(row, "name"), model::to_string(m.enterprises->code(row, "uscc")),
                       m.firm_address(row), 6);
    return shards.finish(m);
}

}  // namespace qm::publish
