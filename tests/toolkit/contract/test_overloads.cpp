// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Exports that share a name: overloads, operators, instances of templates.

#include "contract/overloads.hpp"
#include "toolkit/contract/snippet.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::tests::test_overloads {
namespace {

using contract::Language;
using testing::HasSubstr;

const char* const header = R"(
#include <stddef.h>
namespace a {
struct V { int v; };
double warm(double);
float warm(float);
void warm(const V&, unsigned = 0);
int warm() noexcept(true);
int warm(const char*, ...);
V operator+(const V&, const V&);
V operator-(const V&, const V&);
V operator-(const V&);
bool operator==(const V&, const V&);
bool operator<(const V&, const V&);
V operator""_v(unsigned long long);
template<class T> T make(T t) { return t; }
template<class T> T make(T t, int) { return t; }
template<class T, int N> struct Ring { T t[N]; };
template<class T> Ring<T, 4>* ring();
template<class T> bool operator<(const Ring<T, 4>&, const T&) { return true; }
template<class T> T mixed(T t) { return t; }
int mixed(double);
template<class T> T table[2] = {};
struct X {
  static X* create(int);
  static X* create(const char*);
  static void* operator new(size_t);
  static void operator delete(void*);
};
template<class T> struct Y { static T take(T t) { return t; } };
extern "C" int plain(int);
int plain(long);
}
)";

struct Row {
  const char* name;  ///< of the export
  const char* kind;  ///< and its type
  const char* linkage;
};

constexpr Row rows[] = {
  {"a::X::create(const char*)",
   "function\ta::X*(const char*)",
   "_ZN1a1X6createEPKc"},
  {"a::X::create(int)", "function\ta::X*(int)", "_ZN1a1X6createEi"},
  {"a::X::operator new", "function\tvoid*(unsigned long)", "_ZN1a1XnwEm"},
  {"a::Y<int>::take", "function\tint(int)", "_ZN1a1YIiE4takeEi"},
  {"a::make<int>(int)", "function\tint(int)", "_ZN1a4makeIiEET_S1_"},
  {"a::make<int>(int,int)", "function\tint(int,int)", "_ZN1a4makeIiEET_S1_i"},
  {"a::mixed(double)", "function\tint(double)", "_ZN1a5mixedEd"},
  {"a::mixed<int>", "function\tint(int)", "_ZN1a5mixedIiEET_S1_"},
  {"a::operator\"\"_v", "function\ta::V(unsigned long long)", "_ZN1ali2_vEy"},
  {"a::operator+",
   "function\ta::V(const a::V&,const a::V&)",
   "_ZN1aplERKNS_1VES2_"},
  {"a::operator-(const a::V&)",
   "function\ta::V(const a::V&)",
   "_ZN1angERKNS_1VE"},
  {"a::operator-(const a::V&,const a::V&)",
   "function\ta::V(const a::V&,const a::V&)",
   "_ZN1amiERKNS_1VES2_"},
  {"a::operator< <int>",
   "function\tbool(const a::Ring<int,4>&,const int&)",
   "_ZN1altIiEEbRKNS_4RingIT_Li4EEERKS2_"},
  {"a::operator<(const a::V&,const a::V&)",
   "function\tbool(const a::V&,const a::V&)",
   "_ZN1altERKNS_1VES2_"},
  {"a::operator==",
   "function\tbool(const a::V&,const a::V&)",
   "_ZN1aeqERKNS_1VES2_"},
  {"a::plain(int)", "function\tint(int)", "plain"},
  {"a::plain(long)", "function\tint(long)", "_ZN1a5plainEl"},
  {"a::ring<a::V>",
   "function\ta::Ring<a::V,4>*()",
   "_ZN1a4ringINS_1VEEEPNS_4RingIT_Li4EEEv"},
  {"a::table<int>", "variable\tint[2]", "_ZN1a5tableIiEE"},
  {"a::warm()", "function\tint()", "_ZN1a4warmEv\n\tnoexcept"},
  {"a::warm(const a::V&,unsigned int)",
   "function\tvoid(const a::V&,unsigned int)",
   "_ZN1a4warmERKNS_1VEj"},
  {"a::warm(const char*,...)",
   "function\tint(const char*,...)",
   "_ZN1a4warmEPKcz"},
  {"a::warm(double)", "function\tdouble(double)", "_ZN1a4warmEd"},
  {"a::warm(float)", "function\tfloat(float)", "_ZN1a4warmEf"},
};

/// Wholly: the types follow.
std::string
expected_exports()
{
  std::string text;
  for (const auto& row : rows) {
    text += std::string("export\t") + row.name + "\t" + row.kind +
            "\n\tlinkage\t" + row.linkage + "\n";
  }
  return text;
}

Snippet
make_snippet(const std::string& compiler)
{
  Snippet snippet = {.text = header, .exports = {}, .compiler = compiler};
  for (const auto& row : rows) {
    snippet.exports.emplace_back(row.name);
  }
  return snippet;
}

TEST(overloads, each_is_picked_by_every_compiler)
{
  for (const auto& compiler : find_compilers()) {
    for (const auto* standard : {"c++14", "c++17", "c++20"}) {
      const auto text = text_of(make_snippet(compiler + " -std=" + standard));
      const auto start = text.find("export\t");
      const auto end = text.find("\nclass\t");
      ASSERT_LT(start, end) << text;
      EXPECT_EQ(text.substr(start, end + 1 - start), expected_exports())
        << compiler << ' ' << standard;
    }
  }
}

TEST(overloads, types_are_known_to_lookups)
{
  for (const auto& compiler : find_compilers()) {
    const auto made = make(make_snippet(compiler + " -std=c++17"));
    ASSERT_TRUE(made) << base::format_error(made.error());
    const auto key_of = [&](const std::string& name) {
      for (const auto& one : made->exports) {
        if (one.name == name) {
          return one.type_key;
        }
      }
      return std::string();
    };
    EXPECT_EQ(key_of("a::warm(double)"), "PN8hallmark4typeIFddEEE");
    EXPECT_EQ(key_of("a::warm()"), "PN8hallmark4typeIDoFivEEE");
    EXPECT_EQ(key_of("a::make<int>(int)"), "PN8hallmark4typeIFiiEEE");
    EXPECT_EQ(key_of("a::table<int>"), "PN8hallmark4typeIA2_iEE");
  }
}

TEST(overloads, places_are_those_of_the_declarations)
{
  for (const auto& compiler : find_compilers()) {
    const auto made = make(make_snippet(compiler));
    ASSERT_TRUE(made) << base::format_error(made.error());
    // clang says of one of several functions at most where it is; the others
    // are looked for in the header's text.
    const auto* of_float = compiler.starts_with("clang")
                             ? "a::warm(float)\tsample.hpp\t5\n"
                             : "a::warm(float)\tsample.hpp\t6\n";
    for (const auto* place : {of_float,
                              "a::warm(double)\tsample.hpp\t5\n",
                              "a::operator-(const a::V&)\tsample.hpp\t12\n",
                              "a::make<int>(int,int)\tsample.hpp\t17\n",
                              "a::X::create(int)\tsample.hpp\t25\n"}) {
      EXPECT_THAT(made->places, HasSubstr(std::string("place\t") + place))
        << compiler;
    }
  }
}

/// What is named with its parameter types stays what it is.
TEST(overloads, one_more_changes_nothing)
{
  const auto fingerprint_of = [](const std::string& more) {
    const auto made = make({.text = "struct V {int v;};\nint f(int);" + more,
                            .exports = {"f(int)"}});
    return made ? made->fingerprint : base::format_error(made.error());
  };
  const auto before = fingerprint_of("");
  EXPECT_EQ(before.size(), 32U);
  EXPECT_EQ(fingerprint_of("int f(long);"), before);
  EXPECT_EQ(fingerprint_of("V f(const V&, int = 0);"), before);
  EXPECT_EQ(fingerprint_of("template<class T> T f(T);"), before);
}

struct Refusal {
  const char* name;
  const char* text;
  const char* symbol;
  const char* expected;            ///< after the header and its colon
  const char* of_clang = nullptr;  ///< which tells one of a namespace at most
};

class overload_refusals : public testing::TestWithParam<Refusal> {};

TEST_P(overload_refusals, are_told_alike_by_every_compiler)
{
  const auto& row = GetParam();
  for (const auto& compiler : find_compilers()) {
    const bool is_clang = compiler.starts_with("clang");
    EXPECT_EQ(
      error_of(
        {.text = row.text, .exports = {row.symbol}, .compiler = compiler}),
      std::string("hallmark: error: 'DIR/sample.hpp': export '") + row.symbol +
        "' " + (is_clang && row.of_clang ? row.of_clang : row.expected))
      << compiler;
  }
}

INSTANTIATE_TEST_SUITE_P(
  overloads,
  overload_refusals,
  testing::Values(
    Refusal{"overloaded",
            "namespace a { struct V; void f(const V&, unsigned); int f(); }",
            "a::f",
            "is overloaded\n"
            "  \"a::f()\"\n"
            "  \"a::f(const a::V&,unsigned int)\"\n"
            "  hint: name one with its parameter types",
            "is overloaded\n"
            "  hint: name one with its parameter types"},
    Refusal{"overloaded_member",
            "struct A { static int f(int); static int f(double); int f(); };",
            "A::f",
            "is overloaded\n"
            "  \"A::f(double)\"\n"
            "  \"A::f(int)\"\n"
            "  hint: name one with its parameter types"},
    Refusal{"overloaded_operator",
            "struct V {}; V operator+(V, V); V operator+(V, int);",
            "operator+",
            "is overloaded\n"
            "  \"operator+(V,V)\"\n"
            "  \"operator+(V,int)\"\n"
            "  hint: name one with its parameter types",
            "is overloaded\n"
            "  hint: name one with its parameter types"},
    Refusal{"overloaded_with_a_template",
            "int f(int); template<class T> void f(T);",
            "f",
            "is overloaded\n"
            "  \"f(int)\"\n"
            "  hint: name one with its parameter types",
            "is overloaded or a template\n"
            "  hint: name one with its parameter types, or an instance with "
            "its arguments"},
    Refusal{"template",
            "namespace a { template<class T> void f(T); }",
            "a::f",
            "is a template\n"
            "  hint: name an instance with its arguments: a::f<…>",
            "is overloaded or a template\n"
            "  hint: name one with its parameter types, or an instance with "
            "its arguments"},
    Refusal{"overloaded_instance",
            "template<class T> void f(T); template<class T> void f(T, int);",
            "f<int>",
            "does not pick one function\n"
            "  hint: give all arguments of its template, or add its parameter "
            "types: f<int>(…)",
            "does not pick one function\n"
            "  hint: give all arguments of its template, or add its parameter "
            "types: f<int>(…)"},
    Refusal{"instance_without_arguments",
            "template<class T> void ft(T);",
            "ft<>",
            "does not pick one function\n"
            "  hint: give all arguments of its template, or add its parameter "
            "types: ft<>(…)",
            "does not pick one function\n"
            "  hint: give all arguments of its template, or add its parameter "
            "types: ft<>(…)"},
    Refusal{"instance_with_too_few_arguments",
            "template<class T, class U> void ft(U);",
            "ft<int>",
            "does not pick one function\n"
            "  hint: give all arguments of its template, or add its parameter "
            "types: ft<int>(…)",
            "does not pick one function\n"
            "  hint: give all arguments of its template, or add its parameter "
            "types: ft<int>(…)"},
    Refusal{
      "no_such_overload",
      "int f(int); int f(double);",
      "f(const char*)",
      "is not declared with these parameter types\n"
      "  \"f(double)\"\n"
      "  \"f(int)\"\n"
      "  hint: name one that is",
      "is not declared with these parameter types, or cannot be told from "
      "a template of the same name\n"
      "  hint: name one that is, or give it a name of its own"},
    Refusal{
      "parameter_of_an_unknown_type",
      "namespace a { struct V; int f(V*); int f(int); }",
      "a::f(V*)",
      "is not declared with these parameter types\n"
      "  \"a::f(a::V*)\"\n"
      "  \"a::f(int)\"\n"
      "  hint: name one that is",
      "is not declared with these parameter types, or cannot be told from "
      "a template of the same name\n"
      "  hint: name one that is, or give it a name of its own"},
    Refusal{"parameters_of_what_is_not_declared",
            "int g(int);",
            "f(int)",
            "is not declared"},
    Refusal{"parameters_of_a_variable",
            "extern int v;",
            "v(int)",
            "is a variable, which has no parameters\n"
            "  hint: name it without them"},
    Refusal{"parameters_of_a_member",
            "struct A { int f(int); };",
            "A::f(int)",
            "is a non-static member, not a function or a variable"},
    Refusal{"member_operator",
            "struct A { bool operator==(const A&) const; };",
            "A::operator==",
            "is a non-static member, not a function or a variable"},
    Refusal{"conversion",
            "struct A { operator bool() const; };",
            "A::operator bool",
            "is a non-static member, not a function or a variable"},
    Refusal{
      "told_by_nothing",
      "struct V {}; void f(const V&); void f(const V&, int = 0);\n"
      "template<class T> void f(T*);",
      "f(const V&)",
      "cannot be told from a template of the same name\n"
      "  \"f(const V&)\"\n"
      "  \"f(const V&,int)\"\n"
      "  hint: give it a name of its own",
      "is not declared with these parameter types, or cannot be told from "
      "a template of the same name\n"
      "  hint: name one that is, or give it a name of its own"}),
  [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace hallmark::tests::test_overloads
