// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The names of instances of templates that take values, from every compiler.

#include "toolkit/contract/snippet.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::tests::test_templates {
namespace {

const char* const header = R"(
namespace q {
enum class E : unsigned long { zero, most = ~0ul };
enum U { none, all = 0xffffffffffffffffull };
enum class M : unsigned { one = 1 };
struct Point { int a; int b; };
struct Line { Point from; Point to; };
struct Text { char s[6]; };
struct Mixed { M m; bool b; char c; int n[3]; };
struct Derived : Point { int c; };
struct Pointers { int* p; void (*f)(int); decltype(nullptr) n; };
struct Fractions { float f; double d; };
union Either { int i; float f; };
extern int object;
extern int array[4];
void function(int);
template<int* P> struct Object { int x; };
template<void (*P)(int)> struct Function { int x; };
template<int Point::*P> struct Data { int x; };
template<void (Point::*P)()> struct Member { int x; };
template<E V> struct Wide { int x; };
template<U V> struct Plain { int x; };
template<__int128 V> struct Whole { int x; };
template<class T, T V> struct Typed { int x; };
template<class... T> struct Types { int x; };
template<class T> struct Outer {
  template<T* P> struct Inner { int x; };
};
#if __cplusplus >= 202002L
template<auto V> struct Any { int x; };
template<auto... V> struct Many { int x; };
template<Point V> struct AtPoint { int x; };
template<Line V> struct AtLine { int x; };
template<Text V> struct AtText { int x; };
template<Mixed V> struct AtMixed { int x; };
template<Derived V> struct AtDerived { int x; };
template<Pointers V> struct AtPointers { int x; };
template<Fractions V> struct AtFractions { int x; };
template<Either V> struct AtEither { int x; };
#endif
}
)";

struct Row {
  const char* name;
  const char* type;  ///< as the header has it
  const char* expected;
  const char* standard = "c++20";
};

class templates : public testing::TestWithParam<Row> {};

/// Its type is that of a member, since g++ mangles some values in another way
/// than clang.
TEST_P(templates, name_is_the_same_from_every_compiler)
{
  const auto& row = GetParam();
  const auto text = std::string(header) + "namespace q { struct Holder { " +
                    row.type + " member; }; void f(Holder*); }";
  for (const auto& compiler : find_compilers()) {
    const auto made = text_of({.text = text,
                               .exports = {"q::f"},
                               .compiler = compiler + " -std=" + row.standard});
    EXPECT_THAT(made,
                testing::HasSubstr(std::string("class\t") + row.expected +
                                   "\n\tsize\t4\n"))
      << compiler;
    EXPECT_THAT(made,
                testing::HasSubstr(std::string("\tmember\t0\tmember\t") +
                                   row.expected + "\n"))
      << compiler;
  }
}

INSTANTIATE_TEST_SUITE_P(
  values,
  templates,
  testing::Values(
    Row{"null_object", "Object<nullptr>", "q::Object<0>", "c++17"},
    Row{"object", "Object<&object>", "q::Object<q::object>", "c++17"},
    Row{"first_element", "Object<&array[0]>", "q::Object<q::array>"},
    Row{"null_function", "Function<nullptr>", "q::Function<0>", "c++17"},
    Row{"null_data", "Data<nullptr>", "q::Data<0>", "c++17"},
    Row{"null_member", "Member<nullptr>", "q::Member<0>", "c++17"},
    Row{"null_typed", "Typed<int*, nullptr>", "q::Typed<int*,0>", "c++17"},
    Row{"zero_typed", "Typed<int, 0>", "q::Typed<int,0>", "c++17"},
    Row{"minus_one_typed", "Typed<int, -1>", "q::Typed<int,-1>", "c++17"},
    Row{"null_within",
        "Types<Object<nullptr>, Types<Member<nullptr>>>",
        "q::Types<q::Object<0>,q::Types<q::Member<0>>>",
        "c++17"},
    Row{"null_of_an_inner_class",
        "Outer<int>::Inner<nullptr>",
        "q::Outer<int>::Inner<0>",
        "c++17"},
    Row{"null_of_any", "Any<(int*)nullptr>", "q::Any<0>"},
    Row{"nullptr_of_any", "Any<nullptr>", "q::Any<0>"},
    Row{"zero_of_any", "Any<0>", "q::Any<0>"},
    Row{"null_in_a_pack",
        "Many<1, (int*)nullptr, 0, &Point::b>",
        "q::Many<1,0,0,q::Point::b>"},
    Row{"largest_enumerator",
        "Wide<E::most>",
        "q::Wide<(q::E)18446744073709551615>",
        "c++17"},
    Row{"largest_enumerator_unscoped",
        "Plain<all>",
        "q::Plain<(q::U)18446744073709551615>",
        "c++17"},
    Row{"large_value_without_enumerator",
        "Wide<(E)0xfffffffffffffff0>",
        "q::Wide<(q::E)18446744073709551600>",
        "c++17"},
    Row{"more_than_64_bits",
        "Whole<(__int128)1 << 100>",
        "q::Whole<1267650600228229401496703205376>",
        "gnu++17"},
    Row{"less_than_64_bits",
        "Whole<-((__int128)1 << 100)>",
        "q::Whole<-1267650600228229401496703205376>",
        "gnu++17"},
    Row{"class_value", "AtPoint<Point{1, 2}>", "q::AtPoint<{1,2}>"},
    Row{"class_value_of_zeros", "AtPoint<Point{}>", "q::AtPoint<{}>"},
    Row{"class_value_that_ends_in_zeros",
        "AtLine<Line{{1, 0}, {}}>",
        "q::AtLine<{{1}}>"},
    Row{"class_value_that_begins_with_zeros",
        "AtLine<Line{{}, {0, 1}}>",
        "q::AtLine<{{},{0,1}}>"},
    Row{"class_value_of_characters",
        "AtText<Text{\"a\\\"b\"}>",
        "q::AtText<{{97,34,98}}>"},
    Row{"class_value_without_characters",
        "AtText<Text{\"\"}>",
        "q::AtText<{}>"},
    Row{"class_value_of_all_kinds",
        "AtMixed<Mixed{M::one, true, 'x', {0, -1}}>",
        "q::AtMixed<{1,true,120,{0,-1}}>"},
    Row{"class_value_with_a_base",
        "AtDerived<Derived{{1, 2}, 3}>",
        "q::AtDerived<{{1,2},3}>"},
    Row{"class_value_of_null_pointers",
        "AtPointers<Pointers{}>",
        "q::AtPointers<{}>"},
    Row{"class_value_of_fractions",
        "AtFractions<Fractions{1.5f, -0.1}>",
        "q::AtFractions<{1.500000e+00,-1.000000e-01}>"},
    Row{"class_value_of_a_union", "AtEither<Either{3}>", "q::AtEither<{3}>"},
    Row{"class_value_of_any", "Any<Point{1, 2}>", "q::Any<{1,2}>"},
    Row{"class_value_typed",
        "Typed<Point, Point{1, 2}>",
        "q::Typed<q::Point,{1,2}>"},
    Row{"class_value_within",
        "Types<AtPoint<Point{3, 0}>, AtLine<Line{{1, 2}, {}}>>",
        "q::Types<q::AtPoint<{3}>,q::AtLine<{{1,2}}>>"}),
  [](const auto& row) { return std::string(row.param.name); });

/// As text these are `Any<0>` both, and so are they as g++ writes it.
TEST(templates_of_one_name, are_told_apart_when_they_differ)
{
  const std::string start = "namespace q {\ntemplate<auto V> struct Any { ";
  const std::string end = " };\nvoid f(Any<0>*, Any<(int*)nullptr>*);\n}\n";
  for (const auto& compiler : find_compilers()) {
    EXPECT_EQ(error_of({.text = start + "int x;" + end,
                        .exports = {"q::f"},
                        .compiler = compiler + " -std=c++20"}),
              "")
      << compiler;
    EXPECT_EQ(
      error_of({.text = start + "decltype(V) x;" + end,
                .exports = {"q::f"},
                .compiler = compiler + " -std=c++20"}),
      "hallmark: error: 'DIR/sample.hpp': two types that differ have the name "
      "'q::Any<0>' in debugging information\n"
      "  hint: give the parameter of the template a type in place of 'auto'")
      << compiler;
  }
}

/// What clang 14 cannot compile.
TEST(templates_of_newer_compilers, fractions_and_parts_of_objects_are_alike)
{
  const auto text = std::string(header) +
                    "namespace q {\n"
                    "extern Line line;\n"
                    "struct Holder {\n"
                    "  Any<0.1> a; Any<-0.0f> b; Any<1e300> c;\n"
                    "  Object<&array[1]> d; Object<&line.to.a> e;\n"
                    "};\n"
                    "void f(Holder*);\n"
                    "}\n";
  for (const auto& compiler : find_compilers()) {
    if (compiler == "clang++-14") {
      continue;
    }
    const auto made = text_of({.text = text,
                               .exports = {"q::f"},
                               .compiler = compiler + " -std=c++20"});
    EXPECT_THAT(block_of(made, "class\tq::Holder"),
                testing::HasSubstr("\tmember\t0\ta\tq::Any<1.000000e-01>\n"
                                   "\tmember\t4\tb\tq::Any<-0.000000e+00>\n"
                                   "\tmember\t8\tc\tq::Any<1.000000e+300>\n"
                                   "\tmember\t12\td\tq::Object<&array[1]>\n"
                                   "\tmember\t16\te\tq::Object<&line.to.a>\n"))
      << compiler;
  }
}

}  // namespace
}  // namespace hallmark::tests::test_templates
