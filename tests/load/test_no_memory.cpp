// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Opening while memory runs out, at each allocation in turn: whatever comes of
// it, nobody waits for it afterwards.

#include "support/built.hpp"

#include <hallmark/loader.hpp>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <future>
#include <new>

#include <gtest/gtest.h>

namespace {

/// How many allocations of this thread succeed before one fails; below zero:
/// all do.
thread_local int left = -1;

}  // namespace

// The library's own allocations come here too: a program's operator new stands
// before that of the standard library.
[[gnu::noinline]] void*
operator new(std::size_t size)
{
  if (left >= 0 && left-- == 0) {
    throw std::bad_alloc();
  }
  if (void* memory = std::malloc(size == 0 ? 1 : size)) {
    return memory;
  }
  throw std::bad_alloc();
}

[[gnu::noinline]] void
operator delete(void* memory) noexcept
{
  std::free(memory);
}

[[gnu::noinline]] void
operator delete(void* memory, std::size_t) noexcept
{
  std::free(memory);
}

namespace hallmark::tests::test_no_memory {
namespace {

/// Do it while the allocation after `count` others fails. Gives whether none
/// did.
template<class Act>
bool
run_out_of_memory(int count, Act act)
{
  left = count;
  try {
    act();
  } catch (const std::bad_alloc&) {
  }
  const bool is_over = left >= 0;
  left = -1;
  return is_over;
}

/// Do it in another thread, and give whether it came to an end.
template<class Act>
bool
ends(Act act)
{
  auto done = std::make_shared<std::promise<void>>();
  auto over = done->get_future();
  std::thread([act, done] {
    act();
    done->set_value();
  }).detach();
  return over.wait_for(std::chrono::seconds(20)) == std::future_status::ready;
}

class NoMemory : public ::testing::Test {
protected:
  const TemporaryFolder folder;
  const std::string file = copy_built(folder, "generation_a");
  Loader loader;
};

TEST_F(NoMemory,
       file_whose_opening_or_closing_ran_out_of_memory_opens_afterwards)
{
  for (int count = 0;; ++count) {
    const auto is_over = run_out_of_memory(count, [&] {
      if (auto plugin = loader.open(file)) {
        (void)plugin->close();
      }
    });
    EXPECT_FALSE(is_mapped_file(file)) << "allocation " << count;
    ASSERT_TRUE(ends([&] { EXPECT_TRUE(loader.open(file).has_value()); }))
      << "allocation " << count;
    (void)loader.collect();
    if (is_over) {
      break;
    }
  }
}

TEST_F(NoMemory, plugin_whose_reload_ran_out_of_memory_is_reloaded_afterwards)
{
  for (int count = 0;; ++count) {
    auto plugin = loader.open(file).value();
    std::filesystem::remove(file);
    copy_built(folder, "generation_a");
    const auto is_over =
      run_out_of_memory(count, [&] { (void)loader.reload(plugin); });
    ASSERT_TRUE(ends([&] { EXPECT_TRUE(loader.reload(plugin).has_value()); }))
      << "allocation " << count;
    (void)plugin.close();
    (void)loader.collect();
    if (is_over) {
      break;
    }
  }
}

}  // namespace
}  // namespace hallmark::tests::test_no_memory
