// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What plugin and host share.

#pragma once

namespace audio {

struct Params {
  int steps;
  float level;
};

}  // namespace audio
