// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/names/mangled.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

namespace hallmark::contract::names {

FunctionTypes
MangledReader::remember(FunctionTypes types)
{
  if (seen_.size() >= most_substitutions) {
    fail();
  }
  seen_.push_back(types);
  return types;
}

FunctionTypes
MangledReader::read_type()
{
  if (failed_ || depth_ > deepest) {
    fail();
    return {};
  }
  ++depth_;
  auto types = read_unbounded();
  --depth_;
  return types;
}

FunctionTypes
MangledReader::read_unbounded()
{
  switch (peek()) {
    case 'P':
    case 'R':
    case 'O':
    case 'C':
    case 'G':
      ++at_;
      return remember(read_type());
    case 'r':
    case 'V':
    case 'K':
      return read_qualified();
    case 'U':
      return read_vendor();
    case 'F':
      return remember({read_function({})});
    case 'A':
      return read_array();
    case 'M':
      return read_member_pointer();
    case 'D':
      return read_special();
    case 'u':
      ++at_;
      read_source_name();
      return remember({});
    case 'T':
      // Of a template's own type, in the name of one of its instances.
      ++at_;
      skip_digits();
      expect("_");
      return remember({});
    case 'S':
      if (peek(1) != 't') {
        return read_substituted();
      }
      return read_class();
    case 'N':
    case 'Z':
      return read_class();
    default:
      if (is_digit(peek())) {
        return read_class();
      }
      // A built-in type is one lower-case letter, and counts for nothing.
      if (std::islower(static_cast<unsigned char>(peek())) == 0) {
        fail();
      }
      ++at_;
      return {};
  }
}

/// Whether a function type begins, exception specification and all.
bool
MangledReader::is_function() const
{
  return peek() == 'F' || is_next("Do") || is_next("DO") || is_next("Dw") ||
         is_next("Dx");
}

/// `const` and the like: of a function they belong to its own type.
FunctionTypes
MangledReader::read_qualified()
{
  while (peek() == 'r' || peek() == 'V' || peek() == 'K') {
    ++at_;
  }
  if (is_function()) {
    return remember({read_function({})});
  }
  return remember(read_type());
}

/// `U6ms_abi` and what it qualifies: a function type that is one for itself
/// too, or something else.
FunctionTypes
MangledReader::read_vendor()
{
  ++at_;
  auto word = read_source_name();
  if (peek() == 'I') {
    read_arguments();
  }
  auto types = read_type();
  if (types.size() == 1 && !word.empty()) {
    auto& conventions = types.front().conventions;
    conventions.insert(conventions.begin(), std::move(word));
  }
  return remember(std::move(types));
}

FunctionType
MangledReader::read_function(FunctionType function)
{
  if (skip("Do")) {
    function.is_noexcept = true;
  } else if (is_next("DO") || is_next("Dw")) {
    fail();  // a condition that nothing has decided
  }
  skip("Dx");
  expect("F");
  skip("Y");
  function.result = read_type();
  while (!failed_ && peek() != 'E' && !is_next("RE") && !is_next("OE")) {
    for (auto& type : read_type()) {
      function.parameters.push_back(std::move(type));
    }
  }
  if (!skip("RE") && !skip("OE")) {
    expect("E");
  }
  return function;
}

FunctionTypes
MangledReader::read_array()
{
  ++at_;
  skip_digits();
  expect("_");
  return remember(read_type());
}

/// The class, then what of it is pointed to.
FunctionTypes
MangledReader::read_member_pointer()
{
  ++at_;
  (void)read_type();
  return remember(read_type());
}

/// `D` and a letter: vectors, functions, built-in types with long names.
FunctionTypes
MangledReader::read_special()
{
  if (is_function()) {
    return remember({read_function({})});
  }
  ++at_;
  const char kind = peek();
  ++at_;
  switch (kind) {
    case 'v':
      skip_digits();
      expect("_");
      skip("p");
      return remember(read_type());
    case 'p':
      return remember(read_type());
    case 'F':  // `DF16_`, `DF16b`, `DF32x`
      skip_digits();
      if (!skip("_") && !skip("b") && !skip("x")) {
        fail();
      }
      return {};
    case 'B':
    case 'U':
      skip_digits();
      expect("_");
      return {};
    case 'a':
    case 'c':
    case 'd':
    case 'e':
    case 'f':
    case 'h':
    case 'i':
    case 'n':
    case 's':
    case 'u':
      return {};
    default:
      fail();
      return {};
  }
}

bool
says_more(const FunctionTypes& types)
{
  return std::ranges::any_of(types, [](const FunctionType& type) {
    return type.is_noexcept || !type.conventions.empty() ||
           says_more(type.result) || says_more(type.parameters);
  });
}

std::optional<FunctionTypes>
read_function_types(std::string_view mangled)
{
  // The two parts of the template's name.
  return MangledReader(mangled, 2).read();
}

std::optional<FunctionTypes>
read_parameter_types(std::string_view symbol)
{
  return symbol.starts_with("_Z")
           ? MangledReader(symbol.substr(2), 0).read_parameters()
           : std::nullopt;
}

}  // namespace hallmark::contract::names
