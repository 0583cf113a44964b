// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "scaffold/subproject.hpp"

#include "base/text.hpp"

#include <array>
#include <filesystem>

namespace hallmark::scaffold {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view wrap_name = "subprojects/hallmark.wrap";

constexpr std::string_view provide = "\n"
                                     "[provide]\n"
                                     "dependency_names = hallmark\n"
                                     "program_names = hallmark\n";

/// `https://…`, or what git and ssh call by host: `git@example.org:x.git`.
bool
is_url(std::string_view source)
{
  const auto colon = source.find(':');
  return colon != std::string_view::npos && colon < source.find('/');
}

bool
is_archive(std::string_view url)
{
  constexpr std::array<std::string_view, 6> endings{
    ".tar", ".tar.gz", ".tar.xz", ".tar.bz2", ".tgz", ".zip"};
  for (const auto ending : endings) {
    if (url.ends_with(ending)) {
      return true;
    }
  }
  return false;
}

ProjectFile
make_wrap(std::string text)
{
  return {std::string(wrap_name),
          "# SPDX-License-Identifier: 0BSD\n" + std::move(text) +
            std::string(provide)};
}

Result<Subproject>
make_clone(std::string_view source)
{
  const auto hash = source.find('#');
  const std::string url(source.substr(0, hash));
  if (is_archive(url)) {
    return base::with_subject(
      base::make_error(Code::invalid_argument,
                       "archives are not supported: found '" + url +
                         "', expected a git repository or a folder",
                       "write subprojects/hallmark.wrap with the archive's "
                       "hash, and pass '--hallmark installed'"),
      "--source");
  }
  const std::string revision(
    hash == std::string_view::npos ? "HEAD" : source.substr(hash + 1));
  return Subproject{make_wrap("[wrap-git]\n"
                              "directory = hallmark\n"
                              "url = " +
                              url + "\nrevision = " + revision +
                              "\ndepth = 1\n"),
                    std::nullopt};
}

Result<Subproject>
make_link(std::string_view source)
{
  std::error_code reason;
  const auto folder = fs::canonical(fs::path(source), reason);
  if (reason) {
    return base::with_subject(
      base::make_error(Code::not_found, base::format_errno(reason.value())),
      source);
  }
  // A file that no other project has at this place.
  if (!fs::is_regular_file(folder / "loader/include/hallmark/hallmark.h")) {
    return base::with_subject(
      base::make_error(Code::not_found, "not Hallmark's source tree"), source);
  }
  // Meson asks for the source of a wrap only when its folder is missing.
  return Subproject{make_wrap("[wrap-file]\n"
                              "directory = hallmark\n"),
                    ProjectLink{"subprojects/hallmark", folder.string()}};
}

}  // namespace

Result<Subproject>
make_subproject(std::string_view source)
{
  return is_url(source) ? make_clone(source) : make_link(source);
}

}  // namespace hallmark::scaffold
