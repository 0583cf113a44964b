// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// How a scaffolded project gets Hallmark's source as a subproject.

#pragma once

#include "scaffold/template.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace hallmark::scaffold {

/// A symbolic link of a project, not made yet.
struct ProjectLink {
  std::string name;    ///< from the project's folder on
  std::string target;  ///< absolute
};

/// What goes below `subprojects/`.
struct Subproject {
  ProjectFile wrap;                 ///< `subprojects/hallmark.wrap`
  std::optional<ProjectLink> link;  ///< to a source tree on this machine
};

/**
 * A wrap for a source, with what Hallmark provides: `dependency('hallmark')`
 * and `find_program('hallmark')` work through it.
 *
 * A folder is linked to, as it is; a URL is cloned with git by Meson, at the
 * revision after `#`, or else at its newest one.
 *
 * @param source  `../hallmark`, `https://example.org/hallmark.git#v0.1.0`,
 *                `git@example.org:hallmark.git`.
 *
 * Errors:   not_found         no such folder, or Hallmark is not in it
 *           invalid_argument  a URL of an archive, whose hash nobody gave
 */
Result<Subproject>
make_subproject(std::string_view source);

}  // namespace hallmark::scaffold
