// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "sdk.hpp"

int
audio::sized(const Sized* value, Opaque*)
{
  return value->a;
}

int
audio::aligned(Aligned& value) noexcept
{
  return value.lanes[3];
}

int
audio::passed(Passed value)
{
  return value.a;
}

int
audio::text(const std::string& value)
{
  return static_cast<int>(value.size());
}

int (*audio::quiet)(int) noexcept = [](int value) noexcept { return value; };

int
audio::list(const std::vector<int>& values)
{
  return values.back();
}
