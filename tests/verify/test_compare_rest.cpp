// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/verdicts.hpp"
#include "verify/compare_rest.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hallmark::verify::test_compare_rest {
namespace {

/// What is said of a type A with these lines, without the lines that are the
/// same each time.
std::string
explain_lines(std::string_view plugin, std::string_view host)
{
  const auto make = [&](std::string_view lines) {
    return "export|f|function|void(A*)\n  linkage|f\n" + std::string(lines);
  };
  auto text = tests::explain_lines(make(plugin), make(host));
  const auto start = text.find("from f):\n");
  const auto end = text.find("\n  hint");
  return start == text.npos ? text : text.substr(start + 9, end - start - 9);
}

struct OrderRow {
  const char* name;
  const char* plugin;
  const char* host;
  const char* message;
};

class rest : public testing::TestWithParam<OrderRow> {};

TEST_P(rest, is_named_or_refused_all_the_same)
{
  const auto& row = GetParam();
  EXPECT_EQ(explain_lines(row.plugin, row.host), row.message);
}

#define CLASS "class|A\n  size|32\n  align|8\n  pass|memory\n"
#define UNION "union|A\n  size|8\n  align|8\n  pass|value\n"

INSTANTIATE_TEST_SUITE_P(
  rows,
  rest,
  testing::Values(
    OrderRow{"virtual_bases",
             CLASS "  base|virtual|B\n  base|virtual|C\n",
             CLASS "  base|virtual|C\n  base|virtual|B\n",
             "    order of virtual bases: found 'B' before 'C', expected 'C' "
             "before 'B'"},
    OrderRow{"virtual_bases_beside_others",
             CLASS "  base|0|Z\n  base|virtual|B\n  base|virtual|C\n",
             CLASS "  base|0|Z\n  base|virtual|C\n  base|virtual|B\n",
             "    order of virtual bases: found 'B' before 'C', expected 'C' "
             "before 'B'"},
    OrderRow{"empty_bases_at_one_place",
             CLASS "  base|0|B\n  base|0|C\n",
             CLASS "  base|0|C\n  base|0|B\n",
             "    order of bases: found 'B' before 'C', expected 'C' before "
             "'B'"},
    OrderRow{"members_of_a_union",
             UNION "  member|0|i|int\n  member|0|f|float\n",
             UNION "  member|0|f|float\n  member|0|i|int\n",
             "    order of members: found 'i' before 'f', expected 'f' before "
             "'i'"},
    OrderRow{"members_without_a_size",
             CLASS "  member|0|a|E\n  member|0|b|F\n  member|0|c|int\n",
             CLASS "  member|0|b|F\n  member|0|a|E\n  member|0|c|int\n",
             "    order of members: found 'a' before 'b', expected 'b' before "
             "'a'"},
    OrderRow{"order_and_more",
             CLASS "  base|virtual|B\n  base|virtual|C\n  member|8|a|int\n",
             CLASS "  base|virtual|C\n  base|virtual|B\n",
             "    member 'a' (int, at +8) exists only in the plugin\n"
             "    order of virtual bases: found 'B' before 'C', expected 'C' "
             "before 'B'"}),
  [](const auto& row) { return std::string(row.param.name); });

TEST(rest_of_a_block, value_of_the_same_bits_in_another_form_is_told)
{
  const auto make = [](const std::string& value) {
    return "enum|A\n  size|8\n  underlying|long\n  enumerator|all|" + value +
           "\n";
  };
  EXPECT_EQ(explain_lines(make("18446744073709551615"), make("-1")),
            "    enumerator 'all': found 18446744073709551615, expected -1");
}

/// The changes that two blocks have, of which others have found some.
std::vector<Change>
compare(std::string_view found,
        std::string_view expected,
        std::vector<Change> changes = {})
{
  const model::Contract nothing;
  model::Type one;
  one.block = expected;
  auto other = one;
  other.block = found;
  compare_rest({{nothing, nothing}, one, other}, changes);
  return changes;
}

TEST(rest_of_a_block, line_of_an_unknown_kind_is_told_without_a_name)
{
  const auto changes = compare("\tsize\t4\n\tsealed\n", "\tsize\t4\n");
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].topic, Topic::unnamed);
  EXPECT_EQ(changes[0].field, "differs in a way that this version cannot name");
  EXPECT_FALSE(changes[0].is_compatible);
}

TEST(rest_of_a_block, change_that_is_told_hides_no_other)
{
  const auto size = make_change(Topic::size, "size", "8", "4");
  EXPECT_EQ(compare("\tsize\t8\n", "\tsize\t4\n", {size}).size(), 1U);
  EXPECT_EQ(compare("\tsize\t8\n\tsealed\n", "\tsize\t4\n", {size}).size(), 2U);
  EXPECT_EQ(compare("\tsize\t8\n\tunderlying\tint\n", "\tsize\t4\n", {size})
              .back()
              .topic,
            Topic::unnamed);
}

}  // namespace
}  // namespace hallmark::verify::test_compare_rest
