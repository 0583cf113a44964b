// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "stamp/agreement.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>

namespace hallmark::stamp {
namespace {

namespace fs = std::filesystem;
using contract::Contract;
using Words = std::vector<std::string>;

/// Whether a flag names the folder in which Meson keeps a target's objects.
bool
is_private_folder(const std::string& flag, const Target& target)
{
  return flag.starts_with("-I") &&
         fs::path(flag.substr(2)).filename() == target.name + ".p";
}

/// Flags of `one` that `other` does not have.
Words
find_own_flags(const Target& one, const Target& other)
{
  Words own;
  for (const auto& flag : one.invocation.flags) {
    const auto& flags = other.invocation.flags;
    if (std::ranges::find(flags, flag) == flags.end() &&
        !is_private_folder(flag, one)) {
      own.push_back(flag);
    }
  }
  return own;
}

std::string
describe_target(const Target& target, const Target& other)
{
  const auto own = find_own_flags(target, other);
  return "target " + base::quote(target.name) +
         (own.empty() ? " has no flag that the other lacks"
                      : " alone has " + contract::compile::format_command(own));
}

base::Error
make_disagreement(const std::string& header,
                  const Target& first,
                  const Target& second)
{
  auto error = base::make_error(
    Code::malformed,
    "targets " + base::quote(first.name) + " and " + base::quote(second.name) +
      " make different contracts of it",
    "give each target a custom_target of its own for the description");
  error.subject = header;
  error.details = {describe_target(first, second),
                   describe_target(second, first)};
  return error;
}

/// In a build step it is a file that is wrong, not the call. It is named from
/// where the step runs, as the compiler names it, where that is shorter.
base::Error
blame_header(base::Error error)
{
  if (error.code == Code::invalid_argument) {
    error.code = Code::malformed;
  }
  const auto file = fs::path(error.subject);
  std::error_code ignored;
  const auto near = file.lexically_relative(fs::current_path(ignored)).string();
  if (file.is_absolute() && !near.empty() &&
      near.size() < error.subject.size()) {
    error.subject = near;
  }
  return error;
}

}  // namespace

Result<Contract>
make_for_all(const std::string& header,
             const std::vector<Target>& targets,
             const std::function<Result<Contract>(const Target&)>& make)
{
  std::optional<Contract> first;
  for (const auto& target : targets) {
    auto made = make(target);
    if (!made) {
      return blame_header(std::move(made.error()));
    }
    if (!first) {
      first = std::move(*made);
    } else if (made->text != first->text) {
      return make_disagreement(header, targets.front(), target);
    }
  }
  return std::move(*first);
}

}  // namespace hallmark::stamp
