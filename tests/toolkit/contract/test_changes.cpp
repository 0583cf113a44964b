// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What must change a fingerprint, and what must not.

#include "contract/contract.hpp"
#include "toolkit/contract/snippet.hpp"

#include <gtest/gtest.h>

namespace hallmark::tests::test_changes {
namespace {

const char* const before = R"(
namespace audio {
enum class Mode : unsigned { fast, exact };
struct Deep { long l; };
struct Middle { Deep* deep; };
struct Pair { int a, b; };
struct Params {
  float gain;
  int bits : 3;
  unsigned more : 4;
  const char* name;
  Middle* middle;
};
class Filter {
public:
  virtual ~Filter();
  virtual int size() const;
  virtual void process(float*);
};
using Alias = int;
Filter* create(const Params&, Mode);
int pair(Pair);
const char* text(int value);
}
)";

/// The fingerprint of the interface in a header, or why there is none.
std::string
fingerprint_of(const std::string& header, const std::string& compiler)
{
  const auto made =
    make({.text = header,
          .exports = {"audio::create", "audio::pair", "audio::text"},
          .compiler = compiler});
  return made ? made->fingerprint : base::format_error(made.error());
}

std::string
change(std::string from, std::string to)
{
  std::string header = before;
  const auto at = header.find(from);
  EXPECT_NE(at, header.npos) << from;
  return header.replace(at, from.size(), to);
}

struct Row {
  const char* name;
  const char* from;
  const char* to;
};

class breaks : public testing::TestWithParam<Row> {};

TEST_P(breaks, change_the_fingerprint)
{
  const auto& row = GetParam();
  for (const auto* compiler : {"g++", "clang++"}) {
    const auto after = fingerprint_of(change(row.from, row.to), compiler);
    EXPECT_EQ(after.size(), 32U) << after;
    EXPECT_NE(after, fingerprint_of(before, compiler)) << compiler;
  }
}

INSTANTIATE_TEST_SUITE_P(
  rows,
  breaks,
  testing::Values(
    Row{"member_added", "float gain;", "float gain; int added;"},
    Row{"noexcept", "int pair(Pair);", "int pair(Pair) noexcept;"},
    Row{"member_added_in_padding",
        "float gain;",
        "float gain; "
        "int bits2 : 1;"},
    Row{"member_removed", "Middle* middle;", ""},
    Row{"members_reordered", "int a, b;", "int b, a;"},
    Row{"member_retyped", "float gain;", "int gain;"},
    Row{"member_renamed", "float gain;", "float loudness;"},
    Row{"bit_field_widened", "int bits : 3;", "int bits : 4;"},
    Row{"enumerator_value", "fast, exact", "fast, exact = 5"},
    Row{"enumerator_added", "fast, exact", "fast, exact, added"},
    Row{"type_two_pointers_away",
        "struct Deep { long l; }",
        "struct Deep { int l; }"},
    Row{"pointee_const", "const char* name;", "char* name;"},
    Row{"return_type", "const char* text(", "char* text("},
    Row{"virtual_inserted",
        "virtual int size() const;",
        "virtual void inserted(int); virtual int size() const;"},
    Row{"virtual_appended",
        "virtual void process(float*);",
        "virtual void process(float*); virtual void appended();"},
    Row{"virtual_loses_const", "size() const;", "size();"},
    Row{"long_to_long_long", "{ long l; }", "{ long long l; }"},
    Row{"copy_constructor",
        "struct Pair { int a, b; };",
        "struct Pair { int a, b; Pair(const Pair&); Pair(); };"},
    Row{"destructor",
        "struct Pair { int a, b; };",
        "struct Pair { int a, b; ~Pair(); };"},
    Row{"aligned", "struct Pair {", "struct alignas(8) Pair {"},
    Row{"underlying", "enum class Mode : unsigned", "enum class Mode : int"},
    Row{"base_added",
        "struct Pair { int a, b; };",
        "struct Nothing {}; struct Pair : Nothing { int a, b; };"}),
  [](const auto& row) { return std::string(row.param.name); });

class keeps : public testing::TestWithParam<Row> {};

TEST_P(keeps, the_fingerprint)
{
  const auto& row = GetParam();
  for (const auto* compiler : {"g++", "clang++"}) {
    EXPECT_EQ(fingerprint_of(change(row.from, row.to), compiler),
              fingerprint_of(before, compiler))
      << compiler;
  }
}

INSTANTIATE_TEST_SUITE_P(
  rows,
  keeps,
  testing::Values(
    Row{"comment", "float gain;", "float gain; // in decibels\n"},
    Row{"formatting",
        "struct Pair { int a, b; };",
        "struct Pair\n{\n  int a;\n  int b;\n};"},
    Row{"method", "float gain;", "float gain; void method() const;"},
    Row{"static_member", "float gain;", "float gain; static int count;"},
    Row{"alias", "float gain;", "using value = float; value gain;"},
    Row{"nested_type_unused",
        "float gain;",
        "struct N { int n; }; float gain;"},
    Row{"friend", "float gain;", "friend class Other; float gain;"},
    Row{"parameter_name", "text(int value)", "text(int other)"},
    Row{"parameter_const", "text(int value)", "text(const int value)"},
    Row{"struct_to_class", "struct Pair { int", "class Pair { public: int"},
    Row{"access", "int bits : 3;", "private: int bits : 3; public:"},
    Row{"typedef_name", "text(int value)", "text(Alias value)"},
    Row{"defaulted_copy",
        "struct Pair { int a, b; };",
        "struct Pair { int a, b; Pair(const Pair&) = default; };"},
    Row{"override_that_calls_the_slot",
        "class Filter {",
        "class Unrelated { virtual void f(); };\nclass Filter {"}),
  [](const auto& row) { return std::string(row.param.name); });

TEST(changes, flags_that_change_types_change_the_fingerprint)
{
  const std::string header =
    "#include <string>\n#include <vector>\nnamespace audio { enum E { a };"
    " struct S { char c; int i; E e; std::string s; std::vector<int> v; };\n"
    "S* create(); S* pair(); void text(char); }\n";
  const auto plain = fingerprint_of(header, "g++");
  EXPECT_EQ(plain.size(), 32U) << plain;
  for (const auto* flags : {"-fshort-enums",
                            "-funsigned-char",
                            "-fpack-struct=2",
                            "-D_GLIBCXX_USE_CXX11_ABI=0",
                            "-D_GLIBCXX_DEBUG"}) {
    const auto changed = fingerprint_of(header, std::string("g++ ") + flags);
    EXPECT_EQ(changed.size(), 32U) << changed;
    EXPECT_NE(changed, plain) << flags;
  }
  for (const auto* flags : {"-DNDEBUG",
                            "-O3",
                            "-fno-rtti",
                            "-fno-exceptions",
                            "-std=c++20",
                            "-flto",
                            "-fPIC"}) {
    EXPECT_EQ(fingerprint_of(header, std::string("g++ ") + flags), plain)
      << flags;
  }
}

TEST(changes, c_and_cpp_make_one_fingerprint)
{
  const std::string header =
    "#ifdef __cplusplus\nextern \"C\" {\n#else\n#include <stdbool.h>\n#endif\n"
    "#include <stdint.h>\n"
    "typedef struct { bool on; int32_t n; union { int i; float f; } u; } "
    "item;\n"
    "struct list { struct list* next; item items[2]; int (*visit)(item*, ...);"
    " unsigned flags : 3; };\nenum kind { one, two };\n"
    "void f(struct list*, enum kind, const item*);\nextern const item v;\n"
    "#ifdef __cplusplus\n}\n#endif\n";
  const auto cpp = make({.text = header, .exports = {"f", "v"}});
  ASSERT_TRUE(cpp) << base::format_error(cpp.error());
  for (const auto& compiler : find_compilers(contract::Language::c)) {
    const auto c = make({.text = header,
                         .exports = {"f", "v"},
                         .compiler = compiler,
                         .language = contract::Language::c});
    ASSERT_TRUE(c) << base::format_error(c.error());
    EXPECT_EQ(without_unsaid(c->text), without_unsaid(cpp->text)) << compiler;
    EXPECT_EQ(c->fingerprint, cpp->fingerprint) << compiler;
    EXPECT_EQ(c->exports[0].type_key, cpp->exports[0].type_key) << compiler;
  }
}

}  // namespace
}  // namespace hallmark::tests::test_changes
