// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "lint/dynamic.hpp"

#include "base/text.hpp"
#include "exports/check.hpp"
#include "lint/relocations.hpp"

#include <algorithm>
#include <set>

#include <elf.h>

namespace hallmark::lint {
namespace {

const elf::Segment*
find_segment(const verify::Parts& parts, std::uint32_t type)
{
  const auto& segments = parts.image.segments;
  const auto found = std::ranges::find(segments, type, &elf::Segment::type);
  return found == segments.end() ? nullptr : &*found;
}

void
check_tls_and_text(const elf::Dynamic& dynamic, Findings& findings)
{
  if ((dynamic.flags & DF_STATIC_TLS) != 0) {
    findings.push_back({"static_tls",
                        "uses static TLS, of which a process has little: "
                        "opening fails once it is used up",
                        "STATIC_TLS in DT_FLAGS",
                        "compile without -ftls-model=initial-exec, and link no "
                        "static library that was compiled with it"});
  }
  if (dynamic.has_text_relocations) {
    findings.push_back(
      {"text_relocations",
       "its code is modified when it is mapped, which hardened systems refuse",
       "DT_TEXTREL",
       "compile everything that is linked in with -fPIC"});
  }
}

/// Without the header the stack is executable, too.
void
check_stack(const verify::Parts& parts, Findings& findings)
{
  const auto* stack = find_segment(parts, PT_GNU_STACK);
  if (stack && (stack->flags & PF_X) == 0) {
    return;
  }
  findings.push_back(
    {"executable_stack",
     "makes its host's stacks executable",
     stack ? "flags of PT_GNU_STACK" : "no PT_GNU_STACK",
     "link with -Wl,-z,noexecstack, and give assembler sources a section "
     ".note.GNU-stack; do not take addresses of nested functions"});
}

void
check_hardening(const verify::Parts& parts, Findings& findings)
{
  const auto& dynamic = *parts.dynamic;
  if ((dynamic.flags & DF_BIND_NOW) == 0 && (dynamic.flags_1 & DF_1_NOW) == 0) {
    findings.push_back({"late_binding",
                        "its symbols are resolved at the first call, and their "
                        "table stays writable",
                        "no BIND_NOW in DT_FLAGS",
                        "link with -Wl,-z,now, as the stamp's response file "
                        "does"});
  }
  if (!find_segment(parts, PT_GNU_RELRO)) {
    findings.push_back({"no_relro",
                        "its tables of addresses stay writable",
                        "no PT_GNU_RELRO",
                        "link with -Wl,-z,relro, as the stamp's response file "
                        "does"});
  }
}

/**
 * Own symbols that the dynamic loader looks up by name: those of the host come
 * first. (mold sets no flag for -Bsymbolic, so what it does is looked at.)
 * Unique symbols are a finding of their own; thread_local variables are bound
 * by name whatever flags say.
 */
void
check_interposed(const object::Object& object,
                 const verify::Parts& parts,
                 Findings& findings)
{
  const auto& entries = parts.symbols.entries;
  std::set<std::string_view> names;
  for (const auto& relocation : read_relocations(object)) {
    if (relocation.symbol == 0 || relocation.symbol > entries.size()) {
      continue;
    }
    const auto& symbol = entries[relocation.symbol - 1];
    if (symbol.is_export() && symbol.visibility == STV_DEFAULT &&
        symbol.binding != STB_GNU_UNIQUE && symbol.type != STT_TLS) {
      names.insert(symbol.name);
    }
  }
  for (const auto name : names) {
    findings.push_back(
      {"interposed",
       "a host's symbol of the same name replaces one of its own: " +
         exports::describe_symbol(name),
       "dynamic relocations",
       "link with -Wl,-Bsymbolic, as the stamp's response "
       "file does"});
  }
}

}  // namespace

void
check_dynamic(const object::Object& object,
              const verify::Parts& parts,
              Findings& findings)
{
  check_tls_and_text(*parts.dynamic, findings);
  check_stack(parts, findings);
  check_hardening(parts, findings);
  check_interposed(object, parts, findings);
}

void
check_stray(const verify::Parts& parts,
            const model::Stamp& stamp,
            Findings& findings)
{
  for (const auto name : exports::list_undeclared(parts, stamp)) {
    findings.push_back(
      {"stray_export",
       "exports what its stamp does not declare: " +
         exports::describe_symbol(name),
       ".dynsym",
       "declare it under [exports], or remove what exports it: the target's "
       "own version script, dynamic list or export flag"});
  }
}

}  // namespace hallmark::lint
