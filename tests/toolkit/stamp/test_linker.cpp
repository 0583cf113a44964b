// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "stamp/linker.hpp"
#include "toolkit/workshop.hpp"

#include <filesystem>

#include <gtest/gtest.h>

namespace hallmark::stamp::test_linker {
namespace {

namespace fs = std::filesystem;
using tests::Workshop;

bool
takes(std::string_view version)
{
  return parse_linker(version).takes_undefined_version;
}

TEST(linker, bfd_takes_the_flag_since_2_40)
{
  EXPECT_FALSE(takes("GNU ld (GNU Binutils for Ubuntu) 2.38\nCopyright\n"));
  EXPECT_FALSE(
    takes("collect2 version 11.4.1\nGNU ld version 2.35.2-63.el9\n"));
  EXPECT_FALSE(takes("GNU ld (GNU Binutils) 2.39.0.20220810-150100.7.40\n"));
  EXPECT_TRUE(takes("GNU ld (GNU Binutils for Debian) 2.40\n"));
  EXPECT_TRUE(takes("GNU ld (GNU Binutils) 3.1\n"));
}

TEST(linker, other_linkers_take_the_flag)
{
  EXPECT_TRUE(takes("Debian LLD 14.0.6 (compatible with GNU linkers)\n"));
  EXPECT_TRUE(takes("GNU gold (GNU Binutils for Debian 2.38) 1.16\n"));
  EXPECT_TRUE(takes("mold 1.10.1 (compatible with GNU ld)\n"));
  EXPECT_TRUE(takes("GNU ld of another kind\n"));
  EXPECT_TRUE(takes(""));
}

/// A compiler whose linker is old. It counts how often it is run, and with
/// what.
Target
make_target(const Workshop& workshop)
{
  workshop.write("old",
                 "#!/bin/sh\necho \"$@\" >> runs\n"
                 "echo 'GNU ld (GNU Binutils) 2.38'\n");
  fs::permissions(workshop.find("old"), fs::perms::owner_all);
  Target target;
  target.invocation.compiler = {workshop.find("old")};
  target.invocation.flags = {
    "-DA", "-fuse-ld=bfd", "-Werror", "-B", "here", "-O2", "-m32"};
  target.invocation.directory = workshop.find("");
  return target;
}

TEST(linker, compiler_is_asked_with_the_flags_that_choose_a_linker)
{
  const Workshop workshop;
  const auto target = make_target(workshop);

  EXPECT_FALSE(find_linker(target).takes_undefined_version);
  EXPECT_EQ(workshop.read("runs"), "-fuse-ld=bfd -B here -m32 -Wl,--version\n");
}

TEST(linker, compiler_of_one_store_is_asked_once)
{
  const Workshop workshop;
  auto target = make_target(workshop);
  target.store = workshop.find("store");
  EXPECT_FALSE(find_linker(target).takes_undefined_version);
  target.invocation.flags.emplace_back("-DB");
  EXPECT_FALSE(find_linker(target).takes_undefined_version);
  EXPECT_EQ(workshop.read("runs"), "-fuse-ld=bfd -B here -m32 -Wl,--version\n");

  target.invocation.flags.emplace_back("-m64");
  EXPECT_FALSE(find_linker(target).takes_undefined_version);
  EXPECT_EQ(workshop.read("runs"),
            "-fuse-ld=bfd -B here -m32 -Wl,--version\n"
            "-fuse-ld=bfd -B here -m32 -m64 -Wl,--version\n");
}

TEST(linker, compiler_that_cannot_be_run_takes_the_flag)
{
  Target target;
  target.invocation.compiler = {"/nowhere/g++"};

  EXPECT_TRUE(find_linker(target).takes_undefined_version);
}

TEST(linker, stamp_for_an_old_linker_is_without_the_flag)
{
  const Workshop workshop;
  const auto compiler = make_target(workshop).invocation.compiler;
  auto request = workshop.request();
  request.command = compiler;
  ASSERT_EQ(workshop.stamp(request), "");
  EXPECT_EQ(workshop.read("out/reverb.plugin.rsp").find("undefined-version"),
            std::string::npos);

  ASSERT_EQ(workshop.stamp(), "");
  EXPECT_NE(workshop.read("out/reverb.plugin.rsp").find("undefined-version"),
            std::string::npos);
}

}  // namespace
}  // namespace hallmark::stamp::test_linker
