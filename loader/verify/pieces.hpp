// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a value that a function takes or gives is made of in the end: numbers,
// pointers and vectors, each with its place.

#pragma once

#include "model/contract.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace hallmark::verify {

/// A number, an enumeration, a pointer or a vector.
struct Piece {
  std::string_view type;  ///< its spelling, without cv-qualifiers
  std::uint64_t offset = 0;
  std::uint64_t size = 0;  ///< 0: a vector of what is not described
  bool is_bits = false;    ///< a bit-field, in so many bytes
};

struct Pieces {
  std::vector<Piece> all;
  /// Whether these are all. The text does not tell what a leaf holds: of its
  /// template's arguments the vectors are listed.
  bool is_whole = true;
};

/// The spelling without the cv-qualifiers of the value itself.
[[nodiscard]] std::string_view
strip_qualifiers(std::string_view spelling);

/// Whether a spelling is that of a vector, not of a pointer to one.
[[nodiscard]] bool
is_vector(std::string_view spelling);

/// The pieces of a value. No class of more than 64 bytes goes in registers, so
/// of such a one nothing is listed.
[[nodiscard]] Pieces
find_pieces(const model::Contract& contract, std::string_view spelling);

}  // namespace hallmark::verify
