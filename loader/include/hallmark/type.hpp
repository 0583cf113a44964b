// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// How a lookup describes the type that it asks for.
//
// `typeid(T)` drops cv and references: int, const int and int& all have the
// name `i`. So the name of a pointer to a template of T is taken, which is the
// same text from g++ and clang and keeps cv, references and noexcept (Itanium
// C++ ABI, 5.1). Without rtti there are no names: then the signature is
// spelled as the stamp spells it, from the type itself.

#pragma once

#include <hallmark/c/lookup.h>
#include <hallmark/detail/classes.hpp>
#include <hallmark/detail/spelling.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <type_traits>
#include <vector>

#if defined(__cpp_rtti)
#  include <typeinfo>
#endif

namespace hallmark {

/// Names a type; declared only.
template<class T>
struct type;

namespace detail {

/// The name that tells T from every other type; null without rtti.
template<class T>
const char*
type_key()
{
#if defined(__cpp_rtti)
  return typeid(type<T>*).name();
#else
  return nullptr;
#endif
}

/// Whether calls pass a C in registers: "non-trivial for the purposes of calls"
/// of the Itanium C++ ABI, 1.1.
template<class C>
inline constexpr bool is_passed_by_value =
  std::is_trivially_destructible_v<C> &&
  (std::is_copy_constructible_v<C> || std::is_move_constructible_v<C>)&&(
    !std::is_copy_constructible_v<C> ||
    std::is_trivially_copy_constructible_v<
      C>)&&(!std::is_move_constructible_v<C> ||
            std::is_trivially_move_constructible_v<C>);

/// What a class is known by: its name, or without rtti its spelling.
template<class C>
const char*
class_key()
{
#if defined(__cpp_rtti)
  return type_key<C>();
#else
  static const std::string spelling = spell<C>();
  return spelling.c_str();
#endif
}

/// As hallmark_query_class has it: 1, 0, or 2 for a class that nobody can copy
/// or move. Such a one is handed over by its address, but for a new object of
/// it, which g++ and clang pass each in its own manner.
template<class C>
inline constexpr int passing =
  is_passed_by_value<C>                                                ? 1
  : std::is_copy_constructible_v<C> || std::is_move_constructible_v<C> ? 0
                                                                       : 2;

/// Size, alignment and passing of a class, with the class's name.
template<class C>
hallmark_query_class
describe_class()
{
  return {class_key<C>(), sizeof(C), alignof(C), passing<C>};
}

template<class... C>
std::vector<hallmark_query_class>
describe_classes(TypeList<C...>)
{
  return {describe_class<C>()...};
}

/// FNV-1a, 64 bits (Fowler, Noll, Vo), of bytes after others.
inline std::uint64_t
hash_bytes(std::uint64_t hash, const void* bytes, std::size_t size)
{
  const auto* at = static_cast<const unsigned char*>(bytes);
  for (const auto* end = at + size; at != end; ++at) {
    hash = (hash ^ *at) * 0x100000001b3U;
  }
  return hash;
}

/// What is asked of an export of type T. Made once for each T.
template<class T>
struct Asked {
  std::string signature = spell<T>();
  std::vector<hallmark_query_class> classes =
    describe_classes(CompleteClasses<T>{});
  std::uint64_t hash = make_hash();

  /// Of all that a type is checked by; not 0.
  [[nodiscard]] std::uint64_t make_hash() const
  {
    std::uint64_t made = 0xcbf29ce484222325U;
    made = hash_bytes(made, signature.c_str(), signature.size() + 1);
    if (const auto* key = type_key<T>()) {
      made = hash_bytes(made, key, std::strlen(key) + 1);
    }
    for (const auto& one : classes) {
      const std::size_t sizes[] = {
        one.bytes, one.alignment, static_cast<std::size_t>(one.is_trivial)};
      made = hash_bytes(made, sizes, sizeof sizes);
    }
    return made | 1;
  }

  static const Asked& get()
  {
    static const Asked asked;
    return asked;
  }
};

}  // namespace detail
}  // namespace hallmark
