// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "exports/symtab.hpp"

#include "base/text.hpp"
#include "contract/names/export_name.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

#include <cxxabi.h>

namespace hallmark::exports {
namespace {

/// `gain` of `audio::gain(int)`.
std::string_view
find_base_name(std::string_view demangled)
{
  const auto name = demangled.substr(0, demangled.find('('));
  const auto scope = name.rfind("::");
  return scope == name.npos ? name : name.substr(scope + 2);
}

/// Whether a symbol is a function or variable of C++, not something that the
/// compiler made for one.
bool
is_mangled(std::string_view symbol)
{
  return symbol.starts_with("_ZN") || symbol.starts_with("_ZL") ||
         (symbol.starts_with("_Z") && symbol.size() > 2 && symbol[2] >= '1' &&
          symbol[2] <= '9');
}

/// How an instance of a template comes into a file. Names of functions begin
/// with the type of their result.
std::string
explain_instance(const std::string& demangled,
                 const contract::names::ExportName& name)
{
  const auto is_whole = !contract::names::parse_export_name(demangled);
  return " is not instantiated: instantiate it in one source: template " +
         (is_whole ? demangled : "TYPE " + name.path) + ";";
}

std::string
explain_undefined(bool is_needed)
{
  return is_needed ? " is used here but defined elsewhere: link what defines it"
                   : std::string(not_defined);
}

/**
 * Why an export of C++ is not there.
 *
 * @param declared  As its header declares it: `audio::gain(int)`.
 * @param other     Mangled name of a definition that has its name, or empty.
 */
std::string
explain_missing_cpp(const std::string& declared,
                    std::string_view other,
                    bool is_needed)
{
  if (other.empty()) {
    return explain_undefined(is_needed);
  }
  if (other.starts_with("_ZL")) {
    return " is internal to a source: define it as its header declares it, " +
           declared;
  }
  return " is declared as " + declared + " and defined as " + demangle(other) +
         ": make the two match";
}

/// What the start-up code of compilers defines.
constexpr auto compiler_names = std::to_array<std::string_view>(
  {"deregister_tm_clones", "frame_dummy", "register_tm_clones"});

/// Whether somebody wrote a definition of C: most names of what linkers and
/// compilers add begin with `_`, and those of parts of functions have a dot.
bool
is_written(const elf::Symbol& symbol)
{
  return std::ranges::count(compiler_names, symbol.name) == 0 &&
         symbol.type != STT_SECTION && symbol.type != STT_FILE &&
         !symbol.name.starts_with('_') &&
         !symbol.name.starts_with("hallmark") &&
         symbol.name.find('.') == symbol.name.npos;
}

/// The work of finding the nearest is a product with what is missing.
void
add_candidate(const std::string& name, Definitions& definitions)
{
  constexpr std::size_t most_candidates = 2000;
  if (definitions.candidates.size() < most_candidates) {
    definitions.candidates.push_back(name);
  }
}

/// The mangled name of a definition of `name`, or nothing.
std::string
find_mangled(const Definitions& definitions, std::string_view name)
{
  const auto found = definitions.mangled.find(std::string(name));
  return found == definitions.mangled.end() ? "" : found->second;
}

}  // namespace

Exported
index_exports(const std::vector<elf::Symbol>& symbols)
{
  Exported exported;
  for (const auto& symbol : symbols) {
    if (symbol.is_export()) {
      exported.try_emplace(symbol.name, &symbol);
    }
  }
  return exported;
}

Definitions
index_definitions(const std::vector<elf::Symbol>& symbols,
                  const std::set<std::string_view>& declared)
{
  Definitions definitions;
  for (const auto& symbol : symbols) {
    if (symbol.section == SHN_UNDEF) {
      continue;
    }
    const std::string name(symbol.name);
    definitions.names.insert(name);
    if (is_mangled(name) && !declared.contains(name)) {
      // An operator's name is not spelt in its symbol, and is anybody's.
      const auto text = demangle(name);
      const std::string base(find_base_name(text));
      if (name.find(base) != name.npos &&
          definitions.mangled.try_emplace(base, name).second) {
        add_candidate(base, definitions);
      }
    } else if (is_written(symbol) && !declared.contains(name)) {
      add_candidate(name, definitions);
    }
  }
  return definitions;
}

Definitions
read_definitions(const base::File& file,
                 const std::set<std::string_view>& declared)
{
  const auto object = object::Object::read(file);
  if (!object) {
    return {};
  }
  const auto symbols = object->read_symbols();
  return symbols ? index_definitions(*symbols, declared) : Definitions();
}

std::string
demangle(std::string_view name)
{
  int status = 0;
  const std::unique_ptr<char, decltype(&std::free)> text(
    abi::__cxa_demangle(std::string(name).c_str(), nullptr, nullptr, &status),
    &std::free);
  return status == 0 && text && name.starts_with("_Z") ? std::string(text.get())
                                                       : std::string(name);
}

std::string
explain_missing(const std::string& name,
                const Definitions& definitions,
                bool is_needed)
{
  // Linkers make what is hidden local; bfd forgets that it was hidden.
  if (definitions.names.contains(name)) {
    const auto read = contract::names::read_linkage_name(name);
    if (read && read->path.find('<') != read->path.npos) {
      return " is hidden: mark it HALLMARK_EXPORT, and the classes that are "
             "its arguments";
    }
    return " is hidden: mark it HALLMARK_EXPORT, and do not make it static";
  }
  const auto text = demangle(name);
  const auto parts = contract::names::read_linkage_name(name);
  if (text != name && parts && parts->has_arguments && !is_needed) {
    return explain_instance(text, *parts);
  }
  if (text != name) {
    const auto other = find_mangled(definitions, find_base_name(text));
    return explain_missing_cpp(text, other, is_needed);
  }
  const auto mangled = find_mangled(definitions, name);
  if (mangled.starts_with("_ZL")) {
    return " is internal to a source: declare it extern before its definition";
  }
  if (!mangled.empty()) {
    return " has C++ linkage, as " + demangle(mangled) +
           ": declare it between HALLMARK_C_BEGIN and HALLMARK_C_END";
  }
  return explain_undefined(is_needed);
}

std::string
format_nearest(const std::string& name, const Definitions& definitions)
{
  const auto demangled = demangle(name);
  const auto wanted = find_base_name(demangled);
  std::string text;
  for (const auto near : base::find_nearest(wanted, definitions.candidates)) {
    const auto mangled = find_mangled(definitions, near);
    text += text.empty() ? "; nearest: " : ", ";
    text +=
      base::quote(mangled.empty() ? std::string(near) : demangle(mangled));
  }
  return text;
}

}  // namespace hallmark::exports
