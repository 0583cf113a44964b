// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What other plugin loaders got wrong.

#include "plugins/object/object.hpp"
#include "support/built.hpp"

#include <hallmark/loader.hpp>

#include <filesystem>
#include <string>
#include <thread>

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

namespace hallmark::tests::test_other_faults {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

int
call(const Plugin& plugin, const char* name)
{
  return (*plugin.lookup<int()>(name))();
}

// boostorg/dll #22: a second attempt overwrote the reason of the first.
TEST(BoostDll, reason_of_the_first_attempt_is_not_overwritten)
{
  const TemporaryFolder folder;
  write_bytes(folder.path() / "good.so", "not a plugin");
  fs::create_directory(folder.path() / "libgood.so");
  Loader loader({.directories = {folder.path().string(), "/nowhere"}});
  const auto text = loader.find("tests.example/good").error().explain();
  EXPECT_THAT(text, HasSubstr("good.so': not an ELF file"));
  EXPECT_THAT(text, HasSubstr("'/nowhere': no such file or directory"));

  // And a file is opened by its name alone, or not at all.
  EXPECT_THAT(loader.open((folder.path() / "good").string()).error().explain(),
              HasSubstr("no such file or directory"));
}

// Qt: "could not load ... even though it was found", the cause behind an
// environment variable.
TEST(Qt, cause_is_in_the_error_of_what_was_found)
{
  const TemporaryFolder folder;
  copy_built(folder, "missing_symbols");
  Loader loader({.directories = {folder.path().string()}});
  const auto error = loader.find("tests.example/missing_symbols").error();
  EXPECT_EQ(error.code(), Code::unresolved);
  EXPECT_THAT(error.explain(), HasSubstr("symbol '"));
}

// ros/class_loader #218: libraries die with the loader while objects live.
TEST(ClassLoader, object_outlives_the_loader)
{
  Owned<shapes::Shape> shape;
  {
    Loader loader;
    const auto plugin = loader.open(built("object")).value();
    shape = plugin.own((*plugin.lookup<shapes::Shape*()>("create_shape"))());
  }
  EXPECT_EQ(shape->corners(), 4);
}

// gz-rendering #1280: ten reloads use up static thread-local storage.
TEST(GzRendering, hundred_reloads_use_up_no_thread_local_storage)
{
  const TemporaryFolder folder;
  const auto file = copy_built(folder, "lingering");
  Loader loader;
  auto plugin = loader.open(file).value();
  for (int i = 0; i < 100; ++i) {
    fs::copy_file(built("lingering"), file + ".new");
    fs::rename(file + ".new", file);
    const auto next = loader.reload(plugin);
    ASSERT_TRUE(next) << i << ": " << next.error().explain();
    plugin = *next;
    std::thread([&] { EXPECT_EQ(call(plugin, "answer"), 42); }).join();
    ASSERT_EQ(loader.collect(), 1u) << i;
  }
}

// Firebird #9105: STB_GNU_UNIQUE makes statics of two plugins one.
TEST(Firebird, statics_of_one_template_are_each_plugins_own)
{
  Loader loader;
  auto one = loader.open(built("go/go_one")).value();
  auto two = loader.open(built("go/go_two")).value();
  EXPECT_EQ(call(one, "go_count"), 1);
  EXPECT_EQ(call(one, "go_count"), 2);
  EXPECT_EQ(call(two, "go_count"), 1);
  EXPECT_EQ(one.close(), Closed::unmapped);
  EXPECT_EQ(two.close(), Closed::unmapped);
}

/// Give a file the modification time that all have on ostree: none.
void
forget_time(const std::string& file)
{
  const struct timespec none[2] = {};
  ::utimensat(AT_FDCWD, file.c_str(), none, 0);
}

// flatpak #9: GStreamer keys its registry by mtime, which is 0 on ostree.
TEST(GStreamer, file_without_a_time_is_not_taken_from_the_cache)
{
  const TemporaryFolder folder;
  const auto file = (folder.path() / "plugin.so").string();
  fs::copy_file(built("twin_a"), file);
  forget_time(file);
  const auto cache = (folder.path() / "cache").string();
  const Options options{.directories = {folder.path().string()},
                        .cache = cache};
  EXPECT_TRUE(Loader(options).find("tests.example/twin_a"));
  fs::copy_file(built("twin_b"), file, fs::copy_options::overwrite_existing);
  forget_time(file);
  EXPECT_EQ(fs::file_size(built("twin_a")), fs::file_size(built("twin_b")));
  EXPECT_TRUE(Loader(options).find("tests.example/twin_b"));
}

// pluginlib: an endless loop over a description that lacks an attribute.
TEST(Pluginlib, search_over_spoilt_stamps_ends)
{
  const TemporaryFolder folder;
  const auto good = read_bytes(built("good"));
  const auto stamp = good.find("path=tests.example/good");
  ASSERT_NE(stamp, std::string::npos);
  for (int i = 0; i < 24; ++i) {
    auto bytes = good;
    bytes.replace(stamp, std::size_t(i), std::size_t(i), '\n');
    write_bytes(folder.path() / (std::to_string(i) + ".so"), bytes);
  }
  Loader loader;
  const auto found = loader.scan(folder.path().string());
  EXPECT_EQ(found.size(), 24u);
  for (const auto& file : found) {
    EXPECT_EQ(file.error() != nullptr, !file.file().ends_with("/0.so"))
      << file.file();
  }
}

}  // namespace
}  // namespace hallmark::tests::test_other_faults
