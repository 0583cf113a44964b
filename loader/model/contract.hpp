// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A contract: the exports of an interface, and every type that crosses its
// boundary.
//
// Everything is a view of the text, which must outlive it: a contract exists
// only while it is compared. Lines that repeat inside blocks are kept in one
// vector for each kind, and a block knows its part of each. So a contract of
// any size takes only a handful of allocations.

#pragma once

#include "model/version.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace hallmark::model {

/// The only version of contract text that is read.
inline constexpr std::uint64_t contract_format = 1;

/// What a contract text may hold at the most; more is malformed.
struct ContractLimits {
  static constexpr std::size_t text_bytes = std::size_t{16} << 20;
  static constexpr std::size_t line_bytes = std::size_t{64} << 10;
  static constexpr std::size_t blocks = std::size_t{64} << 10;  ///< of a kind
  static constexpr std::size_t nesting = 256;  ///< brackets in one field
  static constexpr std::uint64_t number = std::uint64_t{1} << 56;
};

/// Who has the symbols of an interface; the other side uses them.
enum class Provider : std::uint8_t { plugin, host };

/// Growth that an interface allows beyond what is compatible anyway.
enum class Rule : std::uint8_t {
  append_virtuals,  ///< virtual functions may be added at the end
  grow_enum,        ///< enumerators may be added
  grow_tail,        ///< members may be added at the end
  leaves,           ///< a pattern: compared by size, alignment and passing
  opaque,           ///< compared by name only
  reserved,         ///< members of such names may get others, and types
};

struct Allowance {
  Rule rule = Rule::opaque;
  std::string_view type;  ///< of `reserved`: a pattern of members
};

struct Export {
  std::string_view name;       ///< in source spelling: `audio::gain`
  std::string_view signature;  ///< `float(int)`; a variable's type
  std::string_view linkage;    ///< `_ZN5audio4gainEi`
  bool is_variable = false;
  bool is_optional = false;
  bool is_noexcept = false;  ///< a function
};

struct BaseClass {
  std::optional<std::uint64_t> offset;  ///< in bytes; none: a virtual base
  std::string_view type;
  std::string_view access;  ///< `private` or `protected`; empty: public
};

struct Member {
  std::uint64_t bit_offset = 0;  ///< from the start of the class
  std::uint64_t width_bits = 0;  ///< of a bit-field; 0: not a bit-field
  std::string_view name;
  std::string_view type;
};

/// What callers of a virtual function are compiled by, beside its type.
struct CallWords {
  bool is_final = false;
  bool is_noexcept = false;  ///< not of a destructor, which all are
  bool is_pure = false;
  bool throws = false;      ///< a destructor that may
  bool is_deleted = false;  ///< nobody calls it, and it has its slot

  bool operator==(const CallWords&) const = default;
};

struct Virtual {
  std::uint64_t slot = 0;
  std::string_view name;    ///< `size()const`; `~`: destructor, two slots
  std::string_view result;  ///< empty for a destructor
  CallWords words;
};

/// A function in a slot of a base, of which more is said than there.
struct Override {
  std::string_view name;  ///< `size()const` or `~`
  CallWords words;
};

struct Enumerator {
  std::string_view name;
  std::string_view text;    ///< its value as written: `-1`
  std::uint64_t value = 0;  ///< modulo 2^64
};

/// A part of one of a contract's vectors.
struct Part {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
};

/// What a block describes. The order is that of no file.
enum class Kind : std::uint8_t {
  class_type,
  union_type,
  enum_type,
  base_type,  ///< built into the language
  leaf,       ///< known by size, alignment and passing only
  declared,   ///< known by name only
};

enum class Passing : std::uint8_t { value, memory };

/// What a contract cannot say, because its language does not.
enum class Unsaid : std::uint8_t {
  nothing,
  noexcept_of_types,  ///< whether pointers lead to functions that throw: C++
                      ///< before C++17
  noexcept_at_all,    ///< of exports neither: C
};

/// Why a type is in a contract.
enum class Origin : std::uint8_t {
  reached,  ///< another one or an export names it
  own,      ///< a header of the interface defines it
  extra,    ///< the description names it: it crosses without a signature
};

struct Type {
  std::string_view name;  ///< its key: in canonical spelling
  Kind kind = Kind::declared;
  Origin origin = Origin::reached;
  std::uint64_t size = 0;          ///< in bytes; not of `declared`
  std::uint64_t align = 0;         ///< in bytes; 0: not said
  std::optional<Passing> passing;  ///< of classes, unions and leaves; none:
                                   ///< nobody passes it, or not said
  /// Bytes after which a derived class may put members of its own, as far as
  /// that is not the size.
  std::optional<std::uint64_t> data_size;
  bool is_final = false;
  bool is_abstract = false;
  bool hashes_noexcept = false;  ///< a leaf that is a hash table
  /// Whether moving a class that std::any keeps in itself does not throw; none:
  /// it keeps no such class in itself, or not said.
  std::optional<bool> moves_noexcept;
  std::string_view underlying;  ///< of an enum
  std::string_view encoding;    ///< of a base type
  std::string_view block;       ///< its lines below the first
  Part bases, members, virtuals, overrides, enumerators;
};

/// Where a type or an export is declared, for messages.
struct Place {
  std::string_view name;
  std::string_view file;
  std::uint64_t line = 0;
};

/// What a class declares beside its layout; only code that is compiled again
/// notices when it changes.
struct Declaration {
  bool is_function = false;
  std::string_view type;    ///< the class
  std::string_view name;    ///< `gain()const`; of a member `level`
  std::string_view access;  ///< `public`, `protected`, `private`
  std::string_view word;    ///< `explicit`, `virtual`, or empty
};

/// A fact about the toolchain that made a contract.
struct ContractFact {
  std::string_view name;
  std::string_view value;
};

/// A contract. `exports`, `types` and `places` are sorted by name, bytewise.
struct Contract {
  std::string_view name;  ///< of the interface: `audio.example/filter`; empty:
                          ///< a plugin's own exports
  Version version;        ///< of the interface
  Provider provider = Provider::plugin;
  std::string_view machine;  ///< `x86-64`
  Unsaid unsaid = Unsaid::nothing;
  std::vector<Allowance> allowances;
  std::vector<Export> exports;
  std::vector<Type> types;
  std::vector<BaseClass> bases;
  std::vector<Member> members;
  std::vector<Virtual> virtuals;
  std::vector<Override> overrides;
  std::vector<Enumerator> enumerators;
  std::vector<Place> places;
  std::vector<Declaration> declarations;  ///< of the files of interfaces alone
  std::vector<ContractFact> facts;        ///< likewise

  /// What has this name, or null. Points into the vectors.
  [[nodiscard]] const Export* find_export(std::string_view export_name) const;
  /// The export that is the same as one of another contract, or null; see
  /// is_same_export().
  [[nodiscard]] const Export* find_same_export(const Export& other) const;
  [[nodiscard]] const Type* find_type(std::string_view type_name) const;
  [[nodiscard]] const Place* find_place(std::string_view place_name) const;
  [[nodiscard]] bool allows(Rule rule, std::string_view type_name) const;

  /// The lines of one of `types`.
  [[nodiscard]] std::span<const BaseClass> bases_of(const Type& type) const;
  [[nodiscard]] std::span<const Member> members_of(const Type& type) const;
  [[nodiscard]] std::span<const Virtual> virtuals_of(const Type& type) const;
  [[nodiscard]] std::span<const Override> overrides_of(const Type& type) const;
  [[nodiscard]] std::span<const Enumerator> enumerators_of(
    const Type& type) const;
};

}  // namespace hallmark::model
