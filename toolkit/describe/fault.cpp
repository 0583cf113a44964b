// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "describe/fault.hpp"

namespace hallmark::describe {

base::Error
place_fault(const std::string& name, const Place& place, base::Error error)
{
  error.code = Code::malformed;
  error.subject = name;
  error.line = place.line;
  error.column = place.column;
  return error;
}

base::Error
make_fault(const std::string& name,
           const Place& place,
           std::string message,
           std::string hint)
{
  return place_fault(
    name,
    place,
    base::make_error(Code::malformed, std::move(message), std::move(hint)));
}

base::Error
make_fault(const std::string& name,
           const Place& place,
           std::string message,
           std::string found,
           std::string expected,
           std::string hint)
{
  return place_fault(name,
                     place,
                     base::make_mismatch(Code::malformed,
                                         std::move(message),
                                         std::move(found),
                                         std::move(expected),
                                         std::move(hint)));
}

void
Faults::add_error(const Place& place, base::Error error)
{
  keep(place_fault(name_, place, std::move(error)));
}

void
Faults::keep(base::Error error)
{
  if (!first_) {
    first_ = std::move(error);
  }
}

}  // namespace hallmark::describe
