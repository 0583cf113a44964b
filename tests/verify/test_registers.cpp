// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/contract_parse.hpp"
#include "support/contract_text.hpp"
#include "support/growth.hpp"
#include "verify/registers.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hallmark::verify::test_registers {
namespace {

using tests::make_contract;
using tests::make_export;

/// A type `T` that `f` takes, and all that its members may be.
struct Given {
  std::string kind = "union|T\n  size|8\n";
  std::string signature = "void(T)";
  std::string passing = "value";
};

std::string
make_text(const Given& given, std::string_view members)
{
  return make_contract(
    make_export(given.signature) +
    "class|Holder\n  size|8\n  align|8\n  pass|value\n  member|0|t|T\n"
    "class|Part\n  size|8\n  align|1\n  pass|value\n  member|0|c|char\n"
    "  member|8|d|int\n" +
    given.kind + "  align|8\n  pass|" + given.passing + "\n" +
    std::string(members) +
    "base|char\n  size|1\n  align|1\n  encoding|signed_char\n"
    "base|double\n  size|8\n  align|8\n  encoding|float\n"
    "base|float\n  size|4\n  align|4\n  encoding|float\n"
    "base|int\n  size|4\n  align|4\n  encoding|signed\n"
    "base|long\n  size|8\n  align|8\n  encoding|signed\n");
}

bool
are_kept(const Given& given, std::string_view older, std::string_view newer)
{
  const auto old_text = make_text(given, older);
  const auto new_text = make_text(given, newer);
  const auto expected = *model::parse_contract(old_text);
  const auto found = *model::parse_contract(new_text);
  const ContractPair contracts{expected, found};
  return Registers(contracts).are_kept(
    {contracts, *expected.find_type("T"), *found.find_type("T")}, Side::found);
}

#define DOUBLE "  member|0|d|double\n"
#define LONG "  member|0|n|long\n"

TEST(registers, union_of_numbers_of_two_kinds_goes_in_others)
{
  EXPECT_FALSE(are_kept({}, DOUBLE, DOUBLE LONG));
  EXPECT_FALSE(are_kept({}, "  member|0|n|int\n", "  member|0|n|int\n" DOUBLE));
}

TEST(registers, union_with_an_integer_of_its_size_goes_as_that)
{
  EXPECT_TRUE(are_kept({}, LONG, LONG DOUBLE));
  EXPECT_TRUE(are_kept({}, LONG, LONG "  member|0|s|char[8]\n"));
  EXPECT_TRUE(are_kept(
    {}, "  member|0|a|int[2]\n", "  member|0|a|int[2]\n  member|0|f|float\n"));
  EXPECT_TRUE(
    are_kept({}, "  member|0|p|char*\n", "  member|0|p|char*\n" DOUBLE));
}

TEST(registers, classes_and_later_places_in_a_union_are_not_looked_into)
{
  EXPECT_FALSE(are_kept({}, LONG, LONG "  member|0|p|Part\n"));
  EXPECT_FALSE(are_kept({}, LONG, LONG "  member|8|b|int\n"));
}

TEST(registers, struct_keeps_them_with_its_integers)
{
  const Given one{"class|T\n  size|8\n", "void(T)", "value"};
  EXPECT_TRUE(are_kept(one, LONG, "  member|0|p|char*\n"));
  EXPECT_TRUE(are_kept(one, DOUBLE, "  member|0|gain|double\n"));
  EXPECT_FALSE(are_kept(one, LONG, DOUBLE));
  EXPECT_FALSE(are_kept(one, LONG, ""));
  EXPECT_FALSE(are_kept(one, LONG, "  member|0|a|int\n"));
}

TEST(registers, matter_only_where_the_type_is_passed)
{
  EXPECT_TRUE(
    are_kept({"union|T\n  size|8\n", "void(T*)", "value"}, DOUBLE, LONG));
  EXPECT_TRUE(
    are_kept({"union|T\n  size|8\n", "void(T)", "memory"}, DOUBLE, LONG));
  EXPECT_TRUE(
    are_kept({"union|T\n  size|24\n", "void(T)", "value"}, DOUBLE, LONG));
  EXPECT_FALSE(
    are_kept({"union|T\n  size|8\n", "Holder()", "value"}, DOUBLE, LONG));
  EXPECT_FALSE(
    are_kept({"union|T\n  size|32\n", "void(T,__vector(8) float)", "value"},
             DOUBLE,
             LONG));
}

/// Of a class that nobody can copy, g++ and clang have two opinions.
TEST(passing, matters_only_where_a_function_takes_or_gives_the_class)
{
  const auto judge = [](std::string_view signature, const std::string& more) {
    const auto make = [&](const std::string& passing) {
      return make_export(signature) +
             "class|Fixed\n  size|4\n  align|4\n  pass|" + passing + "\n" +
             more;
    };
    return tests::open_equal_version({make("value"), make("memory")});
  };
  for (const auto* signature :
       {"void(Fixed*)", "const Fixed&()", "void(void(*)(Fixed&))"}) {
    EXPECT_EQ(judge(signature, ""), "accepted") << signature;
  }
  for (const auto* signature :
       {"void(Fixed)", "Fixed()", "void(int(*)(Fixed),Fixed*)"}) {
    EXPECT_NE(judge(signature, ""), "accepted") << signature;
  }
  EXPECT_NE(judge("void(User*)",
                  "class|User\n  size|8\n  align|8\n  pass|value\n"
                  "  member|0|call|void(*)(Fixed)\n"),
            "accepted");
}

}  // namespace
}  // namespace hallmark::verify::test_registers
