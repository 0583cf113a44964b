// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Names are passed over, but every part of one that can be referred to later
// counts as a substitution.

#include "contract/names/mangled.hpp"

#include <cctype>

namespace hallmark::contract::names {

FunctionTypes
MangledReader::read_class()
{
  if (peek() == 'N') {
    return read_nested();
  }
  if (peek() == 'Z') {
    read_local();
    return remember({});
  }
  skip("St");
  read_unqualified_name();
  (void)remember({});
  if (peek() == 'I') {
    read_arguments();
    (void)remember({});
  }
  return {};
}

/// Every prefix of a nested name can be referred to; the whole is one more.
FunctionTypes
MangledReader::read_nested()
{
  ++at_;
  while (peek() == 'r' || peek() == 'V' || peek() == 'K') {
    ++at_;
  }
  if (!skip("R")) {
    skip("O");
  }
  while (!failed_ && !skip("E")) {
    if (peek() == 'S' && peek(1) != 't') {
      (void)read_substitution();
    } else if (peek() == 'I') {
      read_arguments();
      (void)remember({});
    } else if (peek() == 'D' && (peek(1) == 't' || peek(1) == 'T')) {
      fail();
    } else if (skip("St") || skip("M")) {
      // `std` alone is no substitution; a closure stands in the initialiser of
      // a member.
      continue;
    } else {
      read_unqualified_name();
      (void)remember({});
    }
  }
  return {};
}

/// `Z`, a function, `E`, and a name in it.
void
MangledReader::read_local()
{
  ++at_;
  read_encoding();
  expect("E");
  if (skip("s")) {
    read_discriminator();
    return;
  }
  if (skip("d")) {
    skip_digits();
    expect("_");
  }
  if (peek() == 'N') {
    (void)read_nested();
  } else {
    read_unqualified_name();
    if (peek() == 'I') {
      read_arguments();
    }
  }
  read_discriminator();
}

void
MangledReader::read_discriminator()
{
  if (peek() == '_' && (is_digit(peek(1)) || peek(1) == '_')) {
    ++at_;
    skip("_");
    skip_digits();
    skip("_");
  }
}

/// A name, and of a function its types.
void
MangledReader::read_encoding()
{
  const bool has_arguments = read_encoded_name();
  if (peek() == 'E' || failed_) {
    return;
  }
  if (has_arguments) {
    (void)read_type();
  }
  while (!failed_ && peek() != 'E') {
    (void)read_type();
  }
}

/// @return  Whether it ends with the arguments of a template.
bool
MangledReader::read_encoded_name()
{
  const auto start = at_;
  if (peek() == 'S' && peek(1) != 't') {
    (void)read_substitution();
  } else if (peek() == 'Z') {
    read_local();
  } else if (peek() == 'N') {
    (void)read_nested();
    return text_.substr(start, at_ - start).ends_with("EE");
  } else {
    skip("St");
    read_unqualified_name();
    if (peek() == 'I') {
      (void)remember({});
    }
  }
  if (peek() != 'I') {
    return false;
  }
  read_arguments();
  return true;
}

void
MangledReader::read_unqualified_name()
{
  skip("L");
  if (is_digit(peek())) {
    read_source_name();
  } else if (skip("Ut")) {
    skip_digits();
    expect("_");
  } else if (skip("Ul")) {
    while (!failed_ && !skip("E")) {
      (void)read_type();
    }
    skip_digits();
    expect("_");
  } else if (skip("C") || skip("D")) {
    ++at_;  // a constructor or a destructor, and its kind
  } else if (skip("cv")) {
    (void)read_type();
  } else if (std::islower(static_cast<unsigned char>(peek())) != 0) {
    at_ += 2;  // an operator
  } else {
    fail();
  }
  while (peek() == 'B' && is_digit(peek(1))) {
    ++at_;
    read_source_name();
  }
}

std::string
MangledReader::read_source_name()
{
  std::size_t length = 0;
  const auto start = at_;
  while (is_digit(peek()) && length < text_.size()) {
    length = length * 10 + static_cast<std::size_t>(peek() - '0');
    ++at_;
  }
  if (at_ == start || length > text_.size() - at_) {
    fail();
    return {};
  }
  at_ += length;
  return std::string(text_.substr(at_ - length, length));
}

void
MangledReader::skip_digits()
{
  while (is_digit(peek())) {
    ++at_;
  }
}

/// `S_`, `S0_`, and the names that the ABI abbreviates: `Sa`.
FunctionTypes
MangledReader::read_substitution()
{
  ++at_;
  if (std::islower(static_cast<unsigned char>(peek())) != 0) {
    ++at_;
    return {};
  }
  std::size_t number = 0;
  bool is_first = true;
  while (!failed_ && !skip("_")) {
    const char c = peek();
    const bool is_letter = c >= 'A' && c <= 'Z';
    if (!is_letter && !is_digit(c)) {
      fail();
      break;
    }
    number = number * 36 +
             static_cast<std::size_t>(is_letter ? c - 'A' + 10 : c - '0');
    if (number > most_substitutions) {
      fail();
    }
    is_first = false;
    ++at_;
  }
  number += is_first ? 0 : 1;
  if (failed_ || number >= seen_.size()) {
    fail();
    return {};
  }
  return seen_[number];
}

FunctionTypes
MangledReader::read_substituted()
{
  auto types = read_substitution();
  while (peek() == 'B' && is_digit(peek(1))) {
    ++at_;
    read_source_name();
    types = remember({});
  }
  if (peek() == 'I') {
    read_arguments();
    return remember({});
  }
  return types;
}

void
MangledReader::read_arguments()
{
  ++at_;
  while (!failed_ && !skip("E")) {
    read_argument();
  }
}

void
MangledReader::read_argument()
{
  if (failed_ || depth_ > deepest) {
    return fail();
  }
  ++depth_;
  if (peek() == 'J') {
    read_arguments();
  } else if (peek() == 'L') {
    read_literal();
  } else if (peek() == 'X') {
    read_expression_argument();
  } else {
    (void)read_type();
  }
  --depth_;
}

/// `Li7E`, `LDnE`, `L_Z3fooE`, `Lb1E`.
void
MangledReader::read_literal()
{
  ++at_;
  if (skip("_Z") || skip("Z")) {
    read_encoding();
  } else {
    (void)read_type();
    while (at_ < text_.size() && peek() != 'E') {
      ++at_;
    }
  }
  expect("E");
}

/// The address of something, and values of classes; other expressions stand
/// in templates only.
void
MangledReader::read_expression_argument()
{
  ++at_;
  read_expression();
  expect("E");
}

void
MangledReader::read_expression()
{
  if (failed_ || ++depth_ > deepest) {
    return fail();
  }
  if (peek() == 'L') {
    read_literal();
  } else if (skip("ad")) {
    read_expression();
  } else if (skip("tl")) {
    (void)read_type();
    while (!failed_ && !skip("E")) {
      read_expression();
    }
  } else if (skip("di")) {
    read_source_name();
    read_expression();
  } else {
    fail();
  }
  --depth_;
}

}  // namespace hallmark::contract::names
