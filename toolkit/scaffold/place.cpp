// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "scaffold/place.hpp"

#include "base/file.hpp"
#include "base/text.hpp"

namespace hallmark::scaffold {
namespace {

namespace fs = std::filesystem;

/// The first line of a file: a path, absolute or from the file's folder.
std::optional<fs::path>
read_source(const fs::path& file)
{
  const auto text = base::read_text(file.string());
  if (!text) {
    return std::nullopt;
  }
  return (file.parent_path() / text->substr(0, text->find('\n')))
    .lexically_normal();
}

}  // namespace

Result<Place>
find_place(const fs::path& folder)
{
  Place place;
  place.source = read_source(folder / "hallmark.source");
  place.templates =
    place.source
      ? *place.source / "templates"
      : (folder / HALLMARK_TEMPLATES_FROM_PROGRAM).lexically_normal();
  place.headers =
    place.source ? *place.source / "loader" / "include"
                 : (folder / HALLMARK_HEADERS_FROM_PROGRAM).lexically_normal();

  std::error_code reason;
  if (!fs::is_directory(place.templates, reason)) {
    return base::with_subject(
      base::make_error(Code::not_found,
                       "has no templates",
                       "reinstall Hallmark, with its data"),
      place.templates.string());
  }
  return place;
}

Result<Place>
find_place()
{
  std::error_code reason;
  const auto program = fs::read_symlink("/proc/self/exe", reason);
  if (reason) {
    return base::with_subject(
      base::make_error(Code::unreadable, base::format_errno(reason.value())),
      "/proc/self/exe");
  }
  return find_place(program.parent_path());
}

}  // namespace hallmark::scaffold
