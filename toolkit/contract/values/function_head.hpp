// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What the text of a header says of a function, and no debugging information.

#pragma once

#include <string>

namespace hallmark::contract::inline values {

/// What an exception specification says.
enum class Throwing {
  unsaid,   ///< there is none
  never,    ///< `noexcept`, `throw()`
  perhaps,  ///< `noexcept(false)`
  unknown,  ///< a condition
};

/// A declaration of a function in a class or a namespace.
struct FunctionHead {
  std::string file;  ///< as the compiler's line markers name it
  unsigned line = 0;
  std::string name;     ///< `size`, `~Filter`; `operator` of all operators
  std::string owner{};  ///< the class around it, without arguments; or empty
  Throwing throwing = Throwing::unsaid;
  unsigned parameters = 0;  ///< how many it has; `...` is none
  bool is_final = false;
  bool is_pure = false;
  bool is_deleted = false;
};

}  // namespace hallmark::contract::inline values
