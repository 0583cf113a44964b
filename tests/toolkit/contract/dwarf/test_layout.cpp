// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/dwarf/layout.hpp"
#include "toolkit/contract/snippet.hpp"

#include <gtest/gtest.h>

namespace hallmark::tests::test_layout {
namespace {

/// The lines of class `S` that tell its parts.
std::string
parts_of(const std::string& header,
         const std::string& compiler,
         std::vector<std::string> overrides = {})
{
  const auto text = text_of({.text = header + "; void f(S*);",
                             .exports = {"f"},
                             .compiler = compiler,
                             .overrides = std::move(overrides)});
  const auto block = block_of(text, "class\tS");
  const auto pass = block.find("\tpass\t");
  return pass == block.npos ? text : block.substr(block.find('\n', pass) + 1);
}

TEST(layout, bit_fields_are_counted_from_the_start_in_every_encoding)
{
  const std::string header =
    "struct S { int i; unsigned a : 3; int b : 7; unsigned : 4; long c : 33; }";
  const std::string expected = "\tmember\t0\ti\tint\n"
                               "\tbits\t32\t3\ta\tunsigned int\n"
                               "\tbits\t35\t7\tb\tint\n"
                               "\tbits\t64\t33\tc\tlong\n";
  for (const auto& compiler : find_compilers()) {
    for (const auto* dwarf : {"-gdwarf-5", "-gdwarf-4", "-gdwarf-3"}) {
      EXPECT_EQ(parts_of(header, compiler, {dwarf}), expected)
        << compiler << ' ' << dwarf;
    }
  }
}

TEST(layout, bit_field_that_fills_its_type_is_a_member)
{
  for (const auto& compiler : find_compilers()) {
    EXPECT_EQ(parts_of("struct S { int : 8; unsigned char c : 8; int d : 8; }",
                       compiler),
              "\tmember\t1\tc\tunsigned char\n\tbits\t16\t8\td\tint\n")
      << compiler;
  }
}

TEST(layout, static_members_and_functions_take_no_room)
{
  for (const auto& compiler : find_compilers()) {
    for (const auto* dwarf : {"-gdwarf-5", "-gdwarf-4"}) {
      EXPECT_EQ(parts_of("struct S { static int s; static const int k = 3; "
                         "int i; void f(); typedef int t; struct N {}; }",
                         compiler,
                         {dwarf}),
                "\tmember\t0\ti\tint\n")
        << compiler << ' ' << dwarf;
    }
  }
}

TEST(layout, captures_of_lambdas_have_the_names_of_the_source)
{
  const std::string header = R"(
struct P { int i; auto own() { return [this] { return i; }; } };
inline auto make(int k, P& j, int __odd)
{
  return [k, &j, z = k + 1, __odd] { return k + j.i + z + __odd; };
}
inline auto own(P p) { return p.own(); }
struct S {
  decltype(make(0, *(P*)nullptr, 0)) made;
  decltype(own(P())) mine;
})";
  for (const auto& compiler : find_compilers()) {
    const auto text = text_of({.text = header + "; void f(S*);",
                               .exports = {"f"},
                               .compiler = compiler + " -std=c++20"});
    const auto members = [&](const std::string& name) {
      const auto block = block_of(text, "class\tS::(anonymous " + name + ")");
      const auto start = block.find("\tmember\t");
      return start == block.npos ? text : block.substr(start);
    };
    EXPECT_EQ(members("made"),
              "\tmember\t0\tk\tint\n\tmember\t8\tj\tP&\n"
              "\tmember\t16\tz\tint\n\tmember\t20\t__odd\tint\n")
      << compiler;
    EXPECT_EQ(members("mine"), "\tmember\t0\tthis\tP*\n") << compiler;
  }
}

TEST(layout, members_with_underscores_that_no_lambda_has_keep_them)
{
  for (const auto& compiler : find_compilers()) {
    EXPECT_EQ(parts_of("struct S { int __k; void operator()(); }", compiler),
              "\tmember\t0\t__k\tint\n")
      << compiler;
  }
}

TEST(layout, bases_have_offsets_and_virtual_ones_none)
{
  for (const auto& compiler : find_compilers()) {
    EXPECT_EQ(parts_of("struct A { int a; }; struct B { int b; }; struct V {"
                       " int v; }; struct S : A, B, virtual V { int s; }",
                       compiler),
              "\tbase\t8\tA\n\tbase\t12\tB\n\tbase\tvirtual\tV\n"
              "\tmember\t16\ts\tint\n")
      << compiler;
  }
}

}  // namespace
}  // namespace hallmark::tests::test_layout
