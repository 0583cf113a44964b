// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Files: opened once and read on demand, never mapped. A file that is cut short
// while it is read gives an error, not a signal.

#pragma once

#include "base/bytes.hpp"
#include "base/result.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hallmark::base {

/// What tells one file, and one state of it, from another.
struct FileId {
  std::uint64_t device = 0;
  std::uint64_t inode = 0;
  std::uint64_t size = 0;     ///< bytes
  std::int64_t mtime_ns = 0;  ///< since the epoch; wraps after 292 years
  std::int64_t ctime_ns = 0;  ///< since the epoch; wraps after 292 years

  bool operator==(const FileId&) const = default;
};

/**
 * What stat says of a file; nothing when it says no.
 *
 * @param folder  An open folder that a relative name is in, or AT_FDCWD.
 */
[[nodiscard]] std::optional<FileId>
find_file_id(int folder, const std::string& name);

/**
 * Something that bytes are read from. A file, or memory in tests and in
 * `open_bytes`.
 */
class Source {
public:
  /// The most bytes of one read: 1 GiB. More is asked for by damage alone.
  static constexpr std::uint64_t longest_read = 1 << 30;

  virtual ~Source() = default;

  /// Size in bytes, as it was when the source was opened.
  [[nodiscard]] virtual std::uint64_t size() const = 0;

  /**
   * Bytes from `offset` on.
   *
   * @return  A view of `count` bytes that lives as long as the source.
   *
   * Errors:   malformed  the range ends past the file, is longer than
   *                      `longest_read`, or the file was cut short since it
   *                      was opened
   *           unreadable the system could not read
   * Threads:  one at a time
   */
  [[nodiscard]] virtual Result<Bytes> read(std::uint64_t offset,
                                           std::uint64_t count) = 0;
};

/**
 * Check that a range lies inside what holds it, and say by how much not:
 *
 *     WHAT ends 56 bytes past the end of WHOLE: found 112 bytes at 0x40,
 *     expected at most 56
 *     WHAT begins 8 bytes past the end of WHOLE: found 0x108, expected at
 *     most 0x100
 *
 * @param what   The range's name: `segment 3`.
 * @param size   Bytes of what holds it.
 * @param whole  Its name: `the file`.
 */
[[nodiscard]] Result<void>
check_range(std::string_view what,
            std::uint64_t offset,
            std::uint64_t count,
            std::uint64_t size,
            std::string_view whole = "the file");

/// A Source over bytes that outlive it.
class MemorySource final : public Source {
public:
  explicit MemorySource(Bytes bytes) : bytes_(bytes) {}

  [[nodiscard]] std::uint64_t size() const override { return bytes_.size(); }
  [[nodiscard]] Result<Bytes> read(std::uint64_t offset,
                                   std::uint64_t count) override;

private:
  Bytes bytes_;
};

/**
 * A regular file, open for reading (`O_CLOEXEC`).
 *
 * The first bytes are read in one call, as headers, notes and most symbol
 * tables lie there; what lies past them is read on demand and kept. A small
 * plugin costs open, fstat, pread and close, and nothing more.
 */
class File final : public Source {
public:
  /// How many bytes are read when the file is opened: 16 KiB.
  static constexpr std::uint64_t first_read = 16 << 10;

  /// How open() opens, for open(2).
  static const int open_flags;

  /**
   * Open a regular file. Never waits, not even for the writer of a fifo.
   *
   * Errors:   not_found   there is no such file
   *           unreadable  a directory, a fifo, not permitted, …
   *           malformed   cut short between its size and its first bytes
   */
  static Result<File> open(const std::string& name);

  /// Take over an open descriptor, a sealed memory file for example; when
  /// that fails the descriptor is closed all the same. Errors: as open().
  static Result<File> adopt(int descriptor);

  File(File&& other) noexcept;
  File& operator=(File&& other) noexcept;
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() override;

  [[nodiscard]] std::uint64_t size() const override { return id_.size; }
  [[nodiscard]] Result<Bytes> read(std::uint64_t offset,
                                   std::uint64_t count) override;

  [[nodiscard]] const FileId& id() const { return id_; }
  [[nodiscard]] int descriptor() const { return descriptor_; }

private:
  struct Chunk {
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
    std::unique_ptr<std::byte[]> bytes;
  };

  explicit File(int descriptor) : descriptor_(descriptor) {}

  [[nodiscard]] Result<void> load();
  [[nodiscard]] Result<Bytes> add_chunk(std::uint64_t offset,
                                        std::uint64_t count);

  int descriptor_ = -1;
  FileId id_;
  std::vector<Chunk> chunks_;
};

/**
 * The whole of a text file. It is the subject of the errors.
 *
 * Errors:   as File::open()
 *           malformed  longer than `limit` bytes
 */
[[nodiscard]] Result<std::string>
read_text(const std::string& name, std::uint64_t limit = 64 << 20);

/// Write all of `bytes`, however many calls it takes. False with errno when
/// the system says no; what was written until then stays.
[[nodiscard]] bool
write_all(int descriptor, std::string_view bytes);

}  // namespace hallmark::base
