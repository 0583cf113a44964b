// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "find/writers.hpp"
#include "support/files.hpp"
#include "support/leases.hpp"

#include <atomic>
#include <string>
#include <thread>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

namespace hallmark::find::test_writers {
namespace {

/// A file `a.so` of four bytes.
class FileWriters : public ::testing::Test {
protected:
  FileWriters() { tests::write_bytes(name, "four"); }

  const tests::TemporaryFolder folder;
  const std::string name = (folder.path() / "a.so").string();
};

TEST_F(FileWriters, writers_are_found_while_they_have_the_file_open)
{
  if (!tests::has_leases(folder.path())) {
    GTEST_SKIP() << "the filesystem does not tell who writes";
  }
  const int descriptor = ::open(name.c_str(), O_RDONLY | O_CLOEXEC);
  EXPECT_EQ(find_writers(descriptor), Writers::none);
  const int writer = ::open(name.c_str(), O_RDWR | O_CLOEXEC);
  EXPECT_EQ(find_writers(descriptor), Writers::some);

  void* mapped = ::mmap(nullptr, 4, PROT_WRITE, MAP_SHARED, writer, 0);
  ::close(writer);
  EXPECT_EQ(find_writers(descriptor), Writers::some);
  ::munmap(mapped, 4);
  EXPECT_EQ(find_writers(descriptor), Writers::none);
  ::close(descriptor);
}

/// A signal that tells of who comes kills, unless it is chosen.
TEST_F(FileWriters, writer_that_comes_while_it_is_asked_only_waits)
{
  if (!tests::has_leases(folder.path())) {
    GTEST_SKIP() << "the filesystem does not tell who writes";
  }
  std::atomic<bool> is_over{false};
  std::thread writing([&] {
    while (!is_over) {
      const int writer = ::open(name.c_str(), O_WRONLY | O_CLOEXEC);
      EXPECT_GE(writer, 0);
      ::close(writer);
    }
  });
  const int descriptor = ::open(name.c_str(), O_RDONLY | O_CLOEXEC);
  for (int i = 0; i < 20000; ++i) {
    EXPECT_NE(find_writers(descriptor), Writers::unknown);
  }
  is_over = true;
  writing.join();
  EXPECT_EQ(::fcntl(descriptor, F_GETLEASE), F_UNLCK);
  ::close(descriptor);
}

TEST_F(FileWriters, writers_of_what_has_no_leases_are_unknown)
{
  const int descriptor =
    ::open(folder.path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  EXPECT_EQ(find_writers(descriptor), Writers::unknown);
  ::close(descriptor);
  EXPECT_EQ(find_writers(-1), Writers::unknown);
}

}  // namespace
}  // namespace hallmark::find::test_writers
