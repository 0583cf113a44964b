// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/built.hpp"

#include <hallmark/hallmark.h>

#include <gtest/gtest.h>

namespace hallmark::tests::test_loader {
namespace {

class CLoader : public ::testing::Test {
protected:
  ~CLoader() override
  {
    hallmark_error_free(error);
    hallmark_loader_free(loader);
  }

  hallmark_error* error = nullptr;
  hallmark_loader* loader = hallmark_loader_new(nullptr, nullptr);
};

TEST_F(CLoader, options_without_their_size_are_refused)
{
  const hallmark_options options{};
  EXPECT_EQ(hallmark_loader_new(&options, &error), nullptr);
  EXPECT_STREQ(hallmark_error_explain(error),
               "hallmark: error: hallmark_options.size is not set\n"
               "  hint: set it to sizeof(hallmark_options)");
}

TEST_F(CLoader, expectation_without_its_size_is_refused)
{
  const hallmark_expect expect{};
  EXPECT_EQ(hallmark_open(loader, "a.so", &expect, &error), nullptr);
  EXPECT_EQ(hallmark_error_code(error), HALLMARK_INVALID_ARGUMENT);
}

TEST_F(CLoader, null_file_is_refused)
{
  EXPECT_EQ(hallmark_open(loader, nullptr, nullptr, &error), nullptr);
  EXPECT_STREQ(hallmark_error_message(error), "loader or file is null");
}

TEST_F(CLoader, error_that_nobody_wants_is_not_made)
{
  EXPECT_EQ(hallmark_open(loader, "/nowhere.so", nullptr, nullptr), nullptr);
}

TEST_F(CLoader, success_forgets_the_error_of_the_call_before)
{
  EXPECT_EQ(hallmark_open(loader, nullptr, nullptr, &error), nullptr);
  hallmark_error_free(error);
  const auto file = built("object");
  auto* plugin = hallmark_open(loader, file.c_str(), nullptr, &error);
  EXPECT_EQ(error, nullptr);
  EXPECT_EQ(hallmark_close(plugin, nullptr), HALLMARK_UNMAPPED);
}

TEST_F(CLoader, version_out_of_range_is_a_difference_of_one_field)
{
  hallmark_expect expect{};
  expect.size = sizeof expect;
  expect.range = "^2";
  const auto file = built("good");
  EXPECT_EQ(hallmark_open(loader, file.c_str(), &expect, &error), nullptr);
  ASSERT_EQ(hallmark_error_difference_count(error), 1u);
  EXPECT_STREQ(hallmark_error_difference(error, 0)->found, "1.2.0");
  EXPECT_STREQ(hallmark_error_difference(error, 0)->expected, "^2");
}

TEST_F(CLoader, plugin_is_opened_looked_up_and_closed)
{
  const auto file = built("object");
  auto* plugin = hallmark_open(loader, file.c_str(), nullptr, &error);
  ASSERT_NE(plugin, nullptr) << hallmark_error_explain(error);
  EXPECT_STREQ(hallmark_plugin_path(plugin), "tests.example/object");
  EXPECT_EQ(hallmark_plugin_export_count(plugin), 4u);
  EXPECT_EQ(hallmark_plugin_export(plugin, 4), nullptr);

  auto* hold = hallmark_hold_new(plugin, "a thing");
  char* why = nullptr;
  EXPECT_EQ(hallmark_close(plugin, &why), HALLMARK_IN_USE);
  EXPECT_STREQ(why, "1 × a thing");
  hallmark_free(why);
  hallmark_hold_drop(hold);
  EXPECT_EQ(hallmark_collect(loader), 1u);
}

TEST_F(CLoader, empty_handle_is_nothing_and_breaks_nothing)
{
  EXPECT_STREQ(hallmark_plugin_path(nullptr), "");
  EXPECT_EQ(hallmark_plugin_export_count(nullptr), 0u);
  EXPECT_EQ(hallmark_plugin_metadata(nullptr, "name"), nullptr);
  EXPECT_EQ(hallmark_plugin_item_count(nullptr), 0u);
  EXPECT_EQ(hallmark_lookup(nullptr, "a", nullptr, nullptr), nullptr);
  EXPECT_EQ(hallmark_close(nullptr, nullptr), HALLMARK_UNMAPPED);
  hallmark_plugin_drop(nullptr);
  hallmark_hold_drop(nullptr);
}

}  // namespace
}  // namespace hallmark::tests::test_loader
