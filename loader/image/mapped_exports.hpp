// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The exports of a mapped plugin, found by the hashes that its stamp has, in
// the hash table that the file has: no memory is taken for them.

#pragma once

#include "image/library.hpp"
#include "verify/decided.hpp"

#include <hallmark/c/interface.h>

namespace hallmark::image {

/**
 * What decided about a plugin, where it is mapped.
 *
 * Threads:  any, while it is mapped
 */
class MappedExports {
public:
  MappedExports() = default;
  MappedExports(const Library& library, const verify::Decided& plugin);

  [[nodiscard]] const model::Decision& decision() const { return decision_; }

  /// The tables of symbols; their entries are not parsed.
  [[nodiscard]] elf::Symbols symbols() const;

  /**
   * Put the address of every export of an interface into a binding.
   *
   * @param expected  An interface that the plugin has just so:
   *                  verify::has_interface().
   * @param binding   As many pointers as the interface has exports; null for an
   *                  optional one that the plugin lacks.
   * @return          False when the texts have to tell: a required one is not
   *                  found, or one takes a closer look.
   */
  [[nodiscard]] bool fill(const hallmark_expected& expected,
                          void** binding) const;

private:
  std::uintptr_t base_ = 0;
  model::Decision decision_;
  base::Bytes exports_;
  elf::LookupTables tables_;
};

}  // namespace hallmark::image
