// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "stamp/outputs.hpp"
#include "support/files.hpp"

#include <gtest/gtest.h>

namespace hallmark::stamp::test_outputs {
namespace {

namespace fs = std::filesystem;

class Outputs : public testing::Test {
protected:
  Outputs()
  {
    EXPECT_TRUE(write({"one", "two", "signal"}));
    for (const auto* name : {"one", "two", "signal"}) {
      fs::last_write_time(find(name), old);
    }
  }

  [[nodiscard]] fs::path find(const std::string& name) const
  {
    return folder.path() / name;
  }

  [[nodiscard]] Result<void> write(const std::vector<std::string>& texts) const
  {
    return write_outputs(
      {{find("one").string(), texts[0]}, {find("two").string(), texts[1]}},
      {find("signal").string(), texts[2]});
  }

  [[nodiscard]] bool is_old(const std::string& name) const
  {
    return fs::last_write_time(find(name)) == old;
  }

  tests::TemporaryFolder folder;
  const fs::file_time_type old =
    fs::file_time_type::clock::now() - std::chrono::hours(1);
};

TEST_F(Outputs, same_contents_write_nothing)
{
  ASSERT_TRUE(write({"one", "two", "signal"}));

  EXPECT_TRUE(is_old("one"));
  EXPECT_TRUE(is_old("two"));
  EXPECT_TRUE(is_old("signal"));
}

TEST_F(Outputs, changed_one_is_written_and_so_is_the_signal)
{
  ASSERT_TRUE(write({"one", "other", "signal"}));

  EXPECT_TRUE(is_old("one"));
  EXPECT_FALSE(is_old("two"));
  EXPECT_FALSE(is_old("signal"));
  EXPECT_EQ(tests::read_bytes(find("two")), "other");
}

TEST_F(Outputs, changed_signal_is_written_alone)
{
  ASSERT_TRUE(write({"one", "two", "other"}));

  EXPECT_TRUE(is_old("one"));
  EXPECT_TRUE(is_old("two"));
  EXPECT_EQ(tests::read_bytes(find("signal")), "other");
}

TEST_F(Outputs, removed_one_comes_back)
{
  for (const auto* name : {"one", "two", "signal"}) {
    fs::remove(find(name));
    ASSERT_TRUE(write({"one", "two", "signal"}));
    EXPECT_EQ(tests::read_bytes(find(name)), name);
    EXPECT_FALSE(is_old("signal"));
  }
}

TEST_F(Outputs, step_that_fails_half_way_leaves_no_signal)
{
  fs::remove(find("two"));
  fs::create_directory(find("two"));
  const auto written = write({"other", "two", "signal"});

  ASSERT_FALSE(written);
  EXPECT_EQ(base::format_error(written.error()),
            "hallmark: error: '" + find("two").string() +
              "': cannot be written: is a directory");
  EXPECT_EQ(tests::read_bytes(find("one")), "one");
  EXPECT_FALSE(fs::exists(find("signal")));
}

TEST(depfile, names_are_escaped_as_make_and_ninja_read_them)
{
  EXPECT_EQ(format_depfile("out/a b.cpp", {"x/$y.toml", "z#1.toml"}),
            "out/a\\ b.cpp: \\\n"
            "  x/$$y.toml \\\n"
            "  z\\#1.toml\n");
}

}  // namespace
}  // namespace hallmark::stamp::test_outputs
