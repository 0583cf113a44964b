// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The types of an open plugin, read from its mapped notes: the table of
// fingerprints and the texts of its contracts.

#pragma once

#include "image/library.hpp"
#include "model/table.hpp"
#include "verify/candidate.hpp"
#include "verify/interfaces.hpp"

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace hallmark::table {

/**
 * Notes of a mapped plugin, read when they are first asked for.
 *
 * Equal fingerprints need the first lines of the table only; types of exports
 * need all of it, once; texts are parsed only while they are compared.
 *
 * Threads:  any
 */
class Contracts {
public:
  Contracts() = default;

  /// Remember where the notes are mapped. Those that are not are copied.
  void fill(const image::Library& library, const verify::Candidate& candidate);

  /// The same of notes that lie in memory for as long as the plugin is open.
  void fill(const std::vector<elf::Note>& mapped);

  /// The notes, as verify reads them.
  [[nodiscard]] const verify::Notes& notes() const { return notes_; }

  /// The whole table; empty when there is none or it is not sound.
  [[nodiscard]] const model::Table& table() const;

  /// The signature of an export; "" when it is not known.
  [[nodiscard]] const char* find_signature(std::string_view name) const;

  /// What the table says of an export, or null.
  [[nodiscard]] const model::TableExport* find(std::string_view name) const;

private:
  struct Typed {
    const model::TableExport* entry = nullptr;
    std::string signature;  ///< of it, with its NUL
  };

  void read_table() const;
  [[nodiscard]] const Typed* find_typed(std::string_view name) const;

  verify::Notes notes_;
  std::vector<std::unique_ptr<std::string>> copies_;
  mutable std::once_flag once_;
  mutable model::Table table_;
  mutable std::unordered_map<std::string_view, Typed> by_name_;
};

}  // namespace hallmark::table
