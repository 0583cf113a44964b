// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/dwarf/classes.hpp"
#include "toolkit/contract/snippet.hpp"

#include <gtest/gtest.h>

namespace hallmark::contract::dwarf::test_classes {
namespace {

/// The classes of a contract, a line each.
std::string
list_classes(const tests::Snippet& snippet)
{
  const auto contract = tests::make(snippet);
  if (!contract) {
    return base::format_error(contract.error());
  }
  std::string text;
  for (const auto& one : contract->classes) {
    text += one.name + " " + one.type_key + " " + std::to_string(one.bytes) +
            " " + std::to_string(one.alignment) +
            (one.is_trivial ? " value\n" : " memory\n");
  }
  return text;
}

TEST(classes, linkage_name_holds_what_calls_depend_on)
{
  const auto made = parse_class(
    "_ZN8hallmark6layoutIN5audio6ParamsELm96ELm8ELb1EE12hallmark_keyE");
  ASSERT_TRUE(made);
  EXPECT_EQ(made->type_key, "PN8hallmark4typeIN5audio6ParamsEEE");
  EXPECT_EQ(made->name, "audio::Params");
  EXPECT_EQ(made->bytes, 96U);
  EXPECT_EQ(made->alignment, 8U);
  EXPECT_TRUE(made->is_trivial);
}

TEST(classes, other_symbols_are_none)
{
  for (const auto* symbol :
       {"",
        "main",
        "_ZN8hallmark4typeIFvvEE12hallmark_keyE",
        "_ZN8hallmark6layoutIE12hallmark_keyE",
        "_ZN8hallmark6layoutILm96ELm8ELb1EE12hallmark_keyE",
        "_ZN8hallmark6layoutI1PLm9xELm8ELb1EE12hallmark_keyE",
        "_ZN8hallmark6layoutI1PLm8ELb1EE12hallmark_keyE"}) {
    EXPECT_FALSE(parse_class(symbol)) << symbol;
  }
}

TEST(classes, each_is_listed_once_in_order_of_keys)
{
  const auto classes =
    find_classes({"_ZN8hallmark6layoutI1QLm1ELm1ELb0EE12hallmark_keyE",
                  "main",
                  "_ZN8hallmark6layoutI1PLm4ELm4ELb1EE12hallmark_keyE",
                  "_ZN8hallmark6layoutI1QLm1ELm1ELb0EE12hallmark_keyE"});
  ASSERT_EQ(classes.size(), 2U);
  EXPECT_EQ(classes[0].name, "P");
  EXPECT_EQ(classes[1].name, "Q");
}

constexpr const char* header = R"(
#define layout 3
namespace audio {
struct Opaque;
struct Plain { int a; double b; };
struct Copied { Copied(const Copied&); int a; };
struct Shape { virtual void f() = 0; virtual ~Shape(); };
struct Closed { int a; private: ~Closed(); };
struct Moved { Moved(Moved&&) = default; char c; };
union Either { int a; float f; };
struct alignas(16) Wide { int a; };
struct __attribute__((packed)) Packed { int a, b; };
template<class T> struct Box { T t; };
enum Mode { fine };
int f(const Plain&, Opaque*, Mode, Copied, const Shape*, Closed*, Either[3],
      Wide (*)(Moved), Box<Opaque*>**);
extern const Packed table[2];
}
)";

TEST(classes, are_those_that_the_type_names_from_every_compiler)
{
  for (const auto& compiler : tests::find_compilers()) {
    EXPECT_EQ(list_classes({.text = header,
                            .exports = {"audio::f", "audio::table"},
                            .compiler = compiler}),
              "audio::Box<audio::Opaque*> "
              "PN8hallmark4typeIN5audio3BoxIPNS1_6OpaqueEEEEE 8 8 value\n"
              "audio::Wide PN8hallmark4typeIN5audio4WideEEE 16 16 value\n"
              "audio::Moved PN8hallmark4typeIN5audio5MovedEEE 1 1 value\n"
              "audio::Plain PN8hallmark4typeIN5audio5PlainEEE 16 8 value\n"
              "audio::Shape PN8hallmark4typeIN5audio5ShapeEEE 8 8 memory\n"
              "audio::Closed PN8hallmark4typeIN5audio6ClosedEEE 4 4 memory\n"
              "audio::Copied PN8hallmark4typeIN5audio6CopiedEEE 4 4 memory\n"
              "audio::Either PN8hallmark4typeIN5audio6EitherEEE 4 4 value\n"
              "audio::Packed PN8hallmark4typeIN5audio6PackedEEE 8 1 value\n")
      << compiler;
  }
}

TEST(classes, of_c_have_no_alignment)
{
  for (const auto& compiler : tests::find_compilers(Language::c)) {
    EXPECT_EQ(list_classes({.text = "struct opaque;\n"
                                    "struct plain { int a; double b; };\n"
                                    "typedef struct { char c; } image;\n"
                                    "union either { int a; float f; };\n"
                                    "int f(const struct plain *, "
                                    "struct opaque *, image (*)(int),\n"
                                    "      union either *const [2]);\n",
                            .exports = {"f"},
                            .compiler = compiler,
                            .language = Language::c}),
              "image PN8hallmark4typeI5imageEE 1 0 value\n"
              "plain PN8hallmark4typeI5plainEE 16 0 value\n"
              "either PN8hallmark4typeI6eitherEE 4 0 value\n")
      << compiler;
  }
}

TEST(classes, that_cannot_be_asked_are_left_out)
{
  EXPECT_EQ(list_classes({.text = "template<class T> struct Never {\n"
                                  "  static_assert(sizeof(T) == 0, \"\");\n"
                                  "};\n"
                                  "struct Odd {\n"
                                  "  template<class T, class = Never<T>>\n"
                                  "  Odd(T, int = sizeof(Never<T>));\n"
                                  "  Odd(const Odd&) = default;\n"
                                  "};\n"
                                  "void f(Odd*);\n",
                          .exports = {"f"}}),
            "Odd PN8hallmark4typeI3OddEE 1 1 value\n");
}

}  // namespace
}  // namespace hallmark::contract::dwarf::test_classes
