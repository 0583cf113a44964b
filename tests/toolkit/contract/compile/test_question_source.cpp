// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/compile/question_source.hpp"

#include <gtest/gtest.h>

namespace hallmark::contract::compile::test_question_source {
namespace {

TEST(question_source, each_class_is_asked_three_things)
{
  QuestionOptions options;
  options.questions = {{"S", {"::S", "struct", false}}};
  EXPECT_EQ(format_questions(options, Language::cpp),
            "#line 1 \"hallmark measure 0\"\n"
            "template struct hallmark_contract::hallmark_measure<0, ::S>;\n"
            "#line 1 \"hallmark behind 0\"\n"
            "template struct hallmark_contract::hallmark_behind<0, ::S>;\n"
            "#line 1 \"hallmark pass 0\"\n"
            "template struct hallmark_contract::hallmark_pass<0, ::S>;\n");
}

TEST(question_source, moves_are_asked_about_where_they_matter)
{
  QuestionOptions options;
  options.questions = {{"S", {"::S", "struct", true}}};
  options.questions["S"].asks_move = true;
  options.unpassed = {0};
  const std::string measure =
    "#line 1 \"hallmark measure 0\"\n"
    "template struct hallmark_contract::hallmark_measure<0, ::S>;\n";
  EXPECT_EQ(format_questions(options, Language::cpp),
            measure +
              "#line 1 \"hallmark move 0\"\n"
              "template struct hallmark_contract::hallmark_move<0, ::S>;\n");
  options.unmoved = {0};
  EXPECT_EQ(format_questions(options, Language::cpp), measure);
}

TEST(question_source, what_the_compiler_would_not_hear_is_left_out)
{
  QuestionOptions options;
  options.questions = {{"A", {"::A", "struct", true}},
                       {"B", {"::B", "union", false}}};
  options.elaborated = {1};
  options.unpassed = {0};
  options.untailed = {1};
  EXPECT_EQ(
    format_questions(options, Language::cpp),
    "#line 1 \"hallmark measure 0\"\n"
    "template struct hallmark_contract::hallmark_measure<0, ::A>;\n"
    "#line 1 \"hallmark measure 1\"\n"
    "template struct hallmark_contract::hallmark_measure<1, union ::B>;"
    "\n"
    "#line 1 \"hallmark pass 1\"\n"
    "template struct hallmark_contract::hallmark_pass<1, union ::B>;\n");
}

TEST(question_source, c_is_asked_for_size_and_alignment)
{
  QuestionOptions options;
  options.questions = {{"s", {"struct s", "", false}}};
  EXPECT_EQ(format_questions(options, Language::c),
            "#line 1 \"hallmark measure 0\"\n"
            "__attribute__((__used__)) const unsigned long long "
            "hallmark_measure_0[] = {sizeof(struct s), __alignof__(struct s)};"
            "\n");
}

}  // namespace
}  // namespace hallmark::contract::compile::test_question_source
