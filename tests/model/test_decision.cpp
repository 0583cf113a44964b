// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/decision.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace hallmark::model::test_decision {
namespace {

constexpr std::string_view digits = "000102030405060708090a0b0c0d0eff";
constexpr std::string_view facts = "fact.compiler=gcc\nfact.char=signed\n";

Stamp
make_stamp()
{
  Stamp stamp;
  stamp.identity = {"audio.example/reverb", "1.2.0"};
  stamp.exports = {"create", "_ZN5audio4gainEi", "own"};
  stamp.optional = {"tail"};
  stamp.names.emplace("_ZN5audio4gainEi", "audio::gain");
  return stamp;
}

Table
make_table()
{
  Table table;
  table.interfaces = {{"audio.example/empty", "0.1.0", digits},
                      {"audio.example/filter", "2.0.0", digits}};
  table.exports = {{"audio::gain", "", "", "", "audio.example/filter"},
                   {"tail", "", "", "", "audio.example/filter"},
                   {"unnamed", "", "", "", "audio.example/filter"},
                   {"own", "", "", "", ""}};
  return table;
}

/// The content of note type 8 as a compiler completes it.
std::string
make_content(const Stamp& stamp, const Table& table)
{
  return std::string("\x40\x01\0\0", 4) +
         format_decision(stamp, table).decision + std::string(facts) + '\0';
}

std::string
describe(const DecidedExport& one)
{
  return std::string(one.linkage) + (one.is_optional ? "?" : "") +
         (one.hash == hash_gnu(one.linkage) ? "" : " with another hash");
}

std::vector<std::string>
list_exports(std::string_view content, std::uint32_t count)
{
  std::vector<std::string> names;
  auto exports = DecidedExports::read(content, count);
  for (std::uint32_t i = 0; exports && i < count; ++i) {
    const auto one = exports->next();
    names.push_back(one ? describe(*one) : "nothing");
  }
  return names;
}

TEST(Decision, says_what_the_stamp_says)
{
  const auto content = make_content(make_stamp(), make_table());
  const auto decision = parse_decision(std::string_view(content));

  ASSERT_TRUE(decision);
  EXPECT_EQ(decision->following, 0x140U);
  EXPECT_EQ(decision->path, "audio.example/reverb");
  EXPECT_EQ(decision->version, "1.2.0");
  EXPECT_FALSE(decision->has_demands);
  EXPECT_EQ(decision->interface_count, 2U);
  EXPECT_EQ(decision->export_count, 4U);
  EXPECT_EQ(decision->facts, facts);
}

TEST(Decision, has_the_interfaces_of_the_table)
{
  const auto content = make_content(make_stamp(), make_table());
  const auto decision = parse_decision(std::string_view(content));

  const auto found = find_interface(*decision, "audio.example/filter");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->version, "2.0.0");
  EXPECT_TRUE(is_fingerprint(found->fingerprint, digits));
  EXPECT_EQ(found->first, 0U);
  EXPECT_EQ(found->count, 2U);
  EXPECT_EQ(find_interface(*decision, "audio.example/empty")->count, 0U);
  EXPECT_FALSE(find_interface(*decision, "audio.example/fil"));
}

TEST(Decision, has_the_exports_of_interfaces_first)
{
  const auto notes = format_decision(make_stamp(), make_table());

  EXPECT_EQ(
    list_exports(notes.exports, 4),
    (std::vector<std::string>{"_ZN5audio4gainEi", "tail?", "create", "own"}));
}

TEST(Decision, passes_over_exports)
{
  const auto notes = format_decision(make_stamp(), make_table());
  auto exports = DecidedExports::read(std::string_view(notes.exports), 4);

  EXPECT_TRUE(exports->skip(3));
  EXPECT_EQ(exports->next()->linkage, "own");
  EXPECT_FALSE(exports->next());
}

TEST(Decision, tells_of_demands)
{
  auto uses = make_stamp();
  uses.uses = {{"audio.example/host", "1.0.0"}};
  auto requires_other = make_stamp();
  requires_other.requirements = {{"audio.example/fft", "^1"}};

  for (const auto& stamp : {uses, requires_other}) {
    const auto content = make_content(stamp, make_table());
    EXPECT_TRUE(parse_decision(std::string_view(content))->has_demands);
  }
}

TEST(Decision, is_nothing_when_it_is_cut)
{
  const auto content = make_content(make_stamp(), make_table());
  const auto end = content.size() - facts.size() - 1;

  EXPECT_TRUE(parse_decision(std::string_view(content).substr(0, end)));
  for (std::size_t size = 0; size < end; ++size) {
    EXPECT_FALSE(parse_decision(std::string_view(content).substr(0, size)))
      << size;
  }
}

TEST(Decision, is_nothing_in_another_format_or_with_unknown_flags)
{
  for (const std::size_t place : {4, 8}) {
    auto content = make_content(make_stamp(), make_table());
    content[place] = 2;
    EXPECT_FALSE(parse_decision(std::string_view(content))) << place;
  }
}

TEST(Decision, exports_are_nothing_when_they_are_cut_or_others)
{
  const auto content = format_decision(make_stamp(), make_table()).exports;

  EXPECT_FALSE(DecidedExports::read(std::string_view(content), 3));
  EXPECT_FALSE(
    DecidedExports::read(std::string_view(content).substr(0, 19), 4));
  EXPECT_EQ(list_exports(content.substr(0, content.size() - 1), 4).back(),
            "nothing");
  auto other = content;
  other[4 + 4 * 4] = '*';
  EXPECT_EQ(list_exports(other, 4).front(), "nothing");
}

TEST(Decision, fingerprints_are_compared_digit_by_digit)
{
  const std::string bytes("\0\1\2\3\4\5\6\7\x8\x9\xa\xb\xc\xd\xe\xff", 16);

  EXPECT_TRUE(is_fingerprint(std::string_view(bytes), digits));
  for (std::size_t i = 0; i < digits.size(); ++i) {
    std::string other(digits);
    other[i] = other[i] == '9' ? '8' : '9';
    EXPECT_FALSE(is_fingerprint(std::string_view(bytes), other)) << i;
    other[i] = 'X';
    EXPECT_FALSE(is_fingerprint(std::string_view(bytes), other)) << i;
  }
  EXPECT_FALSE(is_fingerprint(std::string_view(bytes), digits.substr(0, 30)));
  EXPECT_FALSE(is_fingerprint(std::string_view(bytes).substr(0, 15), digits));
}

// Of the names that are used wherever this hash is explained.
TEST(Decision, hash_is_that_of_the_dynamic_loader)
{
  EXPECT_EQ(hash_gnu(""), 0x00001505U);
  EXPECT_EQ(hash_gnu("printf"), 0x156b2bb8U);
  EXPECT_EQ(hash_gnu("exit"), 0x7c967e3fU);
  EXPECT_EQ(hash_gnu("syscall"), 0xbac212a0U);
}

}  // namespace
}  // namespace hallmark::model::test_decision
