// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "find/record.hpp"
#include "support/image.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hallmark::find::test_record {
namespace {

using base::Bytes;

base::Error
make_full_error()
{
  auto error =
    base::make_error(Code::missing_export, "2 are missing", "define");
  error.differences = {{"field", "found", "expected"}, {"other", "", "x"}};
  error.details = {"one", "two"};
  error.details_tell_all = true;
  return error;
}

verify::Candidate
make_candidate()
{
  verify::Candidate candidate;
  candidate.stamp.identity = {"audio.example/reverb", "1.2.0"};
  const auto add = [&](model::NoteType type, std::string_view content) {
    elf::Note note;
    note.type = static_cast<std::uint32_t>(type);
    note.content = Bytes(content);
    candidate.notes.push_back(note);
  };
  add(model::NoteType::stamp, "format=1\n");
  add(model::NoteType::table,
      "interface\ta\t1.0.0\tf\ninterface\tb\t2.0.0\tg\nexport\tc\n");
  add(model::NoteType::expected, "expected\tc\t1.0.0\th\nits text\n");
  candidate.stamp.exports = {"gain"};
  candidate.stamp.optional = {"wet", "tail"};
  candidate.places = {{0}, {1, verify::ExportPlaces::absent}};
  add(model::NoteType::metadata, "metadata.name=\"Reverb\"\n");
  return candidate;
}

TEST(record, plugin_is_read_as_it_was_written)
{
  const auto bytes = format_record(make_candidate());
  const auto record = parse_record(Bytes(bytes));
  ASSERT_TRUE(record);
  EXPECT_EQ(record->kind, Record::Kind::plugin);
  EXPECT_EQ(record->path, "audio.example/reverb");
  EXPECT_EQ(record->version, "1.2.0");
  EXPECT_EQ(record->stamp, "format=1\n");
  EXPECT_EQ(record->metadata, "metadata.name=\"Reverb\"\n");
  EXPECT_EQ(record->interfaces,
            "interface\ta\t1.0.0\tf\ninterface\tb\t2.0.0\tg\n");
  EXPECT_EQ(record->expected, "expected\tc\t1.0.0\th\n");
  EXPECT_EQ(record->lacking, "tail\n");
  EXPECT_STREQ(record->path.data(), "audio.example/reverb");
}

TEST(record, error_is_read_as_it_was_written)
{
  const auto before = make_full_error();
  const auto bytes = format_record(before);
  const auto record = parse_record(Bytes(bytes));
  ASSERT_TRUE(record);
  EXPECT_EQ(record->kind, Record::Kind::unusable);
  const auto after = parse_error(*record);
  ASSERT_TRUE(after);
  EXPECT_EQ(after->code, before.code);
  EXPECT_EQ(after->details_tell_all, before.details_tell_all);
  EXPECT_EQ(after->differences.size(), 2u);
  EXPECT_EQ(base::format_error(*after), base::format_error(before));
}

TEST(record, file_that_is_passed_over_says_no_more)
{
  const auto bytes = format_passed_over();
  EXPECT_EQ(parse_record(Bytes(bytes))->kind, Record::Kind::passed_over);
}

TEST(record, cut_at_any_length_a_plugin_is_none)
{
  const auto bytes = format_record(make_candidate());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(parse_record(Bytes(std::string_view(bytes).substr(0, size))));
  }
  EXPECT_FALSE(parse_record(Bytes(bytes + "x")));
}

TEST(record, spoilt_in_any_byte_it_is_read_within_its_bounds)
{
  for (const auto& good :
       {format_record(make_candidate()), format_record(make_full_error())}) {
    for (std::size_t i = 0; i < good.size(); ++i) {
      auto bytes = good;
      bytes[i] = static_cast<char>(bytes[i] ^ 0xff);
      const auto record = parse_record(Bytes(bytes));
      EXPECT_TRUE(!record || record->path.size() < bytes.size());
    }
  }
}

TEST(record, error_of_every_code_is_read_as_it_was_written)
{
  std::uint32_t number = 1;
  for (; base::find_code(number); ++number) {
    const auto code = *base::find_code(number);
    const auto bytes = format_record(base::make_error(code, "a"));
    const auto record = parse_record(Bytes(bytes));
    ASSERT_TRUE(record) << number;
    EXPECT_EQ(parse_error(*record)->code, code);
  }
  const auto bytes =
    format_record(base::make_error(static_cast<Code>(number), "a"));
  EXPECT_FALSE(parse_record(Bytes(bytes)));
}

TEST(record, unknown_kind_or_code_is_none)
{
  auto kind = format_passed_over();
  kind[0] = 3;
  EXPECT_FALSE(parse_record(Bytes(kind)));
  auto code = format_record(base::make_error(Code::malformed, "a"));
  code[8] = '0';
  EXPECT_FALSE(parse_record(Bytes(code)));
}

}  // namespace
}  // namespace hallmark::find::test_record
