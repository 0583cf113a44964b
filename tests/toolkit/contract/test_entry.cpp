// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/entry.hpp"

#include <gtest/gtest.h>

namespace hallmark::contract::test_entry {
namespace {

Entry
make_entry()
{
  Entry entry;
  auto& contract = entry.contract;
  contract.text = "contract\t1\n";
  contract.places = "places\n";
  contract.exports = {{"audio::gain",
                       "_ZN5audio4gainEi",
                       "function",
                       "float(int)",
                       "PN8hallmark4typeIFfiEEE",
                       "ee",
                       "/s/filter.hpp",
                       18,
                       true}};
  contract.fingerprint = "ff";
  contract.classes = {{"k", "audio::Params", 96, 8, true}};
  contract.dependencies = {"/s/filter.hpp", "/s/\xff.hpp"};
  entry.inputs = {{{"/s/filter.hpp", "aa"}}, "bb"};
  return entry;
}

TEST(entry, is_read_back_as_it_was_written)
{
  const auto bytes = format_entry(make_entry());
  const auto entry = parse_entry(bytes);
  ASSERT_TRUE(entry);
  EXPECT_EQ(format_entry(*entry), bytes);
  const auto& contract = entry->contract;
  EXPECT_EQ(contract.text, "contract\t1\n");
  EXPECT_EQ(contract.places, "places\n");
  EXPECT_EQ(contract.exports.at(0).linkage, "_ZN5audio4gainEi");
  EXPECT_EQ(contract.exports.at(0).line, 18U);
  EXPECT_TRUE(contract.exports.at(0).optional);
  EXPECT_EQ(contract.classes.at(0).bytes, 96U);
  EXPECT_EQ(contract.dependencies.at(1), "/s/\xff.hpp");
  EXPECT_EQ(entry->inputs.digests.at("/s/filter.hpp"), "aa");
  EXPECT_EQ(entry->inputs.found, "bb");
}

TEST(entry, that_is_damaged_anywhere_is_none)
{
  const auto sound = format_entry(make_entry());
  for (std::size_t i = 0; i < sound.size(); ++i) {
    auto bytes = sound;
    bytes[i] = static_cast<char>(bytes[i] ^ 1);
    EXPECT_FALSE(parse_entry(bytes)) << i;
    EXPECT_FALSE(parse_entry(sound.substr(0, i))) << i;
  }
  EXPECT_FALSE(parse_entry(sound + "x"));
}

}  // namespace
}  // namespace hallmark::contract::test_entry
