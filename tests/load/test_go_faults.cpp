// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What Go's plugin package got wrong, and what its own tests leave out.

#include "plugins/probe.h"
#include "support/built.hpp"

#include <hallmark/loader.hpp>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <future>
#include <thread>
#include <vector>

#include <dlfcn.h>
#include <gtest/gtest.h>

namespace hallmark::tests::test_go_faults {
namespace {

namespace fs = std::filesystem;

/// A plugin under the name of another one, which is renamed over it.
void
replace(const std::string& file, const std::string& by)
{
  fs::copy_file(built(by), file + ".new");
  fs::rename(file + ".new", file);
}

int
call_answer(const Plugin& plugin, const char* name = "answer")
{
  return (*plugin.lookup<int()>(name))();
}

// golang/go: the constructor of a rejected plugin runs.
TEST(GoFaults, constructor_of_a_rejected_plugin_does_not_run)
{
  forget_trace();
  Loader loader;
  for (const auto* name : {"missing_export", "two_stamps", "unstamped"}) {
    EXPECT_FALSE(loader.open(built(name)));
    EXPECT_FALSE(is_mapped_file(built(name)));
  }
  EXPECT_FALSE(loader.open(built("good"), {.path = {}, .range = "^9"}));
  EXPECT_EQ(find_trace(), "");
}

// golang/go #32095: it stays mapped and global, and a good one fails later.
TEST(GoFaults, rejected_plugin_is_in_no_good_ones_way)
{
  Loader loader;
  ASSERT_FALSE(
    loader.open(built("twin_a"), {.path = "another/path", .range = {}}));
  const auto good = loader.open(built("twin_b")).value();
  EXPECT_EQ(call_answer(good), 2);
  EXPECT_EQ(call_answer(good, "shared_name"), 2);
  EXPECT_EQ(::dlsym(RTLD_DEFAULT, "shared_name"), nullptr);
  EXPECT_TRUE(loader.open(built("twin_a")));
}

// The next open of the path waits for ever.
TEST(GoFaults, waiting_ends_when_a_hook_throws)
{
  probe host{};
  host.thrown = "panic";
  Loader loader({.host = &host});
  std::vector<std::future<Code>> opens;
  for (int i = 0; i < 4; ++i) {
    opens.push_back(std::async(std::launch::async, [&] {
      return loader.open(built("hooked")).error().code();
    }));
  }
  for (auto& open : opens) {
    EXPECT_EQ(open.get(), Code::init_failed);
  }
  host.thrown = nullptr;
  EXPECT_TRUE(loader.open(built("hooked")));
}

TEST(GoFaults, file_with_a_missing_export_opens_when_it_is_replaced)
{
  const TemporaryFolder folder;
  const auto file = copy_built(folder, "missing_export");
  Loader loader;
  EXPECT_EQ(loader.open(file).error().code(), Code::missing_export);
  EXPECT_EQ(loader.open(file).error().code(), Code::missing_export);
  replace(file, "good");
  EXPECT_TRUE(loader.open(file));
}

// golang/go #33072: an ordinary library first aborts; later it is "loaded".
TEST(GoFaults, ordinary_library_is_not_stamped_first_and_later)
{
  Loader loader;
  EXPECT_EQ(loader.open(built("unstamped")).error().code(), Code::not_stamped);
  EXPECT_TRUE(loader.open(built("good")));
  auto* handle = ::dlopen(built("unstamped").c_str(), RTLD_NOW);
  ASSERT_NE(handle, nullptr);
  EXPECT_EQ(loader.open(built("unstamped")).error().code(), Code::not_stamped);
  ::dlclose(handle);
}

// golang/go #27751: "built with a different version", and no values.
TEST(GoFaults, refusal_tells_every_difference_with_both_values)
{
  Loader loader;
  const auto error =
    loader.open(built("good"), {.path = "a/b", .range = "^2"}).error();
  ASSERT_EQ(error.differences().size(), 2u);
  EXPECT_EQ(error.differences()[0].found, "'tests.example/good'");
  EXPECT_EQ(error.differences()[0].expected, "'a/b'");
  EXPECT_EQ(error.differences()[1].found, "1.2.0");
  EXPECT_EQ(error.differences()[1].expected, "^2");
}

// golang/go #17980: the old code again, silently.
TEST(GoFaults, file_replaced_under_its_name_is_changed)
{
  const TemporaryFolder folder;
  const auto file = copy_built(folder, "good");
  Loader loader;
  auto plugin = loader.open(file).value();
  replace(file, "other_version");
  EXPECT_EQ(loader.open(file).error().code(), Code::changed);
  EXPECT_EQ(plugin.close(), Closed::unmapped);
  EXPECT_EQ(loader.open(file).value().version(), "2.0.0");
}

// "already loaded", with no word where.
TEST(GoFaults, copy_under_another_name_names_the_file)
{
  const TemporaryFolder folder;
  const auto copy = copy_built(folder, "good");
  Loader loader;
  const auto plugin = loader.open(built("good")).value();
  const auto error = loader.open(copy).error();
  EXPECT_EQ(error.code(), Code::duplicate);
  EXPECT_EQ(error.message(),
            "'tests.example/good' 1.2.0 is already open from '" +
              plugin.file() + "'");
}

// golang/go #42854: both plugins call the first one's function.
TEST(GoFaults, c_function_of_one_name_is_each_plugins_own)
{
  Loader loader;
  const auto a = loader.open(built("twin_a")).value();
  const auto b = loader.open(built("twin_b")).value();
  EXPECT_EQ(call_answer(a), 1);
  EXPECT_EQ(call_answer(b), 2);
}

// golang/go #57301, #77125: an identity that only the linker was given.
TEST(GoFaults, identity_of_the_linker_alone_is_refused)
{
  forget_trace();
  Loader loader;
  for (const auto* name : {"no_note", "disagreeing"}) {
    EXPECT_EQ(loader.open(built(name)).error().code(), Code::malformed) << name;
  }
  EXPECT_EQ(find_trace(), "");
}

// golang/go #52513 and #17150: no list of exports; thousands of dynamic symbols
// for one export, and 1.4 MB.
TEST(GoFaults, what_is_declared_is_listed_and_nothing_else_is_found)
{
  EXPECT_LT(fs::file_size(built("good")), 100'000u);
  Loader loader;
  const auto plugin = loader.open(built("good")).value();
  EXPECT_EQ(plugin.exports().size(), 5u);
  auto* handle = ::dlopen(built("good").c_str(), RTLD_NOW | RTLD_NOLOAD);
  ASSERT_NE(handle, nullptr);
  EXPECT_NE(::dlsym(handle, "add"), nullptr);
  EXPECT_EQ(::dlsym(handle, "private_function"), nullptr);
  ::dlclose(handle);
}

// A random choice of what is missing.
TEST(GoFaults, all_that_is_missing_is_named_the_same_each_time)
{
  Loader loader;
  const auto first = loader.open(built("missing_symbols")).error();
  const auto second = loader.open(built("missing_symbols")).error();
  EXPECT_EQ(first.code(), Code::unresolved);
  EXPECT_EQ(first.explain(), second.explain());
}

TEST(GoMissing, rejected_file_mended_on_disk_opens)
{
  const TemporaryFolder folder;
  const auto file = copy_built(folder, "good");
  const auto bytes = read_bytes(file);
  Loader loader;
  write_bytes(file, bytes.substr(0, 1000));
  EXPECT_EQ(loader.open(file).error().code(), Code::malformed);
  write_bytes(file, bytes);
  EXPECT_TRUE(loader.open(file));
}

TEST(GoMissing, hook_that_throws_then_opens_again)
{
  probe host{};
  host.thrown = "not yet";
  Loader loader({.host = &host});
  EXPECT_EQ(loader.open(built("hooked")).error().code(), Code::init_failed);
  EXPECT_FALSE(is_mapped_file(built("hooked")));
  host.thrown = nullptr;
  EXPECT_EQ(call_answer(loader.open(built("hooked")).value()), 42);
}

TEST(GoMissing, missing_export_then_opens_again)
{
  Loader loader;
  const auto refused = loader.open(built("missing_export")).error();
  EXPECT_EQ(refused.code(), Code::missing_export);
  EXPECT_EQ(loader.open(built("missing_export")).error().explain(),
            refused.explain());
  EXPECT_TRUE(loader.open(built("good")));
}

TEST(GoMissing, self_open_is_recursive)
{
  struct Self {
    Loader* loader;
    Code code;
  };
  probe host{};
  Loader loader({.host = &host});
  Self self{&loader, {}};
  host.data = &self;
  host.during_open = [](void* data) {
    auto& own = *static_cast<Self*>(data);
    own.code = own.loader->open(built("hooked")).error().code();
  };
  EXPECT_TRUE(loader.open(built("hooked")));
  EXPECT_EQ(self.code, Code::recursive);
}

TEST(GoMissing, ordinary_library_first)
{
  forget_trace();
  Loader loader;
  EXPECT_EQ(loader.open(built("unstamped")).error().code(), Code::not_stamped);
  EXPECT_EQ(find_trace(), "");
  EXPECT_EQ(call_answer(loader.open(built("twin_a")).value()), 1);
}

TEST(GoMissing, file_replaced_under_its_name_is_reloaded)
{
  const TemporaryFolder folder;
  const auto file = copy_built(folder, "generation_a");
  Loader loader;
  const auto plugin = loader.open(file).value();
  replace(file, "generation_b");
  EXPECT_EQ(loader.open(file).error().hint(),
            "reload the plugin, or close it and open it again");
  EXPECT_EQ(call_answer(plugin), 1);
  EXPECT_EQ(call_answer(loader.reload(plugin).value()), 2);
}

TEST(GoMissing, constructor_of_a_rejected_plugin_does_not_run)
{
  forget_trace();
  Loader loader;
  EXPECT_FALSE(loader.open(built("nodelete"), {.path = "a/b", .range = {}}));
  EXPECT_EQ(find_trace(), "");
  EXPECT_TRUE(loader.open(built("nodelete")));
  EXPECT_NE(find_trace(), "");
}

TEST(GoMissing, symlinks_and_relative_names_are_one_plugin)
{
  const TemporaryFolder folder;
  const auto file = copy_built(folder, "good");
  fs::create_symlink(file, folder.path() / "link.so");
  fs::create_hard_link(file, folder.path() / "hard.so");
  fs::create_directory(folder.path() / "below");
  const auto before = fs::current_path();
  fs::current_path(folder.path() / "below");
  Loader loader;
  const auto plugin = loader.open(file).value();
  for (const auto* name : {"../good.so", "../link.so", "../hard.so"}) {
    EXPECT_EQ(loader.open(name).value(), plugin) << name;
  }
  fs::current_path(before);
}

TEST(GoMissing, two_opens_in_parallel_do_not_wait_for_each_other)
{
  struct Gate {
    std::promise<void> entered;
    std::promise<void> leave;
  } gate;
  probe host{};
  host.data = &gate;
  host.during_open = [](void* data) {
    static_cast<Gate*>(data)->entered.set_value();
    static_cast<Gate*>(data)->leave.get_future().wait();
  };
  Loader loader({.host = &host});
  auto slow = std::async(std::launch::async,
                         [&] { return loader.open(built("hooked")).value(); });
  gate.entered.get_future().wait();
  EXPECT_TRUE(loader.open(built("good")));
  gate.leave.set_value();
  EXPECT_EQ(slow.get().path(), "tests.example/hooked");
}

TEST(GoMissing, opens_of_one_file_coalesce_and_all_unload)
{
  probe host{};
  Loader loader({.host = &host});
  std::vector<std::thread> threads;
  std::atomic<int> same = 0;
  const auto first = loader.open(built("hooked")).value();
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back(
      [&] { same += loader.open(built("hooked")).value() == first; });
  }
  for (auto& thread : threads) {
    thread.join();
  }
  EXPECT_EQ(same, 8);
  EXPECT_EQ(host.opened, 1);
  auto last = first;
  EXPECT_EQ(last.close(), Closed::in_use);
}

TEST(GoMissing, plugin_unloads_and_opens_afresh)
{
  Loader loader;
  for (int i = 0; i < 3; ++i) {
    auto plugin = loader.open(built("good")).value();
    auto* counter = plugin.lookup<int>("counter").value().get();
    EXPECT_EQ(*counter, 7);
    *counter = 8;
    EXPECT_EQ(plugin.close(), Closed::unmapped);
    EXPECT_FALSE(is_mapped_file(built("good")));
  }
}

}  // namespace
}  // namespace hallmark::tests::test_go_faults
