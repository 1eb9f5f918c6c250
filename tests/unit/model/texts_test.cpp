// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <vector>

#include "model/table.hpp"
#include "support/catch.hpp"

using qm::model::Texts;

namespace {

/// More than two stretches of rows, lengths 0 to 40 in no order.
std::vector<std::string> many_words() {
    std::vector<std::string> words;
    for (unsigned i = 0; i < 10'000; ++i) words.push_back(std::string(i * i % 41, static_cast<char>('a' + i % 26)));
    return words;
}

std::vector<std::string> all(const Texts& texts) {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < texts.size(); ++i) words.emplace_back(texts[i]);
    return words;
}

}  // namespace

TEST_CASE("texts come back as they were added") {
    const std::vector<std::string> words = many_words();
    Texts one_by_one, blocks;
    for (const std::string& word : words) one_by_one.add(word);
    CHECK(all(one_by_one) == words);
    for (std::size_t from = 0; from < words.size(); from += 777) {
        Texts block;
        for (std::size_t i = from; i < std::min(from + 777, words.size()); ++i) block.add(words[i]);
        blocks.add(block);
    }
    CHECK(all(blocks) == words);
    blocks.add_empty(5'000);
    CHECK(blocks.size() == words.size() + 5'000);
    CHECK(blocks[words.size() + 4'999].empty());
    CHECK(blocks[words.size() - 1] == words.back());
    blocks.clear();
    blocks.add("again");
    CHECK(all(blocks) == std::vector<std::string>{"again"});
}

TEST_CASE("what is kept of texts keeps its order, whatever is left out") {
    const std::vector<std::string> words = many_words();
    for (const unsigned step : {1U, 2U, 3U, 7U, 5'000U, 20'000U}) {
        Texts texts;
        for (const std::string& word : words) texts.add(word);
        std::vector<bool> kept(words.size());
        std::vector<std::string> left;
        for (std::size_t i = 0; i < words.size(); ++i)
            if ((kept[i] = i % step == step - 1)) left.push_back(words[i]);
        texts.keep(kept);
        CHECK(all(texts) == left);
        texts.add("after");
        CHECK(texts[left.size()] == "after");
    }
}
