// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "stamp/marked.hpp"
#include "toolkit/workshop.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::stamp::test_marked {
namespace {

using testing::ElementsAre;
using tests::Workshop;

constexpr std::string_view marking = R"(#include "filter.hpp"
#define EXPORT __attribute__((visibility("default")))
EXPORT const char *filter_name() { return "reverb"; }
namespace audio {
EXPORT float gain(const Params &params) { return params.level; }
}
namespace reverb { EXPORT int presets[2] = {1, 2}; }
int hidden() { return 1; }
)";

/// A plugin that implements an interface and exports what its source marks.
class Marking : public Workshop {
public:
  Marking()
  {
    describe_types();
    write("reverb.cpp", marking);
    describe("source = 'reverb.cpp'");
  }

  void describe(const std::string& exports) const
  {
    write("reverb.plugin.toml",
          "path = 'a'\nversion = '1.0.0'\n"
          "implements = ['filter.interface.toml']\n[exports]\n" +
            exports + "\n");
  }
};

TEST(marked, exports_of_a_source_are_typed_and_those_of_interfaces_left_out)
{
  const Marking workshop;
  ASSERT_EQ(workshop.stamp(), "");
  const auto outcome = workshop.link("g++", {"-Wall", "-Wextra", "-Werror"});
  ASSERT_EQ(outcome.status, 0) << outcome.describe();

  const auto file = workshop.find("reverb.so");
  EXPECT_THAT(tests::read_exports(file),
              ElementsAre("_ZN5audio4gainERKNS_6ParamsE",
                          "_ZN6reverb7presetsE",
                          "filter_name",
                          "hallmark$a$1.0.0",
                          "hallmark_context_slot"));
  const auto table = tests::read_notes(file, model::NoteType::table);
  ASSERT_EQ(table.size(), 1U);
  EXPECT_THAT(table[0], testing::HasSubstr("\treverb::presets\t"));
  EXPECT_THAT(table[0], testing::HasSubstr("PN8hallmark4typeIA2_iEE\tint[2]"));
}

TEST(marked, depfile_names_the_source_and_its_headers)
{
  const Marking workshop;
  auto request = workshop.request();
  request.depfile = workshop.find("reverb.d");
  ASSERT_EQ(workshop.stamp(request), "");

  EXPECT_EQ(workshop.read_own_inputs("reverb.d"),
            "out/reverb.plugin.cpp:\n"
            "reverb.plugin.toml\n"
            "filter.interface.toml\n"
            "filter.hpp\n"
            "reverb.cpp\n");
}

TEST(marked, marks_for_interfaces_alone_are_enough)
{
  const Marking workshop;
  workshop.write("reverb.cpp",
                 "extern \"C\" __attribute__((visibility(\"default\"))) "
                 "const char *filter_name() { return \"\"; }\n");

  EXPECT_EQ(workshop.stamp(), "");
}

TEST(marked, source_in_c_is_read_as_c)
{
  const Workshop workshop;
  workshop.write("reverb.plugin.toml",
                 "path='a'\nversion='1.0.0'\nexports.source='reverb.c'\n");
  workshop.write("reverb.c",
                 "__attribute__((visibility(\"default\")))\n"
                 "float gain(int class) { return class; }\n");
  auto request = workshop.request();
  request.language = Language::c;
  request.command = {"gcc"};
  ASSERT_EQ(workshop.stamp(request), "");

  EXPECT_NE(workshop.read("out/reverb.plugin.map").find("    \"gain\";\n"),
            std::string::npos);
}

struct Refusal {
  const char* name;
  const char* exports;
  const char* source;
  const char* expected;
};

class marked_refusals : public testing::TestWithParam<Refusal> {};

TEST_P(marked_refusals, are_told_with_their_place)
{
  const auto& row = GetParam();
  const Marking workshop;
  workshop.describe(row.exports);
  workshop.write("reverb.cpp", row.source);

  EXPECT_EQ(workshop.stamp(), row.expected);
}

INSTANTIATE_TEST_SUITE_P(
  marked,
  marked_refusals,
  testing::Values(
    Refusal{"nothing_marked",
            "source = 'reverb.cpp'",
            "int f() { return 1; }\n",
            "reverb.plugin.toml:5:10: error: source marks no export\n"
            "  hint: mark a definition: HALLMARK_EXPORT float gain(int steps)"},
    Refusal{
      "two_origins",
      "header = 'reverb.hpp'\nsource = 'reverb.cpp'",
      "",
      "reverb.plugin.toml:6:10: error: exports come from two places: found "
      "'source' next to 'header' or 'symbols', expected one of them"},
    Refusal{"missing",
            "source = 'other.cpp'",
            "",
            "reverb.plugin.toml:5:10: error: no such file: 'other.cpp'\n"
            "  tried: other.cpp"},
    Refusal{"in_another_language",
            "source = 'reverb.c'",
            "",
            "reverb.plugin.toml:5:10: error: source and stamp are in different "
            "languages: found 'reverb.c', expected C++\n"
            "  hint: make the stamp in C: hallmark_stamp_c, --language c"},
    Refusal{"mark_on_what_cannot_be_one",
            "source = 'reverb.cpp'",
            "\n__attribute__((visibility(\"default\"))) thread_local int v;\n",
            "reverb.cpp:2:57: error: export 'v' is thread-local: its address "
            "differs between threads\n"
            "  hint: export a function that returns its address"}),
  [](const auto& row) { return std::string(row.param.name); });

TEST(marked, source_that_does_not_compile_is_told_with_the_words)
{
  const Marking workshop;
  workshop.write("reverb.cpp", "int f(;\n");

  EXPECT_THAT(workshop.stamp(),
              testing::StartsWith("hallmark: error: 'reverb.cpp': does not "
                                  "compile\n  reverb.cpp:1:7: error: "));
}

TEST(marked, language_is_that_of_the_suffix)
{
  EXPECT_EQ(find_language("a.c"), Language::c);
  EXPECT_EQ(find_language("a.cpp"), Language::cpp);
  EXPECT_EQ(find_language("a.cc"), Language::cpp);
  EXPECT_EQ(find_language("a.C"), Language::cpp);
}

}  // namespace
}  // namespace hallmark::stamp::test_marked
