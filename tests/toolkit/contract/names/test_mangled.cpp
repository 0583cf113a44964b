// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/names/mangled.hpp"

#include <gtest/gtest.h>

namespace hallmark::contract::names::test_mangled {
namespace {

/// `noexcept ms_abi(result)(parameters)` of each function type.
std::string
print(const FunctionTypes& types)
{
  std::string text;
  for (const auto& type : types) {
    text += text.empty() ? "" : " ";
    text += type.is_noexcept ? "noexcept" : "";
    for (const auto& name : type.conventions) {
      text += name;
    }
    text += "(" + print(type.result) + ")(" + print(type.parameters) + ")";
  }
  return text;
}

std::string
read(std::string_view mangled)
{
  const auto types = read_function_types(mangled);
  return types ? print(*types) : "not understood";
}

TEST(mangled, what_is_no_function_has_nothing_to_say)
{
  EXPECT_EQ(read("iE"), "");
  EXPECT_EQ(read("PKcE"), "");
  EXPECT_EQ(read("A3_PVKlE"), "");
  EXPECT_EQ(read("Dv4_fE"), "");
  EXPECT_EQ(read("DnE"), "");
  EXPECT_EQ(read("PDF16_E"), "");
}

TEST(mangled, functions_are_found_wherever_they_stand)
{
  EXPECT_EQ(read("FviE"), "()()");
  EXPECT_EQ(read("PDoFviE"), "noexcept()()");
  EXPECT_EQ(read("A3_PDoFvvEE"), "noexcept()()");
  EXPECT_EQ(read("U6ms_abiFvR1CEE"), "ms_abi()()");
  EXPECT_EQ(read("PU6ms_abiDoFvPDoFiP1CEEEE"),
            "noexceptms_abi()(noexcept()())");
  EXPECT_EQ(read("PFPFivEPDoFvvEEE"), "(()())(noexcept()())");
  EXPECT_EQ(read("MN1a1SEKDoFiPDoFvvEEE"), "noexcept()(noexcept()())");
  EXPECT_EQ(read("M1CPDoFvvEE"), "noexcept()()");
}

TEST(mangled, a_substitution_stands_for_what_it_refers_to)
{
  // void (*)(N, N, P, P, M, M): each second one is a substitution.
  EXPECT_EQ(read("PFvPDoFvvES2_PFvvES4_PU6ms_abiFvvES6_EE"),
            "()(noexcept()() noexcept()() ()() ()() ms_abi()() ms_abi()())");
  EXPECT_EQ(read("PFvDv4_fPDoFvvEPS1_N1a1HIS1_EES3_EE"),
            "()(noexcept()() noexcept()())");
}

TEST(mangled, arguments_of_templates_belong_to_the_name_of_a_class)
{
  EXPECT_EQ(read("PFPDoFvvEN1a1HIS2_EES2_NS5_1IIPFvvEEES8_PS9_EE"),
            "(noexcept()())(noexcept()() ()())");
}

TEST(mangled, what_is_not_understood_is_told)
{
  EXPECT_EQ(read(""), "not understood");
  EXPECT_EQ(read("PF"), "not understood");
  EXPECT_EQ(read("S7_E"), "not understood");
  EXPECT_EQ(read("9abE"), "not understood");
  EXPECT_EQ(read("DO1xEFvvEE"), "not understood");
  EXPECT_EQ(read(std::string(400, 'P') + "i"), "not understood");
}

TEST(mangled, parameters_follow_the_name_of_a_function)
{
  const auto types = read_parameter_types("_ZN1a4Base3runEPDoFviEPFvvES2_");
  ASSERT_TRUE(types);
  EXPECT_EQ(print(*types), "noexcept()() ()() noexcept()()");
  EXPECT_FALSE(read_parameter_types("run"));
  EXPECT_FALSE(read_parameter_types("_ZN1a"));
}

TEST(mangled, only_exceptions_and_conventions_say_more)
{
  EXPECT_FALSE(says_more(*read_function_types("PFPFivEPFvvEEE")));
  EXPECT_TRUE(says_more(*read_function_types("PFPDoFivEPFvvEEE")));
  EXPECT_TRUE(says_more(*read_function_types("PFPFivEPU6ms_abiFvvEEE")));
}

}  // namespace
}  // namespace hallmark::contract::names::test_mangled
