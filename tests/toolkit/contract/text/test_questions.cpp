// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "toolkit/contract/snippet.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::tests::test_questions {
namespace {

using testing::HasSubstr;
using testing::Not;

/// Rows of which one text has to come from each compiler.
std::string
text_of_each(const std::string& header)
{
  std::string first;
  for (const auto& compiler : find_compilers()) {
    auto text = text_of(
      {.text = header, .exports = {"f"}, .compiler = compiler + " -std=c++20"});
    first = first.empty() ? text : first;
    EXPECT_EQ(text, first) << compiler;
  }
  return first;
}

TEST(question, class_that_nobody_may_pass_is_passed_by_nobody)
{
  const auto text =
    text_of_each("class Kept { ~Kept(); friend void drop(Kept*); int i; };\n"
                 "struct Abstract { virtual int f() = 0; };\n"
                 "struct Gone { ~Gone() = delete; int i; };\n"
                 "void f(Kept*, Abstract*, Gone*);");
  EXPECT_EQ(block_of(text, "class\tKept"),
            "class\tKept\n\tsize\t4\n\talign\t4\n\tpass\t-\n"
            "\tmember\t0\ti\tint\n");
  EXPECT_EQ(block_of(text, "class\tGone"),
            "class\tGone\n\tsize\t4\n\talign\t4\n\tpass\t-\n"
            "\tmember\t0\ti\tint\n");
  EXPECT_THAT(block_of(text, "class\tAbstract"),
              HasSubstr("\tpass\t-\n\tabstract\n"));
}

TEST(question, member_of_an_incomplete_type_stays_so)
{
  const auto text =
    text_of_each("#include <memory>\nstruct Hidden;\n"
                 "struct Shown { std::unique_ptr<Hidden> hidden; };\n"
                 "void f(Shown*);");
  EXPECT_THAT(block_of(text, "class\tShown"), HasSubstr("\tpass\tmemory\n"));
  EXPECT_THAT(text, HasSubstr("declared\tHidden\n"));
}

/// Templates whose arguments are values of classes.
constexpr const char* valued =
  "enum class Mode { dry, wet };\n"
  "extern int level;\n"
  "struct WithMode { Mode mode; int n; };\n"
  "struct WithPointer { const int* p; };\n"
  "struct Computed { int a; int b;\n"
  "  constexpr Computed(int x) : a(x * 2), b(x + 1) {} };\n"
  "template<unsigned long N> struct Text { char data[N]{};\n"
  "  constexpr Text(const char (&text)[N])\n"
  "  { for (unsigned long i = 0; i < N; ++i) data[i] = text[i]; } };\n"
  "template<WithMode V> struct A { int a; };\n"
  "template<WithPointer V> struct B { int b; };\n"
  "template<Computed V> struct C { int c; };\n"
  "template<Text V> struct D { int d; };\n";

TEST(question, class_with_values_of_classes_in_its_name_is_reached_by_an_export)
{
  const auto text = text_of_each(
    std::string(valued) +
    "C<Computed(4)> f(A<WithMode{Mode::wet, 3}>*, B<WithPointer{&level}>&,\n"
    "                 D<\"abc\">&&) noexcept;");
  EXPECT_EQ(block_of(text, "class\tA<{1,3}>"),
            "class\tA<{1,3}>\n\tsize\t4\n\talign\t4\n\tpass\tvalue\n"
            "\tmember\t0\ta\tint\n");
  EXPECT_THAT(text, HasSubstr("class\tB<{level}>\n"));
  EXPECT_THAT(text, HasSubstr("class\tC<{8,5}>\n"));
  EXPECT_THAT(text, HasSubstr("class\tD<{{97,98,99}}>\n"));
}

TEST(question, class_with_values_of_classes_in_its_name_may_be_a_part_or_a_base)
{
  const auto text =
    text_of_each(std::string(valued) +
                 "struct Part { C<Computed(1)> c; C<Computed(2)> d[2]; };\n"
                 "struct Derived : C<Computed(3)> { int i; };\n"
                 "extern C<Computed(4)> variable[2];\n"
                 "void f(Part*, Derived*, decltype(variable)&);");
  for (const auto* name : {"C<{2,2}>", "C<{4,3}>", "C<{6,4}>", "C<{8,5}>"}) {
    EXPECT_THAT(block_of(text, std::string("class\t") + name),
                HasSubstr("\tpass\tvalue\n"));
  }
}

TEST(question, class_that_no_source_can_name_is_an_error_that_says_so)
{
  for (const auto& compiler : find_compilers()) {
    const auto error =
      error_of({.text = std::string(valued) +
                        "template<class T> struct Holder { T* held; };\n"
                        "template<class T> struct Empty {};\n"
                        "using Deep = Empty<Holder<C<Computed(3)>>>;\n"
                        "void f(Deep*);",
                .exports = {"f"},
                .compiler = compiler + " -std=c++20"});
    EXPECT_TRUE(error.empty() ||
                error.starts_with(
                  "hallmark: error: 'DIR/sample.hpp': type 'C<{6,4}>' has a "
                  "template argument that its values do not spell\n"))
      << compiler << ": " << error;
  }
}

TEST(question, final_is_told)
{
  const auto text =
    text_of_each("struct Last final { int i; };\n"
                 "struct Open { int i; };\nvoid f(Last*, Open*);");
  EXPECT_THAT(block_of(text, "class\tLast"), HasSubstr("\tfinal\n"));
  EXPECT_THAT(block_of(text, "class\tOpen"), Not(HasSubstr("final")));
}

TEST(question, hash_that_does_not_throw_is_told_of_its_tables)
{
  const auto make = [](const std::string& exceptions) {
    return text_of_each(
      "#include <unordered_map>\n#include <unordered_set>\n"
      "struct K { int i; bool operator==(const K&) const; };\n"
      "struct H { unsigned long operator()(const K&) const " +
      exceptions +
      "; };\nvoid f(std::unordered_map<K, int, H>*, std::unordered_set<K, "
      "H>*);");
  };
  const auto kept = make("");
  const auto quick = make("noexcept");
  EXPECT_THAT(kept, Not(HasSubstr("hash\t")));
  EXPECT_THAT(block_of(quick,
                       "leaf\tstd::unordered_set<K,H,std::equal_to<K>,"
                       "std::allocator<K>>"),
              HasSubstr("\thash\tnoexcept\n"));
}

TEST(question, hash_tables_are_asked_about_below_other_leaves)
{
  const auto text = text_of_each(
    "#include <functional>\n#include <memory>\n#include <optional>\n"
    "#include <unordered_map>\n#include <vector>\n"
    "template<int N> struct H {"
    " unsigned long operator()(int) const noexcept; };\n"
    "struct K { int k; bool operator==(const K&) const; };\n"
    "namespace std { template<> struct hash<K> {\n"
    "  unsigned long operator()(const K&) const noexcept; }; }\n"
    "template<int N> using M = std::unordered_map<int, int, H<N>>;\n"
    "struct L;\n"
    "struct S { std::vector<std::optional<M<1>>> a; std::unique_ptr<M<2>> b;\n"
    "  std::unique_ptr<std::unordered_map<K, int>> c;\n"
    "  std::unique_ptr<std::unordered_map<int, L>>* d;\n"
    "  virtual void e(std::vector<M<3>>*); };\n"
    "void f(S*, std::vector<M<4>>&, const std::function<void(M<5>&)>&,\n"
    "  std::vector<M<6>* (*)()>*);");
  const std::string rest = ",std::equal_to<int>,"
                           "std::allocator<std::pair<const int,int>>>";
  for (const auto* number : {"1", "2", "3", "4", "5", "6"}) {
    EXPECT_THAT(block_of(text,
                         "leaf\tstd::unordered_map<int,int,H<" +
                           std::string(number) + ">" + rest),
                HasSubstr("\thash\tnoexcept\n"))
      << number;
  }
  EXPECT_THAT(block_of(text,
                       "leaf\tstd::unordered_map<K,int,std::hash<K>,"
                       "std::equal_to<K>,std::allocator<std::pair<const K,"
                       "int>>>"),
              HasSubstr("\thash\tnoexcept\n"));
  // What no compiler can complete has no block.
  EXPECT_THAT(text, Not(HasSubstr("leaf\tstd::unordered_map<int,L,")));
}

TEST(question, moves_are_told_where_something_names_any)
{
  const std::string head =
    "#include <any>\n#include <vector>\n"
    "struct Quick { int v; Quick(const Quick&); Quick(Quick&&) noexcept; };\n"
    "struct Slow { int v; Slow(const Slow&); Slow(Slow&&); };\n"
    "struct Holder { Slow s; };\nunion Plain { int i; float f; };\n"
    "struct Large { Slow s[3]; };\nstruct Kept { Kept(Kept&&) = delete; };\n"
    "class Private { Private(Private&&) noexcept; };\n"
    "struct Abstract { virtual void f() = 0; };\n"
    "void f(Quick*, Holder*, Plain*, Large*, Kept*, Private*, Abstract*";
  const auto text = text_of_each(head + ", std::vector<std::any (*)()>*);");
  EXPECT_THAT(block_of(text, "class\tQuick"), HasSubstr("\tmove\tnoexcept\n"));
  EXPECT_THAT(block_of(text, "class\tSlow"), HasSubstr("\tmove\tthrows\n"));
  EXPECT_THAT(block_of(text, "class\tHolder"), HasSubstr("\tmove\tthrows\n"));
  EXPECT_THAT(block_of(text, "union\tPlain"), HasSubstr("\tmove\tnoexcept\n"));
  EXPECT_THAT(block_of(text, "class\tLarge"), Not(HasSubstr("move\t")));
  EXPECT_THAT(block_of(text, "class\tKept"), HasSubstr("\tmove\tthrows\n"));
  EXPECT_THAT(block_of(text, "class\tAbstract"), Not(HasSubstr("move\t")));
  EXPECT_THAT(text_of_each(head + ");"), Not(HasSubstr("\tmove\t")));
}

TEST(question, class_may_have_the_name_of_a_function)
{
  const auto text = text_of_each("struct stat { int s; union { int a; } u; };\n"
                                 "int stat(int);\n"
                                 "union both { int a; };\nint both(int);\n"
                                 "void f(struct stat*, union both*);");
  EXPECT_EQ(block_of(text, "class\tstat"),
            "class\tstat\n\tsize\t8\n\talign\t4\n\tpass\tvalue\n"
            "\tmember\t0\ts\tint\n\tmember\t4\tu\tstat::(anonymous u)\n");
  EXPECT_THAT(block_of(text, "union\tstat::(anonymous u)"),
              HasSubstr("\talign\t4\n"));
  EXPECT_THAT(block_of(text, "union\tboth"), HasSubstr("\talign\t4\n"));
}

TEST(question, private_and_unnamed_classes_are_asked_about)
{
  const auto text = text_of_each(
    "class Owner { struct In { In(const In&); char c; }; In in;\n"
    "  struct { long l; struct { char c; } deep[2]; }* unnamed[3];\n"
    "  union { struct { short s; } part; int i; };\n"
    "  template<class T> struct Of { T t; }; Of<float __attribute__(("
    "vector_size(16)))> of; };\nvoid f(Owner*);");
  EXPECT_THAT(block_of(text, "class\tOwner::In"),
              HasSubstr("\tpass\tmemory\n"));
  EXPECT_THAT(block_of(text, "class\tOwner::(anonymous unnamed)"),
              HasSubstr("\tsize\t16\n\talign\t8\n\tpass\tvalue\n"));
  EXPECT_THAT(
    block_of(text, "class\tOwner::(anonymous unnamed)::(anonymous deep)"),
    HasSubstr("\tsize\t1\n\talign\t1\n"));
  EXPECT_THAT(block_of(text, "class\tOwner::(anonymous part)"),
              HasSubstr("\talign\t2\n"));
  EXPECT_THAT(block_of(text, "class\tOwner::Of<__vector(4) float>"),
              HasSubstr("\talign\t16\n"));
}

TEST(question, c_is_asked_too)
{
  for (const auto& compiler : find_compilers(contract::Language::c)) {
    const auto text = text_of(
      {.text =
         "struct __attribute__((packed)) tight { char c; long l; };\n"
         "typedef struct { char c; struct { short s[2]; } in[2]; } named;\n"
         "void f(struct tight*, named*);",
       .exports = {"f"},
       .compiler = compiler,
       .language = contract::Language::c});
    EXPECT_THAT(block_of(text, "class\ttight"),
                HasSubstr("\tsize\t9\n\talign\t1\n\tpass\tvalue\n"))
      << compiler;
    EXPECT_THAT(block_of(text, "class\tnamed::(anonymous in)"),
                HasSubstr("\tsize\t4\n\talign\t2\n"))
      << compiler;
  }
}

}  // namespace
}  // namespace hallmark::tests::test_questions
