// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Reads the fields of a record, one after another.

#pragma once

#include "base/bytes.hpp"

#include <cstdint>

namespace hallmark::elf {

/**
 * Reads the fields of a record in the order of the specification, which has
 * no gaps in any record of ELF64.
 *
 * The record's size is checked once, by whoever cuts it out; past its end
 * every field is 0.
 */
class Fields {
public:
  explicit Fields(base::Bytes record, std::uint64_t offset = 0)
    : record_(record), offset_(offset)
  {
  }

  template<class T>
  [[nodiscard]] T next()
  {
    const auto value = record_.number<T>(offset_);
    offset_ += sizeof(T);
    return value.value_or(0);
  }

  template<class T>
  void skip()
  {
    offset_ += sizeof(T);
  }

private:
  base::Bytes record_;
  std::uint64_t offset_ = 0;
};

}  // namespace hallmark::elf
