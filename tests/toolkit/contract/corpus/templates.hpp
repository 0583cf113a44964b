// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Holds templates whose arguments compilers spell in many ways.

#pragma once

#include "basic.hpp"

#include <utility>

namespace corpus {

// Templates whose arguments are spelled in many ways.

template<class T, unsigned long N>
struct Ring {
  T items[N];
  Ring* next;
};

template<Mode M>
struct OfMode {
  int value;
};

template<Plain P>
struct OfPlain {
  int value;
};

template<Negative N>
struct OfNegative {
  int value;
};

template<char C>
struct OfChar {
  int value;
};

template<signed char C>
struct OfSignedChar {
  int value;
};

template<unsigned char C>
struct OfUnsignedChar {
  int value;
};

template<char16_t C>
struct OfSixteen {
  int value;
};

template<wchar_t C>
struct OfWide {
  int value;
};

template<bool B>
struct OfBool {
  int value;
};

template<long long N>
struct OfLong {
  int value;
};

template<unsigned N>
struct OfUnsigned {
  int value;
};

template<class... T>
struct Pack {
  int count;
};

template<int... N>
struct Numbered {
  int count;
};

template<class T>
struct Holder {
  T value;
};

template<class T>
struct Tag {
};

template<template<class...> class C>
struct OfTemplate {
  C<int> value;
};

extern int object;
int
function(int);

template<int* P>
struct OfPointer {
  int value;
};

template<int (*F)(int)>
struct OfFunction {
  int value;
};

template<int Target::*P>
struct OfMemberPointer {
  int value;
};

struct Templates {
  Ring<float, 4> ring;
  Ring<const char*, 2> texts;
  Ring<unsigned long, 1> longs;
  OfMode<Mode::fast> named;
  OfMode<static_cast<Mode>(3)> unnamed;
  OfPlain<second> plain;
  OfPlain<static_cast<Plain>(3)> odd;
  OfNegative<below> negative;
  OfNegative<static_cast<Negative>(-1)> minus;
  OfChar<'a'> letter;
  OfChar<'\xff'> high;
  OfChar<'\n'> newline;
  OfChar<'\''> quote;
  OfChar<'\0'> nul;
  OfSignedChar<-1> signed_minus;
  OfUnsignedChar<200> unsigned_high;
  OfUnsignedChar<65> unsigned_letter;
  OfSixteen<u'y'> sixteen;
  OfSixteen<u'\u20ac'> euro;
  OfWide<L'x'> wide;
  OfWide<L'\0'> wide_nul;
  OfBool<true> yes;
  OfLong<-5> minus_five;
  OfLong<(-9223372036854775807LL - 1)> lowest;
  OfUnsigned<4294967295U> most;
  Pack<> none;
  Pack<int, const char*, Mode> some;
  Numbered<1, -2, 3> numbered;
  Holder<int const*> const_pointer;
  Holder<int* const*> pointer_const;
  Holder<void (*)(int, const char*)> callback;
  Holder<int (*)()> no_parameters;
  Tag<void(int, ...)> variadic;
  Tag<int() const> member_function;
  Holder<int Target::*> member;
  Holder<int (Target::*)(int) const> method;
  Tag<int[3]> array;
  Tag<const int[]> unknown;
  Tag<int&> reference;
  Tag<const Target&&> rvalue;
  Holder<Holder<std::pair<const int, unsigned long>>> nested;
  OfTemplate<Holder> of_template;
  OfPointer<&object> of_object;
  OfFunction<&function> of_function;
  OfMemberPointer<&Target::value> of_member;
  Tag<Holder<unsigned long long>*> deep;
  Tag<long double> extended;
  Tag<signed char> small;
  Tag<unsigned __int128> wide_unsigned;
};

#if __cplusplus >= 201703L
template<void (*F)() noexcept>
struct OfQuiet {
  int value;
};
template<auto V>
struct OfAuto {
  int value;
};
struct Automatic {
  OfAuto<7> number;
  OfAuto<Mode::slow> mode;
  OfAuto<nullptr> null;
  Tag<void() noexcept> quiet;
};
#endif

namespace {
struct Hidden {
  int value;
};
}

inline namespace v1 {
struct Versioned {
  int value;
};
}

}  // namespace corpus
