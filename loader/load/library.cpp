// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "load/library.hpp"

#include <cstddef>

#include <dlfcn.h>
#include <link.h>

namespace hallmark::load {
namespace {

/// Looks for one image among those that are mapped.
struct Search {
  std::uintptr_t base = 0;
  const void* dynamic = nullptr;
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
  if (info->dlpi_addr != search.base ||
      !has_dynamic_at(*info, search.dynamic)) {
    return 0;
  }
  search.segments = info->dlpi_phdr;
  search.segment_count = info->dlpi_phnum;
  return 1;
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
  Search search{library.base, library.dynamic, nullptr, 0};
  ::dl_iterate_phdr(look_at, &search);
  library.segments = search.segments;
  library.segment_count = search.segment_count;
}

}  // namespace

Result<Library>
map_library(const std::string& name)
{
  ::dlerror();
  Library library;
  library.handle = ::dlopen(name.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (!library.handle) {
    const char* reason = ::dlerror();
    return base::make_error(Code::unresolved,
                            reason ? reason : "cannot be mapped");
  }

  const link_map* map = nullptr;
  if (::dlinfo(library.handle, RTLD_DI_LINKMAP, &map) != 0 || !map) {
    ::dlclose(library.handle);
    return base::make_error(Code::unresolved, "has no link map");
  }
  library.base = map->l_addr;
  library.dynamic = map->l_ld;
  find_segments(library);
  return library;
}

void
unmap_library(const Library& library)
{
  ::dlclose(library.handle);
}

bool
is_mapped(const Library& library)
{
  Search search{library.base, library.dynamic, nullptr, 0};
  return ::dl_iterate_phdr(look_at, &search) != 0;
}

void*
find_address(const Library& library, const char* name)
{
  return ::dlsym(library.handle, name);
}

std::optional<std::string>
find_mapped_file(const std::string& name)
{
  const auto handle = ::dlopen(name.c_str(), RTLD_LAZY | RTLD_NOLOAD);
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
  ::dlsym(RTLD_DEFAULT, symbol.c_str());
  return ::dlerror() == nullptr;
}

std::vector<std::string>
list_search_folders()
{
  const auto program = ::dlopen(nullptr, RTLD_LAZY);
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

}  // namespace hallmark::load
