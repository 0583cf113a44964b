// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The system's dynamic loader: the only dlopen and dlclose of this library.

#pragma once

#include "base/result.hpp"
#include "elf/image.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace hallmark::image {

using base::Result;

/// A library that is mapped, and where.
struct Library {
  void* handle = nullptr;   ///< of dlopen
  std::uintptr_t base = 0;  ///< what is added to every address of the file
  const void* segments = nullptr;  ///< program headers in memory
  std::size_t segment_count = 0;
  const void* dynamic = nullptr;  ///< of the link map: tells images apart
  std::string name;               ///< of the link map: as it was mapped
  /// Whether the name brought an image that was not there before. Where another
  /// thread mapped something meanwhile, it may seem so.
  bool is_new = false;
};

/**
 * Map a library: `RTLD_NOW | RTLD_LOCAL`.
 *
 * Its constructors, and those of libraries that it needs, run here.
 *
 * Errors:   unresolved  with the dynamic loader's own text
 * Threads:  any
 */
Result<Library>
map_library(const std::string& name);

/// Give a library back. Its destructors run here, when it goes.
void
unmap_library(const Library& library);

/// Gives a library back at the end of a scope, unless it is kept: what comes
/// between may run out of memory.
class MapGuard {
public:
  explicit MapGuard(const Library& library) : library_(&library) {}
  ~MapGuard();
  MapGuard(const MapGuard&) = delete;
  MapGuard& operator=(const MapGuard&) = delete;

  void keep() { library_ = nullptr; }

private:
  const Library* library_;
};

/// Whether an image is mapped still; by looking, since dlclose gives 0 always.
[[nodiscard]] bool
is_mapped(const Library& library);

/**
 * Files of mapped images that need a library, in quotes.
 *
 * @param names  That DT_NEEDED may know it by.
 */
[[nodiscard]] std::vector<std::string>
list_needers(const Library& library, const std::vector<std::string>& names);

/**
 * The address of a symbol as dlsym gives it: of an ordinary library's, which
 * may have versions.
 */
[[nodiscard]] void*
find_address(const Library& library, const char* name);

/// The file of a library that the process has mapped under a name.
[[nodiscard]] std::optional<std::string>
find_mapped_file(const std::string& name);

/// Whether the program or a library of its own start-up defines a symbol.
[[nodiscard]] bool
is_defined_globally(const std::string& symbol);

/// Where the dynamic loader looks for every library: LD_LIBRARY_PATH, the
/// program's RUNPATH, the system's folders.
[[nodiscard]] std::vector<std::string>
list_search_folders();

}  // namespace hallmark::image
