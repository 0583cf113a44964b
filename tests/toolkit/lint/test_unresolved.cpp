// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "toolkit/lint/linted.hpp"

#include <gtest/gtest.h>

namespace hallmark::tests::test_unresolved {
namespace {

TEST(UnresolvedSymbols, those_that_no_library_defines_are_told)
{
  const Linted linted;
  linted.build("g++",
               "#include <cstdio>\n"
               "int absent(int); int f() { std::puts(\"\"); return absent(1); "
               "}");
  EXPECT_EQ(linted.find("unresolved"),
            "needs a symbol that none of its libraries defines: '_Z6absenti', "
            "which is absent(int) (undefined in .dynsym): link what defines "
            "it; if the host defines it, name its interface under 'uses'\n");
}

TEST(UnresolvedSymbols, libraries_that_are_nowhere_are_told)
{
  const Linted linted;
  linted.workshop.write("b.cpp", "int absent(int x) { return x; }");
  const auto made =
    linted.workshop.compile("g++", {"-shared", "-o", "libabsent.so", "b.cpp"});
  ASSERT_EQ(made.status, 0) << made.describe();
  linted.workshop.write("a.cpp",
                        "int absent(int); int f() { return absent(1); }");
  linted.build("g++", {"a.cpp", "-L.", "-labsent"});
  EXPECT_EQ(linted.find("missing_library"),
            "needs library 'libabsent.so', which cannot be found (DT_NEEDED of "
            "'a.so'): install it, or link with a path that leads to it: "
            "-Wl,-rpath,'$ORIGIN'\n");
  linted.build("g++", {"a.cpp", "-L.", "-labsent", "-Wl,-rpath,$ORIGIN"});
  EXPECT_EQ(linted.look().findings.size(), 0U);
}

TEST(UnresolvedSymbols, weak_ones_and_those_of_sanitizers_are_sound)
{
  const Linted linted;
  linted.build("g++",
               "extern \"C\" __attribute__((weak)) void weak();\n"
               "extern \"C\" void __asan_report_load4(void *);\n"
               "void f() { if (weak) weak(); __asan_report_load4(0); }\n");
  EXPECT_EQ(linted.find("unresolved"), "");
}

TEST(UnresolvedSymbols, what_a_used_interface_has_comes_from_the_host)
{
  const Linted linted;
  const auto& workshop = linted.workshop;
  workshop.describe_types();
  workshop.write("more.cpp",
                 "#include \"host.hpp\"\n"
                 "int other(int);\n"
                 "void more() { audio::print(\"a\"); other(1); }\n");
  ASSERT_EQ(workshop.stamp(), "");
  const auto linked = workshop.link("g++", {"-I.", "more.cpp"});
  ASSERT_EQ(linked.status, 0) << linked.describe();
  EXPECT_EQ(linted.find("unresolved", "reverb.so"),
            "needs a symbol that none of its libraries defines: '_Z5otheri', "
            "which is other(int) (undefined in .dynsym): link what defines it; "
            "if the host defines it, name its interface under 'uses'\n");
}

}  // namespace
}  // namespace hallmark::tests::test_unresolved
