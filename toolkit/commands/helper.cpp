// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "helper/helper.hpp"

#include "commands/command.hpp"

#include <ostream>

namespace hallmark::commands {
namespace {

std::string_view
format_change(helper::Change change)
{
  switch (change) {
    case helper::Change::none:
      return "is up to date";
    case helper::Change::written:
      return "written";
    case helper::Change::updated:
      return "updated";
  }
  return {};
}

int
run_helper(const Console& console, const std::string& folder)
{
  const auto change = helper::write_helper(folder);
  if (!change) {
    return report(console, change.error());
  }
  console.out << folder << "/meson.build: " << format_change(*change) << "\n";
  return status_done;
}

}  // namespace

void
declare_helper(Arguments& arguments)
{
  auto folder = std::make_shared<std::string>();
  arguments.add_word("DIR", *folder, "folder for the helper, usually hallmark");
  arguments.set_act(
    [folder](const Console& console) { return run_helper(console, *folder); });
}

}  // namespace hallmark::commands
