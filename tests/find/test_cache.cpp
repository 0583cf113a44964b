// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "find/cache.hpp"
#include "support/files.hpp"

#include <csignal>
#include <filesystem>
#include <string>

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace hallmark::find::test_cache {
namespace {

namespace fs = std::filesystem;

const base::FileId one{1, 20, 300, 4000, 5000};
const base::FileId two{1, 10, 301, 4001, 5001};

std::string
make_cache()
{
  return format_cache({{one, base::Bytes(std::string_view("first"))},
                       {two, base::Bytes(std::string_view("second"))}});
}

std::string
find(const Cache& cache, const base::FileId& id)
{
  const auto found = cache.find(id);
  return found ? std::string(found->view()) : "none";
}

TEST(cache, what_was_written_is_found_by_the_whole_state_of_a_file)
{
  const Cache cache(make_cache());
  EXPECT_EQ(cache.count(), 2u);
  EXPECT_EQ(find(cache, one), "first");
  EXPECT_EQ(find(cache, two), "second");
}

TEST(cache, file_in_another_state_is_not_found)
{
  const Cache cache(make_cache());
  for (auto field :
       {&base::FileId::device, &base::FileId::inode, &base::FileId::size}) {
    auto other = one;
    ++(other.*field);
    EXPECT_EQ(find(cache, other), "none");
  }
  for (auto field : {&base::FileId::mtime_ns, &base::FileId::ctime_ns}) {
    auto other = one;
    ++(other.*field);
    EXPECT_EQ(find(cache, other), "none");
  }
}

TEST(cache, one_without_entries_has_nothing)
{
  EXPECT_EQ(Cache().count(), 0u);
  EXPECT_EQ(find(Cache(), one), "none");
  EXPECT_EQ(find(Cache(format_cache({})), one), "none");
}

TEST(cache, cut_at_any_length_it_has_nothing)
{
  const auto bytes = make_cache();
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_EQ(Cache(bytes.substr(0, size)).count(), 0u) << size;
  }
}

TEST(cache, with_any_bit_flipped_it_has_nothing)
{
  const auto good = make_cache();
  for (std::size_t bit = 0; bit < 8 * good.size(); ++bit) {
    auto bytes = good;
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << bit % 8));
    EXPECT_EQ(Cache(bytes).count(), 0u) << bit;
  }
}

TEST(cache, file_that_changed_within_two_seconds_is_not_settled)
{
  constexpr std::int64_t second = 1'000'000'000;
  const base::FileId id{1, 1, 1, 10 * second, 20 * second};
  EXPECT_FALSE(is_settled(id, 20 * second));
  EXPECT_FALSE(is_settled(id, 22 * second - 1));
  EXPECT_TRUE(is_settled(id, 22 * second));
  const base::FileId future{1, 1, 1, 30 * second, 20 * second};
  EXPECT_FALSE(is_settled(future, 29 * second));
}

TEST(cache, each_folder_has_its_file)
{
  EXPECT_EQ(name_cache("/c", "/a"), name_cache("/c", "/a"));
  EXPECT_NE(name_cache("/c", "/a"), name_cache("/c", "/b"));
  EXPECT_TRUE(name_cache("/c", "/a").starts_with("/c/hallmark-"));
}

TEST(cache, file_is_written_whole_with_its_folders_and_nothing_beside_it)
{
  const tests::TemporaryFolder folder;
  const auto name = (folder.path() / "a/b/cache").string();
  ASSERT_TRUE(write_cache(name, make_cache()));
  EXPECT_EQ(read_cache(name).count(), 2u);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path() / "a/b"), {}),
            1);
}

TEST(cache, absent_file_has_nothing)
{
  EXPECT_EQ(read_cache("/nowhere").count(), 0u);
}

TEST(cache, folder_that_cannot_be_made_is_done_without)
{
  const tests::TemporaryFolder folder;
  tests::write_bytes(folder.path() / "file", "");
  EXPECT_FALSE(write_cache((folder.path() / "file/c").string(), make_cache()));
}

TEST(cache, full_disk_leaves_the_old_one_and_nothing_beside_it)
{
  const tests::TemporaryFolder folder;
  const auto name = (folder.path() / "cache").string();
  ASSERT_TRUE(write_cache(name, make_cache()));

  struct rlimit before = {};
  ::getrlimit(RLIMIT_FSIZE, &before);
  auto limit = before;
  limit.rlim_cur = 64;
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  ::setrlimit(RLIMIT_FSIZE, &limit);
  const auto is_written = write_cache(name, std::string(1000, 'x'));
  ::setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);

  EXPECT_FALSE(is_written);
  EXPECT_EQ(read_cache(name).count(), 2u);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), {}), 1);
}

TEST(cache, processes_that_write_at_once_leave_a_whole_one)
{
  const tests::TemporaryFolder folder;
  const auto name = (folder.path() / "cache").string();
  ASSERT_TRUE(write_cache(name, make_cache()));
  ::pid_t children[2] = {};
  for (auto& child : children) {
    child = ::fork();
    if (child == 0) {
      auto is_done = true;
      for (int i = 0; i < 100; ++i) {
        is_done = write_cache(name, make_cache()) && is_done;
      }
      ::_exit(is_done ? 0 : 1);
    }
  }
  for (int i = 0; i < 100; ++i) {
    EXPECT_EQ(read_cache(name).count(), 2u);
  }
  for (const auto child : children) {
    int status = -1;
    ::waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
  }
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), {}), 1);
}

}  // namespace
}  // namespace hallmark::find::test_cache
