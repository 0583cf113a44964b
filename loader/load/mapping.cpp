// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "load/mapping.hpp"

#include "image/confirm.hpp"
#include "image/resolve.hpp"
#include "image/unresolved.hpp"

#include <functional>
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

base::Error
make_unconfirmed()
{
  return base::make_error(Code::changed,
                          "the mapped file is not the one that was verified",
                          "replace the file by renaming a new one over it");
}

/// What was verified, and how it is told apart from what is mapped.
struct Verified {
  const table::Entry& entry;
  std::function<bool(const image::Library&)> is_confirmed;
  /// Why it could not be mapped, of the dynamic loader's own text.
  std::function<base::Error(const base::Error&)> explain;
};

/// Map a file by the name that only this state of it has. An image of it that
/// another loader has is found by its inode.
base::Result<image::Library>
map_spelled(const Verified& verified, bool& is_confirmed)
{
  const auto& entry = verified.entry;
  auto library = image::map_library(image::spell_file(entry.file, entry.id));
  is_confirmed = library && verified.is_confirmed(*library);
  return library;
}

/**
 * Map a file by its own name, which debuggers show, or by the other spelling.
 *
 * The dynamic loader gives what was mapped by a name before, whatever file has
 * it now. So a name that another entry has is not tried; one that brings no new
 * image may stand for another file's, and one that brings something else too,
 * if the file still has that name: then another thread's image was the new one.
 */
base::Result<image::Library>
map_file(const Verified& verified, bool& is_confirmed)
{
  const auto& entry = verified.entry;
  if (!entry.is_name_used) {
    auto library = image::map_library(entry.file);
    is_confirmed = library && verified.is_confirmed(*library);
    if (!library || (library->is_new && is_confirmed)) {
      return library;
    }
    const image::MapGuard guard(*library);
    if (auto wrong = check_name(entry)) {
      return *std::move(wrong);
    }
  }
  return map_spelled(verified, is_confirmed);
}

base::Result<image::Library>
map_verified(const Verified& verified)
{
  const auto& entry = verified.entry;
  if (auto wrong = check_name(entry)) {
    return *std::move(wrong);
  }
  bool is_confirmed = false;
  auto library = map_file(verified, is_confirmed);
  if (!library) {
    auto& error = library.error();
    return error.code == Code::unresolved ? verified.explain(error)
                                          : std::move(error);
  }
  image::MapGuard guard(*library);
  if (!is_confirmed) {
    return make_unconfirmed();
  }
  if (auto wrong = check_name(entry)) {
    return *std::move(wrong);
  }
  guard.keep();
  return library;
}

}  // namespace

base::Result<image::Library>
map_confirmed(const table::Entry& entry, const verify::Candidate& candidate)
{
  return map_verified({entry,
                       [&](const image::Library& library) {
                         return image::is_confirmed(library, candidate);
                       },
                       [&](const base::Error& error) {
                         return image::explain_unresolved(
                           error, entry.file, candidate);
                       }});
}

base::Result<image::Library>
map_confirmed(const table::Entry& entry,
              const verify::Decided& plugin,
              base::File& file)
{
  return map_verified(
    {entry,
     [&](const image::Library& library) {
       return image::is_confirmed(library, plugin);
     },
     [&](const base::Error& error) {
       const auto candidate =
         verify::read_candidate(file, verify::this_platform());
       return candidate
                ? image::explain_unresolved(error, entry.file, *candidate)
                : error;
     }});
}

}  // namespace hallmark::load
