// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "commands/json.hpp"

#include "base/text.hpp"
#include "model/escapes.hpp"
#include "verify/version_step.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace hallmark::commands {
namespace {

// In the order in which keys are added, which is the order of the schemas.
using Json = nlohmann::ordered_json;

/// Text of files may be no UTF-8, which JSON must be.
std::string
dump(const Json& json)
{
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json
make_error_json(const base::Error& error)
{
  auto differences = Json::array();
  for (const auto& difference : error.differences) {
    differences.push_back({{"field", difference.field},
                           {"found", difference.found},
                           {"expected", difference.expected}});
  }
  return {{"code", base::format_code(error.code)},
          {"message", base::format_message(error)},
          {"differences", std::move(differences)},
          {"details", error.details},
          {"hint", error.hint}};
}

Json
make_errors_json(const std::vector<base::Error>& errors)
{
  auto array = Json::array();
  for (const auto& error : errors) {
    array.push_back(make_error_json(error));
  }
  return array;
}

Json
make_value_json(const model::Value& value)
{
  using Kind = model::Value::Kind;
  if (value.kind == Kind::empty_array) {
    return Json::array();
  }
  if (value.kind == Kind::string) {
    return value.text;
  }
  // As JSON writes them: FORMAT.md, "Metadata".
  const auto parsed = Json::parse(value.text, nullptr, false);
  return parsed.is_discarded() ? Json(value.text) : parsed;
}

/// The parts of a key of note type 4: `items`, `0`, `id`; unescaped.
std::vector<std::string>
split_key(std::string_view key)
{
  std::vector<std::string> parts;
  std::size_t start = 0;
  for (std::size_t i = 0; i <= key.size(); ++i) {
    if (i < key.size() && key[i] == '\\') {
      ++i;
    } else if (i == key.size() || key[i] == '.') {
      const auto part = key.substr(start, i - start);
      parts.push_back(
        model::unescape(part, "\\.=").value_or(std::string(part)));
      start = i + 1;
    }
  }
  return parts;
}

/// Metadata and items as they were in the description.
void
add_metadata(Json& plugin, const model::Metadata& metadata)
{
  plugin["metadata"] = Json::object();
  plugin["items"] = Json::array();
  for (const auto& value : metadata.values) {
    const auto parts = split_key(value.key);
    const bool is_item = parts.front() == "items";
    // metadata.KEY[.N], or items.N.KEY[.N].
    const std::size_t key = is_item ? 2 : 1;
    if (parts.size() <= key) {
      continue;
    }
    if (is_item && plugin["items"].size() <= std::stoul(parts[1])) {
      plugin["items"].push_back(Json::object());
    }
    auto& table = is_item ? plugin["items"].back() : plugin["metadata"];
    if (parts.size() == key + 1) {
      table[parts[key]] = make_value_json(value);
    } else {
      table[parts[key]].push_back(make_value_json(value));
    }
  }
}

Json
make_export_json(const exports::Entry& entry)
{
  return {{"name", entry.name},
          {"linkage", entry.linkage},
          {"kind", entry.kind},
          {"size_bytes", entry.size},
          {"optional", entry.is_optional},
          {"signature", entry.signature},
          {"interface", entry.interface},
          {"fingerprint", entry.fingerprint},
          {"header", entry.header},
          {"line", entry.line}};
}

Json
make_interfaces_json(const std::vector<model::InterfaceName>& interfaces)
{
  auto array = Json::array();
  for (const auto& one : interfaces) {
    array.push_back({{"name", one.name}, {"version", one.version}});
  }
  return array;
}

/// What a file expects of interfaces, or says that it provides.
Json
make_expected_json(const Anatomy& anatomy)
{
  auto array = Json::array();
  for (const auto& one : anatomy.expected) {
    array.push_back({{"name", one.name},
                     {"version", one.version},
                     {"provider", one.is_provided ? "host" : "plugin"},
                     {"fingerprint", one.fingerprint}});
  }
  return array;
}

Json
make_plugin_json(const Anatomy& anatomy)
{
  const auto& stamp = *anatomy.stamp;
  Json plugin{{"path", stamp.identity.path},
              {"version", stamp.identity.version},
              {"language", stamp.language},
              {"facts", Json::object()},
              {"exports", Json::array()},
              {"implements", make_interfaces_json(stamp.implements)},
              {"uses", make_interfaces_json(stamp.uses)},
              {"requires", Json::array()}};
  for (const auto& fact : stamp.facts) {
    plugin["facts"][fact.name] = fact.value;
  }
  for (const auto& entry : anatomy.exports) {
    plugin["exports"].push_back(make_export_json(entry));
  }
  for (const auto& one : stamp.requirements) {
    plugin["requires"].push_back(
      {{"path", one.path},
       {"range", one.range},
       {"interfaces", make_interfaces_json(one.interfaces)}});
  }
  add_metadata(plugin, anatomy.metadata);
  return plugin;
}

Json
make_found_json(const Found& found)
{
  Json json{{"file", found.file},
            {"path", found.stamp.identity.path},
            {"version", found.stamp.identity.version}};
  add_metadata(json, found.metadata);
  return json;
}

Json
make_side_json(const diff::Side& side)
{
  return {{"file", side.file}, {"kind", diff::format_kind(side.kind)}};
}

/// The directions in which a change works; null where nobody knows.
Json
make_works_json(const diff::Item& item)
{
  if (!item.works) {
    return nullptr;
  }
  auto json = Json::array();
  if (item.works->old_plugins) {
    json.push_back("old plugins with a new host");
  }
  if (item.works->new_plugins) {
    json.push_back("new plugins with an old host");
  }
  return json;
}

Json
make_difference_json(const diff::Part& part, const diff::Item& item)
{
  return {{"subject", item.subject},
          {"file", item.file},
          {"line", item.line},
          {"reached_from", item.reached_from},
          {"field", item.field},
          {"old", item.old_value},
          {"new", item.new_value},
          {"text", item.text},
          {"class", item.is_compatible ? "compatible" : "incompatible"},
          {"step", verify::format_version_step(diff::find_demand(part, item))},
          {"works", make_works_json(item)},
          {"follows", item.follows}};
}

std::string_view
format_part_kind(diff::PartKind kind)
{
  switch (kind) {
    case diff::PartKind::interface:
      return "interface";
    case diff::PartKind::plugin:
      return "plugin";
    case diff::PartKind::host:
      return "host";
  }
  return {};
}

Json
make_part_json(const diff::Part& part)
{
  Json json{
    {"kind", format_part_kind(part.kind)},
    {"name", part.name},
    {"old_version", nullptr},
    {"new_version", nullptr},
    {"step", verify::format_version_step(diff::find_demand(part))},
    {"found_step", verify::format_version_step(diff::find_version_step(part))},
    {"allowed", diff::is_allowed(part)},
    {"differences", Json::array()},
    {"notices", part.notices}};
  if (part.versions) {
    json["old_version"] = part.versions->old_one.format();
    json["new_version"] = part.versions->new_one.format();
  }
  for (const auto& item : part.items) {
    json["differences"].push_back(make_difference_json(part, item));
  }
  return json;
}

}  // namespace

std::string
format_diff_json(const diff::Side& old_one,
                 const diff::Side& new_one,
                 const diff::Report& report)
{
  Json json{{"old", make_side_json(old_one)},
            {"new", make_side_json(new_one)},
            {"step", verify::format_version_step(diff::find_demand(report))},
            {"allowed", diff::is_allowed(report)},
            {"parts", Json::array()}};
  for (const auto& part : report.parts) {
    json["parts"].push_back(make_part_json(part));
  }
  return dump(json);
}

std::string
format_inspect_json(const std::string& file, const Anatomy& anatomy)
{
  const auto& parts = anatomy.parts;
  Json json{{"file", file},
            {"type", elf::format_type(parts.image)},
            {"machine", elf::format_machine(parts.image.header.machine)},
            {"soname", parts.dynamic ? parts.dynamic->soname : ""},
            {"needs", Json::array()},
            {"stamped", !anatomy.unstamped},
            {"expected", make_expected_json(anatomy)},
            {"plugin", nullptr},
            {"faults", make_errors_json(anatomy.faults)}};
  if (parts.dynamic) {
    for (const auto name : parts.dynamic->needed) {
      json["needs"].push_back(name);
    }
  }
  if (anatomy.stamp) {
    json["plugin"] = make_plugin_json(anatomy);
  }
  return dump(json);
}

std::string
format_verify_json(const std::string& file,
                   const std::optional<model::Identity>& identity,
                   const std::vector<base::Error>& errors)
{
  Json json{{"file", file},
            {"verdict", errors.empty() ? "accepted" : "refused"},
            {"code", nullptr},
            {"path", nullptr},
            {"version", nullptr},
            {"errors", make_errors_json(errors)}};
  if (!errors.empty()) {
    json["code"] = base::format_code(errors.front().code);
  }
  if (identity) {
    json["path"] = identity->path;
    json["version"] = identity->version;
  }
  return dump(json);
}

std::string
format_list_json(const Listing& listing)
{
  Json json{{"plugins", Json::array()},
            {"unusable", Json::array()},
            {"duplicates", Json::array()}};
  for (const auto& found : listing.plugins) {
    json["plugins"].push_back(make_found_json(found));
  }
  auto unusable = listing.unusable;
  unusable.insert(
    unusable.end(), listing.unstamped.begin(), listing.unstamped.end());
  std::sort(unusable.begin(), unusable.end(), [](auto& a, auto& b) {
    return a.subject < b.subject;
  });
  for (const auto& error : unusable) {
    Json one{{"file", error.subject}};
    one.update(make_error_json(error));
    json["unusable"].push_back(std::move(one));
  }
  for (const auto& duplicate : find_duplicates(listing)) {
    json["duplicates"].push_back({{"path", duplicate.identity.path},
                                  {"version", duplicate.identity.version},
                                  {"files", duplicate.files}});
  }
  return dump(json);
}

}  // namespace hallmark::commands
