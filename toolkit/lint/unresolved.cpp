// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "lint/unresolved.hpp"

#include "base/text.hpp"
#include "exports/check.hpp"
#include "image/needs.hpp"
#include "model/contract_parse.hpp"
#include "verify/interfaces.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

#include <elf.h>

namespace hallmark::lint {
namespace {

/// What sanitizers call stands in the host: clang links it into programs only.
constexpr std::array<std::string_view, 8> sanitizer_names = {"__asan_",
                                                             "__hwasan_",
                                                             "__lsan_",
                                                             "__msan_",
                                                             "__sanitizer_",
                                                             "__sancov_",
                                                             "__tsan_",
                                                             "__ubsan_"};

/// The symbols of the interfaces that the plugin uses.
std::set<std::string, std::less<>>
list_used(const verify::Parts& parts)
{
  std::set<std::string, std::less<>> names;
  for (const auto content : verify::sort_notes(parts.notes).expected) {
    const auto expected = verify::parse_expected(content);
    const auto contract = expected
                            ? model::parse_contract(expected->text)
                            : base::Result<model::Contract>(base::Error());
    if (contract && contract->provider == model::Provider::host) {
      for (const auto& one : contract->exports) {
        names.emplace(one.linkage);
      }
    }
  }
  return names;
}

bool
is_of_sanitizer(std::string_view name)
{
  return std::ranges::any_of(sanitizer_names, [&](std::string_view prefix) {
    return name.starts_with(prefix);
  });
}

}  // namespace

void
check_unresolved(const std::string& file,
                 const verify::Parts& parts,
                 Findings& findings)
{
  image::Needs needs;
  std::error_code ignored;
  needs.follow(std::filesystem::absolute(file, ignored).string(),
               *parts.dynamic);
  for (const auto& library : needs.missing()) {
    findings.push_back(
      {"missing_library",
       "needs library " + base::quote(library.name) + ", which cannot be found",
       "DT_NEEDED of " + base::quote(library.needed_by),
       "install it, or link with a path that leads to it: "
       "-Wl,-rpath,'$ORIGIN'"});
  }

  const auto used = list_used(parts);
  for (const auto& symbol : parts.symbols.entries) {
    if (symbol.section != SHN_UNDEF || symbol.binding != STB_GLOBAL ||
        symbol.name.empty() || is_of_sanitizer(symbol.name) ||
        used.contains(symbol.name) || needs.defines(std::string(symbol.name))) {
      continue;
    }
    findings.push_back({"unresolved",
                        "needs a symbol that none of its libraries defines: " +
                          exports::describe_symbol(symbol.name),
                        "undefined in .dynsym",
                        "link what defines it; if the host defines it, name "
                        "its interface under 'uses'"});
  }
}

}  // namespace hallmark::lint
