// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "stamp/link.hpp"

#include <array>

namespace hallmark::stamp {
namespace {

constexpr std::array hooks = {"hallmark_on_open",
                              "hallmark_on_close",
                              "hallmark_on_save",
                              "hallmark_on_restore"};

// A plugin's own definitions come first in it, whatever its host exports;
// every symbol is resolved when it is opened, and what that wrote is read-only
// from then on.
constexpr std::array sound_flags = {"-Wl,-Bsymbolic",
                                    "-Wl,-z,now",
                                    "-Wl,-z,relro"};

/// A pattern that matches one name: its last character as a set of one.
std::string
make_pattern(std::string name)
{
  const auto last = name.back();
  name.pop_back();
  return name + "[" + last + "]";
}

std::string
escape_word(const std::string& word)
{
  std::string escaped;
  for (const auto c : word) {
    if (std::string_view(" \t\n\r\v\f\\'\"").find(c) !=
        std::string_view::npos) {
      escaped += '\\';
    }
    escaped += c;
  }
  return escaped;
}

}  // namespace

std::string
format_version_script(const model::Stamp& stamp)
{
  std::string script = "{\n  global:\n"
                       "    hallmark$*;\n"
                       "    hallmark_context_slot;\n";
  for (const auto* hook : hooks) {
    script += "    " + make_pattern(hook) + ";\n";
  }
  for (const auto& name : stamp.exports) {
    script += "    " + name + ";\n";
  }
  for (const auto& name : stamp.optional) {
    script += "    " + make_pattern(name) + ";\n";
  }
  return script + "  local:\n    *;\n};\n";
}

std::string
format_response_file(const model::Identity& identity,
                     const std::string& version_script)
{
  auto flags = "-Wl,--defsym=" + model::format_symbol(identity) + "=1\n";
  // Not -Wl: it would split a name at its commas.
  flags +=
    "-Xlinker\n" + escape_word("--version-script=" + version_script) + "\n";
  for (const auto* flag : sound_flags) {
    flags += flag;
    flags += "\n";
  }
  return flags;
}

}  // namespace hallmark::stamp
