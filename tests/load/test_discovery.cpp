// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/built.hpp"
#include "support/log.hpp"

#include <hallmark/loader.hpp>

#include <cstdlib>
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::tests::test_discovery {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// A binding of an interface that no plugin implements.
struct Unknown {
  int (*answer)() = nullptr;

  static const hallmark_expected& expected()
  {
    static const auto made = [] {
      hallmark_expected one{};
      one.size = sizeof one;
      one.name = "tests.example/unknown";
      one.version = "1.0.0";
      one.fingerprint = "00000000000000000000000000000000";
      one.text = "";
      return one;
    }();
    return made;
  }
};

class Discovery : public ::testing::Test {
protected:
  void add(const std::string& plugin, const std::string& name) const
  {
    fs::create_directories((folder.path() / name).parent_path());
    fs::copy_file(built(plugin), folder.path() / name);
  }

  [[nodiscard]] std::string path(const std::string& name = {}) const
  {
    return name.empty() ? folder.path().string()
                        : (folder.path() / name).string();
  }

  [[nodiscard]] Options options()
  {
    return {.directories = {path()}, .log = lines.log()};
  }

  const TemporaryFolder folder;
  Lines lines;
};

TEST_F(Discovery, highest_version_in_range_is_opened)
{
  add("good", "good.1.2.0.so");
  add("other_version", "good.2.0.0.so");
  add("twin_a", "a.so");
  Loader loader(options());
  EXPECT_EQ(loader.find("tests.example/good").value().version(), "2.0.0");
  EXPECT_EQ(loader.find("tests.example/good", "^1").value().version(), "1.2.0");
}

TEST_F(Discovery, first_directory_wins_among_equal_versions)
{
  add("good", "b/good.so");
  add("elsewhere", "a/good.so");
  Loader loader({.directories = {path("b"), path("a")}});
  EXPECT_EQ(loader.find("tests.example/good").value().file(),
            fs::canonical(path("b/good.so")));
}

TEST_F(Discovery, what_was_tried_is_told_with_every_reason)
{
  add("good", "b.so");
  add("missing_export", "c.so");
  add("twin_a", "d.so");
  write_bytes(path("a.so"), "");
  write_bytes(path("README"), "text");
  fs::create_directory(path("empty"));
  Loader loader({.directories = {"/nowhere", path(), path("empty")},
                 .environment = "HALLMARK_TEST_ABSENT"});
  EXPECT_EQ(loader.find("tests.example/good", "^3").error().explain(),
            "hallmark: error: 'tests.example/good': no such plugin in version "
            "range ^3\n"
            "  '/nowhere': no such file or directory\n"
            "  '" +
              path("a.so") +
              "': file is empty\n"
              "  '" +
              path("b.so") +
              "': version is out of range: found 1.2.0, expected ^3\n"
              "  '" +
              path("c.so") +
              "': 2 declared exports are not defined\n"
              "    export 'anwser' is not defined; nearest: 'answer'\n"
              "    export 'question' is not defined\n"
              "  '" +
              path("d.so") +
              "': 2 checks failed\n"
              "    plugin path differs: found 'tests.example/twin_a', expected "
              "'tests.example/good'\n"
              "    version is out of range: found 1.0.0, expected ^3\n"
              "  '" +
              path("empty") +
              "': contains no plugins\n"
              "  $HALLMARK_TEST_ABSENT is not set");
}

TEST_F(Discovery, loader_without_directories_says_what_to_do)
{
  Loader loader;
  EXPECT_EQ(loader.find("tests.example/good").error().explain(),
            "hallmark: error: 'tests.example/good': no such plugin\n"
            "  hint: give the loader folders to search");
  EXPECT_EQ(loader.find("tests.example/good").error().code(), Code::not_found);
}

TEST_F(Discovery, directories_of_the_environment_come_after_the_others)
{
  add("good", "a/good.so");
  add("other_version", "b/good.so");
  add("elsewhere", "b/elsewhere.so");
  ::setenv("HALLMARK_TEST_DIRS", (":" + path("b") + "::").c_str(), 1);
  Loader loader(
    {.directories = {path("a")}, .environment = "HALLMARK_TEST_DIRS"});
  ::unsetenv("HALLMARK_TEST_DIRS");
  EXPECT_EQ(loader.find("tests.example/good").value().version(), "2.0.0");
  EXPECT_EQ(loader.find("tests.example/good", "^1").value().file(),
            fs::canonical(path("a/good.so")));
}

TEST_F(Discovery, bad_path_or_range_is_an_invalid_argument)
{
  Loader loader(options());
  EXPECT_EQ(loader.find("/a").error().code(), Code::invalid_argument);
  EXPECT_EQ(loader.find("a/b", "one").error().code(), Code::invalid_argument);
}

TEST_F(Discovery, found_says_what_its_file_says_without_running_it)
{
  add("good", "good.so");
  forget_trace();
  Loader loader(options());
  const auto all = loader.scan();
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].file(), path("good.so"));
  EXPECT_EQ(all[0].path(), "tests.example/good");
  EXPECT_EQ(all[0].version(), "1.2.0");
  EXPECT_EQ(all[0].metadata("name"), "The good one");
  EXPECT_EQ(all[0].metadata("absent"), std::nullopt);
  EXPECT_EQ(all[0].items().at(0).at("name"), "Hall");
  EXPECT_TRUE(all[0].implements().empty());
  EXPECT_EQ(all[0].error(), nullptr);
  EXPECT_EQ(find_trace(), "");
  EXPECT_FALSE(is_mapped_file(path("good.so")));
}

TEST_F(Discovery, file_that_cannot_be_used_says_why)
{
  add("unstamped", "a.so");
  Loader loader(options());
  const auto all = loader.scan(path());
  ASSERT_EQ(all.size(), 1u);
  ASSERT_NE(all[0].error(), nullptr);
  EXPECT_EQ(all[0].error()->code(), Code::not_stamped);
  EXPECT_EQ(all[0].error()->file(), path("a.so"));
  EXPECT_EQ(all[0].path(), "");
  EXPECT_EQ(all[0].metadata("name"), std::nullopt);
  EXPECT_EQ(loader.open(all[0]).error().code(), Code::not_stamped);
}

TEST_F(Discovery, found_outlives_its_scan_and_opens)
{
  add("good", "good.so");
  std::optional<Found> found;
  {
    Loader loader(options());
    found = loader.scan().at(0);
  }
  Loader loader;
  EXPECT_EQ(loader.open(*found).value().version(), "1.2.0");
}

TEST_F(Discovery, found_that_is_another_plugin_by_now_is_refused)
{
  add("good", "good.so");
  Loader loader(options());
  const auto found = loader.scan().at(0);
  add("other_version", "new");
  fs::rename(path("new"), path("good.so"));
  EXPECT_EQ(loader.open(found).error().message(),
            "version is out of range: found 2.0.0, expected =1.2.0");
}

TEST_F(Discovery, plugins_without_the_interface_are_left_out_and_told_of)
{
  add("good", "good.so");
  Loader loader(options());
  EXPECT_TRUE(loader.scan<Unknown>().empty());
  const auto reason = "does not implement interface 'tests.example/unknown'";
  EXPECT_THAT(lines.all(),
              ElementsAre("skipped " + path("good.so") +
                          ": tests.example/good 1.2.0: " + reason));
  EXPECT_THAT(loader.find<Unknown>("tests.example/good").error().explain(),
              HasSubstr("': " + std::string(reason)));
  EXPECT_EQ(loader.open<Unknown>(Loader(options()).scan().at(0)).error().code(),
            Code::wrong_interface);
}

TEST_F(Discovery, every_file_of_a_search_is_told_once)
{
  add("good", "a.so");
  add("other_version", "b.so");
  write_bytes(path("c.so"), "");
  Loader loader(options());
  const auto plugin = loader.find("tests.example/good").value();
  EXPECT_THAT(
    lines.all(),
    ElementsAre("skipped " + path("a.so") +
                  ": tests.example/good 1.2.0: another version was chosen: "
                  "found 1.2.0, expected 2.0.0",
                "found " + path("b.so") + ": tests.example/good 2.0.0",
                "skipped " + path("c.so") + ": file is empty",
                "opened " + plugin.file() + ": tests.example/good 2.0.0"));
}

TEST_F(Discovery, cache_changes_nothing_that_is_found)
{
  add("good", "good.so");
  auto given = options();
  given.cache = path("cache");
  Loader loader(given);
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(loader.scan().at(0).version(), "1.2.0");
  }
}

TEST_F(Discovery, null_arguments_are_invalid)
{
  hallmark_error* error = nullptr;
  EXPECT_EQ(hallmark_scan(nullptr, nullptr, nullptr, &error), nullptr);
  EXPECT_EQ(Error(error).explain(), "hallmark: error: loader is null");
  EXPECT_EQ(hallmark_find(nullptr, "a", "", nullptr, &error), nullptr);
  EXPECT_EQ(Error(error).explain(), "hallmark: error: loader or path is null");
  EXPECT_EQ(hallmark_open_found(nullptr, nullptr, nullptr, &error), nullptr);
  EXPECT_EQ(Error(error).explain(),
            "hallmark: error: loader or what was found is null");
  EXPECT_EQ(hallmark_listing_count(nullptr), 0u);
  EXPECT_STREQ(hallmark_found_path(nullptr), "");
  EXPECT_EQ(hallmark_found_error(nullptr), nullptr);
}

}  // namespace
}  // namespace hallmark::tests::test_discovery
