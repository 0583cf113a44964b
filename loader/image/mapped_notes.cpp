// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "image/mapped_notes.hpp"

#include <cstddef>

#include <dlfcn.h>
#include <link.h>

namespace hallmark::image {
namespace {

struct NoteSearch {
  std::string_view owner;
  std::uint32_t type = 0;
  std::vector<MappedNote> found;
};

void
add_notes(const dl_phdr_info& info,
          const ElfW(Phdr) & segment,
          NoteSearch& search)
{
  const auto* start =
    reinterpret_cast<const char*>(info.dlpi_addr + segment.p_vaddr);
  const auto notes =
    elf::parse_notes(base::Bytes(std::string_view(start, segment.p_memsz)),
                     search.owner,
                     segment.p_align);
  if (!notes) {
    return;
  }
  for (const auto& note : *notes) {
    if (note.type == search.type) {
      search.found.push_back({info.dlpi_name, note.content, info.dlpi_addr});
    }
  }
}

/// Look at one object, which cannot be unmapped meanwhile.
int
look_at_notes(dl_phdr_info* info, std::size_t, void* data)
{
  for (std::size_t i = 0; i < info->dlpi_phnum; ++i) {
    const auto& segment = info->dlpi_phdr[i];
    if (segment.p_type == PT_NOTE) {
      add_notes(*info, segment, *static_cast<NoteSearch*>(data));
    }
  }
  return 0;
}

}  // namespace

std::vector<MappedNote>
list_mapped_notes(std::string_view owner, std::uint32_t type)
{
  NoteSearch search{owner, type, {}};
  ::dl_iterate_phdr(look_at_notes, &search);
  return std::move(search.found);
}

std::optional<Library>
hold_object(const MappedNote& note)
{
  const auto* name = note.object.empty() ? nullptr : note.object.c_str();
  Library library;
  library.base = note.base;
  library.handle = ::dlopen(name, RTLD_LAZY | RTLD_NOLOAD);
  if (!library.handle) {
    return std::nullopt;
  }
  const link_map* map = nullptr;
  if (::dlinfo(library.handle, RTLD_DI_LINKMAP, &map) != 0 || !map ||
      map->l_addr != note.base) {
    ::dlclose(library.handle);
    return std::nullopt;
  }
  // One object may have several plugins, each with a context of its own.
  library.dynamic = note.content.data();
  return library;
}

}  // namespace hallmark::image
