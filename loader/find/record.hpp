// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What is kept of a file that a search has read, as bytes: in memory, and in
// the cache from one run of a program to the next.
//
// kind  4  0 a plugin, 1 not usable, 2 passed over
// then texts, each:
//   size   4  bytes, without the NUL
//   bytes
//   NUL    1  so that callers in C can have the text as it lies
//
// Of a plugin: path, version, the content of its notes 1 and 4, the lines
// `interface` of its note 2, the first lines of its notes 5, and the linkage
// names of exports that it does not define, a line each. Of what is not usable,
// its error: code, message, hint, `1` when the details tell all, the count of
// differences, three texts for each, and the details. Numbers are little endian.

#pragma once

#include "verify/candidate.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace hallmark::find {

/// A record of a file. Views of its bytes; a NUL follows each text.
struct Record {
  enum class Kind : std::uint32_t { plugin, unusable, passed_over };

  Kind kind = Kind::passed_over;
  std::string_view path;
  std::string_view version;
  std::string_view stamp;       ///< the note's text
  std::string_view metadata;    ///< the note's text, or empty
  std::string_view interfaces;  ///< the first lines of the table
  std::string_view expected;    ///< the first lines of its notes 5
  std::string_view lacking;     ///< linkage names of undefined exports
  base::Bytes error;            ///< texts of an Error, for parse_error()
};

/// Append a number as records and caches have it; Bytes::number() reads it.
template<class T>
void
add_number(std::string& bytes, T number)
{
  for (unsigned shift = 0; shift < 8 * sizeof(T); shift += 8) {
    bytes += static_cast<char>(number >> shift & 0xff);
  }
}

[[nodiscard]] std::string
format_record(const verify::Candidate& candidate);

[[nodiscard]] std::string
format_record(const base::Error& error);

/// The record of a file that is passed over.
[[nodiscard]] std::string
format_passed_over();

/// Nothing when the bytes are no record.
[[nodiscard]] std::optional<Record>
parse_record(base::Bytes bytes);

/// The error of a file that is not usable, without its subject.
[[nodiscard]] std::optional<base::Error>
parse_error(const Record& record);

}  // namespace hallmark::find
