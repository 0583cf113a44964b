// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/compile/class_source.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::contract::compile::test_class_source {
namespace {

TEST(class_source, root_leads_to_the_classes_of_the_exports_type)
{
  EXPECT_EQ(format_class_root("decltype(::audio::gain)", 3),
            "__attribute__((used, visibility(\"hidden\"))) void "
            "(*hallmark_classes_3)() = "
            "&::hallmark_contract::hallmark_root<3, decltype(::audio::gain)>::"
            "hallmark_run;\n");
}

TEST(class_source, prologue_puts_a_macro_of_the_headers_aside)
{
  const auto prologue = std::string(format_class_prologue());
  EXPECT_THAT(prologue,
              testing::HasSubstr("#pragma push_macro(\"layout\")\n"
                                 "#undef layout\n"));
  EXPECT_THAT(prologue, testing::HasSubstr("#pragma pop_macro(\"layout\")\n"));
}

}  // namespace
}  // namespace hallmark::contract::compile::test_class_source
