// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/text/virtual_lines.hpp"
#include "toolkit/contract/snippet.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::tests::test_virtual_lines {
namespace {

using testing::HasSubstr;

/// The lines of a class from its virtual functions on.
std::string
functions_of(const std::string& text, const std::string& name)
{
  const auto block = block_of(text, "class\t" + name);
  const auto start = block.find("\tvirtual\t");
  const auto overriding = block.find("\toverride\t");
  const auto first = std::min(start, overriding);
  return first == block.npos ? "" : block.substr(first);
}

const char* const header = R"(
#define API virtual
template<class T> struct Pure { virtual T value() const = 0; };
class Base {
public:
  virtual ~Base();
  API int size() const noexcept; virtual void keep() final;
  virtual void set(void (*callback)(int) noexcept);
  virtual void set(int) noexcept, set(long), set(char) = 0;
protected:
  virtual void (*get() noexcept)(int);
private:
  virtual __attribute__((ms_abi)) void odd() = 0;
  virtual operator int() const noexcept;
};
struct Derived : Base {
  ~Derived() final;
  int size() const noexcept final;
  void set(long) noexcept override;
  void set(int) noexcept override;
};
struct Loose { virtual ~Loose() noexcept(false); };
void f(Derived*, Loose*, Pure<int>*);
)";

TEST(virtual_lines, say_what_callers_take_for_granted)
{
  std::string first;
  for (const auto& compiler : find_compilers()) {
    const auto text = text_of(
      {.text = header, .exports = {"f"}, .compiler = compiler + " -std=c++17"});
    EXPECT_EQ(functions_of(text, "Base"),
              "\tvirtual\t0\t~\n"
              "\tvirtual\t2\tsize()const\tint\tnoexcept\n"
              "\tvirtual\t3\tkeep()\tvoid\tfinal\n"
              "\tvirtual\t4\tset(void(*)(int)noexcept)\tvoid\n"
              "\tvirtual\t5\tset(int)\tvoid\tnoexcept\n"
              "\tvirtual\t6\tset(long)\tvoid\n"
              "\tvirtual\t7\tset(char)\tvoid\tpure\n"
              "\tvirtual\t8\tget()\tvoid(*)(int)\tnoexcept\n"
              "\tvirtual\t9\todd()[[ms_abi]]\tvoid\tpure\n"
              "\tvirtual\t10\toperator int()const\tint\tnoexcept\n")
      << compiler;
    EXPECT_EQ(functions_of(text, "Derived"),
              "\toverride\tset(int)\tnoexcept\n"
              "\toverride\tset(long)\tnoexcept\n"
              "\toverride\tsize()const\tfinal,noexcept\n"
              "\toverride\t~\tfinal\n");
    EXPECT_EQ(functions_of(text, "Loose"), "\tvirtual\t0\t~\tthrows\n");
    EXPECT_EQ(functions_of(text, "Pure<int>"),
              "\tvirtual\t0\tvalue()const\tint\tpure\n");
    first = first.empty() ? text : first;
    EXPECT_EQ(text, first) << compiler;
  }
}

TEST(virtual_lines, of_one_line_are_told_apart_by_their_order)
{
  for (const auto& compiler : find_compilers()) {
    const auto text = text_of({.text = "struct S { virtual void f(int) final; "
                                       "virtual void f(char) = 0; void f(); "
                                       "virtual void f(long); };\nvoid g(S*);",
                               .exports = {"g"},
                               .compiler = compiler});
    EXPECT_EQ(functions_of(text, "S"),
              "\tvirtual\t0\tf(int)\tvoid\tfinal\n"
              "\tvirtual\t1\tf(char)\tvoid\tpure\n"
              "\tvirtual\t2\tf(long)\tvoid\n")
      << compiler;
  }
}

TEST(virtual_lines, of_classes_of_one_line_are_told_apart)
{
  for (const auto& compiler : find_compilers()) {
    const auto text = text_of(
      {.text = "#define TWO(N) struct N##1 { virtual void f() final; };\\\n"
               "  struct N##2 { virtual void f() = 0; };\n"
               "#define IFACE(N, ...) struct N { __VA_ARGS__ };\n"
               "TWO(T)\nIFACE(M,\n  virtual void a() = 0;\n"
               "  virtual void a(int) final;\n)\nvoid g(T1*, T2*, M*);",
       .exports = {"g"},
       .compiler = compiler});
    EXPECT_EQ(functions_of(text, "T1"), "\tvirtual\t0\tf()\tvoid\tfinal\n");
    EXPECT_EQ(functions_of(text, "T2"), "\tvirtual\t0\tf()\tvoid\tpure\n");
    EXPECT_EQ(functions_of(text, "M"),
              "\tvirtual\t0\ta()\tvoid\tpure\n"
              "\tvirtual\t1\ta(int)\tvoid\tfinal\n")
      << compiler;
  }
}

TEST(virtual_lines, deleted_functions_have_their_slots)
{
  for (const auto& compiler : find_compilers()) {
    for (const std::string standard : {" -std=c++11", " -std=c++20"}) {
      const auto text = text_of(
        {.text = "struct S { virtual int a();\n"
                 "  virtual void d(int, void (*)(float)) noexcept = delete;\n"
                 "  virtual void d(char); virtual int b();\n"
                 "  virtual ~S() = delete; };\n"
                 "struct T : S { void d(int, void (*)(float)) noexcept final "
                 "= delete; ~T() = delete; };\nvoid g(T*);",
         .exports = {"g"},
         .compiler = compiler + standard});
      EXPECT_EQ(functions_of(text, "S"),
                "\tvirtual\t0\ta()\tint\n"
                "\tvirtual\t1\td(int,void(*)(float))\tvoid\tdeleted\n"
                "\tvirtual\t2\td(char)\tvoid\n"
                "\tvirtual\t3\tb()\tint\n"
                "\tvirtual\t4\t~\tdeleted\n")
        << compiler << standard << text;
      EXPECT_EQ(functions_of(text, "T"),
                "\toverride\td(int,void(*)(float))\tdeleted,final\n"
                "\toverride\t~\tdeleted\n");
    }
  }
}

TEST(virtual_lines, before_cxx17_are_read_from_the_text)
{
  for (const auto& compiler : find_compilers()) {
    const auto text = text_of({.text = "struct S { virtual void f() noexcept;\n"
                                       "virtual void f(int) throw(); };\n"
                                       "void g(S*);",
                               .exports = {"g"},
                               .compiler = compiler + " -std=c++11"});
    EXPECT_EQ(functions_of(text, "S"),
              "\tvirtual\t0\tf()\tvoid\tnoexcept\n"
              "\tvirtual\t1\tf(int)\tvoid\tnoexcept\n")
      << compiler;
  }
}

}  // namespace
}  // namespace hallmark::tests::test_virtual_lines
