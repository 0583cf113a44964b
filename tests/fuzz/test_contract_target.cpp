// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Short form of fuzz_contract.cpp: the corpus, spoiled the same way each time.

#include "fuzz/contract_target.hpp"
#include "fuzz/mutate.hpp"
#include "model/contract_parse.hpp"
#include "support/files.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <vector>

#include <gtest/gtest.h>

namespace hallmark::tests::test_contract_target {
namespace {

constexpr std::array<std::string_view, 24> words{"audio::Params",
                                                 "audio::Mode",
                                                 "audio::Filter",
                                                 "audio::Ring<float,4>",
                                                 "const ",
                                                 "*",
                                                 "&",
                                                 "[3]",
                                                 "(",
                                                 ")",
                                                 "<",
                                                 ">",
                                                 "::",
                                                 "::*",
                                                 "'",
                                                 "operator",
                                                 "(anonymous x)",
                                                 "~",
                                                 "\t",
                                                 "\n\t",
                                                 "\toptional\n",
                                                 "declared\t",
                                                 "virtual",
                                                 "unsigned long"};

/// The texts of HALLMARK_CORPUS, in order of their names.
std::vector<std::string>
read_corpus()
{
  std::vector<std::filesystem::path> files;
  for (const auto& entry :
       std::filesystem::directory_iterator(HALLMARK_CORPUS)) {
    files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<std::string> texts;
  for (const auto& file : files) {
    texts.push_back(read_bytes(file));
  }
  return texts;
}

TEST(contract_target, corpus_is_sound)
{
  const auto corpus = read_corpus();

  EXPECT_GE(corpus.size(), 3U);
  for (const auto& text : corpus) {
    const auto contract = model::parse_contract(text);
    ASSERT_TRUE(contract) << base::format_error(contract.error());
    EXPECT_EQ(find_contract_fault(text, text), "");
  }
}

TEST(contract_target, every_cut_keeps_the_promises)
{
  for (const auto& text : read_corpus()) {
    for (std::size_t size = 0; size < text.size(); ++size) {
      ASSERT_EQ(find_contract_fault(text.substr(0, size), text), "") << size;
    }
  }
}

TEST(contract_target, spoiled_texts_keep_the_promises)
{
  const auto corpus = read_corpus();
  Random random(20240229);
  std::size_t sound = 0;
  for (int i = 0; i < 20000; ++i) {
    const auto& text = corpus[pick(random, corpus.size())];
    const auto spoiled = mutate(text, words, random);
    ASSERT_EQ(find_contract_fault(spoiled, text), "") << spoiled;
    sound += model::parse_contract(spoiled) ? 1U : 0U;
  }
  // Else the comparison was hardly tried.
  EXPECT_GT(sound, 1000U);
}

}  // namespace
}  // namespace hallmark::tests::test_contract_target
