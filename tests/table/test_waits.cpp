// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "table/waits.hpp"

#include <latch>

#include <gtest/gtest.h>

namespace hallmark::table::test_waits {
namespace {

TEST(Waits, wait_for_oneself_is_not_allowed)
{
  EXPECT_FALSE(Wait(std::this_thread::get_id()).is_allowed());
}

TEST(Waits, wait_for_another_is_allowed)
{
  std::latch done(1);
  std::thread other([&] { done.wait(); });
  EXPECT_TRUE(Wait(other.get_id()).is_allowed());
  done.count_down();
  other.join();
}

TEST(Waits, wait_that_closes_a_circle_through_threads_is_not_allowed)
{
  const auto self = std::this_thread::get_id();
  std::latch waiting(2);
  std::latch done(1);
  std::thread first([&] {
    const Wait wait(self);
    waiting.count_down();
    done.wait();
  });
  std::thread second([&, first_id = first.get_id()] {
    const Wait wait(first_id);
    waiting.count_down();
    done.wait();
  });
  waiting.wait();
  EXPECT_FALSE(Wait(second.get_id()).is_allowed());
  done.count_down();
  first.join();
  second.join();
}

TEST(Waits, wait_that_has_ended_is_forgotten)
{
  const auto self = std::this_thread::get_id();
  std::thread other([&] { const Wait wait(self); });
  const auto id = other.get_id();
  other.join();
  EXPECT_TRUE(Wait(id).is_allowed());
}

}  // namespace
}  // namespace hallmark::table::test_waits
