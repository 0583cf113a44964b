// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "find/cache.hpp"

#include "base/text.hpp"
#include "find/record.hpp"
#include "verify/platform.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cerrno>
#include <ctime>
#include <tuple>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace hallmark::find {
namespace {

constexpr std::string_view magic = "Hallmark";
constexpr std::uint32_t cache_format = 1;
constexpr std::uint64_t checksum_offset = 24;
constexpr std::uint64_t checked_offset = 32;
constexpr std::uint64_t header_size = 40;
constexpr std::uint64_t entry_size = 56;
constexpr std::uint64_t longest_cache = 256 << 20;
constexpr std::int64_t settling_ns = 2'000'000'000;

/**
 * A checksum, not a defence: words go by turns into four lanes, so that the
 * processor works on four at a time. Every step can be undone, so a change
 * within one word always shows.
 */
std::uint64_t
sum_bytes(base::Bytes bytes)
{
  constexpr std::uint64_t factor = 0x9e3779b97f4a7c15;
  std::array<std::uint64_t, 4> lanes = {1, 2, 3, bytes.size()};
  const auto mix = [](std::uint64_t lane, std::uint64_t word) {
    return std::rotl((lane ^ word) * factor, 29);
  };
  std::uint64_t offset = 0;
  for (; bytes.has(offset, 32); offset += 32) {
    for (std::size_t i = 0; i < lanes.size(); ++i) {
      lanes[i] = mix(lanes[i], *bytes.number<std::uint64_t>(offset + 8 * i));
    }
  }
  for (; offset < bytes.size(); ++offset) {
    lanes[0] = mix(lanes[0], *bytes.number<std::uint8_t>(offset));
  }
  std::uint64_t sum = 0;
  for (const auto lane : lanes) {
    sum = mix(sum, lane);
  }
  return sum;
}

std::uint32_t
this_machine()
{
  return verify::this_platform().machine;
}

/// How many entries sound bytes have; 0 when they are not.
std::size_t
count_entries(base::Bytes bytes)
{
  const auto count = bytes.number<std::uint64_t>(checked_offset);
  if (!count || bytes.view().substr(0, magic.size()) != magic ||
      bytes.number<std::uint32_t>(8) != cache_format ||
      bytes.number<std::uint32_t>(12) != this_machine() ||
      bytes.number<std::uint64_t>(16) != bytes.size() ||
      *count > (bytes.size() - header_size) / entry_size) {
    return 0;
  }
  const auto checked =
    *bytes.slice(checked_offset, bytes.size() - checked_offset);
  return bytes.number<std::uint64_t>(checksum_offset) == sum_bytes(checked)
           ? static_cast<std::size_t>(*count)
           : 0;
}

base::FileId
read_id(base::Bytes bytes, std::uint64_t offset)
{
  const auto number = [&](std::uint64_t index) {
    return bytes.number<std::uint64_t>(offset + 8 * index).value_or(0);
  };
  return {number(0),
          number(1),
          number(2),
          static_cast<std::int64_t>(number(3)),
          static_cast<std::int64_t>(number(4))};
}

void
add_id(std::string& bytes, const base::FileId& id)
{
  add_number(bytes, id.device);
  add_number(bytes, id.inode);
  add_number(bytes, id.size);
  add_number(bytes, static_cast<std::uint64_t>(id.mtime_ns));
  add_number(bytes, static_cast<std::uint64_t>(id.ctime_ns));
}

bool
precedes(const base::FileId& a, const base::FileId& b)
{
  return std::tie(a.device, a.inode) < std::tie(b.device, b.inode);
}

void
make_folders(const std::string& name)
{
  for (auto end = name.find('/', 1); end != std::string::npos;
       end = name.find('/', end + 1)) {
    ::mkdir(name.substr(0, end).c_str(), 0777);
  }
}

/// A name that no other process or thread writes to.
std::string
name_temporary(const std::string& name)
{
  static std::atomic<unsigned> count{0};
  std::timespec now = {};
  ::clock_gettime(CLOCK_REALTIME, &now);
  return base::concat({name,
                       ".",
                       std::to_string(::getpid()),
                       ".",
                       std::to_string(now.tv_nsec),
                       ".",
                       std::to_string(count.fetch_add(1))});
}

}  // namespace

Cache::Cache(std::string bytes)
  : bytes_(std::make_shared<const std::string>(std::move(bytes))),
    count_(count_entries(base::Bytes(*bytes_)))
{
}

std::optional<base::Bytes>
Cache::find(const base::FileId& id) const
{
  if (count_ == 0) {
    return std::nullopt;
  }
  const base::Bytes bytes(*bytes_);
  std::size_t first = 0;
  std::size_t last = count_;
  while (first < last) {
    const auto middle = first + (last - first) / 2;
    if (precedes(read_id(bytes, header_size + middle * entry_size), id)) {
      first = middle + 1;
    } else {
      last = middle;
    }
  }
  const auto offset = header_size + first * entry_size;
  if (first == count_ || read_id(bytes, offset) != id) {
    return std::nullopt;
  }
  return bytes.slice(bytes.number<std::uint64_t>(offset + 40).value_or(0),
                     bytes.number<std::uint64_t>(offset + 48).value_or(0));
}

std::string
format_cache(std::vector<CacheEntry> entries)
{
  std::sort(entries.begin(), entries.end(), [](auto& a, auto& b) {
    return precedes(a.id, b.id);
  });
  std::string checked;
  add_number<std::uint64_t>(checked, entries.size());
  auto offset = header_size + entries.size() * entry_size;
  for (const auto& entry : entries) {
    add_id(checked, entry.id);
    add_number<std::uint64_t>(checked, offset);
    add_number<std::uint64_t>(checked, entry.record.size());
    offset += entry.record.size();
  }
  for (const auto& entry : entries) {
    checked += entry.record.view();
  }

  std::string bytes(magic);
  add_number(bytes, cache_format);
  add_number(bytes, this_machine());
  add_number<std::uint64_t>(bytes, checked_offset + checked.size());
  add_number(bytes, sum_bytes(base::Bytes(std::string_view(checked))));
  return bytes + checked;
}

std::string
name_cache(const std::string& cache_folder, const std::string& folder)
{
  const auto sum = sum_bytes(base::Bytes(std::string_view(folder)));
  return cache_folder + "/hallmark-" + base::format_hex(sum).substr(2);
}

Cache
read_cache(const std::string& name)
{
  auto bytes = base::read_text(name, longest_cache);
  return bytes ? Cache(*std::move(bytes)) : Cache();
}

bool
write_cache(const std::string& name, const std::string& bytes)
{
  make_folders(name);
  const auto temporary = name_temporary(name);
  const auto descriptor =
    ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (descriptor < 0) {
    return false;
  }
  const auto is_whole = base::write_all(descriptor, bytes);
  const auto is_closed = ::close(descriptor) == 0;
  if (is_whole && is_closed && ::rename(temporary.c_str(), name.c_str()) == 0) {
    return true;
  }
  ::unlink(temporary.c_str());
  return false;
}

bool
is_settled(const base::FileId& id, std::int64_t now_ns)
{
  return std::max(id.mtime_ns, id.ctime_ns) <= now_ns - settling_ns;
}

}  // namespace hallmark::find
