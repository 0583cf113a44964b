// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "load/resolve.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <memory>

#include <sys/stat.h>

namespace hallmark::load {
namespace {

std::int64_t
count_nanoseconds(const timespec& time)
{
  return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

}  // namespace

Result<std::string>
resolve_file(const std::string& name)
{
  if (name.empty()) {
    return base::make_error(Code::invalid_argument, "file name is empty");
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
  return base::make_error(Code::unreadable, std::strerror(errno));
}

std::optional<base::FileId>
find_file_id(const std::string& name)
{
  struct stat found {};
  if (::stat(name.c_str(), &found) != 0) {
    return std::nullopt;
  }
  return base::FileId{found.st_dev,
                      found.st_ino,
                      static_cast<std::uint64_t>(found.st_size),
                      count_nanoseconds(found.st_mtim),
                      count_nanoseconds(found.st_ctim)};
}

std::string
spell_file(const std::string& name, std::size_t count)
{
  auto spelled = name;
  const auto last = name.rfind('/') + 1;
  for (std::size_t i = 0; i < count; ++i) {
    spelled.insert(last, "./");
  }
  return spelled;
}

}  // namespace hallmark::load
