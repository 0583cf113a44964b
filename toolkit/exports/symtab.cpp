// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "exports/symtab.hpp"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <optional>

#include <cxxabi.h>
#include <elf.h>

namespace hallmark::exports {
namespace {

using base::Bytes;

/// ELF-64 Object File Format, section 7.
std::optional<LocalSymbol>
read_entry(const Bytes& table, std::uint64_t offset, const Bytes& names)
{
  const auto name = table.number<std::uint32_t>(offset);
  const auto info = table.number<std::uint8_t>(offset + 4);
  const auto section = table.number<std::uint16_t>(offset + 6);
  if (!name || !info || !section) {
    return std::nullopt;
  }
  const auto text = names.text(*name);
  if (!text) {
    return std::nullopt;
  }
  LocalSymbol symbol;
  symbol.name = *text;
  symbol.type = ELF64_ST_TYPE(*info);
  symbol.is_defined = *section != SHN_UNDEF;
  return symbol;
}

std::vector<LocalSymbol>
read_entries(const Bytes& table, const Bytes& names)
{
  std::vector<LocalSymbol> symbols;
  const auto size = sizeof(Elf64_Sym);
  for (std::uint64_t offset = 0; offset + size <= table.size();
       offset += size) {
    if (auto symbol = read_entry(table, offset, names)) {
      symbols.push_back(*symbol);
    }
  }
  return symbols;
}

/// `gain` of `audio::gain(int)`.
std::string_view
find_base_name(std::string_view demangled)
{
  const auto name = demangled.substr(0, demangled.find('('));
  const auto scope = name.rfind("::");
  return scope == name.npos ? name : name.substr(scope + 2);
}

/// Whether a mangled name is that of a function or variable `name`, not of
/// something that the compiler made for one.
bool
is_mangled(std::string_view symbol, std::string_view name)
{
  const auto is_plain = symbol.starts_with("_ZN") ||
                        symbol.starts_with("_ZL") ||
                        (symbol.starts_with("_Z") && symbol.size() > 2 &&
                         symbol[2] >= '1' && symbol[2] <= '9');
  return is_plain && symbol.find(name) != symbol.npos &&
         find_base_name(demangle(symbol)) == name;
}

bool
has_symbol(const std::vector<LocalSymbol>& symbols, std::string_view name)
{
  return std::ranges::any_of(symbols, [&](const LocalSymbol& symbol) {
    return symbol.is_defined && symbol.name == name;
  });
}

std::string
explain_undefined(bool is_needed)
{
  return is_needed ? " is used here and defined elsewhere: link what defines it"
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
         ": make the two alike";
}

/// The mangled name of a definition of `name`, or nothing.
std::string_view
find_mangled(const std::vector<LocalSymbol>& symbols, std::string_view name)
{
  const auto is_it = [&](const LocalSymbol& symbol) {
    return symbol.is_defined && is_mangled(symbol.name, name);
  };
  const auto found = std::ranges::find_if(symbols, is_it);
  return found == symbols.end() ? std::string_view() : found->name;
}

}  // namespace

std::vector<LocalSymbol>
read_symtab(base::Source& source, const elf::Image& image)
{
  const auto sections = elf::read_sections(source, image.header);
  if (!sections) {
    return {};
  }
  const auto table = std::ranges::find(
    *sections, std::uint32_t{SHT_SYMTAB}, &elf::Section::type);
  if (table == sections->end() || table->link >= sections->size()) {
    return {};
  }
  const auto& strings = (*sections)[table->link];
  const auto bytes = source.read(table->offset, table->size);
  const auto names = source.read(strings.offset, strings.size);
  if (!bytes || !names) {
    return {};
  }
  return read_entries(*bytes, *names);
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
                const std::vector<LocalSymbol>& symbols,
                bool is_needed)
{
  // Linkers make what is hidden local; bfd forgets that it was hidden.
  if (has_symbol(symbols, name)) {
    return " is hidden: mark it HALLMARK_EXPORT, and do not make it static";
  }
  const auto text = demangle(name);
  if (text != name) {
    const auto other = find_mangled(symbols, find_base_name(text));
    return explain_missing_cpp(text, other, is_needed);
  }
  const auto mangled = find_mangled(symbols, name);
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
