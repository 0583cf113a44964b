// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Finds where a file defines what its stamp declares, and which exports it has
// for those who bind an interface.

#pragma once

#include "base/error.hpp"
#include "elf/symbols.hpp"
#include "model/export_name.hpp"
#include "model/names.hpp"
#include "model/stamp.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

namespace hallmark::verify {

/// Where declared exports are: each a place in `Symbols::entries`.
struct ExportPlaces {
  /// Instead of a place: the file does not define it.
  static constexpr auto absent = std::numeric_limits<std::uint32_t>::max();

  std::vector<std::uint32_t> exports;   ///< of `Stamp::exports`, in order
  std::vector<std::uint32_t> optional;  ///< of `Stamp::optional`, in order
};

/// Find every declared export, in time linear in exports and symbols.
[[nodiscard]] ExportPlaces
find_exports(const model::Stamp& stamp, const elf::Symbols& symbols);

/**
 * Check that all exports are there that are not optional.
 *
 * @return  Nothing, or `missing_export`: `export 'create_filter' is not
 *          defined`, with the nearest names; several are told one a line, all
 *          of them, in the order of the stamp.
 */
[[nodiscard]] std::optional<base::Error>
check_exports(const model::Stamp& stamp,
              const elf::Symbols& symbols,
              const ExportPlaces& places);

/// What a plugin has of an export that another side wants to bind.
enum class Presence : std::uint8_t {
  undeclared,  ///< its stamp does not name it
  undefined,   ///< its stamp names it as optional, and the file lacks it
  defined,
};

/**
 * The exports that can be bound; model::is_same_export() says what is one. A
 * thread-local variable has no one address, so it counts as not defined.
 *
 * Fastest when it is asked in the order of the stamp. Views of its arguments.
 */
class Offered {
public:
  /// @param symbols  What `places` are places in; null: all are what they seem.
  Offered(const model::Stamp& stamp,
          const ExportPlaces& places,
          const elf::Symbols* symbols)
    : stamp_(stamp), places_(places), symbols_(symbols)
  {
  }

  [[nodiscard]] Presence find(const model::ExportName& wanted);

  /// The linkage names of those that are not defined.
  [[nodiscard]] std::vector<std::string_view> list_undefined() const;

private:
  [[nodiscard]] std::size_t count() const;
  [[nodiscard]] const std::string& linkage_of(std::size_t index) const;
  [[nodiscard]] std::string_view name_of(std::size_t index) const;
  [[nodiscard]] bool is_defined(std::size_t index) const;
  void index_all();
  [[nodiscard]] std::optional<std::uint32_t> find_index(
    const model::ExportName& wanted);

  const model::Stamp& stamp_;
  const ExportPlaces& places_;
  const elf::Symbols* symbols_;
  std::size_t next_ = 0;
  std::optional<model::NameIndex> by_name_;
  std::optional<model::NameIndex> by_linkage_;
};

}  // namespace hallmark::verify
