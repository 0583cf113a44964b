// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "stamp/source.hpp"
#include "toolkit/workshop.hpp"

#include <gtest/gtest.h>

namespace hallmark::stamp::test_source {
namespace {

using tests::Workshop;

constexpr std::string_view description = R"(path = "audio.example/reverb-x"
version = "1.2.0-rc.1+b7"

[metadata]
name = "Schröder's ??= \"reverb\" \\ */"
category = ["effect", "space"]

[[items]]
id = "hall"
)";

/// A workshop whose plugin has metadata, stamped.
class Described : public Workshop {
public:
  explicit Described(Language language)
  {
    write("reverb.plugin.toml", description);
    auto order = request();
    order.language = language;
    EXPECT_EQ(stamp(order), "");
  }
};

struct Build {
  std::string compiler;
  Language language;
  std::vector<std::string> flags;
};

const std::vector<std::string> gcc_warnings = {"-Wall",
                                               "-Wextra",
                                               "-Wpedantic",
                                               "-Wconversion",
                                               "-Wsign-conversion",
                                               "-Wshadow",
                                               "-Wundef",
                                               "-Wunused-macros",
                                               "-Wmissing-declarations",
                                               "-Wredundant-decls",
                                               "-Wcast-qual",
                                               "-Wwrite-strings",
                                               "-Werror"};
const std::vector<std::string> clang_warnings = {"-Weverything",
                                                 "-Wno-padded",
                                                 "-Wno-c++98-compat",
                                                 "-Wno-c++98-compat-pedantic",
                                                 "-Werror"};

class Builds : public testing::TestWithParam<Build> {};

TEST_P(Builds, nothing_is_warned_of)
{
  const auto& [compiler, language, flags] = GetParam();
  if (!tests::has_program(compiler)) {
    GTEST_SKIP() << compiler << " is not installed";
  }
  const Described workshop(language);
  auto words = flags;
  const auto& warnings =
    compiler.starts_with("clang") ? clang_warnings : gcc_warnings;
  words.insert(words.end(), warnings.begin(), warnings.end());
  words.insert(
    words.end(),
    {"-c",
     language == Language::c ? "out/reverb.plugin.c" : "out/reverb.plugin.cpp",
     "-o",
     "reverb.o"});
  const auto outcome = workshop.compile(compiler, words);

  EXPECT_EQ(outcome.status, 0) << outcome.describe();
  EXPECT_EQ(outcome.err, "");
}

constexpr auto c = Language::c;
constexpr auto cxx = Language::cpp;

INSTANTIATE_TEST_SUITE_P(
  source,
  Builds,
  testing::Values(Build{"gcc", c, {"-std=c99"}},
                  Build{"gcc", c, {"-std=c11"}},
                  Build{"gcc", c, {"-std=c2x"}},
                  Build{"clang", c, {"-std=c99"}},
                  Build{"clang", c, {"-std=c2x"}},
                  Build{"g++", cxx, {"-std=c++11"}},
                  Build{"g++", cxx, {"-std=c++17", "-Wold-style-cast"}},
                  Build{"g++", cxx, {"-std=c++20", "-Wuseless-cast"}},
                  Build{"g++", cxx, {"-std=c++20", "-fno-rtti"}},
                  Build{"g++", cxx, {"-std=c++20", "-fno-exceptions"}},
                  Build{"g++", cxx, {"-std=c++20", "-flto"}},
                  Build{"g++", cxx, {"-O2", "-funsigned-char"}},
                  Build{"clang++", cxx, {"-std=c++17"}},
                  Build{"clang++", cxx, {"-std=c++20", "-fno-rtti"}},
                  Build{"clang++", cxx, {"-std=c++20", "-flto=thin"}},
                  Build{"clang++", cxx, {"-std=c++20", "-fsanitize=address"}},
                  Build{"clang++-19", cxx, {"-std=c++20"}},
                  Build{"clang++-19", cxx, {"-fsanitize=address"}}));

TEST(source, unity_build_goes_on_after_it)
{
  const Described workshop(cxx);
  workshop.write("unity.cpp",
                 "#include \"reverb.cpp\"\n"
                 "#include \"out/reverb.plugin.cpp\"\n"
                 "#include \"other.cpp\"\n");
  workshop.write("other.cpp", "int other() { return hallmark_self() != 0; }\n");
  const auto outcome = workshop.compile(
    "g++",
    {"-Wall", "-Wextra", "-Wredundant-decls", "-Werror", "-c", "unity.cpp"});

  EXPECT_EQ(outcome.status, 0) << outcome.describe();
}

TEST(source, no_macro_is_left_behind)
{
  const Described workshop(cxx);
  const auto macros =
    workshop.compile("g++", {"-dM", "-E", "out/reverb.plugin.cpp"}).out;

  EXPECT_EQ(macros.find("FACTS"), std::string::npos);
  EXPECT_EQ(macros.find("HALLMARK_NOTE_"), std::string::npos);
  EXPECT_EQ(macros.find("HALLMARK_TEXT_"), std::string::npos);
}

TEST(source, note_says_what_the_description_says)
{
  const Described workshop(cxx);
  const auto outcome =
    workshop.compile("g++", {"-c", "out/reverb.plugin.cpp", "-o", "reverb.o"});
  ASSERT_EQ(outcome.status, 0) << outcome.describe();
  const auto object = workshop.find("reverb.o");

  const auto stamp =
    model::parse_stamp(tests::read_notes(object, model::NoteType::stamp).at(0));
  ASSERT_TRUE(stamp);
  EXPECT_EQ(stamp->identity,
            (model::Identity{"audio.example/reverb-x", "1.2.0-rc.1+b7"}));
  EXPECT_EQ(stamp->language, "c++");
  EXPECT_EQ(tests::read_notes(object, model::NoteType::metadata),
            std::vector<std::string>{
              "metadata.name=\"Schröder's ?\?= \\\"reverb\\\" \\\\ */\"\n"
              "metadata.category.0=\"effect\"\n"
              "metadata.category.1=\"space\"\n"
              "items.0.id=\"hall\"\n" +
              std::string(1, '\0')});
}

TEST(source, plugin_without_metadata_has_no_note_of_it)
{
  const Workshop workshop;
  ASSERT_EQ(workshop.stamp(), "");

  EXPECT_EQ(workshop.read("out/reverb.plugin.cpp").find("note_metadata"),
            std::string::npos);
}

TEST(source, folder_of_the_build_does_not_change_it)
{
  const Described one(cxx);
  const Described other(cxx);

  EXPECT_EQ(one.read("out/reverb.plugin.cpp"),
            other.read("out/reverb.plugin.cpp"));
  EXPECT_EQ(one.read("out/reverb.plugin.cpp").find(one.find("")),
            std::string::npos);
}

}  // namespace
}  // namespace hallmark::stamp::test_source
