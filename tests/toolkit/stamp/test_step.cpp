// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/contract_parse.hpp"
#include "stamp/step.hpp"
#include "toolkit/workshop.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::stamp::test_step {
namespace {

namespace fs = std::filesystem;

using tests::Workshop;

TEST(step, outputs_are_named_for_the_description)
{
  const Workshop workshop;
  ASSERT_EQ(workshop.stamp(), "");

  EXPECT_TRUE(fs::exists(workshop.find("out/reverb.plugin.cpp")));
  EXPECT_TRUE(fs::exists(workshop.find("out/reverb.plugin.map")));
  EXPECT_NE(workshop.read("out/reverb.plugin.rsp")
              .find("=" + workshop.find("out/reverb.plugin.map") + "\n"),
            std::string::npos);
}

TEST(step, source_of_a_c_plugin_is_c)
{
  const Workshop workshop;
  auto request = workshop.request();
  request.language = Language::c;
  ASSERT_EQ(workshop.stamp(request), "");

  EXPECT_TRUE(fs::exists(workshop.find("out/reverb.plugin.c")));
  EXPECT_FALSE(fs::exists(workshop.find("out/reverb.plugin.cpp")));
}

TEST(step, version_that_the_build_sets_is_stamped)
{
  const Workshop workshop;
  auto request = workshop.request();
  request.version = "7.0.0";
  ASSERT_EQ(workshop.stamp(request), "");

  EXPECT_NE(workshop.read("out/reverb.plugin.rsp").find("reverb$7.0.0=1"),
            std::string::npos);
}

TEST(step, depfile_of_a_plugin_without_headers_names_its_description)
{
  const Workshop workshop;
  auto request = workshop.request();
  request.depfile = workshop.find("reverb.d");
  ASSERT_EQ(workshop.stamp(request), "");

  EXPECT_EQ(workshop.shorten(workshop.read("reverb.d")),
            "out/reverb.plugin.cpp: \\\n"
            "  reverb.plugin.toml\n");
}

TEST(step, depfile_names_descriptions_headers_and_the_compilation_database)
{
  const Workshop workshop;
  workshop.describe_types();
  workshop.write("build/compile_commands.json",
                 "[{\"directory\": \"" + workshop.find("") +
                   "\", \"file\": \"out/reverb.plugin.cpp\", \"command\": "
                   "\"g++ -c out/reverb.plugin.cpp\"}]");
  auto request = workshop.request();
  request.command.reset();
  request.compile_commands = workshop.find("build/compile_commands.json");
  request.depfile = workshop.find("reverb.d");
  ASSERT_EQ(workshop.stamp(request), "");

  EXPECT_EQ(workshop.read_own_inputs("reverb.d"),
            "out/reverb.plugin.cpp:\n"
            "reverb.plugin.toml\n"
            "filter.interface.toml\n"
            "host.interface.toml\n"
            "build/compile_commands.json\n"
            "filter.hpp\n"
            "host.hpp\n"
            "reverb.hpp\n");
}

TEST(step, plugin_with_types_is_linked_with_its_notes)
{
  const Workshop workshop;
  workshop.describe_types();
  ASSERT_EQ(workshop.stamp(), "");
  const auto outcome = workshop.link("g++", {"-Wall", "-Wextra", "-Werror"});
  ASSERT_EQ(outcome.status, 0) << outcome.describe();

  const auto file = workshop.find("reverb.so");
  EXPECT_EQ(tests::read_notes(file, model::NoteType::table).size(), 1U);
  EXPECT_EQ(tests::read_notes(file, model::NoteType::contract).size(), 2U);
  EXPECT_EQ(tests::read_notes(file, model::NoteType::expected).size(), 1U);
  EXPECT_THAT(tests::read_exports(file),
              testing::ElementsAre("_ZN5audio4gainERKNS_6ParamsE",
                                   "_ZN6reverb7presetsE",
                                   "filter_name",
                                   "hallmark$audio.example$2freverb$1.2.0",
                                   "hallmark_context_slot"));
}

TEST(step, contract_in_a_note_can_be_parsed)
{
  const Workshop workshop;
  workshop.describe_types();
  ASSERT_EQ(workshop.stamp(), "");
  ASSERT_EQ(workshop.link("g++", {}).status, 0);
  const auto notes =
    tests::read_notes(workshop.find("reverb.so"), model::NoteType::contract);

  ASSERT_EQ(notes.size(), 2U);
  const auto filter = model::parse_contract(notes[0]);
  ASSERT_TRUE(filter) << base::format_error(filter.error());
  EXPECT_EQ(filter->name, "audio.example/filter");
  EXPECT_EQ(filter->find_place("audio::gain")->line, 5U);
  const auto own = model::parse_contract(notes[1]);
  ASSERT_TRUE(own) << base::format_error(own.error());
  EXPECT_EQ(own->name, "");
  EXPECT_EQ(own->find_export("reverb::presets")->signature, "int[2]");
}

TEST(step, no_note_holds_the_name_of_a_folder)
{
  const Workshop workshop;
  workshop.describe_types();
  ASSERT_EQ(workshop.stamp(), "");

  EXPECT_EQ(workshop.read("out/reverb.plugin.cpp").find(workshop.find("")),
            std::string::npos);
}

TEST(step, types_need_the_flags_of_the_target)
{
  const Workshop workshop;
  workshop.describe_types();
  auto request = workshop.request();
  request.command.reset();

  EXPECT_EQ(
    workshop.stamp(request),
    "hallmark: error: 'reverb.plugin.toml': the target's flags are unknown\n"
    "  hint: pass --compile-commands FILE, or -- COMPILER FLAGS");
}

TEST(step, stamp_tells_flags_that_no_macro_tells)
{
  const Workshop workshop;
  workshop.describe_types();
  auto request = workshop.request();
  request.command = {"g++", "-mabi=ms"};
  EXPECT_EQ(workshop.stamp(request), "");

  const auto source = workshop.read("out/reverb.plugin.cpp");
  EXPECT_NE(source.find("HALLMARK_FACT_ \"call_flags=-mabi=ms\\n\""),
            std::string::npos);
}

TEST(step, plugin_without_headers_needs_no_flags)
{
  const Workshop workshop;
  auto request = workshop.request();
  request.command.reset();
  request.compile_commands = workshop.find("none.json");

  EXPECT_EQ(workshop.stamp(request), "");
}

TEST(step, interfaces_are_looked_for_along_folders_then_the_include_path)
{
  const Workshop workshop;
  workshop.write("sdk/f.interface.toml",
                 "name='f'\nversion='1.0.0'\nheader='f.h'\nexports=['f']\n");
  workshop.write("sdk/f.h", "extern int f;\n");
  workshop.write("reverb.plugin.toml",
                 "path='a'\nversion='1.0.0'\n"
                 "implements=['f.interface.toml']\n");
  auto request = workshop.request();
  request.interface_folders = {workshop.find("first")};
  request.command = {"g++", "-O2", "-I", workshop.find("second")};
  EXPECT_EQ(workshop.stamp(request),
            "reverb.plugin.toml:3:13: error: no such file: "
            "'f.interface.toml'\n"
            "  tried: f.interface.toml\n"
            "  tried: first/f.interface.toml\n"
            "  tried: second/f.interface.toml");

  request.command = {"g++", "-I" + workshop.find("sdk")};
  EXPECT_EQ(workshop.stamp(request), "");
}

TEST(step, bad_description_writes_nothing)
{
  const Workshop workshop;
  workshop.write("reverb.plugin.toml", "path='a'\nversion='1'\n");
  auto request = workshop.request();
  request.depfile = workshop.find("out/reverb.d");

  EXPECT_EQ(workshop.stamp(request),
            "reverb.plugin.toml:2:9: error: not a semantic version: found '1', "
            "expected MAJOR.MINOR.PATCH");
  EXPECT_TRUE(fs::is_empty(workshop.find("out")));
}

TEST(step, missing_output_folder_is_told)
{
  const Workshop workshop;
  auto request = workshop.request();
  request.output_folder = workshop.find("none");

  EXPECT_EQ(workshop.stamp(request),
            "hallmark: error: 'none/reverb.plugin.cpp': cannot be written: no "
            "such file or directory");
}

TEST(step, folder_name_with_blanks_and_commas_links)
{
  const Workshop workshop;
  fs::create_directory(workshop.find("o ut,'x'"));
  auto request = workshop.request();
  request.output_folder = workshop.find("o ut,'x'");
  ASSERT_EQ(workshop.stamp(request), "");
  fs::remove_all(workshop.find("out"));
  fs::create_symlink("o ut,'x'", workshop.find("out"));
  const auto outcome = workshop.link("g++", {});

  EXPECT_EQ(outcome.status, 0) << outcome.describe();
}

TEST(step, running_it_again_changes_nothing)
{
  const Workshop workshop;
  ASSERT_EQ(workshop.stamp(), "");
  const auto old = fs::file_time_type::clock::now() - std::chrono::hours(1);
  for (const auto& entry : fs::directory_iterator(workshop.find("out"))) {
    fs::last_write_time(entry.path(), old);
  }
  ASSERT_EQ(workshop.stamp(), "");

  for (const auto& entry : fs::directory_iterator(workshop.find("out"))) {
    EXPECT_EQ(fs::last_write_time(entry.path()), old) << entry.path();
  }
}

}  // namespace
}  // namespace hallmark::stamp::test_step
