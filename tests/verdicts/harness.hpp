// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// How each side of a pair tells what it writes and what it reads.
//
// What one side writes depends on its key and on the round, and is noted as it
// came to be: with `W` by who wrote it, with `R` by who read it. After a call
// both must have noted the same under each key. With `F` each side notes what
// it takes for a fact: a size, an offset.

#pragma once

#include "pick.hpp"

namespace harness {

struct Place {};

}  // namespace harness

inline void*
operator new(decltype(sizeof 0), harness::Place, void* place) noexcept
{
  return place;
}

namespace harness {
namespace {

/// `R`; but `W` while somebody tells what it wrote.
int reading = 'R';

struct Telling {
  Telling() { reading = 'W'; }
  ~Telling() { reading = 'R'; }
};

template<class T>
T
pick(const Key& key)
{
  return Pick<T>::pick(mix(key));
}

template<class T>
void
note(int direction, const Key& key, T value)
{
  Pick<T>::note(direction, key, value);
}

/// An enumeration as a number.
template<class T>
void
note_enum(int direction, const Key& key, T value)
{
  const auto number = static_cast<__underlying_type(T)>(value);
  note<__underlying_type(T)>(direction, key, number);
}

inline void
note_fact(const char* key, unsigned long value)
{
  verdicts_note('F', key, 'u', 0, value);
}

/// The same of what only one side may know.
inline void
note_offset(const char* key, unsigned long value)
{
  verdicts_note('O', key, 'u', 0, value);
}

/// Finds the bits that change after it was made.
class Bits {
public:
  Bits(void* object, unsigned long bytes)
    : object_(static_cast<unsigned char*>(object)),
      bytes_(bytes),
      before_(static_cast<unsigned char*>(verdicts_memory(bytes, 1)))
  {
    __builtin_memcpy(before_, object_, bytes);
  }

  void note(const char* first_key, const char* count_key) const
  {
    unsigned long first = 0;
    unsigned long count = 0;
    for (unsigned long i = bytes_ * 8; i-- > 0;) {
      if (((object_[i / 8] ^ before_[i / 8]) >> (i % 8)) & 1) {
        first = i;
        ++count;
      }
    }
    note_offset(first_key, first);
    note_offset(count_key, count);
  }

private:
  unsigned char* object_;
  unsigned long bytes_;
  unsigned char* before_;
};

/// Where a virtual function is in its table: a pointer to it says so.
template<class T>
void
note_slot(int direction, const char* key, T function)
{
  unsigned long word;
  __builtin_memcpy(&word, &function, sizeof word);
  verdicts_note(direction, key, 'u', 0, word);
}

template<class T>
void
note_class(const char* key)
{
  note_fact(key,
            __is_polymorphic(T) + 2 * __is_abstract(T) +
              4 * __has_virtual_destructor(T));
}

/// Both sides agree that there is nothing to compare under a key.
inline void
skip(const Key& key)
{
  verdicts_note('X', Text(key).chars, 'u', 0, 0);
}

/// Leaves nothing in registers that would do for an argument by chance.
inline void
scrub()
{
#if defined(__x86_64__)
  asm volatile("mov $1, %%edi\n\tmov $1, %%esi\n\tmov $1, %%edx\n\t"
               "mov $1, %%ecx\n\tmov $1, %%r8d\n\tmov $1, %%r9d"
               :
               :
               : "rdi", "rsi", "rdx", "rcx", "r8", "r9");
#endif
}

template<class T>
constexpr bool passable = __is_constructible(T, T&&) ||
                          __is_constructible(T, T&);

/// What T is made from by those who pass it.
template<class T>
decltype(auto)
hand(T& object)
{
  scrub();
  if constexpr (__is_constructible(T, T &&)) {
    return static_cast<T&&>(object);
  } else {
    return static_cast<T&>(object);
  }
}

/// Throws what can be thrown.
template<class T>
void
raise(T& object, const Key& key)
{
  if constexpr (passable<T>) {
    throw T(hand(object));
  } else {
    skip(key);
  }
}

template<class T>
T&
fresh()
{
  void* place = verdicts_memory(sizeof(T), __alignof__(T));
  if constexpr (__is_constructible(T)) {
    return *new (Place(), place) T;
  } else {
    static_assert(__is_trivially_copyable(T) || __is_standard_layout(T),
                  "nobody can make one");
    return *static_cast<T*>(place);
  }
}

/// Where a class that is derived puts its own first member, or one that has
/// this as a member without an address of its own: a union can be that, too.
template<class T>
void
note_tail(const char* key)
{
  if constexpr (__is_abstract(T)) {
    struct Behind : T {
      char tail;
    };
    note_fact(key, __builtin_offsetof(Behind, tail));
  } else {
    struct Behind {
      [[no_unique_address]] T object;
      char tail;
    };
    note_fact(key, __builtin_offsetof(Behind, tail));
  }
}

}  // namespace
}  // namespace harness
