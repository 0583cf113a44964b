// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "image/indirect.hpp"

#include <stdexcept>

#include <gtest/gtest.h>

namespace hallmark::image::test_indirect {
namespace {

using Function = int (*)();

int
answer()
{
  return 42;
}

Function
choose()
{
  return answer;
}

Function
choose_nothing()
{
  return nullptr;
}

Function
choose_badly()
{
  throw std::runtime_error("no");
}

Result<void*>
resolve(Function (*resolver)())
{
  return resolve_indirect(reinterpret_cast<std::uintptr_t>(resolver), "answer");
}

std::string
find_error(Function (*resolver)())
{
  const auto chosen = resolve(resolver);
  return chosen ? "none" : base::format_error(chosen.error());
}

TEST(indirect, resolver_chooses_the_function)
{
  const auto chosen = resolve(choose);
  ASSERT_TRUE(chosen);
  EXPECT_EQ(reinterpret_cast<Function>(*chosen)(), 42);
}

TEST(indirect, null_is_told)
{
  EXPECT_EQ(find_error(choose_nothing),
            "hallmark: error: resolver of 'answer' chooses no function: found "
            "null, expected an address");
  EXPECT_EQ(resolve(choose_nothing).error().code, Code::missing_export);
}

TEST(indirect, exception_goes_no_further)
{
  EXPECT_EQ(find_error(choose_badly),
            "hallmark: error: resolver of 'answer' chooses no function: found "
            "an exception, expected an address");
}

}  // namespace
}  // namespace hallmark::image::test_indirect
