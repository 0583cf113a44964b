// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/compile/compile_commands.hpp"

#include "base/file.hpp"

#include <algorithm>
#include <filesystem>

#include <nlohmann/json.hpp>

namespace hallmark::contract::compile {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

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

Result<CompileCommand>
parse_entry(const json& entry, std::size_t index)
{
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

/**
 * Whether a unity source includes `source`. Meson's are named
 * `TARGET-unity0.cpp`, CMake's `unity_0_cxx.cxx`; both hold nothing but
 * includes.
 */
bool
includes_source(const CompileCommand& command, const std::string& source)
{
  const auto name = fs::path(command.file).filename().string();
  if (name.find("unity") == name.npos) {
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

}  // namespace

Result<std::vector<CompileCommand>>
parse_compile_commands(std::string_view text)
{
  const auto parsed = json::parse(text, nullptr, false);
  if (!parsed.is_array()) {
    return base::make_error(Code::malformed,
                            "not a compilation database: not a JSON list");
  }
  std::vector<CompileCommand> commands;
  for (const auto& entry : parsed) {
    auto command = parse_entry(entry, commands.size());
    if (!command) {
      return command.error();
    }
    commands.push_back(std::move(*command));
  }
  return commands;
}

Result<std::vector<CompileCommand>>
read_compile_commands(const std::string& file)
{
  const auto text = base::read_text(file);
  if (!text) {
    return base::with_subject(text.error(), file);
  }
  auto commands = parse_compile_commands(*text);
  if (!commands) {
    return base::with_subject(commands.error(), file);
  }
  return commands;
}

std::vector<CompileCommand>
find_commands(const std::vector<CompileCommand>& commands,
              const std::string& source)
{
  std::vector<CompileCommand> found;
  const auto collect = [&](auto&& matches) {
    for (const auto& command : commands) {
      if (matches(command, make_absolute(source, command.directory))) {
        found.push_back(command);
      }
    }
  };
  collect([](const CompileCommand& command, const std::string& name) {
    return command.file == name;
  });
  if (found.empty()) {
    collect(includes_source);
  }
  return found;
}

}  // namespace hallmark::contract::compile
