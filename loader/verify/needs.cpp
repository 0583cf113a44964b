// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/needs.hpp"

#include "verify/hollow.hpp"
#include "verify/pieces.hpp"
#include "verify/type_size.hpp"

#include <algorithm>
#include <array>

namespace hallmark::verify {
namespace {

using model::Contract;
using model::Kind;
using model::Passing;
using model::Type;
using Needs = std::vector<Need>;

Need
make_registers(unsigned general, unsigned vector, std::uint64_t size)
{
  return {general, vector, size, 8};
}

Need
make_stack(std::uint64_t size, std::uint64_t align)
{
  return {0, 0, size, align, true};
}

/// A wide vector goes in a register where there are such.
Needs
list_wide(std::uint64_t size)
{
  return {make_stack(size, size), make_registers(0, 1, size)};
}

/// All ways in which a value of some size may go.
Needs
list_all(std::uint64_t size, std::uint64_t align)
{
  Needs needs = {make_stack(size, align)};
  if (size <= 1) {
    needs.push_back({0, 0, size, 8, false, false, true});
  }
  needs.push_back(make_registers(1, 0, size));
  needs.push_back(make_registers(0, 1, size));
  if (size > 8) {
    needs.push_back(make_registers(2, 0, size));
    needs.push_back(make_registers(1, 1, size));
    needs.push_back(make_registers(0, 2, size));
  }
  return needs;
}

bool
is_float(const Type& type)
{
  return type.encoding == "float" || type.encoding == "decimal";
}

/// A number of the language, or an enumeration.
Needs
find_scalar_needs(const Type& type)
{
  const auto name = type.name;
  const bool is_fraction = name.find("float") != name.npos ||
                           name.find("double") != name.npos || is_float(type);
  if (name.ends_with("long double") && type.size > 8) {
    return {make_stack(type.size, 16)};
  }
  const auto count = type.encoding == "complex" && type.size > 8 ? 2U : 1U;
  if (is_fraction) {
    return {make_registers(0, count, type.size)};
  }
  if (type.size == 16 && type.encoding != "complex") {
    return {{2, 0, 16, 16, false, true}};
  }
  return {make_registers(count, 0, type.size)};
}

/// What eight bytes of a class hold.
enum class Eight : std::uint8_t { nothing, vector, general };

/// What an eight holds of a piece that is no class.
Eight
find_kind(const Contract& contract, const Piece& piece)
{
  const auto* type = contract.find_type(piece.type);
  if (piece.is_bits || (!type && !is_vector(piece.type))) {
    return Eight::general;
  }
  return type && find_scalar_needs(*type).front().general > 0 ? Eight::general
                                                              : Eight::vector;
}

/// Whether a piece keeps its class out of registers: it is a long double, or
/// stands where it is not aligned.
bool
is_kept_out(const Contract& contract, const Piece& piece)
{
  const auto* type = contract.find_type(piece.type);
  return type && !piece.is_bits &&
         ((type->align != 0 && piece.offset % type->align != 0) ||
          find_scalar_needs(*type).front().is_on_stack);
}

/// How many eights a piece fills: half a vector goes with the other half.
std::uint64_t
find_end(const Contract& contract, const Piece& piece)
{
  const auto* type = contract.find_type(piece.type);
  const bool is_one = is_vector(piece.type) ||
                      (type && find_scalar_needs(*type).front().vector == 1);
  return is_one && !piece.is_bits ? piece.offset + 1
                                  : piece.offset + piece.size;
}

Needs
find_class_needs(const Contract& contract, const Type& type)
{
  if (type.passing != Passing::value) {
    return {make_registers(1, 0, 8)};  // the address of a copy
  }
  if (is_hollow(contract, type)) {
    Need need{0, 0, type.size, type.align};
    need.is_hollow = true;
    return {need};
  }
  const auto pieces = find_pieces(contract, type.name);
  if (type.size > 16) {
    const bool is_one =
      std::ranges::any_of(pieces.all, [&](const Piece& piece) {
        return is_vector(piece.type) && piece.size == type.size;
      });
    return is_one ? list_wide(type.size)
                  : Needs{make_stack(type.size, type.align)};
  }
  if (!pieces.is_whole) {
    return list_all(type.size, type.align);
  }
  std::array<Eight, 2> kinds{};
  for (const auto& piece : pieces.all) {
    if (is_kept_out(contract, piece)) {
      return {make_stack(type.size, type.align)};
    }
    for (auto at = piece.offset / 8; at * 8 < find_end(contract, piece); ++at) {
      auto& kind = kinds.at(static_cast<std::size_t>(at % kinds.size()));
      kind = std::max(kind, find_kind(contract, piece));
    }
  }
  Need need{static_cast<unsigned>(std::ranges::count(kinds, Eight::general)),
            static_cast<unsigned>(std::ranges::count(kinds, Eight::vector)),
            type.size,
            type.align};
  need.is_empty = need.general + need.vector == 0;
  return {need};
}

}  // namespace

std::vector<Need>
find_needs(const Contract& contract, std::string_view spelling)
{
  spelling = strip_qualifiers(spelling);
  if (spelling == "..." || spelling == "void") {
    return {make_registers(0, 0, 0)};
  }
  const auto* type = contract.find_type(spelling);
  if (type && type->kind != Kind::declared) {
    return type->kind == Kind::base_type || type->kind == Kind::enum_type
             ? find_scalar_needs(*type)
             : find_class_needs(contract, *type);
  }
  const auto size = find_size(contract, spelling);
  if (!size) {
    return is_vector(spelling) ? list_wide(32) : list_all(16, 8);
  }
  if (!is_vector(spelling)) {
    return {make_registers(*size > 8 ? 2 : 1, 0, *size)};
  }
  return *size > 16 ? list_wide(*size) : Needs{make_registers(0, 1, *size)};
}

std::vector<Need>
find_result_needs(const Contract& contract, std::string_view spelling)
{
  auto needs = find_needs(contract, spelling);
  const auto* type = contract.find_type(strip_qualifiers(spelling));
  const bool is_class =
    type && type->kind != Kind::base_type && type->kind != Kind::enum_type;
  for (auto& need : needs) {
    if (is_class && type->passing != Passing::value) {
      need.is_on_stack = true;
    } else if (type && type->kind == Kind::base_type) {
      need.is_on_stack = false;  // two registers of the x87 hold the longest
    }
  }
  return needs;
}

}  // namespace hallmark::verify
