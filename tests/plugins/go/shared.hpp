// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The types that a host and two plugins share.

#pragma once

#include <stdexcept>

namespace go {

class Shape {
public:
  virtual ~Shape() = default;
  /// Called by the host only, and through this interface only.
  [[nodiscard]] virtual int corners() const { return own_corners(); }

private:
  [[nodiscard]] virtual int own_corners() const = 0;
};

class Square : public Shape {
private:
  [[nodiscard]] int own_corners() const override { return 4; }
};

/// Travels in a std::any.
struct Token {
  int value = 0;
};

class Trouble : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

}  // namespace go

int
count_own_calls();
