// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "elf/good_image.hpp"
#include "elf/hash.hpp"
#include "support/patch.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hallmark::elf::test_hash {
namespace {

using tests::BuiltImage;
using tests::ImageHash;
using tests::put;
using tests::Refusal;

/// How many symbols a file can hold, as far as these tests go.
constexpr std::uint64_t most = 1'000;

Result<std::optional<std::uint64_t>>
read_count(Source& source)
{
  const auto image = read_image(source);
  const auto dynamic = read_dynamic(source, *image);
  return read_symbol_count(source, *image, **dynamic, most);
}

std::optional<std::uint64_t>
find_count(const BuiltImage& image)
{
  base::MemorySource source{Bytes(std::string_view(image.bytes))};
  const auto count = read_count(source);
  return count ? *count : std::nullopt;
}

BuiltImage
make_image_with(ImageHash hash)
{
  auto options = make_good_options();
  options.hash = hash;
  return tests::make_image(options);
}

class HashRefusal : public testing::TestWithParam<Refusal> {};

TEST_P(HashRefusal, is_malformed)
{
  auto image = make_image_with(ImageHash::sysv);
  GetParam().spoil(image);

  EXPECT_EQ(find_fault(image.bytes, read_count), GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
  sysv,
  HashRefusal,
  testing::Values(
    Refusal{"address",
            "hash table lies in no segment: found 8 bytes at address 0x9000",
            [](BuiltImage& image) {
              tests::edit_dynamic(
                image, DT_HASH, [](Elf64_Dyn& e) { e.d_un.d_val = 0x9000; });
            }},
    Refusal{"bucket_count",
            "hash table ends 17179869003 bytes past its segment: found "
            "17179869208 bytes at address 0x180, expected at most 205",
            [](BuiltImage& image) {
              put(image, image.part("hash").offset, ~std::uint32_t{0});
            }},
    Refusal{"symbol_count",
            "hash table ends 3 bytes past its segment: found 208 bytes at "
            "address 0x180, expected at most 205",
            [](BuiltImage& image) {
              put<std::uint32_t>(image, image.part("hash").offset + 4, 49);
            }}),
  tests::format_row);

class GnuHashRefusal : public testing::TestWithParam<Refusal> {};

TEST_P(GnuHashRefusal, is_malformed)
{
  auto image = make_image_with(ImageHash::gnu);
  GetParam().spoil(image);

  EXPECT_EQ(find_fault(image.bytes, read_count), GetParam().message);
}

/// A row that sets the number at a place of DT_GNU_HASH.
Refusal
make_number_row(std::string name,
                std::string text,
                std::uint64_t place,
                std::uint32_t value)
{
  return {std::move(name), std::move(text), [=](BuiltImage& image) {
            put(image, image.part("gnu.hash").offset + place, value);
          }};
}

// Of the good image: 16 bytes of header, 8 of filter, two buckets at 24 and
// 28, chains from 32 on.
INSTANTIATE_TEST_SUITE_P(
  gnu,
  GnuHashRefusal,
  testing::Values(
    Refusal{"address",
            "GNU hash table lies in no segment: found 16 bytes at address "
            "0x9000",
            [](BuiltImage& image) {
              tests::edit_dynamic(image, DT_GNU_HASH, [](Elf64_Dyn& e) {
                e.d_un.d_val = 0x9000;
              });
            }},
    make_number_row("bucket_count",
                    "GNU hash table ends 17179868983 bytes past its segment: "
                    "found 17179869204 bytes at address 0x180, expected at "
                    "most 221",
                    0,
                    0xffffffff),
    make_number_row("filter_words",
                    "GNU hash table ends 17179868987 bytes past its segment: "
                    "found 17179869208 bytes at address 0x180, expected at "
                    "most 221",
                    8,
                    0x80000000),
    make_number_row("filter_of_three_words",
                    "GNU hash table contradicts itself: words of its filter: "
                    "found 3, expected a power of two",
                    8,
                    3),
    make_number_row("filter_of_no_words",
                    "GNU hash table contradicts itself: words of its filter: "
                    "found 0, expected a power of two",
                    8,
                    0),
    make_number_row("bucket_before_the_first",
                    "GNU hash table contradicts itself: symbol of a bucket: "
                    "found 1, expected at least 2",
                    24,
                    1),
    make_number_row("bucket_past_the_last",
                    "GNU hash table contradicts itself: symbol of a bucket: "
                    "found 1000, expected below 1000",
                    28,
                    1'000),
    make_number_row("bucket_past_the_segment",
                    "GNU hash table lies in no segment: found 4 bytes at "
                    "address 0x1134",
                    28,
                    999)),
  tests::format_row);

TEST(hash, counts_symbols_with_the_null_entry)
{
  EXPECT_EQ(find_count(make_image_with(ImageHash::sysv)), 5U);
}

TEST(hash, of_gnu_counts_the_same)
{
  EXPECT_EQ(find_count(make_image_with(ImageHash::gnu)), 5U);
}

TEST(hash, of_gnu_counts_many_symbols)
{
  auto options = make_good_options();
  options.hash = ImageHash::gnu;
  for (int i = 0; i < 500; ++i) {
    options.symbols.push_back({.name = "symbol_" + std::to_string(i)});
  }

  EXPECT_EQ(find_count(tests::make_image(options)), 505U);
}

TEST(hash, of_the_standard_comes_first)
{
  auto image = make_image_with(ImageHash::both);
  put<std::uint32_t>(image, image.part("gnu.hash").offset + 8, 3);

  EXPECT_EQ(find_count(image), 5U);
}

TEST(hash, that_is_not_there_gives_no_count)
{
  const auto image = make_image_with(ImageHash::none);

  EXPECT_EQ(find_fault(image.bytes, read_count), "");
  EXPECT_FALSE(find_count(image));
}

TEST(hash, of_gnu_that_is_empty_gives_no_count)
{
  auto options = make_good_options();
  options.hash = ImageHash::gnu;
  options.symbols.resize(1);
  const auto image = tests::make_image(options);

  EXPECT_EQ(find_fault(image.bytes, read_count), "");
  EXPECT_FALSE(find_count(image));
}

/// An image of many symbols whose last chain never ends.
BuiltImage
make_endless_chain()
{
  auto options = make_good_options();
  options.hash = ImageHash::gnu;
  options.symbols.resize(1);
  for (int i = 0; i < 100'000; ++i) {
    options.symbols.push_back({.name = "a"});
  }
  auto image = tests::make_image(options);
  const auto& hash = image.part("gnu.hash");
  const auto last = hash.offset + hash.size - 4;
  put<std::uint32_t>(image, last, 0);
  return image;
}

TEST(hash, chain_without_an_end_is_followed_only_so_far)
{
  const auto image = make_endless_chain();

  EXPECT_EQ(find_fault(image.bytes, read_count),
            "GNU hash table contradicts itself: symbols of a chain without "
            "an end: found 1000, expected below 1000");
}

}  // namespace
}  // namespace hallmark::elf::test_hash
