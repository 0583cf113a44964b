// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/patch.hpp"

namespace hallmark::tests {
namespace {

template<class Record>
Record
read_record(const BuiltImage& image, std::uint64_t offset)
{
  if (offset + sizeof(Record) > image.bytes.size()) {
    throw std::out_of_range("no such record in the image");
  }
  Record record;
  std::memcpy(&record, image.bytes.data() + offset, sizeof record);
  return record;
}

/// Change the first record of a table for which `fits` holds.
template<class Record, class Fits, class Change>
void
edit_first(BuiltImage& image,
           const ImagePart& table,
           const Fits& fits,
           const Change& change)
{
  const auto end = table.offset + table.size;
  for (auto offset = table.offset; offset < end; offset += sizeof(Record)) {
    if (fits(read_record<Record>(image, offset))) {
      edit_at<Record>(image, offset, change);
      return;
    }
  }
  throw std::out_of_range("no such record in the image");
}

}  // namespace

std::string
format_row(const testing::TestParamInfo<Refusal>& row)
{
  return row.param.name;
}

void
PrintTo(const Refusal& row, std::ostream* stream)
{
  *stream << row.name;
}

void
edit_header(BuiltImage& image, const std::function<void(Elf64_Ehdr&)>& change)
{
  edit_at<Elf64_Ehdr>(image, 0, change);
}

void
edit_segment(BuiltImage& image,
             std::uint32_t type,
             const std::function<void(Elf64_Phdr&)>& change,
             std::size_t nth)
{
  const auto fits = [&](const Elf64_Phdr& segment) {
    return segment.p_type == type && nth-- == 0;
  };
  edit_first<Elf64_Phdr>(image, image.part("segments"), fits, change);
}

void
edit_section(BuiltImage& image,
             std::string_view part,
             const std::function<void(Elf64_Shdr&)>& change)
{
  const auto place = image.part(part);
  const auto fits = [&](const Elf64_Shdr& section) {
    return section.sh_offset == place.offset && section.sh_size == place.size;
  };
  edit_first<Elf64_Shdr>(image, image.part("sections"), fits, change);
}

void
edit_dynamic(BuiltImage& image,
             std::int64_t tag,
             const std::function<void(Elf64_Dyn&)>& change)
{
  const auto fits = [&](const Elf64_Dyn& entry) { return entry.d_tag == tag; };
  edit_first<Elf64_Dyn>(image, image.part("dynamic"), fits, change);
}

void
edit_symbol(BuiltImage& image,
            std::size_t index,
            const std::function<void(Elf64_Sym&)>& change)
{
  const auto offset = image.part("dynsym").offset + index * sizeof(Elf64_Sym);
  edit_at<Elf64_Sym>(image, offset, change);
}

}  // namespace hallmark::tests
