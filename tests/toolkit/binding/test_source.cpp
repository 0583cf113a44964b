// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "binding/source.hpp"
#include "toolkit/binding/sample.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::binding::test_source {
namespace {

using testing::HasSubstr;
using testing::Not;
using tests::make_binding;

TEST(source, exports_stand_in_the_order_of_the_binding)
{
  EXPECT_THAT(format_source(make_binding()),
              HasSubstr("static const hallmark_expected_export "
                        "hallmark_filter_exports[] = {\n"
                        "  {\"filter_name\", \"filter_name\", 0},\n"
                        "  {\"audio::gain\", \"_ZN5audio4gainEi\", 0},\n"
                        "  {\"audio::tail\", \"_ZN5audio4tailE\", 1},\n"
                        "};\n"));
}

TEST(source, text_is_that_of_the_note)
{
  EXPECT_THAT(
    format_source(make_binding()),
    HasSubstr(R"(static const hallmark_expected hallmark_filter_expected = {
  sizeof(hallmark_expected),
  "audio.example/filter",
  "2.1.0",
  "0123456789abcdef0123456789abcdef",
  hallmark_filter_exports,
  3,
  hallmark_note_filter.expected.content + 69,
  11,
  HALLMARK_FACTS_,
  nullptr,
};

const hallmark_expected &hallmark::interfaces::filter::expected()
{
  return hallmark_filter_expected;
}
)"));
}

TEST(source, facts_are_a_note_beside_it)
{
  const auto source = format_source(make_binding());
  EXPECT_THAT(source, HasSubstr("} expected;\n"));
  EXPECT_THAT(source,
              HasSubstr("    char content[(27 + sizeof(HALLMARK_FACTS_) + 3) "
                        "/ 4 * 4];\n  } facts;\n"));
  EXPECT_THAT(source,
              HasSubstr("    9, 27 + sizeof(HALLMARK_FACTS_), 7, "
                        "\"Hallmark\",\n"));
}

TEST(source, facts_that_no_macro_tells_come_first)
{
  auto binding = make_binding();
  binding.flags = {{"call_flags", "-mabi=ms"}};
  EXPECT_THAT(format_source(binding),
              HasSubstr("#define HALLMARK_KNOWN_FACTS_ \\\n"
                        "  HALLMARK_FACT_ \"call_flags=-mabi=ms\\n\"\n"));
}

TEST(source, interface_of_plugins_refers_to_no_symbol)
{
  EXPECT_THAT(format_source(make_binding()), Not(HasSubstr("weak")));
}

TEST(source, interface_of_the_host_has_addresses)
{
  auto binding = make_binding();
  binding.interface.provider = describe::Provider::host;
  const auto source = format_source(binding);

  EXPECT_THAT(source,
              HasSubstr("extern decltype(::audio::gain) hallmark_filter_1\n"
                        "  __asm__(\"_ZN5audio4gainEi\") "
                        "__attribute__((weak));\n"));
  EXPECT_THAT(source,
              HasSubstr(R"(static void *const hallmark_filter_addresses[] = {
  reinterpret_cast<void *>(&hallmark_filter_0),
  reinterpret_cast<void *>(&hallmark_filter_1),
  const_cast<void *>(
    static_cast<const volatile void *>(&hallmark_filter_2)),
};
)"));
  EXPECT_THAT(source, HasSubstr("  hallmark_filter_addresses,\n};\n"));
}

TEST(source, names_are_escaped_and_types_taken_from_the_binding)
{
  auto binding = make_binding();
  binding.interface.provider = describe::Provider::host;
  binding.interface.exports[1].symbol.value = "audio::operator\"\"_db(int)";
  binding.contract.exports[0].name = "audio::operator\"\"_db(int)";
  const auto source = format_source(binding);

  EXPECT_THAT(source,
              HasSubstr("  {\"audio::operator\\\"\\\"_db(int)\", "
                        "\"_ZN5audio4gainEi\", 0},\n"));
  EXPECT_THAT(
    source,
    HasSubstr("extern __typeof__(*static_cast<"
              "::hallmark_pick_filter_level::hallmark_pointer>("
              "nullptr)) hallmark_filter_1\n"
              "  __asm__(\"_ZN5audio4gainEi\") __attribute__((weak));\n"));
}

TEST(source, interface_without_exports_has_no_tables)
{
  auto binding = make_binding();
  binding.interface.provider = describe::Provider::host;
  binding.interface.exports.clear();
  binding.interface.optional.clear();
  binding.contract.exports.clear();

  EXPECT_THAT(format_source(binding), HasSubstr("  nullptr,\n  0,\n"));
}

TEST(source, constant_in_c_is_the_headers)
{
  auto binding = tests::make_c_binding();
  binding.interface.provider = describe::Provider::host;
  const auto source = format_source(binding);

  EXPECT_THAT(source, HasSubstr("\n#include \"filter.interface.h\"\n"));
  EXPECT_THAT(
    source,
    HasSubstr("\nconst hallmark_expected hallmark_filter_expected = {"));
  EXPECT_THAT(source, HasSubstr("extern __typeof__(tail) hallmark_filter_1\n"));
  EXPECT_THAT(source,
              HasSubstr("  __extension__ (void *)&hallmark_filter_1,\n"));
  EXPECT_THAT(source, HasSubstr("  {\"tail\", \"tail\", 1},\n"));
}

TEST(source, facts_are_lines_without_a_prefix)
{
  EXPECT_THAT(format_source(make_binding()),
              HasSubstr("\n#define HALLMARK_FACT_ \"\"\n"));
}

}  // namespace
}  // namespace hallmark::binding::test_source
