// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/pieces.hpp"

#include "model/spelling.hpp"
#include "verify/type_size.hpp"

#include <utility>

namespace hallmark::verify {
namespace {

using model::Contract;
using model::Kind;
using model::Type;

constexpr std::uint64_t most_bytes = 64;

/// Enough for 64 members within 64 classes. A text from a file may name one
/// class in another again and again.
constexpr std::size_t most_steps = 256;

/// Goes down from a type to what it is made of.
class Descent {
public:
  explicit Descent(const Contract& contract) : contract_(contract) {}

  void add(std::string_view spelling, std::uint64_t offset)
  {
    const auto all = find_size(contract_, spelling);
    const auto element = strip_qualifiers(strip_bounds(spelling));
    const auto one = find_size(contract_, element);
    if (!one && is_vector(element)) {
      found_.all.push_back({element, offset, 0});
      return;
    }
    if (!all || !one || *one == 0 || ++steps_ > most_steps) {
      found_.is_whole = found_.is_whole && all && *all == 0;
      return;
    }
    for (std::uint64_t at = 0; at < *all && at < most_bytes; at += *one) {
      add_one(element, offset + at, *one);
    }
  }

  Pieces take() { return std::move(found_); }

private:
  void add_one(std::string_view spelling,
               std::uint64_t offset,
               std::uint64_t size)
  {
    const auto* type = contract_.find_type(spelling);
    if (!type || type->kind == Kind::base_type ||
        type->kind == Kind::enum_type) {
      found_.all.push_back({spelling, offset, size});
    } else if (type->kind == Kind::leaf) {
      add_leaf(*type, offset);
    } else {
      add_class(*type, offset);
    }
  }

  void add_class(const Type& type, std::uint64_t offset)
  {
    if (++steps_ > most_steps || type.size > most_bytes) {
      found_.is_whole = false;
      return;
    }
    for (const auto& base : contract_.bases_of(type)) {
      add(base.type, offset + base.offset.value_or(0));
    }
    for (const auto& member : contract_.members_of(type)) {
      const auto place = offset + member.bit_offset / 8;
      if (member.width_bits == 0) {
        add(member.type, place);
        continue;
      }
      const auto bits = member.bit_offset % 8 + member.width_bits;
      found_.all.push_back(
        {strip_qualifiers(member.type), place, (bits + 7) / 8, true});
    }
  }

  void add_leaf(const Type& type, std::uint64_t offset)
  {
    found_.is_whole = false;
    std::vector<model::Mention> mentions;
    model::find_mentions(type.name, mentions);
    bool is_element = false;  // which comes behind its vector
    for (const auto& mention : mentions) {
      const bool is_skipped = std::exchange(is_element, mention.is_vector);
      if (is_skipped || !mention.is_argument || !mention.is_value ||
          ++steps_ > most_steps) {
        continue;
      }
      if (mention.is_vector) {
        const auto size = find_size(contract_, mention.name);
        found_.all.push_back({mention.name, offset, size.value_or(0)});
      } else if (const auto* held = contract_.find_type(mention.name);
                 held && held->name != type.name) {
        add_one(held->name, offset, held->size);
      }
    }
  }

  const Contract& contract_;
  Pieces found_;
  std::size_t steps_ = 0;
};

}  // namespace

std::string_view
strip_qualifiers(std::string_view spelling)
{
  for (const std::string_view word : {" volatile", "volatile", "const"}) {
    auto rest = spelling;
    rest.remove_suffix(rest.ends_with(word) ? word.size() : 0);
    spelling = rest.ends_with('*') || rest.ends_with("const") ? rest : spelling;
  }
  if (spelling.ends_with('*') || spelling.ends_with('&')) {
    return spelling;  // what stands before is of what it points to
  }
  for (const std::string_view word : {"const ", "volatile "}) {
    spelling.remove_prefix(spelling.starts_with(word) ? word.size() : 0);
  }
  return spelling;
}

bool
is_vector(std::string_view spelling)
{
  return spelling.starts_with("__vector(") && !spelling.ends_with('*') &&
         !spelling.ends_with('&');
}

Pieces
find_pieces(const Contract& contract, std::string_view spelling)
{
  Descent descent(contract);
  const auto value = strip_qualifiers(spelling);
  const auto size = find_size(contract, value);
  if (is_vector(value)) {
    return {{{value, 0, size.value_or(0)}}, true};
  }
  if (!size || *size > most_bytes) {
    return {{}, false};
  }
  descent.add(spelling, 0);
  return descent.take();
}

}  // namespace hallmark::verify
