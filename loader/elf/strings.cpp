// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "elf/strings.hpp"

#include "base/text.hpp"

namespace hallmark::elf {

std::optional<std::string_view>
StringTable::find(std::uint64_t offset)
{
  const auto name = bytes_.text(offset);
  if (!name || name->size() > left_) {
    return std::nullopt;
  }
  left_ -= name->size();
  return name;
}

base::BoxedError
StringTable::make_error(std::string_view what, std::uint64_t offset) const
{
  const auto name = "name of " + std::string(what);
  if (offset >= bytes_.size()) {
    return base::box_mismatch(Code::malformed,
                              name + " lies outside its string table",
                              base::format_hex(offset),
                              "below " + base::format_hex(bytes_.size()));
  }
  const auto text = bytes_.text(offset);
  if (!text) {
    return base::box_mismatch(
      Code::malformed,
      name + " has no end",
      base::format_count(bytes_.size() - offset, "byte") + " at " +
        base::format_hex(offset),
      "a NUL among them");
  }
  return base::box_mismatch(Code::malformed,
                            name + " exceeds the limit for all names",
                            base::format_count(text->size(), "byte"),
                            "at most " + std::to_string(left_));
}

}  // namespace hallmark::elf
