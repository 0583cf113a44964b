// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The claim that the whole of contracts rests on: every compiler writes the
// same text of the same types.

#include "contract/compile/compile.hpp"
#include "contract/text/graph.hpp"
#include "contract/text/text.hpp"
#include "support/files.hpp"
#include "toolkit/contract/corpus_exports.hpp"
#include "toolkit/contract/snippet.hpp"

#include <dwarf.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::tests::test_corpus {
namespace {

/// Text and fingerprints, or why there are none.
std::string
make_corpus(const std::string& compiler,
            std::vector<std::string> overrides = {})
{
  auto request = make_corpus_request(compiler);
  request.overrides = std::move(overrides);
  const auto made = contract::make_contract(request);
  return made ? made->text + made->fingerprint
              : base::format_error(made.error());
}

/// The text that all others are compared with.
const std::string&
expected_corpus()
{
  static const std::string text = make_corpus("g++ -std=c++20");
  return text;
}

/// A text without the passing of the two classes that g++ passes in memory and
/// clang does not, and without the fingerprint, which tells of that.
std::string
level(std::string text)
{
  text.erase(text.rfind('\n') + 1);
  for (const std::string name : {"ConstMember", "HoldsMoveOnlyNoMove"}) {
    const auto block = text.find("class\tcorpus::" + name + "\n");
    const auto pass = text.find("\tpass\t", block);
    if (block == text.npos || pass == text.npos) {
      return "no block of " + name + " in\n" + text;
    }
    text.erase(pass, text.find('\n', pass) - pass);
  }
  return text;
}

struct Row {
  std::string name;
  std::string compiler;
  std::vector<std::string> overrides = {};
};

class corpus : public testing::TestWithParam<Row> {};

TEST_P(corpus, gives_one_text)
{
  const auto& row = GetParam();
  const auto program = row.compiler.substr(0, row.compiler.find(' '));
  if (!is_installed(program)) {
    GTEST_SKIP() << program << " is not installed";
  }
  const auto text = make_corpus(row.compiler, row.overrides);
  if (row.compiler.starts_with("clang")) {
    EXPECT_EQ(level(text), level(expected_corpus()));
  } else {
    EXPECT_EQ(text, expected_corpus());
  }
}

// Contracts are made with -O0 and DWARF 5; what else a build may bring must not
// show. Every compiler sees both values of each: standard, level, version.
INSTANTIATE_TEST_SUITE_P(
  compilers,
  corpus,
  testing::Values(Row{"gcc11_cpp17_O2", "g++-11 -std=c++17 -O2"},
                  Row{"gcc11_dwarf4", "g++-11 -std=c++20", {"-gdwarf-4"}},
                  Row{"gcc12_cpp17_O2", "g++ -std=c++17 -O2"},
                  Row{"gcc12_dwarf4", "g++ -std=c++20", {"-gdwarf-4"}},
                  Row{"clang14", "clang++-14 -std=c++20"},
                  Row{"clang14_cpp17_O2_dwarf4",
                      "clang++-14 -std=c++17",
                      {"-gdwarf-4", "-O2"}},
                  Row{"clang19", "clang++-19 -std=c++20"},
                  Row{"clang19_cpp17_O2_dwarf4",
                      "clang++-19 -std=c++17",
                      {"-gdwarf-4", "-O2"}}),
  [](const auto& row) { return row.param.name; });

/// The signature of each export in a file, and the blocks of their types.
std::string
describe_linked(const contract::dwarf::Debug& debug)
{
  const auto index = contract::dwarf::Index::build(debug);
  if (!index) {
    return base::format_error(index.error());
  }
  const contract::Answers unasked;
  contract::text::Graph graph(*index, {}, unasked);
  std::string text;
  std::set<std::string> uses;
  for (int number = 0;; ++number) {
    const auto variable =
      index->find_variable("hallmark_contract_" + std::to_string(number));
    if (!variable) {
      break;
    }
    const auto pointer = contract::dwarf::reference(*variable, DW_AT_type);
    text += graph.add_root(
              contract::dwarf::pointee_of(*pointer), {}, "?", nullptr, uses) +
            "\n";
  }
  for (const auto& [key, block] : graph.blocks()) {
    text += block.kind + "\t" + key + "\n";
    for (const auto& line : block.lines) {
      text += "\t" + line + "\n";
    }
  }
  return text + (graph.problem().error() ? "?" : "");
}

/// Compile the corpus, link it, and read that.
std::string
link_corpus(const std::string& compiler, std::vector<std::string> overrides)
{
  const TemporaryFolder folder;
  overrides.emplace_back("-fPIC");
  const auto object = compile_corpus(compiler, folder.path(), overrides);
  const auto linked = (folder.path() / "corpus.so").string();
  const auto ran = contract::compile::run_program(
    {"g++", "-shared", "-nostdlib", object, "-o", linked}, "");
  EXPECT_TRUE(ran && ran->status == 0) << (ran ? ran->errors : "");
  const auto debug = contract::dwarf::Debug::open(linked);
  return debug ? describe_linked(*debug) : base::format_error(debug.error());
}

TEST(corpus_linked, type_units_give_the_same_blocks)
{
  const auto expected = link_corpus("g++ -std=c++17", {});
  EXPECT_THAT(expected, testing::HasSubstr("class\tcorpus::Standard\n"));
  EXPECT_EQ(link_corpus("g++ -std=c++17", {"-fdebug-types-section"}), expected);
  EXPECT_EQ(
    link_corpus("g++ -std=c++17", {"-fdebug-types-section", "-gdwarf-4"}),
    expected);
  if (is_installed("clang++-14")) {
    EXPECT_EQ(link_corpus("clang++-14 -std=c++17",
                          {"-fdebug-types-section", "-gdwarf-4"}),
              expected);
  }
}

TEST(corpus_text, another_standard_library_is_another_text)
{
  if (!is_installed("clang++-14")) {
    GTEST_SKIP() << "clang++-14 is not installed";
  }
  const auto text = make_corpus("clang++-14 -std=c++20 -stdlib=libc++");
  if (text.find("does not compile") != text.npos) {
    GTEST_SKIP() << "libc++ is not installed";
  }
  EXPECT_NE(text, expected_corpus());
  EXPECT_NE(text.find("std::__1::basic_string<char,"), text.npos);
}

TEST(corpus_text, cross_compilers_agree_with_each_other)
{
  if (!is_installed("aarch64-linux-gnu-g++") || !is_installed("clang++-14")) {
    GTEST_SKIP() << "no cross compiler is installed";
  }
  const auto gcc = make_corpus("aarch64-linux-gnu-g++ -std=c++20");
  EXPECT_EQ(
    level(gcc),
    level(make_corpus("clang++-14 --target=aarch64-linux-gnu -std=c++20")));
  EXPECT_NE(gcc.find("machine\taarch64\n"), gcc.npos);
  EXPECT_EQ(block_of(gcc, "base\tchar"),
            "base\tchar\n\tsize\t1\n\talign\t1\n\tencoding\tunsigned_char\n");
}

TEST(corpus_text, what_compilers_pass_in_two_ways_is_told)
{
  if (!is_installed("clang++-14")) {
    GTEST_SKIP() << "clang++-14 is not installed";
  }
  const auto clang = make_corpus("clang++-14 -std=c++20");
  for (const std::string name : {"ConstMember", "HoldsMoveOnlyNoMove"}) {
    const auto line = "class\tcorpus::" + name + "\town";
    EXPECT_NE(block_of(expected_corpus(), line).find("\tpass\tmemory\n"),
              std::string::npos);
    EXPECT_NE(block_of(clang, line).find("\tpass\tvalue\n"), std::string::npos);
  }
}

TEST(corpus_text, made_again_it_is_the_same)
{
  EXPECT_EQ(make_corpus("g++ -std=c++20"), expected_corpus());
}

}  // namespace
}  // namespace hallmark::tests::test_corpus
