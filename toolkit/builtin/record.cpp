// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "builtin/record.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace hallmark::builtin {
namespace {

/// What is found by its name beside the exports; FORMAT.md, section 8.
constexpr std::array own_names = {"hallmark_context_slot",
                                  "hallmark_on_close",
                                  "hallmark_on_open",
                                  "hallmark_on_restore",
                                  "hallmark_on_save"};

/// Letters and digits as they are, other bytes as `_` and two digits.
std::string
escape(const std::string& text)
{
  std::string escaped;
  for (const auto c : text) {
    const auto is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9');
    escaped += is_plain ? std::string(1, c)
                        : fmt::format("_{:02x}", static_cast<unsigned char>(c));
  }
  return escaped;
}

bool
is_declared(const model::Stamp& stamp, const std::string& name)
{
  return std::ranges::find(stamp.exports, name) != stamp.exports.end() ||
         std::ranges::find(stamp.optional, name) != stamp.optional.end();
}

const Symbol*
find_symbol(const Merged& merged, const std::string& name)
{
  const auto found = std::ranges::find(merged.symbols, name, &Symbol::name);
  return found == merged.symbols.end() ? nullptr : &*found;
}

template<class Number>
void
append(std::string& text, Number number)
{
  for (std::size_t i = 0; i < sizeof number; ++i) {
    text += static_cast<char>(number >> (8 * i) & 0xff);
  }
}

void
pad(std::string& text)
{
  text.resize((text.size() + 3) / 4 * 4);
}

base::Error
make_missing(const std::vector<std::string>& missing)
{
  auto error = base::make_error(
    Code::missing_export,
    base::format_count(missing.size(), "declared export") +
      (missing.size() == 1 ? " is not defined" : " are not defined"),
    "give the twin every object of the plugin: "
    "extract_all_objects(recursive: true)");
  for (const auto& name : missing) {
    error.details.push_back("export " + base::quote(name) + " is missing");
  }
  return error;
}

/// What the record names, in the order of the stamp.
Result<std::vector<const Symbol*>>
find_symbols(const Merged& merged, const model::Stamp& stamp)
{
  std::vector<const Symbol*> symbols;
  std::vector<std::string> missing;
  const auto add = [&](const std::string& name, bool needed) {
    const auto* symbol = find_symbol(merged, name);
    if (!symbol && needed) {
      missing.push_back(model::find_source_name(stamp, name));
    }
    if (symbol && !symbol->is_thread_local) {
      symbols.push_back(symbol);
    }
  };
  std::ranges::for_each(stamp.exports, [&](auto& name) { add(name, true); });
  std::ranges::for_each(stamp.optional, [&](auto& name) { add(name, false); });
  std::ranges::for_each(own_names, [&](auto* name) { add(name, false); });
  if (!missing.empty()) {
    return make_missing(missing);
  }
  return symbols;
}

}  // namespace

Renames
make_renames(const Merged& merged, const model::Stamp& stamp)
{
  const auto suffix =
    "." + escape(stamp.identity.path) + "__" + escape(stamp.identity.version);
  Renames renames;
  for (const auto& symbol : merged.symbols) {
    const auto is_own =
      std::ranges::find(own_names, symbol.name) != own_names.end();
    if (!symbol.is_weak || is_own || is_declared(stamp, symbol.name)) {
      renames[symbol.name] = symbol.name + suffix;
    }
  }
  return renames;
}

std::string
format_renames(const Renames& renames)
{
  std::string lines;
  for (const auto& [from, to] : renames) {
    lines += from + " " + to + "\n";
  }
  return lines;
}

Result<Record>
make_record(const Merged& merged,
            const model::Stamp& stamp,
            const Renames& renames)
{
  const auto symbols = find_symbols(merged, stamp);
  if (!symbols) {
    return symbols.error();
  }
  Record record;
  std::string names;
  std::string entries;
  const auto entries_size = symbols->size() * model::builtin_entry_size;
  const auto names_offset = model::builtin_header_size + entries_size;
  for (const auto* symbol : *symbols) {
    record.places.push_back(
      {model::builtin_header_size + entries.size(), renames.at(symbol->name)});
    append(entries, std::uint64_t{0});
    append(entries, symbol->size);
    append(entries, std::uint32_t{symbol->is_function});
    append(entries, static_cast<std::uint32_t>(names_offset + names.size()));
    names += symbol->name + '\0';
  }
  pad(names);
  append(record.content, model::builtin_format);
  append(record.content, static_cast<std::uint32_t>(symbols->size()));
  append(record.content,
         static_cast<std::uint32_t>(names_offset + names.size()));
  append(record.content, static_cast<std::uint32_t>(merged.note_bytes.size()));
  record.content += entries + names;
  record.content += merged.note_bytes;
  return record;
}

}  // namespace hallmark::builtin
