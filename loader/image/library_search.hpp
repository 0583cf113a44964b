// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Where the dynamic loader would find a needed library, without mapping one.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hallmark::image {

/**
 * Finds files of needed libraries in the order of ld.so(8): the search path of
 * who needs it, what is mapped already, LD_LIBRARY_PATH and the folders of the
 * system, the cache of ldconfig.
 */
class LibrarySearch {
public:
  LibrarySearch();

  /**
   * The file of a library.
   *
   * @param name       As in DT_NEEDED.
   * @param folders    DT_RUNPATH or DT_RPATH of who needs it, with `:` between.
   * @param directory  Of who needs it: what `$ORIGIN` stands for.
   */
  [[nodiscard]] std::optional<std::string> find(
    std::string_view name,
    std::string_view folders,
    const std::string& directory) const;

private:
  [[nodiscard]] std::optional<std::string> find_cached(
    std::string_view name) const;

  std::vector<std::string> folders_;
  std::string cache_;  ///< bytes of /etc/ld.so.cache
};

}  // namespace hallmark::image
