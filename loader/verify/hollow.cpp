// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/hollow.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>

namespace hallmark::verify {
namespace {

constexpr std::uint64_t most_register_bytes = 16;

/// Enough for all bases that people write. A text from a file may name one class
/// as a base again and again: after so many it is taken for hollow.
constexpr std::size_t most_classes = 256;

bool
has_nothing(const model::Contract& contract,
            const model::Type& type,
            std::size_t& met)
{
  if (++met > most_classes) {
    return true;
  }
  const auto bases = contract.bases_of(type);
  return type.kind == model::Kind::class_type && type.members.count == 0 &&
         type.virtuals.count == 0 &&
         std::ranges::all_of(bases, [&](const model::BaseClass& base) {
           const auto* one = contract.find_type(base.type);
           return base.offset && one && has_nothing(contract, *one, met);
         });
}

/// The block of a class, line by line.
struct Block {
  bool is_class = false;
  bool is_large = false;
  bool has_part = false;

  [[nodiscard]] bool may_be_hollow() const
  {
    return is_class && is_large && !has_part;
  }

  void add(std::string_view line)
  {
    constexpr std::string_view size = "\tsize\t";
    constexpr auto unknown = std::numeric_limits<std::uint64_t>::max();
    is_large |= line.starts_with(size) &&
                base::parse_number(line.substr(size.size())).value_or(unknown) >
                  most_register_bytes;
    has_part |= line.starts_with("\tmember\t") ||
                line.starts_with("\tbits\t") || line.starts_with("\tvirtual\t");
  }
};

}  // namespace

bool
is_hollow(const model::Contract& contract, const model::Type& type)
{
  std::size_t met = 0;
  return type.size > most_register_bytes && has_nothing(contract, type, met);
}

bool
may_have_hollow(std::string_view text)
{
  Block block;
  while (!text.empty()) {
    const auto line = base::take_line(text);
    if (line.starts_with('\t')) {
      block.add(line);
    } else if (block.may_be_hollow()) {
      return true;
    } else {
      block = {line.starts_with("class\t")};
    }
  }
  return block.may_be_hollow();
}

}  // namespace hallmark::verify
