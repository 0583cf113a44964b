// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/compile/command_line.hpp"
#include "contract/compile/compile.hpp"
#include "support/files.hpp"

#include <csignal>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::contract::compile::test_compile {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(compile, program_runs_without_input_in_its_folder_and_in_english)
{
  const auto ran =
    run_program({"sh", "-c", "cat; pwd; echo $LC_ALL >&2; exit 3"}, "/usr");
  ASSERT_TRUE(ran);
  EXPECT_EQ(ran->status, 3);
  EXPECT_EQ(ran->output, "/usr\n");
  EXPECT_EQ(ran->errors, "C\n");
}

TEST(compile, much_output_on_both_streams_is_read_whole)
{
  const auto ran = run_program(
    {"sh", "-c", "yes | head -c 300000; yes | head -c 300000 >&2"}, "");
  ASSERT_TRUE(ran);
  EXPECT_EQ(ran->output.size(), 300000U);
  EXPECT_EQ(ran->errors.size(), 300000U);
}

TEST(compile, signal_is_a_status)
{
  EXPECT_EQ(run_program({"sh", "-c", "kill -9 $$"}, "")->status, 128 + 9);
}

TEST(compile, status_that_the_system_does_not_keep_is_no_success)
{
  const auto handler = std::signal(SIGCHLD, SIG_IGN);
  const auto ran = run_program({"false"}, "");
  std::signal(SIGCHLD, handler);

  ASSERT_FALSE(ran);
  EXPECT_EQ(
    base::format_error(ran.error()),
    "hallmark: error: 'false': the exit status is lost: no child processes");
  EXPECT_EQ(ran.error().code, Code::unreadable);
}

TEST(compile, missing_program_is_not_found)
{
  const auto ran = run_program({"no-such-compiler"}, "");
  ASSERT_FALSE(ran);
  EXPECT_EQ(base::format_error(ran.error()),
            "hallmark: error: 'no-such-compiler': cannot be run: "
            "no such file or directory");
  EXPECT_EQ(ran.error().code, Code::not_found);
}

TEST(compile, compiler_that_does_not_preprocess_is_told)
{
  const auto clang = is_clang({{"false"}, {}, ""}, Language::cpp);
  ASSERT_FALSE(clang);
  EXPECT_EQ(base::format_error(clang.error()),
            "hallmark: error: 'false -E -dM -x c++ /dev/null': cannot "
            "preprocess an empty file");
}

TEST(compile, gcc_is_not_clang)
{
  EXPECT_FALSE(*is_clang({{"g++"}, {}, ""}, Language::cpp));
}

TEST(compile, command_has_target_flags_then_ours_then_overrides)
{
  Request request;
  request.invocation = {{"ccache", "g++"}, {"-DA"}, "/b"};
  request.overrides = {"-O2"};
  const auto command = make_command(request, {"/t/c.cpp", "/t/c.o", "/t/c.d"});
  EXPECT_EQ(format_command(command),
            "ccache g++ -DA -w -g -gdwarf-5 -O0 -fno-lto -gno-split-dwarf "
            "-fno-debug-types-section -gz=none -femit-class-debug-always "
            "-fdiagnostics-color=never -O2 -MD -MF /t/c.d -MT contract -x c++ "
            "-c /t/c.cpp -o /t/c.o");
}

TEST(compile, depfile_names_are_unescaped)
{
  EXPECT_THAT(parse_depfile("contract: /a/b.hpp \\\n c\\ d.hpp e$$f \\\n\n"),
              ElementsAre("/a/b.hpp", "c d.hpp", "e$f"));
  EXPECT_THAT(parse_depfile("contract: a\\#b"), ElementsAre("a#b"));
}

TEST(compile, depfile_without_names_has_none)
{
  EXPECT_THAT(parse_depfile(""), IsEmpty());
  EXPECT_THAT(parse_depfile("contract:"), IsEmpty());
  EXPECT_THAT(parse_depfile("contract: \\\n"), IsEmpty());
}

}  // namespace
}  // namespace hallmark::contract::compile::test_compile
