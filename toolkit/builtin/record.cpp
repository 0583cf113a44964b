// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "builtin/record.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>

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

/// The names that a host finds, by which it calls them.
std::set<std::string_view>
list_found(const model::Stamp& stamp)
{
  std::set<std::string_view> names(own_names.begin(), own_names.end());
  names.insert(stamp.exports.begin(), stamp.exports.end());
  names.insert(stamp.optional.begin(), stamp.optional.end());
  return names;
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
    "put every object of the plugin into the static library: "
    "extract_all_objects(recursive: true)");
  for (const auto& name : missing) {
    error.details.push_back("export " + base::quote(name) + " is missing");
  }
  return error;
}

/// What the record names, in the order of the stamp: places in the table.
Result<std::vector<std::size_t>>
find_symbols(const Merged& merged, const model::Stamp& stamp)
{
  std::unordered_map<std::string_view, std::size_t> offered;
  for (std::size_t i = 0; i < merged.symbols.size(); ++i) {
    if (is_offered(merged.symbols[i])) {
      offered.try_emplace(merged.symbols[i].name, i);
    }
  }
  std::vector<std::size_t> places;
  std::vector<std::string> missing;
  const auto add = [&](const std::string& name, bool needed) {
    const auto found = offered.find(name);
    if (found == offered.end()) {
      if (needed) {
        missing.push_back(model::find_source_name(stamp, name));
      }
    } else if (merged.symbols[found->second].type != STT_TLS) {
      places.push_back(found->second);
    }
  };
  std::ranges::for_each(stamp.exports, [&](auto& name) { add(name, true); });
  std::ranges::for_each(stamp.optional, [&](auto& name) { add(name, false); });
  std::ranges::for_each(own_names, [&](auto* name) { add(name, false); });
  if (!missing.empty()) {
    return make_missing(missing);
  }
  return places;
}

}  // namespace

Renames
make_renames(const Merged& merged, const model::Stamp& stamp)
{
  const auto suffix =
    "." + escape(stamp.identity.path) + "__" + escape(stamp.identity.version);
  const auto found = list_found(stamp);
  Renames renames;
  for (const auto& symbol : merged.symbols) {
    if (is_offered(symbol) &&
        (symbol.binding != STB_WEAK || found.contains(symbol.name))) {
      const std::string name(symbol.name);
      renames[name] = name + suffix;
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
make_record(const Merged& merged, const model::Stamp& stamp)
{
  const auto places = find_symbols(merged, stamp);
  if (!places) {
    return places.error();
  }
  Record record;
  std::string names;
  std::string entries;
  const auto entries_size = places->size() * model::builtin_entry_size;
  const auto names_offset = model::builtin_header_size + entries_size;
  for (const auto place : *places) {
    const auto& symbol = merged.symbols[place];
    record.places.push_back(
      {model::builtin_header_size + entries.size(), place});
    append(entries, std::uint64_t{0});
    append(entries, symbol.size);
    append(entries, std::uint32_t{symbol.is_function()});
    append(entries, static_cast<std::uint32_t>(names_offset + names.size()));
    names.append(symbol.name).push_back('\0');
  }
  pad(names);
  append(record.content, model::builtin_format);
  append(record.content, static_cast<std::uint32_t>(places->size()));
  append(record.content,
         static_cast<std::uint32_t>(names_offset + names.size()));
  append(record.content, static_cast<std::uint32_t>(merged.note_bytes.size()));
  record.content += entries + names;
  record.content += merged.note_bytes;
  return record;
}

}  // namespace hallmark::builtin
