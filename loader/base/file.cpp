// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "base/file.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <cerrno>
#include <new>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace hallmark::base {
namespace {

constexpr std::uint64_t page_size = 4096;
constexpr std::uint64_t longest_ahead = 64 << 20;  // read without need

std::string_view
format_kind(::mode_t mode)
{
  switch (mode & S_IFMT) {
    case S_IFDIR:
      return "a directory";
    case S_IFIFO:
      return "a fifo";
    case S_IFSOCK:
      return "a socket";
    case S_IFCHR:
    case S_IFBLK:
      return "a device";
    default:
      return "another kind";
  }
}

BoxedError
make_kind_error(::mode_t mode)
{
  return box_mismatch(Code::unreadable,
                      "wrong kind of file",
                      std::string(format_kind(mode)),
                      "a regular file");
}

BoxedError
make_open_error(const std::string& name, int reason)
{
  // A socket cannot be opened, and a device without a driver neither.
  struct ::stat status = {};
  if (reason == ENXIO && ::stat(name.c_str(), &status) == 0) {
    return make_kind_error(status.st_mode);
  }
  const auto absent = reason == ENOENT || reason == ENOTDIR;
  return box_error(absent ? Code::not_found : Code::unreadable,
                   format_errno(reason));
}

std::int64_t
to_nanoseconds(const ::timespec& time)
{
  // A file may carry any time: wrap, as overflow has no meaning here.
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(time.tv_sec) *
                                     1'000'000'000 +
                                   static_cast<std::uint64_t>(time.tv_nsec));
}

FileId
make_id(const struct ::stat& status)
{
  FileId id;
  id.device = status.st_dev;
  id.inode = status.st_ino;
  id.size = static_cast<std::uint64_t>(status.st_size);
  id.mtime_ns = to_nanoseconds(status.st_mtim);
  id.ctime_ns = to_nanoseconds(status.st_ctim);
  return id;
}

/// Read until `count` bytes are there.
Result<void>
read_all(int descriptor,
         std::byte* bytes,
         std::uint64_t offset,
         std::uint64_t count)
{
  std::uint64_t done = 0;
  while (done < count) {
    const auto got = ::pread(descriptor,
                             bytes + done,
                             count - done,
                             static_cast<::off_t>(offset + done));
    if (got < 0 && errno != EINTR) {
      return box_error(Code::unreadable, format_errno(errno));
    }
    if (got == 0) {
      return box_mismatch(Code::malformed,
                          "file was truncated while it was being read",
                          format_count(offset + done, "byte"),
                          std::to_string(offset + count));
    }
    done += got > 0 ? static_cast<std::uint64_t>(got) : 0;
  }
  return {};
}

/// Check a read against the file and against the longest there is.
Result<void>
check_read(std::uint64_t offset, std::uint64_t count, std::uint64_t size)
{
  const bool is_inside = offset <= size && count <= size - offset;
  if (is_inside && count <= Source::longest_read) {
    return {};
  }
  if (auto inside = check_range("read", offset, count, size); !inside) {
    return inside;
  }
  return box_mismatch(Code::malformed,
                      "too much to read at " + format_hex(offset),
                      format_count(count, "byte"),
                      "at most " + std::to_string(Source::longest_read));
}

}  // namespace

std::optional<FileId>
find_file_id(int folder, const std::string& name)
{
  struct ::stat status = {};
  if (::fstatat(folder, name.c_str(), &status, 0) != 0) {
    return std::nullopt;
  }
  return make_id(status);
}

Result<void>
check_range(std::string_view what,
            std::uint64_t offset,
            std::uint64_t count,
            std::uint64_t size,
            std::string_view whole)
{
  const auto complain = [&](std::string_view verb, std::uint64_t excess) {
    return std::string(what) + verb.data() + format_count(excess, "byte") +
           " past the end of " + std::string(whole);
  };
  if (offset > size) {
    return box_mismatch(Code::malformed,
                        complain(" begins ", offset - size),
                        format_hex(offset),
                        "at most " + format_hex(size));
  }
  if (count > size - offset) {
    return box_mismatch(Code::malformed,
                        complain(" ends ", count - (size - offset)),
                        format_count(count, "byte") + " at " +
                          format_hex(offset),
                        "at most " + std::to_string(size - offset));
  }
  return {};
}

Result<Bytes>
MemorySource::read(std::uint64_t offset, std::uint64_t count)
{
  if (auto sound = check_read(offset, count, size()); !sound) {
    return sound.error();
  }
  return *bytes_.slice(offset, count);
}

const int File::open_flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;

Result<File>
File::open(const std::string& name)
{
  int descriptor = -1;
  do {
    descriptor = ::open(name.c_str(), open_flags);
  } while (descriptor < 0 && errno == EINTR);
  if (descriptor < 0) {
    return make_open_error(name, errno);
  }
  return adopt(descriptor);
}

Result<File>
File::adopt(int descriptor)
{
  File file(descriptor);
  if (auto loaded = file.load(); !loaded) {
    return loaded.error();
  }
  return file;
}

File::File(File&& other) noexcept
  : descriptor_(std::exchange(other.descriptor_, -1)),
    id_(std::exchange(other.id_, {})),
    chunks_(std::exchange(other.chunks_, {}))
{
}

File&
File::operator=(File&& other) noexcept
{
  // What `other` holds after the swap goes with it.
  std::swap(descriptor_, other.descriptor_);
  std::swap(id_, other.id_);
  std::swap(chunks_, other.chunks_);
  return *this;
}

File::~File()
{
  if (descriptor_ >= 0) {
    ::close(descriptor_);
  }
}

Result<void>
File::load()
{
  struct ::stat status = {};
  if (::fstat(descriptor_, &status) != 0) {
    return box_error(Code::unreadable, format_errno(errno));
  }
  if (!S_ISREG(status.st_mode)) {
    return make_kind_error(status.st_mode);
  }
  id_ = make_id(status);

  const auto first = add_chunk(0, std::min(id_.size, first_read));
  return first ? Result<void>() : first.error();
}

Result<Bytes>
File::read(std::uint64_t offset, std::uint64_t count)
{
  if (auto sound = check_read(offset, count, id_.size); !sound) {
    return sound.error();
  }
  std::uint64_t known = 0;
  bool is_next = false;
  for (const auto& chunk : chunks_) {
    known += chunk.size;
    is_next = is_next || (offset >= chunk.offset &&
                          offset - chunk.offset <= chunk.size + page_size);
    const Bytes bytes(std::span(chunk.bytes.get(), chunk.size));
    if (offset >= chunk.offset && bytes.has(offset - chunk.offset, count)) {
      return *bytes.slice(offset - chunk.offset, count);
    }
  }
  // Whole pages. Behind what is known as much again: who walks through a long
  // file makes few reads, and leaves few chunks to be looked through. Who jumps
  // gets what is asked for.
  const auto start = offset / page_size * page_size;
  const auto last = (offset + count + page_size - 1) / page_size * page_size;
  const auto end = std::min(
    std::max(last, start + std::min(is_next ? known : 0, longest_ahead)),
    id_.size);
  const auto bytes = add_chunk(start, end - start);
  return bytes ? Result<Bytes>(*bytes->slice(offset - start, count))
               : bytes.error();
}

Result<Bytes>
File::add_chunk(std::uint64_t offset, std::uint64_t count)
{
  // Not filled with zeros first, and a size that a hostile file asks for is
  // an error where there is no memory for it.
  Chunk chunk;
  chunk.offset = offset;
  chunk.size = count;
  chunk.bytes.reset(new (std::nothrow) std::byte[count]);
  if (!chunk.bytes) {
    return box_error(Code::unreadable, format_errno(ENOMEM));
  }
  if (auto read = read_all(descriptor_, chunk.bytes.get(), offset, count);
      !read) {
    return read.error();
  }
  chunks_.push_back(std::move(chunk));
  return Bytes(std::span(chunks_.back().bytes.get(), count));
}

Result<std::string>
read_text(const std::string& name, std::uint64_t limit)
{
  auto file = File::open(name);
  if (!file) {
    return with_subject(file.error(), name);
  }
  if (file->size() > limit) {
    return with_subject(make_mismatch(Code::malformed,
                                      "file is too long",
                                      format_count(file->size(), "byte"),
                                      "at most " + std::to_string(limit)),
                        name);
  }
  const auto bytes = file->read(0, file->size());
  if (!bytes) {
    return with_subject(bytes.error(), name);
  }
  return std::string(bytes->view());
}

bool
write_all(int descriptor, std::string_view bytes)
{
  while (!bytes.empty()) {
    const auto written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) {
      return false;
    }
    bytes.remove_prefix(written > 0 ? static_cast<std::size_t>(written) : 0);
  }
  return true;
}

}  // namespace hallmark::base
