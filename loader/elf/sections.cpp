// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "base/text.hpp"
#include "elf/fields.hpp"
#include "elf/image.hpp"
#include "elf/limits.hpp"
#include "elf/strings.hpp"

#include <algorithm>

#include <elf.h>

namespace hallmark::elf {
namespace {

using base::box_mismatch;
using base::check_range;

/// Bytes of a section header of ELF64.
constexpr std::uint64_t section_header_size = 64;

/// A section header, and where its name is.
struct Entry {
  std::uint32_t name = 0;  ///< offset in the section of names
  Section section;
};

/// The section headers as they lie in the file.
struct Table {
  Bytes bytes;
  std::uint64_t count = 0;
  std::uint64_t names = SHN_UNDEF;  ///< index of the section of names
};

std::string
format_section_name(std::uint64_t index)
{
  return "section " + std::to_string(index);
}

Entry
parse_entry(Bytes table, std::uint64_t index)
{
  Fields fields(table, index * section_header_size);
  Entry entry;
  entry.name = fields.next<std::uint32_t>();
  entry.section.type = fields.next<std::uint32_t>();
  entry.section.flags = fields.next<std::uint64_t>();
  entry.section.address = fields.next<std::uint64_t>();
  entry.section.offset = fields.next<std::uint64_t>();
  entry.section.size = fields.next<std::uint64_t>();
  entry.section.link = fields.next<std::uint32_t>();
  fields.skip<std::uint32_t>();  // info
  entry.section.alignment = fields.next<std::uint64_t>();
  entry.section.entry_size = fields.next<std::uint64_t>();
  return entry;
}

/// Check a section header table of `count` entries and read it.
Result<Bytes>
read_entries(Source& source, const Header& header, std::uint64_t count)
{
  // A count above this has no size that fits 64 bits, and no file either.
  constexpr auto most = ~std::uint64_t{0} / section_header_size;
  const auto size = std::min(count, most) * section_header_size;
  if (auto inside = check_range(
        "section header table", header.sections_offset, size, source.size());
      !inside) {
    return inside.error();
  }
  if (auto some = check_limit("sections", count, most_sections); !some) {
    return some.error();
  }
  return source.read(header.sections_offset, size);
}

/// Counts that do not fit the header stand in section 0 (gABI, "ELF Header").
Result<Table>
read_section_table(Source& source, const Header& header)
{
  if (header.section_entry_size != section_header_size) {
    return box_mismatch(Code::malformed,
                        "wrong size of a section header",
                        base::format_count(header.section_entry_size, "byte"),
                        std::to_string(section_header_size));
  }
  Table table;
  table.count = header.section_count;
  table.names = header.section_names;
  if (table.count == 0 || table.names == SHN_XINDEX) {
    const auto first = read_entries(source, header, 1);
    if (!first) {
      return first.error();
    }
    const auto section = parse_entry(*first, 0).section;
    table.count = table.count == 0 ? section.size : table.count;
    table.names = table.names == SHN_XINDEX ? section.link : table.names;
  }

  const auto bytes = read_entries(source, header, table.count);
  if (!bytes) {
    return bytes.error();
  }
  table.bytes = *bytes;
  return table;
}

/// Whether a section has bytes in the file.
bool
has_bytes(const Section& section)
{
  return section.type != SHT_NULL && section.type != SHT_NOBITS &&
         section.size != 0;
}

/// The section of names; empty when the file says that there is none.
Result<Bytes>
read_names(Source& source, const Table& table)
{
  if (table.names == SHN_UNDEF) {
    return Bytes();
  }
  if (table.names >= table.count) {
    return box_mismatch(Code::malformed,
                        "section of names is not in the section table",
                        std::to_string(table.names),
                        "below " + std::to_string(table.count));
  }
  const auto section = parse_entry(table.bytes, table.names).section;
  if (!has_bytes(section)) {
    return Bytes();
  }
  if (auto inside = check_range(format_section_name(table.names),
                                section.offset,
                                section.size,
                                source.size());
      !inside) {
    return inside.error();
  }
  return source.read(section.offset, section.size);
}

}  // namespace

Result<std::vector<Section>>
read_sections(Source& source, const Header& header)
{
  std::vector<Section> sections;
  if (!header.is_readable() || header.sections_offset == 0) {
    return sections;
  }
  const auto table = read_section_table(source, header);
  if (!table) {
    return table.error();
  }
  const auto names = read_names(source, *table);
  if (!names) {
    return names.error();
  }

  StringTable strings(*names);
  sections.reserve(table->count);
  for (std::uint64_t i = 0; i < table->count; ++i) {
    auto [name_offset, section] = parse_entry(table->bytes, i);
    if (has_bytes(section)) {
      if (auto inside = check_range(format_section_name(i),
                                    section.offset,
                                    section.size,
                                    source.size());
          !inside) {
        return inside.error();
      }
    }
    const auto name = strings.find(name_offset);
    if (!name && names->size() != 0) {
      return strings.make_error(format_section_name(i), name_offset);
    }
    section.name = name.value_or(std::string_view());
    sections.push_back(section);
  }
  return sections;
}

}  // namespace hallmark::elf
