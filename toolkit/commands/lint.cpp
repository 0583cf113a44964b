// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// `hallmark lint`: problems that only show up later.

#include "lint/lint.hpp"

#include "commands/command.hpp"
#include "lint/report.hpp"

#include <ostream>

namespace hallmark::commands {
namespace {

struct LintOptions {
  std::string file;
  bool json = false;
};

int
run_lint(const Console& console, const LintOptions& options)
{
  const auto found = lint::check_file(options.file);
  if (!found) {
    return report(console, found.error());
  }
  console.out << (options.json ? lint::format_report_json(options.file, *found)
                               : lint::format_report(options.file, *found));
  return found->findings.empty() ? status_done : status_no;
}

}  // namespace

void
declare_lint(Arguments& arguments)
{
  auto options = std::make_shared<LintOptions>();
  arguments.add_word("PLUGIN", options->file, "a plugin, or any shared object");
  arguments.add_flag("--json", options->json, "print JSON");
  arguments.set_act(
    [options](const Console& console) { return run_lint(console, *options); });
}

}  // namespace hallmark::commands
