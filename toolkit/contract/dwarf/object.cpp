// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/dwarf/object.hpp"

#include "object/object.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

namespace hallmark::contract::dwarf {
namespace {

using object::Object;

/// A place in a section: section index, offset.
using SectionOffset = std::pair<std::size_t, std::uint64_t>;

/// No constant has as many; some damaged files would.
constexpr std::uint64_t most_numbers = 64;

/// An object and its symbols.
struct Symbols {
  base::File file;
  Object object;
  std::vector<elf::Symbol> entries;  ///< in the order of the table
};

Result<Symbols>
read_symbols(const std::string& name)
{
  auto file = base::File::open(name);
  if (!file) {
    return file.error();
  }
  auto object = Object::read(*file);
  if (!object) {
    return object.error();
  }
  auto entries = object->read_symbols();
  if (!entries) {
    return entries.error();
  }
  return Symbols{*std::move(file), *std::move(object), *std::move(entries)};
}

Target
make_target(const elf::Symbol& symbol)
{
  return {std::string(symbol.name), symbol.binding != STB_LOCAL};
}

using Places = std::map<SectionOffset, const elf::Symbol*>;

/// Where symbols stand; of one place the first that has a name.
Places
list_places(const std::vector<elf::Symbol>& symbols)
{
  Places places;
  for (const auto& symbol : symbols) {
    if (symbol.type != STT_SECTION && !symbol.name.empty()) {
      places.try_emplace({symbol.section, symbol.value}, &symbol);
    }
  }
  return places;
}

/// Assemblers write local symbols as an offset in their section.
Target
find_target(const elf::Symbol& symbol,
            std::uint64_t addend,
            const Places& places)
{
  if (symbol.type != STT_SECTION) {
    return make_target(symbol);
  }
  const auto local = places.find({symbol.section, addend});
  return local == places.end() ? Target() : make_target(*local->second);
}

/// Whether a section is a table of relocations of data. Debugging information
/// has thousands, of no interest.
bool
relocates_data(const ::GElf_Shdr& table,
               const std::vector<object::Section>& sections)
{
  const auto target = table.sh_info;  // section that is written to
  if ((table.sh_type != SHT_RELA && table.sh_type != SHT_REL) || target == 0 ||
      target > sections.size()) {
    return false;
  }
  const auto flags = sections[target - 1].header.sh_flags;
  return (flags & SHF_ALLOC) != 0 && (flags & SHF_EXECINSTR) == 0;
}

/// What the places in an object's data are to be set to.
std::map<SectionOffset, Target>
read_pointers(const Symbols& symbols)
{
  std::map<SectionOffset, Target> pointers;
  const auto places = list_places(symbols.entries);
  const auto sections = symbols.object.read_sections();
  for (const auto& section : sections) {
    if (!relocates_data(section.header, sections)) {
      continue;
    }
    for (const auto& one : symbols.object.read_relocations(section)) {
      if (one.symbol < symbols.entries.size()) {
        pointers[{section.header.sh_info, one.place}] =
          find_target(symbols.entries[one.symbol], one.addend, places);
      }
    }
  }
  return pointers;
}

}  // namespace

Result<std::map<std::string, Target>>
read_targets(const std::string& file)
{
  const auto symbols = read_symbols(file);
  if (!symbols) {
    return symbols.error();
  }
  const auto pointers = read_pointers(*symbols);
  std::map<std::string, Target> targets;
  for (const auto& variable : symbols->entries) {
    const auto found = pointers.find({variable.section, variable.value});
    if (variable.type == STT_OBJECT && found != pointers.end()) {
      targets[std::string(variable.name)] = found->second;
    }
  }
  return targets;
}

Result<std::vector<VisibleSymbol>>
read_visible(const std::string& file)
{
  const auto symbols = read_symbols(file);
  if (!symbols) {
    return symbols.error();
  }
  std::vector<VisibleSymbol> visible;
  for (const auto& symbol : symbols->entries) {
    if (symbol.section != SHN_UNDEF && symbol.binding != STB_LOCAL &&
        symbol.visibility == STV_DEFAULT) {
      visible.push_back({std::string(symbol.name),
                         symbol.binding != STB_GLOBAL,
                         symbol.type == STT_TLS});
    }
  }
  return visible;
}

Result<std::vector<Constant>>
read_constants(const std::string& file,
               const std::vector<std::string_view>& prefixes)
{
  const auto symbols = read_symbols(file);
  if (!symbols) {
    return symbols.error();
  }
  std::vector<Constant> constants;
  for (const auto& symbol : symbols->entries) {
    const auto is_prefix = [&](std::string_view prefix) {
      return symbol.name.starts_with(prefix);
    };
    if (symbol.type != STT_OBJECT ||
        std::none_of(prefixes.begin(), prefixes.end(), is_prefix)) {
      continue;
    }
    Constant constant{std::string(symbol.name), {}};
    const auto bytes = symbols->object.read_bytes(symbol.section);
    const auto count = std::min(symbol.size / 8, most_numbers);
    for (std::uint64_t at = 0; at < count; ++at) {
      const auto number = bytes.number<std::uint64_t>(symbol.value + at * 8);
      if (!number) {
        break;
      }
      constant.numbers.push_back(*number);
    }
    constants.push_back(std::move(constant));
  }
  return constants;
}

Result<std::vector<std::string>>
read_symbol_names(const std::string& file)
{
  const auto symbols = read_symbols(file);
  if (!symbols) {
    return symbols.error();
  }
  std::vector<std::string> names;
  for (const auto& symbol : symbols->entries) {
    names.emplace_back(symbol.name);
  }
  return names;
}

}  // namespace hallmark::contract::dwarf
