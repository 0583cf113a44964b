// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "title.hpp"

namespace audio {

std::string
title(const std::string& name)
{
  return "the " + name + " of a title that is longer than a short string";
}

}  // namespace audio
