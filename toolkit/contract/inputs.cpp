// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/inputs.hpp"

#include "base/file.hpp"
#include "contract/text/fingerprint.hpp"

#include <filesystem>
#include <set>

#include <sys/stat.h>
#include <unistd.h>

namespace hallmark::contract {
namespace {

namespace fs = std::filesystem;

/// Times of files advance in steps of up to 10 ms.
constexpr std::int64_t clock_step_ns = 20'000'000;

std::int64_t
as_nanoseconds(const std::timespec& time)
{
  return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

/// Whether a file was written, or put in its place, after a moment.
bool
is_newer(const std::string& file, const std::timespec& moment)
{
  struct ::stat status {};
  if (::stat(file.c_str(), &status) != 0) {
    return true;
  }
  const auto limit = as_nanoseconds(moment) - clock_step_ns;
  return as_nanoseconds(status.st_mtim) >= limit ||
         as_nanoseconds(status.st_ctim) >= limit;
}

/// Headers of the system ask too, for what other packages bring.
bool
is_of_system(const std::string& file)
{
  return file.starts_with("/usr/");
}

/// `c.h`, `b/c.h` and `a/b/c.h` of `/a/b/c.h`.
void
add_ends(const std::string& file, std::set<std::string>& ends)
{
  for (auto at = file.rfind('/'); at != file.npos && at > 0;
       at = file.rfind('/', at - 1)) {
    ends.insert(file.substr(at + 1));
  }
}

/// The folders of an include path, and those of the headers themselves, which
/// `#include "…"` searches first.
template<class Files>
std::string
find_names(const Files& files, const std::vector<std::string>& folders)
{
  std::set<std::string> searched(folders.begin(), folders.end());
  std::set<std::string> ends;
  for (const auto& [file, digest] : files) {
    add_ends(file, ends);
    if (!is_of_system(file)) {
      searched.insert(fs::path(file).parent_path().string());
    }
  }
  std::string names;
  for (const auto& folder : searched) {
    for (const auto& end : ends) {
      const auto name = folder + "/" + end;
      if (::access(name.c_str(), F_OK) == 0) {
        names += name + "\n";
      }
    }
  }
  return text::make_fingerprint(names);
}

}  // namespace

std::optional<Inputs>
read_inputs(const std::vector<std::string>& files,
            const std::vector<std::string>& folders,
            const std::timespec& before)
{
  Inputs inputs;
  for (const auto& file : files) {
    const auto text = base::read_text(file);
    if (!text || is_newer(file, before) ||
        (!is_of_system(file) &&
         text->find("__has_include") != std::string::npos)) {
      return std::nullopt;
    }
    inputs.digests[file] = text::make_fingerprint(*text);
  }
  inputs.found = find_names(inputs.digests, folders);
  return inputs;
}

bool
is_unchanged(const Inputs& inputs, const std::vector<std::string>& folders)
{
  for (const auto& [file, digest] : inputs.digests) {
    if (read_digest(file) != digest) {
      return false;
    }
  }
  return find_names(inputs.digests, folders) == inputs.found;
}

std::optional<std::string>
read_digest(const std::string& file)
{
  const auto text = base::read_text(file);
  return text ? std::optional(text::make_fingerprint(*text)) : std::nullopt;
}

}  // namespace hallmark::contract
