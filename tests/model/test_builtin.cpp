// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/builtin.hpp"

#include <functional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace hallmark::model::test_builtin {
namespace {

/// One function `f`, 8 bytes behind its field, and four bytes of notes.
std::string
make_good()
{
  const char bytes[] = "\1\0\0\0"   // format
                       "\1\0\0\0"   // count
                       "\54\0\0\0"  // notes at 44
                       "\4\0\0\0"   // 4 bytes of them
                       "\10\0\0\0\0\0\0\0"
                       "\5\0\0\0\0\0\0\0"
                       "\1\0\0\0"
                       "\50\0\0\0"  // name at 40
                       "f\0\0\0"
                       "note";
  return {bytes, sizeof bytes - 1};
}

TEST(Builtin, every_field_is_read)
{
  const auto good = make_good();
  const auto record = parse_builtin(base::Bytes(std::string_view(good)));

  ASSERT_TRUE(record) << base::format_error(record.error());
  ASSERT_EQ(record->addresses.size(), 1U);
  const auto& address = record->addresses.front();
  EXPECT_EQ(address.name, "f");
  EXPECT_EQ(reinterpret_cast<const char*>(address.field), good.data() + 16);
  EXPECT_EQ(address.distance, 8);
  EXPECT_EQ(address.size, 5U);
  EXPECT_TRUE(address.is_function);
  EXPECT_EQ(record->notes.view(), "note");
}

struct Row {
  const char* name;
  std::function<void(std::string&)> spoil;
  const char* expected;
};

const std::vector<Row> rows = {
  {"newer",
   [](std::string& bytes) { bytes[0] = 2; },
   "hallmark: error: record of a built-in plugin has another format: found 2, "
   "expected 1\n  hint: link a newer Hallmark"},
  {"zero",
   [](std::string& bytes) { bytes[0] = 0; },
   "hallmark: error: record of a built-in plugin has another format: found 0, "
   "expected 1"},
  {"more_addresses_than_there_are",
   [](std::string& bytes) { bytes[4] = 3; },
   "hallmark: error: record of a built-in plugin is truncated"},
  {"notes_that_begin_outside",
   [](std::string& bytes) { bytes[8] = 49; },
   "hallmark: error: record of a built-in plugin is truncated"},
  {"notes_that_end_outside",
   [](std::string& bytes) { bytes[12] = 5; },
   "hallmark: error: record of a built-in plugin is truncated"},
  {"name_outside",
   [](std::string& bytes) { bytes[36] = 99; },
   "hallmark: error: record of a built-in plugin has a symbol without a name"},
  {"empty_name",
   [](std::string& bytes) { bytes[36] = 41; },
   "hallmark: error: record of a built-in plugin has a symbol without a name"},
};

TEST(Builtin, each_field_that_is_spoilt_is_told)
{
  for (const auto& row : rows) {
    auto bytes = make_good();
    row.spoil(bytes);
    const auto record = parse_builtin(base::Bytes(std::string_view(bytes)));
    ASSERT_FALSE(record) << row.name;
    EXPECT_EQ(base::format_error(record.error()), row.expected) << row.name;
  }
}

TEST(Builtin, every_cut_is_malformed)
{
  const auto good = make_good();
  for (std::size_t size = 0; size < good.size(); ++size) {
    const auto cut = std::string_view(good).substr(0, size);
    EXPECT_EQ(parse_builtin(base::Bytes(cut)).error().code, Code::malformed)
      << size;
  }
}

}  // namespace
}  // namespace hallmark::model::test_builtin
