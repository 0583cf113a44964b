// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "elf/image.hpp"

#include "base/text.hpp"
#include "elf/fields.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <optional>

#include <elf.h>

namespace hallmark::elf {
namespace {

using base::box_mismatch;
using base::check_range;
using base::format_count;
using base::format_hex;

/// Bytes of a program header of ELF64.
constexpr std::uint64_t segment_header_size = 56;

/// Linux runs nothing whose program headers take more than 64 KiB.
constexpr std::uint64_t most_segments = (64 << 10) / segment_header_size;

std::string
format_segment_name(std::size_t index)
{
  return "segment " + std::to_string(index);
}

Segment
parse_segment(Bytes entry)
{
  Fields fields(entry);
  Segment segment;
  segment.type = fields.next<std::uint32_t>();
  segment.flags = fields.next<std::uint32_t>();
  segment.offset = fields.next<std::uint64_t>();
  segment.address = fields.next<std::uint64_t>();
  fields.skip<std::uint64_t>();  // physical address
  segment.file_size = fields.next<std::uint64_t>();
  segment.memory_size = fields.next<std::uint64_t>();
  segment.alignment = fields.next<std::uint64_t>();
  return segment;
}

/// Check what holds of every segment. An empty one may lie anywhere.
Result<void>
check_segment(const Segment& segment, std::size_t index, std::uint64_t size)
{
  const auto in_memory = segment.type == PT_LOAD || segment.type == PT_TLS;
  if (segment.alignment != 0 && !std::has_single_bit(segment.alignment)) {
    return box_mismatch(Code::malformed,
                        "wrong alignment of " + format_segment_name(index),
                        std::to_string(segment.alignment),
                        "a power of two");
  }
  if (in_memory && segment.memory_size < segment.file_size) {
    return box_mismatch(Code::malformed,
                        format_segment_name(index) +
                          " is smaller in memory than in the file",
                        format_count(segment.memory_size, "byte"),
                        "at least " + std::to_string(segment.file_size));
  }
  const auto is_inside =
    segment.offset <= size && segment.file_size <= size - segment.offset;
  if (segment.file_size == 0 || is_inside) {
    return {};
  }
  return check_range(
    format_segment_name(index), segment.offset, segment.file_size, size);
}

/// Check what the dynamic loader asks of a segment that it maps.
Result<void>
check_load(const Segment& segment, std::size_t index)
{
  const auto page = std::max<std::uint64_t>(segment.alignment, 1);
  if ((segment.address - segment.offset) % page != 0) {
    return box_mismatch(
      Code::malformed,
      "offset and address of " + format_segment_name(index) + " disagree",
      format_hex(segment.offset) + " and " + format_hex(segment.address),
      "them equal modulo " + format_hex(page));
  }
  constexpr auto last = std::numeric_limits<std::uint64_t>::max();
  return check_range(format_segment_name(index),
                     segment.address,
                     segment.memory_size,
                     last,
                     "the address space");
}

/// Check that the segments that are mapped ascend and do not overlap.
Result<void>
check_order(const std::vector<Segment>& segments)
{
  std::optional<std::size_t> before;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (segments[i].type != PT_LOAD) {
      continue;
    }
    if (auto sound = check_load(segments[i], i); !sound) {
      return sound;
    }
    const auto end =
      before ? segments[*before].address + segments[*before].memory_size : 0;
    if (segments[i].address < end) {
      return box_mismatch(Code::malformed,
                          format_segment_name(i) + " begins before " +
                            format_segment_name(*before) + " ends",
                          format_hex(segments[i].address),
                          "at least " + format_hex(end));
    }
    before = i;
  }
  return {};
}

/// The bytes of the program headers, checked as a whole.
Result<Bytes>
read_segment_table(Source& source, const Header& header)
{
  if (header.segment_entry_size != segment_header_size) {
    return box_mismatch(Code::malformed,
                        "wrong size of a program header",
                        format_count(header.segment_entry_size, "byte"),
                        std::to_string(segment_header_size));
  }
  if (header.segment_count > most_segments) {
    return box_mismatch(Code::malformed,
                        "too many program headers",
                        std::to_string(header.segment_count),
                        "at most " + std::to_string(most_segments));
  }
  const auto size = header.segment_count * segment_header_size;
  if (auto inside = check_range(
        "program header table", header.segments_offset, size, source.size());
      !inside) {
    return inside.error();
  }
  return source.read(header.segments_offset, size);
}

/// The PT_LOAD whose file part holds an address.
const Segment*
find_load(const Image& image, std::uint64_t address)
{
  for (const auto& segment : image.segments) {
    if (segment.type == PT_LOAD && address >= segment.address &&
        address - segment.address < segment.file_size) {
      return &segment;
    }
  }
  return nullptr;
}

/// Read the program headers of an image that has its header.
Result<void>
read_segments(Source& source, Image& image)
{
  const auto count = image.header.segment_count;
  if (count == 0) {
    return {};
  }
  const auto table = read_segment_table(source, image.header);
  if (!table) {
    return table.error();
  }
  image.segments.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    const auto entry =
      table->slice(i * segment_header_size, segment_header_size);
    image.segments.push_back(parse_segment(entry.value_or(Bytes())));
    if (auto sound = check_segment(image.segments[i], i, source.size());
        !sound) {
      return sound.error();
    }
  }
  return check_order(image.segments);
}

/**
 * Check that the file goes on to the end of its section header table, which
 * linkers write last: a file that was cut there has lost what no segment holds.
 */
Result<void>
check_section_table(const Header& header, std::uint64_t size)
{
  if (header.sections_offset == 0) {
    return {};
  }
  const auto count = std::max<std::uint64_t>(header.section_count, 1);
  return check_range("section header table",
                     header.sections_offset,
                     count * header.section_entry_size,
                     size);
}

}  // namespace

Result<Image>
read_image(Source& source)
{
  auto header = read_header(source);
  if (!header) {
    return header.error();
  }
  Image image;
  image.header = *header;
  if (!header->is_readable()) {
    return image;
  }

  if (auto read = read_segments(source, image); !read) {
    return read.error();
  }
  if (auto inside = check_section_table(*header, source.size()); !inside) {
    return inside.error();
  }
  return image;
}
std::optional<std::uint64_t>
find_offset(const Image& image, std::uint64_t address, std::uint64_t size)
{
  const auto* load = find_load(image, address);
  if (!load || size > load->file_size - (address - load->address)) {
    return std::nullopt;
  }
  return load->offset + (address - load->address);
}

std::optional<std::uint64_t>
find_room(const Image& image, std::uint64_t address)
{
  const auto* load = find_load(image, address);
  if (!load) {
    return std::nullopt;
  }
  return load->file_size - (address - load->address);
}

Result<std::uint64_t>
check_address(const Image& image,
              std::string_view what,
              std::uint64_t address,
              std::uint64_t size)
{
  if (const auto offset = find_offset(image, address, size)) {
    return *offset;
  }
  const auto found =
    format_count(size, "byte") + " at address " + format_hex(address);
  const auto room = find_room(image, address);
  if (!room) {
    return box_mismatch(
      Code::malformed, std::string(what) + " lies in no segment", found, {});
  }
  return box_mismatch(Code::malformed,
                      std::string(what) + " ends " +
                        format_count(size - *room, "byte") +
                        " past its segment",
                      found,
                      "at most " + std::to_string(*room));
}

Result<Bytes>
read_address(Source& source,
             const Image& image,
             std::string_view what,
             std::uint64_t address,
             std::uint64_t size)
{
  if (size == 0) {
    return Bytes();
  }
  const auto offset = check_address(image, what, address, size);
  return offset ? source.read(*offset, size) : offset.error();
}

std::string
format_type(const Image& image)
{
  switch (image.header.type) {
    case ET_REL:
      return "object";
    case ET_EXEC:
      return "executable";
    case ET_DYN:
      break;
    case ET_CORE:
      return "core file";
    default:
      return "type " + format_hex(image.header.type);
  }
  // An executable that can be placed anywhere is told by its interpreter.
  for (const auto& segment : image.segments) {
    if (segment.type == PT_INTERP) {
      return "executable";
    }
  }
  return "shared object";
}

}  // namespace hallmark::elf
