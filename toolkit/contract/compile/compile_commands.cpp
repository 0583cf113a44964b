// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/compile/compile_commands.hpp"

#include "base/file.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <deque>
#include <filesystem>
#include <functional>
#include <set>

#include <nlohmann/json.hpp>

namespace hallmark::contract::compile {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

/// Part of the name of every unity source: Meson's are named
/// `TARGET-unity0.cpp`, CMake's `unity_0_cxx.cxx`.
constexpr std::string_view unity = "unity";

std::string
make_absolute(const std::string& name, const std::string& folder)
{
  return (fs::path(folder) / name).lexically_normal().string();
}

std::string
find_text(const json& entry, const char* key)
{
  const auto found = entry.find(key);
  return found != entry.end() && found->is_string() ? found->get<std::string>()
                                                    : std::string();
}

/// `arguments`, or `command` split; nothing when neither makes sense.
Result<std::vector<std::string>>
parse_arguments(const json& entry)
{
  const auto arguments = entry.find("arguments");
  if (arguments == entry.end()) {
    return split_command(find_text(entry, "command"));
  }
  std::vector<std::string> words;
  if (arguments->is_array()) {
    for (const auto& word : *arguments) {
      words.push_back(word.is_string() ? word.get<std::string>() : "");
    }
  }
  return words;
}

Error
make_entry_error(std::size_t index, const std::string& lacking)
{
  return base::make_error(
    Code::malformed, "entry " + std::to_string(index) + " has no " + lacking);
}

Error
make_database_error(std::string_view what)
{
  return base::make_error(Code::malformed,
                          base::concat({"not a compilation database: ", what}));
}

Result<CompileCommand>
parse_entry(std::string_view text, std::size_t index)
{
  const auto entry = json::parse(text, nullptr, false);
  if (entry.is_discarded()) {
    return make_database_error("entry " + std::to_string(index) +
                               " is not JSON");
  }
  if (!entry.is_object()) {
    return make_entry_error(index, "'directory'");
  }
  CompileCommand command;
  command.directory = find_text(entry, "directory");
  command.file = find_text(entry, "file");
  command.output = find_text(entry, "output");
  auto arguments = parse_arguments(entry);
  if (!arguments) {
    return arguments.error();
  }
  command.arguments = std::move(*arguments);

  if (command.directory.empty()) {
    return make_entry_error(index, "'directory'");
  }
  if (command.file.empty()) {
    return make_entry_error(index, "'file'");
  }
  if (command.arguments.empty()) {
    return make_entry_error(index, "'command' or 'arguments'");
  }
  command.file = make_absolute(command.file, command.directory);
  return command;
}

/// The file that a line `#include <x>` or `#include "x"` names, or empty.
std::string
find_included(std::string_view line)
{
  const auto hash = line.find_first_not_of(" \t");
  if (hash == line.npos || line[hash] != '#') {
    return {};
  }
  const auto word = line.find_first_not_of(" \t", hash + 1);
  if (word == line.npos || !line.substr(word).starts_with("include")) {
    return {};
  }
  const auto open = line.find_first_of("<\"", word);
  if (open == line.npos) {
    return {};
  }
  const auto close = line.find(line[open] == '<' ? '>' : '"', open + 1);
  return close == line.npos
           ? std::string()
           : std::string(line.substr(open + 1, close - open - 1));
}

bool
is_same_file(const std::string& name,
             const CompileCommand& command,
             const std::string& source)
{
  const auto beside = fs::path(command.file).parent_path().string();
  return make_absolute(name, beside) == source ||
         make_absolute(name, command.directory) == source;
}

/// Whether a unity source, which holds nothing but includes, includes `source`.
bool
includes_source(const CompileCommand& command, const std::string& source)
{
  const auto name = fs::path(command.file).filename().string();
  if (name.find(unity) == name.npos) {
    return false;
  }
  const auto text = base::read_text(command.file);
  if (!text) {
    return false;
  }
  for (std::size_t at = 0; at < text->size();) {
    const auto end = std::min(text->find('\n', at), text->size());
    const auto included =
      find_included(std::string_view(*text).substr(at, end - at));
    if (!included.empty() && is_same_file(included, command, source)) {
      return true;
    }
    at = end + 1;
  }
  return false;
}

/// Finds words in the text of JSON.
class WordFinder {
public:
  explicit WordFinder(const std::vector<std::string>& words)
  {
    for (const auto& word : words) {
      words_.push_back(escape(word));
    }
    for (const auto& word : words_) {
      searchers_.emplace_back(word.begin(), word.end());
    }
  }

  /// Whether one of the words may be there: some write bytes as `\u0061` that
  /// others write as they are.
  [[nodiscard]] bool may_find(std::string_view text) const
  {
    for (auto at = text.find('\\'); at != text.npos && at + 1 < text.size();
         at = text.find('\\', at + 2)) {
      if (text[at + 1] == 'u' || text[at + 1] == '/') {
        return true;
      }
    }
    return std::ranges::any_of(searchers_, [&](const auto& searcher) {
      return searcher(text.begin(), text.end()).first != text.end();
    });
  }

private:
  using Searcher =
    std::boyer_moore_horspool_searcher<std::string::const_iterator>;

  static std::string escape(const std::string& word)
  {
    std::string escaped;
    for (const char c : word) {
      escaped += c == '"' || c == '\\' ? "\\" : "";
      escaped += c;
    }
    return escaped;
  }

  std::deque<std::string> words_;
  std::vector<Searcher> searchers_;
};

std::string
find_output_folder(const CompileCommand& command)
{
  return fs::path(command.output).parent_path().string();
}

/// Precompiled headers of GCC and of clang.
bool
is_pch(const CompileCommand& command)
{
  return command.output.ends_with(".gch") || command.output.ends_with(".pch");
}

/// The commands that compile a source, or a unity source that includes it.
Result<std::vector<CompileCommand>>
find_compiling(const std::string& database, const std::string& source)
{
  auto commands =
    read_compile_commands(database, {fs::path(source).filename().string()});
  if (!commands) {
    return commands;
  }
  std::erase_if(*commands, [&](const CompileCommand& command) {
    return command.file != make_absolute(source, command.directory);
  });
  if (!commands->empty()) {
    return commands;
  }
  commands = read_compile_commands(database, {std::string(unity)});
  if (!commands) {
    return commands;
  }
  std::erase_if(*commands, [&](const CompileCommand& command) {
    return !includes_source(command, make_absolute(source, command.directory));
  });
  return commands;
}

/// Every command of the targets of some: without outputs nobody knows which
/// those are, and there are the precompiled headers of all.
Result<std::vector<CompileCommand>>
find_targets(const std::string& database,
             const std::vector<CompileCommand>& commands)
{
  std::set<std::string> folders;
  std::vector<std::string> words;
  for (const auto& command : commands) {
    auto folder = find_output_folder(command);
    if (command.output.empty()) {
      words.insert(words.end(), {".gch", ".pch"});
    } else if (folders.insert(folder).second) {
      words.push_back(std::move(folder));
    }
  }
  auto found = read_compile_commands(database, words);
  if (found) {
    std::erase_if(*found, [&](const CompileCommand& command) {
      return !is_pch(command) && !folders.contains(find_output_folder(command));
    });
  }
  return found;
}

}  // namespace

Result<std::vector<CompileCommand>>
read_compile_commands(JsonList list, const std::vector<std::string>& words)
{
  const WordFinder finder(words);
  std::vector<CompileCommand> commands;
  for (std::size_t index = 0;; ++index) {
    const auto entry = list.next();
    if (!entry) {
      return entry.error().code == Code::malformed
               ? make_database_error(entry.error().message)
               : entry.error();
    }
    if (!*entry) {
      return commands;
    }
    if (!finder.may_find(**entry)) {
      continue;
    }
    auto command = parse_entry(**entry, index);
    if (!command) {
      return command.error();
    }
    commands.push_back(std::move(*command));
  }
}

Result<std::vector<CompileCommand>>
read_compile_commands(const std::string& file,
                      const std::vector<std::string>& words)
{
  auto list = JsonList::open(file);
  auto commands = list ? read_compile_commands(*std::move(list), words)
                       : Result<std::vector<CompileCommand>>(list.error());
  return commands ? std::move(commands)
                  : base::with_subject(commands.error(), file);
}

Result<SourceCommands>
find_source_commands(const std::string& database, const std::string& source)
{
  auto commands = find_compiling(database, source);
  if (!commands) {
    return commands.error();
  }
  if (commands->empty()) {
    return SourceCommands{};
  }
  auto targets = find_targets(database, *commands);
  if (!targets) {
    return targets.error();
  }
  return SourceCommands{*std::move(commands), *std::move(targets)};
}

}  // namespace hallmark::contract::compile
