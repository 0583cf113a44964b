// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/dwarf/virtuals.hpp"
#include "toolkit/contract/snippet.hpp"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::tests::test_virtuals {
namespace {

/// The slots of a class in a text: `0 ~, 2 one()`.
std::string
slots_of(const std::string& text, const std::string& name)
{
  std::istringstream lines(block_of(text, "class\t" + name));
  std::string slots;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("\tvirtual\t")) {
      const auto slot = line.find('\t', 9);
      slots += (slots.empty() ? "" : ", ") + line.substr(9, slot - 9) + " " +
               line.substr(slot + 1, line.find('\t', slot + 1) - slot - 1);
    }
  }
  return slots;
}

const char* const header = R"(
struct First { virtual ~First(); virtual int one(); virtual int two() const; };
struct Middle { virtual int one(); virtual ~Middle(); virtual int two(); };
struct Last { virtual int one(); virtual ~Last(); };
struct None { virtual void none(); };
struct Plain { int p; };
struct Adds : First { virtual void three(); };
struct AddsSecond : Plain, First { virtual void three(); };
struct Gains : None { virtual void two(); virtual ~Gains(); };
struct Inherits : None, First { virtual void four(); };
struct Overrides : First { int one() override; ~Overrides() override; };
struct Conversions {
  virtual operator unsigned long() const;
  virtual int operator()(int, const char*) volatile;
};
struct Shared : virtual First { virtual void five(); };
void f(First*, Middle*, Last*, Adds*, AddsSecond*, Gains*, Inherits*,
       Overrides*, Conversions*, Shared*);
)";

class virtuals : public testing::TestWithParam<std::string> {};

TEST_P(virtuals, have_the_slots_of_the_abi)
{
  if (!is_installed(GetParam())) {
    GTEST_SKIP() << GetParam() << " is not installed";
  }
  const auto text =
    text_of({.text = header, .exports = {"f"}, .compiler = GetParam()});
  EXPECT_EQ(slots_of(text, "First"), "0 ~, 2 one(), 3 two()const");
  EXPECT_EQ(slots_of(text, "Middle"), "0 one(), 1 ~, 3 two()");
  EXPECT_EQ(slots_of(text, "Last"), "0 one(), 1 ~");
  EXPECT_EQ(slots_of(text, "Adds"), "4 three()");
  EXPECT_EQ(slots_of(text, "AddsSecond"), "4 three()");
  EXPECT_EQ(slots_of(text, "Gains"), "1 two(), 2 ~");
  EXPECT_EQ(slots_of(text, "Inherits"), "1 four(), 2 ~");
  EXPECT_EQ(slots_of(text, "Overrides"), "");
  EXPECT_EQ(slots_of(text, "Conversions"),
            "0 operator unsigned long()const, "
            "1 operator()(int,const char*)volatile");
  EXPECT_EQ(slots_of(text, "Shared"), "4 five()");
}

INSTANTIATE_TEST_SUITE_P(compilers,
                         virtuals,
                         testing::Values("g++", "clang++-14", "clang++-19"),
                         [](const auto& row) {
                           return "compiler" + std::to_string(row.index);
                         });

}  // namespace
}  // namespace hallmark::tests::test_virtuals
