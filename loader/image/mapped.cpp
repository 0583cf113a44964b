// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "image/mapped.hpp"

#include "base/text.hpp"
#include "image/resolve.hpp"

#include <elf.h>

namespace hallmark::image {
namespace {

/// The unique symbols, as the source names those that it exports.
std::vector<std::string>
list_unique(const verify::Candidate& candidate)
{
  std::vector<std::string> names;
  for (const auto& symbol : candidate.symbols.entries) {
    if (symbol.is_export() && symbol.binding == STB_GNU_UNIQUE) {
      const auto in_source = candidate.stamp.names.find(symbol.name);
      names.push_back(base::quote(in_source == candidate.stamp.names.end()
                                    ? symbol.name
                                    : std::string_view(in_source->second)));
    }
  }
  return names;
}

/// Both names: the standard library's, and the C library's under it.
bool
registers_thread_destructors(const elf::Symbols& symbols)
{
  for (const auto& symbol : symbols.entries) {
    if (symbol.section == SHN_UNDEF &&
        (symbol.name == "__cxa_thread_atexit" ||
         symbol.name == "__cxa_thread_atexit_impl")) {
      return true;
    }
  }
  return false;
}

}  // namespace

Keepers
read_keepers(const std::string& file, const verify::Candidate& candidate)
{
  return {file,
          std::string(candidate.dynamic.soname),
          (candidate.dynamic.flags_1 & DF_1_NODELETE) != 0,
          list_unique(candidate),
          registers_thread_destructors(candidate.symbols)};
}

Keepers
read_keepers(const std::string& file, const verify::Decided& plugin)
{
  return {file,
          std::string(plugin.dynamic.soname),
          (plugin.dynamic.flags_1 & DF_1_NODELETE) != 0,
          {},
          plugin.own.has_thread_destructors};
}

std::string
explain_mapped(const Library& library,
               const Keepers& keepers,
               bool in_another_loader)
{
  if (keepers.is_nodelete) {
    return "linked with -z nodelete";
  }
  if (!keepers.unique.empty()) {
    return "exports unique symbols, which -fno-gnu-unique avoids: " +
           base::join(keepers.unique, ", ");
  }
  if (in_another_loader) {
    return "another loader of this process has it open";
  }
  const auto needers = list_needers(
    library, {find_last_part(keepers.file), keepers.file, keepers.soname});
  if (!needers.empty()) {
    return "needed by " + base::join(needers, ", ");
  }
  if (keepers.has_thread_destructors) {
    return "a running thread still has to destroy a thread_local object of it";
  }
  return "another dlopen handle keeps it";
}

}  // namespace hallmark::image
