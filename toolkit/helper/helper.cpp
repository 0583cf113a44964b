// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "helper/helper.hpp"

#include "base/file.hpp"
#include "base/text.hpp"
#include "output/write.hpp"

#include <filesystem>

namespace hallmark::helper {
namespace {

namespace fs = std::filesystem;

/// The second line of every helper, of any version.
constexpr std::string_view mark = "\n# Hallmark for Meson. Written by ";

Result<void>
make_folder(const fs::path& folder)
{
  std::error_code reason;
  fs::create_directories(folder, reason);
  if (reason) {
    return base::with_subject(
      base::make_error(Code::unreadable,
                       "cannot be created: " +
                         base::format_errno(reason.value())),
      folder.string());
  }
  return {};
}

}  // namespace

Result<Change>
write_helper(const std::string& folder)
{
  const auto name = (fs::path(folder) / "meson.build").string();
  const auto before = base::read_text(name);
  if (!before && before.error().code != Code::not_found) {
    return base::with_subject(before.error(), name);
  }
  if (before && before->find(mark) == std::string::npos) {
    return base::with_subject(
      base::make_error(Code::invalid_argument,
                       "is not Hallmark's helper, and is left unchanged",
                       "choose another folder: hallmark helper hallmark"),
      name);
  }
  if (before && *before == find_helper_text()) {
    return Change::none;
  }

  if (auto made = make_folder(folder); !made) {
    return made.error();
  }
  if (auto written = output::write_file(name, find_helper_text()); !written) {
    return written.error();
  }
  return before ? Change::updated : Change::written;
}

}  // namespace hallmark::helper
