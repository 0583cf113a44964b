// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "base/text.hpp"
#include "elf/fields.hpp"
#include "elf/image.hpp"

#include <algorithm>

#include <elf.h>

namespace hallmark::elf {
namespace {

using base::box_error;
using base::box_mismatch;

/// Bytes of the header of ELF64.
constexpr std::uint64_t header_size = 64;

/// Bytes up to the machine: alike in every class.
constexpr std::uint64_t common_size = 20;

/// Whether the bytes begin as an ELF file does, as far as there are any.
bool
has_magic(Bytes bytes)
{
  const std::string_view magic(ELFMAG, SELFMAG);
  return magic.starts_with(bytes.view().substr(0, SELFMAG));
}

base::BoxedError
make_short_error(std::uint64_t size)
{
  return box_mismatch(Code::malformed,
                      "file is shorter than an ELF header",
                      base::format_count(size, "byte"),
                      "at least " + std::to_string(header_size));
}

/// Check a field of which few values are known.
Result<void>
check_known(std::string_view what, std::uint64_t found, std::uint64_t most)
{
  if (found >= 1 && found <= most) {
    return {};
  }
  return box_mismatch(Code::malformed,
                      "unknown " + std::string(what),
                      std::to_string(found),
                      most == 1 ? "1" : "1 or " + std::to_string(most));
}

/// The part that is alike in every class; numbers in the file's byte order.
Result<Header>
parse_common(Bytes bytes)
{
  Header header;
  header.file_class = bytes.number<std::uint8_t>(EI_CLASS).value_or(0);
  header.byte_order = bytes.number<std::uint8_t>(EI_DATA).value_or(0);
  if (auto known = check_known("ELF class", header.file_class, ELFCLASS64);
      !known) {
    return known.error();
  }
  if (auto known = check_known("byte order", header.byte_order, ELFDATA2MSB);
      !known) {
    return known.error();
  }

  Fields fields(bytes, EI_NIDENT);
  header.type = fields.next<std::uint16_t>();
  header.machine = fields.next<std::uint16_t>();
  if (header.byte_order == ELFDATA2MSB) {
    header.type = static_cast<std::uint16_t>(__builtin_bswap16(header.type));
    header.machine =
      static_cast<std::uint16_t>(__builtin_bswap16(header.machine));
  }
  return header;
}

/// The rest of a header that is_readable().
Result<Header>
parse_rest(Header header, Bytes bytes)
{
  Fields fields(bytes, common_size);
  const auto version = fields.next<std::uint32_t>();
  fields.skip<std::uint64_t>();  // entry point
  header.segments_offset = fields.next<std::uint64_t>();
  header.sections_offset = fields.next<std::uint64_t>();
  fields.skip<std::uint32_t>();  // flags
  const auto size = fields.next<std::uint16_t>();
  header.segment_entry_size = fields.next<std::uint16_t>();
  header.segment_count = fields.next<std::uint16_t>();
  header.section_entry_size = fields.next<std::uint16_t>();
  header.section_count = fields.next<std::uint16_t>();
  header.section_names = fields.next<std::uint16_t>();

  const auto first = bytes.number<std::uint8_t>(EI_VERSION).value_or(0);
  for (const std::uint64_t found : {std::uint32_t{first}, version}) {
    if (auto known = check_known("ELF version", found, EV_CURRENT); !known) {
      return known.error();
    }
  }
  if (size != header_size) {
    return box_mismatch(Code::malformed,
                        "wrong size of the ELF header",
                        base::format_count(size, "byte"),
                        std::to_string(header_size));
  }
  return header;
}

}  // namespace

bool
Header::is_readable() const
{
  return file_class == ELFCLASS64 && byte_order == ELFDATA2LSB;
}

Result<Header>
read_header(Source& source)
{
  if (source.size() == 0) {
    return box_error(Code::malformed, "file is empty");
  }
  const auto bytes = source.read(0, std::min(source.size(), header_size));
  if (!bytes) {
    return bytes.error();
  }
  if (!has_magic(*bytes)) {
    return box_error(Code::malformed, "not an ELF file");
  }
  if (bytes->size() < common_size) {
    return make_short_error(bytes->size());
  }

  auto header = parse_common(*bytes);
  if (!header || !header->is_readable()) {
    return header;
  }
  if (bytes->size() < header_size) {
    return make_short_error(bytes->size());
  }
  return parse_rest(*header, *bytes);
}

std::string
format_machine(std::uint16_t machine)
{
  switch (machine) {
    case EM_386:
      return "x86";
    case EM_ARM:
      return "arm";
    case EM_X86_64:
      return "x86-64";
    case EM_AARCH64:
      return "aarch64";
    case EM_PPC64:
      return "powerpc64";
    case EM_RISCV:
      return "riscv";
    case EM_S390:
      return "s390";
    default:
      return "machine " + base::format_hex(machine);
  }
}

}  // namespace hallmark::elf
