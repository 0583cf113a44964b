// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/hollow.hpp"

#include "base/text.hpp"
#include "verify/pieces.hpp"
#include "verify/type_size.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>

namespace hallmark::verify {
namespace {

constexpr std::uint64_t most_register_bytes = 16;

/// Enough for all bases that people write. A text from a file may name one class
/// as a base again and again: after so many it is taken for hollow.
constexpr std::size_t most_classes = 256;

/// Looks through a class and all that it is made of.
class EmptySearch {
public:
  explicit EmptySearch(const model::Contract& contract) : contract_(contract) {}

  bool has_nothing(const model::Type& type)
  {
    if (++met_ > most_classes) {
      return true;
    }
    return (type.kind == model::Kind::class_type ||
            type.kind == model::Kind::union_type) &&
           type.virtuals.count == 0 && are_nothing(contract_.bases_of(type)) &&
           are_nothing(contract_.members_of(type));
  }

private:
  bool are_nothing(const auto& parts)
  {
    return std::ranges::all_of(
      parts, [this](const auto& part) { return is_nothing(part); });
  }

  bool is_nothing(const model::BaseClass& base)
  {
    const auto* type = contract_.find_type(base.type);
    return base.offset && type && has_nothing(*type);
  }

  bool is_nothing(const model::Member& member)
  {
    if (member.width_bits > 0) {
      return false;
    }
    if (find_size(contract_, member.type) == 0) {
      return true;
    }
    const auto* type =
      contract_.find_type(strip_qualifiers(strip_bounds(member.type)));
    return type && has_nothing(*type);
  }

  const model::Contract& contract_;
  std::size_t met_ = 0;
};

/// Whether there may be nothing in a member of that type: it is an array of no
/// elements, or has a name, and none that the language gives to a number.
bool
may_be_nothing(std::string_view type)
{
  constexpr auto numbers = std::to_array<std::string_view>(
    {"bool", "char", "double", "float", "int", "long", "short", "unsigned"});
  const bool is_none = type.find("[0]") != type.npos;
  type = strip_qualifiers(strip_bounds(type));
  const auto word = type.substr(0, type.find(' '));
  return is_none || (!type.ends_with('*') && !type.ends_with('&') &&
                     std::ranges::find(numbers, word) == numbers.end());
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
    const auto type = line.substr(line.rfind('\t') + 1);
    has_part |= (line.starts_with("\tmember\t") && !may_be_nothing(type)) ||
                line.starts_with("\tbits\t") || line.starts_with("\tvirtual\t");
  }
};

}  // namespace

bool
is_hollow(const model::Contract& contract, const model::Type& type)
{
  return type.size > most_register_bytes &&
         EmptySearch(contract).has_nothing(type);
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
      block = {line.starts_with("class\t") || line.starts_with("union\t")};
    }
  }
  return block.may_be_hollow();
}

}  // namespace hallmark::verify
