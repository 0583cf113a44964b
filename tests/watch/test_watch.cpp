// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "watch/watching.hpp"

#include <chrono>
#include <thread>

#include <fcntl.h>
#include <gmock/gmock.h>
#include <poll.h>
#include <unistd.h>

namespace hallmark::tests::test_watch {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;

constexpr const char* good = "good.so: tests.example/good 1.2.0";

TEST_F(Watch, file_that_is_moved_into_place_is_told_and_opens)
{
  start();
  place("good", plugins / "good.so");
  const auto told = wait();

  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(describe(told[0]), std::string("added ") + good);
  EXPECT_EQ(told[0].file(), (plugins / "good.so").string());
  EXPECT_EQ(loader.open(told[0]).value().path(), "tests.example/good");
  EXPECT_EQ(lines.all().at(0),
            "found " + told[0].file() + ": tests.example/good 1.2.0");
}

/// Every pause is longer than the time that a file is left alone for.
TEST_F(Watch, file_that_is_written_in_slices_is_told_when_it_is_closed)
{
  start();
  const auto bytes = read_bytes(built("good"));
  std::thread writer([&] {
    std::ofstream file(plugins / "good.so", std::ios::binary);
    const std::size_t step = bytes.size() / 4 + 1;
    for (std::size_t at = 0; at < bytes.size(); at += step) {
      file << bytes.substr(at, step) << std::flush;
      std::this_thread::sleep_for(std::chrono::milliseconds(350));
    }
  });
  const auto told = wait();
  writer.join();

  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(describe(told[0]), std::string("added ") + good);
  EXPECT_THAT(list_told(), ElementsAre());
}

TEST_F(Watch, file_that_was_there_is_told_when_it_is_replaced_or_rewritten)
{
  copy_built(folder, "good");
  place("good", plugins / "good.so");
  start();
  place("good", plugins / "good.so");
  EXPECT_THAT(list_told(), ElementsAre(std::string("changed ") + good));

  write_bytes(plugins / "good.so", "");
  EXPECT_EQ(describe(wait().at(0)), "changed good.so: file is empty");
  write_bytes(plugins / "good.so", read_bytes(built("good")));
  EXPECT_EQ(describe(wait().at(0)), std::string("changed ") + good);
}

TEST_F(Watch, file_that_goes_is_told_and_cannot_be_opened)
{
  place("good", plugins / "good.so");
  place("good", plugins / "other.so");
  start();
  fs::remove(plugins / "good.so");
  fs::rename(plugins / "other.so", folder.path() / "other.so");
  const auto told = wait();

  ASSERT_EQ(told.size(), 2u);
  EXPECT_EQ(describe(told[0]), "removed good.so: no such file or directory");
  EXPECT_EQ(describe(told[1]), "removed other.so: no such file or directory");
  EXPECT_EQ(loader.open(told[0]).error().code(), Code::not_found);
}

TEST_F(Watch, hundred_quick_writes_are_told_once)
{
  start();
  const auto bytes = read_bytes(built("good"));
  for (int i = 0; i < 100; ++i) {
    write_bytes(plugins / "good.so", bytes);
  }
  EXPECT_THAT(list_told(), ElementsAre(std::string("added ") + good));
}

TEST_F(Watch, what_is_no_plugin_or_does_not_last_is_not_told)
{
  start();
  write_bytes(plugins / "README", "text");
  fs::create_directory(plugins / "folder.so");
  place("good", plugins / "short.so");
  fs::remove(plugins / "short.so");
  fs::copy_file(built("good"), plugins / ".good.so.part");
  fs::rename(plugins / ".good.so.part", plugins / "good.so");

  EXPECT_THAT(list_told(), ElementsAre(std::string("added ") + good));
}

TEST_F(Watch, plugin_that_becomes_text_is_told_to_be_gone)
{
  place("good", plugins / "good");
  start();
  write_bytes(plugins / "good", "text");
  EXPECT_THAT(list_told(),
              ElementsAre("removed good: no such file or directory"));
}

TEST_F(Watch, links_are_ready_when_they_are_made)
{
  start();
  copy_built(folder, "good");
  fs::create_symlink(folder.path() / "good.so", plugins / "good.so");
  EXPECT_EQ(describe(wait().at(0)), std::string("added ") + good);
  fs::create_hard_link(folder.path() / "good.so", plugins / "hard.so");
  EXPECT_EQ(describe(wait().at(0)), "added hard.so: tests.example/good 1.2.0");
}

TEST_F(Watch, folder_may_appear_go_and_appear_again)
{
  fs::remove(plugins);
  start();
  for (int i = 0; i < 2; ++i) {
    fs::create_directory(plugins);
    place("good", plugins / "good.so");
    EXPECT_EQ(describe(wait().at(0)), std::string("added ") + good);
    fs::rename(plugins, folder.path() / std::to_string(i));
    EXPECT_EQ(describe(wait().at(0)),
              "removed good.so: no such file or directory");
  }
}

TEST_F(Watch, folder_that_is_another_now_is_compared_with_the_one_before)
{
  place("good", plugins / "good.so");
  place("good", plugins / "old.so");
  start();
  fs::rename(plugins, folder.path() / "before");
  fs::create_directory(plugins);
  place("good", plugins / "good.so");
  place("good", plugins / "new.so");

  std::vector<std::string> told;
  while (told.size() < 3) {
    const auto some = wait();
    ASSERT_FALSE(some.empty());
    for (const auto& one : some) {
      told.push_back(describe(one));
    }
  }
  std::sort(told.begin(), told.end());
  EXPECT_THAT(told,
              ElementsAre("added new.so: tests.example/good 1.2.0",
                          std::string("changed ") + good,
                          "removed old.so: no such file or directory"));
}

TEST_F(Watch, link_on_the_way_may_lead_elsewhere)
{
  const auto root = folder.path() / "releases";
  fs::create_directories(root / "1" / "plugins");
  fs::create_directories(root / "2" / "plugins");
  place("good", root / "2" / "plugins" / "good.so");
  fs::create_symlink("1", root / "current");
  Loader linked(
    Options{.directories = {(root / "current" / "plugins" / "").string()}});
  descriptor = linked.watch_fd().value();

  fs::create_symlink("2", root / "next");
  fs::rename(root / "next", root / "current");
  std::vector<Found> told;
  pollfd one{descriptor, POLLIN, 0};
  while (told.empty() && ::poll(&one, 1, 60000) == 1) {
    told = linked.changes();
  }
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(describe(told[0]), std::string("added ") + good);
  EXPECT_EQ(told[0].file(), (root / "current/plugins/good.so").string());
}

TEST_F(Watch, nothing_is_missed_when_the_system_loses_count)
{
  start();
  std::ifstream limit("/proc/sys/fs/inotify/max_queued_events");
  int most = 16384;
  limit >> most;
  if (most > 200000) {
    GTEST_SKIP() << "the system's queue of events is long";
  }
  for (int i = 0; i < most / 2 + 100; ++i) {
    const auto name = plugins / ("x" + std::to_string(i % 7));
    ::close(::open(name.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600));
    ::unlink(name.c_str());
  }
  place("good", plugins / "good.so");
  EXPECT_EQ(describe(wait().at(0)), std::string("added ") + good);
}

TEST_F(Watch, nothing_is_told_before_it_is_asked_for)
{
  place("good", plugins / "good.so");
  EXPECT_TRUE(loader.changes().empty());
  start();
  EXPECT_EQ(loader.watch_fd().value(), descriptor);
  EXPECT_THAT(list_told(), ElementsAre());
}

TEST_F(Watch, no_thread_is_started)
{
  const auto count = [] {
    const fs::directory_iterator threads("/proc/self/task");
    return std::distance(fs::begin(threads), fs::end(threads));
  };
  const auto before = count();
  start();
  place("good", plugins / "good.so");
  EXPECT_EQ(wait().size(), 1u);
  EXPECT_EQ(count(), before);
}

TEST_F(Watch, build_of_another_version_that_appears_is_the_next_generation)
{
  constexpr const char* generation = "tests.example/generation";
  place("generation_a", plugins / "generation.1.0.0.so");
  start();
  auto plugin = loader.find(generation, "^1").value();
  *plugin.lookup<int>("state").value() = 77;
  place("generation_c", plugins / "generation.1.1.0.so");
  const auto told = wait();
  ASSERT_EQ(told.size(), 1u);

  plugin = loader.reload(plugin, told[0].file()).value();
  EXPECT_EQ(plugin.version(), "1.1.0");
  EXPECT_EQ(**plugin.lookup<int>("state"), 77);
  EXPECT_EQ(loader.find(generation, "^1").value(), plugin);
  EXPECT_EQ(loader.collect(), 1u);
  EXPECT_FALSE(is_mapped_file((plugins / "generation.1.0.0.so").string()));
  EXPECT_EQ(loader.find(generation, "=1.0.0").value().version(), "1.0.0");
}

TEST_F(Watch, broken_plugin_is_told_with_what_is_wrong)
{
  start();
  const auto bytes = read_bytes(built("good"));
  write_bytes(plugins / "good.so", bytes.substr(0, 100));
  const auto told = wait();
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].change(), Change::added);
  EXPECT_EQ(told[0].error()->code(), Code::malformed);
  EXPECT_TRUE(lines.all().at(0).starts_with("skipped " + told[0].file()));
}

TEST(WatchOptions, folder_without_a_name_is_never_there)
{
  Loader loader({.directories = {""}});
  EXPECT_TRUE(loader.watch_fd());
  EXPECT_TRUE(loader.changes().empty());
}

TEST(WatchC, null_loader_is_an_error)
{
  hallmark_error* error = nullptr;
  EXPECT_EQ(hallmark_watch_fd(nullptr, &error), -1);
  EXPECT_STREQ(hallmark_error_message(error), "loader is null");
  hallmark_error_free(error);

  EXPECT_EQ(hallmark_changes(nullptr, &error), nullptr);
  EXPECT_STREQ(hallmark_error_message(error), "loader is null");
  hallmark_error_free(error);
  EXPECT_EQ(hallmark_found_change(nullptr), HALLMARK_CHANGE_NONE);
}

}  // namespace
}  // namespace hallmark::tests::test_watch
