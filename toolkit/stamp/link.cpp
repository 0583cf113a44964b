// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "stamp/link.hpp"

#include <algorithm>
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

/// A name that takes itself alone. In quotes: names of other languages than
/// English are no words of a script, and `local` is one with a meaning.
std::string
quote_name(const std::string& name)
{
  return '"' + name + '"';
}

/// A pattern that matches one name: its last letter of ASCII as a set of one.
std::string
make_pattern(const std::string& name)
{
  const auto is_plain = [](char c) { return (c & 0x80) == 0; };
  const auto last = std::ranges::find_if(name.rbegin(), name.rend(), is_plain);
  if (last == name.rend()) {
    return quote_name(name);
  }
  auto pattern = name;
  const auto at = static_cast<std::size_t>(name.rend() - last) - 1;
  return pattern.replace(at, 1, std::string("[") + *last + "]");
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
format_version_script(const model::Stamp& stamp, const Linker& linker)
{
  const auto spell_optional =
    linker.takes_undefined_version ? quote_name : make_pattern;
  std::string script = "{\n  global:\n"
                       "    hallmark$*;\n"
                       "    hallmark_context_slot;\n";
  for (const auto* hook : hooks) {
    script += "    " + spell_optional(hook) + ";\n";
  }
  for (const auto& name : stamp.exports) {
    script += "    " + quote_name(name) + ";\n";
  }
  for (const auto& name : stamp.optional) {
    script += "    " + spell_optional(name) + ";\n";
  }
  return script + "  local:\n    *;\n};\n";
}

std::string
format_response_file(const model::Identity& identity,
                     const std::string& version_script,
                     const Linker& linker)
{
  auto flags = "-Wl,--defsym=" + model::format_symbol(identity) + "=1\n";
  // Not -Wl: it would split a name at its commas.
  flags +=
    "-Xlinker\n" + escape_word("--version-script=" + version_script) + "\n";
  if (linker.takes_undefined_version) {
    flags += "-Wl,--undefined-version\n";
  }
  for (const auto* flag : sound_flags) {
    flags += flag;
    flags += "\n";
  }
  return flags;
}

}  // namespace hallmark::stamp
