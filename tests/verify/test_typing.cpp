// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "base/error.hpp"
#include "verify/typing.hpp"

#include <typeinfo>

#include <gtest/gtest.h>

// The template of <hallmark/type.hpp>, whose names are compared.
namespace hallmark {
template<class T>
struct type;
}

namespace hallmark::verify::test_typing {
namespace {

struct Params {
  int a;
};

template<class T>
std::string_view
key()
{
  return typeid(type<T>*).name();
}

/// What is said when an export of type Found is looked up as Asked.
template<class Found, class Asked>
std::string
explain(std::string_view found = "found", std::string_view asked = "asked")
{
  const model::TableExport one{"f", {}, key<Found>(), found, {}};
  const auto error = check_type(one, {}, {key<Asked>(), asked, {}});
  return error ? base::format_error(*error) : "accepted";
}

TEST(typing, equal_types_are_accepted)
{
  EXPECT_EQ((explain<int(), int()>()), "accepted");
  EXPECT_EQ((explain<const char* const[3], const char* const[3]>()),
            "accepted");
}

TEST(typing, other_types_are_refused_with_both_signatures)
{
  EXPECT_EQ((explain<float(int), double(int)>("float(int)", "double(int)")),
            "hallmark: error: export 'f' has another type: found float(int), "
            "expected double(int)");
}

TEST(typing, variable_may_be_looked_up_as_const)
{
  EXPECT_EQ((explain<int, const int>()), "accepted");
  EXPECT_EQ((explain<int[3], const int[3]>()), "accepted");
  EXPECT_NE((explain<const int, int>()), "accepted");
  EXPECT_NE((explain<const int[3], int[3]>()), "accepted");
  EXPECT_NE((explain<int*, const int*>()), "accepted");
}

TEST(typing, array_may_be_looked_up_without_its_bound)
{
  EXPECT_EQ((explain<int[3], int[]>()), "accepted");
  EXPECT_EQ((explain<int[3], const int[]>()), "accepted");
  EXPECT_NE((explain<int[], int[3]>()), "accepted");
  EXPECT_NE((explain<int[4], int[3]>()), "accepted");
}

TEST(typing, function_that_does_not_throw_is_found_as_one_that_may)
{
  EXPECT_EQ((explain<void() noexcept, void()>()), "accepted");
  EXPECT_EQ((explain<void(), void() noexcept>("void()", "void()")),
            "hallmark: error: export 'f' has another type: found void(), "
            "expected void() noexcept");
}

TEST(typing, null_pointer_is_one_however_compilers_write_it)
{
  EXPECT_EQ(respell_null("_Z1f2PPILDnEE"), "_Z1f2PPILDn0EE");
  EXPECT_EQ(respell_null("_Z1f2PPILDn0EE"), "_Z1f2PPILDn0EE");

  constexpr auto* clang = "PN8hallmark4typeIFv2PPILDn0EEEEE";
  constexpr auto* gcc = "PN8hallmark4typeIFv2PPILDnEEEEE";
  const model::TableExport one{"f", {}, clang, "void(PP<0>)", {}};
  EXPECT_FALSE(check_type(one, {}, {gcc, "void(PP<0>)", {}}));
}

TEST(typing, references_and_cv_are_told_apart)
{
  EXPECT_NE((explain<void(int&), void(int)>()), "accepted");
  EXPECT_NE((explain<void(const int&), void(int&)>()), "accepted");
  EXPECT_NE((explain<void(int&&), void(int&)>()), "accepted");
}

/// The same without rtti on one side: spellings alone.
std::string
explain_spelling(std::string_view found, std::string_view asked)
{
  const model::TableExport one{"f", {}, {}, found, {}};
  const auto error = check_type(one, {}, {{}, asked, {}});
  return error ? base::format_error(*error) : "accepted";
}

TEST(typing, spellings_decide_without_rtti)
{
  EXPECT_EQ(explain_spelling("float(int)", "float(int)"), "accepted");
  EXPECT_EQ(explain_spelling("std::__cxx11::string(int, char)",
                             "std::string(int,char)"),
            "accepted");
  EXPECT_EQ(explain_spelling("int", "const int"), "accepted");
  EXPECT_EQ(explain_spelling("int[3]", "int[]"), "accepted");
  EXPECT_NE(explain_spelling("const int", "int"), "accepted");
  EXPECT_NE(explain_spelling("int[3]", "int[4]"), "accepted");
  EXPECT_NE(explain_spelling("unsigned int", "unsignedint"), "accepted");
}

TEST(typing, nothing_asked_is_accepted)
{
  EXPECT_EQ(explain_spelling("float(int)", ""), "accepted");
}

/// What is said of a class that both sides have.
std::string
explain_class(model::TableClass found, AskedClass asked)
{
  found.type_key = asked.type_key = key<Params>();
  model::Table table;
  table.classes.push_back(found);
  const model::TableExport one{"f", {}, key<Params*()>(), "Params*()", {}};
  const auto error =
    check_type(one, table, {key<Params*()>(), "Params*()", {&asked, 1}});
  return error ? base::format_error(*error) : "accepted";
}

TEST(typing, equal_classes_are_accepted)
{
  EXPECT_EQ(explain_class({{}, 8, 4, true, {}}, {{}, 8, 4, true}), "accepted");
}

TEST(typing, passing_of_a_class_that_nobody_copies_is_not_compared)
{
  EXPECT_EQ(explain_class({{}, 8, 4, true, {}}, {{}, 8, 4, false, false}),
            "accepted");
  EXPECT_NE(explain_class({{}, 8, 4, true, {}}, {{}, 8, 4, false}), "accepted");
}

TEST(typing, class_of_another_size_is_refused)
{
  EXPECT_EQ(explain_class({{}, 8, 4, true, "Params"}, {{}, 16, 8, false}),
            "hallmark: error: export 'f': struct 'Params' differs\n"
            "  size: found 8 bytes, expected 16 bytes\n"
            "  alignment: found 4 bytes, expected 8 bytes\n"
            "  passing: found in registers, expected in memory\n"
            "  hint: rebuild the plugin and the host with the same headers");
}

TEST(typing, alignment_that_c_does_not_know_makes_no_claim)
{
  EXPECT_EQ(explain_class({{}, 8, 0, true, {}}, {{}, 8, 16, true}), "accepted");
}

TEST(typing, class_without_a_name_is_called_by_its_key)
{
  EXPECT_NE(explain_class({{}, 8, 4, true, {}}, {{}, 4, 4, true})
              .find("struct '" + std::string(key<Params>()) + "' differs"),
            std::string::npos);
}

TEST(typing, class_is_known_by_its_spelling_without_rtti)
{
  model::Table table;
  table.classes.push_back({"k", 32, 8, false, "std::__cxx11::string<char>"});
  const model::TableExport one{"f", {}, "k", "void()", {}};
  const auto explain = [&](std::string_view spelling, std::uint64_t bytes) {
    const AskedClass asked{spelling, bytes, 8, false};
    const auto error = check_type(one, table, {{}, "void()", {&asked, 1}});
    return error ? base::format_error(*error) : "accepted";
  };
  EXPECT_EQ(explain("std::string<char>", 32), "accepted");
  EXPECT_EQ(explain("std::string<wchar_t>", 8), "accepted");
  EXPECT_EQ(explain("std::string<char>", 8),
            "hallmark: error: export 'f': size of class "
            "'std::__cxx11::string<char>' differs: found 32 bytes, expected 8 "
            "bytes\n"
            "  hint: rebuild the plugin and the host with the same headers");
}

TEST(typing, class_that_the_plugin_does_not_know_makes_no_claim)
{
  const AskedClass asked{key<Params>(), 8, 4, true};
  const model::TableExport one{"f", {}, key<Params*()>(), "Params*()", {}};
  EXPECT_FALSE(
    check_type(one, {}, {key<Params*()>(), "Params*()", {&asked, 1}}));
}

}  // namespace
}  // namespace hallmark::verify::test_typing
