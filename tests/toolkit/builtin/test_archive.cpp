// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "builtin/archive.hpp"
#include "support/files.hpp"
#include "support/process.hpp"

#include <gtest/gtest.h>

namespace hallmark::tests::test_archive {
namespace {

using builtin::read_archive;

constexpr const char* long_name = "a_name_that_is_longer_than_fifteen_bytes.o";

/// An archive `t.a` of three members, the second one of odd size.
class Archive : public testing::Test {
protected:
  Archive()
  {
    write_bytes(folder_.path() / "a.o", "first");
    write_bytes(folder_.path() / "b.o", "other!");
    write_bytes(folder_.path() / long_name, "third");
  }

  void make(const std::string& flags)
  {
    RunOptions options;
    options.folder = folder_.path();
    const auto made =
      run({"ar", flags, "t.a", "a.o", "b.o", long_name}, options);
    ASSERT_EQ(made.status, 0) << made.describe();
  }

  [[nodiscard]] std::string file() const
  {
    return (folder_.path() / "t.a").string();
  }

  [[nodiscard]] std::string explain() const
  {
    return base::format_message(read_archive(file()).error());
  }

  TemporaryFolder folder_;
};

TEST_F(Archive, members_of_both_kinds_are_read)
{
  for (const auto* flags : {"rcsD", "rcsDT"}) {
    std::filesystem::remove(file());
    make(flags);
    const auto members = read_archive(file());
    ASSERT_TRUE(members) << base::format_error(members.error());
    ASSERT_EQ(members->size(), 3U) << flags;
    EXPECT_EQ((*members)[0].name, "a.o");
    EXPECT_EQ((*members)[0].bytes, "first");
    EXPECT_EQ((*members)[1].bytes, "other!");
    EXPECT_EQ((*members)[2].name, long_name);
    EXPECT_EQ((*members)[2].bytes, "third");
  }
}

TEST_F(Archive, what_is_no_archive_is_malformed)
{
  make("rcsD");
  const auto bytes = read_bytes(file());
  const auto first = bytes.find("a.o/");
  ASSERT_NE(first, std::string::npos);

  write_bytes(file(),
              "\x7f"
              "ELF");
  EXPECT_EQ(explain(), "not an archive");
  write_bytes(file(), bytes.substr(0, first + 20));
  EXPECT_EQ(explain(), "archive ends inside a header");
  write_bytes(file(), bytes.substr(0, first + 63));
  EXPECT_EQ(explain(), "archive ends inside a member");
  auto spoilt = bytes;
  spoilt[first + 58] = '?';
  write_bytes(file(), spoilt);
  EXPECT_EQ(explain(), "archive has an invalid header");
}

TEST_F(Archive, file_that_a_thin_archive_names_is_missed)
{
  make("rcsDT");
  std::filesystem::remove(folder_.path() / "b.o");
  const auto members = read_archive(file());
  EXPECT_EQ(members.error().code, Code::not_found);
  EXPECT_EQ(members.error().subject, (folder_.path() / "b.o").string());
}

}  // namespace
}  // namespace hallmark::tests::test_archive
