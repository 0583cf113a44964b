// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "scaffold/project.hpp"

#include "base/text.hpp"
#include "output/write.hpp"

#include <algorithm>
#include <filesystem>

namespace hallmark::scaffold {
namespace {

namespace fs = std::filesystem;

Result<void>
make_folder_of(const fs::path& file)
{
  std::error_code reason;
  fs::create_directories(file.parent_path(), reason);
  if (reason) {
    return output::make_write_error(file.string(), reason.value());
  }
  return {};
}

/// Write one file. Gives whether another one was there.
Result<bool>
write_project_file(const fs::path& file, const std::string& content)
{
  if (auto made = make_folder_of(file); !made) {
    return made.error();
  }
  std::error_code ignored;
  const bool was_there = fs::exists(fs::symlink_status(file, ignored));
  const auto written = output::write_if_changed(file.string(), content);
  if (!written) {
    return written.error();
  }
  return was_there && *written;
}

Result<void>
write_link(const fs::path& file, const std::string& target)
{
  if (auto made = make_folder_of(file); !made) {
    return made.error();
  }
  std::error_code reason;
  if (fs::exists(fs::symlink_status(file, reason))) {
    return {};
  }
  fs::create_directory_symlink(target, file, reason);
  if (reason) {
    return output::make_write_error(file.string(), reason.value());
  }
  return {};
}

}  // namespace

Result<void>
check_empty(const std::string& folder)
{
  std::error_code reason;
  const auto status = fs::status(folder, reason);
  if (!fs::exists(status)) {
    return {};
  }
  fs::directory_iterator entries(folder, reason);
  if (reason) {
    return output::make_write_error(folder, reason.value());
  }
  std::vector<std::string> names;
  for (const auto& entry : entries) {
    names.push_back(entry.path().filename().string());
  }
  if (names.empty()) {
    return {};
  }
  const auto first = *std::min_element(names.begin(), names.end());
  return base::with_subject(
    base::make_error(Code::unreadable,
                     "not empty: it contains " + base::quote(first),
                     "choose a new folder, or pass --force, which replaces "
                     "files of the same name and deletes nothing"),
    folder);
}

Result<std::vector<std::string>>
write_project(const std::string& folder, const Project& project)
{
  std::vector<std::string> replaced;
  for (const auto& file : project.files) {
    auto was_there =
      write_project_file(fs::path(folder) / file.name, file.content);
    if (!was_there) {
      return was_there.error();
    }
    if (*was_there) {
      replaced.push_back(file.name);
    }
  }
  for (const auto& link : project.links) {
    if (auto made = write_link(fs::path(folder) / link.name, link.target);
        !made) {
      return made.error();
    }
  }
  return replaced;
}

}  // namespace hallmark::scaffold
