// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The types that cross the boundary. None has a key function: host and plugins
// each have a copy of their tables and of their type information.

#pragma once

#include <stdexcept>

namespace crossing {

struct Shape {
  virtual ~Shape() = default;
  [[nodiscard]] virtual int corners() const = 0;
};

struct Square : Shape {
  [[nodiscard]] int corners() const override { return 4; }
};

struct Token {
  int value = 0;
};

struct Trouble : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace crossing
