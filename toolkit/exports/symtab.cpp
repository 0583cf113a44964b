// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "exports/symtab.hpp"

#include "contract/names/export_name.hpp"

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
                   : " is not defined: define it, or do not declare it";
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
      if (name.find(base) != name.npos) {
        definitions.mangled.try_emplace(base, name);
      }
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

}  // namespace hallmark::exports
