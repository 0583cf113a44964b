// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "elf/good_image.hpp"
#include "elf/limits.hpp"
#include "elf/notes.hpp"
#include "elf/symbols.hpp"
#include "support/patch.hpp"

#include <cstring>
#include <string>

#include <gtest/gtest.h>

namespace hallmark::elf::test_limits {
namespace {

/// A file that is nothing but zeros behind its start, as sparse files are:
/// counts what is read.
class SparseSource final : public Source {
public:
  SparseSource(std::string start, std::uint64_t size)
    : start_(std::move(start)), size_(size)
  {
  }

  [[nodiscard]] std::uint64_t size() const override { return size_; }

  [[nodiscard]] Result<Bytes> read(std::uint64_t offset,
                                   std::uint64_t count) override
  {
    read_ += count;
    static const std::string zeros(1 << 20, '\0');
    const Bytes start{std::string_view(start_)};
    const Bytes behind{std::string_view(zeros)};
    return start.has(offset, count) ? *start.slice(offset, count)
                                    : behind.slice(0, count).value_or(Bytes());
  }

  [[nodiscard]] std::uint64_t bytes_read() const { return read_; }

private:
  std::string start_;
  std::uint64_t size_;
  std::uint64_t read_ = 0;
};

TEST(Limits, are_told)
{
  EXPECT_TRUE(check_limit("notes", 5, 5));
  EXPECT_EQ(base::format_error(check_limit("notes", 6, 5).error()),
            "hallmark: error: too many notes: found 6, expected at most 5");
}

// A gigabyte that a note claims is not read: neither as a name nor, where it is
// another's, as content.
TEST(Limits, notes_of_others_are_not_read)
{
  constexpr std::uint32_t gigabyte = 1 << 30;
  for (const std::uint64_t field : {0, 4}) {
    tests::ImageOptions options;
    options.notes = {{"Other", 1, "text"}};
    auto image = tests::make_image(options);
    const auto place = image.part("note.hallmark").offset;
    tests::put(image, place + field, gigabyte);
    SparseSource source(image.bytes.substr(place), 2 * std::uint64_t{gigabyte});
    Image read;
    read.segments = {{PT_NOTE, 0, 0, 0, gigabyte + 64, gigabyte + 64, 4}};
    static_cast<void>(read_notes(source, read, "Hallmark"));
    EXPECT_LT(source.bytes_read(), 4096U) << field;
  }
}

TEST(Limits, notes_are_counted)
{
  std::string bytes;
  for (std::uint64_t i = 0; i <= most_notes; ++i) {
    bytes += tests::make_note({"Other", 1, ""});
  }
  const auto notes = parse_notes(std::string_view(bytes), "Hallmark");
  ASSERT_FALSE(notes);
  EXPECT_EQ(base::format_error(notes.error()),
            "hallmark: error: too many notes: found 2049, expected at most "
            "2048");
}

/// What is said of a file that claims so many symbols.
std::string
find_symbol_fault(std::uint32_t count)
{
  tests::ImageOptions options;
  options.hash = tests::ImageHash::sysv;
  options.symbols.resize(1);
  auto image = tests::make_image(options);
  base::MemorySource sound{std::string_view(image.bytes)};
  const auto dynamic = read_dynamic(sound, *read_image(sound));

  tests::put(image, image.part("hash").offset + 4, count);
  constexpr std::uint64_t size = std::uint64_t{1} << 40;
  SparseSource source(image.bytes, size);
  Image claimed;
  claimed.segments = {{PT_LOAD, PF_R, 0, 0, size, size, 4096}};
  const auto symbols = read_symbols(source, claimed, **dynamic);
  EXPECT_LT(source.bytes_read(), 4096U);
  return symbols ? "" : base::format_error(symbols.error());
}

TEST(Limits, symbols_are_counted_before_they_are_read)
{
  EXPECT_EQ(find_symbol_fault(30'000'000),
            "hallmark: error: too many dynamic symbols: found 30000000, "
            "expected at most 1048576");
}

}  // namespace
}  // namespace hallmark::elf::test_limits
