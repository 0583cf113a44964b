// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/conventions.hpp"

#include "verify/arguments.hpp"
#include "verify/hollow.hpp"
#include "verify/pieces.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

namespace hallmark::verify {
namespace {

using model::Contract;
using model::Type;

/// Of a vector whose elements are not described: it may be any.
constexpr auto any_size = std::numeric_limits<std::uint64_t>::max();

/// A value or a function that may be treated in two ways.
struct Shape {
  std::uint64_t size = 0;  ///< of a vector, in bytes; 0: there is none
  bool is_result = false;
  bool is_class = false;   ///< that holds the vector, and is no larger
  bool is_union = false;   ///< such a class, with more in the same place
  bool is_mixed = false;   ///< beyond its first eight bytes, too
  bool of_double = false;  ///< one double
  bool of_long = false;    ///< one integer of eight bytes
  bool of_int128 = false;
  bool is_float128 = false;  ///< a class of one
  bool is_hollow = false;    ///< a result, a large class without anything in it
  bool has_null = false;     ///< a class with a std::nullptr_t in it
  Disputes disputes = {};
};

/// How something is passed; which number is which does not matter.
enum Way : unsigned {
  as_rule,
  in_memory,
  split_int128,
  empty_register,
  unknown_int128,
  in_general_register,
  without_sse,
  in_parts = 1000,  ///< and the width of a register
  by_extension = 2000,
  with_empty = 4000,
  with_hollow = 8000,
  with_old_hollow = 16000,
};

/// The number that a text begins with; `otherwise` when there is none.
unsigned
parse_start(std::string_view text, unsigned otherwise)
{
  unsigned number = 0;
  const auto read =
    std::from_chars(text.data(), text.data() + text.size(), number);
  return read.ec == std::errc() ? number : otherwise;
}

/// The version of an ABI that a flag asks for; without one the newest.
unsigned
find_abi(const Convention& side, std::string_view flag)
{
  return side.abi_version.starts_with(flag)
           ? parse_start(side.abi_version.substr(flag.size()), 0)
           : std::numeric_limits<unsigned>::max();
}

bool
is_clang(const Convention& side)
{
  return side.compiler == "clang";
}

/// Below all versions of gcc.
unsigned
find_clang_version(const Convention& side)
{
  return is_clang(side) ? parse_start(side.compiler_version, 0)
                        : std::numeric_limits<unsigned>::max();
}

bool
asks_clang_for(const Convention& side, unsigned most)
{
  return is_clang(side) && find_abi(side, "-fclang-abi-compat=") <= most;
}

/// Bytes of a vector register of x86-64.
std::uint64_t
find_width(const Convention& side)
{
  const auto name = side.vector_registers;
  return name == "avx512" ? 64 : name == "avx" ? 32 : name == "sse2" ? 16 : 0;
}

Way
find_wide_way(const Shape& shape, const Convention& side)
{
  const auto width = find_width(side);
  if (shape.size == any_size) {
    return static_cast<Way>(in_parts + width + (is_clang(side) ? 1 : 0));
  }
  if (width >= shape.size) {
    const bool is_old_union = shape.is_union && !shape.is_mixed &&
                              shape.size == 32 && asks_clang_for(side, 11);
    const bool is_mixed = shape.is_mixed && !is_clang(side);
    return is_old_union || is_mixed ? in_memory : as_rule;
  }
  const bool is_split = shape.is_result && !shape.is_class && is_clang(side) &&
                        shape.size <= 4 * width;
  return is_split ? static_cast<Way>(in_parts + width) : in_memory;
}

Way
find_vector_way(const Shape& shape, const Convention& side)
{
  if (find_width(side) == 0) {
    return without_sse;
  }
  if (shape.of_int128 && asks_clang_for(side, 9)) {
    return in_memory;
  }
  if (shape.of_long && asks_clang_for(side, 3)) {
    return in_general_register;
  }
  if (shape.size > 16) {
    return find_wide_way(shape, side);
  }
  const bool is_double = shape.of_double && shape.is_result && !shape.is_class;
  return is_double && !is_clang(side) ? in_memory : as_rule;
}

Way
find_int128_way(const Disputes& disputes, const Convention& side)
{
  const auto version = find_clang_version(side);
  if (version < 18) {
    return disputes.int128_in_part || disputes.int128_unaligned ? split_int128
                                                                : as_rule;
  }
  // clang 20 is not known to do as 19 does, or as 21, which follows the rule.
  const bool is_disputed = disputes.int128_in_part && disputes.argument_behind;
  return !is_disputed || version > 20 ? as_rule
         : version == 20              ? unknown_int128
                                      : empty_register;
}

unsigned
find_way_x86(const Shape& shape, const Convention& side)
{
  if (shape.size > 0) {
    return find_vector_way(shape, side);
  }
  const bool is_old_gcc =
    !is_clang(side) && find_abi(side, "-fabi-version=") < 12;
  if (shape.is_hollow) {
    return is_clang(side) || is_old_gcc ? in_memory : as_rule;
  }
  if (shape.has_null) {
    return is_clang(side) ? in_general_register : in_memory;
  }
  if (shape.is_float128) {
    return find_clang_version(side) < 18 ? in_memory : as_rule;
  }
  const bool is_moved = shape.disputes.empty_before_stack && is_old_gcc;
  const unsigned hollow = is_clang(side) ? with_hollow
                          : is_old_gcc   ? with_old_hollow
                                         : 0U;
  return find_int128_way(shape.disputes, side) + (is_moved ? with_empty : 0U) +
         (shape.disputes.hollow_before_stack ? hollow : 0U);
}

/// Registers that lengthen, as sve, are taken for others than those that do
/// not, whatever is in them.
unsigned
find_way_elsewhere(const Shape& shape,
                   const Convention& side,
                   const Contract& contract)
{
  if (shape.size == 0) {
    return as_rule;
  }
  const bool is_disputed =
    contract.machine == "aarch64" &&
    (shape.of_int128 ? shape.is_result || shape.is_class
                     : shape.size < 8 && shape.is_result && !shape.is_class);
  const unsigned way = is_disputed && is_clang(side) ? in_memory : as_rule;
  const auto name = side.vector_registers;
  return way + (name == "sve" || name == "none" ? by_extension : 0U) +
         (name == "none" ? by_extension : 0U);
}

unsigned
find_way(const Shape& shape, const Convention& side, const Contract& contract)
{
  return contract.machine == "x86-64"
           ? find_way_x86(shape, side)
           : find_way_elsewhere(shape, side, contract);
}

/// Lists the shapes of one contract.
class Lister {
public:
  explicit Lister(const Contract& contract) : contract_(contract) {}

  void add(const Signature& function)
  {
    add_value(function.result, true);
    for (const auto parameter : function.parameters) {
      add_value(parameter, false);
    }
    Shape shape;
    shape.disputes = find_disputes(contract_, function);
    shapes_.push_back(shape);
  }

  std::vector<Shape> take() { return std::move(shapes_); }

private:
  void add_value(std::string_view spelling, bool is_result)
  {
    const auto value = strip_qualifiers(spelling);
    const auto* type = contract_.find_type(value);
    if (type && type->passing != model::Passing::value) {
      return;
    }
    Shape shape;
    shape.is_result = is_result;
    shape.is_class = type != nullptr;
    if (is_result && type && is_hollow(contract_, *type)) {
      shape.is_hollow = true;
      shapes_.push_back(shape);
      return;
    }
    const auto pieces = find_pieces(contract_, value);
    for (const auto& piece : pieces.all) {
      if (is_vector(piece.type)) {
        add_vector(piece, pieces, type, shape);
      } else if (type && type->size == 16 && piece.type == "__float128") {
        shape.is_float128 = true;
        shapes_.push_back(shape);
      } else if (type && type->size <= 16 && piece.type == "std::nullptr_t") {
        shape.has_null = true;
        shapes_.push_back(shape);
      }
    }
  }

  /// A class goes as its vector does only when it has nothing beside it.
  void add_vector(const Piece& piece,
                  const Pieces& pieces,
                  const Type* type,
                  Shape shape)
  {
    if (type && piece.size != 0 && type->size != piece.size &&
        contract_.machine == "x86-64") {
      return;
    }
    const auto element = piece.type.substr(piece.type.find(") ") + 2);
    const bool is_one = piece.type.starts_with("__vector(1) ");
    shape.size = piece.size == 0 ? any_size : piece.size;
    shape.of_double = is_one && element == "double";
    shape.of_int128 = element.ends_with("__int128");
    shape.of_long = is_one && element.ends_with("long");
    shape.is_union =
      type && (type->kind == model::Kind::union_type || pieces.all.size() > 1);
    shape.is_mixed = std::ranges::any_of(pieces.all, [](const Piece& other) {
      return !is_vector(other.type) && other.offset + other.size > 8;
    });
    shapes_.push_back(shape);
  }

  const Contract& contract_;
  std::vector<Shape> shapes_;
};

/// Blame as few facts as explain it: those that one side must take from the
/// other to pass the value as that does.
void
add_blame(const Convention& found,
          const Convention& expected,
          const auto& find_one,
          Blame& blame)
{
  enum : unsigned { by_abi = 1, by_registers = 2, by_compiler = 4 };
  const bool is_same = found.compiler == expected.compiler;
  for (const auto facts : {by_abi | 0U,
                           by_registers | 0U,
                           by_compiler | 0U,
                           by_abi | by_registers,
                           by_abi | by_compiler,
                           by_registers | by_compiler,
                           by_abi | by_registers | by_compiler}) {
    auto changed = (facts & by_compiler) != 0U ? expected : found;
    changed.abi_version =
      ((facts & by_abi) != 0U ? expected : found).abi_version;
    changed.vector_registers =
      ((facts & by_registers) != 0U ? expected : found).vector_registers;
    if (find_one(changed) == find_one(expected)) {
      blame.abi_version |= (facts & by_abi) != 0U;
      blame.vector_registers |= (facts & by_registers) != 0U;
      blame.compiler |= (facts & by_compiler) != 0U && !is_same;
      blame.compiler_version |= (facts & by_compiler) != 0U && is_same;
      return;
    }
  }
}

/// What is looked at: no interface that people write comes near, and a text from
/// a file may have the loader at work for minutes.
constexpr std::size_t most_values = std::size_t{1} << 16;

std::size_t
count_values(const std::vector<Signature>& functions)
{
  std::size_t count = 0;
  for (const auto& function : functions) {
    count += function.parameters.size() + 1;
  }
  return count;
}

Blame
blame_all(const Convention& found, const Convention& expected)
{
  return {found.compiler != expected.compiler,
          found.compiler_version != expected.compiler_version,
          found.vector_registers != expected.vector_registers,
          found.abi_version != expected.abi_version};
}

}  // namespace

bool
may_be_disputed(std::string_view text)
{
  constexpr auto words = std::to_array<std::string_view>(
    {"__vector(", "__int128", "__float128", "std::nullptr_t"});
  return std::ranges::any_of(words,
                             [&](std::string_view word) {
                               return text.find(word) != text.npos;
                             }) ||
         may_have_hollow(text);
}

Blame
find_blame(const Convention& found,
           const Convention& expected,
           const Contract& contract,
           const Contract* other)
{
  const auto calls = find_calls(contract, other);
  if (count_values(calls) > most_values) {
    return blame_all(found, expected);
  }
  Lister lister(contract);
  for (const auto& function : calls) {
    lister.add(function);
  }
  Blame blame;
  for (const auto& shape : lister.take()) {
    const auto find_one = [&](const Convention& side) {
      return find_way(shape, side, contract);
    };
    if (find_one(found) != find_one(expected)) {
      add_blame(found, expected, find_one, blame);
    }
  }
  return blame;
}

}  // namespace hallmark::verify
