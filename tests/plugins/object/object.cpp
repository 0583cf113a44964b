// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A plugin that makes objects.

#include "exports.hpp"

namespace {

class Square final : public shapes::Shape {
public:
  [[nodiscard]] int corners() const override { return 4; }
};

}  // namespace

extern "C" {
int destroyed = 0;

shapes::Shape*
create_shape()
{
  return new Square;
}

shapes::Plain*
create_plain(int value)
{
  return new shapes::Plain{value};
}

void
destroy_plain(shapes::Plain* plain)
{
  ++destroyed;
  delete plain;
}
}
