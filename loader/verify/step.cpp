// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/step.hpp"

namespace hallmark::verify {

using model::Version;

std::string_view
format_step(Step step)
{
  switch (step) {
    case Step::none:
      return "none";
    case Step::patch:
      return "patch";
    case Step::minor:
      return "minor";
    case Step::major:
      return "major";
  }
  return {};
}

bool
is_same_line(const Version& one, const Version& other)
{
  return one.major == other.major &&
         (one.major != 0 || one.minor == other.minor);
}

Step
find_step(const Version& old_version, const Version& new_version)
{
  if (new_version.compare(old_version) <= 0) {
    return Step::none;
  }
  if (new_version.major != old_version.major) {
    return Step::major;
  }
  if (new_version.minor != old_version.minor) {
    return Step::minor;
  }
  if (new_version.patch != old_version.patch) {
    return Step::patch;
  }
  return new_version.patch != 0   ? Step::patch
         : new_version.minor != 0 ? Step::minor
                                  : Step::major;
}

Step
adapt_step(Step step, const Version& old_version)
{
  if (old_version.major != 0) {
    return step;
  }
  return step == Step::major   ? Step::minor
         : step == Step::minor ? Step::patch
                               : step;
}

}  // namespace hallmark::verify
