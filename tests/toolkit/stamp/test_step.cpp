// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "stamp/step.hpp"
#include "toolkit/workshop.hpp"

#include <gtest/gtest.h>

namespace hallmark::stamp {
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

TEST(step, depfile_names_every_description)
{
  const Workshop workshop;
  workshop.write("f.interface.toml",
                 "name='f'\nversion='1.0.0'\nheader='f.h'\nexports=['f']\n");
  workshop.write("reverb.plugin.toml",
                 "path='a'\nversion='1.0.0'\n"
                 "implements=['f.interface.toml']\n");
  auto request = workshop.request();
  request.depfile = workshop.find("reverb.d");
  ASSERT_EQ(workshop.stamp(request), "");

  EXPECT_EQ(workshop.shorten(workshop.read("reverb.d")),
            "out/reverb.plugin.cpp: \\\n"
            "  reverb.plugin.toml \\\n"
            "  f.interface.toml\n");
}

TEST(step, interfaces_are_looked_for_along_folders_then_the_include_path)
{
  const Workshop workshop;
  workshop.write("sdk/f.interface.toml",
                 "name='f'\nversion='1.0.0'\nheader='f.h'\nexports=['f']\n");
  workshop.write("reverb.plugin.toml",
                 "path='a'\nversion='1.0.0'\n"
                 "implements=['f.interface.toml']\n");
  auto request = workshop.request();
  request.interface_folders = {workshop.find("first")};
  request.flags = {"-O2", "-I", workshop.find("second")};
  EXPECT_EQ(workshop.stamp(request),
            "reverb.plugin.toml:3:13: error: no such file: "
            "'f.interface.toml'\n"
            "  tried: f.interface.toml\n"
            "  tried: first/f.interface.toml\n"
            "  tried: second/f.interface.toml");

  request.flags = {"-I" + workshop.find("sdk")};
  EXPECT_EQ(workshop.stamp(request), "");
}

TEST(step, include_path_is_taken_from_every_spelling)
{
  EXPECT_EQ(find_include_folders({"-Wall",
                                  "-Ia",
                                  "-I",
                                  "b",
                                  "-isystem",
                                  "c",
                                  "-isystemd",
                                  "-iquote",
                                  "e",
                                  "-DI=-If",
                                  "-I"}),
            (std::vector<std::string>{"a", "b", "c", "d", "e"}));
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
            "hallmark: error: 'none/reverb.plugin.cpp': cannot be written: No "
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
}  // namespace hallmark::stamp
