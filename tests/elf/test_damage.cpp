// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "elf/good_image.hpp"
#include "support/patch.hpp"

#include <chrono>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace hallmark::elf::test_damage {
namespace {

using tests::BuiltImage;
using tests::ImageHash;

/// Good images that differ in how they are read.
std::vector<BuiltImage>
make_good_images()
{
  std::vector<BuiltImage> images;
  for (const auto hash :
       {ImageHash::sysv, ImageHash::gnu, ImageHash::both, ImageHash::none}) {
    auto options = make_good_options();
    options.hash = hash;
    options.runpath = "$ORIGIN";
    images.push_back(tests::make_image(options));
    options.has_segments = options.has_dynamic = false;
    images.push_back(tests::make_image(options));
  }
  return images;
}

/// The code of what is wrong with bytes, or nothing. They are copied, so that
/// a read past their end is one past the end of an allocation.
std::optional<Code>
find_code(std::string_view bytes)
{
  const std::vector<char> copy(bytes.begin(), bytes.end());
  base::MemorySource source{Bytes(std::string_view(copy.data(), copy.size()))};
  const auto read = read_everything(source);
  return read ? std::nullopt : std::optional(read.error().code);
}

TEST(damage, good_images_are_sound)
{
  for (const auto& image : make_good_images()) {
    EXPECT_EQ(find_fault(image.bytes, read_everything), "");
  }
}

TEST(damage, cut_at_every_length_is_malformed)
{
  for (const auto& image : make_good_images()) {
    for (std::size_t size = 0; size < image.bytes.size(); ++size) {
      EXPECT_EQ(find_code(image.bytes.substr(0, size)), Code::malformed)
        << "cut at " << size;
    }
  }
}

TEST(damage, without_sections_every_cut_is_malformed_too)
{
  auto options = make_good_options();
  options.has_sections = false;
  const auto image = tests::make_image(options);

  for (std::size_t size = 0; size < image.bytes.size(); ++size) {
    EXPECT_EQ(find_code(image.bytes.substr(0, size)), Code::malformed)
      << "cut at " << size;
  }
  EXPECT_EQ(find_fault(image.bytes, read_everything), "");
}

TEST(damage, that_cuts_the_section_table_is_malformed)
{
  const auto image = make_good_image();
  const auto bytes = image.bytes.substr(0, image.bytes.size() - 1);
  base::MemorySource source{Bytes(std::string_view(bytes))};

  const auto read = read_image(source);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, Code::malformed);
  EXPECT_TRUE(read.error().message.starts_with("section header table"))
    << read.error().message;
}

TEST(damage, of_the_section_table_alone_leaves_a_plugin_readable)
{
  const auto image = make_good_image();
  auto bytes = image.bytes;
  const auto sections = image.part("shstrtab").offset;
  bytes.replace(sections, std::string::npos, bytes.size() - sections, '\xff');
  base::MemorySource source{Bytes(std::string_view(bytes))};

  const auto read = read_image(source);
  ASSERT_TRUE(read);
  const auto notes = read_notes(source, *read, "Hallmark");
  ASSERT_TRUE(notes);
  EXPECT_EQ(notes->size(), 1U);
  const auto dynamic = read_dynamic(source, *read);
  ASSERT_TRUE(dynamic);
  const auto symbols = read_symbols(source, *read, **dynamic);
  ASSERT_TRUE(symbols);
  EXPECT_EQ(symbols->entries.size(), 4U);
}

TEST(damage, of_any_byte_is_sound_or_malformed)
{
  for (auto& image : make_good_images()) {
    for (auto& byte : image.bytes) {
      const auto before = byte;
      for (const int value : {0, 1, 0x7f, 0x80, 0xff, before ^ 1, before + 1}) {
        byte = static_cast<char>(value);
        const auto code = find_code(image.bytes);
        EXPECT_TRUE(!code || code == Code::malformed)
          << "byte " << &byte - image.bytes.data() << " is " << value;
      }
      byte = before;
    }
  }
}

TEST(damage, of_any_aligned_number_is_sound_or_malformed)
{
  for (auto& image : make_good_images()) {
    const auto before = image.bytes;
    for (std::uint64_t offset = 0; offset + 8 <= before.size(); offset += 4) {
      for (const std::uint64_t value :
           {0ULL, ~0ULL, 1ULL << 63, 0x7fffffffULL, 0xffffffffULL, 0x1000ULL}) {
        tests::put(image, offset, value);
        const auto code = find_code(image.bytes);
        EXPECT_TRUE(!code || code == Code::malformed)
          << "at " << offset << " is " << value;
        image.bytes = before;
      }
    }
  }
}

TEST(damage, of_many_bytes_at_once_is_sound_or_malformed)
{
  // Always the same damage: a failure can be had again.
  std::minstd_rand random(20'240'229);
  const auto images = make_good_images();
  for (int round = 0; round < 20'000; ++round) {
    auto bytes = images[random() % images.size()].bytes;
    for (auto count = random() % 8 + 1; count != 0; --count) {
      bytes[random() % bytes.size()] = static_cast<char>(random());
    }

    const auto code = find_code(bytes);

    EXPECT_TRUE(!code || code == Code::malformed) << "round " << round;
  }
}

/// How long it takes to read bytes in every way.
std::chrono::duration<double>
measure(std::string_view bytes)
{
  const auto before = std::chrono::steady_clock::now();
  EXPECT_LE(find_fault(bytes, read_everything).size(), 200U);
  return std::chrono::steady_clock::now() - before;
}

TEST(damage, long_names_shared_by_thousands_of_symbols_cost_little_time)
{
  auto options = make_good_options();
  options.symbols.assign(20'000, {.name = "a"});
  options.symbols.front().name = std::string(1'000'000, 'a');
  auto image = tests::make_image(options);
  for (std::size_t i = 1; i <= options.symbols.size(); ++i) {
    tests::edit_symbol(image, i, [](Elf64_Sym& s) { s.st_name = 1; });
  }

  EXPECT_LT(measure(image.bytes).count(), 5);
}

TEST(damage, hundreds_of_segments_over_the_same_notes_cost_little_time)
{
  auto options = make_good_options();
  options.notes.assign(50'000, {"GNU", 1, ""});
  auto image = tests::make_image(options);
  const auto note = image.part("segments").offset + 3 * sizeof(Elf64_Phdr);
  const auto entry = image.bytes.substr(note, sizeof(Elf64_Phdr));
  tests::edit_header(image, [&](Elf64_Ehdr& h) {
    h.e_phoff = image.bytes.size();
    h.e_phnum = 1'000;
  });
  for (int i = 0; i < 1'000; ++i) {
    image.bytes += entry;
  }

  EXPECT_EQ(find_fault(image.bytes, read_everything).substr(0, 13),
            "notes overlap");
  EXPECT_LT(measure(image.bytes).count(), 5);
}

}  // namespace
}  // namespace hallmark::elf::test_damage
