// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/built.hpp"

#include <hallmark/loader.hpp>

#include <gtest/gtest.h>

namespace hallmark::tests::test_lookup {
namespace {

class Lookup : public ::testing::Test {
protected:
  Loader loader;
  Plugin plugin = loader.open(built("good")).value();
};

TEST_F(Lookup, name_that_is_not_exported_is_answered_with_the_nearest)
{
  EXPECT_EQ(plugin.lookup<int>("conuter").error().explain(),
            "hallmark: error: '" + plugin.file() +
              "': no export 'conuter'\n  hint: did you mean 'counter'?");
  EXPECT_EQ(plugin.lookup<int>("conuter").error().code(), Code::missing_export);
}

TEST_F(Lookup, private_function_stays_private)
{
  EXPECT_EQ(plugin.lookup<int()>("private_function").error().code(),
            Code::missing_export);
}

TEST_F(Lookup, variable_is_not_found_as_a_function)
{
  EXPECT_EQ(plugin.lookup<int()>("counter").error().explain(),
            "hallmark: error: '" + plugin.file() +
              "': export 'counter' is of another kind: found a variable, "
              "expected a function");
  EXPECT_EQ(plugin.lookup<int>("add").error().code(), Code::wrong_type);
}

TEST_F(Lookup, variable_of_another_type_is_refused_with_both_types)
{
  const auto refused = plugin.lookup<double>("counter");
  EXPECT_EQ(refused.error().code(), Code::wrong_type);
  EXPECT_EQ(refused.error().message(),
            "export 'counter' has another type: found int, expected double");
}

TEST_F(Lookup, variable_of_another_size_is_refused_where_no_type_is_asked_for)
{
  hallmark_query query{};
  query.size = sizeof(query);
  query.name = "counter";
  query.kind = HALLMARK_VARIABLE;
  query.bytes = 8;
  hallmark_error* error = nullptr;
  EXPECT_EQ(hallmark_lookup_query(plugin.get(), &query, &error), nullptr);
  EXPECT_STREQ(hallmark_error_message(error),
               "export 'counter' has another size: found 4 bytes, expected 8 "
               "bytes");
  hallmark_error_free(error);
}

TEST_F(Lookup, unchecked_access_to_an_error_throws_the_explanation)
{
  const auto refused = plugin.lookup<int>("conuter");
  try {
    refused.value();
    FAIL() << "nothing thrown";
  } catch (const Failure& failure) {
    EXPECT_EQ(failure.what(), refused.error().explain());
    EXPECT_EQ(failure.error().code(), Code::missing_export);
  }
}

TEST_F(Lookup, functions_of_the_c_interface_find_the_same)
{
  const auto counter = plugin.lookup<int>("counter").value();
  EXPECT_EQ(hallmark_lookup(plugin.get(), "counter", nullptr, nullptr),
            counter.get());
  hallmark_error* error = nullptr;
  EXPECT_EQ(hallmark_lookup_function(plugin.get(), "counter", nullptr, &error),
            nullptr);
  EXPECT_EQ(hallmark_error_code(error), HALLMARK_WRONG_TYPE);
  hallmark_error_free(error);
}

}  // namespace
}  // namespace hallmark::tests::test_lookup
