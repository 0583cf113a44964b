// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// `hallmark list`: the plugins in folders.

#include "base/text.hpp"
#include "commands/anatomy.hpp"
#include "commands/command.hpp"
#include "commands/found.hpp"
#include "commands/json.hpp"

#include <algorithm>
#include <cstdlib>
#include <ostream>

namespace hallmark::commands {
namespace {

constexpr const char* variable = "HALLMARK_PLUGIN_DIRS";

struct Options {
  std::vector<std::string> folders;
  bool duplicates = false;
  bool json = false;
};

/// The folders of the variable; empty parts are none.
std::vector<std::string>
read_variable()
{
  const auto* value = std::getenv(variable);
  std::vector<std::string> folders;
  for (const auto part : base::split(value ? value : "", ':')) {
    if (!part.empty()) {
      folders.emplace_back(part);
    }
  }
  return folders;
}

/// A column of one text in each row, as wide as the widest.
std::size_t
find_width(const Listing& listing, std::string model::Identity::*text)
{
  std::size_t width = 0;
  for (const auto& found : listing.plugins) {
    width = std::max(width, (found.identity.*text).size());
  }
  return width;
}

void
print_plugins(const Console& console, const Listing& listing)
{
  const auto path = find_width(listing, &model::Identity::path);
  const auto version = find_width(listing, &model::Identity::version);
  for (const auto& found : listing.plugins) {
    const auto& [name, number] = found.identity;
    console.out << name << std::string(path - name.size() + 2, ' ') << number
                << std::string(version - number.size() + 2, ' ')
                << format_plain(found.file) << "\n";
  }
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

/// Scan every folder. One that cannot be read does not hide the others, and
/// one of the variable that is not there is passed over: the variable is set
/// once for many programs.
int
scan_folders(const Console& console, const Options& options, Listing& listing)
{
  const bool is_named = !options.folders.empty();
  int status = status_done;
  for (const auto& folder : is_named ? options.folders : read_variable()) {
    const auto scanned = scan_folder(folder, listing);
    if (!scanned && (is_named || scanned.error().code != Code::not_found)) {
      status = report(console, scanned.error());
    }
  }
  sort_listing(listing);
  return status;
}

int
run_list(const Console& console, const Options& options)
{
  if (options.folders.empty() && read_variable().empty()) {
    return report(
      console,
      base::make_error(Code::invalid_argument,
                       "no folder is given",
                       std::string("name one, or set ") + variable));
  }

  Listing listing;
  const auto status = scan_folders(console, options, listing);
  if (options.json) {
    console.out << format_list_json(listing);
  } else {
    print_plugins(console, listing);
    for (const auto& error : listing.unusable) {
      print_warning(console, error);
    }
  }
  if (!options.duplicates) {
    return status;
  }

  const auto duplicates = find_duplicates(listing);
  for (const auto& duplicate : duplicates) {
    print_duplicate(console, duplicate);
  }
  return status == status_done && !duplicates.empty() ? status_no : status;
}

}  // namespace

void
declare_list(Arguments& arguments)
{
  auto options = std::make_shared<Options>();
  arguments.add_words("DIR",
                      options->folders,
                      "folders to look in; by default those of "
                      "HALLMARK_PLUGIN_DIRS, separated by ':'",
                      Need::optional);
  arguments.add_flag("--duplicates",
                     options->duplicates,
                     "status 1 when two files have the same path and version");
  arguments.add_flag("--json", options->json, "answer in JSON");
  arguments.set_act(
    [options](const Console& console) { return run_list(console, *options); });
}

}  // namespace hallmark::commands
