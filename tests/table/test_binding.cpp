// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/built.hpp"

#include <hallmark/loader.hpp>

#include <gtest/gtest.h>

namespace hallmark::tests::test_binding {
namespace {

hallmark_expected
make_expected(const char* name)
{
  hallmark_expected expected{};
  expected.size = sizeof expected;
  expected.name = name;
  expected.version = "1.0.0";
  expected.fingerprint = "00000000000000000000000000000000";
  expected.text = "";
  return expected;
}

/// A binding of an interface that no plugin implements, of one export.
struct Unknown {
  int (*answer)() = nullptr;

  static const hallmark_expected& expected()
  {
    static const hallmark_expected_export exports[] = {{"answer", "answer", 0}};
    static const auto made = [] {
      auto one = make_expected("tests.example/unknown");
      one.exports = exports;
      one.export_count = 1;
      return one;
    }();
    return made;
  }
};

/// The same as what this program provides.
struct Provided : Unknown {
  static const hallmark_expected& expected()
  {
    static int answer = 42;
    static void* const addresses[] = {&answer};
    static const auto made = [] {
      auto one = Unknown::expected();
      one.addresses = addresses;
      return one;
    }();
    return made;
  }
};

std::string
explain_unknown(const std::string& file)
{
  return "hallmark: error: '" + file +
         "': does not implement interface 'tests.example/unknown'";
}

TEST(Binding, of_an_interface_that_is_not_implemented_is_refused)
{
  Loader loader;
  const auto file = built("good");
  EXPECT_EQ(loader.open<Unknown>(file).error().explain(),
            explain_unknown(file));

  const auto plugin = loader.open(file).value();
  const auto bound = plugin.bind<Unknown>();
  ASSERT_FALSE(bound);
  EXPECT_EQ(bound.error().code(), Code::wrong_interface);
  EXPECT_EQ(bound.error().explain(), explain_unknown(plugin.file()));
}

TEST(Binding, of_a_plugin_that_is_open_is_refused_alike)
{
  Loader loader;
  const auto file = built("good");
  const auto plugin = loader.open(file).value();
  EXPECT_EQ(loader.open<Unknown>(file).error().explain(),
            explain_unknown(file));
}

TEST(Binding, of_an_empty_handle_is_an_invalid_argument)
{
  EXPECT_EQ(Plugin().bind<Unknown>().error().code(), Code::invalid_argument);
}

TEST(Binding, of_another_size_is_an_invalid_argument)
{
  Loader loader;
  const auto plugin = loader.open(built("good")).value();
  void* two[2] = {};
  hallmark_error* error = nullptr;
  EXPECT_EQ(
    hallmark_bind(plugin.get(), &Unknown::expected(), two, sizeof two, &error),
    0);
  EXPECT_EQ(Error(error).explain(),
            "hallmark: error: binding of interface 'tests.example/unknown' "
            "has another size: found 16 bytes, expected 8 bytes\n"
            "  hint: generate the interface again");
}

TEST(Binding, interface_is_provided_once)
{
  Loader loader;
  EXPECT_TRUE(loader.provide<Provided>());
  const auto again = loader.provide<Provided>();
  ASSERT_FALSE(again);
  EXPECT_EQ(
    again.error().explain(),
    "hallmark: error: interface 'tests.example/unknown' is already provided");
  EXPECT_THROW(again.value(), Failure);
}

TEST(Binding, interface_without_addresses_cannot_be_provided)
{
  Loader loader;
  EXPECT_EQ(loader.provide<Unknown>().error().explain(),
            "hallmark: error: interface has no addresses\n"
            "  hint: set provider = \"host\" in its description, and generate "
            "it again");
}

/// The same, of which the linker found nothing.
struct Hollow : Unknown {
  static const hallmark_expected& expected()
  {
    static void* const addresses[] = {nullptr};
    static const auto made = [] {
      auto one = Unknown::expected();
      one.addresses = addresses;
      return one;
    }();
    return made;
  }
};

TEST(Binding, interface_with_a_required_export_that_is_missing_is_not_provided)
{
  Loader loader;
  const auto provided = loader.provide<Hollow>();
  EXPECT_EQ(provided.error().code(), Code::missing_export);
  EXPECT_EQ(provided.error().explain(),
            "hallmark: error: 1 export of interface 'tests.example/unknown' is "
            "missing\n"
            "  export 'answer' is missing");
}

TEST(Binding, wrong_choice_of_facts_is_an_invalid_argument)
{
  hallmark_options options{};
  options.size = sizeof options;
  options.facts = "rtti=perhaps";
  hallmark_error* error = nullptr;
  EXPECT_EQ(hallmark_loader_new(&options, &error), nullptr);
  EXPECT_EQ(Error(error).explain(),
            "hallmark: error: wrong setting for toolchain facts: found "
            "'rtti=perhaps', expected NAME=strict or NAME=told");

  EXPECT_NO_THROW(Loader({.facts = {{"rtti", Fact::strict}}}));
}

}  // namespace
}  // namespace hallmark::tests::test_binding
