// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "lint/unloading.hpp"

#include "base/text.hpp"
#include "exports/check.hpp"
#include "exports/symtab.hpp"

#include <algorithm>

#include <elf.h>

namespace hallmark::lint {
namespace {

/// Names in one line; more are counted.
constexpr std::size_t most_names = 5;

void
check_flag(const elf::Dynamic& dynamic, Findings& findings)
{
  if ((dynamic.flags_1 & DF_1_NODELETE) != 0) {
    findings.push_back({"nodelete",
                        "stays mapped forever: it is linked with -z nodelete",
                        "NODELETE in DT_FLAGS_1",
                        "link without -Wl,-z,nodelete"});
  }
}

/// The dynamic loader keeps whoever defines a unique symbol that was bound.
void
check_unique(const verify::Parts& parts, Findings& findings)
{
  for (const auto& symbol : parts.symbols.entries) {
    if (symbol.binding != STB_GNU_UNIQUE || symbol.section == SHN_UNDEF) {
      continue;
    }
    findings.push_back(
      {"unique_symbol",
       "stays mapped forever: one of its symbols is unique in the process: " +
         exports::describe_symbol(symbol.name),
       ".dynsym",
       "hide it with the stamp's response file, or compile "
       "with -fno-gnu-unique"});
  }
}

/// `; its thread_local variables: a, b`, or nothing when it is stripped.
std::string
list_thread_locals(const object::Object& object)
{
  std::vector<std::string> names;
  const auto symbols = object.read_symbols();
  for (const auto& symbol : symbols ? *symbols : std::vector<elf::Symbol>()) {
    if (symbol.type == STT_TLS && symbol.section != SHN_UNDEF &&
        symbol.name != "__tls_guard") {
      names.push_back(exports::demangle(symbol.name));
    }
  }
  if (names.empty()) {
    return {};
  }
  std::ranges::sort(names);
  const auto more = names.size() > most_names ? names.size() - most_names : 0;
  names.resize(names.size() - more);
  return "; its thread_local variables: " + base::join(names, ", ") +
         (more > 0 ? " and " + std::to_string(more) + " more" : "");
}

/// What compilers call to have a thread_local variable destroyed. A plugin
/// with a C++ library of its own has the second one.
bool
is_registration(std::string_view name)
{
  return name == "__cxa_thread_atexit" || name == "__cxa_thread_atexit_impl";
}

void
check_thread_exit(const object::Object& object,
                  const verify::Parts& parts,
                  Findings& findings)
{
  const auto& entries = parts.symbols.entries;
  const auto found =
    std::ranges::find_if(entries, [](const elf::Symbol& symbol) {
      return symbol.section == SHN_UNDEF && symbol.binding == STB_GLOBAL &&
             is_registration(symbol.name);
    });
  if (found == entries.end()) {
    return;
  }
  findings.push_back(
    {"thread_local_destructor",
     "stays mapped until every thread ends that used a thread_local variable "
     "with a destructor",
     "call of " + std::string(found->name) + list_thread_locals(object),
     "use thread_local types without a destructor, or end such threads before "
     "you close the plugin"});
}

}  // namespace

void
check_unloading(const object::Object& object,
                const verify::Parts& parts,
                Findings& findings)
{
  check_flag(*parts.dynamic, findings);
  check_unique(parts, findings);
  check_thread_exit(object, parts, findings);
}

}  // namespace hallmark::lint
