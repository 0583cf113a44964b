// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/compile/json_list.hpp"
#include "support/files.hpp"

#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::contract::compile::test_json_list {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// A text that is read a few bytes at a time.
JsonList
list_of(std::string text, std::size_t block_size)
{
  return JsonList(
    [text = std::move(text), block_size, at = std::size_t{0}]() mutable {
      auto block = text.substr(std::min(at, text.size()), block_size);
      at += block.size();
      return Result<std::string>(std::move(block));
    });
}

/// The elements, or the error as the last of them.
std::vector<std::string>
split(JsonList list)
{
  std::vector<std::string> elements;
  while (true) {
    const auto next = list.next();
    if (!next) {
      elements.push_back("error: " + next.error().message);
      return elements;
    }
    if (!*next) {
      return elements;
    }
    elements.emplace_back(**next);
  }
}

TEST(json_list, elements_are_found_in_blocks_of_any_size)
{
  const std::string text =
    "\n [ {\"a\": [1, {}], \"b]\": \"}\"},2,\"x\\\",\\\\\", "
    "{\"c\": \"\\\\\\\"]\"} ] \n";
  for (std::size_t size = 1; size <= text.size(); ++size) {
    EXPECT_THAT(split(list_of(text, size)),
                ElementsAre("{\"a\": [1, {}], \"b]\": \"}\"}",
                            "2",
                            "\"x\\\",\\\\\"",
                            "{\"c\": \"\\\\\\\"]\"} "))
      << size;
  }
}

TEST(json_list, empty_list_has_no_element)
{
  EXPECT_THAT(split(list_of("[]", 9)), IsEmpty());
  EXPECT_THAT(split(list_of(" [ ]\n", 1)), IsEmpty());
}

TEST(json_list, what_is_no_list_is_an_error)
{
  for (const auto* text : {"",
                           " ",
                           "{}",
                           "[",
                           "[,]",
                           "[1",
                           "[1,",
                           "[1,]",
                           "[1}",
                           "[\"a",
                           "[\"a\\\"]",
                           "[{]",
                           "[1] 2",
                           "[] ]"}) {
    const auto elements = split(list_of(text, 2));
    ASSERT_FALSE(elements.empty()) << text;
    EXPECT_EQ(elements.back(), "error: not a JSON list") << text;
  }
}

TEST(json_list, list_that_cannot_be_read_says_why)
{
  JsonList list([]() -> Result<std::string> {
    return base::make_error(Code::unreadable, "no disk");
  });
  EXPECT_THAT(split(std::move(list)), ElementsAre("error: no disk"));
}

TEST(json_list, file_longer_than_a_block_is_read)
{
  const tests::TemporaryFolder folder;
  const auto file = (folder.path() / "list.json").string();
  const std::string element = "\"" + std::string(100'000, 'a') + "\"";
  std::string text = "[" + element;
  for (int i = 1; i < 50; ++i) {
    text += "," + element;
  }
  tests::write_bytes(file, text + "]");
  auto list = JsonList::open(file);
  ASSERT_TRUE(list);
  EXPECT_EQ(split(*std::move(list)), std::vector<std::string>(50, element));
}

TEST(json_list, missing_file_is_an_error)
{
  const auto list = JsonList::open("/nowhere/list.json");
  ASSERT_FALSE(list);
  EXPECT_EQ(list.error().code, Code::not_found);
}

}  // namespace
}  // namespace hallmark::contract::compile::test_json_list
