// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What the object plugin and its tests share.

#pragma once

namespace shapes {

class Shape {
public:
  virtual ~Shape() = default;
  [[nodiscard]] virtual int corners() const = 0;
};

struct Plain {
  int value;
};

}  // namespace shapes
