// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "image/resolve.hpp"

#include "base/file.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <memory>

#include <fcntl.h>
#include <unistd.h>

#if __has_include(<linux/openat2.h>)
#  include <linux/openat2.h>
#  include <sys/syscall.h>
#endif

namespace hallmark::image {
namespace {

/// 31 bits of a file's state below a bit that is always set: FNV-1a, over
/// words instead of bytes. ctime is left out as it is where files are compared.
std::uint32_t
hash_id(const base::FileId& id)
{
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const auto word : {id.device,
                          id.inode,
                          id.size,
                          static_cast<std::uint64_t>(id.mtime_ns)}) {
    hash = (hash ^ word) * 0x100000001b3;
  }
  return static_cast<std::uint32_t>(hash >> 32) | 0x80000000;
}

base::BoxedError
make_empty()
{
  return base::box_error(Code::invalid_argument, "file name is empty");
}

/// Whether a name has no part that only a walk through the folders explains.
bool
is_plain(std::string_view name)
{
  if (name.starts_with('/')) {
    name.remove_prefix(1);
  }
  const auto parts = base::split(name, '/');
  return std::ranges::none_of(parts, [](std::string_view part) {
    return part.empty() || part == "." || part == "..";
  });
}

/**
 * Open a file by a name that has no link in it: then it is the file's own.
 *
 * @return  Nothing where it may have one, and where the system cannot tell:
 *          openat2(2) is new in Linux 5.6.
 */
std::optional<base::File>
open_without_links(const std::string& name)
{
#if defined(SYS_openat2) && defined(RESOLVE_NO_SYMLINKS)
  if (!is_plain(name)) {
    return std::nullopt;
  }
  ::open_how how = {};
  how.flags = base::File::open_flags;
  how.resolve = RESOLVE_NO_SYMLINKS;
  const auto descriptor =
    ::syscall(SYS_openat2, AT_FDCWD, name.c_str(), &how, sizeof how);
  if (descriptor >= 0) {
    auto file = base::File::adopt(static_cast<int>(descriptor));
    if (file) {
      return *std::move(file);
    }
  }
#else
  static_cast<void>(name);
#endif
  return std::nullopt;
}

/// The name of an open file as the system knows it, in one call where
/// realpath() asks for each folder (proc(5), "/proc/pid/fd"). Nothing where
/// there is no /proc, where the file has no name any more, and where its name
/// only looks so.
std::optional<std::string>
find_known_name(const base::File& file)
{
  std::array<char, PATH_MAX> name = {};
  const auto link = "/proc/self/fd/" + std::to_string(file.descriptor());
  const auto size = ::readlink(link.c_str(), name.data(), name.size());
  if (size <= 0 || static_cast<std::size_t>(size) == name.size()) {
    return std::nullopt;
  }
  const std::string_view known(name.data(), static_cast<std::size_t>(size));
  if (!known.starts_with('/') || known.ends_with(" (deleted)")) {
    return std::nullopt;
  }
  return std::string(known);
}

}  // namespace

Result<std::string>
resolve_file(const std::string& name)
{
  if (name.empty()) {
    return make_empty();
  }
  const std::unique_ptr<char, decltype(&std::free)> resolved(
    ::realpath(name.c_str(), nullptr), &std::free);
  if (resolved) {
    return std::string(resolved.get());
  }
  // Names and reasons of what cannot be opened come from one place.
  auto file = base::File::open(name);
  if (!file) {
    return file.error();
  }
  return base::box_error(Code::unreadable, base::format_errno(errno));
}

Result<ResolvedFile>
open_resolved(const std::string& name)
{
  if (name.empty()) {
    return make_empty();
  }
  if (auto file = open_without_links(name)) {
    auto absolute = make_absolute(name);
    if (absolute.starts_with('/')) {
      return ResolvedFile{std::move(absolute), *std::move(file)};
    }
  }
  auto file = base::File::open(name);
  if (!file) {
    return std::move(file.error());
  }
  if (auto known = find_known_name(*file)) {
    return ResolvedFile{*std::move(known), *std::move(file)};
  }
  auto resolved = resolve_file(name);
  if (!resolved) {
    return std::move(resolved.error());
  }
  return ResolvedFile{*std::move(resolved), *std::move(file)};
}

std::optional<base::FileId>
find_file_id(const std::string& name)
{
  return base::find_file_id(AT_FDCWD, name);
}

std::string
make_absolute(const std::string& name)
{
  if (name.starts_with('/')) {
    return name;
  }
  const std::unique_ptr<char, decltype(&std::free)> current(
    ::getcwd(nullptr, 0), &std::free);
  return current ? current.get() + ("/" + name) : name;
}

std::string
find_last_part(const std::string& name)
{
  return name.substr(name.rfind('/') + 1);
}

std::string
spell_file(const std::string& name, const base::FileId& id)
{
  std::string spelled = "./";
  for (auto bits = hash_id(id); bits > 1; bits >>= 1) {
    spelled += (bits & 1) ? "./" : "/";
  }
  const auto last = name.rfind('/') + 1;
  return name.substr(0, last) + spelled + name.substr(last);
}

}  // namespace hallmark::image
