// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "assemble/compiler.hpp"

#include <cstdlib>

#include <gtest/gtest.h>

namespace hallmark::assemble::test_compiler {
namespace {

/// Compilers of a known name, whatever the environment says.
class Compiler : public testing::Test {
protected:
  Compiler()
  {
    ::setenv("CXX", "ccache g++", 1);
    ::setenv("CC", "gcc", 1);
  }

  Toolset toolset = {{}, "/inc", "/tmp/x/", false};
};

TEST_F(Compiler, of_a_source_is_that_of_its_suffix)
{
  EXPECT_EQ(make_compile_command(toolset, "a.cpp", "0.o"),
            (Words{"ccache",
                   "g++",
                   "-fPIC",
                   "-fvisibility=hidden",
                   "-I/inc",
                   "-ffile-prefix-map=/tmp/x/=",
                   "-c",
                   "a.cpp",
                   "-o",
                   "0.o"}));
  EXPECT_EQ(make_compile_command(toolset, "a.c", "0.o").front(), "gcc");
}

TEST_F(Compiler, gets_no_flags_of_the_linker)
{
  toolset.flags = {"-O2",
                   "-lm",
                   "-L",
                   "lib",
                   "-Wl,-s",
                   "-Xlinker",
                   "--warn",
                   "a.o",
                   "b.a",
                   "-DA=b.o",
                   "-I",
                   "inc"};
  EXPECT_EQ(make_flags(toolset, Language::c),
            (Words{"gcc",
                   "-fPIC",
                   "-fvisibility=hidden",
                   "-O2",
                   "-DA=b.o",
                   "-I",
                   "inc",
                   "-I/inc"}));
}

TEST_F(Compiler, links_flags_after_objects)
{
  toolset.flags = {"-lm"};
  toolset.color = true;
  EXPECT_EQ(
    make_link_command(toolset, Language::c, {"0.o", "1.o"}, "x.rsp", "out.so"),
    (Words{"gcc",
           "-shared",
           "-fPIC",
           "-fdiagnostics-color=always",
           "0.o",
           "1.o",
           "-lm",
           "@x.rsp",
           "-o",
           "out.so"}));
}

TEST_F(Compiler, takes_sources_of_c_and_cpp)
{
  for (const auto* name : {"a.c", "a.cc", "b.cpp", "c.cxx", "d.C", "x.y.cp"}) {
    EXPECT_TRUE(is_source(name)) << name;
  }
  for (const auto* name : {"a.h", "a.o", "a", "a.rs", "a.plugin.toml"}) {
    EXPECT_FALSE(is_source(name)) << name;
  }
}

}  // namespace
}  // namespace hallmark::assemble::test_compiler
