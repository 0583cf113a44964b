// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/contract_parse.hpp"
#include "support/contract_text.hpp"
#include "verify/arguments.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hallmark::verify::test_arguments {
namespace {

const auto text = tests::make_contract(
  "class|Empty\n  size|1\n  align|1\n  pass|value\n"
  "class|Large\n  size|24\n  align|8\n  pass|value\n  member|0|a|long[3]\n"
  "leaf|Leaf\n  size|16\n  align|8\n  pass|value\n"
  "class|Memory\n  size|8\n  align|8\n  pass|memory\n"
  "class|Number\n  size|16\n  align|16\n  pass|value\n  member|0|a|__int128\n"
  "class|Pair\n  size|16\n  align|8\n  pass|value\n  member|0|a|long[2]\n"
  "class|Rows\n  size|20\n  align|1\n  pass|value\n  member|0|a|Empty[20]\n"
  "base|__int128\n  size|16\n  align|16\n  encoding|signed\n"
  "base|double\n  size|8\n  align|8\n  encoding|float\n"
  "base|long\n  size|8\n  align|8\n  encoding|signed\n"
  "base|long double\n  size|16\n  align|16\n  encoding|float\n");

/// What is disputed in a function with so many parameters of type `long` before
/// the others.
std::string
find(unsigned count,
     const std::string& others,
     const std::string& result = "void",
     bool has_object = false)
{
  std::string spelling = result + "(";
  for (unsigned i = 0; i < count; ++i) {
    spelling += "long,";
  }
  spelling += others + ")";
  std::vector<Signature> signatures;
  find_signatures(spelling, signatures);
  signatures.front().has_object = has_object;
  const auto contract = model::parse_contract(text);
  const auto found = find_disputes(*contract, signatures.front());
  return std::string(found.int128_in_part ? "part " : "") +
         (found.int128_unaligned ? "unaligned " : "") +
         (found.argument_behind ? "behind " : "") +
         (found.empty_before_stack ? "empty" : "") +
         (found.hollow_before_stack ? "hollow" : "");
}

TEST(arguments, number_that_fits_is_not_disputed)
{
  EXPECT_EQ(find(0, "__int128"), "");
  EXPECT_EQ(find(4, "__int128"), "");
  EXPECT_EQ(find(4, "__int128,long"), "");
  EXPECT_EQ(find(0, "__int128,__int128,__int128"), "");
}

TEST(arguments, number_with_one_register_left_is_in_part)
{
  EXPECT_EQ(find(5, "__int128"), "part ");
  EXPECT_EQ(find(5, "__int128,double"), "part ");
  EXPECT_EQ(find(5, "__int128,long"), "part behind ");
  EXPECT_EQ(find(5, "Number,long"), "");
}

TEST(arguments, number_on_the_stack_is_disputed_where_it_would_not_be_aligned)
{
  EXPECT_EQ(find(6, "__int128"), "");
  EXPECT_EQ(find(7, "__int128"), "unaligned ");
  EXPECT_EQ(find(8, "__int128"), "");
  EXPECT_EQ(find(6, "long double,__int128"), "");
  EXPECT_EQ(find(7, "long double,__int128"), "");
  EXPECT_EQ(find(6, "Large,__int128"), "unaligned ");
  EXPECT_EQ(find(7, "Large,__int128"), "");
  EXPECT_EQ(find(6, "__int128,long,__int128"), "unaligned ");
}

TEST(arguments, object_and_place_of_the_result_take_registers)
{
  EXPECT_EQ(find(4, "__int128", "void", true), "part ");
  EXPECT_EQ(find(4, "__int128", "Memory"), "part ");
  EXPECT_EQ(find(4, "__int128", "Large"), "part ");
  EXPECT_EQ(find(3, "__int128", "Large", true), "part ");
  EXPECT_EQ(find(4, "__int128", "long double"), "");
  EXPECT_EQ(find(4, "__int128", "Pair"), "");
}

TEST(arguments, others_take_registers_of_their_kind)
{
  EXPECT_EQ(find(3, "Pair,__int128"), "part ");
  EXPECT_EQ(find(4, "Memory,__int128"), "part ");
  EXPECT_EQ(find(4, "const Large&,__int128"), "part ");
  EXPECT_EQ(find(4, "double,__int128"), "");
  EXPECT_EQ(find(4, "Large,__int128"), "");
}

TEST(arguments, type_that_may_go_in_many_ways_goes_in_all)
{
  EXPECT_EQ(find(4, "Leaf,__int128"), "part ");
  EXPECT_EQ(find(3, "Leaf,__int128"), "part ");
  EXPECT_EQ(find(1, "Leaf,__int128"), "");
}

TEST(arguments, empty_class_is_disputed_before_what_goes_on_the_stack)
{
  EXPECT_EQ(find(0, "Empty,long"), "");
  EXPECT_EQ(find(7, "Empty"), "");
  EXPECT_EQ(find(6, "Empty,long"), "empty");
  EXPECT_EQ(find(0, "Empty,long double"), "empty");
  EXPECT_EQ(find(0, "Large,Empty"), "");
}

TEST(arguments, so_is_a_large_one_in_its_own_way)
{
  EXPECT_EQ(find(0, "Rows,long"), "");
  EXPECT_EQ(find(6, "Rows"), "");
  EXPECT_EQ(find(6, "Rows,long"), "hollow");
  EXPECT_EQ(find(6, "Empty,Rows,long"), "emptyhollow");
  EXPECT_EQ(find(0, "Large,Rows"), "");
}

}  // namespace
}  // namespace hallmark::verify::test_arguments
