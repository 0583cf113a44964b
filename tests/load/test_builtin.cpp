// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// This program has the plugins hooked, twin_a and twin_b linked in.

#include "plugins/probe.h"
#include "support/built.hpp"
#include "support/files.hpp"

#include <hallmark/loader.hpp>

#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::tests::test_builtin {
namespace {

/// The file of this program.
std::string
find_program()
{
  return std::filesystem::read_symlink("/proc/self/exe").string();
}

int
call(const Plugin& plugin, const std::string& name)
{
  return (*plugin.lookup<int()>(name))();
}

TEST(Builtin, two_plugins_with_equal_exports_each_call_their_own)
{
  Loader loader;
  const auto a = loader.builtin("tests.example/twin_a").value();
  const auto b = loader.builtin("tests.example/twin_b").value();

  EXPECT_EQ(call(a, "answer"), 1);
  EXPECT_EQ(call(b, "answer"), 2);
  EXPECT_EQ(a.version(), "1.0.0");
  EXPECT_EQ(a.file(), find_program());
  EXPECT_TRUE(a.verified());
}

TEST(Builtin, lookup_compares_types_as_it_does_of_a_file)
{
  Loader loader;
  const auto plugin = loader.builtin("tests.example/twin_a").value();
  ASSERT_EQ(plugin.exports().size(), 2U);
  EXPECT_EQ(plugin.exports()[0].signature, "int()");

  EXPECT_EQ(plugin.lookup<long()>("answer").error().code(), Code::wrong_type);
  EXPECT_EQ(plugin.lookup<int>("answer").error().code(), Code::wrong_type);
  EXPECT_EQ(plugin.lookup<int()>("anser").error().explain(),
            "hallmark: error: '" + find_program() +
              "': no export 'anser'\n  hint: did you mean 'answer'?");
}

TEST(Builtin, hooks_run_and_closing_unmaps_nothing)
{
  probe host{};
  Loader loader({.host = &host});
  auto plugin = loader.builtin("tests.example/hooked").value();
  auto again = loader.builtin("tests.example/hooked").value();
  EXPECT_EQ(plugin, again);
  EXPECT_EQ(host.opened, 1);

  EXPECT_EQ(plugin.close(), Closed::in_use);
  EXPECT_EQ(again.close(), Closed::unmapped);
  EXPECT_EQ(host.closed, 1);
  EXPECT_TRUE(loader.builtin("tests.example/hooked"));
  EXPECT_EQ(host.opened, 2);
}

TEST(Builtin, open_hook_that_refuses_is_the_error)
{
  probe host{};
  host.refusal = "no licence for this machine";
  Loader loader({.host = &host});
  EXPECT_EQ(loader.builtin("tests.example/hooked").error().explain(),
            "hallmark: error: 'tests.example/hooked': open hook says: no "
            "licence for this machine");
  host.refusal = nullptr;
  EXPECT_TRUE(loader.builtin("tests.example/hooked"));
}

TEST(Builtin, version_outside_the_range_is_refused)
{
  Loader loader;
  const auto refused = loader.builtin("tests.example/twin_a", "^2");
  EXPECT_EQ(refused.error().code(), Code::wrong_version);
  EXPECT_EQ(refused.error().explain(),
            "hallmark: error: 'tests.example/twin_a': version is out of range: "
            "found 1.0.0, expected ^2");
  EXPECT_TRUE(loader.builtin("tests.example/twin_a", "^1"));
}

TEST(Builtin, path_that_is_not_there_is_not_found)
{
  Loader loader;
  EXPECT_EQ(loader.builtin("tests.example/twin_c").error().explain(),
            "hallmark: error: 'tests.example/twin_c': no plugin with this path "
            "is built in\n"
            "  hint: did you mean 'tests.example/twin_a'?");
  EXPECT_EQ(loader.builtin("zzz").error().explain(),
            "hallmark: error: 'zzz': no plugin with this path is built in");
}

TEST(Builtin, same_version_as_a_file_is_a_duplicate)
{
  Loader loader;
  auto file = loader.open(built("twin_a")).value();
  const auto refused = loader.builtin("tests.example/twin_a");
  EXPECT_EQ(refused.error().code(), Code::duplicate);
  EXPECT_EQ(call(file, "answer"), 1);

  EXPECT_EQ(file.close(), Closed::unmapped);
  const auto plugin = loader.builtin("tests.example/twin_a").value();
  const auto other = loader.open(built("twin_a"));
  EXPECT_EQ(other.error().message(),
            "'tests.example/twin_a' 1.0.0 is already open from "
            "'tests.example/twin_a 1.0.0 in " +
              find_program() + "'");
}

TEST(Builtin, search_finds_what_is_built_in_after_the_directories)
{
  const TemporaryFolder folder;
  std::filesystem::copy_file(built("twin_a"), folder.path() / "a.so");
  Loader loader({.directories = {folder.path().string()}});
  const auto a = loader.find("tests.example/twin_a", "^1").value();
  EXPECT_EQ(a.file(), (folder.path() / "a.so").string());

  const auto b = loader.find("tests.example/twin_b").value();
  EXPECT_EQ(b.file(), find_program());
  EXPECT_EQ(call(b, "answer"), 2);
  EXPECT_EQ(b, loader.builtin("tests.example/twin_b").value());
}

TEST(Builtin, scan_lists_what_is_built_in_and_opens_it)
{
  Loader loader;
  std::vector<std::string> paths;
  for (const auto& found : loader.scan()) {
    EXPECT_EQ(found.file(), find_program());
    EXPECT_FALSE(found.error());
    paths.push_back(found.path());
    EXPECT_EQ(found.version(), "1.0.0");
    if (found.path() == "tests.example/twin_b") {
      EXPECT_EQ(loader.open(found).value().file(), find_program());
    }
  }
  EXPECT_THAT(paths,
              testing::UnorderedElementsAre("tests.example/hooked",
                                            "tests.example/twin_a",
                                            "tests.example/twin_b"));
  const TemporaryFolder empty;
  EXPECT_TRUE(loader.scan(empty.path().string()).empty());
}

TEST(Builtin, search_says_why_none_that_is_built_in_is_taken)
{
  const TemporaryFolder empty;
  Loader loader({.directories = {empty.path().string()}});
  const auto refused = loader.find("tests.example/twin_a", "^2");
  EXPECT_EQ(refused.error().code(), Code::not_found);
  EXPECT_THAT(refused.error().explain(),
              testing::HasSubstr("\n  '" + find_program() +
                                 "': version is out of range: found 1.0.0, "
                                 "expected ^2\n"));
}

TEST(Builtin, file_can_take_its_place_but_it_has_none_to_reload)
{
  Loader loader;
  const auto plugin = loader.builtin("tests.example/twin_a").value();
  EXPECT_EQ(
    loader.reload(plugin).error().explain(),
    "hallmark: error: 'tests.example/twin_a': a built-in plugin has no file\n"
    "  hint: name the file that replaces it");
  const auto next = loader.reload(plugin, built("twin_a")).value();
  EXPECT_EQ(next.file(), std::filesystem::canonical(built("twin_a")));
  EXPECT_EQ(call(next, "answer"), 1);
}

TEST(Builtin, null_is_an_argument_that_is_wrong)
{
  hallmark_error* error = nullptr;
  EXPECT_FALSE(hallmark_builtin_open(nullptr, "a", nullptr, &error));
  EXPECT_STREQ(hallmark_error_message(error), "loader or path is null");
  hallmark_error_free(error);
}

}  // namespace
}  // namespace hallmark::tests::test_builtin
