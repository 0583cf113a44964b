// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "load/mapping.hpp"

#include "image/confirm.hpp"
#include "image/resolve.hpp"
#include "image/unresolved.hpp"

#include <optional>
#include <utility>

namespace hallmark::load {
namespace {

/// What is wrong when the name of a file that was verified stands for another
/// one by now. That has its own turn: what is mapped here would be its image.
std::optional<base::Error>
check_name(const table::Entry& entry)
{
  const auto id = image::find_file_id(entry.file);
  if (id && table::is_unchanged(*id, entry.id)) {
    return std::nullopt;
  }
  return table::make_replaced();
}

std::optional<base::Error>
check_image(const image::Library& library,
            const table::Entry& entry,
            const verify::Candidate& candidate)
{
  if (image::is_confirmed(library, candidate)) {
    return check_name(entry);
  }
  return base::make_error(Code::changed,
                          "the mapped file is not the one that was verified",
                          "replace the file by renaming a new one over it");
}

/// The name to map a file by. One that is taken may be the file's own in
/// another loader: the other spelling finds that image by its inode. One that
/// may be given back just now is taken too: this image could get its place, and
/// be what is looked for there.
std::string
choose_name(const table::Entry& entry)
{
  return entry.is_name_used || image::is_name_mapped(entry.file)
           ? image::spell_file(entry.file, entry.id)
           : entry.file;
}

}  // namespace

base::Result<image::Library>
map_confirmed(const table::Entry& entry, const verify::Candidate& candidate)
{
  if (auto wrong = check_name(entry)) {
    return *std::move(wrong);
  }
  auto library = image::map_library(choose_name(entry));
  if (!library) {
    return image::explain_unresolved(library.error(), entry.file, candidate);
  }
  image::MapGuard guard(*library);
  if (auto wrong = check_image(*library, entry, candidate)) {
    return *std::move(wrong);
  }
  guard.keep();
  return library;
}

}  // namespace hallmark::load
