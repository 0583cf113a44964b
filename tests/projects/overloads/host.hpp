// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What the host provides to every plugin.

#pragma once

#include <hallmark/plugin.h>

namespace host {

struct Event {
  int number;
};

HALLMARK_EXPORT int
post(int number);
HALLMARK_EXPORT int
post(const Event& event);
HALLMARK_EXPORT bool
operator<(const Event& one, const Event& other);

HALLMARK_EXPORT extern int zähler;

template<class T>
HALLMARK_EXPORT T
largest(T one, T other);

}  // namespace host
