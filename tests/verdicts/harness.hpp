// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// How each side of a pair tells what it writes and what it reads.
//
// What one side writes depends on its key and on the round, and is noted as it
// came to be: with `W` by who wrote it, with `R` by who read it. After a call
// both must have noted the same under each key. With `F` each side notes what
// it takes for a fact: a size, an offset.
//
// The program that runs a pair has the functions below. They keep one
// convention, whatever the flags of a side make of all others.

#pragma once

#if defined(__x86_64__)
#  define HARNESS_CALL __attribute__((sysv_abi))
#else
#  define HARNESS_CALL
#endif

extern "C" {
/// A part of a value, in two words; `kind` is `i`, `u` or `f`.
HARNESS_CALL void
verdicts_note(int direction,
              const char* key,
              int kind,
              unsigned long high,
              unsigned long low);
HARNESS_CALL int
verdicts_round(void);
/// Memory that holds noise; it is never freed.
HARNESS_CALL void*
verdicts_memory(unsigned long bytes, unsigned long align);
/// Calls through a function of the pair; 1: of the plugin, 0: of the host.
HARNESS_CALL void
verdicts_add(int cell, int is_plugin, HARNESS_CALL void (*act)(int task));
/// The object whose destructor is called next, and the key of that.
HARNESS_CALL void
verdicts_doom(const char* key);
HARNESS_CALL int
verdicts_is_doomed(const char* key);
}

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

/// A way from a call to a part of what crosses.
struct Key {
  const Key* up;
  const char* part;
  int index = -1;

  int depth() const { return up ? 1 + up->depth() : 0; }
};

inline char*
write_key(const Key& key, char* to, char* end)
{
  if (key.up) {
    to = write_key(*key.up, to, end);
    *to++ = '.';
  }
  for (const char* from = key.part; *from && to < end; ++from) {
    *to++ = *from;
  }
  if (key.index >= 0 && to < end) {
    *to++ = '[';
    if (key.index > 9) {
      *to++ = char('0' + key.index / 10 % 10);
    }
    *to++ = char('0' + key.index % 10);
    *to++ = ']';
  }
  return to;
}

struct Text {
  char chars[256];

  explicit Text(const Key& key)
  {
    *write_key(key, chars, chars + sizeof chars - 16) = 0;
  }
};

inline unsigned long
mix(const Key& key)
{
  const Text text(key);
  unsigned long hash = 1469598103934665603UL + (unsigned)verdicts_round();
  for (const char* from = text.chars; *from; ++from) {
    hash = (hash ^ (unsigned char)*from) * 1099511628211UL;
  }
  hash ^= hash >> 29;
  hash *= 0xbf58476d1ce4e5b9UL;
  return hash ^ (hash >> 32);
}

template<class T>
struct Pick {
  static T pick(unsigned long hash) { return T(hash); }
  static void note(int direction, const Key& key, T value)
  {
    const auto number = (__int128)value;
    const bool is_negative = value < T(0);
    verdicts_note(direction,
                  Text(key).chars,
                  is_negative ? 'i' : 'u',
                  (unsigned long)(number >> 64),
                  (unsigned long)number);
  }
};

template<>
struct Pick<bool> {
  static bool pick(unsigned long hash) { return (hash >> 7) & 1; }
  static void note(int direction, const Key& key, bool value)
  {
    unsigned char byte;
    __builtin_memcpy(&byte, &value, 1);
    verdicts_note(direction, Text(key).chars, 'u', 0, byte);
  }
};

template<>
struct Pick<__int128> {
  static __int128 pick(unsigned long hash)
  {
    return ((__int128)(long)hash << 61) ^ (__int128)hash;
  }
  static void note(int direction, const Key& key, __int128 value)
  {
    verdicts_note(direction,
                  Text(key).chars,
                  value < 0 ? 'i' : 'u',
                  (unsigned long)(value >> 64),
                  (unsigned long)value);
  }
};

template<class T>
struct PickFloating {
  static T pick(unsigned long hash) { return T((int)(hash >> 44)) / T(4); }
  static void note(int direction, const Key& key, T value)
  {
    const double number = (double)value;
    unsigned long bits;
    __builtin_memcpy(&bits, &number, 8);
    verdicts_note(direction, Text(key).chars, 'f', 0, bits);
  }
};

template<>
struct Pick<float> : PickFloating<float> {
};
template<>
struct Pick<double> : PickFloating<double> {
};
template<>
struct Pick<long double> : PickFloating<long double> {
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

/// Where a virtual function is in its table: a pointer to it says so.
template<class T>
void
note_slot(const char* key, T function)
{
  unsigned long word;
  __builtin_memcpy(&word, &function, sizeof word);
  note_fact(key, word);
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
  if constexpr (__is_constructible(T, T &&)) {
    return static_cast<T&&>(object);
  } else {
    return static_cast<T&>(object);
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

/// Where a class that is derived puts its own first member.
template<class T>
void
note_tail(const char* key)
{
  if constexpr (!__is_abstract(T)) {
    struct Behind {
      [[no_unique_address]] T object;
      char tail;
    };
    note_fact(key, __builtin_offsetof(Behind, tail));
  }
}

}  // namespace
}  // namespace harness
