// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An interface with a polymorphic class and types of the standard library.

#pragma once

#include <hallmark/plugin.h>

#include <string>
#include <vector>

namespace audio {

class Filter {
public:
  virtual ~Filter() = default;
  virtual int process(int sample) = 0;
  virtual int size() const = 0;
};

HALLMARK_EXPORT Filter*
create(const std::string& name, const std::vector<int>& taps);

}  // namespace audio
