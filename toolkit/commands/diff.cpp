// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// `hallmark diff`: what changed, and whether the versions allow it.

#include "diff/diff.hpp"

#include "commands/command.hpp"
#include "commands/json.hpp"
#include "diff/golden.hpp"

#include <ostream>

namespace hallmark::commands {
namespace {

struct DiffOptions {
  std::string old_file;
  std::string new_file;
  bool golden = false;
  bool all = false;
  bool json = false;
};

/// What Meson, and others after it, take for a test that was skipped.
constexpr int status_skipped = 77;

/// There is an answer or there is none: 1 is that of the versions alone.
int
report_unusable(const Console& console, const base::Error& error)
{
  print_error(console, error);
  return status_unusable;
}

int
print_answer(const Console& console,
             const DiffOptions& options,
             const diff::Report& report)
{
  console.out << diff::format_report(
    report, options.all ? diff::all_items : diff::most_items);
  for (const auto& error : diff::list_errors(report)) {
    print_error(console, base::with_subject(error, options.new_file));
  }
  if (!diff::is_allowed(report)) {
    return status_no;
  }
  // A change that the version does not allow is never accepted by copying it.
  if (options.golden && diff::is_changed(report)) {
    console.out << "to accept the change: "
                << diff::format_copy(options.new_file, options.old_file)
                << "\n";
  }
  return status_done;
}

/// Where nothing is kept yet there is nothing to compare with.
int
skip(const Console& console, const DiffOptions& options)
{
  console.out << "there is no file to compare with yet; to create it: "
              << diff::format_copy(options.new_file, options.old_file) << "\n";
  return status_skipped;
}

int
run_diff(const Console& console, const DiffOptions& options)
{
  const auto new_one = diff::read_side(options.new_file);
  if (!new_one) {
    return report_unusable(console, new_one.error());
  }
  const auto old_one = diff::read_side(options.old_file);
  if (!old_one && options.golden && old_one.error().code == Code::not_found) {
    return skip(console, options);
  }
  if (!old_one) {
    return report_unusable(console, old_one.error());
  }
  const auto report = diff::compare_sides(*old_one, *new_one);
  if (!report) {
    return report_unusable(console, report.error());
  }
  if (options.json) {
    console.out << format_diff_json(*old_one, *new_one, *report);
    return diff::is_allowed(*report) ? status_done : status_no;
  }
  return print_answer(console, options, *report);
}

}  // namespace

void
declare_diff(Arguments& arguments)
{
  auto options = std::make_shared<DiffOptions>();
  arguments.add_word(
    "OLD", options->old_file, "a plugin, a host, an .abi file or a manifest");
  arguments.add_word("NEW", options->new_file, "a later version of it");
  arguments.add_flag("--golden",
                     options->golden,
                     "OLD is a file kept in a repository: say how to accept a "
                     "change; exit with 77 if there is no OLD");
  arguments.add_flag(
    "--all", options->all, "list every difference, not the first 20");
  arguments.add_flag("--json", options->json, "print JSON");
  arguments.set_act(
    [options](const Console& console) { return run_diff(console, *options); });
}

}  // namespace hallmark::commands
