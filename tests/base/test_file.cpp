// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "base/file.hpp"
#include "support/files.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <limits>
#include <string>
#include <utility>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/fsuid.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

namespace hallmark::base::test_file {
namespace {

/// How the system reads from here on: faults that no file shows at will.
struct Reading {
  unsigned calls = 0;              ///< how often it was asked
  unsigned interruptions = 0;      ///< how often a signal comes first
  std::size_t longest = SIZE_MAX;  ///< the most bytes of one call
  int reason = 0;                  ///< errno of every call, when not 0
};

Reading reading;

::ssize_t
read_faultily(int file, void* bytes, std::size_t count, ::off_t offset)
{
  ++reading.calls;
  if (reading.reason != 0) {
    errno = reading.reason;
    return -1;
  }
  if (reading.interruptions != 0) {
    --reading.interruptions;
    errno = EINTR;
    return -1;
  }
  return ::syscall(
    SYS_pread64, file, bytes, std::min(count, reading.longest), offset);
}

}  // namespace

// The system's pread, under the two names that it has.

extern "C" ::ssize_t
pread_of_test(int file,
              void* bytes,
              std::size_t count,
              ::off_t offset) __asm__("pread");

extern "C" ::ssize_t
pread64_of_test(int file,
                void* bytes,
                std::size_t count,
                ::off_t offset) __asm__("pread64");

extern "C" ::ssize_t
pread_of_test(int file, void* bytes, std::size_t count, ::off_t offset)
{
  return read_faultily(file, bytes, count, offset);
}

extern "C" ::ssize_t
pread64_of_test(int file, void* bytes, std::size_t count, ::off_t offset)
{
  return read_faultily(file, bytes, count, offset);
}

namespace {

constexpr auto most = std::numeric_limits<std::uint64_t>::max();

/// `size` bytes of which no two neighbouring stretches are alike.
std::string
make_content(std::size_t size)
{
  std::string content;
  while (content.size() < size) {
    content += std::to_string(content.size()) + ' ';
  }
  content.resize(size);
  return content;
}

/// Whether the kernel has a descriptor open.
bool
is_open(int descriptor)
{
  return ::fcntl(descriptor, F_GETFD) >= 0;
}

/// While it lives this thread opens files as a user that owns none; root may
/// read what nobody may.
class AsNobody {
public:
  AsNobody() : before_(::setfsuid(65534)) {}
  ~AsNobody() { ::setfsuid(static_cast<::uid_t>(before_)); }
  AsNobody(const AsNobody&) = delete;
  AsNobody& operator=(const AsNobody&) = delete;

private:
  int before_;
};

/// A file of known content in a folder that goes with the test.
class FileTest : public testing::Test {
protected:
  FileTest() { reading = {}; }
  ~FileTest() override { reading = {}; }

  [[nodiscard]] std::string name() const { return folder_.path() / "file"; }

  [[nodiscard]] Result<File> make_file(std::size_t size) const
  {
    tests::write_bytes(name(), make_content(size));
    return File::open(name());
  }

private:
  tests::TemporaryFolder folder_;
};

using file = FileTest;

TEST_F(file, gives_the_bytes_of_any_range)
{
  const auto content = make_content(100'000);
  auto opened = make_file(100'000);
  ASSERT_TRUE(opened);

  for (const auto& [offset, count] : {std::pair{0, 100},
                                      {16'000, 384},
                                      {16'383, 2},
                                      {99'999, 1},
                                      {0, 100'000},
                                      {50'000, 0},
                                      {100'000, 0},
                                      {40'961, 4'095}}) {
    const auto bytes = opened->read(offset, count);
    ASSERT_TRUE(bytes) << offset;
    EXPECT_EQ(bytes->view(), content.substr(offset, count)) << offset;
  }
}

TEST_F(file, views_stay_where_they_are_while_more_is_read)
{
  const auto content = make_content(200'000);
  auto opened = make_file(200'000);
  const auto early = opened->read(10, 20);
  const auto late = opened->read(150'000, 20);

  for (std::uint64_t offset = 0; offset < 200'000; offset += 1'000) {
    ASSERT_TRUE(opened->read(offset, 1'000));
  }
  File moved = *std::move(opened);

  EXPECT_EQ(early->view(), content.substr(10, 20));
  EXPECT_EQ(late->view(), content.substr(150'000, 20));
  EXPECT_EQ(moved.read(10, 20)->data(), early->data());
  EXPECT_EQ(moved.read(150'000, 20)->data(), late->data());
}

TEST_F(file, range_that_ends_past_the_file_is_malformed)
{
  auto opened = make_file(100);

  const auto bytes = opened->read(64, 48);

  ASSERT_FALSE(bytes);
  EXPECT_EQ(bytes.error().code, Code::malformed);
  EXPECT_EQ(format_message(bytes.error()),
            "read ends 12 bytes past the end of the file: found 48 bytes at "
            "0x40, expected at most 36");
}

TEST_F(file, range_that_begins_past_the_file_is_malformed)
{
  auto opened = make_file(100);

  EXPECT_EQ(format_message(opened->read(101, 0).error()),
            "read begins 1 byte past the end of the file: found 0x65, "
            "expected at most 0x64");
  EXPECT_EQ(format_message(opened->read(most, most).error()),
            "read begins 18446744073709551515 bytes past the end of the file: "
            "found 0xffffffffffffffff, expected at most 0x64");
}

TEST_F(file, read_of_more_than_a_gibibyte_is_malformed)
{
  ASSERT_TRUE(make_file(1));
  std::filesystem::resize_file(name(), std::uint64_t{3} << 30);
  auto opened = File::open(name());
  ASSERT_TRUE(opened);

  const auto bytes = opened->read(1, std::uint64_t{2} << 30);

  ASSERT_FALSE(bytes);
  EXPECT_EQ(format_message(bytes.error()),
            "too much to read at 0x1: found 2147483648 bytes, expected at "
            "most 1073741824");
}

TEST_F(file, cut_short_after_it_was_opened_is_malformed)
{
  auto opened = make_file(100'000);
  std::filesystem::resize_file(name(), 50'000);

  const auto bytes = opened->read(49'900, 200);

  ASSERT_FALSE(bytes);
  EXPECT_EQ(bytes.error().code, Code::malformed);
  EXPECT_EQ(format_message(bytes.error()),
            "file was truncated while it was being read: found 50000 bytes, "
            "expected 53248");
}

TEST_F(file, first_bytes_are_kept_when_the_file_is_cut_short)
{
  auto opened = make_file(100'000);
  std::filesystem::resize_file(name(), 0);

  EXPECT_EQ(opened->read(0, File::first_read)->view(),
            make_content(File::first_read));
}

TEST_F(file, small_file_costs_one_read)
{
  auto opened = make_file(File::first_read);

  EXPECT_TRUE(opened->read(0, 64));
  EXPECT_TRUE(opened->read(10'000, 6'384));
  EXPECT_EQ(reading.calls, 1U);
}

TEST_F(file, what_was_read_once_costs_no_other_read)
{
  auto opened = make_file(100'000);
  EXPECT_TRUE(opened->read(16'000, 10'000));
  EXPECT_TRUE(opened->read(16'000, 10'000));
  EXPECT_TRUE(opened->read(20'000, 1));

  EXPECT_EQ(reading.calls, 2U);
}

/// A file may hold millions of notes. Were all pages that it has read asked for
/// each of them, this would take minutes, and the test its limit.
TEST_F(file, walk_through_a_long_file_does_not_look_at_all_that_was_read)
{
  constexpr std::uint64_t size = 64 << 20;
  ASSERT_TRUE(make_file(1));
  std::filesystem::resize_file(name(), size);
  auto opened = File::open(name());
  ASSERT_TRUE(opened);

  bool all = true;
  for (std::uint64_t offset = 0; offset < size; offset += 4) {
    all &= static_cast<bool>(opened->read(offset, 4));
  }

  EXPECT_TRUE(all);
}

TEST_F(file, interrupted_and_short_reads_are_continued)
{
  reading.interruptions = 3;
  reading.longest = 1'000;

  auto opened = make_file(20'000);

  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->read(0, 20'000)->view(), make_content(20'000));
}

TEST_F(file, read_that_the_system_refuses_is_unreadable)
{
  reading.reason = EIO;

  const auto opened = make_file(1);

  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, Code::unreadable);
  EXPECT_EQ(format_message(opened.error()), "input/output error");
}

TEST_F(file, cut_short_while_it_is_opened_is_malformed)
{
  reading.longest = 0;

  const auto opened = make_file(100);

  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, Code::malformed);
  EXPECT_EQ(
    format_message(opened.error()),
    "file was truncated while it was being read: found 0 bytes, expected 100");
}

TEST_F(file, empty_file_has_no_bytes)
{
  auto opened = make_file(0);

  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->size(), 0U);
  EXPECT_TRUE(opened->read(0, 0));
  EXPECT_FALSE(opened->read(0, 1));
}

TEST_F(file, absent_file_is_not_found)
{
  const auto opened = File::open(name());

  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, Code::not_found);
  EXPECT_EQ(format_message(opened.error()), "no such file or directory");
  EXPECT_EQ(opened.error().subject, "");
}

TEST_F(file, file_below_a_file_is_not_found)
{
  ASSERT_TRUE(make_file(1));

  const auto opened = File::open(name() + "/file");

  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, Code::not_found);
  EXPECT_EQ(format_message(opened.error()), "not a directory");
}

TEST_F(file, loop_of_links_is_unreadable)
{
  std::filesystem::create_symlink(name(), name());

  const auto opened = File::open(name());

  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, Code::unreadable);
  EXPECT_EQ(format_message(opened.error()),
            "too many levels of symbolic links");
}

TEST_F(file, folder_is_unreadable)
{
  std::filesystem::create_directory(name());

  const auto opened = File::open(name());

  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, Code::unreadable);
  EXPECT_EQ(format_message(opened.error()),
            "wrong kind of file: found a directory, expected a regular file");
}

TEST_F(file, fifo_without_a_writer_is_unreadable_and_does_not_wait)
{
  ASSERT_EQ(::mkfifo(name().c_str(), 0600), 0);

  const auto opened = File::open(name());

  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, Code::unreadable);
  EXPECT_EQ(format_message(opened.error()),
            "wrong kind of file: found a fifo, expected a regular file");
}

TEST_F(file, socket_is_unreadable)
{
  // A name within the few bytes that a socket's may have.
  const auto listener = ::socket(AF_UNIX, SOCK_STREAM, 0);
  ::sockaddr_un address = {};
  address.sun_family = AF_UNIX;
  ASSERT_LT(name().size(), sizeof address.sun_path);
  std::strcpy(address.sun_path, name().c_str());
  ASSERT_EQ(::bind(listener,
                   reinterpret_cast<const ::sockaddr*>(&address),
                   sizeof address),
            0);
  ::close(listener);

  const auto opened = File::open(name());

  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, Code::unreadable);
  EXPECT_EQ(format_message(opened.error()),
            "wrong kind of file: found a socket, expected a regular file");
}

TEST_F(file, device_is_unreadable)
{
  EXPECT_EQ(format_message(File::open("/dev/null").error()),
            "wrong kind of file: found a device, expected a regular file");
}

TEST_F(file, file_without_permission_is_unreadable)
{
  ASSERT_TRUE(make_file(1));
  ASSERT_EQ(::chmod(name().c_str(), 0), 0);
  const AsNobody nobody;

  const auto opened = File::open(name());

  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, Code::unreadable);
  EXPECT_EQ(format_message(opened.error()), "permission denied");
}

TEST_F(file, identity_follows_size_and_replacement)
{
  const auto first = make_file(100)->id();
  const auto again = File::open(name())->id();
  tests::write_bytes(name() + ".new", make_content(100));
  std::filesystem::rename(name() + ".new", name());
  const auto replaced = File::open(name())->id();

  EXPECT_EQ(first, again);
  EXPECT_EQ(first.size, 100U);
  EXPECT_NE(first, replaced);
}

TEST_F(file, time_that_does_not_fit_is_no_fault)
{
  ASSERT_TRUE(make_file(1));
  const ::timespec times[2] = {{0, UTIME_OMIT}, {99'999'999'999, 0}};
  ASSERT_EQ(::utimensat(AT_FDCWD, name().c_str(), times, 0), 0);

  EXPECT_TRUE(File::open(name()));
}

TEST_F(file, descriptor_is_closed_on_exec_and_with_the_file)
{
  int descriptor = -1;
  {
    const auto opened = make_file(1);
    descriptor = opened->descriptor();
    EXPECT_EQ(::fcntl(descriptor, F_GETFD), FD_CLOEXEC);
  }
  EXPECT_FALSE(is_open(descriptor));
}

TEST_F(file, moving_leaves_one_owner_of_the_descriptor)
{
  auto first = make_file(10);
  const auto descriptor = first->descriptor();
  {
    File moved = *std::move(first);
    EXPECT_EQ(first->descriptor(), -1);
    *first = std::move(moved);
  }

  EXPECT_TRUE(is_open(descriptor));
  EXPECT_EQ(first->read(0, 10)->view(), make_content(10));
}

TEST_F(file, adopted_memory_is_a_file)
{
  const auto descriptor = ::memfd_create("test", MFD_CLOEXEC);
  ASSERT_EQ(::write(descriptor, "abc", 3), 3);

  auto adopted = File::adopt(descriptor);

  ASSERT_TRUE(adopted);
  EXPECT_EQ(adopted->descriptor(), descriptor);
  EXPECT_EQ(adopted->read(0, 3)->view(), "abc");
}

TEST_F(file, descriptor_that_cannot_be_adopted_is_closed)
{
  int ends[2] = {};
  ASSERT_EQ(::pipe(ends), 0);

  EXPECT_FALSE(File::adopt(ends[0]));
  EXPECT_FALSE(is_open(ends[0]));
  ::close(ends[1]);
}

TEST_F(file, text_is_read_whole)
{
  ASSERT_TRUE(make_file(70'000));

  const auto text = read_text(name());

  ASSERT_TRUE(text);
  EXPECT_EQ(*text, make_content(70'000));
}

TEST_F(file, text_above_the_limit_is_malformed)
{
  ASSERT_TRUE(make_file(101));

  const auto text = read_text(name(), 100);

  ASSERT_FALSE(text);
  EXPECT_EQ(format_error(text.error()),
            "hallmark: error: '" + name() +
              "': file is too long: found 101 bytes, expected at most 100");
}

TEST_F(file, absent_text_is_named)
{
  EXPECT_EQ(format_error(read_text(name()).error()),
            "hallmark: error: '" + name() + "': no such file or directory");
}

TEST_F(file, all_is_written_or_errno_says_why_not)
{
  const auto descriptor = ::open(name().c_str(), O_WRONLY | O_CREAT, 0600);

  EXPECT_TRUE(write_all(descriptor, "abc"));
  EXPECT_TRUE(write_all(descriptor, ""));
  ::close(descriptor);

  EXPECT_EQ(*read_text(name()), "abc");
  EXPECT_FALSE(write_all(-1, "abc"));
  EXPECT_EQ(errno, EBADF);
}

TEST(memory, gives_views_of_its_bytes)
{
  const std::string_view content = "abcdef";
  MemorySource source{Bytes(content)};

  const auto bytes = source.read(2, 3);

  ASSERT_TRUE(bytes);
  EXPECT_EQ(bytes->view(), "cde");
  EXPECT_EQ(bytes->view().data(), content.data() + 2);
}

TEST(memory, range_past_its_end_is_malformed)
{
  MemorySource source{Bytes(std::string_view("abcdef"))};

  EXPECT_EQ(format_message(source.read(4, most).error()),
            "read ends 18446744073709551613 bytes past the end of the file: "
            "found 18446744073709551615 bytes at 0x4, expected at most 2");
}

TEST(range, is_named_with_what_holds_it)
{
  EXPECT_TRUE(check_range("segment 3", 0x40, 0xc0, 0x100));
  EXPECT_EQ(
    format_message(
      check_range("segment 3", 0xf8, 56, 0x100, "the archive").error()),
    "segment 3 ends 48 bytes past the end of the archive: found 56 bytes at "
    "0xf8, expected at most 8");
}

}  // namespace
}  // namespace hallmark::base::test_file
