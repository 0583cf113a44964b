// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Short form of fuzz_plugin.cpp: a plugin, spoiled the same way each time.

#include "fuzz/mutate.hpp"
#include "fuzz/plugin_target.hpp"
#include "support/files.hpp"
#include "verify/candidate.hpp"
#include "verify/decided.hpp"
#include "verify/decided_image.hpp"

#include <filesystem>

#include <gtest/gtest.h>

namespace hallmark::tests::test_plugin_target {
namespace {

bool
is_decided(const std::string& bytes)
{
  base::MemorySource source{std::string_view(bytes)};
  return verify::read_decided(source, verify::this_platform()).has_value();
}

TEST(plugin_target, plugin_keeps_the_promises)
{
  const auto bytes = verify::DecidedParts().make().bytes;
  EXPECT_TRUE(is_decided(bytes));
  EXPECT_EQ(find_plugin_fault(bytes), "");
}

// libFuzzer begins with it.
TEST(plugin_target, corpus_is_that_plugin)
{
  const auto file = std::filesystem::path(HALLMARK_CORPUS) / "decided";
  if (this_machine == EM_X86_64) {
    EXPECT_EQ(read_bytes(file), verify::DecidedParts().make().bytes);
  }
}

TEST(plugin_target, every_cut_keeps_the_promises)
{
  const auto bytes = verify::DecidedParts().make().bytes;
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    ASSERT_EQ(find_plugin_fault(bytes.substr(0, size)), "") << size;
  }
}

TEST(plugin_target, every_byte_spoiled_keeps_the_promises)
{
  const auto bytes = verify::DecidedParts().make().bytes;
  std::size_t decided = 0;
  for (std::size_t place = 0; place < bytes.size(); ++place) {
    for (const int bits : {1, 2, 0x80, 0xff}) {
      auto spoiled = bytes;
      spoiled[place] = static_cast<char>(spoiled[place] ^ bits);
      ASSERT_EQ(find_plugin_fault(spoiled), "") << place << " " << bits;
      decided += is_decided(spoiled) ? 1U : 0U;
    }
  }
  // Else what decides was hardly tried.
  EXPECT_GT(decided, 1000U);
}

TEST(plugin_target, spoiled_plugins_keep_the_promises)
{
  const auto bytes = verify::DecidedParts().make().bytes;
  Random random(20240301);
  for (int i = 0; i < 20'000; ++i) {
    auto spoiled = bytes;
    for (auto count = 1 + pick(random, 8); count > 0; --count) {
      spoiled[pick(random, spoiled.size())] =
        static_cast<char>(pick(random, 256));
    }
    ASSERT_EQ(find_plugin_fault(spoiled), "") << i;
  }
}

}  // namespace
}  // namespace hallmark::tests::test_plugin_target
