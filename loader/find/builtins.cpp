// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "find/builtins.hpp"

#include "image/resolve.hpp"

#include <utility>

namespace hallmark::find {
namespace {

struct GiveBack {
  void operator()(const image::Library* library) const
  {
    image::unmap_library(*library);
    delete library;
  }
};

}  // namespace

std::string
find_holder(const image::MappedNote& note)
{
  const auto name =
    note.object.empty() ? std::string("/proc/self/exe") : note.object;
  const auto resolved = image::resolve_file(name);
  return resolved ? *resolved : name;
}

Builtins
list_builtins()
{
  Builtins all;
  for (auto& note : image::list_mapped_notes(
         model::note_owner,
         static_cast<std::uint32_t>(model::NoteType::builtin))) {
    const auto library = image::hold_object(note);
    if (!library) {
      continue;  // unmapped meanwhile
    }
    std::shared_ptr<const image::Library> host(new image::Library(*library),
                                               GiveBack());
    auto plugin = verify::read_builtin(note.content);
    if (plugin) {
      all.sound.push_back(
        {std::move(note), std::move(host), *std::move(plugin)});
    } else {
      all.broken.push_back({find_holder(note), plugin.error()});
    }
  }
  return all;
}

}  // namespace hallmark::find
