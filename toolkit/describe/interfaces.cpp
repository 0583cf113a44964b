// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "describe/interfaces.hpp"

#include "base/text.hpp"
#include "describe/document.hpp"
#include "describe/source.hpp"

#include <algorithm>
#include <filesystem>
#include <map>

namespace hallmark::describe {
namespace {

std::string
find_base_name(const std::string& file)
{
  return std::filesystem::path(file).filename().string();
}

Result<Interface>
find_interface(const Text& name,
               const std::vector<std::string>& folders,
               const std::string& description)
{
  const auto file = find_named_file(description, name, folders);
  if (!file) {
    return file.error();
  }
  return read_interface(*file, std::nullopt);
}

/// The key under which a description names interfaces.
std::string_view
find_key(Role role)
{
  switch (role) {
    case Role::implemented:
      return "'implements'";
    case Role::used:
      return "'uses'";
    case Role::called:
      return "'requires'";
  }
  return {};
}

void
check_side(const Text& name,
           const Interface& interface,
           Role role,
           Faults& faults)
{
  const bool by_host = interface.provider == Provider::host;
  if (by_host == (role == Role::used)) {
    return;
  }
  faults.add(
    name.place,
    base::concat(
      {"interface under ", find_key(role), " has the wrong provider"}),
    by_host ? "'host'" : "'plugin'",
    by_host ? "'plugin'" : "'host'",
    base::concat(
      {"name it under ", find_key(by_host ? Role::used : Role::implemented)}));
}

/// Which file declares an export, and where in it.
struct Owner {
  std::string file;
  Place place;
};

/// Exports by name. A second of a name is a fault.
class Register {
public:
  explicit Register(Faults& faults) : faults_(faults) {}

  void add(const Text& symbol, const std::string& file, const Place& place)
  {
    const auto [first, is_new] =
      owners_.emplace(symbol.value, Owner{file, symbol.place});
    if (!is_new) {
      report(symbol, place, first->second);
    }
  }

private:
  void report(const Text& symbol, const Place& place, const Owner& first)
  {
    faults_.add(place,
                "duplicate export",
                base::quote(symbol.value) + " again",
                "it only in " + find_base_name(first.file) + ":" +
                  std::to_string(first.place.line));
  }

  Faults& faults_;
  std::map<std::string, Owner> owners_;
};

}  // namespace

std::vector<Interface>
read_interfaces(const std::vector<Text>& names,
                Role role,
                const std::vector<std::string>& folders,
                Faults& faults)
{
  std::vector<Interface> interfaces;
  for (const auto& name : names) {
    auto interface = find_interface(name, folders, faults.name());
    if (!interface) {
      faults.keep(std::move(interface.error()));
      break;
    }
    check_side(name, *interface, role, faults);
    if (std::ranges::find(interfaces, interface->name, &Interface::name) !=
        interfaces.end()) {
      faults.add(name.place,
                 "duplicate interface",
                 base::quote(interface->name) + " again",
                 "each once");
    }
    interfaces.push_back(std::move(*interface));
  }
  return interfaces;
}

void
check_required_metadata(Document& document,
                        const std::vector<Interface>& implements)
{
  const auto* metadata = document.root["metadata"].as_table();
  const auto& lacking = metadata ? *metadata : document.root;
  const auto place = find_place(document, lacking.source());
  for (const auto& interface : implements) {
    for (const auto& key : interface.required_metadata) {
      if (!metadata || !metadata->contains(key)) {
        document.faults.add(place,
                            "metadata lacks " + base::quote(key) +
                              ", which interface " +
                              base::quote(interface.name) + " requires");
      }
    }
  }
}

void
check_exports_distinct(const std::vector<Text>& names,
                       const std::vector<Interface>& implements,
                       const std::vector<Export>& own,
                       Faults& faults)
{
  Register exports(faults);
  // A description that cannot be read ends their list.
  for (std::size_t i = 0; i < implements.size(); ++i) {
    const auto& interface = implements[i];
    for (const auto* list : {&interface.exports, &interface.optional}) {
      for (const auto& one : *list) {
        exports.add(one.symbol, interface.file, names[i].place);
      }
    }
  }
  for (const auto& one : own) {
    exports.add(one.symbol, faults.name(), one.symbol.place);
  }
}

}  // namespace hallmark::describe
