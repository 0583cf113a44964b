// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "exports/manifest.hpp"

#include "base/text.hpp"
#include "exports/symtab.hpp"
#include "exports/typing.hpp"

#include <map>

#include <nlohmann/json.hpp>

namespace hallmark::exports {
namespace {

using Json = nlohmann::ordered_json;
using Difference = base::Difference;

constexpr auto function_kind = "function";
constexpr auto variable_kind = "variable";

Json
make_interfaces(const std::vector<model::InterfaceName>& interfaces)
{
  auto list = Json::array();
  for (const auto& one : interfaces) {
    list.push_back({{"name", one.name}, {"version", one.version}});
  }
  return list;
}

Json
make_exports(const std::vector<Entry>& exports)
{
  auto list = Json::array();
  for (const auto& one : exports) {
    list.push_back({{"name", one.name},
                    {"linkage", one.linkage},
                    {"kind", one.kind},
                    {"size", one.size},
                    {"optional", one.is_optional},
                    {"signature", one.signature},
                    {"interface", one.interface},
                    {"fingerprint", one.fingerprint},
                    {"header", one.header},
                    {"line", one.line}});
  }
  return list;
}

std::vector<model::InterfaceName>
take_interfaces(const Json& list)
{
  std::vector<model::InterfaceName> interfaces;
  for (const auto& one : list) {
    interfaces.push_back({one.at("name"), one.at("version")});
  }
  return interfaces;
}

/// Throws what the JSON library throws for a key that lacks.
Entry
take_entry(const Json& json)
{
  Entry entry;
  entry.name = json.at("name");
  entry.linkage = json.at("linkage");
  entry.kind = json.at("kind");
  entry.size = json.at("size");
  entry.is_optional = json.at("optional");
  entry.signature = json.at("signature");
  entry.interface = json.at("interface");
  entry.fingerprint = json.at("fingerprint");
  entry.header = json.at("header");
  entry.line = json.at("line");
  return entry;
}

/// The same.
Manifest
take_manifest(const Json& json)
{
  Manifest manifest;
  manifest.identity = {json.at("path"), json.at("version")};
  for (const auto& one : json.at("exports")) {
    manifest.exports.push_back(take_entry(one));
  }
  manifest.implements = take_interfaces(json.at("implements"));
  manifest.uses = take_interfaces(json.at("uses"));
  for (const auto& one : json.at("requires")) {
    manifest.requirements.push_back(
      {one.at("path"), one.at("range"), take_interfaces(one.at("interfaces"))});
  }
  return manifest;
}

/// The library's own text without the number it begins with.
std::string
describe_failure(const nlohmann::json::exception& failure)
{
  const std::string text = failure.what();
  const auto end = text.find("] ");
  return end == std::string::npos ? text : text.substr(end + 2);
}

/// Properties by name, of which each side may lack some.
using Properties = std::map<std::string, std::string>;

void
add_interfaces(const std::string& role,
               const std::vector<model::InterfaceName>& interfaces,
               Properties& properties)
{
  for (const auto& one : interfaces) {
    properties[role + " " + base::quote(one.name)] = one.version;
  }
}

/// `variable presets of 12 bytes, optional, int[3], fingerprint 00ff…`.
std::string
format_entry(const Entry& entry)
{
  auto text = base::concat({entry.kind, " ", entry.linkage});
  if (entry.kind == variable_kind) {
    text += " of " + base::format_count(entry.size, "byte");
  }
  text += entry.is_optional ? ", optional" : "";
  text += entry.signature.empty() ? "" : ", " + entry.signature;
  text += entry.fingerprint.empty() ? "" : ", fingerprint " + entry.fingerprint;
  return text;
}

/// All that two manifests are compared by, in words.
Properties
list_properties(const Manifest& manifest)
{
  Properties properties;
  for (const auto& one : manifest.exports) {
    properties["export " + base::quote(one.name)] = format_entry(one);
  }
  add_interfaces("implemented interface", manifest.implements, properties);
  add_interfaces("used interface", manifest.uses, properties);
  for (const auto& one : manifest.requirements) {
    const auto name = "required plugin " + base::quote(one.path);
    properties[name] = one.range;
    add_interfaces(
      name + " is called by interface", one.interfaces, properties);
  }
  return properties;
}

std::string
find_or_none(const Properties& properties, const std::string& name)
{
  const auto found = properties.find(name);
  return found == properties.end() ? "none" : found->second;
}

}  // namespace

Result<Manifest>
make_manifest(const model::Stamp& stamp, const verify::Parts& parts)
{
  Manifest manifest;
  manifest.identity = stamp.identity;
  manifest.implements = stamp.implements;
  manifest.uses = stamp.uses;
  manifest.requirements = stamp.requirements;
  const auto exported = index_exports(parts.symbols.entries);
  for (const auto* names : {&stamp.exports, &stamp.optional}) {
    for (const auto& name : *names) {
      const auto found = exported.find(name);
      if (found == exported.end()) {
        continue;
      }
      const auto& symbol = *found->second;
      auto& entry = manifest.exports.emplace_back();
      entry.name = model::find_source_name(stamp, name);
      entry.linkage = name;
      entry.kind = symbol.is_function() ? function_kind : variable_kind;
      entry.size = symbol.size;
      entry.is_optional = names == &stamp.optional;
    }
  }
  if (auto typed = add_types(parts.notes, manifest.exports); !typed) {
    return std::move(typed.error());
  }
  return manifest;
}

std::string
format_manifest(const Manifest& manifest)
{
  Json json;
  json["format"] = manifest_format;
  json["path"] = manifest.identity.path;
  json["version"] = manifest.identity.version;
  json["exports"] = make_exports(manifest.exports);
  json["implements"] = make_interfaces(manifest.implements);
  json["uses"] = make_interfaces(manifest.uses);
  json["requires"] = Json::array();
  for (const auto& one : manifest.requirements) {
    json["requires"].push_back(
      {{"path", one.path},
       {"range", one.range},
       {"interfaces", make_interfaces(one.interfaces)}});
  }
  return json.dump(2) + "\n";
}

Result<Manifest>
parse_manifest(const std::string& text)
{
  try {
    const auto json = Json::parse(text);
    const unsigned format = json.at("format");
    if (format != manifest_format) {
      return base::make_mismatch(Code::malformed,
                                 "manifest has another format",
                                 std::to_string(format),
                                 std::to_string(manifest_format));
    }
    return take_manifest(json);
  } catch (const nlohmann::json::exception& failure) {
    return base::make_error(
      Code::malformed, "not an exports manifest: " + describe_failure(failure));
  }
}

std::vector<Difference>
compare_manifests(const Manifest& found, const Manifest& expected)
{
  std::vector<Difference> differences;
  const auto compare =
    [&](std::string field, const std::string& one, const std::string& other) {
      if (one != other) {
        differences.push_back({std::move(field), one, other});
      }
    };

  compare("path", found.identity.path, expected.identity.path);
  compare("version", found.identity.version, expected.identity.version);
  const auto ours = list_properties(found);
  auto names = list_properties(expected);
  const auto theirs = names;
  names.insert(ours.begin(), ours.end());
  for (const auto& [name, value] : names) {
    compare(name, find_or_none(ours, name), find_or_none(theirs, name));
  }
  return differences;
}

}  // namespace hallmark::exports
