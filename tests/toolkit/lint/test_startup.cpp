// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "lint/startup.hpp"
#include "toolkit/lint/linted.hpp"

#include <elf.h>
#include <gtest/gtest.h>

namespace hallmark::tests::test_startup {
namespace {

constexpr std::string_view cure =
  "link without -ffast-math, -Ofast and -funsafe-math-optimizations; compiling "
  "with them is fine\n";

bool
sets(std::string_view code, std::uint16_t machine)
{
  return lint::sets_floating_point(base::Bytes(code), machine);
}

TEST(Startup, fast_math_of_the_linker_is_told)
{
  const Linted linted;
  for (const std::string compiler : {"g++", "clang++"}) {
    if (!has_program(compiler)) {
      continue;
    }
    linted.build(compiler, "int x;", {"-ffast-math"});
    if (linted.look().findings.empty()) {
      GTEST_SKIP() << compiler << " links no start-up code for -ffast-math";
    }
    EXPECT_EQ(linted.find("fast_math"),
              "changes its host's floating point: start-up code flushes "
              "denormal numbers to zero (set_fast_math, in .init_array): " +
                std::string(cure))
      << compiler;
  }
}

/// Stripped, and with the relocations of every linker.
TEST(Startup, its_code_is_found_without_symbols)
{
#if !defined(__x86_64__)
  GTEST_SKIP() << "the code is that of x86-64";
#endif
  const Linted linted;
  for (const std::string linker : {"bfd", "gold", "lld", "mold"}) {
    if (!has_program("ld." + linker)) {
      continue;
    }
    linted.build("g++",
                 "__attribute__((constructor)) static void start()\n"
                 "{ unsigned word = 0x9fc0; __builtin_ia32_ldmxcsr(word); }\n",
                 {"-s", "-fuse-ld=" + linker});
    const auto found = linted.find("fast_math");
    const std::string before =
      "changes its host's floating point: start-up code flushes denormal "
      "numbers to zero (function at 0x";
    const auto after = ", in .init_array): " + std::string(cure);
    EXPECT_TRUE(found.starts_with(before) && found.ends_with(after))
      << linker << ": " << found;
  }
}

TEST(Startup, plain_start_up_code_is_sound)
{
  const Linted linted;
  linted.build("g++", "int f(); int x = f(); int f() { return 3; }");
  EXPECT_EQ(linted.find("fast_math"), "");
}

TEST(Startup, code_counts_up_to_its_return)
{
  EXPECT_TRUE(sets("\x0f\xae\x54\x24\xfc\xc3", EM_X86_64));
  EXPECT_FALSE(sets("\x0f\xae\x5c\x24\xfc\xc3", EM_X86_64));  // stores it
  EXPECT_FALSE(sets("\xc3\x0f\xae\x54\x24\xfc", EM_X86_64));
  EXPECT_FALSE(sets("\x0f\xae", EM_X86_64));
  using namespace std::string_view_literals;
  EXPECT_TRUE(sets("\x00\x44\x1b\xd5\xc0\x03\x5f\xd6"sv, EM_AARCH64));
  EXPECT_FALSE(sets("\xc0\x03\x5f\xd6\x00\x44\x1b\xd5"sv, EM_AARCH64));
  EXPECT_FALSE(sets("\x0f\xae\x54\x24", EM_386));
}

}  // namespace
}  // namespace hallmark::tests::test_startup
