// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "lint/paths.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace hallmark::lint {
namespace {

using Prefixes = std::array<std::string_view, 3>;

/// Every user may make files there.
constexpr Prefixes shared = {"/tmp/", "/var/tmp/", "/dev/shm/"};

/// What is there on one machine is not on the next.
constexpr Prefixes personal = {"/home/", "/root/", "/Users/"};

bool
is_below(std::string_view entry, const Prefixes& folders)
{
  const auto folder = std::string(entry) + "/";
  return std::ranges::any_of(folders, [&](std::string_view prefix) {
    return folder.starts_with(prefix);
  });
}

/// What is wrong with an entry, or nothing.
std::string_view
find_fault(std::string_view entry)
{
  if (entry.empty()) {
    return "an empty entry means the host's current folder, whatever that is";
  }
  if (is_below(entry, shared)) {
    return "anybody can put a library there";
  }
  if (is_below(entry, personal)) {
    return "other machines do not have this home folder";
  }
  const bool is_fixed = entry.front() == '/' || entry.starts_with("$ORIGIN") ||
                        entry.starts_with("${ORIGIN}");
  return is_fixed ? ""
                  : "a relative entry starts in the host's current folder, "
                    "whatever that is";
}

void
check_entries(std::string_view path, std::string_view tag, Findings& findings)
{
  for (const auto entry : path.empty() ? std::vector<std::string_view>()
                                       : base::split(path, ':')) {
    if (const auto fault = find_fault(entry); !fault.empty()) {
      findings.push_back(
        {"search_path",
         "looks for libraries in " + base::quote(entry) + ": " +
           std::string(fault),
         std::string(tag),
         "remove it, or make it relative to $ORIGIN, the plugin's own folder"});
    }
  }
}

}  // namespace

void
check_paths(const elf::Dynamic& dynamic, Findings& findings)
{
  if (!dynamic.rpath.empty()) {
    findings.push_back({"rpath",
                        "its search path comes before LD_LIBRARY_PATH, and "
                        "also applies to the libraries that it needs: " +
                          base::quote(dynamic.rpath),
                        "DT_RPATH",
                        "link with -Wl,--enable-new-dtags, which makes it "
                        "DT_RUNPATH"});
  }
  check_entries(dynamic.rpath, "DT_RPATH", findings);
  check_entries(dynamic.runpath, "DT_RUNPATH", findings);
}

}  // namespace hallmark::lint
