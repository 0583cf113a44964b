// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "builtin/step.hpp"
#include "toolkit/workshop.hpp"

#include <algorithm>
#include <filesystem>
#include <sstream>

#include <gtest/gtest.h>

namespace hallmark::tests::test_step {
namespace {

constexpr const char* mark = ".audio_2eexample_2freverb__1_2e2_2e0";

/// A plugin `reverb` whose objects are to be an archive `twin.a`.
class BuiltinStep : public testing::Test {
protected:
  BuiltinStep() { EXPECT_EQ(shop_.stamp(), ""); }

  void compile(const std::string& compiler, std::vector<std::string> flags = {})
  {
    for (const auto* source : {"reverb.cpp", "out/reverb.plugin.cpp"}) {
      auto words = flags;
      words.insert(words.end(),
                   {"-fvisibility=hidden",
                    "-c",
                    source,
                    "-o",
                    std::string(source) + ".o"});
      const auto done = shop_.compile(compiler, words);
      ASSERT_EQ(done.status, 0) << done.describe();
    }
  }

  void pack(const std::vector<std::string>& objects,
            const std::string& flags = "rcsD")
  {
    std::vector<std::string> command{"ar", flags, shop_.find("twin.a")};
    for (const auto& object : objects) {
      command.push_back(shop_.find(object));
    }
    const auto done = run(command);
    ASSERT_EQ(done.status, 0) << done.describe();
  }

  /// What is wrong, as it is printed; "" when the step ends well.
  std::string make(builtin::Request request = {})
  {
    request.twin = shop_.find("twin.a");
    request.output = shop_.find("whole.a");
    const auto done = builtin::run_step(request);
    return done ? "" : shop_.shorten(base::format_error(done.error()));
  }

  /// Names of the output that are defined for others.
  [[nodiscard]] std::vector<std::string> read_names() const
  {
    const auto listed = run(
      {"nm", "-j", "--extern-only", "--defined-only", shop_.find("whole.a")});
    std::vector<std::string> names;
    std::istringstream lines(listed.out);
    for (std::string line; std::getline(lines, line);) {
      if (!line.empty() && !line.ends_with(":")) {
        names.push_back(line);
      }
    }
    return names;
  }

  Workshop shop_;
  const std::vector<std::string> objects_{"reverb.cpp.o",
                                          "out/reverb.plugin.cpp.o"};
};

TEST_F(BuiltinStep, every_definition_of_the_plugin_gets_its_name)
{
  for (const auto* compiler : {"g++", "clang++"}) {
    if (!has_program(compiler)) {
      continue;
    }
    compile(compiler, {"-g"});
    for (const auto* flags : {"rcsD", "rcsDT"}) {
      std::filesystem::remove(shop_.find("twin.a"));
      pack(objects_, flags);
      EXPECT_EQ(make(), "") << compiler;
      const auto names = read_names();
      EXPECT_EQ(names.size(), 4U);
      for (const auto& name : names) {
        EXPECT_TRUE(name.ends_with(mark)) << name;
      }
    }
  }
}

TEST_F(BuiltinStep, same_twin_gives_the_same_bytes)
{
  compile("g++");
  pack(objects_);
  EXPECT_EQ(make(), "");
  const auto first = shop_.read("whole.a");
  EXPECT_EQ(make(), "");
  EXPECT_EQ(shop_.read("whole.a"), first);
}

TEST_F(BuiltinStep, inline_functions_stay_one_in_the_program)
{
  shop_.write("reverb.cpp",
              shop_.read("reverb.cpp") +
                "template<class T> T twice(T x) { return x + x; }\n"
                "template float twice(float);\nint own = 3;\n");
  compile("g++");
  pack(objects_);
  EXPECT_EQ(make(), "");
  const auto names = read_names();
  EXPECT_EQ(std::ranges::count(names, "_Z5twiceIfET_S0_"), 1);
  EXPECT_EQ(std::ranges::count(names, std::string("own") + mark), 1);
}

TEST_F(BuiltinStep, objects_for_link_time_optimisation_are_refused)
{
  for (const auto* compiler : {"g++", "clang++"}) {
    if (!has_program(compiler)) {
      continue;
    }
    compile(compiler, {"-flto"});
    std::filesystem::remove(shop_.find("twin.a"));
    pack(objects_);
    EXPECT_EQ(
      make(),
      "hallmark: error: 'twin.a': object 'reverb.cpp.o' was compiled for "
      "link-time optimization\n"
      "  hint: compile the plugin without it: override_options: 'b_lto=false'");
  }
}

TEST_F(BuiltinStep, archive_without_a_stamp_is_refused)
{
  compile("g++");
  pack({"reverb.cpp.o"});
  EXPECT_EQ(
    make(),
    "hallmark: error: 'twin.a': none of these objects holds a plugin's stamp\n"
    "  hint: pass the plugin's objects: static_library('NAME', objects: "
    "plugin.extract_all_objects(recursive: true))");
}

TEST_F(BuiltinStep, stamp_in_a_section_of_another_name_is_none)
{
  compile("g++");
  const auto renamed = run({"objcopy",
                            "--rename-section",
                            ".note.hallmark=.note.other",
                            shop_.find(objects_[1])});
  ASSERT_EQ(renamed.status, 0) << renamed.describe();
  pack(objects_);
  EXPECT_EQ(
    make(),
    "hallmark: error: 'twin.a': none of these objects holds a plugin's stamp\n"
    "  hint: pass the plugin's objects: static_library('NAME', objects: "
    "plugin.extract_all_objects(recursive: true))");
}

TEST_F(BuiltinStep, declared_export_that_is_not_there_is_told)
{
  compile("g++");
  pack({"out/reverb.plugin.cpp.o"});
  EXPECT_EQ(make(),
            "hallmark: error: 'twin.a': 2 declared exports are not defined\n"
            "  export 'reverb_presets' is missing\n"
            "  export 'reverb_gain' is missing\n"
            "  hint: put every object of the plugin into the static library: "
            "extract_all_objects(recursive: true)");
}

TEST_F(BuiltinStep, two_stamps_are_refused)
{
  compile("g++");
  shop_.write("other.cpp",
              "#define hallmark_context_slot other_slot\n"
              "#define hallmark_self other_self\n"
              "#include \"out/reverb.plugin.cpp\"\n");
  const auto done = shop_.compile("g++", {"-c", "other.cpp", "-o", "other.o"});
  ASSERT_EQ(done.status, 0) << done.describe();
  pack({"reverb.cpp.o", "out/reverb.plugin.cpp.o", "other.o"});
  EXPECT_EQ(make(),
            "hallmark: error: 'twin.a': objects hold more than one stamp: "
            "found 2, expected 1\n"
            "  hint: make a static library for each plugin");
}

TEST_F(BuiltinStep, member_that_is_no_object_is_refused)
{
  shop_.write("reverb.cpp.o", "text");
  pack({"reverb.cpp.o"});
  EXPECT_EQ(make(),
            "hallmark: error: 'twin.a': member 'reverb.cpp.o' is not an object "
            "for a 64-bit little-endian machine");
}

TEST_F(BuiltinStep, program_that_is_missing_or_fails_is_named)
{
  compile("g++");
  pack(objects_);
  builtin::Request request;
  request.linker = "no-such-linker";
  EXPECT_EQ(make(request),
            "hallmark: error: 'no-such-linker': cannot be run: no such file or "
            "directory\n  hint: install binutils");
  request.linker = "false";
  EXPECT_EQ(make(request),
            "hallmark: error: 'false': failed with exit status 1");
}

}  // namespace
}  // namespace hallmark::tests::test_step
