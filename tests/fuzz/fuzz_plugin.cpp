// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Long form of test_plugin_target.cpp: libFuzzer makes the files. See
// scripts/fuzz.

#include "fuzz/plugin_target.hpp"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

extern "C" int
LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const auto fault = hallmark::tests::find_plugin_fault(input);
  if (!fault.empty()) {
    std::fprintf(stderr, "%s\n", fault.c_str());
    std::abort();
  }
  return 0;
}
