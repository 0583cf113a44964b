// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The differences of two contracts: what differs, on whose side, and how
// serious it is. One list serves the loader's refusal, `hallmark verify` and
// `hallmark diff`.

#pragma once

#include "model/contract.hpp"
#include "verify/version_step.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hallmark::verify {

/// The two that are compared. A plugin is found, a host expects; in a diff the
/// new one is found and the old one is expected.
enum class Side : std::uint8_t { both, found, expected };

/// What messages call the two sides.
struct Sides {
  std::string_view found = "the plugin";
  std::string_view expected = "the host";

  [[nodiscard]] std::string_view name(Side side) const
  {
    return side == Side::found ? found : expected;
  }
};

/// What messages call the two versions of an interface.
inline constexpr Sides diff_sides{"the new one", "the old one"};

/// What is known of the two sides beside their contracts.
struct Terms {
  Side newer = Side::both;         ///< the later version; both: neither
  Side provider = Side::expected;  ///< who has the symbols
  Sides sides;
  /// Whether two versions are judged, and not two files: what a file tells is
  /// not known, and which of them is older goes without saying.
  bool is_diff = false;
};

/// Whether a change of an interface works between what was built with the old
/// one and what is built with the new one.
struct Directions {
  bool old_plugins = false;  ///< with a new host
  bool new_plugins = false;  ///< with an old host
};

/// What differs, most important first.
enum class Topic : std::uint8_t {
  provider,     ///< of the interface
  rule,         ///< of the interface
  presence,     ///< an export that one side lacks
  optional,     ///< an export that may be missing on one side
  export_kind,  ///< function or variable
  signature,    ///< of an export
  linkage,      ///< name of an export
  export_name,  ///< in source: with its parameters or without them
  kind,         ///< class, union, enum, …
  description,  ///< a type that only one side describes
  size,
  alignment,
  passing,
  tail,        ///< where a derived class puts its members
  kept_final,  ///< whether a class may be derived from
  pure,        ///< whether a class is abstract
  hash,        ///< whether that of a hash table throws
  move,        ///< whether moving what std::any keeps throws
  encoding,    ///< of a built-in type
  underlying,  ///< type of an enum
  base,
  order,  ///< of lines that say the same
  member,
  virtual_slot,
  promise,  ///< what callers of a function take for granted
  unnamed,  ///< a difference that is there, and not known
  enumerator,
};

/// A rule that would permit what no rule permits, if both sides had it.
struct Advice {
  model::Rule rule = model::Rule::opaque;
  Side holder = Side::both;  ///< the one side that has it; both: neither
  /// Of a diff, where it would help one of two: ` for old plugins with a new
  /// host`.
  std::string_view whom = {};
};

/// One difference.
struct Change {
  Topic topic = Topic::kind;
  Side side = Side::both;      ///< who has it
  Side promiser = Side::both;  ///< of a promise: who alone makes it
  std::string field;           ///< `member 'gain'`
  std::string found;           ///< as printed: `at +16`; or empty
  std::string expected;        ///< as printed: `at +8`; or empty
  std::uint64_t position = 0;  ///< offset in bits, slot: for rules
  bool is_shift = false;       ///< moved, and nothing else
  bool follows = false;        ///< from a change that is in the list too
  bool is_compatible = false;
  VersionStep step = VersionStep::major;
  std::optional<Directions> works;  ///< of a diff
  std::string note;                 ///< why no rule permits it; or empty
  std::optional<Advice> advice;
};

/// `at +16`, `virtual slot 3`: a word and a number.
[[nodiscard]] std::string
format_numbered(std::string_view word, std::uint64_t number);

/// A change of what both sides have.
[[nodiscard]] Change
make_change(Topic topic,
            std::string field,
            std::string found,
            std::string expected);

/// A change of what one side has.
[[nodiscard]] Change
make_lone_change(Topic topic, Side side, std::string field, std::string value);

/// What the changes of a group are about.
enum class Subject : std::uint8_t { interface, export_symbol, type };

/// The changes of one export or type.
struct Group {
  Subject subject = Subject::type;
  std::string_view name;
  const model::Place* place = nullptr;  ///< or null
  std::string_view reached_from;        ///< nearest export, or empty
  bool is_extra = false;       ///< reached from what `extra_types` names
  std::uint32_t distance = 0;  ///< from that export
  std::vector<Change> changes;
};

/// The two contracts that are compared.
struct ContractPair {
  const model::Contract& expected;
  const model::Contract& found;
};

/// The two blocks of one type.
struct TypePair {
  const ContractPair& contracts;
  const model::Type& expected;
  const model::Type& found;
};

}  // namespace hallmark::verify
