// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "load/resolve.hpp"

#include "base/folder.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <memory>

#include <fcntl.h>

namespace hallmark::load {
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
  return base::find_file_id(AT_FDCWD, name);
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
