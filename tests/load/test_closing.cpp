// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "plugins/object/object.hpp"
#include "support/built.hpp"

#include <hallmark/loader.hpp>

#include <gtest/gtest.h>

namespace hallmark::tests::test_closing {
namespace {

TEST(Closing, last_handle_unmaps_and_is_empty_afterwards)
{
  Loader loader;
  auto plugin = loader.open(built("object")).value();
  EXPECT_TRUE(is_mapped_file(built("object")));
  EXPECT_EQ(plugin.close(), Closed::unmapped);
  EXPECT_FALSE(is_mapped_file(built("object")));
  EXPECT_FALSE(plugin);
  EXPECT_EQ(plugin.path(), "");
  EXPECT_EQ(plugin.lookup<int>("destroyed").error().explain(),
            "hallmark: error: plugin handle is empty");
}

TEST(Closing, dropped_handle_leaves_the_plugin_until_it_is_collected)
{
  Loader loader;
  {
    const auto plugin = loader.open(built("object")).value();
  }
  EXPECT_TRUE(is_mapped_file(built("object")));
  EXPECT_EQ(loader.collect(), 1u);
  EXPECT_FALSE(is_mapped_file(built("object")));
  EXPECT_EQ(loader.collect(), 0u);
}

TEST(Closing, last_handle_unmaps_when_the_option_says_so)
{
  Loader loader({.unload = Unload::with_last_handle});
  {
    const auto plugin = loader.open(built("object")).value();
    const auto symbol = plugin.lookup<int>("destroyed").value();
    EXPECT_TRUE(is_mapped_file(built("object")));
  }
  EXPECT_FALSE(is_mapped_file(built("object")));
}

TEST(Closing, what_holds_a_plugin_is_counted_by_what_it_is)
{
  Loader loader;
  auto plugin = loader.open(built("object")).value();
  const auto create = plugin.lookup<shapes::Shape*()>("create_shape").value();
  const auto one = plugin.own(create());
  const auto two = plugin.own(create());
  const auto closed = plugin.close();
  EXPECT_EQ(closed, Closed::in_use);
  EXPECT_EQ(closed.why(), "2 × shapes::Shape, 1 × symbol");
}

TEST(Closing, owned_object_keeps_its_code_until_it_is_destroyed)
{
  Loader loader;
  Owned<shapes::Shape> shape;
  {
    const auto plugin = loader.open(built("object")).value();
    shape = plugin.own((*plugin.lookup<shapes::Shape*()>("create_shape"))());
  }
  EXPECT_EQ(loader.collect(), 0u);
  EXPECT_EQ(shape->corners(), 4);
  shape.reset();
  EXPECT_EQ(loader.collect(), 1u);
}

TEST(Closing, shared_object_is_destroyed_by_the_export_that_is_named)
{
  Loader loader;
  const auto plugin = loader.open(built("object")).value();
  const auto create =
    plugin.lookup<shapes::Plain*(int)>("create_plain").value();
  const auto destroy =
    plugin.lookup<void(shapes::Plain*)>("destroy_plain").value();
  const auto destroyed = plugin.lookup<int>("destroyed").value();
  {
    const auto shared = plugin.share(create(3), destroy.get());
    EXPECT_EQ(shared->value, 3);
    EXPECT_EQ(*destroyed, 0);
  }
  EXPECT_EQ(*destroyed, 1);
}

}  // namespace
}  // namespace hallmark::tests::test_closing
