// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "diff/diff.hpp"

#include "base/text.hpp"
#include "diff/contracts.hpp"
#include "diff/manifests.hpp"

#include <algorithm>
#include <iterator>
#include <set>

namespace hallmark::diff {
namespace {

using base::concat;
using base::Error;

/// What the texts of two sides say.
struct Texts {
  std::vector<Part> interfaces;     ///< that both speak
  std::vector<Item> own;            ///< of the exports that are a plugin's own
  std::vector<const Spoken*> gone;  ///< interfaces of the old one only
  std::vector<const Spoken*> come;  ///< interfaces of the new one only
  std::set<std::string> told;       ///< linkage names of exports in all these
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

void
tell(const Spoken& spoken, Texts& texts)
{
  for (const auto& item : spoken.contract.exports) {
    texts.told.emplace(item.linkage);
  }
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
  tell(old_one, texts);
  tell(new_one, texts);
  auto items = compare_contracts(from, to);
  if (from.name.empty()) {
    texts.own = std::move(items);
  } else {
    texts.interfaces.push_back({PartKind::interface,
                                std::string(from.name),
                                Versions{from.version, to.version},
                                std::move(items)});
  }
  return {};
}

/// Those of `side` that `other` does not speak.
std::vector<const Spoken*>
find_lone(const Side& side, const Side& other)
{
  std::vector<const Spoken*> lone;
  for (const auto& spoken : side.spoken) {
    if (!find_partner(other, spoken)) {
      lone.push_back(&spoken);
    }
  }
  return lone;
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
  texts.gone = find_lone(old_one, new_one);
  texts.come = find_lone(new_one, old_one);
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
  item.step = item.is_compatible ? Step::minor : Step::major;
  return item;
}

Part
make_host_part(const Texts& texts)
{
  Part part{PartKind::host, {}, std::nullopt, {}};
  for (const auto* spoken : texts.gone) {
    part.items.push_back(make_lone(*spoken, false));
  }
  for (const auto* spoken : texts.come) {
    part.items.push_back(make_lone(*spoken, true));
  }
  return part;
}

/// The exports of interfaces that are gone or new are told of by these, where
/// both sides could have said so.
void
tell_lone(const Side& old_one, const Side& new_one, Texts& texts)
{
  if (old_one.kind != Kind::plugin || new_one.kind != Kind::plugin) {
    return;
  }
  for (const auto* list : {&texts.gone, &texts.come}) {
    for (const auto* spoken : *list) {
      if (!spoken->contract.name.empty()) {
        tell(*spoken, texts);
      }
    }
  }
}

Result<Part>
make_plugin_part(const Side& old_one, const Side& new_one, Texts& texts)
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
  tell_lone(old_one, new_one, texts);
  Part part{PartKind::plugin,
            pair.old_one.identity.path,
            Versions{*std::move(from), *std::move(to)},
            std::move(texts.own)};
  std::ranges::move(compare_exports(pair, texts.told),
                    std::back_inserter(part.items));
  std::ranges::move(compare_roles(pair), std::back_inserter(part.items));
  return part;
}

std::string
list_interfaces(const Side& side)
{
  std::vector<std::string> names;
  for (const auto& spoken : side.spoken) {
    if (!spoken.contract.name.empty()) {
      names.push_back(base::quote(spoken.contract.name));
    }
  }
  return names.empty() ? "no interface" : base::join(names, ", ");
}

Error
explain_nothing(const Side& old_one, const Side& new_one)
{
  return base::with_subject(
    base::make_mismatch(Code::wrong_interface,
                        "there is no interface that both speak",
                        list_interfaces(new_one),
                        list_interfaces(old_one)),
    new_one.file);
}

}  // namespace

Result<Report>
compare_sides(const Side& old_one, const Side& new_one)
{
  auto texts = compare_texts(old_one, new_one);
  if (!texts) {
    return std::move(texts.error());
  }
  Report report{std::move(texts->interfaces)};
  if (old_one.manifest && new_one.manifest) {
    auto plugin = make_plugin_part(old_one, new_one, *texts);
    if (!plugin) {
      return std::move(plugin.error());
    }
    report.parts.push_back(*std::move(plugin));
  } else if (old_one.kind == Kind::host && new_one.kind == Kind::host) {
    report.parts.push_back(make_host_part(*texts));
  }
  if (report.parts.empty()) {
    return explain_nothing(old_one, new_one);
  }
  return report;
}

}  // namespace hallmark::diff
