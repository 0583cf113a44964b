// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// One export of a built plugin.

#pragma once

#include <cstdint>
#include <string>

namespace hallmark::exports {

/// One thing that a plugin exports. What is known of a typed export alone is
/// empty where there are no types.
struct Entry {
  std::string name;          ///< as it is looked up: `audio::gain`
  std::string linkage;       ///< as the linker knows it
  std::string kind;          ///< `function` or `variable`
  std::uint64_t size = 0;    ///< bytes; of a function's code
  bool is_optional = false;  ///< need not be there in another version
  std::string signature;     ///< `float(int)`
  std::string interface;     ///< that it is part of; empty: the plugin's own
  std::string fingerprint;   ///< 32 hexadecimal digits
  std::string header;        ///< that declares it
  std::uint64_t line = 0;    ///< in `header`
};

}  // namespace hallmark::exports
