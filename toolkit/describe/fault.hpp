// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What is wrong with a description, and where in its text.

#pragma once

#include "base/error.hpp"
#include "describe/place.hpp"

#include <optional>
#include <string>

namespace hallmark::describe {

/// `NAME:LINE:COLUMN: error: MESSAGE`.
[[nodiscard]] base::Error
make_fault(const std::string& name,
           const Place& place,
           std::string message,
           std::string hint = {});

/// `NAME:LINE:COLUMN: error: MESSAGE: found FOUND, expected EXPECTED`.
[[nodiscard]] base::Error
make_fault(const std::string& name,
           const Place& place,
           std::string message,
           std::string found,
           std::string expected,
           std::string hint = {});

/// An error of another layer about a value, given the value's place.
[[nodiscard]] base::Error
place_fault(const std::string& name, const Place& place, base::Error error);

/**
 * The first fault of a file that is read on to its end.
 *
 * Readers give a harmless value after a fault, so that none has to look at
 * each result; whoever began the reading asks once, at its end.
 */
class Faults {
public:
  explicit Faults(std::string name) : name_(std::move(name)) {}

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const std::optional<base::Error>& first() const
  {
    return first_;
  }

  /// Keep a fault, unless there is one already. Parameters of make_fault().
  template<class... Words>
  void add(const Place& place, Words... words)
  {
    if (!first_) {
      first_ = make_fault(name_, place, std::move(words)...);
    }
  }

  /// Keep an error of another layer, about a value at that place.
  void add_error(const Place& place, base::Error error);

  /// Keep an error that says itself where it is.
  void keep(base::Error error);

private:
  std::string name_;
  std::optional<base::Error> first_;
};

}  // namespace hallmark::describe
