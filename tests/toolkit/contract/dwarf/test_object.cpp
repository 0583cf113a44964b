// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/compile/compile.hpp"
#include "contract/dwarf/object.hpp"
#include "support/files.hpp"
#include "toolkit/contract/snippet.hpp"

#include <gtest/gtest.h>

namespace hallmark::contract::dwarf::test_object {
namespace {

const char* const source = R"(
extern "C" {
int function();
extern int variable;
static int hidden() { return 0; }
static int other() { return 1; }
int weak() __attribute__((weak));
int (*to_function)() = function;
int* to_variable = &variable;
int (*to_hidden)() = hidden;
int (*to_other)() = other;
int (*to_weak)() = weak;
int* nothing;
int plain = 4;
extern thread_local int local;
int* to_local = &local;
}
)";

std::map<std::string, Target>
targets_of(const std::vector<std::string>& compiler)
{
  const tests::TemporaryFolder folder;
  const auto name = (folder.path() / "a.cpp").string();
  const auto object = (folder.path() / "a.o").string();
  tests::write_bytes(name, source);
  auto command = compiler;
  command.insert(command.end(), {"-w", "-c", name, "-o", object});
  EXPECT_EQ(compile::run_program(command, "")->status, 0);
  return *read_targets(object);
}

TEST(object, pointers_lead_to_symbols)
{
  for (const std::vector<std::string>& compiler :
       {std::vector<std::string>{"g++"},
        {"g++", "-fPIC", "-fdata-sections", "-ffunction-sections"},
        {"g++", "-m32"},
        {"clang++-14"},
        {"clang++-14", "-fPIC", "-fsanitize=address"},
        {"aarch64-linux-gnu-g++"}}) {
    if (!tests::is_installed(compiler[0])) {
      continue;
    }
    const auto targets = targets_of(compiler);
    EXPECT_EQ(targets.at("to_function").symbol, "function") << compiler.back();
    EXPECT_TRUE(targets.at("to_function").external);
    EXPECT_EQ(targets.at("to_variable").symbol, "variable");
    EXPECT_EQ(targets.at("to_weak").symbol, "weak");
    EXPECT_TRUE(targets.at("to_weak").external);
    EXPECT_FALSE(targets.at("to_hidden").external);
    EXPECT_FALSE(targets.at("to_other").external);
    for (const auto* none : {"nothing", "plain", "to_local"}) {
      EXPECT_FALSE(targets.contains(none)) << none;
    }
  }
}

TEST(object, visible_symbols_are_those_that_others_may_see)
{
  const tests::TemporaryFolder folder;
  const auto name = (folder.path() / "a.cpp").string();
  const auto object = (folder.path() / "a.o").string();
  tests::write_bytes(name,
                     "int shown = 1;\n"
                     "__attribute__((visibility(\"hidden\"))) int hidden = 2;\n"
                     "static int own = 3;\n"
                     "thread_local int local = 4;\n"
                     "inline int weak() { return own; }\n"
                     "extern int elsewhere;\n"
                     "int (*use)() = weak; int* more = &elsewhere;\n");
  ASSERT_EQ(compile::run_program({"g++", "-c", name, "-o", object}, "")->status,
            0);

  std::map<std::string, VisibleSymbol> found;
  const auto symbols = read_visible(object);
  ASSERT_TRUE(symbols);
  for (const auto& symbol : *symbols) {
    found[symbol.name] = symbol;
  }
  EXPECT_EQ(found.size(), 5U);
  EXPECT_FALSE(found.at("shown").is_weak);
  EXPECT_FALSE(found.at("shown").is_thread_local);
  EXPECT_TRUE(found.at("local").is_thread_local);
  EXPECT_TRUE(found.at("_Z4weakv").is_weak);
}

TEST(object, missing_file_is_not_found)
{
  EXPECT_EQ(read_visible("/nowhere.o").error().code, Code::not_found);
  EXPECT_EQ(read_targets("/nowhere.o").error().code, Code::not_found);
}

TEST(object, what_is_no_object_is_malformed)
{
  const tests::TemporaryFolder folder;
  const auto name = (folder.path() / "text").string();
  tests::write_bytes(name, "text");
  const auto targets = read_targets(name);
  ASSERT_FALSE(targets);
  EXPECT_EQ(base::format_error(targets.error()),
            "hallmark: error: not a readable ELF file");
}

}  // namespace
}  // namespace hallmark::contract::dwarf::test_object
