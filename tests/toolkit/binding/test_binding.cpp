// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "binding/binding.hpp"
#include "toolkit/binding/sample.hpp"

#include <gtest/gtest.h>

namespace hallmark::binding::test_binding {
namespace {

using tests::make_binding;

TEST(binding, members_are_the_exports_and_then_the_optional_ones)
{
  const auto members = list_members(make_binding());

  ASSERT_EQ(members.size(), 3U);
  EXPECT_EQ(members[0].name, "filter_name");
  EXPECT_EQ(members[1].name, "level");
  EXPECT_EQ(members[1].symbol, "audio::gain");
  EXPECT_EQ(members[1].linkage, "_ZN5audio4gainEi");
  EXPECT_TRUE(members[1].is_function);
  EXPECT_FALSE(members[1].is_optional);
  EXPECT_EQ(members[2].name, "tail");
  EXPECT_FALSE(members[2].is_function);
  EXPECT_TRUE(members[2].is_optional);
}

TEST(binding, identifier_is_the_stem_with_bytes_that_identifiers_have)
{
  auto binding = make_binding();
  EXPECT_EQ(find_identifier(binding), "filter");
  binding.interface.stem = "audio-filter.v2";
  EXPECT_EQ(find_identifier(binding), "audio_filter_v2");
  EXPECT_EQ(name_file(binding, "hpp"), "audio-filter.v2.interface.hpp");
}

TEST(binding, list_has_names_of_other_languages_in_quotes)
{
  auto binding = make_binding();
  binding.interface.provider = describe::Provider::host;
  binding.contract.exports[0].linkage = "größe";
  const auto list = format_list(binding);
  EXPECT_NE(list.find("  \"größe\";\n"), list.npos) << list;
}

TEST(binding, list_is_what_a_host_provides)
{
  auto binding = make_binding();
  EXPECT_EQ(format_list(binding), "{\n};\n");
  binding.interface.provider = describe::Provider::host;
  EXPECT_EQ(format_list(binding),
            "{\n"
            "  filter_name;\n"
            "  _ZN5audio4gainEi;\n"
            "  _ZN5audio4tailE;\n"
            "};\n");
}

}  // namespace
}  // namespace hallmark::binding::test_binding
