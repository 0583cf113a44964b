// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The templates, and what each contains.

#pragma once

#include "scaffold/fill.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace hallmark::scaffold {

/// A folder whose files become a project. `template.toml` in it is not copied:
/// it says `description = "…"`.
struct Template {
  std::string name;         ///< of the folder: `plugin`
  std::string description;  ///< one line
  std::filesystem::path folder;
};

/// A file of a project, not written yet.
struct ProjectFile {
  std::string name;  ///< from the project's folder on: `tests/meson.build`
  std::string content;
};

/**
 * The templates of a folder, sorted by name.
 *
 * Errors:   not_found   the folder is not there
 *           malformed   a `template.toml` that cannot be understood
 */
Result<std::vector<Template>>
read_templates(const std::filesystem::path& folder);

/**
 * The template of a name.
 *
 * Errors:   invalid_argument  there is none; hints at the nearest name
 */
Result<Template>
find_template(const std::vector<Template>& templates, std::string_view name);

/**
 * Every file of a template with its placeholders filled, in the content and
 * in the name (`{{name}}.cpp`); sorted by name.
 *
 * Errors:   malformed   a placeholder without a value; the subject is the file
 *           unreadable  a file cannot be read
 */
Result<std::vector<ProjectFile>>
fill_template(const Template& chosen, const Values& values);

}  // namespace hallmark::scaffold
