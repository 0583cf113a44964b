// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "load/requiring.hpp"

#include <future>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::tests::test_requirements {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST_F(Requirements, chain_is_opened_from_its_end_and_closed_to_it)
{
  add({"chain", "mid", "generation_a"});
  Loader loader(options());
  auto chain = loader.open(path("chain")).value();
  EXPECT_THAT(list("opened"), ElementsAre("generation", "mid", "chain"));
  EXPECT_EQ(host.opened, 1);

  EXPECT_EQ(chain.close(), Closed::unmapped);
  EXPECT_THAT(list("closed"), ElementsAre("chain", "mid", "generation"));
  EXPECT_EQ(host.closed, 1);
  EXPECT_FALSE(is_mapped_file(path("generation_a")));
}

TEST_F(Requirements, what_two_require_is_opened_once_and_closed_last)
{
  add({"top", "mid", "side", "generation_a"});
  Loader loader(options());
  auto top = loader.open(path("top")).value();
  EXPECT_THAT(list("opened"), ElementsAre("generation", "mid", "side", "top"));

  EXPECT_EQ(top.close(), Closed::unmapped);
  EXPECT_THAT(list("closed"), ElementsAre("top", "side", "mid", "generation"));
}

TEST_F(Requirements, highest_version_in_range_is_opened)
{
  add({"mid", "generation_a", "generation_c", "generation_d"});
  Loader loader(options());
  EXPECT_EQ(ask(loader.open(path("mid")).value()), 3);
}

TEST_F(Requirements, what_is_open_is_taken_before_what_is_found)
{
  add({"mid", "generation_c"});
  Loader loader(options());
  auto generation = loader.open(built("generation_a")).value();
  auto mid = loader.open(path("mid")).value();
  EXPECT_EQ(ask(mid), 1);
  EXPECT_THAT(list("opened"), ElementsAre("generation", "mid"));
}

TEST_F(Requirements, required_plugin_is_in_use_by_its_dependents)
{
  add({"top", "mid", "side", "generation_a"});
  Loader loader(options());
  auto generation = loader.open(path("generation_a")).value();
  auto top = loader.open(path("top")).value();
  const auto closed = generation.close();
  EXPECT_EQ(closed, Closed::in_use);
  EXPECT_THAT(closed.why(),
              HasSubstr("1 × dependent plugin 'tests.example/mid'"));
  EXPECT_THAT(closed.why(),
              HasSubstr("1 × dependent plugin 'tests.example/side'"));
  EXPECT_EQ(loader.collect(), 0U);
  EXPECT_EQ(top.close(), Closed::unmapped);
  EXPECT_EQ(host.closed, 1);
}

TEST_F(Requirements, what_else_holds_a_required_plugin_keeps_it_open)
{
  add({"mid", "generation_a"});
  Loader loader(options());
  auto generation = loader.open(path("generation_a")).value();
  auto mid = loader.open(path("mid")).value();
  EXPECT_EQ(mid.close(), Closed::unmapped);
  EXPECT_EQ(host.closed, 0);
  EXPECT_EQ(generation.close(), Closed::unmapped);
}

TEST_F(Requirements, collecting_counts_what_goes_with_a_plugin)
{
  add({"chain", "mid", "generation_a"});
  Loader loader(options());
  (void)loader.open(path("chain")).value();
  EXPECT_EQ(loader.collect(), 3U);
}

TEST_F(Requirements, loader_that_goes_closes_them_or_leaves_what_is_held)
{
  add({"mid", "generation_a"});
  {
    Loader loader(options());
    (void)loader.open(path("mid")).value();
  }
  EXPECT_EQ(host.closed, 1);
  Plugin kept;
  {
    Loader loader(options());
    kept = loader.open(path("mid")).value();
  }
  EXPECT_EQ(ask(kept), 1);
  kept = Plugin();
  EXPECT_EQ(host.closed, 1);
  EXPECT_TRUE(is_mapped_file(path("generation_a")));
}

// Its bytes are the same, and the file is another all the same: who opens it
// next would have the one image twice.
TEST_F(Requirements, plugin_that_is_replaced_while_it_is_opened_has_changed)
{
  add({"hopeful", "hooked"});
  auto file = path("hopeful");
  host.data = &file;
  host.during_open = [](void* data) {
    const auto& name = *static_cast<std::string*>(data);
    fs::copy_file(name, name + ".new");
    fs::rename(name + ".new", name);
  };
  Loader loader(options());
  EXPECT_EQ(loader.open(file).error().explain(),
            "hallmark: error: '" + file +
              "': file was replaced while it was being opened\n"
              "  hint: open it again");
  EXPECT_FALSE(is_mapped_file(file));
  host.during_open = nullptr;
  EXPECT_TRUE(loader.open(file));
}

TEST_F(Requirements, circle_is_told_whole)
{
  add({"ring_a", "ring_b", "ring_c"});
  Loader loader(options());
  const auto refused = loader.open(path("ring_b"));
  EXPECT_EQ(refused.error().code(), Code::recursive);
  EXPECT_EQ(refused.error().explain(),
            "hallmark: error: '" + path("ring_b") +
              "': plugins require each other in a circle\n"
              "  'tests.example/ring_b' 1.0.0 requires 'tests.example/ring_c' "
              "^1\n"
              "  'tests.example/ring_c' 1.0.0 requires 'tests.example/ring_a' "
              "^1\n"
              "  'tests.example/ring_a' 1.0.0 requires 'tests.example/ring_b' "
              "^1");
  EXPECT_TRUE(list("opened").empty());
}

TEST_F(Requirements, missing_one_is_told_with_its_chain_and_what_was_tried)
{
  add({"seeker", "lost"});
  const TemporaryFolder empty;
  auto given = options();
  given.directories.push_back(empty.path().string());
  given.environment = "HALLMARK_TEST_NOT_SET";
  Loader loader(given);
  const auto refused = loader.open(path("seeker"));
  EXPECT_EQ(refused.error().code(), Code::missing_requirement);
  EXPECT_EQ(
    refused.error().explain(),
    "hallmark: error: '" + path("seeker") +
      "': requirement 'tests.example/nowhere' ^1.2 is missing\n"
      "  'tests.example/seeker' 1.0.0 requires 'tests.example/lost' ^1\n"
      "  'tests.example/lost' 1.0.0 requires 'tests.example/nowhere' ^1.2\n"
      "  '" +
      path("lost") +
      "': 2 checks failed\n"
      "    plugin path differs: found 'tests.example/lost', expected "
      "'tests.example/nowhere'\n"
      "    version is out of range: found 1.0.0, expected ^1.2\n"
      "  '" +
      path("seeker") +
      "': 2 checks failed\n"
      "    plugin path differs: found 'tests.example/seeker', expected "
      "'tests.example/nowhere'\n"
      "    version is out of range: found 1.0.0, expected ^1.2\n"
      "  '" +
      empty.path().string() +
      "': contains no plugins\n"
      "  $HALLMARK_TEST_NOT_SET is not set");
  EXPECT_TRUE(list("opened").empty());
}

TEST_F(Requirements, nowhere_to_search_is_told)
{
  Loader loader;
  EXPECT_EQ(
    loader.open(built("lost")).error().explain(),
    "hallmark: error: '" + built("lost") +
      "': requirement 'tests.example/nowhere' ^1.2 is missing\n"
      "  'tests.example/lost' 1.0.0 requires 'tests.example/nowhere' ^1.2\n"
      "  hint: give the loader folders to search");
}

TEST_F(Requirements, version_out_of_range_is_told_of_files_and_of_what_is_open)
{
  add({"picky", "generation_a"});
  fs::create_directory(folder.path() / "more");
  const auto other = (folder.path() / "more" / "generation_c.so").string();
  fs::copy_file(built("generation_c"), other);
  Loader loader(options());
  const auto open = loader.open(other).value();
  const auto refused = loader.open(path("picky"));
  EXPECT_EQ(refused.error().code(), Code::missing_requirement);
  EXPECT_EQ(refused.error().explain(),
            "hallmark: error: '" + path("picky") +
              "': requirement 'tests.example/generation' ^7 is missing\n"
              "  'tests.example/picky' 1.0.0 requires "
              "'tests.example/generation' ^7\n"
              "  '" +
              other +
              "' is open: found 1.1.0, expected ^7\n"
              "  '" +
              path("generation_a") +
              "': version is out of range: found 1.0.0, expected ^7\n"
              "  '" +
              path("picky") +
              "': 2 checks failed\n"
              "    plugin path differs: found 'tests.example/picky', expected "
              "'tests.example/generation'\n"
              "    version is out of range: found 1.0.0, expected ^7");
}

TEST_F(Requirements, refused_one_is_told_with_its_chain_and_why)
{
  add({"hopeless", "hopeful", "hooked"});
  host.refusal = "no licence for this machine";
  Loader loader(options());
  const auto refused = loader.open(path("hopeless"));
  EXPECT_EQ(refused.error().code(), Code::missing_requirement);
  EXPECT_EQ(
    refused.error().explain(),
    "hallmark: error: '" + path("hopeless") +
      "': requirement 'tests.example/hooked' ^1 cannot be opened\n"
      "  'tests.example/hopeless' 1.0.0 requires 'tests.example/hopeful' "
      "^1\n"
      "  'tests.example/hopeful' 1.0.0 requires 'tests.example/hooked' ^1\n"
      "  '" +
      path("hooked") + "': open hook says: no licence for this machine");
  EXPECT_TRUE(list("opened").empty());
  EXPECT_FALSE(is_mapped_file(path("hooked")));

  host.refusal = nullptr;
  EXPECT_TRUE(loader.open(path("hopeless")));
}

TEST_F(Requirements, plugin_whose_hook_fails_closes_what_was_opened_for_it)
{
  add({"mid", "generation_a"});
  host.thrown = "no luck";
  Loader loader(options());
  EXPECT_EQ(loader.open(path("mid")).error().code(), Code::init_failed);
  EXPECT_EQ(host.opened, 1);
  EXPECT_EQ(host.closed, 1);
  EXPECT_FALSE(is_mapped_file(path("generation_a")));
}

TEST_F(Requirements, required_plugin_that_is_reloaded_serves_who_has_it)
{
  add({"mid", "generation_a", "generation_c"});
  Loader loader(options());
  const auto old = loader.open(path("generation_a")).value();
  const auto mid = loader.open(path("mid")).value();
  const auto next = loader.reload(old, path("generation_c")).value();
  EXPECT_EQ(next.version(), "1.1.0");
  EXPECT_EQ(ask(mid), 1);

  fs::copy_file(path("mid"), path("mid_next"));
  EXPECT_EQ(ask(loader.reload(mid, path("mid_next")).value()), 3);
}

TEST_F(Requirements, what_is_reached_is_compared_as_a_host_would)
{
  add({"mid", "generation_a"});
  Loader loader(options());
  const auto mid = loader.open(path("mid")).value();
  const auto say = [&](const char* name) {
    return std::string((*mid.lookup<const char*()>(name))());
  };
  EXPECT_THAT(say("explain_interface"),
              HasSubstr("interface 'tests.example/unknown'"));
  EXPECT_THAT(say("explain_type"), HasSubstr("found int(), expected long()"));
  const auto explain_path =
    mid.lookup<const char*(const char*)>("explain_path").value();
  EXPECT_STREQ(explain_path("tests.example/generatoin"),
               "hallmark: error: 'tests.example/mid': does not require "
               "'tests.example/generatoin'\n"
               "  hint: did you mean 'tests.example/generation'?");
  EXPECT_STREQ(explain_path("zzz"),
               "hallmark: error: 'tests.example/mid': does not require 'zzz'\n"
               "  hint: name it under [requires] in its description");
}

TEST_F(Requirements, null_is_an_argument_that_is_wrong)
{
  hallmark_error* error = nullptr;
  EXPECT_FALSE(hallmark_required(nullptr, "a", &error));
  EXPECT_STREQ(hallmark_error_message(error), "context or path is null");
  hallmark_error_free(error);
}

TEST_F(Requirements, threads_that_open_both_ends_of_a_chain_both_succeed)
{
  add({"top", "chain", "mid", "side", "generation_a"});
  for (int round = 0; round < 50; ++round) {
    Loader loader({.directories = {folder.path().string()}});
    std::vector<std::future<bool>> opened;
    for (const auto* name : {"top", "chain", "mid", "generation_a"}) {
      opened.push_back(std::async(std::launch::async, [&, name] {
        return static_cast<bool>(loader.open(path(name)));
      }));
    }
    for (auto& one : opened) {
      EXPECT_TRUE(one.get()) << round;
    }
  }
}

TEST_F(Requirements, threads_in_a_circle_are_all_told_of_it)
{
  add({"ring_a", "ring_b", "ring_c"});
  for (int round = 0; round < 50; ++round) {
    Loader loader({.directories = {folder.path().string()}});
    std::vector<std::future<std::string>> told;
    for (const auto* name : {"ring_a", "ring_b", "ring_c"}) {
      told.push_back(std::async(std::launch::async, [&, name] {
        return loader.open(path(name)).error().message();
      }));
    }
    for (auto& one : told) {
      EXPECT_EQ(one.get(), "plugins require each other in a circle") << round;
    }
  }
}

}  // namespace
}  // namespace hallmark::tests::test_requirements
