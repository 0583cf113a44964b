// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/verdicts.hpp"
#include "verify/compare_virtuals.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hallmark::verify::test_compare_virtuals {
namespace {

std::string
make_class(std::string_view lines)
{
  return "export|f|function|audio::Filter<int>*()\n  linkage|f\n"
         "class|audio::Filter<int>\n  size|8\n  align|8\n  pass|memory\n" +
         std::string(lines);
}

/// What is said of a class with these lines, without what is always said.
std::string
explain_slots(std::string_view plugin, std::string_view host)
{
  auto text = tests::explain_lines(make_class(plugin), make_class(host));
  const auto start = text.find("from f):\n");
  const auto end = text.find("\n  hint");
  return start == text.npos ? text : text.substr(start + 9, end - start - 9);
}

struct SlotRow {
  const char* name;
  const char* plugin;
  const char* host;
  const char* message;
};

class slots : public testing::TestWithParam<SlotRow> {};

TEST_P(slots, are_explained)
{
  const auto& row = GetParam();
  EXPECT_EQ(explain_slots(row.plugin, row.host), row.message);
}

INSTANTIATE_TEST_SUITE_P(
  rows,
  slots,
  testing::Values(
    SlotRow{"equal",
            "  virtual|0|~\n  virtual|2|f()|int\n",
            "  virtual|0|~\n  virtual|2|f()|int\n",
            "accepted"},
    SlotRow{"inserted",
            "  virtual|0|f()|int\n  virtual|1|inserted(int)|void\n"
            "  virtual|2|size()const|int\n  virtual|3|last()|int\n",
            "  virtual|0|f()|int\n  virtual|1|size()const|int\n"
            "  virtual|2|last()|int\n",
            "    virtual slot 1: found 'inserted(int)', "
            "expected 'size() const'"},
    SlotRow{"removed",
            "  virtual|0|a()|int\n  virtual|1|c()|int\n",
            "  virtual|0|a()|int\n  virtual|1|b()|int\n  virtual|2|c()|int\n",
            "    virtual slot 1: found 'c()', expected 'b()'"},
    SlotRow{"appended",
            "  virtual|0|a()|int\n  virtual|1|b(int,char)const&|int\n",
            "  virtual|0|a()|int\n",
            "    virtual slot 1 ('b(int,char) const&') exists only in the "
            "plugin"},
    SlotRow{"dropped",
            "  virtual|0|a()|int\n",
            "  virtual|0|a()|int\n  virtual|1|b()|int\n",
            "    virtual slot 1 ('b()') exists only in the host"},
    SlotRow{"swapped",
            "  virtual|0|b()|int\n  virtual|1|a()|int\n",
            "  virtual|0|a()|int\n  virtual|1|b()|int\n",
            "    virtual slot 0: found 'b()', expected 'a()'\n"
            "    virtual slot 1: found 'a()', expected 'b()'"},
    SlotRow{"lost_const",
            "  virtual|0|size()|int\n",
            "  virtual|0|size()const|int\n",
            "    virtual slot 0: found 'size()', expected 'size() const'"},
    SlotRow{"other_result",
            "  virtual|0|size()const|int\n",
            "  virtual|0|size()const|unsigned long\n",
            "    virtual slot 0: found 'int size() const', "
            "expected 'unsigned long size() const'"},
    SlotRow{"destructor_for_function",
            "  virtual|0|~\n",
            "  virtual|0|a()|int\n",
            "    virtual slot 0: found '~Filter()', expected 'a()'"},
    SlotRow{"destructor_added_last",
            "  virtual|0|a()|int\n  virtual|1|~\n",
            "  virtual|0|a()|int\n",
            "    virtual slot 1 ('~Filter()') exists only in the plugin"},
    SlotRow{"two_inserted",
            "  virtual|0|x()|int\n  virtual|1|a()|int\n"
            "  virtual|2|y()|int\n  virtual|3|b()|int\n",
            "  virtual|0|a()|int\n  virtual|1|b()|int\n",
            "    virtual slot 0: found 'x()', expected 'a()'\n"
            "    virtual slot 2 ('y()') exists only in the plugin"},
    SlotRow{"operators",
            "  virtual|0|operator()(int)const|int\n",
            "  virtual|0|operator<(int)const|int\n",
            "    virtual slot 0: found 'operator()(int) const', "
            "expected 'operator<(int) const'"}),
  [](const auto& row) { return std::string(row.param.name); });

std::string
make_derived(std::string_view slot)
{
  const auto lines = "  size|8\n  align|8\n  pass|memory\n";
  return std::string("export|f|function|Reverb*()\n  linkage|f\n"
                     "class|Filter\n")
    .append(lines)
    .append("  virtual|0|")
    .append(slot)
    .append("|int\nclass|Reverb\n")
    .append(lines)
    .append("  base|0|Filter\n  virtual|0|")
    .append(slot)
    .append("|int\n  virtual|1|tail()|int\n");
}

TEST(slots_of_a_base, are_told_once)
{
  EXPECT_EQ(tests::explain_lines(make_derived("b()"), make_derived("a()")),
            "hallmark: error: 'reverb.so': interface 'audio.example/filter' "
            "differs in 1 type\n"
            "  type 'Filter' (reached from f):\n"
            "    virtual slot 0: found 'b()', expected 'a()'\n"
            "  hint: version 2.1.0 of 'audio.example/filter' was not "
            "stepped, or flags differ: rebuild the plugin");
}

}  // namespace
}  // namespace hallmark::verify::test_compare_virtuals
