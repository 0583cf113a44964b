// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Debugging information: libdw's entries, with accessors that answer "none" for
// whatever is missing.

#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <elfutils/libdw.h>
#include <elfutils/libdwfl.h>

namespace hallmark::contract::dwarf {

using base::Error;
using base::Result;

using Die = Dwarf_Die;

/**
 * The debugging information of one file, relocated when it is an object.
 *
 * Entries live as long as it does. One thread at a time.
 */
class Debug {
public:
  /**
   * Errors:   not_found, unreadable  the file cannot be opened
   *           malformed              not ELF, or without DWARF that libdw reads
   *           unsupported            an object with type units, which libdw
   *                                  reads in linked files only
   */
  static Result<Debug> open(const std::string& file);

  [[nodiscard]] Dwarf* dwarf() const { return dwarf_; }
  [[nodiscard]] std::uint16_t machine() const { return machine_; }
  /// Size of a pointer, in bytes.
  [[nodiscard]] unsigned address_size() const { return address_size_; }

private:
  struct Close {
    void operator()(Dwfl* dwfl) const { ::dwfl_end(dwfl); }
  };

  std::unique_ptr<Dwfl, Close> dwfl_;
  Dwarf* dwarf_ = nullptr;
  std::uint16_t machine_ = 0;
  unsigned address_size_ = 0;
};

/// How deep scopes, types and classes nest at most, and how long chains of
/// typedefs are. No person writes more; what has more is damaged, or made to
/// keep its readers busy.
inline constexpr int deepest_scope = 256;
inline constexpr int deepest_type = 256;
inline constexpr int deepest_class = 128;

/// What tells two entries apart.
[[nodiscard]] inline const void*
identity(const Die& die)
{
  return die.addr;
}

[[nodiscard]] int
tag_of(const Die& die);

/// An attribute that is text; empty when there is none.
[[nodiscard]] std::string_view
text_of(const Die& die, unsigned attribute);

/// DW_AT_name; empty when there is none.
[[nodiscard]] std::string_view
name_of(const Die& die);

/// DW_AT_linkage_name, or the DW_AT_MIPS_linkage_name of DWARF 3.
[[nodiscard]] std::string_view
linkage_name_of(const Die& die);

/// `public`, `protected` or `private`: who may use a base or a member. Compilers
/// leave out what is the default of the class that owns it.
[[nodiscard]] std::string_view
access_of(const Die& owner, const Die& child);

[[nodiscard]] bool
has(const Die& die, unsigned attribute);

/// A flag that is there and set.
[[nodiscard]] bool
is_set(const Die& die, unsigned attribute);

/// A constant that is not negative.
[[nodiscard]] std::optional<std::uint64_t>
number(const Die& die, unsigned attribute);

/// A constant of either sign: what has a fixed size counts from zero.
[[nodiscard]] std::optional<std::int64_t>
signed_number(const Die& die, unsigned attribute);

/// The entry that an attribute refers to: for the skeleton that stands in for
/// a type in a type unit, that type.
[[nodiscard]] std::optional<Die>
reference(const Die& die, unsigned attribute);

/**
 * A constant that may be written as an expression of one operation:
 * `DW_OP_constu N`, `DW_OP_plus_uconst N`.
 */
[[nodiscard]] std::optional<std::uint64_t>
offset_or_operand(const Die& die, unsigned attribute);

/**
 * Call `visit` for each child, in order, until it answers false.
 *
 * @return  False when the children do not lie one behind the other, which is
 *          a file that somebody damaged.
 */
bool
for_each_child(const Die& die, const std::function<bool(const Die&)>& visit);

/// for_each_child() over the units of a file, the type units of DWARF 4 too.
bool
for_each_unit(const Debug& debug, const std::function<bool(const Die&)>& visit);

/// `DW_TAG_…` as it is spelled in messages: `tag 0x33`.
[[nodiscard]] std::string
format_tag(int tag);

/// Whether a tag is that of a class, a struct or a union.
[[nodiscard]] bool
is_class_tag(int tag);

/// Whether DW_AT_language is any edition of C.
[[nodiscard]] bool
is_c_language(int language);

}  // namespace hallmark::contract::dwarf
