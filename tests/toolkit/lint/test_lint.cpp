// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "lint/lint.hpp"
#include "toolkit/lint/linted.hpp"

#include <gtest/gtest.h>

namespace hallmark::tests::test_lint {
namespace {

std::string
explain(const Linted& linted, const std::string& file)
{
  const auto report = lint::check_file(linted.workshop.find(file));
  return report ? ""
                : linted.workshop.shorten(base::format_error(report.error()));
}

TEST(Lint, sound_plugin_has_no_findings_with_any_linker)
{
  const Linted linted;
  ASSERT_EQ(linted.workshop.stamp(), "");
  for (const std::string linker : {"bfd", "gold", "lld", "mold"}) {
    for (const std::string compiler : {"g++", "clang++"}) {
      if (!has_program("ld." + linker) || !has_program(compiler)) {
        continue;
      }
      const auto linked =
        linted.workshop.link(compiler, {"-fuse-ld=" + linker});
      ASSERT_EQ(linked.status, 0) << linked.describe();
      EXPECT_EQ(linted.look("reverb.so").findings.size(), 0U)
        << linker << " " << compiler;
    }
  }
}

TEST(Lint, library_without_a_stamp_is_looked_at_and_said_to_be_none)
{
  const Linted linted;
  linted.build("g++", "int x;");
  const auto report = linted.look();
  EXPECT_EQ(report.findings.size(), 0U);
  ASSERT_FALSE(report.notes.empty());
  EXPECT_EQ(report.notes.front(),
            "no readable stamp, so its exports are not checked");
}

TEST(Lint, libraries_of_another_machine_are_not_looked_for)
{
  const Linted linted;
  linted.build("g++", "int absent(int); int f() { return absent(1); }");
  auto bytes = linted.workshop.read("a.so");
  bytes[18] = '\xf3';  // e_machine: EM_RISCV
  bytes[19] = '\0';
  linted.workshop.write("b.so", bytes);
  const auto report = linted.look("b.so");
  EXPECT_EQ(report.findings.size(), 0U);
  EXPECT_EQ(report.notes.front(),
            "the file is for riscv, so the libraries that it needs are not "
            "looked for here");
}

TEST(Lint, file_that_cannot_be_looked_at_is_told)
{
  const Linted linted;
  linted.workshop.write("a.cpp", "int x;");
  linted.workshop.write("empty.so", "");
  const auto made = linted.workshop.compile("g++", {"-c", "a.cpp"});
  ASSERT_EQ(made.status, 0) << made.describe();
  EXPECT_EQ(explain(linted, "none.so"),
            "hallmark: error: 'none.so': no such file or directory");
  EXPECT_EQ(explain(linted, "empty.so"),
            "hallmark: error: 'empty.so': file is empty");
  EXPECT_EQ(explain(linted, "a.o"),
            "hallmark: error: 'a.o': not a shared object: found object, "
            "expected shared object");
}

}  // namespace
}  // namespace hallmark::tests::test_lint
