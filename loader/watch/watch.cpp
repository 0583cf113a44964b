// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "watch/watch.hpp"

#include "base/folder.hpp"
#include "base/text.hpp"
#include "image/resolve.hpp"
#include "verify/looks.hpp"

#include <algorithm>
#include <cerrno>

#include <sys/inotify.h>

namespace hallmark::watch {
namespace {

constexpr std::uint32_t self_events = IN_DELETE_SELF | IN_MOVE_SELF;

constexpr std::uint32_t way_events =
  IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB | self_events;

constexpr std::uint32_t file_events =
  way_events | IN_MODIFY | IN_CLOSE_WRITE | IN_EXCL_UNLINK;

bool
is_limit(int failure)
{
  return failure == ENOSPC || failure == ENOMEM || failure == EMFILE;
}

bool
is_absent(int failure)
{
  return failure == ENOENT || failure == ENOTDIR;
}

std::string
trim(std::string name)
{
  while (name.size() > 1 && name.ends_with('/')) {
    name.pop_back();
  }
  return name;
}

std::string
join_name(const std::string& folder, const std::string& file)
{
  return folder + (folder.ends_with('/') ? "" : "/") + file;
}

}  // namespace

base::Result<std::unique_ptr<Watch>>
Watch::start(const std::vector<std::string>& folders)
{
  auto notifier = Notifier::make();
  if (!notifier) {
    return notifier.error();
  }
  std::unique_ptr<Watch> made(new Watch(*std::move(notifier)));
  for (const auto& name : folders) {
    if (!name.empty()) {  // no folder has that name, nor ever will
      made->folders_.emplace_back().name = trim(image::make_absolute(name));
    }
  }
  made->walk_ways();
  for (auto& folder : made->folders_) {
    if (is_limit(folder.failure)) {
      return base::with_subject(make_watch_error(folder.failure), folder.name);
    }
    made->learn_files(folder);
  }
  made->set_timer();
  return made;
}

find::Listing
Watch::changes()
{
  const std::lock_guard lock(mutex_);
  const auto notices = notifier_->read();
  const auto read_ns = read_steady_clock();
  for (const auto& notice : notices) {
    note(notice, read_ns);
  }
  if (is_moved_ || retry_ns_ <= read_ns) {
    walk_ways();
  }
  const auto now_ns = read_steady_clock();
  for (auto& folder : folders_) {
    tell_ready(folder, now_ns);
  }
  auto told = std::exchange(told_, {});
  set_timer();
  return told;
}

void
Watch::note(const Notice& notice, std::int64_t now_ns)
{
  if ((notice.mask & IN_Q_OVERFLOW) != 0) {
    is_lost_ = true;
    is_moved_ = true;
    return;
  }
  if (!watches_.contains(notice.watch)) {
    return;  // forgotten meanwhile
  }
  if ((notice.mask & IN_IGNORED) != 0) {
    watches_.erase(notice.watch);
  }
  is_moved_ = is_moved_ ||
              (notice.mask & (IN_IGNORED | IN_UNMOUNT | self_events)) != 0 ||
              ways_.contains({notice.watch, notice.name});
  for (auto& folder : folders_) {
    if (folder.watch == notice.watch && !notice.name.empty() &&
        (notice.mask & IN_ISDIR) == 0) {
      folder.pending[notice.name].note(
        notice.mask, join_name(folder.name, notice.name), now_ns);
    }
  }
}

/// Watch every folder and what leads to it, and nothing else.
void
Watch::walk_ways()
{
  is_moved_ = false;
  retry_ns_ = Pending::never;
  ways_.clear();
  std::set<int> needed;
  std::set<int> taken;
  for (auto& folder : folders_) {
    const int failure = walk_way(folder.name, needed);
    const bool is_new = watch_folder(folder, failure, taken);
    if (is_new || is_lost_) {
      compare_files(folder);
    }
  }
  needed.merge(taken);
  for (const int watch : watches_) {
    if (!needed.contains(watch)) {
      notifier_->forget(watch);
    }
  }
  watches_ = std::move(needed);
  is_lost_ = false;
}

/// Gives 0, or the errno of a limit of the system.
int
Watch::walk_way(const std::string& name, std::set<int>& needed)
{
  int failure = 0;
  for (std::size_t slash = 0; slash < name.size() - 1;) {
    const auto end = std::min(name.find('/', slash + 1), name.size());
    const auto before = slash == 0 ? "/" : name.substr(0, slash);
    const int watch = notifier_->watch(before, way_events);
    if (watch >= 0) {
      needed.insert(watch);
      ways_.emplace(watch, name.substr(slash + 1, end - slash - 1));
    } else if (is_limit(-watch)) {
      failure = -watch;
    }
    slash = end;
  }
  return failure;
}

/// Whether it is another folder than before, or none now.
bool
Watch::watch_folder(Folder& folder, int failure, std::set<int>& taken)
{
  const int before = std::exchange(folder.watch, -1);
  const int watch = notifier_->watch(folder.name, file_events);
  if (watch >= 0) {
    // A second name of an earlier folder has no files of its own.
    folder.watch = taken.insert(watch).second ? watch : -1;
  } else if (!is_absent(-watch)) {
    failure = -watch;
  }
  tell_failure(folder, failure);
  return folder.watch != before;
}

/// Tell why a folder is not watched, once; 0 when it is, or is not there.
void
Watch::tell_failure(Folder& folder, int failure)
{
  if (failure != 0 && failure != folder.failure) {
    told_.found.push_back(std::make_unique<find::Found>(
      folder.name, make_watch_error(failure), true));
  }
  folder.failure = failure;
  if (is_limit(failure)) {
    retry_ns_ = read_steady_clock() + Pending::long_quiet_ns;
  }
}

/// Note what may have changed while nobody said so.
void
Watch::compare_files(Folder& folder)
{
  const auto now_ns = read_steady_clock();
  for (auto& [file, pending] : folder.pending) {
    pending.lose(now_ns);
  }
  for (const auto& [file, seen] : folder.seen) {
    folder.pending[file].lose(now_ns);
  }
  const auto files = folder.watch >= 0 ? base::Folder::open(folder.name)
                                       : base::make_error(Code::not_found, "");
  if (!files) {
    return;
  }
  for (const auto& file : files->files()) {
    const auto known = folder.seen.find(file);
    const auto id = files->find_id(file);
    if (known != folder.seen.end() && id == known->second.id) {
      folder.pending.erase(file);
    } else {
      folder.pending[file].lose(now_ns);
    }
  }
}

/// What is there when it all begins.
void
Watch::learn_files(Folder& folder)
{
  for (const auto& [file, pending] : std::exchange(folder.pending, {})) {
    const auto look = look_at(folder, file);
    if (look && look->sight.id) {
      folder.seen[file] = {*look->sight.id, look->found != nullptr};
    }
    if (!look || look->sight.writers == find::Writers::some) {
      folder.pending.emplace(file, pending);
    }
  }
}

void
Watch::tell_ready(Folder& folder, std::int64_t now_ns)
{
  for (auto next = folder.pending.begin(); next != folder.pending.end();) {
    const auto one = next++;
    if (one->second.due_ns() > now_ns) {
      continue;
    }
    auto look = look_at(folder, one->first);
    if (!look) {
      one->second.delay(now_ns);
      continue;
    }
    if (!one->second.is_ready(look->sight, now_ns)) {
      continue;
    }
    const auto file = one->first;
    folder.pending.erase(one);
    tell(folder, file, *std::move(look));
  }
}

void
Watch::tell(Folder& folder, const std::string& file, Look look)
{
  const auto known = folder.seen.find(file);
  const auto& id = look.sight.id;
  const bool was_listed = known != folder.seen.end() && known->second.is_listed;
  if (!id || (!look.found && was_listed)) {
    if (was_listed) {
      tell_gone(folder, file);
    }
    if (!id) {
      folder.seen.erase(file);
      return;
    }
  }
  const bool is_same = known != folder.seen.end() && known->second.id == id;
  const bool is_listed = look.found != nullptr;
  if (is_listed && !(was_listed && is_same)) {
    look.found->set_change(was_listed ? HALLMARK_CHANGE_CHANGED
                                      : HALLMARK_CHANGE_ADDED);
    told_.found.push_back(std::move(look.found));
  }
  folder.seen[file] = {*id, is_listed};
}

void
Watch::tell_gone(Folder& folder, const std::string& file)
{
  auto found = std::make_unique<find::Found>(
    join_name(folder.name, file),
    base::make_error(Code::not_found, base::format_errno(ENOENT)),
    false);
  found->set_change(HALLMARK_CHANGE_REMOVED);
  told_.found.push_back(std::move(found));
}

/// Nothing when someone wrote to it meanwhile.
std::optional<Watch::Look>
Watch::look_at(const Folder& folder, const std::string& file)
{
  const auto name = join_name(folder.name, file);
  auto opened = base::File::open(name);
  const bool is_there = folder.watch >= 0;
  if (!is_there || (!opened && opened.error().code == Code::not_found)) {
    return Look{};
  }
  if (!opened) {
    auto found = std::make_unique<find::Found>(name, opened.error(), false);
    const auto id = image::find_file_id(name).value_or(base::FileId());
    const bool is_broken = opened.error().code == Code::malformed;
    return Look{{id, find::Writers::unknown, is_broken},
                verify::is_library_name(file) ? std::move(found) : nullptr};
  }
  Sight sight{opened->id(), find::find_writers(opened->descriptor()), false};
  auto owner = std::make_shared<const std::string>(
    find::read_record(*opened, file, verify::this_platform()));
  const auto record = find::parse_record(base::Bytes(std::string_view(*owner)));
  if (!record || image::find_file_id(name) != opened->id()) {
    return std::nullopt;
  }
  if (record->kind == find::Record::Kind::passed_over) {
    return Look{sight, nullptr};
  }
  auto found = std::make_unique<find::Found>(name, *record, std::move(owner));
  const auto error = found->error();
  sight.is_broken = error && error->code == Code::malformed;
  return Look{sight, std::move(found)};
}

std::int64_t
Watch::find_next_due() const
{
  auto next = retry_ns_;
  for (const auto& folder : folders_) {
    for (const auto& [file, pending] : folder.pending) {
      next = std::min(next, pending.due_ns());
    }
  }
  return next;
}

/// Wake when something is due; what is told already is.
void
Watch::set_timer()
{
  const auto next = find_next_due();
  if (!told_.found.empty()) {
    notifier_->set_timer(read_steady_clock());
  } else if (next == Pending::never) {
    notifier_->set_timer(std::nullopt);
  } else {
    notifier_->set_timer(next);
  }
}

}  // namespace hallmark::watch
