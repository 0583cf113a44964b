// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/files.hpp"
#include "toolkit/tool.hpp"

#include <gtest/gtest.h>

namespace hallmark::tests::test_builtin {
namespace {

TEST(BuiltinCommand, output_is_asked_for)
{
  const auto outcome = run_tool({"builtin", "twin.a"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_EQ(outcome.err,
            "hallmark: error: missing --output\n"
            "  hint: see 'hallmark builtin --help'\n");
}

TEST(BuiltinCommand, twin_that_cannot_be_used_is_status_3)
{
  const TemporaryFolder folder;
  write_bytes(folder.path() / "twin.a", "text");
  RunOptions options;
  options.folder = folder.path();
  const auto unsound = run_tool({"builtin", "twin.a", "-o", "x.a"}, options);
  EXPECT_EQ(unsound.status, 3);
  EXPECT_EQ(unsound.err, "hallmark: error: 'twin.a': not an archive\n");
  const auto absent = run_tool({"builtin", "no.a", "-o", "x.a"}, options);
  EXPECT_EQ(absent.status, 3);
  EXPECT_EQ(absent.err, "hallmark: error: 'no.a': no such file or directory\n");
}

TEST(BuiltinCommand, empty_archive_has_no_stamp_and_is_refused)
{
  const TemporaryFolder folder;
  write_bytes(folder.path() / "twin.a", "!<arch>\n");
  RunOptions options;
  options.folder = folder.path();
  const auto outcome = run_tool({"builtin", "twin.a", "-o", "x.a"}, options);
  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(
    outcome.err,
    "hallmark: error: 'twin.a': none of these objects holds a plugin's stamp\n"
    "  hint: pass the plugin's objects: static_library('NAME', objects: "
    "plugin.extract_all_objects(recursive: true))\n");
}

}  // namespace
}  // namespace hallmark::tests::test_builtin
