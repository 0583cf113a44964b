// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/version_step.hpp"

namespace hallmark::verify {

using model::Version;

std::string_view
format_version_step(VersionStep step)
{
  switch (step) {
    case VersionStep::none:
      return "none";
    case VersionStep::patch:
      return "patch";
    case VersionStep::minor:
      return "minor";
    case VersionStep::major:
      return "major";
  }
  return {};
}

bool
is_same_version_line(const Version& one, const Version& other)
{
  return one.major == other.major &&
         (one.major != 0 || one.minor == other.minor);
}

VersionStep
find_version_step(const Version& old_version, const Version& new_version)
{
  if (new_version.compare(old_version) <= 0) {
    return VersionStep::none;
  }
  if (new_version.major != old_version.major) {
    return VersionStep::major;
  }
  if (new_version.minor != old_version.minor) {
    return VersionStep::minor;
  }
  if (new_version.patch != old_version.patch) {
    return VersionStep::patch;
  }
  return new_version.patch != 0   ? VersionStep::patch
         : new_version.minor != 0 ? VersionStep::minor
                                  : VersionStep::major;
}

VersionStep
adapt_version_step(VersionStep step, const Version& old_version)
{
  if (old_version.major != 0) {
    return step;
  }
  return step == VersionStep::major   ? VersionStep::minor
         : step == VersionStep::minor ? VersionStep::patch
                                      : step;
}

}  // namespace hallmark::verify
