// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/contract_parse.hpp"
#include "support/contract_text.hpp"
#include "verify/pieces.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hallmark::verify::test_pieces {
namespace {

std::string
make_class(const std::string& name, int size, const std::string& lines)
{
  return "class|" + name + "\n  size|" + std::to_string(size) +
         "\n  align|4\n  pass|value\n" + lines;
}

const auto text = tests::make_contract(
  make_class("Bits", 4, "  bits|3|6|flags|int\n") +
  make_class("Derived", 12, "  base|0|Pair\n  member|8|p|const int\n") +
  make_class("Empty", 1, "") + make_class("Large", 80, "  member|0|a|int\n") +
  "leaf|List<Pair,__vector(8) float>\n  size|32\n  align|8\n  pass|value\n" +
  make_class("Many", 1, "  member|0|a|Many\n  member|0|b|Many\n") +
  make_class("Pair", 8, "  member|0|a|int\n  member|4|b|float\n") +
  make_class("Row", 16, "  member|0|all|Pair[2]\n") +
  "base|float\n  size|4\n  align|4\n  encoding|float\n"
  "base|int\n  size|4\n  align|4\n  encoding|signed\n");

/// `TYPE@OFFSET …`, with `?` when that is not all.
std::string
find(std::string_view spelling)
{
  const auto contract = model::parse_contract(text);
  const auto pieces = find_pieces(*contract, spelling);
  std::string found;
  for (const auto& piece : pieces.all) {
    found += std::string(piece.type) + "@" + std::to_string(piece.offset) + " ";
  }
  return found + (pieces.is_whole ? "" : "?");
}

TEST(pieces, number_pointer_and_vector_are_one)
{
  EXPECT_EQ(find("int"), "int@0 ");
  EXPECT_EQ(find("const int"), "int@0 ");
  EXPECT_EQ(find("Pair*"), "Pair*@0 ");
  EXPECT_EQ(find("int(*)(Pair)"), "int(*)(Pair)@0 ");
  EXPECT_EQ(find("__vector(8) float"), "__vector(8) float@0 ");
}

TEST(pieces, classes_are_what_they_hold_at_any_depth)
{
  EXPECT_EQ(find("Pair"), "int@0 float@4 ");
  EXPECT_EQ(find("Derived"), "int@0 float@4 int@8 ");
  EXPECT_EQ(find("Row"), "int@0 float@4 int@8 float@12 ");
  EXPECT_EQ(find("Empty"), "");
  EXPECT_EQ(find("Bits"), "int@0 ");
}

TEST(pieces, vectors_among_the_arguments_of_a_leaf_may_be_in_it)
{
  EXPECT_EQ(find("List<Pair,__vector(8) float>"),
            "int@0 float@4 __vector(8) float@0 ?");
}

TEST(pieces, what_is_too_large_or_not_described_is_not_taken_apart)
{
  EXPECT_EQ(find("Large"), "?");
  EXPECT_EQ(find("Unknown"), "?");
  EXPECT_EQ(find("void"), "?");
}

TEST(pieces, classes_that_hold_themselves_come_to_an_end)
{
  EXPECT_EQ(find("Many").back(), '?');
}

TEST(pieces, qualifiers_are_those_of_the_value_itself)
{
  EXPECT_EQ(strip_qualifiers("const volatile int"), "int");
  EXPECT_EQ(strip_qualifiers("const int*const"), "const int*");
  EXPECT_EQ(strip_qualifiers("int*const volatile"), "int*");
  EXPECT_EQ(strip_qualifiers("constant"), "constant");
  EXPECT_TRUE(is_vector("__vector(8) float"));
  EXPECT_FALSE(is_vector("__vector(8) float*"));
}

}  // namespace
}  // namespace hallmark::verify::test_pieces
