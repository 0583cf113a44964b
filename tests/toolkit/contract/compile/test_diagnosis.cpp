// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/compile/diagnosis.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::contract::compile::test_diagnosis {
namespace {

std::string
explain(std::string_view words)
{
  SourceOptions options;
  options.headers = {{"filter.hpp", ""}};
  options.exports = {"audio::gain"};
  return base::format_error(make_compile_error(options, words));
}

TEST(diagnosis, undeclared_export_is_named)
{
  const std::string expected =
    "hallmark: error: 'filter.hpp': export 'audio::gain' is not declared";
  for (const auto* words :
       {"hallmark export 0:1:31: error: 'gain' is not a member of 'audio'",
        "hallmark export 0:1:24: error: 'gain' was not declared in this scope",
        "hallmark export 0:1:24: error: 'audio' has not been declared",
        "hallmark export 0:1:31: error: no member named 'gain' in namespace "
        "'a'",
        "hallmark export 0:1:24: error: use of undeclared identifier 'audio'",
        "hallmark export 0:1:13: error: 'gain' undeclared here (not in a "
        "function)"}) {
    EXPECT_EQ(explain(words), expected);
  }
}

TEST(diagnosis, class_that_no_source_spells_is_named)
{
  SourceOptions options;
  options.headers = {{"filter.hpp", ""}};
  options.asked.questions = {{"A", {}}, {"B<{6,4}>", {}}};
  EXPECT_EQ(base::format_error(make_compile_error(
              options, "hallmark measure 1:1:5: error: no matching function")),
            "hallmark: error: 'filter.hpp': type 'B<{6,4}>' has a template "
            "argument that its values do not spell\n"
            "  hallmark measure 1:1:5: error: no matching function\n"
            "  hint: let an export take or return it, by pointer or by value");
  EXPECT_EQ(base::format_error(make_compile_error(
              options, "hallmark measure 0:1:5: error: no matching function")),
            "hallmark: error: 'filter.hpp': does not compile\n"
            "  hallmark measure 0:1:5: error: no matching function");
}

TEST(diagnosis, overloaded_export_is_named)
{
  const std::string expected =
    "hallmark: error: 'filter.hpp': export 'audio::gain' is overloaded or a "
    "template\n"
    "  hint: export a single function with a name of its own";
  for (const auto* words :
       {"hallmark export 0:1:35: error: 'decltype' cannot resolve address of "
        "overloaded function",
        "hallmark export 0:1:23: error: reference to overloaded function could "
        "not be resolved; did you mean to call it?"}) {
    EXPECT_EQ(explain(words), expected);
  }
}

TEST(diagnosis, thread_local_export_of_c_is_named)
{
  EXPECT_EQ(
    explain(
      "hallmark export 0:1:22: error: initializer element is not constant"),
    "hallmark: error: 'filter.hpp': export 'audio::gain' is thread-local: its "
    "address differs between threads\n"
    "  hint: export a function that returns its address");
}

TEST(diagnosis, other_faults_of_an_export_keep_the_words)
{
  EXPECT_EQ(
    explain("hallmark export 0:1:32: error: expected primary-expression"),
    "hallmark: error: 'filter.hpp': export 'audio::gain' is not a "
    "function or a variable\n"
    "  hallmark export 0:1:32: error: expected primary-expression");
}

TEST(diagnosis, words_about_the_header_are_passed_on_whole)
{
  EXPECT_EQ(explain("In file included from x:1:\nfilter.hpp:3:1: error: what\n"
                    "    3 | x\n"),
            "hallmark: error: 'filter.hpp': does not compile\n"
            "  In file included from x:1:\n"
            "  filter.hpp:3:1: error: what\n"
            "      3 | x");
}

TEST(diagnosis, missing_header_hints_at_depends)
{
  const std::string hint = "\n"
                           "  hint: if the build generates this header, add "
                           "its target to the step's 'depends'";
  for (const auto* words :
       {"filter.hpp:1:10: fatal error: made.hpp: No such file or directory",
        "filter.hpp:1:10: fatal error: 'made.hpp' file not found"}) {
    EXPECT_EQ(explain(words),
              "hallmark: error: 'filter.hpp': does not compile\n  " +
                std::string(words) + hint);
  }
}

TEST(diagnosis, every_number_after_the_marker_is_found)
{
  EXPECT_THAT(
    find_marked_numbers("x hallmark place 12:1: error\nhallmark place 3:1\n"
                        "hallmark place 12:9",
                        place_marker),
    testing::ElementsAre(3U, 12U));
  EXPECT_THAT(find_marked_numbers("hallmark place", place_marker),
              testing::IsEmpty());
  EXPECT_THAT(find_marked_numbers("hallmark place x", place_marker),
              testing::IsEmpty());
}

TEST(diagnosis, what_the_compiler_speaks_of_is_taken_out)
{
  std::set<std::string> names = {"a", "b", "c"};
  EXPECT_FALSE(drop_marked(names, "x.hpp:1: error", alias_marker));
  EXPECT_TRUE(drop_marked(
    names, "hallmark alias 1:1: error\nhallmark alias 9:1", alias_marker));
  EXPECT_THAT(names, testing::ElementsAre("a", "c"));
}

}  // namespace
}  // namespace hallmark::contract::compile::test_diagnosis
