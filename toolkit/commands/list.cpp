// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// `hallmark list`: the plugins in folders.

#include "base/text.hpp"
#include "commands/anatomy.hpp"
#include "commands/columns.hpp"
#include "commands/command.hpp"
#include "commands/found.hpp"
#include "commands/json.hpp"

#include <algorithm>
#include <ostream>

namespace hallmark::commands {
namespace {

struct ListOptions {
  std::vector<std::string> folders;
  bool duplicates = false;
  bool json = false;
};

void
print_plugins(const Console& console, const Listing& listing)
{
  std::vector<Cells> lines;
  for (const auto& found : listing.plugins) {
    const auto& [path, version] = found.stamp.identity;
    lines.push_back({path, version, format_plain(found.file)});
  }
  console.out << format_columns(lines);
}

void
print_duplicate(const Console& console, const Duplicate& duplicate)
{
  auto error = base::with_subject(
    base::make_error(Code::duplicate,
                     "version " + duplicate.identity.version + " is in " +
                       std::to_string(duplicate.files.size()) + " files"),
    duplicate.identity.path);
  for (const auto& file : duplicate.files) {
    error.details.push_back(base::quote(file));
  }
  print_error(console, error);
}

int
run_list(const Console& console, const ListOptions& options)
{
  const auto listing = list_folders(options.folders);
  if (!listing) {
    return report(console, listing.error());
  }
  const auto status = report_unread(console, *listing);
  if (options.json) {
    console.out << format_list_json(*listing);
  } else {
    print_plugins(console, *listing);
    warn_unusable(console, *listing);
  }
  if (!options.duplicates) {
    return status;
  }

  const auto duplicates = find_duplicates(*listing);
  for (const auto& duplicate : duplicates) {
    print_duplicate(console, duplicate);
  }
  return status == status_done && !duplicates.empty() ? status_no : status;
}

}  // namespace

void
declare_list(Arguments& arguments)
{
  auto options = std::make_shared<ListOptions>();
  arguments.add_words("DIR", options->folders, folders_about, Need::optional);
  arguments.add_flag("--duplicates",
                     options->duplicates,
                     "exit with 1 if two files have the same path and version");
  arguments.add_flag("--json", options->json, "print JSON");
  arguments.set_act(
    [options](const Console& console) { return run_list(console, *options); });
}

}  // namespace hallmark::commands
