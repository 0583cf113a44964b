// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "load/builtin.hpp"

#include "base/text.hpp"
#include "load/closing.hpp"
#include "load/opening.hpp"
#include "load/requiring.hpp"
#include "load/resolve.hpp"

#include <limits>
#include <utility>

namespace hallmark::load {
namespace {

/// No file has it: a built-in plugin is told by the address of its record.
base::FileId
make_id(const BuiltinFound& found)
{
  base::FileId id;
  id.device = std::numeric_limits<std::uint64_t>::max();
  id.inode = reinterpret_cast<std::uintptr_t>(found.note.content.data());
  return id;
}

struct GiveBack {
  void operator()(const Library* library) const
  {
    unmap_library(*library);
    delete library;
  }
};

/// The file that holds a built-in plugin; as the dynamic loader names it when
/// that is gone.
std::string
find_holder(const MappedNote& note)
{
  const auto name =
    note.object.empty() ? std::string("/proc/self/exe") : note.object;
  const auto resolved = resolve_file(name);
  return resolved ? *resolved : name;
}

std::string
format_identity(const model::Identity& identity)
{
  return identity.path + " " + identity.version;
}

base::BoxedError
make_not_found(const std::string& path, const std::vector<BuiltinFound>& all)
{
  std::vector<std::string> paths;
  for (const auto& one : all) {
    paths.push_back(one.plugin.candidate.stamp.identity.path);
  }
  const auto nearest = base::find_nearest(path, paths, 1);
  return base::box_error(
    Code::not_found,
    "no plugin of this path is built in",
    nearest.empty() ? ""
                    : "did you mean " + base::quote(nearest.front()) + "?");
}

/// Whether `one` is a better choice than `other`: in the range, then newer.
bool
is_better(const model::Stamp& one,
          const model::Stamp& other,
          const Request& request)
{
  const auto first = model::Version::parse(one.identity.version);
  const auto second = model::Version::parse(other.identity.version);
  if (!first || !second) {
    return static_cast<bool>(first);
  }
  const auto& range = request.expectation.range;
  if (range && range->matches(*first) != range->matches(*second)) {
    return range->matches(*first);
  }
  return first->compare(*second) > 0;
}

Result<const BuiltinFound*>
choose(const std::string& path, const Request& request, const Builtins& all)
{
  const BuiltinFound* best = nullptr;
  for (const auto& one : all.sound) {
    const auto& stamp = one.plugin.candidate.stamp;
    if (stamp.identity.path == path &&
        (!best || is_better(stamp, best->plugin.candidate.stamp, request))) {
      best = &one;
    }
  }
  if (!best && !all.broken.empty()) {
    return all.broken.front().why;
  }
  if (!best) {
    return make_not_found(path, all.sound);
  }
  return best;
}

Result<std::unique_ptr<Plugin>>
prepare_builtin(const std::shared_ptr<State>& state,
                Entry& entry,
                const BuiltinFound& found,
                const Request& request)
{
  auto admitted = admit(*state, entry, found.plugin.candidate, request);
  if (!admitted) {
    return admitted.error();
  }
  auto required =
    open_requirements(state, found.plugin.candidate.stamp, request);
  if (!required) {
    return required.error();
  }
  const auto host = hold_object(found.note);
  if (!host) {
    return base::box_error(Code::not_found,
                           "the library that it is built into is unmapped");
  }
  auto plugin = std::make_unique<Plugin>(state, find_holder(found.note));
  plugin->fill(found.plugin, *host);
  plugin->requirements = *std::move(required);
  return start(std::move(plugin));
}

}  // namespace

Builtins
list_builtins()
{
  Builtins all;
  for (auto& note : list_mapped_notes(
         model::note_owner,
         static_cast<std::uint32_t>(model::NoteType::builtin))) {
    const auto library = hold_object(note);
    if (!library) {
      continue;  // unmapped meanwhile
    }
    std::shared_ptr<const Library> host(new Library(*library), GiveBack());
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

std::vector<std::unique_ptr<Found>>
find_builtins()
{
  std::vector<std::unique_ptr<Found>> found;
  auto all = list_builtins();
  for (const auto& one : all.sound) {
    auto owner =
      std::make_shared<const std::string>(format_record(one.plugin.candidate));
    if (auto record = parse_record(base::Bytes(std::string_view(*owner)))) {
      found.push_back(std::make_unique<Found>(
        find_holder(one.note), *record, std::move(owner), true));
    }
  }
  for (auto& one : all.broken) {
    found.push_back(
      std::make_unique<Found>(std::move(one.file), std::move(one.why), false));
  }
  return found;
}

Result<Plugin*>
open_builtin(const std::shared_ptr<State>& state,
             const std::string& path,
             const Request& request)
{
  const auto all = list_builtins();
  const auto found = choose(path, request, all);
  if (!found) {
    return found.error();
  }
  const auto& identity = (*found)->plugin.candidate.stamp.identity;
  const auto turn = state->take_turn(format_identity(identity) + " in " +
                                       find_holder((*found)->note),
                                     make_id(**found));
  if (!turn) {
    return turn.error();
  }
  if (turn->plugin) {
    return share(turn->plugin, request);
  }
  Opening opening(*state, turn->entry);
  auto plugin = prepare_builtin(state, opening.entry(), **found, request);
  if (!plugin) {
    return opening.fail(plugin.error());
  }
  return opening.succeed(*std::move(plugin));
}

}  // namespace hallmark::load
