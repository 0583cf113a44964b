// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Long form of test_contract_target.cpp: libFuzzer makes the texts. An input is
// two texts with a zero byte between them, or one that is compared with
// itself. See scripts/fuzz.

#include "fuzz/contract_target.hpp"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

extern "C" int
LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const auto middle = input.find('\0');
  const auto one = input.substr(0, middle);
  const auto other = middle == input.npos ? one : input.substr(middle + 1);
  const auto fault = hallmark::tests::find_contract_fault(one, other);
  if (!fault.empty()) {
    std::fprintf(stderr, "%s\n", fault.c_str());
    std::abort();
  }
  return 0;
}
