// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/contract_parse.hpp"
#include "support/contract_text.hpp"
#include "verify/type_size.hpp"

#include <gtest/gtest.h>

namespace hallmark::verify::test_type_size {
namespace {

struct SizeRow {
  const char* spelling;
  std::optional<std::uint64_t> bytes;
};

class type_size : public testing::TestWithParam<SizeRow> {};

TEST_P(type_size, is_that_of_the_contract)
{
  const auto text =
    tests::make_contract("class|A\n  size|24\n  align|8\n  pass|value\n"
                         "declared|B\n"
                         "base|int\n  size|4\n  align|4\n  encoding|signed\n");
  const auto contract = model::parse_contract(text);
  ASSERT_TRUE(contract);
  EXPECT_EQ(find_size(*contract, GetParam().spelling), GetParam().bytes)
    << GetParam().spelling;
}

INSTANTIATE_TEST_SUITE_P(
  rows,
  type_size,
  testing::Values(SizeRow{"int", 4},
                  SizeRow{"const int", 4},
                  SizeRow{"const volatile A", 24},
                  SizeRow{"int*", 8},
                  SizeRow{"const char*const", 8},
                  SizeRow{"B&", 8},
                  SizeRow{"int[3]", 12},
                  SizeRow{"const A[2][3]", 144},
                  SizeRow{"char*[4]", 32},
                  SizeRow{"int A::*", 8},
                  SizeRow{"void(*)(int)", 8},
                  SizeRow{"int(A::*)(A)", 16},
                  SizeRow{"std::function<void(int)>*", 8},
                  SizeRow{"__vector(8) int", 32},
                  SizeRow{"const __vector(3) int", 16},
                  SizeRow{"__vector(8) int[2]", 64},
                  SizeRow{"__vector(8) int*", 8},
                  SizeRow{"__vector(8) int(*)(int)", 8},
                  SizeRow{"__vector(8) float", 32},
                  SizeRow{"__vector(2) unsigned long", 16},
                  SizeRow{"__vector(8) unknown", std::nullopt},
                  SizeRow{"__vector(x) int", std::nullopt},
                  SizeRow{"B", std::nullopt},
                  SizeRow{"unknown", std::nullopt},
                  SizeRow{"std::function<void(int)>", std::nullopt},
                  SizeRow{"int[]", std::nullopt},
                  SizeRow{"void(*[3])(int)", std::nullopt},
                  SizeRow{"A[72057594037927936]", std::nullopt},
                  SizeRow{"", std::nullopt}));

}  // namespace
}  // namespace hallmark::verify::test_type_size
