// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// How a value of each type is chosen and noted; see harness.hpp.
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
/// What runs one side of a cell: of who provides the exports, or who calls them.
HARNESS_CALL void
verdicts_add(int cell, int is_provider, HARNESS_CALL void (*act)(int task));
/// The object whose destructor is called next, and the key of that.
HARNESS_CALL void
verdicts_doom(const char* key);
HARNESS_CALL int
verdicts_is_doomed(const char* key);
/// Whether a side could not pass what has this key.
HARNESS_CALL int
verdicts_is_skipped(const char* key);
/// A function of the provider that no header has.
HARNESS_CALL void
verdicts_offer(const char* key, void* function);
HARNESS_CALL void*
verdicts_find(const char* key);
}

namespace harness {
namespace {

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

template<>
struct Pick<__float128> : PickFloating<__float128> {
};

template<>
struct Pick<unsigned __int128> {
  static unsigned __int128 pick(unsigned long hash)
  {
    return ((unsigned __int128)hash << 61) ^ hash;
  }
  static void note(int direction, const Key& key, unsigned __int128 value)
  {
    verdicts_note(direction,
                  Text(key).chars,
                  'u',
                  (unsigned long)(value >> 64),
                  (unsigned long)value);
  }
};

template<class T, class Part>
struct PickComplex {
  static T pick(unsigned long hash)
  {
    T value;
    __real__ value = Pick<Part>::pick(hash);
    __imag__ value = Pick<Part>::pick(~hash);
    return value;
  }
  static void note(int direction, const Key& key, T value)
  {
    Pick<Part>::note(direction, key, __real__ value);
    Pick<Part>::note(direction, key, __imag__ value);
  }
};

template<>
struct Pick<_Complex float> : PickComplex<_Complex float, float> {
};
template<>
struct Pick<_Complex double> : PickComplex<_Complex double, double> {
};

/// What no number says: whether it is null, and how large it is.
template<class T>
struct PickNull {
  static T pick(unsigned long) { return nullptr; }
  static void note(int direction, const Key& key, T value)
  {
    verdicts_note(
      direction, Text(key).chars, 'u', sizeof value, value == nullptr);
  }
};

template<>
struct Pick<decltype(nullptr)> : PickNull<decltype(nullptr)> {
};
template<class T, class Class>
struct Pick<T Class::*> : PickNull<T Class::*> {
};

template<class T>
void
assign(T& to, const T& from)
{
  to = from;
}

}  // namespace
}  // namespace harness
