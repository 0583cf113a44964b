// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Places in a text file, as editors count them.

#pragma once

#include "base/result.hpp"

#include <string>

namespace hallmark::describe {

using base::Result;

/// A place in a text file.
struct Place {
  unsigned line = 1;    ///< 1-based
  unsigned column = 1;  ///< 1-based, in bytes
};

/// A string with the place it was written at.
struct Text {
  std::string value;
  Place place;
};

}  // namespace hallmark::describe
