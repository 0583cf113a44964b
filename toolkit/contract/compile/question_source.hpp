// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The part of a contract's source that asks the compiler about classes, so that
// no rule of the language or of the ABI is implemented here a second time.

#pragma once

#include "contract/values/question.hpp"
#include "contract/values/request.hpp"

#include <cstddef>
#include <set>
#include <string>
#include <string_view>

namespace hallmark::contract::compile {

/// What is asked, and what of it the compiler would not hear.
struct QuestionOptions {
  Questions questions;               ///< number N is the Nth, from 0
  std::set<std::size_t> elaborated;  ///< to be named with their keyword
  std::set<std::size_t> unpassed;    ///< not to be passed to a function
  std::set<std::size_t> untailed;    ///< not to have anything put behind it
  std::set<std::size_t> unmoved;     ///< not to be moved
  /// Of the members of all questions, in their order: virtual functions that
  /// share their name, and members that cannot be asked about.
  std::set<std::size_t> overloaded;
  std::set<std::size_t> silent;
};

/// Begins a line that the compiler's words call by a marker and a number.
void
add_line(std::string& text, std::string_view marker, std::size_t number);

/// What stands before the first question.
[[nodiscard]] std::string_view
format_question_prologue();

/**
 * The questions. For number N the object then holds
 *
 *     hallmark_measure<N, T>::hallmark_facts  numbers of 8 bytes: size,
 *                          alignment, whether T is final, abstract, a
 *                          container whose hash is noexcept, and whether
 *                          anybody can pass one
 *     hallmark_behind<N, T>::hallmark_facts   the offset of what stands behind
 *                          a T in its tail padding
 *     hallmark_move<N, T>::hallmark_facts     1 when moving a T may throw, 2
 *                          when it may not; 0: no std::any keeps it in itself
 *     hallmark_pass<N, T, true>::hallmark_take(T)  a function whose debugging
 *                          information says how T comes
 *     hallmark_member<N, M, D>::hallmark_key  named after D, the type of member
 *                          M of those that are asked about
 *
 * and in C an array `hallmark_measure_N` of size and alignment. Access is not
 * checked in explicit instantiations, so that private classes are asked about
 * too. Nothing is instantiated that the header does not complete itself.
 */
[[nodiscard]] std::string
format_questions(const QuestionOptions& options, Language language);

inline constexpr std::string_view measure_marker = "hallmark measure ";
inline constexpr std::string_view pass_marker = "hallmark pass ";
inline constexpr std::string_view behind_marker = "hallmark behind ";
inline constexpr std::string_view move_marker = "hallmark move ";
inline constexpr std::string_view member_marker = "hallmark member ";

}  // namespace hallmark::contract::compile
