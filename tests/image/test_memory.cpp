// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "plugins/probe.h"
#include "support/built.hpp"

#include <hallmark/loader.hpp>

#include <cerrno>
#include <filesystem>
#include <iterator>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

namespace hallmark::tests::test_memory {
namespace {

namespace fs = std::filesystem;

/// A plugin's bytes, or others.
Result<Plugin>
open_text(Loader& loader, const std::string& bytes, const Expect& expect = {})
{
  return loader.open_bytes(std::as_bytes(std::span(bytes)), expect);
}

Result<Plugin>
open_built(Loader& loader, const std::string& name)
{
  return open_text(loader, read_bytes(built(name)));
}

std::ptrdiff_t
count_descriptors()
{
  return std::distance(fs::directory_iterator("/proc/self/fd"), {});
}

bool
is_memory_mapped()
{
  return is_mapped_file("/memfd:hallmark (deleted)");
}

TEST(Memory, plugin_is_opened_from_its_bytes_and_closed)
{
  const auto before = count_descriptors();
  Loader loader;
  auto plugin = open_built(loader, "good").value();
  EXPECT_EQ(plugin.path(), "tests.example/good");
  EXPECT_TRUE(plugin.file().starts_with("/proc/self/fd/"));
  EXPECT_EQ((*plugin.lookup<int(int, int)>("add"))(2, 3), 5);
  EXPECT_TRUE(is_memory_mapped());
  EXPECT_EQ(count_descriptors(), before + 1);

  EXPECT_EQ(plugin.close(), Closed::unmapped);
  EXPECT_FALSE(is_memory_mapped());
  EXPECT_EQ(count_descriptors(), before);
}

TEST(Memory, bytes_of_an_open_plugin_cannot_be_changed)
{
  Loader loader;
  const auto plugin = open_built(loader, "good").value();
  const auto file = ::open(plugin.file().c_str(), O_RDWR | O_CLOEXEC);
  ASSERT_GE(file, 0);
  EXPECT_EQ(::pwrite(file, "x", 1, 0), -1);
  EXPECT_EQ(errno, EPERM);
  EXPECT_EQ(::ftruncate(file, 0), -1);
  EXPECT_EQ(errno, EPERM);
  ::close(file);
}

TEST(Memory, refused_bytes_run_nothing_and_leave_nothing)
{
  struct Row {
    const char* name;
    std::string bytes;
    std::string explanation;
  };
  const auto good = read_bytes(built("good"));
  const Row rows[] = {
    {"empty", "", "file is empty"},
    {"no plugin",
     read_bytes(built("unstamped")),
     "not a plugin: no stamp in this shared object\n"
     "  hint: stamp it in its build: see 'hallmark stamp --help'"},
    {"missing export",
     read_bytes(built("missing_export")),
     "2 declared exports are not defined\n"
     "  export 'anwser' is not defined; nearest: 'answer'\n"
     "  export 'question' is not defined"},
  };
  const auto before = count_descriptors();
  Loader loader;
  forget_trace();
  for (const auto& row : rows) {
    SCOPED_TRACE(row.name);
    const auto refused = open_text(loader, row.bytes);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().explain(),
              "hallmark: error: 'memory': " + row.explanation);
    EXPECT_EQ(count_descriptors(), before);
    EXPECT_FALSE(is_memory_mapped());
    EXPECT_EQ(find_trace(), "");
  }
  EXPECT_TRUE(open_text(loader, good));
}

TEST(Memory, refusing_open_hook_leaves_nothing)
{
  probe host{};
  host.refusal = "not today";
  const auto before = count_descriptors();
  Loader loader({.host = &host});
  EXPECT_EQ(open_built(loader, "hooked").error().explain(),
            "hallmark: error: 'memory': open hook says: not today");
  EXPECT_EQ(count_descriptors(), before);
  EXPECT_FALSE(is_memory_mapped());
}

TEST(Memory, expectation_holds_for_bytes)
{
  Loader loader;
  const auto refused =
    open_text(loader, read_bytes(built("good")), {.path = {}, .range = "^2"});
  EXPECT_EQ(refused.error().code(), Code::wrong_version);
}

TEST(Memory, identity_that_is_open_is_a_duplicate)
{
  Loader loader;
  const auto plugin = open_built(loader, "good").value();
  const auto hint = "\n  hint: give one of the two another version or plugin "
                    "path";
  EXPECT_EQ(open_built(loader, "good").error().explain(),
            "hallmark: error: 'memory': 'tests.example/good' 1.2.0 is already "
            "open from '" +
              plugin.file() + "'" + hint);
  EXPECT_EQ(loader.open(built("good")).error().explain(),
            "hallmark: error: '" + built("good") +
              "': 'tests.example/good' 1.2.0 is already open from '" +
              plugin.file() + "'" + hint);
  EXPECT_TRUE(open_built(loader, "other_version"));
}

TEST(Memory, name_of_a_plugin_that_stays_mapped_never_means_another)
{
  Loader loader;
  auto nodelete = open_built(loader, "nodelete").value();
  const auto file = nodelete.file();
  EXPECT_EQ(nodelete.close(), Closed::still_mapped);
  const auto good = open_built(loader, "good").value();
  EXPECT_NE(good.file(), file);
  EXPECT_EQ((*good.lookup<int(int, int)>("add"))(2, 3), 5);
}

TEST(Memory, descriptor_of_a_plugin_may_be_used_again_after_it)
{
  Loader loader;
  auto good = open_built(loader, "good").value();
  const auto file = good.file();
  EXPECT_EQ(good.close(), Closed::unmapped);
  const auto twin = open_built(loader, "twin_a").value();
  EXPECT_EQ(twin.file(), file);
  EXPECT_EQ((*twin.lookup<int()>("answer"))(), 1);
}

TEST(Memory, no_loader_or_no_bytes_are_an_invalid_argument)
{
  hallmark_error* error = nullptr;
  EXPECT_EQ(hallmark_open_bytes(nullptr, "x", 1, nullptr, &error), nullptr);
  EXPECT_STREQ(hallmark_error_explain(error),
               "hallmark: error: loader or bytes are null");
  EXPECT_EQ(hallmark_error_code(error), HALLMARK_INVALID_ARGUMENT);
  hallmark_error_free(error);
}

}  // namespace
}  // namespace hallmark::tests::test_memory
