// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "diff/diff.hpp"

#include "base/text.hpp"
#include "diff/contracts.hpp"
#include "diff/manifests.hpp"
#include "diff/notices.hpp"

#include <algorithm>
#include <iterator>
#include <set>

namespace hallmark::diff {
namespace {

using base::concat;
using base::Error;

/// What the texts of two sides say.
struct Texts {
  std::vector<Part> interfaces;          ///< that both speak
  std::optional<std::vector<Item>> own;  ///< of a plugin's own exports
  std::set<std::string_view> names;      ///< of `interfaces`
};

/// The same interface in the same role, else in the other one: a plugin
/// implements what a host expects.
const Spoken*
find_partner(const Side& side, const Spoken& spoken)
{
  const Spoken* partner = nullptr;
  for (const auto& other : side.spoken) {
    if (other.contract.name == spoken.contract.name &&
        (!partner || other.is_expected == spoken.is_expected)) {
      partner = &other;
    }
  }
  return partner;
}

/// Compare the texts of an interface, or of own exports.
Result<void>
compare_pair(const Spoken& old_one, const Spoken& new_one, Texts& texts)
{
  const auto& from = old_one.contract;
  const auto& to = new_one.contract;
  if (from.machine != to.machine) {
    return base::make_mismatch(Code::wrong_platform,
                               "contract is for another machine",
                               base::escape(to.machine),
                               base::escape(from.machine));
  }
  auto items = compare_contracts(from, to);
  if (from.name.empty()) {
    texts.own = std::move(items);
  } else {
    texts.names.insert(from.name);
    texts.interfaces.push_back({PartKind::interface,
                                std::string(from.name),
                                Versions{from.version, to.version},
                                std::move(items),
                                list_notices(from, to)});
  }
  return {};
}

Result<Texts>
compare_texts(const Side& old_one, const Side& new_one)
{
  Texts texts;
  for (const auto& spoken : old_one.spoken) {
    if (const auto* partner = find_partner(new_one, spoken)) {
      if (auto done = compare_pair(spoken, *partner, texts); !done) {
        return base::with_subject(done.error(), new_one.file);
      }
    }
  }
  return texts;
}

/// An interface that only one of two hosts speaks. What it asks of plugins
/// others need not have; what it no longer offers them they may miss.
Item
make_lone(const Spoken& spoken, bool is_new)
{
  const auto& contract = spoken.contract;
  const auto version = contract.version.format();
  Item item;
  item.subject = concat({"interface ", base::quote(contract.name)});
  item.field = "presence";
  (is_new ? item.new_value : item.old_value) = version;
  item.text = concat({item.subject,
                      " (",
                      version,
                      ") exists only in the ",
                      is_new ? "new one" : "old one"});
  item.names_subject = true;
  item.is_compatible = is_new || contract.provider == model::Provider::plugin;
  item.step = item.is_compatible ? VersionStep::minor : VersionStep::major;
  return item;
}

Part
make_host_part(const Side& old_one, const Side& new_one)
{
  Part part{PartKind::host, {}, std::nullopt, {}};
  for (const auto& spoken : old_one.spoken) {
    if (!find_partner(new_one, spoken)) {
      part.items.push_back(make_lone(spoken, false));
    }
  }
  for (const auto& spoken : new_one.spoken) {
    if (!find_partner(old_one, spoken)) {
      part.items.push_back(make_lone(spoken, true));
    }
  }
  return part;
}

/// A side in the words of a manifest: of what has none, what its texts say.
exports::Manifest
describe(const Side& side)
{
  if (side.manifest) {
    return *side.manifest;
  }
  exports::Manifest manifest;
  for (const auto& spoken : side.spoken) {
    const auto& contract = spoken.contract;
    manifest.implements.push_back(
      {std::string(contract.name), contract.version.format()});
    std::ranges::move(list_entries(contract),
                      std::back_inserter(manifest.exports));
  }
  return manifest;
}

const model::InterfaceName*
find_interface(const exports::Manifest& manifest, const std::string& name)
{
  const auto& list = manifest.implements;
  const auto found = std::ranges::find(list, name, &model::InterfaceName::name);
  return found == list.end() ? nullptr : &*found;
}

/// An interface that both implement, without its texts; nothing when a version
/// is none.
std::optional<Part>
make_named_part(const ManifestPair& pair,
                const model::InterfaceName& from,
                const model::InterfaceName& to)
{
  auto old_version = model::Version::parse(from.version);
  auto new_version = model::Version::parse(to.version);
  if (!old_version || !new_version) {
    return std::nullopt;
  }
  return Part{PartKind::interface,
              from.name,
              Versions{*std::move(old_version), *std::move(new_version)},
              compare_exports(pair, from.name)};
}

/// Interfaces that both speak and of which one has no text.
std::vector<Part>
compare_named(const ManifestPair& pair, const Texts& texts)
{
  std::vector<Part> parts;
  for (const auto& from : pair.old_one.implements) {
    const auto* to = find_interface(pair.new_one, from.name);
    if (!to || from.name.empty() || texts.names.contains(from.name)) {
      continue;
    }
    if (auto part = make_named_part(pair, from, *to)) {
      parts.push_back(*std::move(part));
    }
  }
  return parts;
}

Result<Part>
make_plugin_part(const Side& old_one, const Side& new_one, const Texts& texts)
{
  const ManifestPair pair{*old_one.manifest, *new_one.manifest};
  auto from = model::Version::parse(pair.old_one.identity.version);
  if (!from) {
    return base::with_subject(from.error(), old_one.file);
  }
  auto to = model::Version::parse(pair.new_one.identity.version);
  if (!to) {
    return base::with_subject(to.error(), new_one.file);
  }
  Part part{PartKind::plugin,
            pair.old_one.identity.path,
            Versions{*std::move(from), *std::move(to)},
            texts.own ? *texts.own : compare_exports(pair, {})};
  std::ranges::move(compare_roles(pair), std::back_inserter(part.items));
  return part;
}

std::string
list_interfaces(const exports::Manifest& manifest)
{
  std::vector<std::string> names;
  for (const auto& one : manifest.implements) {
    if (!one.name.empty()) {
      names.push_back(base::quote(one.name));
    }
  }
  return names.empty() ? "no interface" : base::join(names, ", ");
}

Error
explain_nothing(const ManifestPair& pair)
{
  return base::make_mismatch(Code::wrong_interface,
                             "there is no interface that both speak",
                             list_interfaces(pair.new_one),
                             list_interfaces(pair.old_one));
}

}  // namespace

Result<Report>
compare_sides(const Side& old_one, const Side& new_one)
{
  auto texts = compare_texts(old_one, new_one);
  if (!texts) {
    return std::move(texts.error());
  }
  const auto old_manifest = describe(old_one);
  const auto new_manifest = describe(new_one);
  const ManifestPair pair{old_manifest, new_manifest};
  Report report{std::move(texts->interfaces)};
  std::ranges::move(compare_named(pair, *texts),
                    std::back_inserter(report.parts));
  if (old_one.manifest && new_one.manifest) {
    auto plugin = make_plugin_part(old_one, new_one, *texts);
    if (!plugin) {
      return std::move(plugin.error());
    }
    report.parts.push_back(*std::move(plugin));
  } else if (old_one.kind == Kind::host && new_one.kind == Kind::host) {
    report.parts.push_back(make_host_part(old_one, new_one));
  }
  if (report.parts.empty()) {
    return base::with_subject(explain_nothing(pair), new_one.file);
  }
  return report;
}

}  // namespace hallmark::diff
