// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/inputs.hpp"
#include "support/files.hpp"

#include <filesystem>

#include <gtest/gtest.h>

namespace hallmark::contract::test_inputs {
namespace {

/// A moment that lies after everything a test writes.
const std::timespec later = {std::time(nullptr) + 1000, 0};

/// Two headers below a folder, which is searched with two others.
class ReadInputs : public testing::Test {
protected:
  ReadInputs()
  {
    write("a/sub/one.hpp", "int one;\n");
    write("a/two.hpp", "int two;\n");
  }

  void write(const std::string& name, std::string_view text) const
  {
    tests::write_bytes(folder_.path() / name, text);
  }

  [[nodiscard]] std::string find(const std::string& name) const
  {
    return (folder_.path() / name).string();
  }

  [[nodiscard]] std::vector<std::string> files() const
  {
    return {find("a/sub/one.hpp"), find("a/two.hpp")};
  }

  [[nodiscard]] std::vector<std::string> folders() const
  {
    return {find("first"), find("a"), find("last")};
  }

  [[nodiscard]] auto read() const
  {
    return read_inputs(files(), folders(), later);
  }

private:
  tests::TemporaryFolder folder_;
};

TEST_F(ReadInputs, that_nobody_touches_are_unchanged)
{
  const auto inputs = read();
  ASSERT_TRUE(inputs);
  EXPECT_EQ(inputs->digests.size(), 2U);
  EXPECT_TRUE(is_unchanged(*inputs, folders()));
  write("a/two.hpp", "int two;\n");
  write("a/other.hpp", "int other;\n");
  EXPECT_TRUE(is_unchanged(*inputs, folders()));
}

TEST_F(ReadInputs, of_other_content_are_changed)
{
  const auto inputs = read();
  write("a/two.hpp", "int too;\n");
  EXPECT_FALSE(is_unchanged(*inputs, folders()));
}

TEST_F(ReadInputs, that_are_gone_are_changed)
{
  const auto inputs = read();
  std::filesystem::remove(find("a/two.hpp"));
  EXPECT_FALSE(is_unchanged(*inputs, folders()));
}

TEST_F(ReadInputs, that_another_file_now_hides_are_changed)
{
  for (const auto* name : {"first/two.hpp",
                           "first/sub/one.hpp",
                           "last/one.hpp",
                           "a/sub/two.hpp"}) {
    const auto inputs = read();
    write(name, "int hides;\n");
    EXPECT_FALSE(is_unchanged(*inputs, folders())) << name;
    EXPECT_TRUE(is_unchanged(*read(), folders())) << name;
  }
}

TEST_F(ReadInputs, that_were_written_while_the_compiler_ran_are_not_kept)
{
  EXPECT_FALSE(read_inputs(files(), folders(), {1000, 0}));
}

TEST_F(ReadInputs, that_ask_what_is_there_are_not_kept)
{
  write("a/two.hpp", "#if __has_include(\"three.hpp\")\n#endif\n");
  EXPECT_FALSE(read());
}

TEST_F(ReadInputs, that_cannot_be_read_are_not_kept)
{
  EXPECT_FALSE(read_inputs({find("none.hpp")}, folders(), later));
  EXPECT_FALSE(read_digest(find("none.hpp")));
}

}  // namespace
}  // namespace hallmark::contract::test_inputs
