// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/verdicts.hpp"
#include "verify/compare_members.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hallmark::verify::test_compare_members {
namespace {

/// What is said of struct A of 32 bytes with these lines, without the lines
/// that are the same each time.
std::string
explain_members(std::string_view plugin,
                std::string_view host,
                std::string_view others = "")
{
  const auto make = [&](std::string_view lines) {
    return "export|f|function|void(A*)\n  linkage|f\n"
           "class|A\n  size|32\n  align|8\n  pass|value\n" +
           std::string(lines) + std::string(others);
  };
  auto text = tests::explain_lines(make(plugin), make(host));
  const auto start = text.find("from f):\n");
  const auto end = text.find("\n  hint");
  return start == text.npos ? text : text.substr(start + 9, end - start - 9);
}

struct MemberRow {
  const char* name;
  const char* plugin;
  const char* host;
  const char* message;
};

class members : public testing::TestWithParam<MemberRow> {};

TEST_P(members, are_explained)
{
  const auto& row = GetParam();
  EXPECT_EQ(explain_members(row.plugin, row.host), row.message);
}

INSTANTIATE_TEST_SUITE_P(
  rows,
  members,
  testing::Values(
    MemberRow{"equal",
              "  member|0|a|int\n  bits|32|3|b|int\n",
              "  member|0|a|int\n  bits|32|3|b|int\n",
              "accepted"},
    MemberRow{"added",
              "  member|0|a|int\n  member|4|b|unsigned int\n",
              "  member|0|a|int\n",
              "    member 'b' (unsigned int, at +4) exists only in the "
              "plugin"},
    MemberRow{"removed",
              "  member|0|a|int\n",
              "  member|0|a|int\n  member|4|b|unsigned int\n",
              "    member 'b' (unsigned int, at +4) exists only in the host"},
    MemberRow{"moved",
              "  member|8|a|int\n",
              "  member|4|a|int\n",
              "    member 'a': found at +8, expected at +4"},
    MemberRow{"swapped",
              "  member|0|b|int\n  member|4|a|int\n",
              "  member|0|a|int\n  member|4|b|int\n",
              "    member 'a': found at +4, expected at +0\n"
              "    member 'b': found at +0, expected at +4"},
    MemberRow{"retyped",
              "  member|0|a|long\n",
              "  member|0|a|long long\n",
              "    member 'a': found 'long', expected 'long long'"},
    MemberRow{"retyped_and_moved",
              "  member|8|a|double\n",
              "  member|4|a|float\n",
              "    member 'a': found 'double' at +8, expected 'float' at +4"},
    MemberRow{"pointee_lost_const",
              "  member|0|a|char*\n",
              "  member|0|a|const char*\n",
              "    member 'a': found 'char*', expected 'const char*'"},
    MemberRow{"renamed",
              "  member|4|decibel|float\n",
              "  member|4|gain|float\n",
              "    member at +4 (float): found 'decibel', expected 'gain'"},
    MemberRow{"renamed_and_moved",
              "  member|8|decibel|float\n",
              "  member|4|gain|float\n",
              "    member 'gain' (float, at +4) exists only in the host\n"
              "    member 'decibel' (float, at +8) exists only in the plugin"},
    MemberRow{"shifted_by_an_addition",
              "  member|0|a|int\n  member|4|new|int\n  member|8|b|int\n"
              "  member|12|c|int\n",
              "  member|0|a|int\n  member|4|b|int\n  member|8|c|int\n",
              "    member 'new' (int, at +4) exists only in the plugin\n"
              "    member 'b': found at +8, expected at +4"},
    MemberRow{"shifted_by_a_type",
              "  member|0|a|long\n  member|8|b|int\n  member|12|c|int\n",
              "  member|0|a|int\n  member|4|b|int\n  member|8|c|int\n",
              "    member 'a': found 'long', expected 'int'"},
    MemberRow{"bit_field_widened",
              "  bits|32|4|mode|unsigned int\n",
              "  bits|32|3|mode|unsigned int\n",
              "    bit-field 'mode': found 4 bits, expected 3 bits"},
    MemberRow{"bit_field_of_one_bit",
              "  bits|32|1|mode|unsigned int\n",
              "  bits|32|3|mode|unsigned int\n",
              "    bit-field 'mode': found 1 bit, expected 3 bits"},
    MemberRow{"bit_field_moved",
              "  bits|35|3|mode|unsigned int\n",
              "  bits|32|3|mode|unsigned int\n",
              "    bit-field 'mode': found at bit 35, expected at bit 32"},
    MemberRow{"bit_field_widened_and_moved",
              "  bits|35|4|mode|unsigned int\n",
              "  bits|32|3|mode|unsigned int\n",
              "    bit-field 'mode': found 4 bits at bit 35, "
              "expected 3 bits at bit 32"},
    MemberRow{"bit_field_for_member",
              "  bits|32|3|mode|unsigned int\n",
              "  member|4|mode|unsigned int\n",
              "    member 'mode': found 3 bits at bit 32, expected at +4"},
    MemberRow{"bit_field_added",
              "  bits|32|3|mode|unsigned int\n",
              "",
              "    bit-field 'mode' (unsigned int, 3 bits at bit 32) exists "
              "only in the plugin"},
    MemberRow{"bit_field_renamed",
              "  bits|32|3|mode|unsigned int\n",
              "  bits|32|3|kind|unsigned int\n",
              "    bit-field at bit 32 (unsigned int): found 'mode', "
              "expected 'kind'"},
    MemberRow{"base_added",
              "  base|0|B\n",
              "",
              "    base 'B' (at +0) exists only in the plugin"},
    MemberRow{"base_removed",
              "",
              "  base|0|B\n",
              "    base 'B' (at +0) exists only in the host"},
    MemberRow{"base_moved",
              "  base|8|B\n",
              "  base|0|B\n",
              "    base 'B': found at +8, expected at +0"},
    MemberRow{"base_became_virtual",
              "  base|virtual|B\n",
              "  base|0|B\n",
              "    base 'B': found virtual, expected at +0"},
    MemberRow{"base_became_private",
              "  base|0|B|private\n",
              "  base|0|B\n",
              "    base 'B': found private, expected public"},
    MemberRow{"base_became_public",
              "  base|virtual|B\n",
              "  base|virtual|B|protected\n",
              "    base 'B': found public, expected protected"},
    MemberRow{"base_before_members",
              "  base|0|B\n  member|8|a|int\n",
              "  member|0|a|int\n",
              "    base 'B' (at +0) exists only in the plugin\n"
              "    member 'a': found at +8, expected at +0"}),
  [](const auto& row) { return std::string(row.param.name); });

std::string
make_inner(std::string_view size)
{
  return "class|B\n  size|" + std::string(size) +
         "\n  align|8\n  pass|value\n  member|0|x|" +
         (size == "8" ? "long" : "long[2]") + "\n";
}

TEST(members_within, shift_what_comes_after_them)
{
  const std::string head = "export|f|function|void(A*)\n  linkage|f\n"
                           "class|A\n  size|32\n  align|8\n  pass|value\n";

  EXPECT_EQ(
    tests::explain_lines(
      head + "  member|0|b|B\n  member|16|c|int\n  member|20|new|int\n" +
        make_inner("16"),
      head + "  member|0|b|B\n  member|8|c|int\n" + make_inner("8")),
    "hallmark: error: 'reverb.so': interface 'audio.example/filter' differs "
    "in 2 types\n"
    "  type 'B' (reached from f):\n"
    "    size: found 16, expected 8\n"
    "    member 'x': found 'long[2]', expected 'long'\n"
    "  type 'A' (reached from f):\n"
    "    member 'new' (int, at +20) exists only in the plugin\n"
    "  hint: version 2.1.0 of 'audio.example/filter' was not "
    "stepped, or flags differ: rebuild the plugin");
}

}  // namespace
}  // namespace hallmark::verify::test_compare_members
