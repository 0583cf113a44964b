// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A stored contract as bytes, with what it was made from and a digest that
// reveals damage.

#pragma once

#include "contract/inputs.hpp"
#include "contract/values/contract.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace hallmark::contract {

/// A contract, and the files that it depends on.
struct Entry {
  Contract contract;
  Inputs inputs;
};

[[nodiscard]] std::string
format_entry(const Entry& entry);

/// Nothing for what format_entry() did not write, or not to its end.
[[nodiscard]] std::optional<Entry>
parse_entry(std::string_view bytes);

}  // namespace hallmark::contract
