// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Notes of types 8 and 9: what decides whether a plugin is opened, in numbers.
//
// The first note of a stamp says in a few hundred bytes who the plugin is, what
// its toolchain was and which interfaces it implements; the second one has a
// hash for each export, with which it is found in the file's own hash table.
// Both repeat what the texts behind them say. A reader that decides by them
// reads no text, however many exports there are; FORMAT.md, section 4.

#pragma once

#include "base/bytes.hpp"
#include "model/stamp.hpp"
#include "model/table.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hallmark::model {

/// An interface that a plugin implements.
struct DecidedInterface {
  std::string_view name;
  std::string_view version;
  base::Bytes fingerprint;  ///< 16 bytes
  std::uint32_t first = 0;  ///< place of its first export in note type 9
  std::uint32_t count = 0;  ///< of its exports there, in the contract's order
};

/// Note type 8. Views of its content.
struct Decision {
  /// Bytes of the notes that follow and belong to the stamp.
  std::uint64_t following = 0;
  std::string_view path;
  std::string_view version;
  /// It uses, requires or calls something: the texts have to be read.
  bool has_demands = false;
  std::uint32_t interface_count = 0;
  std::uint32_t export_count = 0;
  base::Bytes interfaces;  ///< records, one after another
  std::string_view facts;  ///< lines `fact.NAME=VALUE`
};

/// Nothing when it is not sound, or of another format.
[[nodiscard]] std::optional<Decision>
parse_decision(base::Bytes content);

/// The interface of that name; nothing when it is not implemented.
[[nodiscard]] std::optional<DecidedInterface>
find_interface(const Decision& decision, std::string_view name);

/// The names of all interfaces.
[[nodiscard]] std::vector<std::string_view>
list_interfaces(const Decision& decision);

/// Whether 32 hexadecimal digits are those of 16 bytes.
[[nodiscard]] bool
is_fingerprint(base::Bytes bytes, std::string_view digits);

/// One export of note type 9.
struct DecidedExport {
  std::uint32_t hash = 0;  ///< of its linkage name, as DT_GNU_HASH has it
  std::string_view linkage;
  bool is_optional = false;
};

/// Reads the exports of note type 9, one after another.
class DecidedExports {
public:
  /// Nothing when the note has not as many as are expected.
  static std::optional<DecidedExports> read(base::Bytes content,
                                            std::uint32_t count);

  /// The next one; nothing when the note is not sound.
  [[nodiscard]] std::optional<DecidedExport> next();

  /// Pass over some.
  [[nodiscard]] bool skip(std::uint32_t count);

private:
  DecidedExports(base::Bytes hashes, base::Bytes names)
    : hashes_(hashes), names_(names)
  {
  }

  base::Bytes hashes_;
  base::Bytes names_;
  std::uint64_t index_ = 0;
  std::uint64_t offset_ = 0;
};

/// The hash of DT_GNU_HASH.
[[nodiscard]] std::uint32_t
hash_gnu(std::string_view name);

/// Notes of types 8 and 9.
struct DecisionNotes {
  std::string decision;  ///< between the bytes that follow and the facts
  std::string exports;
};

/// The notes of a stamp and its table; facts are not part of them.
[[nodiscard]] DecisionNotes
format_decision(const Stamp& stamp, const Table& table);

}  // namespace hallmark::model
