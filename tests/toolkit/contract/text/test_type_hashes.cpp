// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/text/fingerprint.hpp"
#include "contract/text/type_hashes.hpp"

#include <gtest/gtest.h>

namespace hallmark::contract::text::test_type_hashes {
namespace {

using Blocks = std::map<std::string, Block>;

/// A class with a member, which names other types.
void
add(Blocks& blocks, const std::string& key, std::set<std::string> uses)
{
  auto& block = blocks[key];
  block.kind = "class";
  block.lines = {"size\t4"};
  block.uses = std::move(uses);
}

std::string
block_of(const std::string& key)
{
  return "class\t" + key + "\n\tsize\t4\n";
}

std::string
line_of(const std::string& text)
{
  return "types\t" + make_fingerprint(text) + "\n";
}

TEST(type_hashes, type_covers_what_it_names)
{
  Blocks blocks;
  add(blocks, "A", {"B", "missing"});
  add(blocks, "B", {});
  const auto b = line_of(block_of("B"));
  const TypeHashes hashes(blocks);
  EXPECT_EQ(hashes.format_lines({"B"}), b);
  EXPECT_EQ(hashes.format_lines({"A"}), line_of(block_of("A") + b));
  EXPECT_EQ(hashes.format_lines({"missing"}), "");
}

TEST(type_hashes, types_that_reach_each_other_have_one_hash)
{
  Blocks blocks;
  add(blocks, "A", {"B"});
  add(blocks, "B", {"C", "D"});
  add(blocks, "C", {"A", "C"});
  add(blocks, "D", {});
  const auto group = line_of(block_of("A") + block_of("B") + block_of("C") +
                             line_of(block_of("D")));
  const TypeHashes hashes(blocks);
  EXPECT_EQ(hashes.format_lines({"A"}), group);
  EXPECT_EQ(hashes.format_lines({"A", "B", "C"}), group);
}

/// Whatever changes, and wherever in a web of types, all that reach it change,
/// and nothing else does.
TEST(type_hashes, change_is_seen_by_all_that_reach_it)
{
  Blocks blocks;
  add(blocks, "A", {"B", "E"});
  add(blocks, "B", {"C"});
  add(blocks, "C", {"B", "D"});
  add(blocks, "D", {});
  add(blocks, "E", {"D"});
  add(blocks, "F", {});
  const std::map<std::string, std::set<std::string>> reaching = {
    {"A", {"A"}},
    {"B", {"A", "B", "C"}},
    {"C", {"A", "B", "C"}},
    {"D", {"A", "B", "C", "D", "E"}},
    {"E", {"A", "E"}},
    {"F", {"F"}},
  };
  const TypeHashes before(blocks);
  for (const auto& [changed, seen] : reaching) {
    auto others = blocks;
    others[changed].lines = {"size\t8"};
    const TypeHashes after(others);
    for (const auto& [name, block] : blocks) {
      EXPECT_EQ(after.format_lines({name}) != before.format_lines({name}),
                seen.contains(name))
        << changed << " " << name;
    }
  }
}

/// To look at what each type reaches would be 20 billion steps, and to call a
/// function for each too deep.
TEST(type_hashes, long_list_is_walked_once)
{
  constexpr int count = 200'000;
  Blocks blocks;
  for (int i = 0; i < count; ++i) {
    add(blocks, std::to_string(i), {std::to_string(i + 1)});
  }
  add(blocks, std::to_string(count), {});
  const TypeHashes hashes(blocks);
  EXPECT_NE(hashes.format_lines({"0"}), hashes.format_lines({"1"}));
}

}  // namespace
}  // namespace hallmark::contract::text::test_type_hashes
