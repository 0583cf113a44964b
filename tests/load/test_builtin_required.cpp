// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// This program has the plugin generation 1.0.0 linked in, and mid, which
// requires it.

#include "load/requiring.hpp"

#include <filesystem>

#include <gmock/gmock.h>

namespace hallmark::tests::test_builtin_required {
namespace {

using ::testing::ElementsAre;

/// The file of this program.
std::string
find_program()
{
  return std::filesystem::read_symlink("/proc/self/exe").string();
}

using BuiltinRequired = Requirements;

TEST_F(BuiltinRequired, file_reaches_what_is_built_in_and_is_closed_before_it)
{
  add({"chain", "mid"});
  Loader loader(options());
  auto chain = loader.open(path("chain")).value();
  EXPECT_THAT(list("opened"), ElementsAre("generation", "mid", "chain"));
  const auto generation = loader.builtin("tests.example/generation").value();
  EXPECT_EQ(generation.file(), find_program());

  EXPECT_EQ(chain.close(), Closed::unmapped);
  EXPECT_THAT(list("closed"), ElementsAre("chain", "mid"));
  EXPECT_EQ(host.closed, 0);
}

TEST_F(BuiltinRequired, it_is_bound_by_its_interface_and_closed_last)
{
  add({"mid"});
  Loader loader(options());
  auto mid = loader.open(path("mid")).value();
  EXPECT_EQ(ask(mid), 1);
  EXPECT_EQ(host.opened, 1);

  auto generation = loader.builtin("tests.example/generation").value();
  EXPECT_THAT(generation.close().why(),
              testing::HasSubstr("1 × dependent plugin 'tests.example/mid'"));
  EXPECT_EQ(mid.close(), Closed::unmapped);
  EXPECT_THAT(list("closed"), ElementsAre("mid", "generation"));
  EXPECT_EQ(host.closed, 1);
}

TEST_F(BuiltinRequired, one_that_is_built_in_may_require_another)
{
  Loader loader(options());
  auto mid = loader.builtin("tests.example/mid").value();
  EXPECT_EQ(ask(mid), 1);
  EXPECT_THAT(list("opened"), ElementsAre("generation", "mid"));
  (void)mid.close();
  EXPECT_THAT(list("closed"), ElementsAre("mid", "generation"));
}

TEST_F(BuiltinRequired, one_that_is_built_in_may_require_a_newer_file)
{
  add({"generation_c"});
  Loader loader(options());
  EXPECT_EQ(ask(loader.builtin("tests.example/mid").value()), 3);
  EXPECT_EQ(list("opened").size(), 2U);
}

TEST_F(BuiltinRequired, version_out_of_range_is_told_of_it)
{
  add({"picky"});
  Loader loader(options());
  const auto refused = loader.open(path("picky"));
  const auto head =
    "hallmark: error: '" + path("picky") +
    "': requirement 'tests.example/generation' ^7 is missing\n"
    "  'tests.example/picky' 1.0.0 requires 'tests.example/generation' ^7\n";
  const auto tried = "  '" + path("picky") +
                     "': 2 checks failed\n"
                     "    plugin path differs: found 'tests.example/picky', "
                     "expected 'tests.example/generation'\n"
                     "    version is out of range: found 1.0.0, expected ^7\n"
                     "  '" +
                     find_program() +
                     "': version is out of range: found 1.0.0, expected ^7\n"
                     "  '" +
                     find_program() +
                     "': 2 checks failed\n"
                     "    plugin path differs: found 'tests.example/mid', "
                     "expected 'tests.example/generation'\n"
                     "    version is out of range: found 1.0.0, expected ^7";
  EXPECT_EQ(refused.error().code(), Code::missing_requirement);
  EXPECT_EQ(refused.error().explain(), head + tried);

  const auto open = loader.builtin("tests.example/generation").value();
  EXPECT_EQ(loader.open(path("picky")).error().explain(),
            head + "  'tests.example/generation 1.0.0 in " + find_program() +
              "' is open: found 1.0.0, expected ^7\n" + tried);
}

TEST_F(BuiltinRequired, missing_one_is_told_with_what_is_built_in)
{
  Loader loader;
  EXPECT_EQ(loader.open(built("lost")).error().explain(),
            "hallmark: error: '" + built("lost") +
              "': requirement 'tests.example/nowhere' ^1.2 is missing\n"
              "  'tests.example/lost' 1.0.0 requires 'tests.example/nowhere' "
              "^1.2\n"
              "  '" +
              find_program() +
              "': 2 checks failed\n"
              "    plugin path differs: found 'tests.example/generation', "
              "expected 'tests.example/nowhere'\n"
              "    version is out of range: found 1.0.0, expected ^1.2\n"
              "  '" +
              find_program() +
              "': 2 checks failed\n"
              "    plugin path differs: found 'tests.example/mid', expected "
              "'tests.example/nowhere'\n"
              "    version is out of range: found 1.0.0, expected ^1.2\n"
              "  hint: give the loader folders to search");
}

}  // namespace
}  // namespace hallmark::tests::test_builtin_required
