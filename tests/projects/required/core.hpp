// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What one plugin offers to others.

#pragma once

#include <hallmark/plugin.h>

#include <string>

namespace audio {

enum class Window { flat, round };

struct Bins {
  int count;
  float* values;
};

class Transform {
public:
  virtual ~Transform() = default;
  virtual float run(const Bins& bins) = 0;
};

HALLMARK_EXPORT Transform*
make(Window window);
HALLMARK_EXPORT void
unmake(Transform* transform);
HALLMARK_EXPORT const std::string&
title();
HALLMARK_EXPORT int
rank();

}  // namespace audio
