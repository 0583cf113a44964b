// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Contracts of two languages, of which one cannot say what the other does: they
// are compared without it.

#pragma once

#include "model/contract.hpp"

#include <string>
#include <string_view>

namespace hallmark::verify {

/// How much is to be left out of a contract's text.
struct Omitted {
  model::Unsaid unsaid = model::Unsaid::nothing;
  /// Nor conventions, `final` and `pure`: what debugging information lacks.
  bool all = false;
};

/// A contract's text without what is omitted.
[[nodiscard]] std::string
omit(std::string_view text, const Omitted& omitted);

/// The same of the spelling of a type or of a function. In the arguments of
/// a template it is part of the name, and stays.
[[nodiscard]] std::string
omit_from_type(std::string_view spelling, bool and_conventions);

}  // namespace hallmark::verify
