// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An ELF file as a whole: header, segments, sections.
//
// Everything is taken from the program headers, as the dynamic loader does;
// section headers are a fallback and a service to tools. Structures of ELF64
// little endian only: a file of another class or byte order is told apart in
// its first 20 bytes and read no further.

#pragma once

#include "base/file.hpp"
#include "base/result.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace hallmark::elf {

using base::Bytes;
using base::Result;
using base::Source;

/// The ELF header, ELF-64 Object File Format, section 3.
struct Header {
  std::uint8_t file_class = 0;  ///< ELFCLASS32 or ELFCLASS64
  std::uint8_t byte_order = 0;  ///< ELFDATA2LSB or ELFDATA2MSB
  std::uint16_t type = 0;       ///< ET_*
  std::uint16_t machine = 0;    ///< EM_*
  std::uint64_t segments_offset = 0;
  std::uint64_t sections_offset = 0;
  std::uint16_t segment_entry_size = 0;  ///< bytes
  std::uint16_t segment_count = 0;
  std::uint16_t section_entry_size = 0;  ///< bytes
  std::uint16_t section_count = 0;
  std::uint16_t section_names = 0;  ///< index of the section of names

  /// Whether the rest can be read by us: 64 bits, little endian.
  [[nodiscard]] bool is_readable() const;
};

/// A program header.
struct Segment {
  std::uint32_t type = 0;   ///< PT_*
  std::uint32_t flags = 0;  ///< PF_*
  std::uint64_t offset = 0;
  std::uint64_t address = 0;
  std::uint64_t file_size = 0;
  std::uint64_t memory_size = 0;
  std::uint64_t alignment = 0;
};

/// A section header.
struct Section {
  std::string_view name;  ///< lives as long as the source
  std::uint32_t type = 0;
  std::uint64_t flags = 0;
  std::uint64_t address = 0;
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
  std::uint32_t link = 0;
  std::uint64_t alignment = 0;
  std::uint64_t entry_size = 0;
};

/// Header and segments of a sound file; the segments lie inside the file.
struct Image {
  Header header;
  std::vector<Segment> segments;  ///< in file order
};

/**
 * Read the ELF header alone.
 *
 * Errors:   malformed  empty, shorter than a header, no ELF magic, unknown
 *                      class or byte order, a wrong version or header size
 * Threads:  one at a time per source
 */
Result<Header>
read_header(Source& source);

/**
 * Read header and segments, and check that each lies inside the file.
 *
 * A file whose header is not readable gives the header and no segments.
 *
 * Errors:   malformed  as above; a table or a segment ends past the file, a
 *                      wrong entry size, more segments than Linux takes, a
 *                      memory size below the file size, an alignment that is
 *                      no power of two or that is not kept, overlapping or
 *                      unordered PT_LOAD; a section header table outside the
 *                      file, which was cut then
 */
Result<Image>
read_image(Source& source);

/**
 * Read the section headers, for tools.
 *
 * @return  None when the file has no section table.
 *
 * Errors:   malformed  a table, a section or a name lies outside the file
 */
Result<std::vector<Section>>
read_sections(Source& source, const Header& header);

/**
 * The file offset of `size` bytes at a virtual address.
 *
 * @return  Nothing when no PT_LOAD holds all of them in its file part.
 */
[[nodiscard]] std::optional<std::uint64_t>
find_offset(const Image& image, std::uint64_t address, std::uint64_t size);

/**
 * How many bytes of the file a virtual address has, to the end of its PT_LOAD.
 *
 * @return  Nothing when the address is in the file part of no PT_LOAD.
 */
[[nodiscard]] std::optional<std::uint64_t>
find_room(const Image& image, std::uint64_t address);

/**
 * Check that the file holds a part that is known by its virtual address.
 *
 * @param what  The part's name in messages: `hash table`.
 * @return      Its offset in the file.
 *
 * Errors:   malformed  `WHAT lies in no segment`, `WHAT ends 12 bytes past its
 *                      segment`, both with the values
 */
Result<std::uint64_t>
check_address(const Image& image,
              std::string_view what,
              std::uint64_t address,
              std::uint64_t size);

/// The bytes of such a part; none, wherever it is, when its size is 0.
Result<Bytes>
read_address(Source& source,
             const Image& image,
             std::string_view what,
             std::uint64_t address,
             std::uint64_t size);

/// `x86-64`, `aarch64`, `machine 0x2`: as messages print EM_* numbers.
[[nodiscard]] std::string
format_machine(std::uint16_t machine);

/// `shared object`, `executable`, `object`: as messages print ET_* numbers.
[[nodiscard]] std::string
format_type(const Image& image);

}  // namespace hallmark::elf
