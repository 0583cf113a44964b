// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "toolkit/lint/linted.hpp"

#include <gtest/gtest.h>

namespace hallmark::tests::test_dynamic {
namespace {

constexpr std::string_view calls_itself =
  "int gain(int x) { return x; }\n"
  "extern \"C\" int tail(int x) { return gain(x) + 1; }\n";

TEST(Dynamic, static_tls_is_told)
{
  const Linted linted;
  linted.build("g++",
               "static thread_local int x; int *f() { return &x; }",
               {"-ftls-model=initial-exec"});
  EXPECT_EQ(linted.find("static_tls"),
            "uses static TLS, of which a process has little: opening fails "
            "once it is used up (STATIC_TLS in DT_FLAGS): compile without "
            "-ftls-model=initial-exec, and link no static library that was "
            "compiled with it\n");
}

TEST(Dynamic, relocations_in_code_are_told)
{
  const Linted linted;
  linted.build("g++",
               "__asm__(\".text\\n.quad known\\n\"); extern \"C\" int known;"
               "int known;",
               {"-Wl,-z,notext"});
  EXPECT_EQ(
    linted.find("text_relocations"),
    "its code is modified when it is mapped, which hardened systems refuse "
    "(DT_TEXTREL): compile everything that is linked in with -fPIC\n");
}

TEST(Dynamic, executable_stack_is_told)
{
  const Linted linted;
  linted.build("g++", "int x;", {"-Wl,-z,execstack"});
  EXPECT_EQ(linted.find("executable_stack"),
            "makes its host's stacks executable (flags of PT_GNU_STACK): link "
            "with -Wl,-z,noexecstack, and give assembler sources a section "
            ".note.GNU-stack; do not take addresses of nested functions\n");
}

TEST(Dynamic, file_that_does_not_say_what_stack_it_needs_is_told)
{
  const Linted linted;
  linted.build("g++", "int x;");
  auto bytes = linted.workshop.read("a.so");
  const std::string header("\x51\xe5\x74\x64", 4);  // PT_GNU_STACK
  const auto at = bytes.find(header);
  ASSERT_NE(at, std::string::npos);
  linted.workshop.write("b.so", bytes.replace(at, 4, 4, '\0'));
  EXPECT_EQ(linted.find("executable_stack", "b.so").substr(0, 52),
            "makes its host's stacks executable (no PT_GNU_STACK)");
}

TEST(Dynamic, late_binding_and_writable_tables_are_told)
{
  const Linted linted;
  linted.build("g++", "int x;", {"-Wl,-z,lazy", "-Wl,-z,norelro"});
  EXPECT_EQ(linted.find("late_binding"),
            "its symbols are resolved at the first call, and their table stays "
            "writable (no BIND_NOW in DT_FLAGS): link with -Wl,-z,now, as the "
            "stamp's response file does\n");
  EXPECT_EQ(linted.find("no_relro"),
            "its tables of addresses stay writable (no PT_GNU_RELRO): link "
            "with -Wl,-z,relro, as the stamp's response file does\n");
}

TEST(Dynamic, own_symbols_that_give_way_are_told_with_every_linker)
{
  const Linted linted;
  for (const std::string linker : {"bfd", "gold", "lld", "mold"}) {
    if (!has_program("ld." + linker)) {
      continue;
    }
    const auto flag = "-fuse-ld=" + linker;
    linted.workshop.write("a.cpp", calls_itself);
    const auto outcome =
      linted.workshop.compile("g++", {"-shared", "-o", "a.so", "a.cpp", flag});
    ASSERT_EQ(outcome.status, 0) << outcome.describe();
    EXPECT_EQ(linted.find("interposed"),
              "a host's symbol of the same name replaces one of its own: "
              "'_Z4gaini', which is gain(int) (dynamic relocations): link with "
              "-Wl,-Bsymbolic, as the stamp's response file does\n")
      << linker;
    linted.build("g++", calls_itself, {flag});
    EXPECT_EQ(linted.find("interposed"), "") << linker;
  }
}

TEST(Dynamic, stray_exports_are_told)
{
  const Linted linted;
  const auto& workshop = linted.workshop;
  ASSERT_EQ(workshop.stamp(), "");
  workshop.write("more.map", "{ global: reverb_gain; _Z5strayi; };");
  workshop.write("more.cpp",
                 "__attribute__((visibility(\"default\")))"
                 "int stray(int x) { return x; }");
  const auto linked = workshop.link(
    "g++", {"more.cpp", "-fuse-ld=gold", "-Wl,--version-script=more.map"});
  ASSERT_EQ(linked.status, 0) << linked.describe();
  EXPECT_EQ(
    linted.find("stray_export", "reverb.so"),
    "exports what its stamp does not declare: '_Z5strayi', which is stray(int) "
    "(.dynsym): declare it under [exports], or remove what exports it: the "
    "target's own version script, dynamic list or export flag\n");
}

}  // namespace
}  // namespace hallmark::tests::test_dynamic
