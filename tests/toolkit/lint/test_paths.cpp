// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "lint/paths.hpp"
#include "toolkit/lint/linted.hpp"

#include <gtest/gtest.h>

namespace hallmark::tests::test_paths {
namespace {

/// What is found about a DT_RUNPATH, a line each, without the cure.
std::string
look_at(std::string_view path)
{
  elf::Dynamic dynamic;
  dynamic.runpath = path;
  lint::Findings findings;
  lint::check_paths(dynamic, findings);
  std::string text;
  for (const auto& one : findings) {
    text += one.what + " (" + one.where + ")\n";
  }
  return text;
}

TEST(Paths, fixed_folders_and_the_plugins_own_are_sound)
{
  EXPECT_EQ(look_at(""), "");
  EXPECT_EQ(look_at("/opt/lib:$ORIGIN:${ORIGIN}/../lib:/tmpfiles"), "");
}

TEST(Paths, each_surprise_is_told)
{
  EXPECT_EQ(look_at("/opt/lib:"),
            "looks for libraries in '': an empty entry means the host's "
            "current folder, whatever that is (DT_RUNPATH)\n");
  EXPECT_EQ(look_at("../lib"),
            "looks for libraries in '../lib': a relative entry starts in the "
            "host's current folder, whatever that is (DT_RUNPATH)\n");
  EXPECT_EQ(look_at("/tmp/build:/dev/shm"),
            "looks for libraries in '/tmp/build': anybody can put a library "
            "there (DT_RUNPATH)\n"
            "looks for libraries in '/dev/shm': anybody can put a library "
            "there (DT_RUNPATH)\n");
  EXPECT_EQ(look_at("/home/me/lib"),
            "looks for libraries in '/home/me/lib': other machines do not have "
            "this home folder (DT_RUNPATH)\n");
}

TEST(Paths, old_kind_of_path_is_told)
{
  const Linted linted;
  linted.build(
    "g++", "int x;", {"-Wl,-rpath,/opt/lib:lib", "-Wl,--disable-new-dtags"});
  EXPECT_EQ(linted.find("rpath"),
            "its search path comes before LD_LIBRARY_PATH, and also applies to "
            "the libraries that it needs: '/opt/lib:lib' (DT_RPATH): link with "
            "-Wl,--enable-new-dtags, which makes it DT_RUNPATH\n");
  EXPECT_EQ(linted.find("search_path"),
            "looks for libraries in 'lib': a relative entry starts in the "
            "host's current folder, whatever that is (DT_RPATH): remove it, or "
            "make it relative to $ORIGIN, the plugin's own folder\n");
}

}  // namespace
}  // namespace hallmark::tests::test_paths
