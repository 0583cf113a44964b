// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/compile/function_heads.hpp"

#include <gtest/gtest.h>

namespace hallmark::contract::compile::test_function_heads {
namespace {

/// `1 size noexcept final pure`, a line for each.
std::string
list(std::string_view text)
{
  const auto source = split_source(text);
  std::string lines;
  for (const auto& head : find_function_heads(source)) {
    lines += std::to_string(head.line) + " " + head.name;
    lines += head.throwing == Throwing::never     ? " noexcept"
             : head.throwing == Throwing::perhaps ? " throws"
             : head.throwing == Throwing::unknown ? " unknown"
                                                  : "";
    lines += head.is_final ? " final" : "";
    lines += head.is_pure ? " pure" : "";
    lines += "\n";
  }
  return lines;
}

TEST(function_heads, words_behind_the_parameters_are_read)
{
  EXPECT_EQ(list("struct A {\n"
                 "virtual int size() const noexcept;\n"
                 "virtual void run(int) throw() final;\n"
                 "virtual void stop(int x = 0) = 0;\n"
                 "virtual ~A() noexcept(false);\n"
                 "virtual void on() noexcept(true) override final;\n"
                 "virtual void off() noexcept(sizeof(int) == 4);\n"
                 "virtual void all() throw(int);\n"
                 "};"),
            "2 size noexcept\n3 run noexcept final\n4 stop pure\n"
            "5 ~A throws\n6 on noexcept final\n7 off unknown\n8 all throws\n");
}

TEST(function_heads, declarators_of_all_kinds_are_read)
{
  EXPECT_EQ(list("struct A {\n"
                 "virtual void (*get(int) const noexcept)(char) = 0;\n"
                 "virtual auto tail() noexcept -> void (*)() final;\n"
                 "virtual int operator()(int) const = 0;\n"
                 "virtual operator int*() const noexcept;\n"
                 "virtual bool operator<(const A&) const final;\n"
                 "virtual std::function<void(int)> hook() = 0;\n"
                 "virtual\nvoid\nlate\n(int,\n int)\n noexcept;\n"
                 "};"),
            "2 get noexcept pure\n3 tail noexcept final\n4 operator pure\n"
            "5 operator noexcept\n6 operator final\n7 hook pure\n"
            "10 late noexcept\n");
}

TEST(function_heads, bodies_and_values_are_passed_over)
{
  EXPECT_EQ(list("namespace a {\n"
                 "struct A : B<int(int)> {\n"
                 "A() noexcept : x{1}, f{[]() { return 1; }} { if (x) g(); }\n"
                 "void one(int = f(2)) const { struct L { void in(); }; }\n"
                 "int x = f(3); int y{4}; void (*cb)() noexcept = nullptr;\n"
                 "enum E { first = f(5), second } e;\n"
                 "friend void other() noexcept;\n"
                 "public: void two() final;\n"
                 "};\n"
                 "int value = f(6);\n"
                 "}\n"
                 "extern \"C\" { int last(void) noexcept; }\n"),
            "3 A noexcept\n4 one\n8 two final\n12 last noexcept\n");
}

TEST(function_heads, templates_and_attributes_are_passed_over)
{
  EXPECT_EQ(
    list("template<class T = int, class U = void (*)(int)>\n"
         "class __attribute__((visibility(\"default\"))) alignas(16) A\n"
         "  final : public C {\n"
         "[[nodiscard]] virtual __attribute__((pure)) T get() = 0;\n"
         "template<class V> void one(V) noexcept;\n"
         "};"),
    "4 get pure\n5 one noexcept\n");
}

TEST(function_heads, the_class_around_them_is_known)
{
  const auto source = split_source(
    "namespace a { void zero();\n"
    "template<class T> class __attribute__((x)) One final : public B<T> {\n"
    "void one(); struct Two { void two(); enum E { e }; }; void three(); };\n"
    "template<> struct One<int(int)> { void four(); }; void five(); }\n"
    "struct { void six(); } seven; void eight();");
  std::string owners;
  for (const auto& head : find_function_heads(source)) {
    owners += head.name + " in " + head.owner + "\n";
  }
  EXPECT_EQ(owners,
            "zero in \none in One\ntwo in Two\nthree in One\nfour in One\n"
            "five in \nsix in \neight in \n");
}

TEST(function_heads, one_statement_may_declare_several)
{
  EXPECT_EQ(
    list("struct A { virtual void one() noexcept(true), two() = 0,\n"
         "three(std::pair<int, int>, int = 1) final; int x, y(int); };"),
    "1 one noexcept\n1 two pure\n2 three final\n2 y\n");
}

TEST(function_heads, comparisons_are_no_brackets)
{
  EXPECT_EQ(
    list("template<class T, if_t<size<T> <= 4 && size<T> << 1, int> = 0>\n"
         "bool one(T) noexcept;\n"
         "template<class T, if_t<(T::n < 4)>* = nullptr> T two(T);\n"
         "template<int N, if_t<N < 4>* = nullptr> void three(T) noexcept;\n"
         "struct A { virtual void four() = 0; };"),
    "2 one noexcept\n3 two\n4 three noexcept\n5 four pure\n");
}

TEST(function_heads, parameters_are_counted)
{
  const auto source = split_source(
    "void a(); void b(void); void c(int, ...); void d(...);\n"
    "void e(std::map<int, int>, int (*)(int, int), int x = f(1, 2));\n"
    "void g(void*);");
  std::vector<unsigned> counts;
  for (const auto& head : find_function_heads(source)) {
    counts.push_back(head.parameters);
  }
  EXPECT_EQ(counts, (std::vector<unsigned>{0, 0, 1, 0, 3, 1}));
}

}  // namespace
}  // namespace hallmark::contract::compile::test_function_heads
