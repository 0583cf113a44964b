// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "stamp/targets.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>

namespace hallmark::stamp {
namespace {

namespace fs = std::filesystem;
using contract::Invocation;
using contract::compile::CompileCommand;
using Words = std::vector<std::string>;

/// The store of a build, beside its compilation database.
constexpr std::string_view store_name = "hallmark-contracts";

/// Whether words after `--` name a compiler, `g++ -DA`, not flags or a file of
/// them, `-DA`, `@flags.rsp`.
bool
begins_with_compiler(const Words& given)
{
  return !given.empty() && !given.front().starts_with('-') &&
         !given.front().starts_with('@');
}

/// What a command line gives after `--`.
Result<std::vector<Target>>
make_given(const FlagSource& source, const Words& given, Language language)
{
  CompileCommand command;
  command.directory = fs::current_path().string();
  command.file = fs::absolute(source.generated).lexically_normal().string();
  if (!begins_with_compiler(given)) {
    command.arguments = find_compiler(language);
  }
  command.arguments.insert(command.arguments.end(), given.begin(), given.end());
  auto invocation = contract::compile::select_flags(command, {});
  if (!invocation) {
    return invocation.error();
  }
  return std::vector<Target>{{"", std::move(*invocation), ""}};
}

/// `reverb.so` of `sub/reverb.so.p/meson-generated_.._reverb.plugin.cpp.o`:
/// Meson's private folder is named for the target. Else the object.
std::string
find_target_name(const CompileCommand& command)
{
  const auto folder = fs::path(command.output).parent_path().filename();
  return folder.extension() == ".p" ? folder.stem().string() : command.output;
}

/// Where the sources of a command's target are: those whose objects lie in the
/// same folder.
std::vector<std::string>
find_source_folders(const CompileCommand& command,
                    const std::vector<CompileCommand>& commands)
{
  std::vector<std::string> folders;
  std::set<std::string> known;
  const auto place = fs::path(command.output).parent_path();
  for (const auto& other : commands) {
    auto folder = fs::path(other.file).parent_path().string();
    const bool is_ours = !place.empty() &&
                         other.directory == command.directory &&
                         fs::path(other.output).parent_path() == place;
    if (is_ours && known.insert(folder).second) {
      folders.push_back(std::move(folder));
    }
  }
  return folders;
}

bool
is_equal(const Invocation& one, const Invocation& other)
{
  return one.compiler == other.compiler && one.flags == other.flags &&
         one.directory == other.directory;
}

base::Error
make_unused_error(const FlagSource& source, const std::string& database)
{
  const auto name = fs::path(source.generated).filename().string();
  return base::with_subject(
    base::make_error(Code::malformed,
                     "no target compiles " + base::quote(name) +
                       ", so the flags for the contract are unknown",
                     "add " + std::string(source.role) +
                       " to the sources of a target"),
    database);
}

/// What the build system says.
Result<std::vector<Target>>
read_targets(const FlagSource& source)
{
  const auto database =
    fs::path(*source.compile_commands).lexically_normal().string();
  const auto file = fs::absolute(source.generated).lexically_normal().string();
  const auto found = contract::compile::find_source_commands(database, file);
  if (!found) {
    return found.error();
  }
  const auto store =
    (fs::absolute(database).parent_path() / store_name).string();
  std::vector<Target> targets;
  for (const auto& command : found->commands) {
    auto invocation = contract::compile::select_flags(command, found->targets);
    if (!invocation) {
      return invocation.error();
    }
    invocation->source_folders = find_source_folders(command, found->targets);
    const auto is_known = [&](const Target& target) {
      return is_equal(target.invocation, *invocation);
    };
    if (std::ranges::none_of(targets, is_known)) {
      targets.push_back(
        {find_target_name(command), std::move(*invocation), store});
    }
  }
  if (targets.empty()) {
    return make_unused_error(source, database);
  }
  return targets;
}

}  // namespace

std::vector<std::string>
find_compiler(Language language)
{
  const auto is_c = language == Language::c;
  const auto* chosen = std::getenv(is_c ? "CC" : "CXX");
  const auto words = contract::compile::split_command(chosen ? chosen : "");
  return words && !words->empty() ? *words : Words{is_c ? "cc" : "c++"};
}

Result<std::vector<Target>>
find_targets(const FlagSource& source, Language language)
{
  if (source.command) {
    return make_given(source, *source.command, language);
  }
  if (source.compile_commands) {
    return read_targets(source);
  }
  return base::make_error(Code::invalid_argument,
                          "the target's flags are unknown",
                          "pass --compile-commands FILE, or -- COMPILER FLAGS");
}

}  // namespace hallmark::stamp
