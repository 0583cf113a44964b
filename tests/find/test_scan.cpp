// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "find/scan.hpp"
#include "image/resolve.hpp"
#include "support/built.hpp"
#include "support/image.hpp"
#include "support/leases.hpp"

#include <chrono>
#include <csignal>
#include <cstring>
#include <thread>

#include <elf.h>
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace hallmark::find::test_scan {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using tests::copy_built;

const std::string print(32, 'a');

class Scan : public ::testing::Test {
protected:
  /// A scan of the folder, as if its files had rested for ten seconds.
  [[nodiscard]] Listing scan() const
  {
    return scan_folders({folder.path().string()},
                        cache.path().string() + "/made",
                        read_clock() + 10'000'000'000);
  }

  [[nodiscard]] static std::string find_name(const Listing& listing)
  {
    return listing.found.at(0)->texts().metadata.at("name");
  }

  const tests::TemporaryFolder folder;
  const tests::TemporaryFolder cache;
};

/// Change the name in the metadata and nothing else.
void
rename_in_place(const std::string& file)
{
  auto bytes = tests::read_bytes(file);
  bytes.replace(bytes.find("The good one"), 12, "The best one");
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  tests::write_bytes(file, bytes);
}

TEST_F(Scan, second_one_reads_no_file)
{
  copy_built(folder, "good");
  copy_built(folder, "unstamped");
  tests::write_bytes(folder.path() / "README", "text");
  tests::write_bytes(folder.path() / "empty.so", "");
  const auto first = scan();
  EXPECT_EQ(first.read_count, 4u);

  const auto second = scan();
  EXPECT_EQ(second.read_count, 0u);
  ASSERT_EQ(second.found.size(), 3u);
  EXPECT_EQ(second.found[0]->error()->message, "file is empty");
  EXPECT_EQ(second.found[1]->path(), "tests.example/good");
}

TEST_F(Scan, file_that_has_not_rested_is_read_again)
{
  copy_built(folder, "good");
  for (int i = 0; i < 2; ++i) {
    const auto listing = scan_folders(
      {folder.path().string()}, cache.path().string(), read_clock());
    EXPECT_EQ(listing.read_count, 1u);
  }
}

TEST_F(Scan, file_rewritten_in_place_with_its_size_and_time_is_read_again)
{
  const auto file = copy_built(folder, "good");
  EXPECT_EQ(find_name(scan()), "The good one");
  struct stat before = {};
  ::stat(file.c_str(), &before);
  rename_in_place(file);
  const timespec times[] = {before.st_atim, before.st_mtim};
  ::utimensat(AT_FDCWD, file.c_str(), times, 0);

  const auto listing = scan();
  EXPECT_EQ(listing.read_count, 1u);
  EXPECT_EQ(find_name(listing), "The best one");
}

/// The time of a file is that at which a page of the mapping was written
/// first.
TEST_F(Scan, file_that_is_mapped_for_writing_is_read_again)
{
  const auto file = copy_built(folder, "good");
  const auto size = fs::file_size(file);
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CLOEXEC);
  void* mapped =
    ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
  ::close(descriptor);
  ASSERT_NE(mapped, MAP_FAILED);
  if (!tests::has_leases(folder.path())) {
    GTEST_SKIP() << "the filesystem does not tell who writes";
  }
  auto* bytes = static_cast<char*>(mapped);
  const auto at = tests::read_bytes(file).find("The good one");
  bytes[at] = 'T';
  const auto before = image::find_file_id(file);
  EXPECT_EQ(find_name(scan()), "The good one");
  std::memcpy(bytes + at, "The best one", 12);
  EXPECT_EQ(find_name(scan()), "The best one");

  EXPECT_EQ(image::find_file_id(file), before);
  ::munmap(mapped, size);
  EXPECT_EQ(scan().read_count, 1u);
  EXPECT_EQ(scan().read_count, 0u);
}

/// Each scan of each process may write the cache.
TEST_F(Scan, processes_that_share_a_cache_are_never_told_of_what_was)
{
  const auto file = copy_built(folder, "good");
  const auto child = ::fork();
  if (child == 0) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    for (;;) {
      (void)scan();
    }
  }
  for (int i = 0; i < 40; ++i) {
    const auto is_odd = i % 2 != 0;
    fs::copy_file(tests::built(is_odd ? "good" : "other_version"),
                  folder.path() / "new");
    fs::rename(folder.path() / "new", file);
    for (int again = 0; again < 3; ++again) {
      EXPECT_EQ(scan().found.at(0)->version(), is_odd ? "1.2.0" : "2.0.0");
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
}

TEST_F(Scan, file_that_is_replaced_is_read_again)
{
  const auto file = copy_built(folder, "good");
  EXPECT_EQ(scan().found.at(0)->version(), "1.2.0");
  fs::copy_file(tests::built("other_version"), folder.path() / "new");
  fs::rename(folder.path() / "new", file);
  EXPECT_EQ(scan().found.at(0)->version(), "2.0.0");
  EXPECT_EQ(scan().read_count, 0u);
}

TEST_F(Scan, file_that_went_is_forgotten)
{
  copy_built(folder, "good");
  const auto other = copy_built(folder, "other_version");
  EXPECT_EQ(scan().found.size(), 2u);
  fs::remove(other);
  EXPECT_EQ(scan().found.size(), 1u);
  EXPECT_EQ(scan().read_count, 0u);
}

TEST_F(Scan, damaged_cache_is_made_anew)
{
  copy_built(folder, "good");
  EXPECT_EQ(scan().read_count, 1u);
  for (const auto& file : fs::directory_iterator(cache.path() / "made")) {
    tests::write_bytes(file.path(), "damage");
  }
  EXPECT_EQ(scan().read_count, 1u);
  EXPECT_EQ(scan().read_count, 0u);
}

TEST_F(Scan, cache_that_cannot_be_written_is_done_without)
{
  copy_built(folder, "good");
  for (int i = 0; i < 2; ++i) {
    const auto listing =
      scan_folders({folder.path().string()}, "/proc/nowhere", read_clock());
    EXPECT_EQ(listing.found.size(), 1u);
    EXPECT_EQ(listing.read_count, 1u);
  }
}

TEST_F(Scan, two_names_of_one_file_are_found_once_and_kept_once)
{
  const auto file = copy_built(folder, "good");
  fs::create_hard_link(file, folder.path() / "a.so");
  fs::create_symlink("good.so", folder.path() / "z.so");
  for (const auto reads : {3u, 0u, 0u}) {
    const auto listing = scan();
    ASSERT_EQ(listing.found.size(), 1u);
    EXPECT_EQ(listing.found[0]->file(), folder.path().string() + "/a.so");
    EXPECT_EQ(listing.read_count, reads);
  }
}

TEST_F(Scan, folder_is_searched_once_whatever_it_is_called)
{
  copy_built(folder, "good");
  const auto name = folder.path().string();
  const auto listing = scan_folders({name, name + "/", name + "/."}, "", 0);
  EXPECT_EQ(listing.found.size(), 1u);
  EXPECT_EQ(listing.read_count, 1u);
}

TEST_F(Scan, relative_folder_gives_absolute_files)
{
  copy_built(folder, "good");
  const auto before = fs::current_path();
  fs::current_path(folder.path());
  const auto listing = scan_folders({"."}, "", 0);
  fs::current_path(before);
  EXPECT_EQ(fs::path(listing.found.at(0)->file()).lexically_normal(),
            folder.path() / "good.so");
}

TEST_F(Scan, for_a_tool_keeps_names_and_takes_plugins_of_any_machine)
{
  const auto file = copy_built(folder, "good");
  auto bytes = tests::read_bytes(file);
  bytes.replace(offsetof(Elf64_Ehdr, e_machine), 2, std::string("\xb7\0", 2));
  // Its stamp does not say for which machine it was compiled.
  const std::string fact = "fact.architecture";
  for (auto place = bytes.find(fact); place != bytes.npos;
       place = bytes.find(fact)) {
    bytes.replace(place, fact.size(), "fact.architekture");
  }
  tests::write_bytes(folder.path() / "other.so", bytes);
  const auto before = fs::current_path();
  fs::current_path(folder.path());
  const auto listing = scan_folders({"./", "absent"});
  fs::current_path(before);
  ASSERT_EQ(listing.found.size(), 3u);
  EXPECT_EQ(listing.found[0]->file(), "./good.so");
  EXPECT_EQ(listing.found[1]->file(), "./other.so");
  EXPECT_EQ(listing.found[1]->path(), "tests.example/good");
  EXPECT_FALSE(listing.found[1]->is_folder());
  EXPECT_TRUE(listing.found[2]->is_folder());
  EXPECT_EQ(base::format_error(*listing.found[2]->error()),
            "hallmark: error: 'absent': no such file or directory");
}

TEST_F(Scan, absent_folder_and_lost_link_say_why)
{
  fs::create_symlink("absent", folder.path() / "a.so");
  const auto listing =
    scan_folders({"/nowhere", folder.path().string()}, "", 0);
  std::vector<std::string> texts;
  for (const auto& found : listing.found) {
    EXPECT_FALSE(found->is_usable());
    texts.push_back(base::format_error(*found->error()));
  }
  const std::string absent = "': no such file or directory";
  EXPECT_THAT(texts,
              ElementsAre("hallmark: error: '/nowhere" + absent,
                          "hallmark: error: '" + folder.path().string() +
                            "/a.so" + absent));
}

/// A plugin that implements `tests.example/filter` 1.0.0.
std::string
make_filter()
{
  tests::ImageOptions options;
  options.notes = {
    {"Hallmark",
     1,
     "format=1\npath=tests.example/f\nversion=1.0.0\n"
     "language=c\nimplements=tests.example/filter 1.0.0\n"},
    {"Hallmark", 2, "interface\ttests.example/filter\t1.0.0\t" + print + "\n"}};
  tests::ImageSymbol symbol;
  symbol.name = "hallmark$tests.example$2ff$1.0.0";
  symbol.type = STT_NOTYPE;
  options.symbols = {symbol};
  return tests::make_image(options).bytes;
}

TEST_F(Scan, interface_is_compared_from_what_the_cache_keeps)
{
  tests::write_bytes(folder.path() / "f.so", make_filter());
  (void)scan();
  const auto listing = scan();
  ASSERT_EQ(listing.read_count, 0u);
  const auto& found = *listing.found.at(0);
  ASSERT_TRUE(found.is_usable()) << base::format_error(*found.error());
  EXPECT_EQ(found.implements().at(0).name, "tests.example/filter");

  hallmark_expected expected{};
  expected.name = "tests.example/filter";
  expected.version = "1.0.0";
  expected.fingerprint = print.c_str();
  expected.text = "";
  const Request request{{}, {&expected}};
  EXPECT_TRUE(found.check(request, {}).empty());

  expected.name = "tests.example/other";
  EXPECT_EQ(base::format_message(found.check(request, {}).at(0)),
            "does not implement interface 'tests.example/other'");
}

TEST_F(Scan, another_fingerprint_is_compared_by_the_file)
{
  tests::write_bytes(folder.path() / "f.so", make_filter());
  const auto listing = scan();
  const std::string other(32, 'b');
  hallmark_expected expected{};
  expected.name = "tests.example/filter";
  expected.version = "1.0.0";
  expected.fingerprint = other.c_str();
  expected.text = "";
  const Request request{{}, {&expected}};
  EXPECT_FALSE(listing.found.at(0)->check(request, {}).empty());
  fs::remove(folder.path() / "f.so");
  EXPECT_EQ(listing.found.at(0)->check(request, {}).at(0).code,
            Code::not_found);
}

}  // namespace
}  // namespace hallmark::find::test_scan
