// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "assemble/compiler.hpp"

#include "stamp/marked.hpp"
#include "stamp/targets.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>

namespace hallmark::assemble {
namespace {

constexpr std::array<std::string_view, 8> suffixes =
  {".c", ".cc", ".cp", ".cpp", ".cxx", ".c++", ".C", ".CPP"};

/// Flags of the linker whose value may be the next word.
constexpr std::array<std::string_view, 5> linker_flags = {"-l",
                                                          "-L",
                                                          "-Xlinker",
                                                          "-u",
                                                          "-z"};

bool
is_linked(const std::string& word)
{
  return word.ends_with(".o") || word.ends_with(".a") || word.ends_with(".so");
}

/// What a compiler does not need, and clang warns of.
bool
is_linker_flag(const std::string& word)
{
  return word.starts_with("-Wl,") || word.starts_with("-l") ||
         word.starts_with("-L") || (is_linked(word) && !word.starts_with("-"));
}

Words
select_compile_flags(const Words& flags)
{
  Words selected;
  for (std::size_t i = 0; i < flags.size(); ++i) {
    if (std::ranges::find(linker_flags, flags[i]) != linker_flags.end()) {
      ++i;
    } else if (!is_linker_flag(flags[i])) {
      selected.push_back(flags[i]);
    }
  }
  return selected;
}

void
append(Words& words, const Words& more)
{
  words.insert(words.end(), more.begin(), more.end());
}

void
append_color(Words& words, const Toolset& toolset)
{
  if (toolset.color) {
    words.emplace_back("-fdiagnostics-color=always");
  }
}

}  // namespace

bool
is_source(const std::string& file)
{
  const auto suffix = std::filesystem::path(file).extension().string();
  return std::ranges::find(suffixes, suffix) != suffixes.end();
}

Words
make_flags(const Toolset& toolset, Language language)
{
  auto words = stamp::find_compiler(language);
  append(words, {"-fPIC", "-fvisibility=hidden"});
  append(words, select_compile_flags(toolset.flags));
  append(words, {"-I" + toolset.headers});
  return words;
}

Words
make_compile_command(const Toolset& toolset,
                     const std::string& source,
                     const std::string& object)
{
  auto words = make_flags(toolset, stamp::find_language(source));
  // No file of a plugin names a folder that is gone.
  words.push_back("-ffile-prefix-map=" + toolset.folder + "=");
  append_color(words, toolset);
  append(words, {"-c", source, "-o", object});
  return words;
}

Words
make_link_command(const Toolset& toolset,
                  Language language,
                  const Words& objects,
                  const std::string& response,
                  const std::string& output)
{
  auto words = stamp::find_compiler(language);
  append(words, {"-shared", "-fPIC"});
  append_color(words, toolset);
  append(words, objects);
  append(words, toolset.flags);
  append(words, {"@" + response, "-o", output});
  return words;
}

}  // namespace hallmark::assemble
