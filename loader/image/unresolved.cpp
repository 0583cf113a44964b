// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "image/unresolved.hpp"

#include "base/text.hpp"
#include "image/library.hpp"
#include "image/needs.hpp"

#include <elf.h>

namespace hallmark::image {
namespace {

std::vector<std::string>
list_missing_libraries(const Needs& needs)
{
  std::vector<std::string> lines;
  for (const auto& library : needs.missing()) {
    lines.push_back("library '" + library.name + "', needed by '" +
                    library.needed_by + "'");
  }
  return lines;
}

std::vector<std::string>
list_missing_symbols(const elf::Symbols& symbols, const Needs& needs)
{
  std::vector<std::string> lines;
  for (const auto& symbol : symbols.entries) {
    const std::string name(symbol.name);
    if (symbol.section == SHN_UNDEF && symbol.binding == STB_GLOBAL &&
        !name.empty() && !needs.defines(name) && !is_defined_globally(name)) {
      lines.push_back("symbol '" + name + "'");
    }
  }
  return lines;
}

std::string
count_missing(std::size_t libraries, std::size_t symbols)
{
  std::vector<std::string> parts;
  if (libraries > 0) {
    parts.push_back(std::to_string(libraries) +
                    (libraries == 1 ? " library" : " libraries"));
  }
  if (symbols > 0) {
    parts.push_back(base::format_count(symbols, "symbol"));
  }
  return base::join(parts, " and ") +
         (libraries + symbols == 1 ? " is missing" : " are missing");
}

}  // namespace

base::Error
explain_unresolved(const base::Error& error,
                   const std::string& name,
                   const verify::Candidate& candidate)
{
  Needs needs;
  needs.follow(name, candidate.dynamic);
  const auto libraries = list_missing_libraries(needs);
  const auto symbols = list_missing_symbols(candidate.symbols, needs);
  if (libraries.empty() && symbols.empty()) {
    return error;
  }
  auto explained = base::make_error(
    Code::unresolved, count_missing(libraries.size(), symbols.size()));
  explained.details = libraries;
  explained.details.insert(
    explained.details.end(), symbols.begin(), symbols.end());
  explained.details.push_back("dynamic loader: " + error.message);
  return explained;
}

}  // namespace hallmark::image
