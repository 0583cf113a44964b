// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Note type 1: the text of a stamp.

#pragma once

#include "model/identity.hpp"
#include "model/range.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace hallmark::model {

/// The only stamp format that this version writes, and the newest it reads.
inline constexpr unsigned stamp_format = 1;

/// The owner of every note of ours.
inline constexpr std::string_view note_owner = "Hallmark";

/// Types of notes whose owner is `Hallmark`; see FORMAT.md.
enum class NoteType : std::uint32_t {
  stamp = 1,     ///< `key=value` lines
  table = 2,     ///< fingerprints of interfaces and exports
  contract = 3,  ///< canonical text of one interface
  metadata = 4,  ///< metadata and items
  expected = 5,  ///< what a host expects of an interface
  builtin = 6,   ///< a built-in plugin's record
  facts = 7,     ///< toolchain of a host that expects an interface
  decision = 8,  ///< who the plugin is and what it implements, in numbers
  exports = 9,   ///< its exports, with their hashes
};

/// One fact about the toolchain: `fact.compiler=gcc`.
struct Fact {
  std::string name;
  std::string value;

  bool operator==(const Fact&) const = default;
};

/// An interface by name and version: `implements=audio.example/filter 2.1.0`.
struct InterfaceName {
  std::string name;
  std::string version;
};

/// Texts by name; found by a view of one.
struct NameHash {
  using is_transparent = void;

  std::size_t operator()(std::string_view name) const
  {
    return std::hash<std::string_view>{}(name);
  }
};
using NameMap =
  std::unordered_map<std::string, std::string, NameHash, std::equal_to<>>;

/// Another plugin that is opened first: `requires=audio.example/fft ^2.0`.
struct Requirement {
  std::string path;
  std::string range;
  /// What is called of it: `calls=audio.example/fft audio.example/bins 1.0.0`.
  std::vector<InterfaceName> interfaces = {};
};

/**
 * What note type 1 says.
 *
 *     format=1
 *     path=audio.example/reverb
 *     version=1.2.0
 *     language=c++
 *     fact.compiler=gcc
 *     export=create_filter
 *     export=_ZN5audio4gainEi audio::gain
 *     optional=audio_tail
 *     implements=audio.example/filter 2.1.0
 *     uses=audio.example/host 1.0.0
 *     requires=audio.example/fft ^2.0
 *     calls=audio.example/fft audio.example/bins 1.0.0
 *
 * `format`, `path`, `version` come first, once, in this order; `language` is
 * `c` or `c++`. The rest repeats. Keys that a reader does not know are passed
 * over: a format that readers must not pass over has another number.
 */
struct Stamp {
  Identity identity;
  std::string language;
  std::vector<Fact> facts;
  std::vector<std::string> exports;   ///< linkage names, all defined
  std::vector<std::string> optional;  ///< linkage names, may be missing
  /// Source names of exports, by linkage name; none where the two are equal.
  NameMap names;
  std::vector<InterfaceName> implements;
  std::vector<InterfaceName> uses;
  std::vector<Requirement> requirements;
};

/// The name that an export has in source: `audio::gain` of `_ZN5audio4gainEi`.
[[nodiscard]] const std::string&
find_source_name(const Stamp& stamp, const std::string& linkage);

/**
 * Parse the content of note type 1.
 *
 * One NUL may follow the text and is no part of it: the note is emitted by a
 * compiler from a string literal, whose length only the compiler knows (the
 * facts are macros), and no array of C++ can hold a literal without its NUL.
 *
 * Errors:   malformed    a line without `=`, a key twice, no path, …
 *           unsupported  a newer format, by number: `stamp has format 2:
 *                        found 2, expected 1`, hint: update Hallmark
 */
Result<Stamp>
parse_stamp(std::string_view text);

/// The text that parse_stamp() reads.
[[nodiscard]] std::string
format_stamp(const Stamp& stamp);

}  // namespace hallmark::model
