// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "load/built.hpp"
#include "plugins/probe.h"

#include <hallmark/loader.hpp>

#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace hallmark::tests {
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
}  // namespace hallmark::tests
