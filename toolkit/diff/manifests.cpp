// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "diff/manifests.hpp"

#include "base/text.hpp"
#include "verify/version_step.hpp"

#include <algorithm>
#include <map>

namespace hallmark::diff {
namespace {

using base::concat;
using exports::Entry;
using model::Version;

/// Values by name, of which each side may lack some.
using Values = std::map<std::string, std::string>;

/// How grave a difference is.
struct Grade {
  bool is_compatible = false;
  VersionStep step = VersionStep::major;
};

constexpr Grade incompatible{};
constexpr Grade addition{true, VersionStep::minor};
constexpr Grade removal{true, VersionStep::patch};

/// What differs, of what both sides have.
struct Pair {
  std::string old_value;
  std::string new_value;
};

Item
make_change(std::string subject,
            std::string field,
            Pair values,
            const Grade& grade)
{
  Item item;
  item.text = concat(
    {field, ": found ", values.new_value, ", expected ", values.old_value});
  item.subject = std::move(subject);
  item.field = std::move(field);
  item.old_value = std::move(values.old_value);
  item.new_value = std::move(values.new_value);
  item.is_compatible = grade.is_compatible;
  item.step = grade.step;
  return item;
}

/// What one side has. The value of the side that lacks it is empty.
Item
make_lone(std::string subject, Pair values, const Grade& grade)
{
  const auto is_new = values.old_value.empty();
  auto item = make_change(std::move(subject), "presence", values, grade);
  item.text = concat({item.subject,
                      " (",
                      is_new ? values.new_value : values.old_value,
                      ") exists only in the ",
                      is_new ? "new one" : "old one"});
  item.names_subject = true;
  return item;
}

std::string
format_size(const Entry& entry)
{
  return base::format_count(entry.size, "byte");
}

/// `function`, `variable of 4 bytes`, or the signature in quotes.
std::string
format_entry(const Entry& entry)
{
  if (!entry.signature.empty()) {
    return base::quote(entry.signature);
  }
  return entry.kind == "variable" && entry.size > 0
           ? concat({"variable of ", format_size(entry)})
           : entry.kind;
}

std::string
format_presence(const Entry& entry)
{
  return entry.is_optional ? "optional" : "required";
}

/// Whether both sides know something, and not the same.
bool
differ(const std::string& one, const std::string& other)
{
  return !one.empty() && !other.empty() && one != other;
}

bool
differ_in_size(const Entry& one, const Entry& other)
{
  return one.kind == "variable" && one.kind == other.kind && one.size > 0 &&
         other.size > 0 && one.size != other.size;
}

void
compare_entries(const Entry& old_one,
                const Entry& new_one,
                std::vector<Item>& items)
{
  const auto add = [&](std::string field, std::string one, std::string other) {
    items.push_back(make_change(concat({"export ", base::quote(old_one.name)}),
                                std::move(field),
                                {std::move(one), std::move(other)},
                                incompatible));
  };
  if (old_one.is_optional != new_one.is_optional) {
    add("presence", format_presence(old_one), format_presence(new_one));
  }
  if (old_one.kind != new_one.kind) {
    add("kind", "a " + old_one.kind, "a " + new_one.kind);
  }
  const bool is_other_type = differ(old_one.signature, new_one.signature);
  if (is_other_type) {
    add("signature",
        base::quote(old_one.signature),
        base::quote(new_one.signature));
  } else if (differ(old_one.fingerprint, new_one.fingerprint)) {
    add("fingerprint of its types", old_one.fingerprint, new_one.fingerprint);
  } else if (differ_in_size(old_one, new_one)) {
    add("size", format_size(old_one), format_size(new_one));
  }
  if (old_one.linkage != new_one.linkage) {
    add("linkage name",
        base::quote(old_one.linkage),
        base::quote(new_one.linkage));
    items.back().follows = is_other_type;
  }
}

/// The exports of one interface by name; of two with one name the first.
using Entries = std::map<std::string_view, const Entry*>;

Entries
index_entries(const exports::Manifest& manifest, std::string_view interface)
{
  Entries entries;
  for (const auto& entry : manifest.exports) {
    if (entry.interface == interface) {
      entries.try_emplace(entry.name, &entry);
    }
  }
  return entries;
}

/// What a version that is another one means to those who open the plugin.
Grade
grade_versions(const std::string& old_text, const std::string& new_text)
{
  const auto old_one = Version::parse(old_text);
  const auto new_one = Version::parse(new_text);
  if (!old_one || !new_one ||
      !verify::is_same_version_line(*old_one, *new_one)) {
    return incompatible;
  }
  const auto step = verify::find_version_step(*old_one, *new_one);
  return step == VersionStep::none ? incompatible : Grade{true, step};
}

/// How the differences of a list are graded.
struct Rules {
  std::string_view role;  ///< `interface that it implements`
  std::string_view field;
  Grade added;
  Grade removed;
  Grade (*change)(const std::string& old_text, const std::string& new_text);
};

void
compare_values(const Values& old_ones,
               const Values& new_ones,
               const Rules& rules,
               std::vector<Item>& items)
{
  const auto format = [&](const std::string& name) {
    return concat({rules.role, " ", base::quote(name)});
  };
  for (const auto& [name, value] : old_ones) {
    const auto other = new_ones.find(name);
    if (other == new_ones.end()) {
      items.push_back(make_lone(format(name), {value, {}}, rules.removed));
    } else if (value != other->second) {
      items.push_back(make_change(format(name),
                                  std::string(rules.field),
                                  {value, other->second},
                                  rules.change(value, other->second)));
    }
  }
  for (const auto& [name, value] : new_ones) {
    if (!old_ones.contains(name)) {
      items.push_back(make_lone(format(name), {{}, value}, rules.added));
    }
  }
}

Values
list_versions(const std::vector<model::InterfaceName>& interfaces)
{
  Values values;
  for (const auto& one : interfaces) {
    values[one.name] = one.version;
  }
  return values;
}

Values
list_ranges(const std::vector<model::Requirement>& requirements)
{
  Values values;
  for (const auto& one : requirements) {
    values[one.path] = base::escape(one.range);
  }
  return values;
}

/// What is called of each plugin that is required: `INTERFACE of PATH`.
Values
list_calls(const std::vector<model::Requirement>& requirements)
{
  Values values;
  for (const auto& one : requirements) {
    for (const auto& [name, version] : one.interfaces) {
      values[concat({name, " of ", one.path})] = version;
    }
  }
  return values;
}

Grade
grade_ranges(const std::string&, const std::string&)
{
  return addition;
}

}  // namespace

std::vector<Entry>
list_entries(const model::Contract& contract)
{
  std::vector<Entry> entries;
  for (const auto& item : contract.exports) {
    auto& entry = entries.emplace_back();
    entry.name = item.name;
    entry.linkage = item.linkage;
    entry.kind = item.is_variable ? "variable" : "function";
    entry.is_optional = item.is_optional;
    entry.signature = item.signature;
    entry.interface = contract.name;
  }
  return entries;
}

std::vector<Item>
compare_exports(const ManifestPair& pair, std::string_view interface)
{
  std::vector<Item> items;
  const auto format = [](const Entry& entry) {
    return concat({"export ", base::quote(entry.name)});
  };
  const auto old_ones = index_entries(pair.old_one, interface);
  const auto new_ones = index_entries(pair.new_one, interface);
  for (const auto& entry : pair.old_one.exports) {
    if (entry.interface != interface) {
      continue;
    }
    const auto other = new_ones.find(entry.name);
    if (other != new_ones.end()) {
      compare_entries(entry, *other->second, items);
    } else {
      items.push_back(make_lone(format(entry),
                                {format_entry(entry), {}},
                                entry.is_optional ? addition : incompatible));
    }
  }
  for (const auto& entry : pair.new_one.exports) {
    if (entry.interface == interface && !old_ones.contains(entry.name)) {
      const bool is_demand = !interface.empty() && !entry.is_optional;
      items.push_back(make_lone(format(entry),
                                {{}, format_entry(entry)},
                                is_demand ? incompatible : addition));
    }
  }
  return items;
}

std::vector<Item>
compare_roles(const ManifestPair& pair)
{
  const auto& [old_one, new_one] = pair;
  std::vector<Item> items;
  if (old_one.identity.path != new_one.identity.path) {
    items.push_back(make_change(
      "plugin path",
      "plugin path",
      {base::quote(old_one.identity.path), base::quote(new_one.identity.path)},
      incompatible));
    items.back().names_subject = true;
  }
  compare_values(list_versions(old_one.implements),
                 list_versions(new_one.implements),
                 {"implemented interface",
                  "version",
                  addition,
                  incompatible,
                  grade_versions},
                 items);
  compare_values(
    list_versions(old_one.uses),
    list_versions(new_one.uses),
    {"used interface", "version", incompatible, removal, grade_versions},
    items);
  compare_values(list_ranges(old_one.requirements),
                 list_ranges(new_one.requirements),
                 {"required plugin", "range", addition, removal, grade_ranges},
                 items);
  compare_values(
    list_calls(old_one.requirements),
    list_calls(new_one.requirements),
    {"called interface", "version", addition, removal, grade_ranges},
    items);
  return items;
}

}  // namespace hallmark::diff
