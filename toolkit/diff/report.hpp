// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The result of a comparison: differences in parts, each part with a version
// that must allow them.

#pragma once

#include "base/error.hpp"
#include "model/version.hpp"
#include "verify/change.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hallmark::diff {

using verify::VersionStep;

/// One difference. What a side lacks has no value there.
struct Item {
  std::string subject;         ///< `type 'audio::Params'`, `export 'gain'`
  std::string file;            ///< where it is declared, or empty
  std::uint64_t line = 0;      ///< in `file`
  std::string reached_from;    ///< the nearest export, or empty
  std::string field;           ///< `member 'gain'`
  std::string old_value;       ///< as printed: `at +8`
  std::string new_value;       ///< as printed: `at +16`
  std::string text;            ///< the line: `member 'gain': found at +16, …`
  bool names_subject = false;  ///< `text` does, and needs no heading
  bool is_compatible = false;
  std::optional<verify::Directions> works;  ///< of an interface's text
  bool follows = false;                     ///< from another one; not printed
  VersionStep step = VersionStep::major;
};

/// What has a version of its own.
enum class PartKind {
  interface,
  plugin,  ///< exports of its own, and the interfaces that it speaks
  host,    ///< the interfaces that it speaks; has no version
};

struct Versions {
  model::Version old_one;
  model::Version new_one;
};

struct Part {
  PartKind kind = PartKind::interface;
  std::string name;                  ///< of interface or plugin, as in the old
  std::optional<Versions> versions;  ///< none of a host
  std::vector<Item> items;           ///< most important first
  /// What only code that is compiled again notices; see notices.hpp.
  std::vector<std::string> notices = {};
};

struct Report {
  std::vector<Part> parts;
};

/// The step that one difference demands of the part's version: before 1.0 the
/// minor number counts for the major one.
[[nodiscard]] VersionStep
find_demand(const Part& part, const Item& item);

/// The greatest step that is demanded.
[[nodiscard]] VersionStep
find_demand(const Part& part);
[[nodiscard]] VersionStep
find_demand(const Report& report);

/// The step that the versions take; none without versions.
[[nodiscard]] VersionStep
find_version_step(const Part& part);

/// Whether the versions allow the differences: the step is as great as what is
/// demanded, and the version is not lower than it was. Without versions what is
/// compatible is allowed.
[[nodiscard]] bool
is_allowed(const Part& part);
[[nodiscard]] bool
is_allowed(const Report& report);

/// Whether anything differs, a version for one.
[[nodiscard]] bool
is_changed(const Report& report);

/// The least version after `old_version` that takes a step; nothing: there is
/// none.
[[nodiscard]] std::optional<model::Version>
find_next_version(const model::Version& old_version, VersionStep step);

/// As many as there are.
inline constexpr std::size_t all_items = static_cast<std::size_t>(-1);

/// What is printed where nobody asks for all.
inline constexpr std::size_t most_items = 20;

/**
 * The report, for people; ends with a newline:
 *
 *     interface 'audio.example/filter' 2.1.0 to 2.1.1: 2 differences demand a
 *     major step, found a patch step                    (on one line)
 *       type 'audio::Params' (reached from create_filter):
 *         incompatible (major, neither way): size: found 96, expected 88
 *       compatible (minor, both ways): export 'tail' exists only in the new one
 *     plugin 'audio.example/reverb' 1.2.0: no difference
 *
 * Both ways are those of old plugins with a new host and of new plugins with an
 * old host; where a change works in one, it is named.
 *
 * @param room  How many differences are printed, of all parts together.
 */
[[nodiscard]] std::string
format_report(const Report& report, std::size_t room = all_items);

/// One error for each part that is not allowed: `version of interface
/// 'audio.example/filter' does not allow the differences: found 2.1.1,
/// expected 3.0.0 or later`.
[[nodiscard]] std::vector<base::Error>
list_errors(const Report& report);

}  // namespace hallmark::diff
