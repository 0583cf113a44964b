// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "image/library.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <cstddef>

#include <dlfcn.h>
#include <link.h>

namespace hallmark::image {
namespace {

/// Looks for one image among those that are mapped.
struct Search {
  std::uintptr_t base = 0;
  const void* dynamic = nullptr;
  std::string name;  ///< another image may be where one was a moment before
  const ElfW(Phdr) * segments = nullptr;
  std::size_t segment_count = 0;
};

bool
has_dynamic_at(const dl_phdr_info& info, const void* dynamic)
{
  for (std::size_t i = 0; i < info.dlpi_phnum; ++i) {
    const auto& segment = info.dlpi_phdr[i];
    if (segment.p_type == PT_DYNAMIC) {
      const auto address = info.dlpi_addr + segment.p_vaddr;
      return address == reinterpret_cast<std::uintptr_t>(dynamic);
    }
  }
  return false;
}

int
look_at(dl_phdr_info* info, std::size_t, void* data)
{
  auto& search = *static_cast<Search*>(data);
  if (info->dlpi_addr != search.base || search.name != info->dlpi_name ||
      !has_dynamic_at(*info, search.dynamic)) {
    return 0;
  }
  search.segments = info->dlpi_phdr;
  search.segment_count = info->dlpi_phnum;
  return 1;
}

/// How many images were ever mapped, which the first one tells.
int
note_loads(dl_phdr_info* info, std::size_t, void* data)
{
  *static_cast<unsigned long long*>(data) = info->dlpi_adds;
  return 1;
}

unsigned long long
count_loads()
{
  unsigned long long loads = 0;
  ::dl_iterate_phdr(note_loads, &loads);
  return loads;
}

/// Whether there is an image at an address, where that can be told without a
/// walk through all: _dl_find_object() is new in glibc 2.35.
bool
may_be_mapped(const void* address)
{
#if defined(DLFO_STRUCT_HAS_EH_DBASE)
  dl_find_object found{};
  return ::_dl_find_object(const_cast<void*>(address), &found) == 0;
#else
  return address != nullptr;
#endif
}

/// The program headers of an open handle. RTLD_DI_PHDR is new in glibc 2.36;
/// before it, and elsewhere, all images are walked.
void
find_segments(Library& library)
{
#if defined(RTLD_DI_PHDR)
  const ElfW(Phdr)* segments = nullptr;
  const auto count = ::dlinfo(library.handle, RTLD_DI_PHDR, &segments);
  if (count >= 0) {
    library.segments = segments;
    library.segment_count = static_cast<std::size_t>(count);
    return;
  }
#endif
  Search search{library.base, library.dynamic, library.name, nullptr, 0};
  ::dl_iterate_phdr(look_at, &search);
  library.segments = search.segments;
  library.segment_count = search.segment_count;
}

/// Looks for images that need a library of one of some names.
struct NeederSearch {
  const void* dynamic = nullptr;  ///< of the library itself
  const std::vector<std::string>& names;
  std::vector<std::string> found;
};

const ElfW(Dyn) * find_dynamic(const dl_phdr_info& info)
{
  for (std::size_t i = 0; i < info.dlpi_phnum; ++i) {
    if (info.dlpi_phdr[i].p_type == PT_DYNAMIC) {
      return reinterpret_cast<const ElfW(Dyn)*>(info.dlpi_addr +
                                                info.dlpi_phdr[i].p_vaddr);
    }
  }
  return nullptr;
}

/// The string table of a mapped image. Most systems relocate its address in
/// the dynamic section; the kernel's own image and some machines do not.
const char*
find_strings(const ElfW(Dyn) * dynamic, std::uintptr_t base)
{
  for (; dynamic->d_tag != DT_NULL; ++dynamic) {
    if (dynamic->d_tag == DT_STRTAB) {
      const std::uintptr_t address = dynamic->d_un.d_ptr;
      return reinterpret_cast<const char*>(address < base ? base + address
                                                          : address);
    }
  }
  return nullptr;
}

int
add_needer(dl_phdr_info* info, std::size_t, void* data)
{
  auto& search = *static_cast<NeederSearch*>(data);
  const auto* dynamic = find_dynamic(*info);
  if (!dynamic || dynamic == search.dynamic) {
    return 0;
  }
  const auto* strings = find_strings(dynamic, info->dlpi_addr);
  for (; strings && dynamic->d_tag != DT_NULL; ++dynamic) {
    if (dynamic->d_tag == DT_NEEDED &&
        std::ranges::count(search.names, strings + dynamic->d_un.d_val) != 0) {
      search.found.push_back(base::quote(info->dlpi_name));
      return 0;
    }
  }
  return 0;
}

}  // namespace

Result<Library>
map_library(const std::string& name)
{
  ::dlerror();
  Library library;
  const auto loads = count_loads();
  library.handle = ::dlopen(name.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (!library.handle) {
    const char* reason = ::dlerror();
    return base::box_error(Code::unresolved,
                           reason ? reason : "cannot be mapped");
  }

  MapGuard guard(library);
  library.is_new = count_loads() != loads;
  const link_map* map = nullptr;
  if (::dlinfo(library.handle, RTLD_DI_LINKMAP, &map) != 0 || !map) {
    return base::box_error(Code::unresolved, "has no link map");
  }
  library.base = map->l_addr;
  library.dynamic = map->l_ld;
  library.name = map->l_name;
  find_segments(library);
  guard.keep();
  return library;
}

MapGuard::~MapGuard()
{
  if (library_) {
    unmap_library(*library_);
  }
}

void
unmap_library(const Library& library)
{
  ::dlclose(library.handle);
}

bool
is_mapped(const Library& library)
{
  if (!may_be_mapped(library.dynamic)) {
    return false;
  }
  Search search{library.base, library.dynamic, library.name, nullptr, 0};
  return ::dl_iterate_phdr(look_at, &search) != 0;
}

std::vector<std::string>
list_needers(const Library& library, const std::vector<std::string>& names)
{
  NeederSearch search{library.dynamic, names, {}};
  ::dl_iterate_phdr(add_needer, &search);
  return search.found;
}

void*
find_address(const Library& library, const char* name)
{
  return ::dlsym(library.handle, name);
}

std::optional<std::string>
find_mapped_file(const std::string& name)
{
  auto* const handle = ::dlopen(name.c_str(), RTLD_LAZY | RTLD_NOLOAD);
  if (!handle) {
    return std::nullopt;
  }
  const link_map* map = nullptr;
  std::optional<std::string> file;
  if (::dlinfo(handle, RTLD_DI_LINKMAP, &map) == 0 && map) {
    file = map->l_name;
  }
  ::dlclose(handle);
  return file;
}

bool
is_defined_globally(const std::string& symbol)
{
  ::dlerror();
  static_cast<void>(::dlsym(RTLD_DEFAULT, symbol.c_str()));
  return ::dlerror() == nullptr;
}

std::vector<std::string>
list_search_folders()
{
  auto* const program = ::dlopen(nullptr, RTLD_LAZY);
  Dl_serinfo sizes{};
  std::vector<std::string> folders;
  if (program && ::dlinfo(program, RTLD_DI_SERINFOSIZE, &sizes) == 0) {
    // dli_serpath is an array that goes on past the struct (dlinfo(3)).
    std::vector<std::max_align_t> memory(
      sizes.dls_size / sizeof(std::max_align_t) + 1);
    auto* info = reinterpret_cast<Dl_serinfo*>(memory.data());
    info->dls_size = sizes.dls_size;
    info->dls_cnt = sizes.dls_cnt;
    if (::dlinfo(program, RTLD_DI_SERINFO, info) == 0) {
      const auto* path = info->dls_serpath;
      for (unsigned i = 0; i < info->dls_cnt; ++i) {
        folders.emplace_back(path[i].dls_name);
      }
    }
  }
  if (program) {
    ::dlclose(program);
  }
  return folders;
}

}  // namespace hallmark::image
