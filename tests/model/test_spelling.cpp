// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/spelling.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hallmark::model::test_spelling {
namespace {

/// Names with what is said of them: `V` vector, `P` pointed at, `A` argument,
/// `p` parameter.
std::string
list_mentions(std::string_view spelling)
{
  std::vector<Mention> mentions;
  find_mentions(spelling, mentions);
  std::string list;
  for (const auto& mention : mentions) {
    list += list.empty() ? "" : "; ";
    list += mention.name;
    const std::string marks = std::string(mention.is_vector ? "V" : "") +
                              (mention.is_value ? "" : "P") +
                              (mention.is_argument ? "A" : "") +
                              (mention.is_parameter ? "p" : "");
    list += marks.empty() ? "" : " [" + marks + "]";
  }
  return list;
}

/// The names that are passed by value.
std::string
list_passed(std::string_view spelling)
{
  std::vector<Mention> mentions;
  find_mentions(spelling, mentions);
  std::string list;
  for (const auto& mention : mentions) {
    if (mention.is_passed) {
      list.append(list.empty() ? "" : "; ").append(mention.name);
    }
  }
  return list;
}

struct SpellingRow {
  const char* name;
  const char* spelling;
  const char* mentions;
};

class spelling : public testing::TestWithParam<SpellingRow> {};

TEST_P(spelling, mentions_its_names)
{
  EXPECT_EQ(list_mentions(GetParam().spelling), GetParam().mentions);
}

INSTANTIATE_TEST_SUITE_P(
  rows,
  spelling,
  testing::Values(
    SpellingRow{"empty", "", ""},
    SpellingRow{"name", "audio::Params", "audio::Params"},
    SpellingRow{"pointer", "const char*", "char [P]"},
    SpellingRow{"const_pointer", "const volatile A*const", "A [P]"},
    SpellingRow{"reference", "const audio::Params&", "audio::Params [P]"},
    SpellingRow{"moved", "A&&", "A [P]"},
    SpellingRow{"built_in", "unsigned long long", "unsigned long long"},
    SpellingRow{"wide", "unsigned __int128", "unsigned __int128"},
    SpellingRow{"array", "audio::Cell[3][4]", "audio::Cell"},
    SpellingRow{"array_pointer", "A(*)[3]", "A"},
    SpellingRow{"function", "float(int,A*)", "float; int [p]; A [Pp]"},
    SpellingRow{"function_pointer", "A(*)(B)", "A; B [p]"},
    SpellingRow{"callback", "void(void(*)(A))", "void; void [p]; A"},
    SpellingRow{"returned", "void(*(A))(B)", "void; A [p]; B [p]"},
    SpellingRow{"no_parameters", "A()", "A"},
    SpellingRow{"variadic", "int(const char*,...)", "int; char [Pp]"},
    SpellingRow{"template_name",
                "audio::Ring<audio::Cell,4>",
                "audio::Ring<audio::Cell,4>; audio::Cell [A]"},
    SpellingRow{"nested_template",
                "std::vector<A<B*>,std::allocator<A<B*>>>&",
                "std::vector<A<B*>,std::allocator<A<B*>>> [P]; A<B*> [A]; "
                "B [PA]; std::allocator<A<B*>> [A]; A<B*> [A]; B [PA]"},
    SpellingRow{"inner_of_template", "A<B>::C*", "A<B>::C [P]; B [A]"},
    SpellingRow{"function_argument",
                "std::function<A(B)>",
                "std::function<A(B)>; A [A]; B [Ap]"},
    SpellingRow{"enum_argument",
                "T<(audio::E)3>",
                "T<(audio::E)3>; audio::E [Ap]"},
    SpellingRow{"character_argument", "T<'>'>*", "T<'>'> [P]"},
    SpellingRow{"quote_argument", "T<'\\''>*", "T<'\\''> [P]"},
    SpellingRow{"number_suffix", "T<4u,-1>", "T<4u,-1>"},
    SpellingRow{"member_pointer", "int audio::A::*", "int"},
    SpellingRow{"member_function", "int(audio::A::*)(B)const", "int; B [p]"},
    SpellingRow{"anonymous_member",
                "audio::A::(anonymous mode)*",
                "audio::A::(anonymous mode) [P]"},
    SpellingRow{"anonymous_namespace",
                "(anonymous namespace)::A",
                "(anonymous namespace)::A"},
    SpellingRow{"vector", "__vector(8) float", "__vector(8) float [V]; float"},
    SpellingRow{"vector_parameter",
                "void(const __vector(4) unsigned long*,A)",
                "void; __vector(4) unsigned long [VPp]; unsigned long [Pp]; "
                "A [p]"},
    SpellingRow{"vector_argument",
                "T<__vector(8) float>*",
                "T<__vector(8) float> [P]; __vector(8) float [VA]; float [A]"},
    SpellingRow{"vector_of_nothing", "__vector(8)", "__vector"},
    SpellingRow{"unclosed_vector", "__vector(8 float", "__vector; float"},
    SpellingRow{"unclosed", "A<B", "A; B"},
    SpellingRow{"unopened", "A>B)", "A; B"},
    SpellingRow{"crossed", "A<(B>)", "A; B [p]"},
    SpellingRow{"trailing_scope", "A::", "A"},
    SpellingRow{"name_like_operator",
                "binary_operator<A>",
                "binary_operator<A>; A [A]"}),
  [](const auto& row) { return std::string(row.param.name); });

TEST(spelling_passing, is_by_value_as_a_parameter_or_a_result)
{
  EXPECT_EQ(list_passed("A(B,C*,const D)"), "A; B; D");
  EXPECT_EQ(list_passed("A*(B&)"), "");
  EXPECT_EQ(list_passed("void(*)(A)"), "void; A");
  EXPECT_EQ(list_passed("A(*(*)(B))(C)"), "A; B; C");
  EXPECT_EQ(list_passed("A(B::*)(C)const"), "A; C");
  EXPECT_EQ(list_passed("A(*(*)[3])()"), "A");
  EXPECT_EQ(list_passed("__vector(8) float(A)"), "__vector(8) float; float; A");
}

TEST(spelling_passing, is_of_no_array_and_no_member)
{
  EXPECT_EQ(list_passed("A"), "");
  EXPECT_EQ(list_passed("A[2]"), "");
  EXPECT_EQ(list_passed("A(*)[3]"), "");
  EXPECT_EQ(list_passed("void(A(&)[3])"), "void");
}

TEST(spelling_passing, begins_anew_among_arguments)
{
  EXPECT_EQ(list_passed("void(T<A>&)"), "void");
  EXPECT_EQ(list_passed("T<A(B)>"), "A; B");
}

TEST(spelling_parameters, are_those_of_the_function_itself)
{
  EXPECT_EQ(find_parameters("size()const"), "()const");
  EXPECT_EQ(find_parameters("operator()(int)const&"), "(int)const&");
  EXPECT_EQ(find_parameters("each(void(*)(A),B)"), "(void(*)(A),B)");
  EXPECT_EQ(find_parameters("operator<<(A)"), "(A)");
  EXPECT_EQ(find_parameters("~"), "");
  EXPECT_EQ(find_parameters("f)"), "");
}

TEST(spelling_operators, open_no_arguments)
{
  for (const auto* name : {"operator<(A)",
                           "operator<<(A)",
                           "operator<=(A)",
                           "operator<=>(A)",
                           "operator>(A)",
                           "operator>>(A)",
                           "operator->()"}) {
    EXPECT_EQ(count_nesting(name), 1U) << name;
  }
}

TEST(spelling_nesting, counts_brackets_within_brackets)
{
  EXPECT_EQ(count_nesting("A"), 0U);
  EXPECT_EQ(count_nesting("A<B>(C<D>)"), 2U);
  EXPECT_EQ(count_nesting("(>(>(>"), 3U);
  EXPECT_EQ(count_nesting("<(<(<("), 6U);
}

TEST(spelling_mentions, are_appended)
{
  std::vector<Mention> mentions;
  find_mentions("A", mentions);
  find_mentions("B", mentions);

  ASSERT_EQ(mentions.size(), 2U);
  EXPECT_EQ(mentions[1].name, "B");
}

}  // namespace
}  // namespace hallmark::model::test_spelling
