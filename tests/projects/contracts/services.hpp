// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a host provides to its plugins.

#pragma once

#include <hallmark/plugin.h>

#include <string>

namespace audio {

struct Settings {
  int volume;
  int balance;
};

class Sink {
public:
  virtual ~Sink() = default;
  virtual int put(int sample) = 0;
};

HALLMARK_EXPORT std::string&
title();
HALLMARK_EXPORT Sink&
sink();
HALLMARK_EXPORT int
spare();
HALLMARK_EXPORT extern Settings settings;
HALLMARK_EXPORT extern int limit;

}  // namespace audio
