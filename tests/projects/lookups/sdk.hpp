// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a plugin exports, in two versions: NEXT is the later one.

#pragma once

#include <hallmark/plugin.h>

#include <string>
#include <vector>

namespace audio {

struct Opaque;

struct Sized {
  int a;
#ifdef NEXT
  int more;
#endif
};

#ifdef NEXT
struct alignas(16) Aligned {
#else
struct Aligned {
#endif
  int lanes[4];
};

struct Passed {
  int a;
#ifdef NEXT
  Passed(int value) : a(value) {}
  Passed(const Passed& other) : a(other.a) {}
#endif
};

HALLMARK_EXPORT int
sized(const Sized* value, Opaque* more);
HALLMARK_EXPORT int
aligned(Aligned& value) noexcept;
HALLMARK_EXPORT int
passed(Passed value);
HALLMARK_EXPORT int
text(const std::string& value);
HALLMARK_EXPORT int
list(const std::vector<int>& values);
HALLMARK_EXPORT extern int (*quiet)(int) noexcept;

}  // namespace audio
