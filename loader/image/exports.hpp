// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The exports of an open plugin: names, addresses, and a fast lookup.

#pragma once

#include "image/library.hpp"
#include "model/export_name.hpp"
#include "verify/builtin.hpp"

#include <hallmark/c/handle.h>

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hallmark::image {

/// The address of a symbol of a plugin that is linked into its host.
[[nodiscard]] void*
compute_address(const model::BuiltinAddress& symbol);

/**
 * An immutable table of exports, made once at open.
 *
 * Lookup is a read by any thread, without a lock and without dlsym. Names are
 * those of the source; where they are linkage names too, they are read from the
 * mapped `.dynstr`, so the table lives no longer than the image.
 */
class Exports {
public:
  Exports() = default;

  /**
   * Compute the address of every declared export.
   *
   * An indirect function is resolved here, once, by its own resolver. A
   * declared optional export that the file lacks is left out; so is a
   * thread-local one, which has no address of its own.
   *
   * Errors:   missing_export  a resolver chooses no function
   */
  static Result<Exports> make(const Library& library,
                              const verify::Candidate& candidate);

  /// The exports of a plugin that is linked into its host.
  explicit Exports(const verify::Builtin& builtin);

  /// The export of that name, or null.
  [[nodiscard]] const hallmark_export* find(std::string_view name) const;

  /// The export that is the same, or null; see model::is_same_export().
  [[nodiscard]] const hallmark_export* find_same(
    const model::ExportName& wanted) const;

  /**
   * find_same() for what is asked for in about the order of all().
   *
   * @param next  Where it is likely; then, the place behind what was found.
   */
  [[nodiscard]] const hallmark_export* find_same(
    const model::ExportName& wanted,
    std::size_t& next) const;

  /// Whether a type, known by its hash, has passed the check of an export.
  [[nodiscard]] bool has_passed(const hallmark_export& found,
                                std::uint64_t type_hash) const;
  /// Remember that it has: the last one for each export. 0 is no type.
  void note_passed(const hallmark_export& found, std::uint64_t type_hash) const;

  /// All of them, in the order of the stamp.
  [[nodiscard]] const std::vector<hallmark_export>& all() const { return all_; }

private:
  Result<void> add(const Library& library,
                   const verify::Candidate& candidate,
                   const elf::Symbol& symbol);
  void add(const model::Stamp& stamp,
           const char* linkage,
           void* address,
           std::size_t size,
           bool is_function);
  void finish();
  [[nodiscard]] std::atomic<std::uint64_t>& passed(
    const hallmark_export& found) const;

  std::vector<hallmark_export> all_;
  std::vector<std::unique_ptr<std::string>> names_;  ///< not in the image
  /// Symbols of exports that have another name in source, and their places.
  std::vector<std::pair<std::string_view, std::size_t>> linkages_;
  std::unique_ptr<std::atomic<std::uint64_t>[]> passed_;
  std::vector<std::uint32_t> index_;  ///< open addressing; 0 is empty
};

}  // namespace hallmark::image
