// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/compile/flags.hpp"
#include "support/files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::contract::compile::test_flags {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Invocation
select(const std::string& words)
{
  const CompileCommand command = {
    "/b", "/s/a.cpp", "x.p/a.o", *split_command(words)};
  return *select_flags(command, {});
}

TEST(flags, launcher_and_driver_are_kept)
{
  const auto chosen = select("ccache distcc /opt/g++ -DA -c ../s/a.cpp -o a.o");
  EXPECT_THAT(chosen.compiler, ElementsAre("ccache", "distcc", "/opt/g++"));
  EXPECT_THAT(chosen.flags, ElementsAre("-DA"));
  EXPECT_EQ(chosen.directory, "/b");
}

TEST(flags, source_right_after_the_compiler_is_no_launcher)
{
  EXPECT_THAT(select("g++ ../s/a.cpp -DA").compiler, ElementsAre("g++"));
}

TEST(flags, what_shapes_types_is_kept)
{
  const auto flags =
    select("g++ -Ia -I b -isystem c -isystemd -iquote e -DA=1 -D 'B=x y' -UC "
           "-std=c++20 -fshort-enums -fno-rtti -mavx2 -m32 -pthread -fPIC "
           "--sysroot=/r -target arm --target=x -include pre.h -nostdinc++ "
           "-stdlib=libc++ -Wp,-DE -fsanitize=address -gcc-toolchain /t")
      .flags;
  EXPECT_THAT(flags,
              ElementsAre("-Ia",
                          "-I",
                          "b",
                          "-isystem",
                          "c",
                          "-isystemd",
                          "-iquote",
                          "e",
                          "-DA=1",
                          "-D",
                          "B=x y",
                          "-UC",
                          "-std=c++20",
                          "-fshort-enums",
                          "-fno-rtti",
                          "-mavx2",
                          "-m32",
                          "-pthread",
                          "-fPIC",
                          "--sysroot=/r",
                          "-target",
                          "arm",
                          "--target=x",
                          "-nostdinc++",
                          "-stdlib=libc++",
                          "-Wp,-DE",
                          "-fsanitize=address",
                          "-gcc-toolchain",
                          "/t",
                          "-include",
                          "pre.h"));
}

TEST(flags, what_shapes_no_type_is_dropped)
{
  EXPECT_THAT(
    select(
      "g++ -c -o a.o -oa.o -MD -MMD -MP -MF d -MFd -MT t -MQ a.o -O3 -Os "
      "-flto -flto=auto -fno-lto -ffat-lto-objects -g -ggdb3 -gsplit-dwarf "
      "-gz -Wall -Werror -Winvalid-pch -Wl,-z,now -Wp,-MD,x -pedantic "
      "-pedantic-errors -x c++ -xc++ --coverage -fprofile-arcs "
      "-ftest-coverage -fprofile-generate=x -save-temps -L/l -L l -lm "
      "-l m -shared -fdiagnostics-color=always -fpch-preprocess -E -S "
      "-Xlinker y ../s/a.cpp b.o -")
      .flags,
    IsEmpty());
}

TEST(flags, value_of_a_flag_is_no_source)
{
  EXPECT_THAT(select("g++ -D a.cpp -I ../s/a.cpp").flags,
              ElementsAre("-D", "a.cpp", "-I", "../s/a.cpp"));
}

TEST(flags, response_files_are_expanded)
{
  const tests::TemporaryFolder folder;
  const auto build = folder.path().string();
  tests::write_bytes(folder.path() / "a.rsp", "-DA='x y' @b.rsp -c");
  tests::write_bytes(folder.path() / "b.rsp", "-I inc");
  const CompileCommand command = {
    build, build + "/a.cpp", "", {"g++", "@a.rsp", "a.cpp"}};
  const auto chosen = select_flags(command, {});
  ASSERT_TRUE(chosen);
  EXPECT_THAT(chosen->flags, ElementsAre("-DA=x y", "-I", "inc"));
}

TEST(flags, missing_response_file_is_named)
{
  const CompileCommand command = {"/nowhere", "/a.cpp", "", {"g++", "@a.rsp"}};
  const auto chosen = select_flags(command, {});
  ASSERT_FALSE(chosen);
  EXPECT_EQ(chosen.error().subject, "/nowhere/a.rsp");
  EXPECT_EQ(chosen.error().code, Code::not_found);
}

TEST(flags, response_file_that_includes_itself_ends)
{
  const tests::TemporaryFolder folder;
  const auto build = folder.path().string();
  tests::write_bytes(folder.path() / "a.rsp", "-DA @a.rsp");
  const CompileCommand command = {
    build, build + "/a.cpp", "", {"g++", "@a.rsp"}};
  EXPECT_TRUE(select_flags(command, {}));
}

TEST(flags, command_without_a_compiler_is_told)
{
  const CompileCommand command = {"/b", "/a.cpp", "", {"-c", "/a.cpp"}};
  const auto chosen = select_flags(command, {});
  ASSERT_FALSE(chosen);
  EXPECT_EQ(base::format_error(chosen.error()),
            "hallmark: error: '/a.cpp': compile command names no compiler");
}

TEST(flags, precompiled_header_of_gcc_becomes_the_header)
{
  const CompileCommand pch = {
    "/b", "/s/pch/a_pch.hpp", "a.so.p/a_pch.hpp.gch", {"g++"}};
  const CompileCommand other = {
    "/b", "/s/other/a_pch.hpp", "o.so.p/a_pch.hpp.gch", {"g++"}};
  const CompileCommand command = {
    "/b",
    "/s/a.cpp",
    "a.so.p/a.cpp.o",
    {"g++", "-Ia.so.p", "-include", "a_pch.hpp", "-fpch-preprocess"}};
  EXPECT_THAT(select_flags(command, {other, pch, command})->flags,
              ElementsAre("-Ia.so.p", "-include", "/s/pch/a_pch.hpp"));
}

TEST(flags, precompiled_header_of_clang_becomes_the_header)
{
  const CompileCommand pch = {
    "/b", "/s/pch/a_pch.hpp", "a.so.p/a_pch.hpp.pch", {"clang++"}};
  const CompileCommand command = {
    "/b",
    "/s/a.cpp",
    "a.so.p/a.cpp.o",
    {"clang++", "-include-pch", "a.so.p/a_pch.hpp.pch"}};
  EXPECT_THAT(select_flags(command, {pch, command})->flags,
              ElementsAre("-include", "/s/pch/a_pch.hpp"));
}

TEST(flags, each_compiler_gets_its_own_words)
{
  EXPECT_THAT(contract_flags(false, false),
              ElementsAre("-w",
                          "-g",
                          "-gdwarf-5",
                          "-O0",
                          "-fno-lto",
                          "-gno-split-dwarf",
                          "-fno-debug-types-section",
                          "-gz=none",
                          "-femit-class-debug-always",
                          "-fdiagnostics-color=never"));
  EXPECT_THAT(contract_flags(true, true),
              ElementsAre("-w",
                          "-g",
                          "-gdwarf-5",
                          "-O0",
                          "-fno-lto",
                          "-gno-split-dwarf",
                          "-fno-debug-types-section",
                          "-gz=none",
                          "-fstandalone-debug",
                          "-gno-simple-template-names",
                          "-fno-color-diagnostics",
                          "-ferror-limit=0",
                          "-fno-eliminate-unused-debug-types"));
}

TEST(flags, include_path_is_taken_from_every_spelling)
{
  Invocation invocation;
  invocation.directory = "/build";
  invocation.flags = {"-Wall",
                      "-Ia",
                      "-I",
                      "../b",
                      "-isystem",
                      "/c",
                      "-isystemd",
                      "-iquote",
                      "e",
                      "-idirafter",
                      "/f",
                      "-DI=-If",
                      "-I"};

  EXPECT_THAT(
    find_include_folders(invocation),
    ElementsAre("/build/a", "/b", "/c", "/build/d", "/build/e", "/f"));
}

}  // namespace
}  // namespace hallmark::contract::compile::test_flags
