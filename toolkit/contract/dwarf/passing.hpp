// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// How an object of a class is passed: by value, or in memory.
//
// The Itanium ABI, 3.1.1: a class that is non-trivial for the purposes of calls
// is passed by the address of a copy. It is so when it has a copy constructor,
// a move constructor or a destructor that is not trivial, or when all its copy
// and move constructors are deleted. Only clang says which, so the rules of
// [class.copy.ctor] and [class.dtor] are applied to what DWARF does say: which
// special members are declared, defaulted and deleted.

#pragma once

#include "contract/dwarf/index.hpp"

#include <string>
#include <unordered_map>

namespace hallmark::contract::dwarf {

/// What a special member function is like.
enum class Special { trivial, provided, deleted, none };

/// The special members that decide how a class is passed.
struct Specials {
  Special copy = Special::trivial;
  Special move = Special::trivial;  ///< `none` when there is no such
  Special destroy = Special::trivial;
};

/// Works out special members, and keeps them.
class Passing {
public:
  /// The index must outlive it.
  explicit Passing(const Index& index) : index_(index) {}

  /// Whether objects of a class are passed in memory, as worked out here.
  bool is_in_memory(const Die& type);

  /// `value` or `memory`: what the compiler says, else what is worked out.
  std::string format_passing(const Die& type);

private:
  Specials specials_of(const Die& type);
  Specials compute(const Die& type);

  const Index& index_;
  std::unordered_map<const void*, Specials> known_;
  int depth_ = 0;
};

/// What clang says about a class in DW_AT_calling_convention; the tests
/// compare it with what is worked out.
[[nodiscard]] std::optional<bool>
is_said_in_memory(const Die& type);

}  // namespace hallmark::contract::dwarf
