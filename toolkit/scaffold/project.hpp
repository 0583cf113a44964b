// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Writes a project: whole files, and nothing is deleted.

#pragma once

#include "scaffold/subproject.hpp"
#include "scaffold/template.hpp"

#include <string>
#include <vector>

namespace hallmark::scaffold {

/// Everything that will be below a project's folder.
struct Project {
  std::vector<ProjectFile> files;
  std::vector<ProjectLink> links;
};

/**
 * Check that a folder can take a new project: it is empty, or not there.
 *
 * Errors:   unreadable  not empty: `not empty: it contains 'NAME'`; it
 *                       is no folder
 */
Result<void>
check_empty(const std::string& folder);

/**
 * Write a project into a folder, which is made when it is not there.
 *
 * A file that is there with another content is replaced; a link whose name is
 * taken is left out: what is there is taken for what the user wants.
 *
 * @return  The names of files that were replaced.
 *
 * Errors:   unreadable  what could not be written, and why
 */
Result<std::vector<std::string>>
write_project(const std::string& folder, const Project& project);

}  // namespace hallmark::scaffold
