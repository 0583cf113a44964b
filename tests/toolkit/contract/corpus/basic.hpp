// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Holds base types, pointers of every sort, enumerations.

#pragma once

#include <cstddef>
#include <cstdint>

namespace corpus {

// Base types, and what is built on them.

struct Numbers {
  bool truth;
  char plain;
  signed char small;
  unsigned char byte;
  short s;
  unsigned short us;
  int i;
  unsigned u;
  long l;
  unsigned long ul;
  long long ll;
  unsigned long long ull;
  __int128 wide;
  unsigned __int128 uwide;
  float f;
  double d;
  long double ld;
  wchar_t w;
  char16_t c16;
  char32_t c32;
  _Complex double complex;
  _Complex float small_complex;
  std::nullptr_t null;
  std::byte raw;
  std::size_t size;
  std::int32_t fixed;
};

#ifdef __cpp_char8_t
using char8 = char8_t;
#endif

struct Pointers {
  const char* text;
  char const* const* texts;
  char* const fixed = nullptr;
  volatile int* vol;
  const volatile int* cv;
  const int* const volatile both = nullptr;
  int& reference;
  int&& rvalue;
  const int table[4];
  int grid[2][3];
  const char* names[2];
  int (*array)[4];
  int (&array_reference)[4];
  void (*call)(int, float);
  int (*variadic)(const char*, ...);
  void (*(*nested)(int (*)(char)))(double);
  int (*table_of_calls[3])(void);
  void* anything;
  void* const* __restrict restricted;
};

struct Target {
  int value;
  int method(int) const;
};

struct MemberPointers {
  int Target::*data;
  const int Target::*const_data;
  int (Target::*call)(int) const;
  void (Target::*plain)();
  int (Target::*reference)(int) &;
  int (Target::*rvalue)(int) const&&;
  int Target::*const* pointer_to_it;
};

// Enumerations.

enum class Mode : unsigned char { slow, fast = 200 };
enum Plain { first, second = 7 };
enum Negative { below = -3, above = 4 };
enum Huge : unsigned long { top = 0xffffffffffffffffUL, low = 1 };
enum class Signed : signed char { minus = -1, plus = 1 };
enum class Truth : bool { no, yes };
enum class Empty : int {};
enum class Later : short;
enum { unnamed_constant = 5 };

struct Enumerated {
  Mode mode;
  Plain plain;
  Negative negative;
  Huge huge;
  Signed sign;
  Truth truth;
  Empty empty;
  Later* later;
  enum { inside, outside } where;
  enum class Nested { a, b } nested;
};

}  // namespace corpus
