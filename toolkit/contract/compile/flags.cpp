// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/compile/flags.hpp"

#include "base/file.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>

namespace hallmark::contract::compile {
namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

/// Flags whose value may be a word of its own.
constexpr auto with_value = std::to_array<std::string_view>({
  "--param",
  "--sysroot",
  "-A",
  "-D",
  "-I",
  "-U",
  "-Xclang",
  "-arch",
  "-aux-info",
  "-idirafter",
  "-imacros",
  "-imultilib",
  "-include",
  "-include-pch",
  "-iprefix",
  "-iquote",
  "-isysroot",
  "-isystem",
  "-ivfsoverlay",
  "-iwithprefix",
  "-iwithprefixbefore",
  "-mllvm",
  "-specs",
  "-target",
  "-B",
  "-Xpreprocessor",
  "-gcc-toolchain",
  "-stdlib++-isystem",
});

/// Flags that go, with their value, which may be a word of its own.
constexpr auto dropped_with_value = std::to_array<std::string_view>({
  "-L",
  "-MF",
  "-MJ",
  "-MQ",
  "-MT",
  "-T",
  "-Xassembler",
  "-Xlinker",
  "-dumpbase",
  "-dumpdir",
  "-l",
  "-o",
  "-u",
  "-x",
  "-z",
  "-dumpbase-ext",
});

/// Flags that go, whole words.
constexpr auto dropped = std::to_array<std::string_view>({
  "-###",
  "--coverage",
  "-E",
  "-M",
  "-MD",
  "-MG",
  "-MM",
  "-MMD",
  "-MP",
  "-MV",
  "-S",
  "-Winvalid-pch",
  "-c",
  "-coverage",
  "-pg",
  "-p",
  "-pedantic",
  "-pedantic-errors",
  "-pie",
  "-rdynamic",
  "-s",
  "-shared",
  "-static",
  "-v",
  "-nodefaultlibs",
  "-nostartfiles",
  "-static-libgcc",
  "-static-libstdc++",
});

/// Flags that go, by their beginning.
constexpr auto dropped_prefixes = std::to_array<std::string_view>({
  "-O",
  "-Wa,",
  "-Wl,",
  "-Wp,-M",
  "-fauto-profile",
  "-fcoverage",
  "-fdiagnostics",
  "-fdump-",
  "-fembed-bitcode",
  "-fcolor-diagnostics",
  "-ffat-lto-objects",
  "-flto",
  "-fno-color-diagnostics",
  "-fno-fat-lto-objects",
  "-fno-lto",
  "-fpch",
  "-fprofile",
  "-fsave-optimization-record",
  "-fstack-usage",
  "-ftest-coverage",
  "-ftime-trace",
  "-fcallgraph-info",
  "-fwhole-program",
  "-g",
  "-ftime-report",
  "-save-temps",
  "--save-temps",
  "-fthinlto",
  "-fsplit-lto",
  "-fno-split-lto",
});

template<class Table>
bool
contains(const Table& table, std::string_view word)
{
  return std::find(table.begin(), table.end(), word) != table.end();
}

template<class Table>
bool
begins_with_one_of(const Table& table, std::string_view word)
{
  return std::any_of(table.begin(), table.end(), [&](std::string_view prefix) {
    return word.starts_with(prefix);
  });
}

/// `-W…` asks for warnings, except that `-Wp,` speaks to the preprocessor.
bool
is_warning(std::string_view word)
{
  return word.starts_with("-W") && !word.starts_with("-Wp,");
}

bool
is_dropped(std::string_view word)
{
  return contains(dropped, word) || is_warning(word) ||
         (begins_with_one_of(dropped_prefixes, word) &&
          word != "-gcc-toolchain");
}

/// A response file is read as GCC reads it: words split as by a shell.
Result<Words>
read_response_file(const std::string& name, const std::string& directory)
{
  const auto path = (fs::path(directory) / name).string();
  const auto text = base::read_text(path);
  if (!text) {
    return base::with_subject(text.error(), path);
  }
  return split_command(*text);
}

/// Response files in response files end at this depth.
constexpr int most_nested = 16;

Result<Words>
expand_words(const Words& words, const std::string& directory, int depth = 0)
{
  Words expanded;
  for (const auto& word : words) {
    if (!word.starts_with('@') || word.size() == 1 || depth == most_nested) {
      expanded.push_back(word);
      continue;
    }
    auto inner = read_response_file(word.substr(1), directory);
    if (inner) {
      inner = expand_words(*inner, directory, depth + 1);
    }
    if (!inner) {
      return inner.error();
    }
    expanded.insert(expanded.end(), inner->begin(), inner->end());
  }
  return expanded;
}

/// Walks over the flags of one command.
class Selector {
public:
  Selector(const CompileCommand& command,
           const std::vector<CompileCommand>& commands)
    : command_(command), commands_(commands)
  {
  }

  Invocation select(const Words& words)
  {
    std::size_t at = select_compiler(words);
    for (; at < words.size(); ++at) {
      const auto* value = at + 1 < words.size() ? &words[at + 1] : nullptr;
      at += select_flag(words[at], value);
    }
    select_pch();
    chosen_.directory = command_.directory;
    return std::move(chosen_);
  }

private:
  bool is_source(const std::string& word) const
  {
    return (fs::path(command_.directory) / word).lexically_normal() ==
           command_.file;
  }

  /// Everything before the first flag, a launcher included.
  std::size_t select_compiler(const Words& words)
  {
    std::size_t at = 0;
    while (at < words.size() && !words[at].starts_with('-') &&
           !is_source(words[at])) {
      chosen_.compiler.push_back(words[at++]);
    }
    return at;
  }

  /// @return  How many words beyond the flag's own were used.
  std::size_t select_flag(const std::string& word, const std::string* value)
  {
    if (!word.starts_with('-') || word == "-") {
      return 0;  // a source
    }
    if (contains(dropped_with_value, word)) {
      return 1;
    }
    if (begins_with_one_of(std::to_array<std::string_view>({"-l", "-L", "-o"}),
                           word) ||
        begins_with_one_of(
          std::to_array<std::string_view>({"-MF", "-MT", "-MQ", "-MJ"}),
          word) ||
        (word.starts_with("-x") && word.size() > 2) || is_dropped(word)) {
      return 0;
    }
    if (word == "-include-pch" || (word == "-include" && value)) {
      included_.push_back(value ? *value : "");
      return 1;
    }
    chosen_.flags.push_back(word);
    if (contains(with_value, word) && value) {
      chosen_.flags.push_back(*value);
      return 1;
    }
    return 0;
  }

  /// The header that made a precompiled one, or empty.
  std::string find_pch_source(const std::string& name) const
  {
    const auto wanted = fs::path(name).filename().string();
    for (const auto& other : commands_) {
      const auto output = fs::path(other.output).filename().string();
      const bool same = output == wanted || output == wanted + ".gch" ||
                        output == wanted + ".pch";
      const bool compiled =
        output.ends_with(".gch") || output.ends_with(".pch");
      if (same && compiled && is_beside_ours(other)) {
        return other.file;
      }
    }
    return {};
  }

  /// Two targets may each have a precompiled header of one name.
  bool is_beside_ours(const CompileCommand& other) const
  {
    return command_.output.empty() || fs::path(other.output).parent_path() ==
                                        fs::path(command_.output).parent_path();
  }

  void select_pch()
  {
    for (const auto& name : included_) {
      const auto source = find_pch_source(name);
      chosen_.flags.push_back("-include");
      chosen_.flags.push_back(source.empty() ? name : source);
    }
  }

  const CompileCommand& command_;
  const std::vector<CompileCommand>& commands_;
  Words included_;
  Invocation chosen_;
};

}  // namespace

Result<Invocation>
select_flags(const CompileCommand& command,
             const std::vector<CompileCommand>& commands)
{
  auto words = expand_words(command.arguments, command.directory);
  if (!words) {
    return words.error();
  }
  auto invocation = Selector(command, commands).select(*words);
  if (invocation.compiler.empty()) {
    return base::with_subject(
      base::make_error(Code::invalid_argument,
                       "compile command names no compiler"),
      command.file);
  }
  return invocation;
}

Words
contract_flags(bool clang, bool aliases)
{
  Words flags = {
    "-w",
    "-g",
    "-gdwarf-5",
    "-O0",
    "-fno-lto",
    "-gno-split-dwarf",
    "-fno-debug-types-section",
    "-gz=none",
  };
  if (clang) {
    flags.push_back("-fstandalone-debug");
    flags.push_back("-gno-simple-template-names");
    flags.push_back("-fno-color-diagnostics");
    flags.push_back("-ferror-limit=0");
  } else {
    // A class whose key function lives elsewhere, which every interface
    // class is, would only be declared.
    flags.push_back("-femit-class-debug-always");
    flags.push_back("-fdiagnostics-color=never");
  }
  if (aliases) {
    flags.push_back("-fno-eliminate-unused-debug-types");
  }
  return flags;
}

std::vector<std::string>
find_include_folders(const Invocation& invocation)
{
  constexpr std::array<std::string_view, 4> options = {
    "-isystem", "-iquote", "-idirafter", "-I"};
  std::vector<std::string> folders;
  const auto add = [&](const std::string& folder) {
    folders.push_back(
      (fs::path(invocation.directory) / folder).lexically_normal().string());
  };
  const auto& flags = invocation.flags;
  for (std::size_t i = 0; i < flags.size(); ++i) {
    for (const auto option : options) {
      if (flags[i] == option && i + 1 < flags.size()) {
        add(flags[++i]);
        break;
      }
      if (flags[i].starts_with(option) && flags[i].size() > option.size()) {
        add(flags[i].substr(option.size()));
        break;
      }
    }
  }
  return folders;
}

}  // namespace hallmark::contract::compile
