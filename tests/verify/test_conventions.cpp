// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/contract_parse.hpp"
#include "support/contract_text.hpp"
#include "verify/conventions.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hallmark::verify::test_conventions {
namespace {

std::string
make_class(const std::string& name,
           const std::string& size,
           const std::string& members,
           const std::string& kind = "class")
{
  return kind + "|" + name + "\n  size|" + size +
         "\n  align|16\n  pass|value\n" + members;
}

std::string
make_number(const std::string& name,
            const std::string& size,
            const std::string& encoding)
{
  return "base|" + name + "\n  size|" + size + "\n  align|" + size +
         "\n  encoding|" + encoding + "\n";
}

const auto types =
  make_class("Array", "32", "  member|0|a|__vector(8) float[1]\n") +
  make_class("Empty", "1", "") + make_class("Hollow", "64", "") +
  make_class("Inner", "32", "  member|0|v|__vector(8) float\n") +
  make_class("Mixed",
             "32",
             "  member|0|v|__vector(8) float\n  member|0|w|float[8]\n",
             "union") +
  make_class("Null", "16", "  member|0|n|std::nullptr_t\n  member|8|l|long\n") +
  make_class("NullBehind",
             "24",
             "  member|0|n|std::nullptr_t\n  member|8|l|long[2]\n") +
  make_class("Number", "16", "  member|0|f|__float128\n") +
  make_class("Outer", "32", "  member|0|inner|Inner\n") +
  make_class("Pair", "32", "  member|0|v|__vector(4) float[2]\n") +
  make_class("Rows", "32", "  member|0|all|Empty[32]\n") +
  make_class("Two", "64", "  member|0|v|__vector(8) float[2]\n") +
  make_class("Union",
             "32",
             "  member|0|v|__vector(8) float\n  member|0|w|float\n",
             "union") +
  make_class("Wide", "64", "  member|0|v|__vector(16) float\n") +
  make_number("__float128", "16", "float") +
  make_number("__int128", "16", "signed") +
  make_number("double", "8", "float") + make_number("float", "4", "float") +
  make_number("long", "8", "signed");

/// The names of the facts to blame.
std::string
blame(const Convention& found,
      const Convention& expected,
      const std::string& signature,
      std::string_view machine = "x86-64")
{
  auto text = tests::make_contract("export|f|function|" + signature +
                                   "\n  linkage|f\n" + types);
  text.replace(text.find("x86-64"), 6, machine);
  const auto contract = model::parse_contract(text);
  const auto found_blame = find_blame(found, expected, *contract, nullptr);
  return std::string(found_blame.compiler ? "compiler " : "") +
         (found_blame.compiler_version ? "compiler_version " : "") +
         (found_blame.vector_registers ? "vector_registers " : "") +
         (found_blame.abi_version ? "abi_version " : "");
}

Convention
make_gcc(std::string_view registers, std::string_view abi = "default")
{
  return {"gcc", "12.2.0", registers, abi};
}

Convention
make_clang(std::string_view registers,
           std::string_view version = "14.0.6",
           std::string_view abi = "default")
{
  return {"clang", version, registers, abi};
}

const std::string registers = "vector_registers ";
const std::string compiler = "compiler ";
const std::string version = "compiler_version ";
const std::string abi = "abi_version ";

TEST(conventions, equal_sides_have_no_blame)
{
  EXPECT_EQ(blame(make_gcc("avx"),
                  make_gcc("avx"),
                  "__vector(16) float(Outer,Mixed,__int128)"),
            "");
}

TEST(conventions, vectors_matter_between_the_widths_of_registers)
{
  const auto ask =
    [](const char* found, const char* expected, const std::string& signature) {
      return blame(make_gcc(found), make_gcc(expected), signature);
    };

  for (const std::string same : {"void(__vector(2) float)",
                                 "void(__vector(4) float)",
                                 "void(__vector(16) float)",
                                 "void(__vector(8) float*)",
                                 "void(Pair)",
                                 "void(Two)",
                                 "void(Wide)"}) {
    EXPECT_EQ(ask("avx", "sse2", same), "") << same;
  }
  for (const std::string other : {"void(__vector(8) float)",
                                  "__vector(8) float()",
                                  "void(Inner)",
                                  "void(Outer)",
                                  "Array()",
                                  "void(Union)",
                                  "void(void(*)(Outer))",
                                  "void(__vector(8) unknown)"}) {
    EXPECT_EQ(ask("avx", "sse2", other), registers) << other;
  }
  EXPECT_EQ(ask("avx512", "avx", "void(__vector(8) float,Two)"), "");
  EXPECT_EQ(ask("avx512", "avx", "void(__vector(16) float)"), registers);
  EXPECT_EQ(ask("avx512", "sse2", "void(Wide)"), registers);
  EXPECT_EQ(ask("none", "sse2", "void(__vector(4) float)"), registers);
}

TEST(conventions, result_wider_than_registers_matters_between_compilers)
{
  const auto ask = [](const char* level, const std::string& signature) {
    return blame(make_clang(level), make_gcc(level), signature);
  };

  EXPECT_EQ(ask("sse2", "__vector(8) float()"), compiler);
  EXPECT_EQ(ask("sse2", "__vector(16) float()"), compiler);
  EXPECT_EQ(ask("sse2", "__vector(32) float()"), "");
  EXPECT_EQ(ask("avx", "__vector(8) float()"), "");
  EXPECT_EQ(ask("avx", "__vector(16) float()"), compiler);
  EXPECT_EQ(ask("avx", "__vector(32) float()"), compiler);
  EXPECT_EQ(ask("avx512", "__vector(16) float()"), "");
  EXPECT_EQ(ask("sse2", "void(__vector(8) float,__vector(16) float)"), "");
  EXPECT_EQ(ask("sse2", "Inner()"), "");
}

TEST(conventions, clang_has_wide_results_in_registers_of_its_own_width)
{
  const auto sse = make_clang("sse2");
  const auto avx = make_clang("avx");

  EXPECT_EQ(blame(avx, sse, "__vector(16) float()"), registers);
  EXPECT_EQ(blame(avx, sse, "void(__vector(16) float)"), "");
}

TEST(conventions, one_fact_that_explains_all_is_blamed_alone)
{
  EXPECT_EQ(
    blame(make_clang("avx512"), make_gcc("sse2"), "void(__vector(8) float)"),
    registers);
  EXPECT_EQ(blame(make_clang("avx"), make_gcc("sse2"), "__vector(16) float()"),
            compiler);
  EXPECT_EQ(blame(make_clang("sse2"), make_gcc("avx"), "__vector(8) float()"),
            registers);
}

TEST(conventions, several_facts_are_blamed_where_it_takes_them)
{
  EXPECT_EQ(blame(make_clang("avx"),
                  make_gcc("sse2", "-fabi-version=11"),
                  "void(Empty,Pair)"),
            compiler + abi);
  EXPECT_EQ(blame(make_clang("avx"), make_gcc("sse2"), "__vector(8) float()"),
            compiler + registers);
}

TEST(conventions, result_of_one_double_matters_between_compilers)
{
  const auto gcc = make_gcc("sse2");
  const auto clang = make_clang("sse2", "19.1.7");

  EXPECT_EQ(blame(clang, gcc, "__vector(1) double()"), compiler);
  EXPECT_EQ(blame(clang, gcc, "void(__vector(1) double)"), "");
  EXPECT_EQ(blame(clang, gcc, "__vector(1) long()"), "");
}

TEST(conventions, union_with_more_than_a_vector_matters_between_compilers)
{
  EXPECT_EQ(blame(make_clang("avx"), make_gcc("avx"), "void(Mixed)"), compiler);
  EXPECT_EQ(blame(make_clang("avx"), make_gcc("avx"), "void(Union)"), "");
  EXPECT_EQ(blame(make_clang("sse2"), make_gcc("sse2"), "void(Mixed)"), "");
}

TEST(conventions, int128_beyond_the_registers_matters_between_compilers)
{
  const std::string part = "void(long,long,long,long,long,__int128)";
  const std::string behind = "void(long,long,long,long,long,__int128,long)";
  const std::string odd = "void(long,long,long,long,long,long,long,__int128)";
  const auto gcc = make_gcc("sse2");
  const auto old = make_clang("sse2", "14.0.6");
  const auto later = make_clang("sse2", "19.1.7");
  const auto newest = make_clang("sse2", "21.1.0");

  EXPECT_EQ(blame(old, gcc, part), compiler);
  EXPECT_EQ(blame(old, gcc, odd), compiler);
  EXPECT_EQ(blame(old, later, part), version);
  EXPECT_EQ(blame(old, later, odd), version);
  EXPECT_EQ(blame(later, gcc, part), "");
  EXPECT_EQ(blame(later, gcc, odd), "");
  EXPECT_EQ(blame(later, gcc, behind), compiler);
  EXPECT_EQ(blame(later, newest, behind), version);
  EXPECT_EQ(blame(newest, gcc, behind), "");
  EXPECT_EQ(blame(make_clang("sse2", "20.1.0"), gcc, behind), compiler);
  EXPECT_EQ(blame(old, make_clang("sse2", "16.0.1"), part), "");
  EXPECT_EQ(blame(old, gcc, "__int128(__int128,__int128)"), "");
}

TEST(conventions, class_of_a_float128_matters_between_old_and_new)
{
  const auto old = make_clang("sse2", "14.0.6");
  const auto later = make_clang("sse2", "19.1.7");

  EXPECT_EQ(blame(old, make_gcc("sse2"), "Number()"), compiler);
  EXPECT_EQ(blame(old, later, "void(Number)"), version);
  EXPECT_EQ(blame(later, make_gcc("sse2"), "void(Number)"), "");
  EXPECT_EQ(blame(old, later, "__float128(__float128,Number*)"), "");
}

TEST(conventions, large_result_without_anything_in_it_matters)
{
  const auto gcc = make_gcc("sse2");
  const auto clang = make_clang("sse2", "14.0.6");

  EXPECT_EQ(blame(clang, gcc, "Hollow()"), compiler);
  EXPECT_EQ(blame(clang, make_clang("sse2", "19.1.7"), "Hollow()"), "");
  EXPECT_EQ(blame(clang, gcc, "Empty(Hollow,Hollow*)"), "");
  EXPECT_EQ(blame(gcc, clang, "void(Hollow,long)"), "");
  EXPECT_EQ(blame(gcc, clang, "void(Hollow,Pair)"), compiler);
  EXPECT_EQ(blame(gcc, clang, "Rows()"), compiler);
}

TEST(conventions, class_with_a_null_pointer_matters_between_compilers)
{
  const auto gcc = make_gcc("sse2");
  const auto clang = make_clang("sse2", "14.0.6");

  EXPECT_EQ(blame(clang, gcc, "void(Null)"), compiler);
  EXPECT_EQ(blame(gcc, clang, "Null()"), compiler);
  EXPECT_EQ(blame(clang, make_clang("sse2", "19.1.7"), "void(Null)"), "");
  EXPECT_EQ(blame(clang, gcc, "void(NullBehind,std::nullptr_t,Null*)"), "");
}

TEST(conventions, version_of_the_abi_matters_to_few)
{
  const auto gcc = make_gcc("sse2");
  const auto ask = [&](const char* flag, const std::string& signature) {
    return blame(make_gcc("sse2", flag), gcc, signature);
  };

  EXPECT_EQ(ask("-fabi-version=11", "void(Empty,Pair)"), abi);
  EXPECT_EQ(ask("-fabi-version=12", "void(Empty,Pair)"), "");
  EXPECT_EQ(ask("-fabi-version=11", "void(Empty,long)"), "");
  EXPECT_EQ(ask("-fabi-version=11", "void(Empty*,Pair)"), "");
  EXPECT_EQ(ask("-fabi-version=11", "void(Hollow,Pair)"), abi);
  EXPECT_EQ(ask("-fabi-version=11", "Hollow()"), abi);
  EXPECT_EQ(ask("-fabi-version=12", "Hollow()"), "");

  const auto compare = [](const char* flag, const std::string& signature) {
    return blame(make_clang("avx", "14.0.6", flag),
                 make_clang("avx", "14.0.6"),
                 signature);
  };
  EXPECT_EQ(compare("-fclang-abi-compat=9", "void(__vector(1) __int128)"), abi);
  EXPECT_EQ(compare("-fclang-abi-compat=11", "void(__vector(1) __int128)"), "");
  EXPECT_EQ(compare("-fclang-abi-compat=3.8", "void(__vector(1) long)"), abi);
  EXPECT_EQ(compare("-fclang-abi-compat=9", "void(__vector(1) long)"), "");
  EXPECT_EQ(compare("-fclang-abi-compat=11", "void(Union)"), abi);
  EXPECT_EQ(compare("-fclang-abi-compat=12", "void(Union)"), "");
  EXPECT_EQ(compare("-fclang-abi-compat=11", "void(Mixed)"), "");
}

TEST(conventions, aarch64_has_disputes_of_its_own)
{
  const auto ask = [](const std::string& signature) {
    return blame(make_clang("neon"), make_gcc("neon"), signature, "aarch64");
  };

  EXPECT_EQ(ask("__vector(1) float()"), compiler);
  EXPECT_EQ(ask("__vector(1) __int128()"), compiler);
  EXPECT_EQ(ask("void(__vector(1) float)"), "");
  EXPECT_EQ(ask("__vector(8) float(__vector(8) float,Outer)"), "");
  EXPECT_EQ(ask("void(long,long,long,long,long,__int128,long)"), "");
  EXPECT_EQ(
    blame(
      make_gcc("sve"), make_gcc("neon"), "void(__vector(4) float)", "aarch64"),
    registers);
}

TEST(conventions, what_only_one_side_has_is_not_called)
{
  const auto text = tests::make_contract(
    "export|f|function|void(__vector(8) float)\n  linkage|f\n" + types);
  const auto none = tests::make_contract("");
  const auto contract = model::parse_contract(text);
  const auto other = model::parse_contract(none);

  EXPECT_TRUE(
    find_blame(make_gcc("avx"), make_gcc("sse2"), *contract, &*contract)
      .vector_registers);
  EXPECT_FALSE(find_blame(make_gcc("avx"), make_gcc("sse2"), *contract, &*other)
                 .vector_registers);
}

TEST(conventions, contract_of_more_values_than_anyone_writes_is_not_looked_into)
{
  std::string signature = "void(long";
  for (int i = 0; i < 10'000; ++i) {
    signature += ",long";
  }
  std::string members;
  for (int i = 0; i < 8; ++i) {
    members += "  member|" + std::to_string(8 * i) + "|m" + std::to_string(i) +
               "|" + signature.substr(0, 4) + "(*)" + signature.substr(4) +
               ")\n";
  }
  const auto text =
    tests::make_contract(make_class("A", "64", members) + types);
  const auto contract = model::parse_contract(text);
  ASSERT_TRUE(contract);
  EXPECT_TRUE(
    find_blame(make_clang("sse2"), make_gcc("sse2"), *contract, nullptr)
      .compiler);
}

TEST(conventions, text_without_the_types_is_not_disputed)
{
  EXPECT_FALSE(may_be_disputed("void(long,float)"));
  for (const auto* type : {"__vector(8) float", "__int128", "__float128"}) {
    EXPECT_TRUE(may_be_disputed(type));
  }
}

}  // namespace
}  // namespace hallmark::verify::test_conventions
