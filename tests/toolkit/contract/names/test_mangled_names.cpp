// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Names of all kinds before a function type, which is found only if every
// substitution in them was counted.

#include "contract/names/mangled.hpp"

#include <gtest/gtest.h>

namespace hallmark::contract::names::test_mangled_names {
namespace {

struct Row {
  const char* name;
  const char* mangled;     ///< of `void (*)(…)`
  std::size_t parameters;  ///< that are functions, all noexcept
};

class mangled_names : public testing::TestWithParam<Row> {};

TEST_P(mangled_names, are_passed_over)
{
  const auto types = read_function_types(GetParam().mangled);
  ASSERT_TRUE(types);
  ASSERT_EQ(types->size(), 1U);
  const auto& parameters = types->front().parameters;
  EXPECT_EQ(parameters.size(), GetParam().parameters);
  for (const auto& parameter : parameters) {
    EXPECT_TRUE(parameter.is_noexcept);
  }
}

// As g++ and clang mangle them.
INSTANTIATE_TEST_SUITE_P(
  rows,
  mangled_names,
  testing::Values(
    Row{"standard",
        "PFNSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEERKS6_"
        "PDoFvvESt3mapIS6_SA_St4lessIS6_ESaISt4pairIS7_SA_EEESA_EE",
        2},
    Row{"inline_namespace",
        "PFvPN1a2v11ZEPKS3_PDoFvvESt10unique_ptrIS3_St14default_deleteIS3_EE"
        "DuneCfS8_EE",
        2},
    Row{"values",
        "PFvN1a2V1IXadL_ZNS1_2gvEEEEENS2_ILNS1_1EE0EEEPDoFvvENS2_ILDnEEE"
        "NS1_2PkIJS7_iEEES7_NS9_IJEEEEE",
        2},
    Row{"functions_and_members_as_values",
        "PFvN1a2V1IXadL_ZNS1_2tfIiEEvT_EEEEPDoFvvENS2_IXadL_ZNS1_1S1xEEEEES7_"
        "NS2_ILin3EEENS2_ILb1EEES7_EE",
        3},
    Row{"local_class", "PFvZ3lociE1LPDoFvvEN1a1HIS1_EES3_EE", 2},
    Row{"member_of_an_instance", "PFOPDoFvvEN1a1HIiE1JES2_EE", 1},
    Row{"short_floating_point", "PFvPDF16_PDoFvvEgS3_EE", 2}),
  [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace hallmark::contract::names::test_mangled_names
