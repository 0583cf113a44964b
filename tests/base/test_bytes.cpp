// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "base/bytes.hpp"

#include <cstdint>
#include <limits>
#include <string_view>

#include <gtest/gtest.h>

namespace hallmark::base::test_bytes {
namespace {

using namespace std::string_view_literals;

constexpr auto most = std::numeric_limits<std::uint64_t>::max();

TEST(bytes, ranges_that_overflow_are_outside)
{
  const Bytes bytes("abcd"sv);

  EXPECT_TRUE(bytes.has(0, 4));
  EXPECT_TRUE(bytes.has(4, 0));
  EXPECT_FALSE(bytes.has(4, 1));
  EXPECT_FALSE(bytes.has(5, 0));
  EXPECT_FALSE(bytes.has(1, most));
  EXPECT_FALSE(bytes.has(most, 1));
  EXPECT_FALSE(bytes.has(most, most));
}

TEST(bytes, slices_share_the_bytes)
{
  const Bytes bytes("abcd"sv);

  const auto slice = bytes.slice(1, 2);

  ASSERT_TRUE(slice);
  EXPECT_EQ(slice->view(), "bc");
  EXPECT_EQ(slice->data(), bytes.data() + 1);
}

TEST(bytes, slice_past_the_end_is_none)
{
  EXPECT_FALSE(Bytes("abcd"sv).slice(2, 3));
  EXPECT_FALSE(Bytes("abcd"sv).slice(most, 2));
}

TEST(bytes, numbers_are_little_endian_wherever_they_lie)
{
  const Bytes bytes("\x01\xff\x02\x03\x04\x05\x06\x07\x88"sv);

  EXPECT_EQ(bytes.number<std::uint8_t>(1), 0xff);
  EXPECT_EQ(bytes.number<std::uint16_t>(1), 0x02ff);
  EXPECT_EQ(bytes.number<std::uint32_t>(1), 0x040302ffU);
  EXPECT_EQ(bytes.number<std::uint64_t>(1), 0x88070605040302ffU);
}

TEST(bytes, number_that_is_not_all_inside_is_none)
{
  const Bytes bytes("abcd"sv);

  EXPECT_FALSE(bytes.number<std::uint8_t>(4));
  EXPECT_FALSE(bytes.number<std::uint32_t>(1));
  EXPECT_FALSE(bytes.number<std::uint64_t>(0));
  EXPECT_FALSE(bytes.number<std::uint16_t>(most));
}

TEST(bytes, text_ends_at_its_nul)
{
  const Bytes bytes("ab\0cd\0"sv);

  EXPECT_EQ(bytes.text(0), "ab");
  EXPECT_EQ(bytes.text(1), "b");
  EXPECT_EQ(bytes.text(2), "");
  EXPECT_EQ(bytes.text(3), "cd");
}

TEST(bytes, text_without_a_nul_is_none)
{
  const Bytes bytes("ab\0cd"sv);

  EXPECT_FALSE(bytes.text(3));
  EXPECT_FALSE(bytes.text(5));
  EXPECT_FALSE(bytes.text(most));
}

TEST(bytes, nothing_has_nothing)
{
  const Bytes nothing;

  EXPECT_EQ(nothing.size(), 0U);
  EXPECT_EQ(nothing.view(), "");
  EXPECT_FALSE(nothing.text(0));
  EXPECT_TRUE(nothing.slice(0, 0));
  EXPECT_FALSE(nothing.number<std::uint8_t>(0));
}

}  // namespace
}  // namespace hallmark::base::test_bytes
