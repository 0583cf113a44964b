// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "scaffold/fill.hpp"

#include <gtest/gtest.h>

namespace hallmark::tests::test_fill {
namespace {

using scaffold::fill;

TEST(fill, placeholders_are_replaced)
{
  const auto text = fill("{{name}}_apply, {{ name }}", {{"name", "reverb"}});
  ASSERT_TRUE(text);
  EXPECT_EQ(*text, "reverb_apply, reverb");
}

TEST(fill, text_is_not_escaped_as_html)
{
  const auto text = fill("{{text}}\n", {{"text", "a < b && \"c\"/'d'"}});
  ASSERT_TRUE(text);
  EXPECT_EQ(*text, "a < b && \"c\"/'d'\n");
}

TEST(fill, text_without_placeholders_stays_as_it_is)
{
  constexpr auto text = "int a[] = {{}, {1}};\n\n  { }\t}}\n";
  const auto filled = fill("int a;\n\n  { }\t}}\n", {});
  ASSERT_TRUE(filled);
  EXPECT_EQ(*filled, "int a;\n\n  { }\t}}\n");
  EXPECT_FALSE(fill(text, {}));
}

TEST(fill, placeholder_without_a_value_is_an_error_that_names_all)
{
  const auto text = fill("{{nmae}} {{name}} {{path}}", {{"name", "reverb"}});
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().code, Code::malformed);
  EXPECT_EQ(text.error().message, "no value for {{nmae}}, {{path}}");
}

TEST(fill, section_without_a_value_is_an_error)
{
  EXPECT_FALSE(fill("{{#stub}}text{{/stub}}", {}));
  EXPECT_FALSE(fill("{{^stub}}text{{/stub}}", {}));
}

TEST(fill, tag_that_does_not_end_is_an_error)
{
  const auto text = fill("{{name", {{"name", "reverb"}});
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().message, "not a Mustache template: Unclosed tag at 0");
}

}  // namespace
}  // namespace hallmark::tests::test_fill
