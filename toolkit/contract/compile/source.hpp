// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The source of a contract's translation unit.

#pragma once

#include "contract/compile/headers.hpp"
#include "contract/compile/question_source.hpp"
#include "contract/values/request.hpp"

#include <set>
#include <string>
#include <string_view>

namespace hallmark::contract::compile {

/// What a contract's translation unit is made to say.
struct SourceOptions {
  std::vector<Header> headers;       ///< one at least
  std::vector<std::string> exports;  ///< source spelling
  Language language = Language::cpp;
  std::set<std::string> complete;  ///< types to be completed, C++ only
  std::set<std::string> aliases;   ///< to be written down, C++ only
  std::set<std::size_t> unplaced;  ///< exports whose place is not asked for
  std::set<std::size_t> unsized;   ///< exports whose classes are not asked for
  QuestionOptions asked;
  std::string listed = {};  ///< name whose overloads the object is to tell
};

/**
 * The source of a contract's translation unit.
 *
 * For export N of C++ it holds
 *
 *     hallmark_contract_N  a pointer to it: the type gives the signature, the
 *                          relocation the linkage name
 *     hallmark_key_N       a pointer to hallmark::type<T>::hallmark_key, whose
 *                          linkage name holds the mangled T
 *     hallmark_walk_N      an object that completes the classes that T names
 *     hallmark_classes_N   a pointer to code that refers, for each complete
 *                          class that T names, to hallmark::layout<…>,
 *                          whose linkage name holds what calls depend on
 *     hallmark_place_N     a namespace whose using-declaration leads to the
 *                          place of the declaration
 *
 * and in C the first alone; then the questions (question_source.hpp). Of `listed`
 * there is a namespace as hallmark_place_0, or a pointer to its class. What
 * concerns export N stands in a file that `export_marker`, `class_marker` or
 * `place_marker` and N name, so that the compiler's words lead back to it.
 */
[[nodiscard]] std::string
format_source(const SourceOptions& options);

inline constexpr std::string_view export_marker = "hallmark export ";
inline constexpr std::string_view class_marker = "hallmark class ";
inline constexpr std::string_view place_marker = "hallmark place ";
inline constexpr std::string_view complete_marker = "hallmark complete ";
inline constexpr std::string_view alias_marker = "hallmark alias ";

}  // namespace hallmark::contract::compile
