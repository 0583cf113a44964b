// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/contract_parse.hpp"
#include "support/contract_text.hpp"
#include "verify/signature.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hallmark::verify::test_signature {
namespace {

/// `RESULT <- PARAMETER PARAMETER; …`, with `this` for an object.
std::string
format(const std::vector<Signature>& signatures)
{
  std::string text;
  for (const auto& one : signatures) {
    text += (text.empty() ? "" : "; ") + std::string(one.result) + " <-";
    text += one.has_object ? " this" : "";
    for (const auto parameter : one.parameters) {
      text += " " + std::string(parameter);
    }
  }
  return text;
}

std::string
find(std::string_view spelling)
{
  std::vector<Signature> signatures;
  find_signatures(spelling, signatures);
  return format(signatures);
}

TEST(signature, types_without_functions_have_none)
{
  for (const std::string spelling : {"int",
                                     "const audio::A<int,B<C>>*",
                                     "int[2][3]",
                                     "int(*)[3]",
                                     "__vector(8) float*",
                                     "audio::(anonymous on)",
                                     "A<(audio::Mode)1>",
                                     "int audio::A::*",
                                     ""}) {
    EXPECT_EQ(find(spelling), "") << spelling;
  }
}

TEST(signature, function_and_pointers_to_it_are_alike)
{
  EXPECT_EQ(find("int()"), "int <-");
  EXPECT_EQ(find("int(long,const char*)"), "int <- long const char*");
  EXPECT_EQ(find("int(*)(long)"), "int <- long");
  EXPECT_EQ(find("int(*const)(long)"), "int <- long");
  EXPECT_EQ(find("int(&)(long)"), "int <- long");
  EXPECT_EQ(find("int(*[4])(long)"), "int <- long");
  EXPECT_EQ(find("int(A<B>::*)(long)const"), "int <- this long");
}

TEST(signature, commas_in_brackets_part_nothing)
{
  EXPECT_EQ(find("A<int,long>(B<C,{1,{2,3}}>,int)"),
            "A<int,long> <- B<C,{1,{2,3}}> int");
  EXPECT_EQ(find("void(__vector(8) float,int)"),
            "void <- __vector(8) float int");
}

TEST(signature, parameters_and_arguments_hold_functions_too)
{
  EXPECT_EQ(find("void(int,long(*)(A))"), "void <- int long(*)(A); long <- A");
  EXPECT_EQ(find("void(const std::function<int(A)>&)"),
            "void <- const std::function<int(A)>&; int <- A");
  EXPECT_EQ(find("std::function<int(A)>*"), "int <- A");
}

TEST(signature, function_that_gives_a_function_is_two)
{
  EXPECT_EQ(find("int(*(*)(A))(B)"), "* <- A; int <- B");
}

TEST(signature, brackets_that_do_not_match_are_passed_over)
{
  for (const std::string spelling : {"int(", "a<(", ")>", "int(*", "(", "<"}) {
    EXPECT_LE(find(spelling).size(), 20U) << spelling;
  }
}

const std::string text = tests::make_contract(
  "export|call|function|int(long)\n  linkage|call\n"
  "export|hook|variable|void(*)(char)\n  linkage|hook\n"
  "class|A\n  size|16\n  align|8\n  pass|memory\n"
  "  member|8|next|int(*)(A*)\n"
  "  virtual|0|~\n  virtual|2|operator()(int,B)const|short\n");

TEST(signature, calls_are_those_of_exports_virtual_functions_and_members)
{
  EXPECT_EQ(format(find_calls(*model::parse_contract(text), nullptr)),
            "int <- long; void <- char; int <- A*; short <- this int B");
}

TEST(signature, what_the_other_side_lacks_is_not_called)
{
  const auto other =
    tests::make_contract("export|call|function|int(long)\n  linkage|call\n"
                         "declared|A\n");
  const auto known = model::parse_contract(other);
  EXPECT_EQ(format(find_calls(*model::parse_contract(text), &*known)),
            "int <- long");
}

}  // namespace
}  // namespace hallmark::verify::test_signature
