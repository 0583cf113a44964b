// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "elf/dynamic.hpp"

#include "base/text.hpp"
#include "elf/fields.hpp"
#include "elf/limits.hpp"
#include "elf/strings.hpp"

#include <array>
#include <optional>
#include <string>

#include <elf.h>

namespace hallmark::elf {
namespace {

using base::box_mismatch;
using base::format_hex;

/// Bytes of an entry: a tag and a value.
constexpr std::uint64_t dynamic_entry_size = 16;

/// Where names are in the string table, which other entries tell of.
struct NameOffsets {
  std::vector<std::uint64_t> needed;
  std::optional<std::uint64_t> soname;
  std::optional<std::uint64_t> rpath;
  std::optional<std::uint64_t> runpath;
};

/// A size that the dynamic loader takes for granted, and ends the process
/// when it is another.
struct FixedSize {
  std::uint64_t tag = 0;
  std::uint64_t size = 0;
  std::string_view what;
};

constexpr std::array<FixedSize, 3> fixed_sizes = {{
  {DT_SYMENT, 24, "a dynamic symbol"},
  {DT_RELAENT, 24, "a relocation"},
  {DT_RELRENT, 8, "a relative relocation"},
}};

Result<void>
check_fixed_size(std::uint64_t tag, std::uint64_t value)
{
  for (const auto& fixed : fixed_sizes) {
    if (fixed.tag == tag && fixed.size != value) {
      return box_mismatch(Code::malformed,
                          "wrong size of " + std::string(fixed.what),
                          base::format_count(value, "byte"),
                          std::to_string(fixed.size));
    }
  }
  return {};
}

/// Take over one entry. The last one of a tag counts, as for the loader.
void
add_entry(std::uint64_t tag,
          std::uint64_t value,
          Dynamic& dynamic,
          NameOffsets& names)
{
  switch (tag) {
    case DT_NEEDED:
      names.needed.push_back(value);
      break;
    case DT_SONAME:
      names.soname = value;
      break;
    case DT_RPATH:
      names.rpath = value;
      break;
    case DT_RUNPATH:
      names.runpath = value;
      break;
    case DT_FLAGS:
      dynamic.flags = value;
      break;
    case DT_FLAGS_1:
      dynamic.flags_1 = value;
      break;
    case DT_TEXTREL:
      dynamic.has_text_relocations = true;
      break;
    case DT_SYMTAB:
      dynamic.symbols_address = value;
      break;
    case DT_STRTAB:
      dynamic.strings_address = value;
      break;
    case DT_STRSZ:
      dynamic.strings_size = value;
      break;
    case DT_HASH:
      dynamic.hash_address = value;
      break;
    case DT_GNU_HASH:
      dynamic.gnu_hash_address = value;
      break;
    default:
      break;
  }
}

/// Read the entries up to the one that ends them.
Result<NameOffsets>
parse_entries(Bytes bytes, Dynamic& dynamic)
{
  NameOffsets names;
  Fields fields(bytes);
  const auto count = bytes.size() / dynamic_entry_size;
  for (std::uint64_t i = 0; i < count; ++i) {
    const auto tag = fields.next<std::uint64_t>();
    const auto value = fields.next<std::uint64_t>();
    if (tag == DT_NULL) {
      dynamic.has_text_relocations |= (dynamic.flags & DF_TEXTREL) != 0;
      return names;
    }
    if (auto sound = check_fixed_size(tag, value); !sound) {
      return sound.error();
    }
    add_entry(tag, value, dynamic, names);
  }
  return box_mismatch(Code::malformed,
                      "dynamic section has no end",
                      std::to_string(count) + " entries",
                      "one of type 0 among them");
}

Result<void>
add_names(Bytes bytes, const NameOffsets& offsets, Dynamic& dynamic)
{
  StringTable strings(bytes);
  dynamic.needed.reserve(offsets.needed.size());
  for (const auto offset : offsets.needed) {
    const auto name = strings.find(offset);
    if (!name) {
      return strings.make_error("a needed library", offset);
    }
    dynamic.needed.push_back(*name);
  }

  struct Single {
    std::optional<std::uint64_t> offset;
    std::string_view* name;
    std::string_view what;
  };
  const std::array<Single, 3> singles = {{
    {offsets.soname, &dynamic.soname, "the library itself"},
    {offsets.rpath, &dynamic.rpath, "the library path (rpath)"},
    {offsets.runpath, &dynamic.runpath, "the library path (runpath)"},
  }};
  for (const auto& single : singles) {
    if (!single.offset) {
      continue;
    }
    const auto name = strings.find(*single.offset);
    if (!name) {
      return strings.make_error(single.what, *single.offset);
    }
    *single.name = *name;
  }
  return {};
}

/// The dynamic segment, where the program headers and memory agree on it.
Result<std::optional<Segment>>
find_segment(const Image& image)
{
  std::optional<Segment> found;
  for (const auto& segment : image.segments) {
    if (segment.type != PT_DYNAMIC || segment.file_size == 0) {
      continue;
    }
    if (found) {
      return box_mismatch(Code::malformed,
                          "two dynamic sections",
                          format_hex(found->offset) + " and " +
                            format_hex(segment.offset),
                          "one");
    }
    found = segment;
  }
  return found;
}

/// Check that memory has the dynamic section where the file has it.
Result<void>
check_place(const Image& image, const Segment& segment)
{
  const auto offset = find_offset(image, segment.address, segment.file_size);
  if (offset == segment.offset) {
    return {};
  }
  return box_mismatch(Code::malformed,
                      "file and memory disagree about the dynamic section",
                      format_hex(segment.offset),
                      offset ? format_hex(*offset)
                             : "it in a segment at address " +
                                 format_hex(segment.address));
}

}  // namespace

Result<std::optional<Dynamic>>
read_dynamic(Source& source, const Image& image)
{
  const auto segment = find_segment(image);
  if (!segment) {
    return segment.error();
  }
  if (!*segment) {
    return std::optional<Dynamic>();
  }
  if (auto sound = check_place(image, **segment); !sound) {
    return sound.error();
  }
  if (auto some = check_limit("dynamic entries",
                              (*segment)->file_size / dynamic_entry_size,
                              most_dynamic_entries);
      !some) {
    return some.error();
  }
  const auto bytes = source.read((*segment)->offset, (*segment)->file_size);
  if (!bytes) {
    return bytes.error();
  }

  Dynamic dynamic;
  const auto names = parse_entries(*bytes, dynamic);
  if (!names) {
    return names.error();
  }
  const auto strings = read_strings(source, image, dynamic);
  if (!strings) {
    return strings.error();
  }
  if (auto added = add_names(*strings, *names, dynamic); !added) {
    return added.error();
  }
  return std::optional(std::move(dynamic));
}

Result<Bytes>
read_strings(Source& source, const Image& image, const Dynamic& dynamic)
{
  if (dynamic.strings_address == 0) {
    return Bytes();
  }
  constexpr auto what = "dynamic string table";
  const auto address = dynamic.strings_address;
  const auto size = dynamic.strings_size;
  if (auto inside = check_address(image, what, address, size);
      size != 0 && !inside) {
    return inside.error();
  }
  if (auto some = check_limit(
        "bytes in the dynamic string table", size, most_string_bytes);
      !some) {
    return some.error();
  }
  return read_address(source, image, what, address, size);
}

}  // namespace hallmark::elf
