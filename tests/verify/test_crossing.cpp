// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/contract_parse.hpp"
#include "support/contract_text.hpp"
#include "verify/crossing.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hallmark::verify::test_crossing {
namespace {

/// What a question is answered of the contract with these lines.
bool
ask(bool (*question)(const model::Contract&), const std::string& lines)
{
  const auto text = tests::make_contract(lines);
  return question(*model::parse_contract(text));
}

bool
passes_vector(const model::Contract& contract)
{
  return find_passed(contract).has_vector;
}

/// The block of a class, with these lines below its layout.
std::string
make_class(const std::string& name, const std::string& lines)
{
  return "class|" + name + "\n  size|32\n  align|32\n  pass|value\n" + lines;
}

std::string
make_export(const std::string& kind_and_signature)
{
  return "export|f|" + kind_and_signature + "\n  linkage|f\n";
}

std::string
make_function(const std::string& signature)
{
  return make_export("function|" + signature);
}

/// A class that holds a vector.
const auto lanes = make_class("Lanes", "  member|0|all|__vector(8) float\n");

TEST(crossing, leaves_are_found_among_types)
{
  EXPECT_FALSE(ask(has_leaf, ""));
  EXPECT_FALSE(ask(has_leaf, lanes));
  EXPECT_TRUE(ask(has_leaf,
                  lanes + "leaf|std::string\n  size|32\n  align|8\n"
                          "  pass|memory\n"));
}

TEST(crossing, virtual_functions_and_virtual_bases_make_a_table)
{
  EXPECT_FALSE(ask(has_table, lanes));
  EXPECT_FALSE(ask(has_table, make_class("A", "  base|0|B\n")));
  EXPECT_TRUE(ask(has_table, make_class("A", "  virtual|0|f()|void\n")));
  EXPECT_TRUE(ask(has_table, make_class("A", "  base|virtual|B\n")));
}

TEST(crossing, classes_with_virtual_functions_are_polymorphic)
{
  EXPECT_FALSE(ask(has_polymorphic_class, lanes));
  EXPECT_TRUE(
    ask(has_polymorphic_class, make_class("A", "  virtual|0|f()|void\n")));
}

TEST(crossing, leaves_may_be_polymorphic_or_ask_for_types)
{
  const auto with = [](const std::string& leaf) {
    return ask(has_polymorphic_class,
               "leaf|" + leaf + "\n  size|32\n  align|8\n  pass|memory\n");
  };

  EXPECT_FALSE(with("std::string"));
  EXPECT_FALSE(with("std::vector<int,std::allocator<int>>"));
  EXPECT_TRUE(with("std::any"));
  EXPECT_TRUE(with("std::runtime_error"));
  EXPECT_TRUE(with("boost::any"));
  EXPECT_TRUE(with("std::vector<std::function<int(int)>>"));
}

TEST(crossing, types_of_the_language_are_named_anywhere)
{
  const auto names = [](const std::string& type, const std::string& lines) {
    const auto text = tests::make_contract(lines);
    return names_type(*model::parse_contract(text), type);
  };

  for (const std::string signature : {"char()",
                                      "void(const char*)",
                                      "void(void(*)(char&))",
                                      "void(A<B<char>>*)",
                                      "_Complex char()"}) {
    EXPECT_TRUE(names("char", make_function(signature))) << signature;
  }
  for (const std::string signature : {"signed char()",
                                      "unsigned char(wchar_t)",
                                      "charm(A<unsigned char>*)"}) {
    EXPECT_FALSE(names("char", make_function(signature))) << signature;
  }
  EXPECT_TRUE(names("wchar_t", make_class("A<wchar_t>", "")));
  EXPECT_TRUE(names("wchar_t", make_class("A", "  base|0|B<wchar_t>\n")));
  EXPECT_TRUE(names("wchar_t", make_class("A", "  member|0|a|wchar_t[4]\n")));
  EXPECT_TRUE(
    names("wchar_t", make_class("A", "  virtual|0|f(wchar_t)|int\n")));
  EXPECT_TRUE(names("wchar_t", make_class("A", "  virtual|0|f()|wchar_t*\n")));
  EXPECT_TRUE(names("long double", make_function("void(long double)")));
  EXPECT_FALSE(names("long double", make_function("double(long)")));
}

TEST(crossing, alignments_are_those_of_types_and_of_vectors)
{
  const auto has =
    [](std::uint64_t least, std::uint64_t most, const std::string& lines) {
      const auto text = tests::make_contract(lines);
      return has_alignment(*model::parse_contract(text), least, most);
    };

  EXPECT_TRUE(has(16, 32, make_class("A", "")));
  EXPECT_FALSE(has(32, 64, make_class("A", "")));
  EXPECT_FALSE(has(8, 16, make_class("A", "")));
  EXPECT_TRUE(has(16, 32, make_function("void(__vector(8) Unknown*)")));
  const std::string number = "base|float\n  size|4\n  align|4\n"
                             "  encoding|float\n";
  EXPECT_TRUE(has(16, 32, make_function("void(__vector(8) float*)") + number));
  EXPECT_FALSE(has(16, 32, make_function("void(__vector(4) float*)") + number));
}

TEST(crossing, vector_is_passed_as_a_parameter_or_a_result)
{
  for (const std::string passed : {"float(__vector(8) float)",
                                   "__vector(8) float()",
                                   "float(int,__vector(8) float,int)",
                                   "float(Lanes)",
                                   "Lanes(const Lanes*)",
                                   "void(void(*)(Lanes))",
                                   "void(Lanes(*)())",
                                   "void(int(Lanes::*)(Lanes)const)"}) {
    EXPECT_TRUE(ask(passes_vector, make_function(passed) + lanes)) << passed;
  }
}

TEST(crossing, vector_behind_a_pointer_is_not_passed)
{
  for (const std::string other : {"float(__vector(8) float*)",
                                  "float(const __vector(8) float&)",
                                  "float(const Lanes&)",
                                  "void(void(*)(Lanes*))",
                                  "void(Lanes(*)[2])",
                                  "OtherLanes()",
                                  "void(const Ring<Lanes>&)",
                                  "float(float)"}) {
    EXPECT_FALSE(ask(passes_vector, make_function(other) + lanes)) << other;
  }
}

TEST(crossing, vector_is_passed_within_classes_at_any_depth)
{
  const auto nested = make_class("A", "  base|0|B\n") +
                      make_class("B", "  member|0|c|C[2]\n") +
                      make_class("C", "  base|virtual|D\n") +
                      make_class("D", "  member|0|e|const Lanes\n") + lanes;

  EXPECT_TRUE(ask(passes_vector, make_function("void(A)") + nested));
  EXPECT_FALSE(ask(passes_vector, make_function("void(A*)") + nested));
}

TEST(crossing, vector_behind_a_member_is_not_passed)
{
  const auto holder =
    make_class("A", "  member|0|p|Lanes*\n  member|8|r|Ring<Lanes>\n") + lanes +
    make_class("Ring<Lanes>", "  member|0|first|Lanes*\n");

  EXPECT_FALSE(ask(passes_vector, make_function("void(A)") + holder));
}

TEST(crossing, vector_among_the_arguments_of_a_leaf_is_passed_with_it)
{
  const std::string array = "leaf|std::array<Lanes,2>\n  size|64\n  align|32\n"
                            "  pass|value\n";

  EXPECT_TRUE(ask(passes_vector,
                  make_function("void(std::array<Lanes,2>)") + lanes + array));
  EXPECT_FALSE(
    ask(passes_vector,
        make_function("void(const std::array<Lanes,2>&)") + lanes + array));
}

TEST(crossing, leaf_without_a_block_passes_what_its_name_holds)
{
  const auto passes = [](const std::string& argument) {
    return ask(passes_vector,
               make_function("int(const std::vector<" + argument + ">&)") +
                 lanes);
  };

  EXPECT_TRUE(passes("std::pair<Lanes,int>(*)()"));
  EXPECT_TRUE(passes("int(*)(std::optional<Lanes>)"));
  EXPECT_TRUE(passes("std::pair<int,std::pair<Lanes,int>>(*)()"));
  EXPECT_TRUE(passes("std::array<__vector(8) float,2>(*)()"));
  EXPECT_FALSE(passes("std::pair<Lanes*,int>(*)()"));
  EXPECT_FALSE(passes("std::pair<Lanes,int>*(*)()"));
  EXPECT_FALSE(passes("std::pair<Lanes,int>"));
}

TEST(crossing, virtual_functions_pass_vectors_too)
{
  for (const std::string passed : {"f(Lanes)const|void",
                                   "f()|__vector(8) float",
                                   "f(__vector(8) float)|void",
                                   "f(void(*)(Lanes))|void",
                                   "f()|Lanes(*)()"}) {
    EXPECT_TRUE(ask(passes_vector,
                    make_class("A", "  virtual|0|" + passed + "\n") + lanes))
      << passed;
  }
  EXPECT_FALSE(ask(passes_vector,
                   make_class("A",
                              "  virtual|0|~\n"
                              "  virtual|2|f(Lanes*)|const Lanes&\n") +
                     lanes));
}

TEST(crossing, functions_that_members_point_to_pass_vectors_too)
{
  EXPECT_TRUE(ask(passes_vector,
                  make_class("A", "  member|0|call|void(*)(Lanes)\n") + lanes));
  EXPECT_TRUE(ask(
    passes_vector,
    make_class("A", "  member|0|call|std::function<void(Lanes)>\n") + lanes));
  EXPECT_FALSE(
    ask(passes_vector,
        make_class("A", "  member|0|call|void(*)(Lanes&)\n") + lanes));
}

TEST(crossing, variable_is_reached_by_its_address)
{
  EXPECT_FALSE(
    ask(passes_vector, make_export("variable|__vector(8) float") + lanes));
  EXPECT_FALSE(ask(passes_vector, make_export("variable|Lanes[2]") + lanes));
  EXPECT_TRUE(
    ask(passes_vector, make_export("variable|void(*)(Lanes)") + lanes));
}

TEST(crossing, classes_that_hold_each_other_are_met_once)
{
  EXPECT_FALSE(ask(passes_vector,
                   make_function("A(B)") + make_class("A", "  member|0|b|B\n") +
                     make_class("B", "  member|0|a|A\n")));
}

}  // namespace
}  // namespace hallmark::verify::test_crossing
