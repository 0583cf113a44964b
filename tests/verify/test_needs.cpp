// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/contract_parse.hpp"
#include "support/contract_text.hpp"
#include "verify/needs.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hallmark::verify::test_needs {
namespace {

std::string
make_number(const std::string& name,
            const std::string& size,
            const std::string& encoding)
{
  return "base|" + name + "\n  size|" + size + "\n  align|" + size +
         "\n  encoding|" + encoding + "\n";
}

std::string
make_class(const std::string& name,
           const std::string& size,
           const std::string& lines,
           const std::string& pass = "value")
{
  return "class|" + name + "\n  size|" + size + "\n  align|8\n  pass|" + pass +
         "\n" + lines;
}

const auto text = tests::make_contract(
  make_class("Bits", "8", "  bits|3|6|flags|int\n") +
  make_class("Empty", "1", "") +
  make_class("Large", "24", "  member|0|a|long[3]\n") +
  "leaf|Leaf\n  size|8\n  align|8\n  pass|value\n" +
  make_class("Long", "16", "  member|0|a|long double\n") +
  make_class("Memory", "8", "  member|0|a|long\n", "memory") +
  make_class("Mixed", "16", "  member|0|a|double\n  member|8|b|int\n") +
  "enum|Mode\n  size|4\n  underlying|int\n" +
  make_class("Number", "16", "  member|0|a|__int128\n") +
  make_class("Packed", "5", "  member|0|a|char\n  member|1|b|int\n") +
  make_class("Shared", "8", "  member|0|a|float\n  member|4|b|int\n") +
  make_class("Two", "16", "  member|0|a|float[4]\n") +
  make_class("Vector", "16", "  member|0|a|__vector(4) float\n") +
  make_class("Wide", "32", "  member|0|a|__vector(8) float\n") +
  make_number("_Complex double", "16", "complex") +
  make_number("_Complex int", "8", "complex") +
  make_number("__float128", "16", "float") +
  make_number("__int128", "16", "signed") +
  make_number("char", "1", "signed_char") +
  make_number("double", "8", "float") + make_number("float", "4", "float") +
  make_number("int", "4", "signed") + make_number("long", "8", "signed") +
  make_number("long double", "16", "float"));

/// `2+0` for two general registers, `stack 32` for its bytes.
std::string
format(const std::vector<Need>& needs)
{
  std::string found;
  for (const auto& need : needs) {
    found += found.empty() ? "" : ", ";
    found += need.is_on_stack ? "stack " + std::to_string(need.size)
             : need.is_empty  ? "empty"
                              : std::to_string(need.general) + "+" +
                                 std::to_string(need.vector);
    found += need.is_int128 ? " whole" : "";
  }
  return found;
}

struct Row {
  const char* type;
  const char* argument;
  const char* result;
};

class Needs : public testing::TestWithParam<Row> {};

TEST_P(Needs, are_those_of_the_abi)
{
  const auto contract = model::parse_contract(text);
  EXPECT_EQ(format(find_needs(*contract, GetParam().type)),
            GetParam().argument);
  EXPECT_EQ(format(find_result_needs(*contract, GetParam().type)),
            GetParam().result);
}

const Row rows[] = {
  {"int", "1+0", "1+0"},
  {"const char*", "1+0", "1+0"},
  {"Mode", "1+0", "1+0"},
  {"int(*)(long)", "1+0", "1+0"},
  {"int(Memory::*)(long)", "2+0", "2+0"},
  {"double", "0+1", "0+1"},
  {"__float128", "0+1", "0+1"},
  {"_Complex double", "0+2", "0+2"},
  {"_Complex int", "1+0", "1+0"},
  {"long double", "stack 16", "0+0"},
  {"__int128", "2+0 whole", "2+0 whole"},
  {"void", "0+0", "0+0"},
  {"...", "0+0", "0+0"},
  {"__vector(4) float", "0+1", "0+1"},
  {"__vector(8) float", "stack 32, 0+1", "stack 32, 0+1"},
  {"Bits", "1+0", "1+0"},
  {"Empty", "empty", "empty"},
  {"Large", "stack 24", "stack 24"},
  {"Long", "stack 16", "stack 16"},
  {"Memory", "1+0", "stack 8"},
  {"Mixed", "1+1", "1+1"},
  {"Number", "2+0", "2+0"},
  {"Packed", "stack 5", "stack 5"},
  {"Shared", "1+0", "1+0"},
  {"Two", "0+2", "0+2"},
  {"Vector", "0+1", "0+1"},
  {"Wide", "stack 32, 0+1", "stack 32, 0+1"},
  {"Leaf", "stack 8, 1+0, 0+1", "stack 8, 1+0, 0+1"},
  {"Unknown",
   "stack 16, 1+0, 0+1, 2+0, 1+1, 0+2",
   "stack 16, 1+0, 0+1, 2+0, 1+1, 0+2"},
};

INSTANTIATE_TEST_SUITE_P(needs, Needs, testing::ValuesIn(rows));

}  // namespace
}  // namespace hallmark::verify::test_needs
