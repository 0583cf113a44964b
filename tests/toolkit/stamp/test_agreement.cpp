// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "stamp/agreement.hpp"

#include <filesystem>

#include <gtest/gtest.h>

namespace hallmark::stamp::test_agreement {
namespace {

using contract::Contract;

/// A contract whose text is the number of flags.
Result<Contract>
count_flags(const Target& target)
{
  Contract contract;
  contract.text = std::to_string(target.invocation.flags.size());
  return contract;
}

TEST(agreement, targets_that_agree_make_one)
{
  const auto made = make_for_all(
    "a.hpp",
    {{"one", {{"g++"}, {"-DA"}, "/"}}, {"two", {{"g++"}, {"-DB"}, "/"}}},
    count_flags);

  ASSERT_TRUE(made);
  EXPECT_EQ(made->text, "1");
}

TEST(agreement, targets_that_do_not_are_told_with_what_sets_them_apart)
{
  const auto made =
    make_for_all("a.hpp",
                 {{"one", {{"g++"}, {"-DA", "-Ione.p"}, "/"}},
                  {"two", {{"g++"}, {"-DA", "-Itwo.p", "-DB=a b"}, "/"}}},
                 count_flags);

  ASSERT_FALSE(made);
  EXPECT_EQ(
    base::format_error(made.error()),
    "hallmark: error: 'a.hpp': targets 'one' and 'two' make different "
    "contracts of it\n"
    "  target 'one' has no flag that the other lacks\n"
    "  target 'two' alone has '-DB=a b'\n"
    "  hint: give each target a custom_target of its own for the description");
}

TEST(agreement, wrong_input_is_a_file_named_from_here)
{
  const auto file = std::filesystem::current_path() / "a.hpp";
  const auto made = make_for_all(
    "a.hpp", {{"one", {}}}, [&](const Target&) -> Result<Contract> {
      return base::with_subject(
        base::make_error(Code::invalid_argument, "does not compile"),
        file.string());
    });

  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().code, Code::malformed);
  EXPECT_EQ(made.error().subject, "a.hpp");
}

}  // namespace
}  // namespace hallmark::stamp::test_agreement
