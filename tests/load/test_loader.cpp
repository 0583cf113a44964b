// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/built.hpp"

#include <hallmark/loader.hpp>

#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

namespace hallmark::tests::test_loader {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;

TEST(Loader, opened_plugin_says_who_it_is)
{
  Loader loader;
  const auto plugin = loader.open(built("good"));
  ASSERT_TRUE(plugin) << plugin.error().explain();
  EXPECT_EQ(plugin->path(), "tests.example/good");
  EXPECT_EQ(plugin->version(), "1.2.0");
  EXPECT_EQ(plugin->file(), fs::canonical(built("good")).string());
  EXPECT_TRUE(plugin->verified());
}

TEST(Loader, functions_are_called_and_variables_read_and_written)
{
  Loader loader;
  const auto plugin = loader.open(built("good")).value();
  EXPECT_EQ((*plugin.lookup<int(int, int)>("add"))(2, 3), 5);

  const auto counter = plugin.lookup<int>("counter").value();
  *counter = 8;
  EXPECT_EQ(**plugin.lookup<int>("counter"), 8);
  *counter = 7;

  const auto names = plugin.lookup<const char* const[3]>("names").value();
  EXPECT_STREQ((*names)[2], "plate");
}

TEST(Loader, same_file_is_the_same_plugin_however_it_is_named)
{
  const TemporaryFolder folder;
  const auto file = copy_built(folder, "good");
  const auto link = (folder.path() / "link.so").string();
  const auto hard_link = (folder.path() / "hard.so").string();
  fs::create_symlink(file, link);

  Loader loader;
  const auto first = loader.open(file).value();
  fs::create_hard_link(file, hard_link);
  EXPECT_EQ(loader.open(link).value(), first);
  EXPECT_EQ(loader.open(hard_link).value(), first);
  EXPECT_EQ(loader.open(folder.path().string() + "/./good.so").value(), first);
}

TEST(Loader, name_without_a_slash_is_in_the_current_directory)
{
  const TemporaryFolder folder;
  copy_built(folder, "good");
  const auto before = fs::current_path();
  fs::current_path(folder.path());
  Loader loader;
  const auto plugin = loader.open("good.so");
  const auto absent = loader.open("libc.so.6");
  fs::current_path(before);

  EXPECT_TRUE(plugin) << plugin.error().explain();
  EXPECT_EQ(absent.error().code(), Code::not_found);
}

TEST(Loader, expectation_that_is_met_opens)
{
  Loader loader;
  const Expect expect{.path = "tests.example/good", .range = "^1.1"};
  const auto plugin = loader.open(built("good"), expect);
  EXPECT_TRUE(plugin) << plugin.error().explain();
}

TEST(Loader, expectation_holds_for_a_plugin_that_is_open_already)
{
  Loader loader;
  const auto plugin = loader.open(built("good")).value();
  const auto refused = loader.open(built("good"), {.path = {}, .range = "^2"});
  EXPECT_EQ(refused.error().code(), Code::wrong_version);
}

TEST(Loader, unsound_expectation_is_an_invalid_argument)
{
  Loader loader;
  const auto bad_range =
    loader.open(built("good"), {.path = {}, .range = "one"});
  const auto bad_path = loader.open(built("good"), {.path = "/a", .range = {}});
  EXPECT_EQ(bad_range.error().code(), Code::invalid_argument);
  EXPECT_EQ(bad_path.error().code(), Code::invalid_argument);
}

TEST(Loader, same_identity_in_another_file_is_a_duplicate)
{
  Loader loader;
  const auto plugin = loader.open(built("good")).value();
  const auto refused = loader.open(built("elsewhere"));
  EXPECT_EQ(refused.error().explain(),
            "hallmark: error: '" + built("elsewhere") +
              "': 'tests.example/good' 1.2.0 is already open from '" +
              plugin.file() +
              "'\n  hint: give one of the two another version or plugin path");
}

TEST(Loader, versions_of_one_path_are_open_side_by_side)
{
  Loader loader;
  const auto one = loader.open(built("good")).value();
  const auto two = loader.open(built("other_version")).value();
  EXPECT_EQ(one.path(), two.path());
  EXPECT_NE(one, two);
  EXPECT_EQ((*two.lookup<int()>("answer"))(), 42);
}

TEST(Loader, file_replaced_under_its_name_has_changed)
{
  const TemporaryFolder folder;
  const auto file = copy_built(folder, "good");
  Loader loader;
  auto plugin = loader.open(file).value();

  fs::copy_file(built("other_version"), folder.path() / "new");
  fs::rename(folder.path() / "new", file);
  EXPECT_EQ(loader.open(file).error().explain(),
            "hallmark: error: '" + file +
              "': file has changed since it was opened\n"
              "  hint: reload the plugin, or close it and open it again");

  EXPECT_EQ(plugin.close(), Closed::unmapped);
  EXPECT_EQ(loader.open(file).value().version(), "2.0.0");
}

TEST(Loader, file_replaced_by_its_own_constructor_has_changed)
{
  const TemporaryFolder folder;
  const auto file = copy_built(folder, "swapping");
  fs::copy_file(file, file + ".new");
  ::setenv("HALLMARK_TEST_SWAPPED", file.c_str(), 1);
  ::setenv("HALLMARK_TEST_SWAP", (file + ".new").c_str(), 1);
  Loader loader;
  EXPECT_EQ(loader.open(file).error().explain(),
            "hallmark: error: '" + file +
              "': file was replaced while it was being opened\n"
              "  hint: open it again");
  EXPECT_FALSE(is_mapped_file(file));
  ::unsetenv("HALLMARK_TEST_SWAPPED");
  EXPECT_TRUE(loader.open(file));
}

TEST(Loader, refused_file_that_is_mended_opens)
{
  const TemporaryFolder folder;
  const auto file = copy_built(folder, "good");
  const auto bytes = read_bytes(file);
  write_bytes(file, bytes.substr(0, bytes.size() / 2));

  Loader loader;
  ASSERT_EQ(loader.open(file).error().code(), Code::malformed);
  write_bytes(file, bytes);
  EXPECT_TRUE(loader.open(file));
}

TEST(Loader, functions_of_one_name_in_two_plugins_are_each_its_own)
{
  Loader loader;
  const auto a = loader.open(built("twin_a")).value();
  const auto b = loader.open(built("twin_b")).value();
  EXPECT_EQ((*a.lookup<int()>("answer"))(), 1);
  EXPECT_EQ((*b.lookup<int()>("answer"))(), 2);
}

TEST(Loader, two_loaders_share_no_plugins)
{
  Loader one;
  Loader two;
  const auto first = one.open(built("good")).value();
  const auto second = two.open(built("good")).value();
  EXPECT_NE(first, second);
  EXPECT_TRUE(two.open(built("other_version")));
}

TEST(Loader, plugin_that_is_held_outlives_its_loader)
{
  Plugin plugin;
  {
    Loader loader;
    plugin = loader.open(built("good")).value();
  }
  EXPECT_EQ((*plugin.lookup<int(int, int)>("add"))(2, 3), 5);
  EXPECT_EQ(plugin.close(), Closed::unmapped);
}

TEST(Loader, metadata_and_items_are_as_the_author_wrote_them)
{
  Loader loader;
  const auto plugin = loader.open(built("good")).value();
  EXPECT_EQ(plugin.metadata("name"), "The good one");
  EXPECT_EQ(plugin.metadata("category"), "effect, space");
  EXPECT_EQ(plugin.metadata("gain"), "1.5");
  EXPECT_EQ(plugin.metadata("stereo"), "true");
  EXPECT_EQ(plugin.metadata("absent"), std::nullopt);
  EXPECT_THAT(
    plugin.items(),
    ElementsAre(Item{{"id", "hall"}, {"name", "Hall"}}, Item{{"id", "room"}}));
}

TEST(Loader, plugin_knows_itself_and_its_host)
{
  int host = 0;
  Loader loader({.host = &host});
  const auto plugin = loader.open(built("good")).value();
  EXPECT_STREQ((*plugin.lookup<const char*()>("own_path"))(),
               "tests.example/good");
  EXPECT_EQ((*plugin.lookup<const void*()>("own_host"))(), &host);
}

TEST(Loader, exports_are_listed_in_the_order_of_the_description)
{
  Loader loader;
  const auto plugin = loader.open(built("good")).value();
  std::vector<std::string> names;
  for (const auto& item : plugin.exports()) {
    names.emplace_back(item.name);
  }
  EXPECT_THAT(names,
              ElementsAre("add", "own_path", "own_host", "counter", "names"));
}

TEST(Loader, indirect_function_is_resolved)
{
  Loader loader;
  const auto plugin = loader.open(built("indirect")).value();
  EXPECT_EQ((*plugin.lookup<int()>("answer"))(), 42);
}

TEST(Loader, indirect_function_that_nothing_implements_is_an_error)
{
  const auto file = built("undecided");
  Loader loader;
  const auto plugin = loader.open(file);

  ASSERT_FALSE(plugin);
  EXPECT_EQ(plugin.error().code(), Code::missing_export);
  EXPECT_EQ(plugin.error().explain(),
            "hallmark: error: '" + file +
              "': resolver of 'answer' chooses no function: found null, "
              "expected an address");
  EXPECT_FALSE(is_mapped_file(file));
}

}  // namespace
}  // namespace hallmark::tests::test_loader
