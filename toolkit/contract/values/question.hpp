// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a contract asks the compiler about a class that debugging information
// does not say, and what it answered.

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace hallmark::contract::inline values {

/// A member whose type has function types in it, or a virtual function.
struct MemberQuestion {
  std::string name;  ///< as source spells it
  bool is_function = false;
  std::string parameters{};  ///< of a function: `(int, float)const`
  std::string result{};      ///< likewise its type
  bool is_overloaded = false;
};

/// A class, a union or a leaf that the compiler is to be asked about.
struct Question {
  std::string type;      ///< as the header's language spells it
  std::string keyword;   ///< `struct` or `union`: where `type` needs one, or
                         ///< where a function has the same name
  bool is_open = false;  ///< ends with an array of unknown bound
  std::string other{};   ///< another way to the class, through a member; empty
                         ///< when there is none
  std::map<std::string, MemberQuestion> members{};  ///< by their keys
  bool asks_move = false;  ///< where std::any would keep it, too
};

/// How objects are handed to functions.
enum class Passed {
  nowhere,  ///< by nobody: abstract, or nobody may destroy it
  value,    ///< as its members would be
  memory,   ///< by the address of a copy
};

/// What a compiler says about a class.
struct Answer {
  std::uint64_t size = 0;       ///< in bytes
  std::uint64_t alignment = 0;  ///< in bytes
  std::uint64_t data_size = 0;  ///< bytes after which a derived class may put
                                ///< its own members
  Passed passed = Passed::nowhere;
  bool is_final = false;
  bool is_abstract = false;
  bool hashes_noexcept = false;  ///< a container whose hash does not throw
  /// Mangled types, by the keys of members: what stands behind the name of the
  /// template that has one for its argument.
  std::map<std::string, std::string> members{};
  /// Whether moving one does not throw. Nothing: std::any keeps none in itself
  /// for its size, or that was not asked.
  std::optional<bool> moves_noexcept{};
};

/// By canonical name.
using Questions = std::map<std::string, Question>;
using Answers = std::map<std::string, Answer>;

}  // namespace hallmark::contract::inline values
