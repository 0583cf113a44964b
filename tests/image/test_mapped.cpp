// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/built.hpp"

#include <hallmark/loader.hpp>

#include <memory>
#include <stdexcept>
#include <thread>

#include <dlfcn.h>
#include <gtest/gtest.h>

namespace hallmark::tests::test_mapped {
namespace {

/// An ordinary handle of a file; given back with the test.
class OrdinaryHandle {
public:
  explicit OrdinaryHandle(const std::string& file)
    : handle_(::dlopen(file.c_str(), RTLD_NOW))
  {
  }
  ~OrdinaryHandle() { close(); }
  OrdinaryHandle(const OrdinaryHandle&) = delete;
  OrdinaryHandle& operator=(const OrdinaryHandle&) = delete;

  explicit operator bool() const { return handle_ != nullptr; }
  void find(const char* symbol) { ::dlsym(handle_, symbol); }
  void close()
  {
    if (handle_) {
      ::dlclose(std::exchange(handle_, nullptr));
    }
  }

private:
  void* handle_;
};

TEST(Mapped, plugin_linked_nodelete_is_still_mapped_and_says_why)
{
  Loader loader;
  auto plugin = loader.open(built("nodelete")).value();
  const auto closed = plugin.close();
  EXPECT_EQ(closed, Closed::still_mapped);
  EXPECT_EQ(closed.why(), "linked with -z nodelete");
  EXPECT_TRUE(loader.open(built("nodelete")));
}

TEST(Mapped, plugin_that_exports_unique_symbols_names_them)
{
  Loader loader;
  auto plugin = loader.open(built("unique")).value();
  EXPECT_EQ(**plugin.lookup<int>("counters::shared"), 5);
  // The plugin's own references are bound when it is linked; the system
  // registers a unique symbol when anyone else looks it up.
  OrdinaryHandle(built("unique")).find("_ZN8counters6sharedE");
  const auto closed = plugin.close();
#if defined(__clang__)
  EXPECT_EQ(closed, Closed::unmapped) << "clang makes none";
#else
  EXPECT_EQ(closed, Closed::still_mapped);
  EXPECT_EQ(closed.why(),
            "exports unique symbols, which -fno-gnu-unique avoids: "
            "'counters::shared'");
#endif
}

TEST(Mapped, plugin_open_in_another_loader_is_still_mapped)
{
  Loader one;
  Loader two;
  auto first = one.open(built("object")).value();
  auto second = two.open(built("object")).value();
  const auto closed = first.close();
  EXPECT_EQ(closed, Closed::still_mapped);
  EXPECT_EQ(closed.why(), "another loader of this process has it open");
  EXPECT_EQ(second.close(), Closed::unmapped);
}

TEST(Mapped, context_is_that_of_a_loader_that_has_the_plugin_still)
{
  int hosts[2] = {};
  Loader one({.host = &hosts[0]});
  auto first = one.open(built("good")).value();
  {
    Loader two({.host = &hosts[1]});
    auto second = two.open(built("good")).value();
    Loader three;
    auto third = three.open(built("good")).value();
    EXPECT_EQ(second.close(), Closed::still_mapped);
    EXPECT_EQ(third.close(), Closed::still_mapped);
  }
  EXPECT_EQ((*first.lookup<const void*()>("own_host"))(), &hosts[0]);
  EXPECT_EQ(first.close(), Closed::unmapped);
}

TEST(Mapped, plugin_that_a_library_needs_names_the_library)
{
  Loader loader;
  auto plugin = loader.open(built("good")).value();
  OrdinaryHandle keeper(built("keeper"));
  ASSERT_TRUE(keeper) << ::dlerror();
  const auto closed = plugin.close();
  EXPECT_EQ(closed, Closed::still_mapped);
  EXPECT_EQ(closed.why(), "needed by '" + built("keeper") + "'");
  keeper.close();
  EXPECT_FALSE(is_mapped_file(built("good")));
}

TEST(Mapped, plugin_stays_until_the_thread_with_its_object_has_ended)
{
  Loader loader;
  auto plugin = loader.open(built("lingering")).value();
  const auto answer = plugin.lookup<int()>("answer").value().get();
  std::thread([&] { EXPECT_EQ(answer(), 42); }).join();
  EXPECT_EQ(plugin.close(), Closed::unmapped);

  std::thread([&] {
    auto again = loader.open(built("lingering")).value();
    EXPECT_EQ((*again.lookup<int()>("answer"))(), 42);
    const auto closed = again.close();
    EXPECT_EQ(closed, Closed::still_mapped);
    EXPECT_EQ(
      closed.why(),
      "a running thread still has to destroy a thread_local object of it");
  }).join();
}

TEST(Mapped, plugin_that_the_program_opened_itself_is_still_mapped)
{
  OrdinaryHandle handle(built("object"));
  Loader loader;
  auto plugin = loader.open(built("object")).value();
  const auto closed = plugin.close();
  EXPECT_EQ(closed, Closed::still_mapped);
  EXPECT_EQ(closed.why(), "another dlopen handle keeps it");
}

TEST(Mapped, template_statics_inline_variables_and_ended_threads_unmap)
{
  Loader loader;
  auto plugin = loader.open(built("unloadable")).value();
  EXPECT_EQ((*plugin.lookup<int()>("use_everything"))(), 42);
  const auto closed = plugin.close();
  EXPECT_EQ(closed, Closed::unmapped) << closed.why();
  EXPECT_FALSE(is_mapped_file(built("unloadable")));
}

TEST(Mapped, plugin_whose_exceptions_were_caught_unmaps)
{
  Loader loader;
  auto plugin = loader.open(built("unloadable")).value();
  try {
    (*plugin.lookup<void()>("throw_error"))();
    FAIL() << "nothing was thrown";
  } catch (const std::runtime_error& thrown) {
    EXPECT_STREQ(thrown.what(), "thrown by the plugin");
  }
  EXPECT_ANY_THROW((*plugin.lookup<void()>("throw_private"))());
  const auto closed = plugin.close();
  EXPECT_EQ(closed, Closed::unmapped) << closed.why();
}

TEST(Mapped, plugin_whose_shared_pointers_are_gone_unmaps)
{
  using Text = std::shared_ptr<std::string>;
  Loader loader;
  auto plugin = loader.open(built("unloadable")).value();
  {
    const Text text = (*plugin.lookup<Text()>("make_shared_text"))();
    EXPECT_EQ(*text, "made by the plugin");
  }
  const auto closed = plugin.close();
  EXPECT_EQ(closed, Closed::unmapped) << closed.why();
}

}  // namespace
}  // namespace hallmark::tests::test_mapped
