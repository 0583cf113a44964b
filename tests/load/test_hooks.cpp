// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "plugins/probe.h"
#include "support/built.hpp"

#include <hallmark/loader.hpp>

#include <barrier>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace hallmark::tests::test_hooks {
namespace {

TEST(Hooks, open_hook_runs_once_and_close_hook_once)
{
  probe host{};
  Loader loader({.host = &host});
  auto plugin = loader.open(built("hooked")).value();
  auto again = loader.open(built("hooked")).value();
  EXPECT_EQ(host.opened, 1);

  EXPECT_EQ(plugin.close(), Closed::in_use);
  EXPECT_EQ(host.closed, 0);
  EXPECT_EQ(again.close(), Closed::unmapped);
  EXPECT_EQ(host.closed, 1);
}

TEST(Hooks, refusing_open_hook_is_the_error_and_the_next_open_is_afresh)
{
  probe host{};
  host.refusal = "no licence for this machine";
  Loader loader({.host = &host});
  const auto refused = loader.open(built("hooked"));
  EXPECT_EQ(refused.error().code(), Code::init_failed);
  EXPECT_EQ(refused.error().explain(),
            "hallmark: error: '" + built("hooked") +
              "': open hook says: no licence for this machine");
  EXPECT_EQ(host.closed, 0);
  EXPECT_FALSE(is_mapped_file(built("hooked")));

  host.refusal = nullptr;
  EXPECT_TRUE(loader.open(built("hooked")));
}

TEST(Hooks, throwing_open_hook_is_the_error_and_the_next_open_is_afresh)
{
  probe host{};
  host.thrown = "out of luck";
  Loader loader({.host = &host});
  EXPECT_EQ(loader.open(built("hooked")).error().explain(),
            "hallmark: error: '" + built("hooked") +
              "': open hook threw: out of luck");
  EXPECT_FALSE(is_mapped_file(built("hooked")));

  host.thrown = nullptr;
  EXPECT_TRUE(loader.open(built("hooked")));
}

struct Inner {
  Loader* loader;
  std::string file;
  Code code{};
};

void
open_inner(void* data)
{
  auto& inner = *static_cast<Inner*>(data);
  inner.code = inner.loader->open(inner.file).error().code();
}

TEST(Hooks, open_of_itself_from_the_open_hook_is_recursive)
{
  probe host{};
  Loader loader({.host = &host});
  Inner inner{&loader, built("hooked")};
  host.during_open = open_inner;
  host.data = &inner;
  EXPECT_TRUE(loader.open(built("hooked")));
  EXPECT_EQ(inner.code, Code::recursive);
}

/// A loader, the plugin that its hooks open with it, and both in step.
struct Opener {
  Loader* loader = nullptr;
  std::string file;
  std::barrier<>* both = nullptr;
  std::optional<Code> code;  ///< of the inner open; none when it opened

  static void open(void* data)
  {
    auto& self = *static_cast<Opener*>(data);
    self.both->arrive_and_wait();
    const auto plugin = self.loader->open(self.file);
    if (!plugin) {
      self.code = plugin.error().code();
    }
  }
};

TEST(Hooks, circle_of_two_hooks_through_two_loaders_ends)
{
  std::barrier both(2);
  probe hosts[2] = {};
  Loader one({.host = &hosts[0]});
  Loader two({.host = &hosts[1]});
  Opener openers[2] = {{&two, built("generation_a"), &both, {}},
                       {&one, built("hooked"), &both, {}}};
  for (int i = 0; i < 2; ++i) {
    hosts[i].data = &openers[i];
    hosts[i].during_open = Opener::open;
  }
  std::thread thread([&] { EXPECT_TRUE(one.open(built("hooked"))); });
  EXPECT_TRUE(two.open(built("generation_a")));
  thread.join();
  // One of both would have waited for the other, which waits for it.
  EXPECT_NE(openers[0].code.has_value(), openers[1].code.has_value());
  EXPECT_EQ(openers[0].code.value_or(Code::recursive), Code::recursive);
  EXPECT_EQ(openers[1].code.value_or(Code::recursive), Code::recursive);
}

TEST(Hooks, open_of_another_from_the_open_hook_is_fine)
{
  probe host{};
  Loader loader({.host = &host});
  Inner inner{&loader, built("good")};
  host.during_open = open_inner;
  host.data = &inner;
  EXPECT_TRUE(loader.open(built("hooked")));
  EXPECT_EQ(inner.code, Code{});
}

TEST(Hooks, concurrent_opens_of_one_file_run_the_hook_once)
{
  probe host{};
  host.during_open = [](void*) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  };
  Loader loader({.host = &host});
  std::vector<std::thread> threads;
  std::vector<Plugin> plugins(8);
  for (auto& plugin : plugins) {
    threads.emplace_back(
      [&] { plugin = loader.open(built("hooked")).value(); });
  }
  for (auto& thread : threads) {
    thread.join();
  }
  EXPECT_EQ(host.opened, 1);
  for (const auto& plugin : plugins) {
    EXPECT_EQ(plugin, plugins.front());
  }
}

}  // namespace
}  // namespace hallmark::tests::test_hooks
