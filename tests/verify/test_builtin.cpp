// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/builtin.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace hallmark::verify::test_builtin {
namespace {

constexpr const char* stamp = "format=1\npath=a.example/b\nversion=1.0.0\n"
                              "language=c\nexport=f\n";

std::string
format_number(std::size_t number)
{
  return {static_cast<char>(number & 0xff),
          static_cast<char>(number >> 8 & 0xff),
          '\0',
          '\0'};
}

std::string
format_note(std::size_t type, std::string content)
{
  const auto size = content.size();
  content.resize((size + 3) / 4 * 4);
  return format_number(9) + format_number(size) + format_number(type) +
         std::string("Hallmark\0\0\0\0", 12) + content;
}

/// A record with the function `f` and these notes.
std::string
make_record(const std::string& notes)
{
  return format_number(1) + format_number(1) + format_number(44) +
         format_number(notes.size()) + std::string(16, '\0') +
         format_number(1) + format_number(40) + std::string("f\0\0\0", 4) +
         notes;
}

TEST(Builtin, stamp_and_metadata_are_those_of_the_notes)
{
  const auto bytes = make_record(format_note(1, stamp) +
                                 format_note(4, "metadata.name=\"B\"\n"));
  const auto builtin = read_builtin(base::Bytes(std::string_view(bytes)));

  ASSERT_TRUE(builtin) << base::format_error(builtin.error());
  EXPECT_EQ(builtin->candidate.stamp.identity.path, "a.example/b");
  EXPECT_EQ(builtin->candidate.metadata.find("name"), "B");
  EXPECT_TRUE(find_address(builtin->record, "f"));
  EXPECT_FALSE(find_address(builtin->record, "g"));
}

TEST(Builtin, what_is_wrong_with_a_record_is_told)
{
  struct Row {
    std::string bytes;
    const char* expected;
  };
  const std::vector<Row> rows = {
    {"", "record of a built-in plugin is truncated"},
    {make_record(format_note(4, "")),
     "record of a built-in plugin has no stamp"},
    {make_record(format_note(1, stamp) + format_note(4, "name=1\n")),
     "line 1 of the metadata: wrong key: found 'name', expected metadata.KEY "
     "or items.INDEX.KEY"},
    {make_record(format_note(1, stamp).substr(0, 40)),
     "note at 0x0 ends 44 bytes past its segment"},
  };
  for (const auto& row : rows) {
    const auto builtin = read_builtin(base::Bytes(std::string_view(row.bytes)));
    ASSERT_FALSE(builtin) << row.expected;
    EXPECT_EQ(builtin.error().code, Code::malformed) << row.expected;
    EXPECT_EQ(base::format_message(builtin.error()), row.expected);
  }
}

}  // namespace
}  // namespace hallmark::verify::test_builtin
