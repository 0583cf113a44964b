// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Functions that share names, and instances of templates.

#pragma once

#include <hallmark/plugin.h>

#include <string>

namespace units {

struct HALLMARK_EXPORT Length {
  double meters;
};

HALLMARK_EXPORT double
to_celsius(double fahrenheit);
HALLMARK_EXPORT float
to_celsius(float fahrenheit) noexcept;
HALLMARK_EXPORT std::string
to_celsius(const std::string& fahrenheit);

HALLMARK_EXPORT Length
operator+(const Length& one, const Length& other);
HALLMARK_EXPORT Length
operator-(const Length& one, const Length& other);
HALLMARK_EXPORT Length
operator-(const Length& one);
HALLMARK_EXPORT bool
operator==(const Length& one, const Length& other);
HALLMARK_EXPORT Length operator""_km(long double value);

template<class T>
HALLMARK_EXPORT T
twice(T value);
template<class T>
struct HALLMARK_EXPORT Scale {
  static T limits[2];
};

class HALLMARK_EXPORT Table {
public:
  static int size(int rows);
  static int size(int rows, int columns);
};

HALLMARK_EXPORT int
größe(int meter);

HALLMARK_EXPORT int
tail(int);
HALLMARK_EXPORT int
tail(long);

}  // namespace units
