// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/built.hpp"

#include <hallmark/loader.hpp>

#include <filesystem>

#include <gtest/gtest.h>

namespace hallmark::tests::test_unresolved {
namespace {

TEST(Unresolved, every_missing_library_is_named_with_its_symbols)
{
  // A copy without the libraries, and a RUNPATH that leads to none.
  const TemporaryFolder folder;
  const auto file = copy_built(folder, "missing_library");
  auto bytes = read_bytes(file);
  for (const std::string name : {"libneeded.so", "libneeded_too.so"}) {
    const auto at = bytes.find(name + '\0');
    ASSERT_NE(at, std::string::npos);
    bytes[at + 3] = 'x';
  }
  write_bytes(file, bytes);

  forget_trace();
  Loader loader;
  const auto plugin = loader.open(file);
  EXPECT_EQ(plugin.error().code(), Code::unresolved);
  EXPECT_EQ(plugin.error().explain(),
            "hallmark: error: '" + file +
              "': 2 libraries and 2 symbols are missing\n"
              "  library 'libxeeded.so', needed by 'missing_library.so'\n"
              "  library 'libxeeded_too.so', needed by 'missing_library.so'\n"
              "  symbol 'needed_function'\n"
              "  symbol 'needed_too'\n"
              "  dynamic loader: libxeeded.so: cannot open shared object file: "
              "No such file or directory");
  EXPECT_EQ(find_trace(), "");
}

TEST(Unresolved, every_missing_symbol_is_named)
{
  forget_trace();
  Loader loader;
  const auto plugin = loader.open(built("missing_symbols"));
  EXPECT_EQ(plugin.error().code(), Code::unresolved);
  const auto text = plugin.error().explain();
  EXPECT_NE(text.find("': 2 symbols are missing\n"), std::string::npos) << text;
  EXPECT_NE(text.find("  symbol 'nobody_defines_this'\n"), std::string::npos);
  EXPECT_NE(text.find("  symbol 'nor_this'\n"), std::string::npos);
  EXPECT_EQ(find_trace(), "");
}

TEST(Unresolved, plugin_whose_libraries_are_there_opens)
{
  Loader loader;
  const auto plugin = loader.open(built("missing_library")).value();
  EXPECT_EQ((*plugin.lookup<int()>("answer"))(), 84);
}

}  // namespace
}  // namespace hallmark::tests::test_unresolved
