// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/stamp.hpp"
#include "stamp/facts.hpp"
#include "toolkit/workshop.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace hallmark::stamp::test_facts {
namespace {

using tests::Workshop;

/// The facts that a compiler with these flags leaves in an object.
std::vector<model::Fact>
compile_facts(const std::string& compiler,
              Language language,
              const std::vector<std::string>& flags)
{
  const Workshop workshop;
  auto request = workshop.request();
  request.language = language;
  EXPECT_EQ(workshop.stamp(request), "");
  auto words = flags;
  words.insert(
    words.end(),
    {"-c",
     language == Language::c ? "out/reverb.plugin.c" : "out/reverb.plugin.cpp",
     "-o",
     "reverb.o"});
  const auto outcome = workshop.compile(compiler, words);
  EXPECT_EQ(outcome.status, 0) << outcome.describe();

  const auto notes =
    tests::read_notes(workshop.find("reverb.o"), model::NoteType::stamp);
  const auto stamp = model::parse_stamp(notes.at(0));
  return stamp ? stamp->facts : std::vector<model::Fact>();
}

std::string
find_fact(const std::vector<model::Fact>& facts, const std::string& name)
{
  const auto fact = std::ranges::find(facts, name, &model::Fact::name);
  return fact == facts.end() ? "(none)" : fact->value;
}

TEST(facts, language_is_spelled_as_on_the_command_line)
{
  EXPECT_EQ(format_language(Language::c), "c");
  EXPECT_EQ(format_language(Language::cpp), "c++");
}

TEST(facts, cleanup_names_every_macro_that_is_defined)
{
  for (const auto language : {Language::c, Language::cpp}) {
    const auto facts =
      format_facts(language, "fact.", {{"call_flags", "none"}});
    const auto cleanup = format_facts_cleanup(language);
    constexpr std::string_view define = "define HALLMARK_";
    for (auto place = facts.find(define); place != std::string::npos;
         place = facts.find(define, place + 1)) {
      const auto start = place + std::string_view("define ").size();
      const auto name =
        facts.substr(start, facts.find_first_of(" (\n", start) - start);
      EXPECT_NE(cleanup.find("#undef " + name + "\n"), std::string::npos)
        << name;
    }
  }
}

TEST(facts, prefix_begins_every_line)
{
  EXPECT_EQ(format_facts(Language::c, "x.", {})
              .find("\n#define HALLMARK_FACT_ \"x.\"\n"),
            0U);
}

struct Row {
  std::string compiler;
  Language language;
  std::vector<std::string> flags;
  std::string fact;
  std::string value;
};

class Facts : public testing::TestWithParam<Row> {};

TEST_P(Facts, value_is_what_the_compiler_says_of_itself)
{
  const auto& row = GetParam();
  if (!tests::has_program(row.compiler)) {
    GTEST_SKIP() << row.compiler << " is not installed";
  }
  const auto facts = compile_facts(row.compiler, row.language, row.flags);

  EXPECT_EQ(find_fact(facts, row.fact), row.value);
}

constexpr auto c = Language::c;
constexpr auto cxx = Language::cpp;

const Row rows[] = {
  {"g++", cxx, {}, "compiler", "gcc"},
  {"clang++", cxx, {}, "compiler", "clang"},
  {"gcc", c, {}, "compiler", "gcc"},
  {"g++", cxx, {"-std=c++11"}, "language_standard", "c++11"},
  {"g++", cxx, {"-std=gnu++14"}, "language_standard", "c++14"},
  {"g++", cxx, {"-std=c++17"}, "language_standard", "c++17"},
  {"g++", cxx, {"-std=c++20"}, "language_standard", "c++20"},
  {"g++", cxx, {"-std=c++23"}, "language_standard", "c++23"},
  {"clang++", cxx, {"-std=c++20"}, "language_standard", "c++20"},
  {"clang++", cxx, {"-std=c++2b"}, "language_standard", "c++23"},
  {"gcc", c, {"-std=c99"}, "language_standard", "c99"},
  {"gcc", c, {"-std=gnu11"}, "language_standard", "c11"},
  {"gcc", c, {"-std=c17"}, "language_standard", "c17"},
  {"gcc", c, {"-std=c2x"}, "language_standard", "c23"},
  {"clang", c, {"-std=c2x"}, "language_standard", "c23"},
  {"g++", cxx, {}, "standard_library", "libstdc++"},
  {"g++", cxx, {}, "standard_library_abi", "cxx11"},
  {"g++", cxx, {"-D_GLIBCXX_USE_CXX11_ABI=0"}, "standard_library_abi", "old"},
  {"g++", cxx, {}, "standard_library_debug", "no"},
  {"g++", cxx, {"-D_GLIBCXX_DEBUG"}, "standard_library_debug", "yes"},
  {"g++", cxx, {}, "rtti", "yes"},
  {"g++", cxx, {"-fno-rtti"}, "rtti", "no"},
  {"clang++", cxx, {"-fno-rtti"}, "rtti", "no"},
  {"g++", cxx, {}, "exceptions", "yes"},
  {"g++", cxx, {"-fno-exceptions"}, "exceptions", "no"},
  {"clang++", cxx, {"-fno-exceptions"}, "exceptions", "no"},
  {"g++", cxx, {}, "char", "signed"},
  {"g++", cxx, {"-funsigned-char"}, "char", "unsigned"},
  {"clang", c, {"-funsigned-char"}, "char", "unsigned"},
  {"g++", cxx, {}, "wchar_t", "4"},
  {"clang++", cxx, {"-fshort-wchar"}, "wchar_t", "2"},
  {"g++", cxx, {}, "long_double", "64 bits in 16 bytes"},
  {"g++", cxx, {"-mlong-double-64"}, "long_double", "53 bits in 8 bytes"},
  {"gcc", c, {"-mlong-double-128"}, "long_double", "113 bits in 16 bytes"},
  {"clang++", cxx, {"-mlong-double-64"}, "long_double", "53 bits in 8 bytes"},
  {"g++", cxx, {}, "relative_vtables", "no"},
  {"clang++", cxx, {}, "relative_vtables", "no"},
  {"clang++",
   cxx,
   {"-fexperimental-relative-c++-abi-vtables"},
   "relative_vtables",
   "yes"},
  {"g++", cxx, {"-std=c++17"}, "new_alignment", "16"},
  {"clang++", cxx, {"-std=c++17"}, "new_alignment", "16"},
  {"g++", cxx, {"-std=c++14"}, "new_alignment", "none"},
  {"clang++", cxx, {"-std=c++14"}, "new_alignment", "none"},
  {"g++", cxx, {"-faligned-new=64"}, "new_alignment", "64"},
  {"g++", cxx, {"-faligned-new=4"}, "new_alignment", "4"},
  {"g++", cxx, {"-std=c++17", "-fno-aligned-new"}, "new_alignment", "none"},
  {"g++", cxx, {}, "sanitizers", "none"},
  {"g++", cxx, {"-fsanitize=address"}, "sanitizers", "address"},
  {"g++", cxx, {"-fsanitize=thread"}, "sanitizers", "thread"},
  {"clang++", cxx, {"-fsanitize=address"}, "sanitizers", "address"},
  {"clang++", cxx, {"-fsanitize=memory"}, "sanitizers", "memory"},
  {"clang++", cxx, {"-fsanitize=undefined"}, "sanitizers", "undefined"},
  {"clang++",
   cxx,
   {"-fsanitize=address,undefined"},
   "sanitizers",
   "address,undefined"},
  {"aarch64-linux-gnu-g++", cxx, {}, "architecture", "aarch64"},
  {"aarch64-linux-gnu-gcc", c, {}, "vector_registers", "neon"},
#if defined(__x86_64__)
  {"g++", cxx, {}, "architecture", "x86-64"},
  {"g++", cxx, {}, "vector_registers", "sse2"},
  {"g++", cxx, {"-mavx2"}, "vector_registers", "avx"},
  {"g++", cxx, {"-mavx512f"}, "vector_registers", "avx512"},
#endif
};

INSTANTIATE_TEST_SUITE_P(facts, Facts, testing::ValuesIn(rows));

TEST(facts, c_leaves_out_what_it_lacks)
{
  std::vector<std::string> names;
  for (const auto& fact : compile_facts("gcc", c, {})) {
    names.push_back(fact.name);
  }
  EXPECT_EQ(names,
            (std::vector<std::string>{"architecture",
                                      "compiler",
                                      "compiler_version",
                                      "language_standard",
                                      "vector_registers",
                                      "sanitizers",
                                      "char",
                                      "wchar_t",
                                      "long_double"}));
}

TEST(facts, compiler_version_is_that_of_the_compiler)
{
  const auto version = tests::run({"g++", "-dumpfullversion"}).out;
  const auto facts = compile_facts("g++", cxx, {});

  EXPECT_EQ(find_fact(facts, "compiler_version") + "\n", version);
}

}  // namespace
}  // namespace hallmark::stamp::test_facts
