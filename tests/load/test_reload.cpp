// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "generations.interface.hpp"
#include "plugins/probe.h"
#include "support/built.hpp"

#include <hallmark/loader.hpp>

#include <chrono>
#include <filesystem>
#include <future>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <dlfcn.h>
#include <gtest/gtest.h>
#include <unistd.h>

/// AddressSanitizer's, where the program has it.
extern "C" __attribute__((weak)) std::size_t
__sanitizer_get_current_allocated_bytes();

namespace hallmark::tests::test_reload {
namespace {

namespace fs = std::filesystem;
using Generations = interfaces::generations;

/// A plugin that is replaced under its name, and the host that has it open.
class Reload : public ::testing::Test {
protected:
  Reload() { replace("generation_a"); }

  /// Put a copy of a built plugin in the place of what is there.
  void replace(const std::string& name)
  {
    fs::copy_file(built(name), folder.path() / "new");
    fs::rename(folder.path() / "new", file);
  }

  [[nodiscard]] Plugin open() { return loader.open(file).value(); }

  const TemporaryFolder folder;
  const std::string file = (folder.path() / "generation.so").string();
  probe host{};
  Loader loader{{.host = &host}};
};

int
ask(const Plugin& plugin)
{
  return (*plugin.lookup<int()>("answer"))();
}

std::string
explain(const std::string& file, const std::string& rest)
{
  return "hallmark: error: '" + file + "': " + rest;
}

TEST_F(Reload, rebuilt_file_of_the_same_version_is_the_new_generation)
{
  const auto old = open();
  replace("generation_b");
  const auto next = loader.reload(old);
  ASSERT_TRUE(next) << next.error().explain();
  EXPECT_EQ(ask(*next), 2);
  EXPECT_EQ(ask(old), 1);
  EXPECT_EQ(next->file(), old.file());
  EXPECT_EQ(loader.open(file).value(), *next);
}

TEST_F(Reload, another_version_under_another_name_is_the_new_generation)
{
  const auto old = open();
  const auto next = loader.reload(old, built("generation_c")).value();
  EXPECT_EQ(next.version(), "1.1.0");
  EXPECT_EQ(loader.open(built("generation_c")).value(), next);
}

TEST_F(Reload, link_that_points_elsewhere_now_is_followed)
{
  const auto link = folder.path() / "link.so";
  fs::create_symlink(built("generation_a"), link);
  const auto old = loader.open(link.string()).value();
  fs::remove(link);
  fs::create_symlink(built("generation_c"), link);
  EXPECT_EQ(ask(loader.reload(old).value()), 3);
}

TEST_F(Reload, unchanged_file_gives_the_plugin_that_is_open)
{
  const auto plugin = open();
  EXPECT_EQ(loader.reload(plugin).value(), plugin);
  EXPECT_EQ(host.opened, 1);
}

TEST_F(Reload, state_is_handed_over_with_its_version)
{
  const auto old = open();
  *old.lookup<int>("state").value() = 77;
  replace("generation_c");
  const auto next = loader.reload(old).value();
  EXPECT_EQ(**next.lookup<int>("state"), 77);
  EXPECT_EQ(host.saved, 2);
  EXPECT_EQ(host.restored, 1);
  EXPECT_EQ(host.version, 1u);
}

TEST_F(Reload, generation_without_a_restore_hook_starts_afresh)
{
  const auto old = open();
  replace("generation_d");
  EXPECT_EQ(ask(loader.reload(old).value()), 4);
  EXPECT_EQ(host.saved, 0);
}

TEST_F(Reload, old_generation_stays_until_nothing_holds_it_and_is_collected)
{
  auto plugin = open();
  std::optional answer = plugin.lookup<int()>("answer").value();
  replace("generation_b");
  plugin = loader.reload(plugin).value();
  EXPECT_EQ(loader.collect(), 0u);
  EXPECT_EQ((*answer)(), 1);

  answer.reset();
  EXPECT_EQ(host.closed, 0);
  EXPECT_EQ(loader.collect(), 1u);
  EXPECT_EQ(host.closed, 1);
  EXPECT_EQ(ask(plugin), 2);
}

TEST_F(Reload, old_generation_goes_with_its_last_handle_under_that_option)
{
  Loader eager({.host = &host, .unload = Unload::with_last_handle});
  auto plugin = eager.open(file).value();
  replace("generation_b");
  plugin = eager.reload(plugin).value();
  EXPECT_EQ(host.closed, 1);
}

TEST_F(Reload, old_handle_reloads_to_what_is_current)
{
  const auto first = open();
  replace("generation_b");
  const auto second = loader.reload(first).value();
  EXPECT_EQ(loader.reload(first).value(), second);

  *second.lookup<int>("state").value() = 5;
  replace("generation_c");
  const auto third = loader.reload(first).value();
  EXPECT_EQ(**third.lookup<int>("state"), 5);
  EXPECT_EQ(loader.reload(second).value(), third);
}

TEST_F(Reload, generation_is_brought_back_when_the_newer_one_is_closed)
{
  fs::create_hard_link(file, folder.path() / "kept");
  const auto first = open();
  replace("generation_b");
  auto second = loader.reload(first).value();
  EXPECT_EQ(second.close(), Closed::unmapped);

  fs::rename(folder.path() / "kept", file);
  EXPECT_EQ(loader.reload(first).value(), first);
  EXPECT_EQ(open(), first);
}

TEST_F(Reload, refusing_open_hook_leaves_the_old_one_serving)
{
  const auto old = open();
  replace("generation_b");
  host.refusal = "not today";
  EXPECT_EQ(loader.reload(old).error().explain(),
            explain(file, "open hook says: not today"));
  EXPECT_EQ(ask(old), 1);

  host.refusal = nullptr;
  EXPECT_EQ(ask(loader.reload(old).value()), 2);
}

TEST_F(Reload, old_one_serves_until_the_hooks_of_the_new_one_have_run)
{
  const auto old = open();
  struct Seen {
    const Plugin& old;
    probe& host;
    int answer, closed, saved;
  } seen{old, host, 0, 0, -1};
  host.data = &seen;
  host.during_open = [](void* data) {
    auto& now = *static_cast<Seen*>(data);
    now.answer = ask(now.old);
    now.closed = now.host.closed;
    now.saved = now.host.saved;
  };
  replace("generation_b");
  EXPECT_EQ(ask(loader.reload(old).value()), 2);
  EXPECT_EQ(seen.answer, 1);
  EXPECT_EQ(seen.closed, 0);
  EXPECT_EQ(seen.saved, 0);
  EXPECT_EQ(host.restored, 1);
  EXPECT_EQ(host.closed, 0);
}

TEST_F(Reload, refusing_restore_hook_closes_the_new_one_and_leaves_the_old)
{
  const auto old = open();
  replace("generation_b");
  host.restore_refusal = "state is of another machine";
  const auto refused = loader.reload(old);
  EXPECT_EQ(refused.error().code(), Code::init_failed);
  EXPECT_EQ(refused.error().explain(),
            explain(file, "restore hook says: state is of another machine"));
  EXPECT_EQ(host.opened, 2);
  EXPECT_EQ(host.closed, 1);
  EXPECT_EQ(loader.open(file).error().code(), Code::changed);

  host.restore_refusal = nullptr;
  EXPECT_EQ(ask(loader.reload(old).value()), 2);
}

TEST_F(Reload, throwing_save_hook_is_the_error)
{
  const auto old = open();
  replace("generation_b");
  host.thrown = "out of luck";
  EXPECT_EQ(loader.reload(old).error().explain(),
            explain(file, "save hook threw: out of luck"));
}

TEST_F(Reload, save_hook_that_never_has_enough_is_the_error)
{
  const auto old = open();
  replace("generation_b");
  host.grows_by = 1;
  EXPECT_EQ(loader.reload(old).error().explain(),
            explain(file, "save hook asks for more memory each time"));
  host.grows_by = std::size_t{1} << 40;
  EXPECT_EQ(loader.reload(old).error().explain(),
            explain(file,
                    "save hook asks for too much memory: found 1099511627780 "
                    "bytes, expected at most 1073741824 bytes"));
}

TEST_F(Reload, another_plugin_is_no_next_generation)
{
  const auto old = open();
  replace("good");
  EXPECT_EQ(loader.reload(old).error().explain(),
            explain(file,
                    "plugin path differs: found 'tests.example/good', "
                    "expected 'tests.example/generation'"));
  EXPECT_EQ(ask(old), 1);
}

TEST_F(Reload, broken_file_leaves_the_old_one_serving)
{
  const auto old = open();
  write_bytes(folder.path() / "new",
              "\x7f"
              "ELF");
  fs::rename(folder.path() / "new", file);
  EXPECT_EQ(loader.reload(old).error().code(), Code::malformed);
  fs::remove(file);
  EXPECT_EQ(loader.reload(old).error().code(), Code::not_found);
  EXPECT_EQ(ask(old), 1);
}

TEST_F(Reload, file_that_was_written_to_in_place_cannot_be_mapped_anew)
{
  const auto old = open();
  std::ofstream(file, std::ios::app) << "x";  // what is cut short crashes
  const auto expected =
    explain(file,
            "file was overwritten while it was mapped\n"
            "  hint: replace the file by renaming a new one over it");
  const auto refused = loader.reload(old);
  EXPECT_EQ(refused.error().code(), Code::changed);
  EXPECT_EQ(refused.error().explain(), expected);
  EXPECT_EQ(loader.open(file).error().explain(), expected);
}

TEST_F(Reload, file_that_an_older_generation_is_mapped_from_is_refused)
{
  fs::create_hard_link(file, folder.path() / "kept");
  const auto first = open();
  replace("generation_b");
  const auto second = loader.reload(first).value();
  fs::rename(folder.path() / "kept", file);
  const auto expected =
    explain(file,
            "file is already mapped as 'tests.example/generation' 1.0.0, an "
            "older generation, from '" +
              first.file() +
              "'\n"
              "  hint: replace the file by renaming a new one over it");
  EXPECT_EQ(loader.reload(second).error().explain(), expected);
  EXPECT_EQ(loader.open(file).error().explain(), expected);
}

TEST_F(Reload, plugin_of_another_loader_is_refused)
{
  Loader other;
  EXPECT_EQ(other.reload(open()).error().explain(),
            explain(file, "plugin was opened by another loader"));
  EXPECT_EQ(loader.reload(Plugin()).error().explain(),
            "hallmark: error: plugin handle is empty");
}

TEST_F(Reload, version_that_is_open_from_elsewhere_is_a_duplicate)
{
  const auto old = open();
  const auto newer = loader.open(built("generation_c")).value();
  replace("generation_c");
  EXPECT_EQ(loader.reload(old).error().code(), Code::duplicate);
}

TEST_F(Reload, another_loader_opens_the_new_file_while_this_one_has_the_old)
{
  const auto old = open();
  replace("generation_b");
  Loader other;
  EXPECT_EQ(ask(other.open(file).value()), 2);
  EXPECT_EQ(ask(old), 1);
  EXPECT_EQ(ask(loader.reload(old).value()), 2);
}

TEST_F(Reload, binding_is_replaced_by_that_of_the_new_generation)
{
  auto bound = loader.open<Generations>(file).value();
  EXPECT_EQ(bound->answer(), 1);
  replace("generation_c");
  bound = loader.reload(bound).value();
  EXPECT_EQ(bound->answer(), 3);
  EXPECT_EQ(*bound->state, 1);
  EXPECT_EQ(loader.collect(), 1u);
}

TEST_F(Reload, generation_without_the_interface_does_not_replace_a_binding)
{
  const auto bound = loader.open<Generations>(file).value();
  replace("generation_d");
  EXPECT_EQ(loader.reload(bound).error().explain(),
            explain(file,
                    "does not implement interface "
                    "'tests.example/generations'"));
  EXPECT_EQ(host.opened, 1);
  EXPECT_EQ(bound->answer(), 1);
}

struct Gate {
  std::promise<void> entered;
  std::promise<void> leave;

  static void wait(void* data)
  {
    static_cast<Gate*>(data)->entered.set_value();
    static_cast<Gate*>(data)->leave.get_future().wait();
  }
};

// An image of the same name could be mapped where the old one was, and be
// taken for it.
TEST_F(Reload, name_is_not_opened_while_an_old_generation_of_it_is_closed)
{
  auto old = open();
  replace("generation_b");
  EXPECT_EQ(loader.reload(old).value().close(), Closed::unmapped);
  Gate gate;
  host.data = &gate;
  host.during_close = Gate::wait;
  std::thread closer([&] { EXPECT_EQ(old.close(), Closed::unmapped); });
  gate.entered.get_future().wait();
  host.during_close = nullptr;

  auto again = std::async(std::launch::async, [&] { return open(); });
  EXPECT_EQ(again.wait_for(std::chrono::milliseconds(50)),
            std::future_status::timeout);
  gate.leave.set_value();
  closer.join();
  EXPECT_EQ(ask(again.get()), 2);
}

TEST_F(Reload, file_opened_anew_is_current_for_who_holds_an_old_generation)
{
  const auto first = open();
  replace("generation_b");
  EXPECT_EQ(loader.reload(first).value().close(), Closed::unmapped);
  const auto second = open();
  replace("generation_a");
  const auto third = loader.reload(first).value();
  EXPECT_NE(third, first);
  EXPECT_EQ(loader.reload(second).value(), third);
  EXPECT_EQ(open(), third);
}

TEST_F(Reload, new_generation_has_a_name_that_no_image_had)
{
  auto old = open();
  replace("generation_b");
  auto second = loader.reload(old).value();
  EXPECT_EQ(old.close(), Closed::unmapped);
  replace("generation_c");
  const auto third = loader.reload(second).value();
  EXPECT_EQ(second.close(), Closed::unmapped);
  Dl_info info{};
  auto* answer = third.lookup<int()>("answer").value().get();
  ASSERT_NE(::dladdr(reinterpret_cast<void*>(answer), &info), 0);
  EXPECT_NE(info.dli_fname, third.file());
  EXPECT_TRUE(fs::equivalent(info.dli_fname, file));
}

struct Inner {
  Loader* loader;
  const Plugin* plugin;
  Code code{};
};

TEST_F(Reload, reload_from_the_new_generations_open_hook_is_recursive)
{
  const auto old = open();
  replace("generation_b");
  Inner inner{&loader, &old};
  host.data = &inner;
  host.during_open = [](void* data) {
    auto& given = *static_cast<Inner*>(data);
    given.code = given.loader->reload(*given.plugin).error().code();
  };
  EXPECT_TRUE(loader.reload(old));
  EXPECT_EQ(inner.code, Code::recursive);
}

TEST_F(Reload, concurrent_reloads_run_the_hooks_once)
{
  const auto old = open();
  replace("generation_b");
  host.during_open = [](void*) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  };
  std::vector<std::thread> threads;
  std::vector<Plugin> plugins(8);
  for (auto& plugin : plugins) {
    threads.emplace_back([&] { plugin = loader.reload(old).value(); });
  }
  for (auto& thread : threads) {
    thread.join();
  }
  EXPECT_EQ(host.opened, 2);
  EXPECT_EQ(host.restored, 1);
  for (const auto& plugin : plugins) {
    EXPECT_EQ(plugin, plugins.front());
  }
}

/// Memory that this process has, in KiB. What is freed stays resident for a while
/// under AddressSanitizer, which says what is allocated.
long
read_memory()
{
  if (__sanitizer_get_current_allocated_bytes) {
    return static_cast<long>(__sanitizer_get_current_allocated_bytes() / 1024);
  }
  long pages = 0;
  long resident = 0;
  std::ifstream("/proc/self/statm") >> pages >> resident;
  return resident * (::sysconf(_SC_PAGESIZE) / 1024);
}

/// How often the long form of a test does what the short one does less often.
int
count_reloads()
{
  const auto* asked = std::getenv("HALLMARK_TEST_RELOADS");
  return asked ? std::atoi(asked) : 300;
}

TEST_F(Reload, many_generations_leave_nothing_behind)
{
  const char* const names[] = {"generation_a", "generation_b"};
  auto plugin = open();
  long before = 0;
  const auto count = count_reloads();
  const auto warm_up = 100;
  for (int i = 1; i <= count + warm_up; ++i) {
    replace(names[i % 2]);
    plugin = loader.reload(plugin).value();
    ASSERT_EQ(ask(plugin), i % 2 + 1);
    ASSERT_EQ(loader.collect(), 1u);
    before = i == warm_up ? read_memory() : before;
  }
  EXPECT_LT(read_memory() - before, 1024);
}

}  // namespace
}  // namespace hallmark::tests::test_reload
