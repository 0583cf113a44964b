// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "toolkit/contract/snippet.hpp"

#include "contract/compile/command_line.hpp"
#include "contract/compile/flags.hpp"
#include "support/files.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <sstream>

#include <unistd.h>

namespace hallmark::tests {
namespace {

namespace fs = std::filesystem;

contract::Request
make_request(const Snippet& snippet, const fs::path& folder)
{
  contract::Request request;
  request.interface = "demo.example/sample";
  request.version = "1.0.0";
  for (const auto& symbol : snippet.exports) {
    const auto& optional = snippet.optional;
    const bool may_lack =
      std::find(optional.begin(), optional.end(), symbol) != optional.end();
    request.exports.push_back({symbol, may_lack});
  }
  request.allow = snippet.allow;
  request.leaves = snippet.leaves;
  request.owns_types = snippet.owns_types;
  request.extra_types = snippet.extra_types;
  request.private_types = snippet.private_types;
  request.overrides = snippet.overrides;
  request.headers = {"sample.hpp"};
  request.folder = folder.string();
  request.language = snippet.language;

  contract::compile::CompileCommand command;
  command.directory = folder.string();
  command.file = (folder / "plugin.cpp").string();
  command.arguments = *contract::compile::split_command(snippet.compiler);
  request.invocation = *contract::compile::select_flags(command, {});
  return request;
}

std::string
replace_all(std::string text, const std::string& from, const std::string& to)
{
  for (auto at = text.find(from); at != text.npos; at = text.find(from, at)) {
    text.replace(at, from.size(), to);
  }
  return text;
}

contract::Result<contract::Contract>
make_in(const Snippet& snippet, const fs::path& folder)
{
  write_bytes(folder / "sample.hpp", snippet.text);
  return contract::make_contract(make_request(snippet, folder));
}

}  // namespace

contract::Result<contract::Contract>
make(const Snippet& snippet)
{
  const TemporaryFolder folder;
  return make_in(snippet, folder.path());
}

std::string
text_of(const Snippet& snippet)
{
  const auto made = make(snippet);
  return made ? made->text : base::format_error(made.error());
}

std::string
without_unsaid(std::string text)
{
  const auto start = text.find("unsaid\t");
  return start == text.npos
           ? text
           : text.erase(start, text.find('\n', start) + 1 - start);
}

std::string
error_of(const Snippet& snippet)
{
  const TemporaryFolder folder;
  const auto made = make_in(snippet, folder.path());
  return made ? std::string()
              : replace_all(base::format_error(made.error()),
                            folder.path().string(),
                            "DIR");
}

std::string
block_of(const std::string& text, const std::string& first_line)
{
  std::istringstream lines(text);
  std::string block;
  for (std::string line; std::getline(lines, line);) {
    if (block.empty() ? line == first_line : line.starts_with('\t')) {
      block += line + "\n";
    } else if (!block.empty()) {
      break;
    }
  }
  return block;
}

bool
is_installed(const std::string& program)
{
  const char* path = std::getenv("PATH");
  std::istringstream folders(path ? path : "");
  for (std::string folder; std::getline(folders, folder, ':');) {
    if (::access((fs::path(folder) / program).c_str(), X_OK) == 0) {
      return true;
    }
  }
  return false;
}

std::vector<std::string>
find_compilers(contract::Language language)
{
  std::vector<std::string> found{"g++", "g++-11", "clang++-14", "clang++-19"};
  if (language == contract::Language::c) {
    found = {"gcc", "gcc-11", "clang-14", "clang-19"};
  }
  std::erase_if(found, [](const auto& name) { return !is_installed(name); });
  return found;
}

}  // namespace hallmark::tests
