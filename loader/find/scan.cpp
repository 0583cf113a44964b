// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "find/scan.hpp"

#include "base/folder.hpp"
#include "find/cache.hpp"
#include "find/writers.hpp"
#include "image/resolve.hpp"
#include "verify/looks.hpp"

#include <algorithm>
#include <ctime>
#include <set>
#include <utility>

namespace hallmark::find {
namespace {

using Key = std::pair<std::uint64_t, std::uint64_t>;

Key
make_key(const base::FileId& id)
{
  return {id.inode, id.device};
}

/// How one search differs from another.
struct Manner {
  std::string cache;  ///< folder, or empty
  std::int64_t now_ns = 0;
  bool is_absolute = true;  ///< whether files are named from the root on
  std::optional<verify::Platform> platform;
};

/// One search through folders.
class Scan {
public:
  explicit Scan(const Manner& manner) : manner_(manner) {}

  void add_folder(const std::string& name);

  [[nodiscard]] Listing take() { return std::move(listing_); }

private:
  void add_files(const base::Folder& folder);
  void add_file(const base::Folder& folder, const std::string& name);
  bool add_kept(const base::Folder& folder, const std::string& name);
  base::Result<base::File> open_file(const base::Folder& folder,
                                     const std::string& name,
                                     bool& can_be_kept) const;
  void add_record(const std::string& name,
                  const base::FileId& id,
                  const Record& record,
                  std::shared_ptr<const std::string> owner);
  void write();

  const Manner& manner_;
  Listing listing_;
  std::set<Key> files_;
  std::set<Key> folders_;

  // Of the folder that is looked at:
  std::string prefix_;  ///< with `/` at its end
  std::string cache_name_;
  Cache cache_;
  std::vector<CacheEntry> kept_;
  std::vector<std::shared_ptr<const std::string>> owners_;
  bool has_new_ = false;
};

void
Scan::add_folder(const std::string& name)
{
  const auto folder = base::Folder::open(name);
  if (!folder) {
    listing_.found.push_back(
      std::make_unique<Found>(name, folder.error(), true));
    return;
  }
  if (!folders_.insert(make_key(folder->id())).second) {
    return;
  }
  const auto before = listing_.found.size();
  prefix_ = manner_.is_absolute ? image::make_absolute(name) : name;
  while (prefix_.size() > 1 && prefix_.ends_with('/')) {
    prefix_.pop_back();
  }
  cache_name_ = manner_.cache.empty() ? "" : name_cache(manner_.cache, prefix_);
  prefix_ += prefix_ == "/" ? "" : "/";
  add_files(*folder);
  if (listing_.found.size() == before) {
    listing_.empty.push_back(name);
  }
}

void
Scan::add_files(const base::Folder& folder)
{
  cache_ = cache_name_.empty() ? Cache() : read_cache(cache_name_);
  kept_.clear();
  owners_.clear();
  has_new_ = false;
  for (const auto& name : folder.files()) {
    if (cache_name_.empty() || !add_kept(folder, name)) {
      add_file(folder, name);
    }
  }
  write();
}

/// Add a file that the cache knows. Costs one stat.
bool
Scan::add_kept(const base::Folder& folder, const std::string& name)
{
  if (cache_.count() == 0) {
    return false;
  }
  const auto id = folder.find_id(name);
  const auto bytes = id ? cache_.find(*id) : std::nullopt;
  const auto record = bytes ? parse_record(*bytes) : std::nullopt;
  if (!record) {
    return false;
  }
  kept_.push_back({*id, *bytes});
  add_record(name, *id, *record, cache_.bytes());
  return true;
}

/**
 * Open a file, and say whether what is read of it can be kept.
 *
 * Who has it mapped may write it without a new time. That nobody does has to be
 * known before it is read: it could end meanwhile.
 */
base::Result<base::File>
Scan::open_file(const base::Folder& folder,
                const std::string& name,
                bool& can_be_kept) const
{
  auto file = folder.open_file(name);
  can_be_kept =
    file && !cache_name_.empty() && is_settled(file->id(), manner_.now_ns);
  if (!can_be_kept) {
    return file;
  }
  const auto writers = find_writers(file->descriptor());
  if (writers == Writers::none) {
    file = folder.open_file(name);
  }
  can_be_kept =
    file && writers != Writers::some && is_settled(file->id(), manner_.now_ns);
  return file;
}

/// Read a file.
void
Scan::add_file(const base::Folder& folder, const std::string& name)
{
  bool can_be_kept = false;
  auto file = open_file(folder, name, can_be_kept);
  ++listing_.read_count;
  if (!file) {
    if (verify::is_library_name(name)) {
      listing_.found.push_back(
        std::make_unique<Found>(prefix_ + name, file.error(), false));
    }
    return;
  }
  auto owner = std::make_shared<const std::string>(
    read_record(*file, name, manner_.platform));
  const base::Bytes bytes{std::string_view(*owner)};
  const auto record = parse_record(bytes);
  if (!record) {
    return;  // cannot be: what is formatted can be parsed
  }
  const auto is_lasting = record->kind != Record::Kind::unusable ||
                          parse_error(*record)->code != Code::unreadable;
  if (can_be_kept && is_lasting) {
    kept_.push_back({file->id(), bytes});
    owners_.push_back(owner);
    has_new_ = true;
  }
  add_record(name, file->id(), *record, std::move(owner));
}

void
Scan::add_record(const std::string& name,
                 const base::FileId& id,
                 const Record& record,
                 std::shared_ptr<const std::string> owner)
{
  if (record.kind != Record::Kind::passed_over &&
      files_.insert(make_key(id)).second) {
    listing_.found.push_back(
      std::make_unique<Found>(prefix_ + name, record, std::move(owner)));
  }
}

/// Write the cache, when it would be another one.
void
Scan::write()
{
  if (!has_new_ && kept_.size() == cache_.count()) {
    return;
  }
  std::sort(kept_.begin(), kept_.end(), [](auto& a, auto& b) {
    return make_key(a.id) < make_key(b.id);
  });
  const auto end =
    std::unique(kept_.begin(), kept_.end(), [](auto& a, auto& b) {
      return make_key(a.id) == make_key(b.id);
    });
  kept_.erase(end, kept_.end());
  if (has_new_ || kept_.size() != cache_.count()) {
    write_cache(cache_name_, format_cache(kept_));
  }
}

Listing
scan_all(const std::vector<std::string>& folders, const Manner& manner)
{
  Scan scan(manner);
  for (const auto& folder : folders) {
    scan.add_folder(folder);
  }
  return scan.take();
}

}  // namespace

std::string
read_record(base::File& file,
            const std::string& name,
            const std::optional<verify::Platform>& platform)
{
  if (!verify::looks_like_plugin(file, name)) {
    return format_passed_over();
  }
  const auto candidate =
    verify::read_candidate(file, platform, verify::ContractTexts::left);
  if (!candidate) {
    return format_record(candidate.error());
  }
  const auto known = verify::check_machine(candidate->image.header);
  return known ? format_record(*candidate) : format_record(known.error());
}

Listing
scan_folders(const std::vector<std::string>& folders,
             const std::string& cache,
             std::int64_t now_ns)
{
  return scan_all(folders, {cache, now_ns, true, verify::this_platform()});
}

Listing
scan_folders(const std::vector<std::string>& folders,
             const std::optional<verify::Platform>& platform)
{
  return scan_all(folders, {"", 0, false, platform});
}

std::int64_t
read_clock()
{
  std::timespec now = {};
  ::clock_gettime(CLOCK_REALTIME, &now);
  return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

}  // namespace hallmark::find
