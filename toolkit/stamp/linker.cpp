// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "stamp/linker.hpp"

#include "base/file.hpp"
#include "base/text.hpp"
#include "contract/compile/compile.hpp"
#include "contract/text/fingerprint.hpp"
#include "output/write.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <filesystem>

#include <sys/stat.h>

namespace hallmark::stamp {
namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

constexpr auto takes = "takes --undefined-version\n";
constexpr auto lacks = "lacks --undefined-version\n";

/// The flags of a compiler that say which linker it runs.
constexpr auto choosing_flags =
  std::to_array<std::string_view>({"--gcc-toolchain=",
                                   "--ld-path=",
                                   "--sysroot=",
                                   "--target=",
                                   "-B",
                                   "-fuse-ld=",
                                   "-m"});

/// Of those, the ones whose value is the next word.
constexpr auto choosing_words =
  std::to_array<std::string_view>({"-B", "-target"});

/// The command that makes a compiler's linker print its version.
Words
make_command(const contract::Invocation& invocation)
{
  auto command = invocation.compiler;
  const auto& flags = invocation.flags;
  for (std::size_t i = 0; i < flags.size(); ++i) {
    const auto begins = [&](std::string_view start) {
      return flags[i].starts_with(start);
    };
    if (std::ranges::count(choosing_words, flags[i]) != 0 &&
        i + 1 < flags.size()) {
      command.push_back(flags[i]);
      command.push_back(flags[++i]);
    } else if (std::ranges::any_of(choosing_flags, begins)) {
      command.push_back(flags[i]);
    }
  }
  command.emplace_back("-Wl,--version");
  return command;
}

/// Which `ld` comes first in PATH, and its time: most compilers run that one.
std::string
describe_default_linker()
{
  const auto* path = std::getenv("PATH");
  const std::string folders = path ? path : "";
  for (const auto folder : base::split(folders, ':')) {
    const auto name = (fs::path(folder) / "ld").string();
    struct ::stat status {};
    if (::stat(name.c_str(), &status) == 0) {
      return base::concat(
        {name, "\n", std::to_string(status.st_mtim.tv_sec), "\n"});
    }
  }
  return "";
}

std::string
name_answer(const std::string& store,
            const Words& command,
            const std::string& directory)
{
  const auto key = base::concat({base::join(command, "\n"),
                                 "\n",
                                 directory,
                                 "\n",
                                 describe_default_linker()});
  return (fs::path(store) / ("linker-" + contract::text::make_fingerprint(key)))
    .string();
}

Linker
ask_linker(const Words& command, const std::string& directory)
{
  const auto ran = contract::compile::run_program(command, directory);
  return ran ? parse_linker(ran->output) : Linker();
}

}  // namespace

Linker
parse_linker(std::string_view version)
{
  for (const auto line : base::split(version, '\n')) {
    if (!line.starts_with("GNU ld ")) {
      continue;
    }
    const auto number = line.substr(line.rfind(' ') + 1);
    int major = 0;
    int minor = 0;
    const auto* end = number.data() + number.size();
    const auto dot = std::from_chars(number.data(), end, major);
    if (dot.ec == std::errc() && dot.ptr != end &&
        std::from_chars(dot.ptr + 1, end, minor).ec == std::errc()) {
      return {major > 2 || (major == 2 && minor >= 40)};
    }
  }
  return {};
}

Linker
find_linker(const Target& target)
{
  const auto command = make_command(target.invocation);
  const auto& directory = target.invocation.directory;
  if (target.store.empty()) {
    return ask_linker(command, directory);
  }
  const auto file = name_answer(target.store, command, directory);
  if (const auto kept = base::read_text(file)) {
    return {*kept != lacks};
  }
  const auto linker = ask_linker(command, directory);
  std::error_code ignored;
  fs::create_directories(target.store, ignored);
  // What cannot be kept is asked again.
  (void)output::write_file(file,
                           linker.takes_undefined_version ? takes : lacks);
  return linker;
}

}  // namespace hallmark::stamp
